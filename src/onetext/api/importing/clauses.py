"""What of a draft can be agreed on by itself: its clauses and the rows of its tables, but no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onetext.api.textfile import TextFile

if TYPE_CHECKING:
    from onetext.drafts import TextPoint

__all__ = ["Clause", "clauses", "passed_over", "readable_points", "title_of"]

_LONGEST = 160
"""Signs of a heading, at most."""
_FEW = 3
"""Words that stand above points without being a sentence, whatever sign ends them: `Pay.`"""
_WORDED = frozenset({"annex", "part", "chapter", "section", "article"})
_CELL = re.compile(r"(t[0-9]+r[0-9]+)c[0-9]+\Z")
_BY_MACHINE = re.compile(r"Microsoft Word - |.*\.(?:docx?|odt|rtf|pdf|html?|md|txt)\Z", re.IGNORECASE | re.DOTALL)
"""Titles that a program wrote: the name of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A point, or the cells of one row of a table.

    Attributes
    ----------
    key
        Of the point; of a row without the column, `t1r2`.
    points
        The point, or the cells that say something.
    main
        The point that settles it. Of a row this is the cell that says most: the one to look at when it changes.
    """

    key: str
    text: str
    points: tuple[TextPoint, ...]
    main: TextPoint


def clauses(source: TextFile) -> tuple[Clause, ...]:
    """The clauses of a text in its order."""
    titles, rows = _headings(source), _rows(source)
    heads = _heads(rows)
    found = []
    for point in source.points:
        cell = _cell(source, point)
        if not point.text.strip() or point.key in titles or point.kind == "note":
            continue
        if cell is None:
            found.append(Clause(key=point.key, text=point.text, points=(point,), main=point))
        elif cell not in heads and rows[cell][0] is point:
            found.append(_row(rows[cell]))
    return tuple(found)


def passed_over(source: TextFile) -> tuple[str, ...]:
    """Keys of numbered headings and of heads of tables, which are no clauses although a number makes them look so."""
    titles, rows = _headings(source), _rows(source)
    numbered = [point.key for point in source.points if point.key in titles and point.label and point.text.strip()]
    return (*numbered, *(_row(rows[head]).key for head in sorted(_heads(rows))))


def readable_points(source: TextFile) -> tuple[TextPoint, ...]:
    """All points, with headings of articles, annexes and the like marked as such, for which nothing is proposed."""
    titles = _headings(source)
    return tuple(
        replace(point, kind="heading") if point.key in titles and _set_apart(source, point) else point
        for point in source.points
    )


def title_of(source: TextFile, id_: str) -> str:
    """The title of a text: as its file says, else the heading that it begins with, else the name of the file."""
    given = " ".join(source.document.title.split())
    if given and not _BY_MACHINE.match(given):
        return given
    titles = _headings(source)
    first = next((point for point in source.points if point.text.strip()), None)
    if first is not None and not first.label and first.key in titles:
        return " ".join(first.text.split())
    return Path(source.name).stem or id_


def _headings(source: TextFile) -> frozenset[str]:
    """Keys of the points that only name what stands below them, or the text as a whole.

    These are headings without a number, the title, and points with points below that have no sentence of their own.
    A heading with nothing below is taken as a point: what it says is said nowhere else.
    """
    above = {point.parent for point in source.points if point.text.strip() and point.kind != "note"}
    return frozenset(
        point.key
        for number, point in enumerate(source.points)
        if point.kind == "heading"
        or (number == 0 and _is_title(point))
        or (point.key in above and _names(source, point))
    )


def _is_title(point: TextPoint) -> bool:
    """Whether the first point is no sentence and has no label."""
    return not point.label and point.kind == "paragraph" and len(point.text) <= _LONGEST and not _ends(point.text)


def _names(source: TextFile, point: TextPoint) -> bool:
    """Whether a labelled point with others below says nothing by itself."""
    if not point.label or point.kind == "cell" or not point.text.strip() or len(point.text) > _LONGEST:
        return False
    if not _set_apart(source, point) and any(map(str.isdigit, point.text)):
        return False
    return not _ends(point.text) or (point.text.rstrip()[-1] in ".:" and len(point.text.split()) <= _FEW)


def _set_apart(source: TextFile, point: TextPoint) -> bool:
    """Whether it is set as a heading, or is an article, an annex or the like."""
    return point.kind in _WORDED or source.document.blocks[point.blocks[0]].kind == "heading"


def _ends(text: str) -> bool:
    """Whether a text ends as a sentence or a part of one does."""
    last = text.rstrip().rstrip("\"'”’»)]")[-1:]
    return bool(last) and not last.isalnum()


def _cell(source: TextFile, point: TextPoint) -> tuple[int, int] | None:
    """Table and row of a point, or None."""
    cell = source.document.blocks[point.blocks[0]].cell if point.blocks else None
    return None if cell is None else cell[:2]


def _rows(source: TextFile) -> dict[tuple[int, int], list[TextPoint]]:
    """The cells with words of each row of each table."""
    rows: dict[tuple[int, int], list[TextPoint]] = {}
    for point in source.points:
        if (cell := _cell(source, point)) is not None and point.text.strip():
            rows.setdefault(cell, []).append(point)
    return rows


def _heads(rows: dict[tuple[int, int], list[TextPoint]]) -> frozenset[tuple[int, int]]:
    """First rows of tables with more rows than one whose cells are names, neither sentences nor figures."""
    longer = {table for table, row in rows if row > 0}
    return frozenset(
        (table, row)
        for (table, row), cells in rows.items()
        if row == 0 and table in longer and len(cells) > 1 and not any(_says_something(cell.text) for cell in cells)
    )


def _says_something(text: str) -> bool:
    return _ends(text) or any(map(str.isdigit, text))


def _row(cells: Sequence[TextPoint]) -> Clause:
    """A row of a table as one clause."""
    found = _CELL.match(cells[0].key)
    said = max(
        enumerate(cells), key=lambda item: (item[0] > 0 and any(map(str.isdigit, item[1].text)), len(item[1].text))
    )
    return Clause(
        key=found[1] if found else cells[0].key,
        text=" · ".join(" ".join(cell.text.split()) for cell in cells),
        points=tuple(cells),
        main=said[1],
    )
