"""Whether a note stays on two pages: lines are counted from characters, for a font somewhat wider than most."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onetext.report.note.parts import Cells, Note, NotePart, Told

__all__ = ["fits"]

_PAGES = 2
_LINES = 74
"""Lines of the body that a page of A4 takes at the note's size."""
_ACROSS = 102
"""Characters of the body in a line."""
_SMALL = 0.83
"""How large the small print is."""
_COLUMN = {"issue": 15, "number": 11}


def fits(note: Note) -> bool:
    """Whether the note is surely no longer than two pages; an estimate, and a careful one."""
    return _height(note) <= _PAGES * _LINES


def _height(note: Note) -> float:
    """In lines of the body."""
    head = 2.0 + _wrapped(len(note.under), _ACROSS) + _SMALL * _wrapped(len(note.notice), _ACROSS / _SMALL)
    sources = sum(len(one.text) + len(one.url or "") + 9 for one in note.sources)
    below = 2.0 + _SMALL * _wrapped(sources, _ACROSS * 0.9 / _SMALL) if note.sources else 0.0
    return head + below + sum(map(_part, note.parts))


def _part(part: NotePart) -> float:
    told = sum(_told(one, _ACROSS) for one in part.paragraphs)
    listed = sum(_told(one, _ACROSS - 5) for one in part.bullets)
    table = (1.5 if part.rows else 0.0) + sum(_row(row) for row in part.rows)
    return 2.0 + told + listed + table + (1 if part.more else 0)


def _row(cells: Cells) -> float:
    """The tallest of the cells."""
    numbers = len(cells) - 2
    change = max(_ACROSS - _COLUMN["issue"] - (_COLUMN["number"] + 2) * numbers - 6, 22)
    widths: Sequence[float] = (_COLUMN["issue"], change, *[_COLUMN["number"]] * numbers)
    return max(_told(cell, width) for cell, width in zip(cells, widths, strict=True)) + 0.1


def _told(told: Told, across: float) -> float:
    text = "".join(run.text for run in told)
    return 0.25 + sum(_wrapped(len(line), across) for line in text.split("\n"))


def _wrapped(characters: int, across: float) -> int:
    return max(math.ceil(characters / across), 1 if characters else 0)
