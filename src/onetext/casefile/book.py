"""The whole case as entries that have the right shape, and the ids that may be referred to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from onetext.casefile.body import RawPoint
from onetext.casefile.gather import Gathered
from onetext.casefile.section import Draft, Entry, Section
from onetext.casefile.shapes.base import Shape
from onetext.casefile.shapes.drafts import DraftShape, PointShape
from onetext.casefile.shapes.header import HeaderShape
from onetext.casefile.shapes.issues import IssueShape
from onetext.casefile.shapes.parties import PartyShape
from onetext.casefile.shaping import shape_of, shaped, shaped_list
from onetext.casefile.values import Number, Value
from onetext.errors import Fault

if TYPE_CHECKING:
    from onetext.casefile.settings import GivenParameter
    from onetext.casefile.shapes.process import ProcessShape

__all__ = ["Book", "BookDraft", "BookPoint", "book_of"]


@dataclass(slots=True)
class BookPoint:
    """A point with its attributes; `entry` is None where they are absent or misshapen."""

    raw: RawPoint
    entry: Entry[PointShape] | None


@dataclass(slots=True)
class BookDraft:
    """A draft with its points; `body` is where its body starts in a file of its own."""

    entry: Entry[DraftShape]
    points: list[BookPoint]
    body: int | None


@dataclass
class Book:
    """All entries by section, the drafts apart, and every id that the files name, misshapen items included.

    `broken` holds the items that have a fault of shape, as the files have them, each with an empty shape for its place.
    """

    slug: str
    header: Entry[HeaderShape] | None
    entries: dict[str, list[Entry[Any]]]
    drafts: list[BookDraft]
    lost: set[str]
    sections: list[Section] = field(default_factory=list)
    raw_ids: dict[str, set[str]] = field(default_factory=dict)
    raw_options: dict[str, set[str]] = field(default_factory=dict)
    raw_points: dict[str, set[str]] = field(default_factory=dict)
    twice: list[tuple[Section, tuple[str | int, ...], str]] = field(default_factory=list)
    broken: list[tuple[Entry[Shape], Mapping[str, Value]]] = field(default_factory=list)
    process: Entry[ProcessShape] | None = None
    parameters: list[GivenParameter] = field(default_factory=list)

    def ids(self, section: str) -> Collection[str] | None:
        """The ids that a section declares; None when part of it could not be read, so that nothing is missed."""
        return None if section in self.lost else self.raw_ids.get(section, frozenset())

    @cached_property
    def parties(self) -> Mapping[str, PartyShape]:
        """Party -> its shape, for those that have one."""
        return {entry.shape.id: entry.shape for entry in self.entries["parties"]}

    @cached_property
    def issues(self) -> Mapping[str, IssueShape]:
        """Issue -> its shape, for those that have one."""
        return {entry.shape.id: entry.shape for entry in self.entries["issues"]}


def book_of(gathered: Gathered) -> tuple[Book, list[Fault]]:
    """Shape everything that was gathered."""
    faults: list[Fault] = []
    header = None
    if gathered.header is not None:
        header, more = shaped(gathered.header, HeaderShape)
        faults += more
    entries: dict[str, list[Entry[Any]]] = {name: [] for name in ("parties", "issues")}
    for section in gathered.sections:
        shapes, more = shaped_list(section)
        entries.setdefault(section.name, []).extend(shapes)
        faults += more
    drafts = []
    for draft in gathered.drafts:
        one, more = _book_draft(draft)
        faults += more
        if one is not None:
            drafts.append(one)
    book = Book(gathered.slug, header, entries, drafts, gathered.lost, gathered.sections)
    if gathered.process is not None:
        faults += _take_process(book, gathered.process)
    _note_ids(book, gathered)
    _note_broken(book, gathered)
    return book, faults


def _take_process(book: Book, section: Section) -> list[Fault]:
    """Most cases have no `process.yaml`: what reads it is loaded only here."""
    from onetext.casefile.settings import read_parameters

    book.process, faults = shaped(section, cast("type[ProcessShape]", shape_of("process")))
    if book.process is not None:
        book.parameters, more = read_parameters(book.process)
        faults += more
    return faults


def _book_draft(draft: Draft) -> tuple[BookDraft | None, list[Fault]]:
    entry, faults = shaped(draft.front, DraftShape)
    points = []
    for raw in draft.points:
        attributes = None
        if raw.attributes is not None:
            attributes, more = shaped(Section("points", raw.attributes, raw.attributes.value), PointShape)
            faults += more
        points.append(BookPoint(raw, attributes))
    return (None if entry is None else BookDraft(entry, points, draft.body)), faults


def _note_ids(book: Book, gathered: Gathered) -> None:
    for section in gathered.sections:
        known = book.raw_ids.setdefault(section.name, set())
        for index, item in enumerate(_as_list(section.value)):
            if (name := _id(item)) is not None:
                if name in known:
                    book.twice.append((section, (index, "id"), name))
                known.add(name)
                if section.name == "issues":
                    book.raw_options.setdefault(name, set()).update(_options(item))
    for draft in gathered.drafts:
        if (name := _id(draft.front.value)) is not None:
            if name in book.raw_points:
                book.twice.append((draft.front, ("id",), name))
            book.raw_ids.setdefault("drafts", set()).add(name)
            book.raw_points.setdefault(name, set()).update(point.label for point in draft.points)


def _note_broken(book: Book, gathered: Gathered) -> None:
    sound = {(id(entry.section), entry.path) for entries in book.entries.values() for entry in entries}
    fronts = {id(draft.entry.section) for draft in book.drafts}
    singles = [draft.front for draft in gathered.drafts if id(draft.front) not in fronts]
    if gathered.header is not None and book.header is None:
        singles.append(gathered.header)
    for section in gathered.sections:
        for index, item in enumerate(_as_list(section.value)):
            if isinstance(item, dict) and (id(section), (index,)) not in sound:
                book.broken.append((Entry(section, (index,), Shape()), item))
    book.broken += [(Entry(one, (), Shape()), one.value) for one in singles if isinstance(one.value, dict)]


def _text(value: Value) -> str | None:
    return value.text if isinstance(value, Number) else value if isinstance(value, str) else None


def _id(item: Value) -> str | None:
    return _text(item.get("id")) if isinstance(item, dict) else None


def _options(item: Value) -> set[str]:
    options = item.get("options") if isinstance(item, dict) else None
    named = [_id(option) if isinstance(option, dict) else _text(option) for option in _as_list(options)]
    return {name for name in named if name is not None}


def _as_list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
