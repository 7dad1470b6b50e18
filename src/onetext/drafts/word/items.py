"""What the writer compares and weaves: paragraphs as stretches of one history and one look, and tables of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents import Mark
from onetext.drafts.word.names import BREAK

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Cell", "Item", "Para", "Row", "Stretch", "Table", "paragraphs", "text_of", "text_to_link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a paragraph.

    Attributes
    ----------
    text
        Its letters; `THING` for what is no text but seen, "" for what is not seen (bookmarks, fields).
    look
        The run's `w:rPr`, or None.
    thing
        The element that is kept whole: the child of a run, or, where `bare`, of the paragraph.
    wraps
        The elements it stands in (links, fields, content controls), the outermost first.
    para
        Of the mark of a paragraph (`BREAK`): whose mark it is.
    aside
        Not compared: its own file tells that it is new.
    """

    text: str
    look: Element | None = None
    inserted: Mark | None = None
    deleted: Mark | None = None
    thing: Element | None = None
    bare: bool = False
    wraps: tuple[Element, ...] = ()
    para: Para | None = None
    aside: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Para:
    """A paragraph: its stretches, and its mark.

    Attributes
    ----------
    props
        Its `w:pPr`, or None.
    element
        Where it stands in the package that is written on; None for one that comes from elsewhere.
    label
        Its automatic number as printed, or "".
    shut
        Nothing can follow it in its own row of paragraphs: a table, the end of a cell or of a section comes next.
    tracked
        Its element holds tracked changes.
    known
        `props` tells how it looks; false where its source has no such thing.
    """

    stretches: tuple[Stretch, ...]
    props: Element | None = None
    element: Element | None = None
    inserted: Mark | None = None
    deleted: Mark | None = None
    label: str = ""
    shut: bool = False
    tracked: bool = False
    known: bool = True


@dataclass(slots=True, kw_only=True, eq=False)
class Cell:
    """A cell of a table."""

    items: list[Item]
    element: Element | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Row:
    """A row of a table, and what happened to it."""

    cells: list[Cell]
    element: Element | None = None
    inserted: Mark | None = None
    deleted: Mark | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Table:
    """A table."""

    rows: list[Row] = field(default_factory=list)
    element: Element | None = None


Item = Para | Table


def paragraphs(items: list[Item]) -> Iterator[Para]:
    """All paragraphs, those in tables too, in the order of the text."""
    for item in items:
        if isinstance(item, Para):
            yield item
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.items)


def text_of(item: Item) -> str:
    """The text of an item as it stands."""
    if isinstance(item, Table):
        return "\n".join(text_of(para) for para in paragraphs([item]))
    return "".join(stretch.text for stretch in item.stretches if stretch.deleted is None).replace(BREAK, " ")


def text_to_link(item: Item) -> str:
    """The text of an item of the text after by which it is found again in the text before: without what is new."""
    if isinstance(item, Table):
        return text_of(item)
    kept = (stretch.text for stretch in item.stretches if not (stretch.aside or (stretch.inserted and stretch.deleted)))
    return "".join(kept).replace(BREAK, " ")
