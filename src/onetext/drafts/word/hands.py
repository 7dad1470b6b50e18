"""The elements that say who changed what: insertions, deletions, and moves with their two ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents import Mark
from onetext.drafts.word.names import made, readable, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Hands"]

_LONGEST = 255
"""Letters of an author's name, by the schema."""
_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")


@dataclass(slots=True)
class _Move:
    mark: Mark
    ends: dict[str, list[Element]] = field(default_factory=lambda: {"moveFrom": [], "moveTo": []})


@dataclass(slots=True)
class Hands:
    """Makes the elements of tracked changes, each with an id of its own, and keeps account of the moves.

    Attributes
    ----------
    last
        The highest id given so far; start with the highest one of the part.
    """

    last: int = 0
    moves: dict[str, _Move] = field(default_factory=dict)

    def inserted(self, mark: Mark) -> Element:
        """`w:ins`, or `w:moveTo` for the far end of a move."""
        return self._change("moveTo" if mark.move else "ins", mark)

    def deleted(self, mark: Mark) -> Element:
        """`w:del`, or `w:moveFrom` for the near end of a move."""
        return self._change("moveFrom" if mark.move else "del", mark)

    def formatted(self, local: str, mark: Mark) -> Element:
        """`w:pPrChange` or `w:rPrChange`."""
        return self._signed(local, mark)

    def _change(self, local: str, mark: Mark) -> Element:
        element = self._signed(local, mark)
        if mark.move:
            self.moves.setdefault(mark.move, _Move(mark)).ends[local].append(element)
        return element

    def _signed(self, local: str, mark: Mark) -> Element:
        self.last += 1
        element = made(local, id=str(self.last), author=readable(mark.author)[:_LONGEST] or "?")
        if date := _dated(mark.date):
            element.set(w("date"), date)
        return element

    def close(self) -> None:
        """Set the ends of every move; what has only one end, or shares a paragraph, is plainly deleted and inserted."""
        whole = 0
        for move in self.moves.values():
            inline = {name: [item for item in found if not _is_mark(item)] for name, found in move.ends.items()}
            if not all(inline.values()) or not all(_is_pure(name, item) for name in inline for item in inline[name]):
                _make_plain(move)
                continue
            whole += 1
            for name, found in move.ends.items():
                self._fence(name, f"move{whole}", found, inline[name], move.mark)

    def _fence(self, local: str, name: str, found: list[Element], inline: list[Element], mark: Mark) -> None:
        start = self._signed(f"{local}RangeStart", mark)
        start.set(w("name"), name)
        inline[0].addprevious(start)
        end = made(f"{local}RangeEnd", id=str(start.get(w("id"))))
        last = _paragraph(inline[-1])
        marks = [_paragraph(item) for item in found if _is_mark(item)]
        if last is not None and any(item is last for item in marks[-1:]):
            last.addnext(end)
        else:
            inline[-1].addnext(end)


def _is_mark(element: Element) -> bool:
    """Whether the element stands in the properties of a paragraph's mark."""
    parent = element.getparent()
    return parent is not None and parent.tag == w("rPr")


def _is_pure(local: str, element: Element) -> bool:
    """Whether its paragraph holds this end of a move and no other text than what is struck or new.

    LibreOffice 7.4 splits a paragraph in two where a part of it is moved and the rest is kept.
    """
    paragraph = _paragraph(element)
    allowed = {w(name) for name in ("pPr", "ins", "del", local, f"{local}RangeStart", f"{local}RangeEnd")}
    return paragraph is not None and all(item.tag in allowed for item in paragraph)


def _paragraph(element: Element) -> Element | None:
    return next(element.iterancestors(w("p")), None)


def _make_plain(move: _Move) -> None:
    for element in move.ends["moveTo"]:
        element.tag = w("ins")
    for element in move.ends["moveFrom"]:
        element.tag = w("del")
        for text in element.iter(w("t")):
            text.tag = w("delText")


def _dated(date: str) -> str:
    """The date in the form that the schema asks for, or "" where it has none."""
    if not _DATE.fullmatch(date):
        return ""
    return date if "T" in date else f"{date}T00:00:00Z"
