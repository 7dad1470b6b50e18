"""Rows of two tables that belong together, and the marks of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onetext.documents import Mark
from onetext.drafts.word.hands import Hands
from onetext.drafts.word.items import Row, Table
from onetext.drafts.word.names import child, made, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["new_cell", "new_row", "new_table", "row_pairs", "sign_row"]

_WIDTH = 9000


def row_pairs(before: Sequence[Row], after: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows from top to bottom, those that belong together as one."""
    from onetext.drafts.word.linking import linked

    items = [[Table(rows=[row]) for row in side] for side in (before, after)]
    for step in linked(items[0], items[1], simple=True):
        old = [before[at] for at in step.before]
        new = [after[at] for at in step.after]
        if old and new and len(old[0].cells) == len(new[0].cells):
            yield old[0], new[0]
            continue
        yield from ((row, None) for row in old)
        yield from ((None, row) for row in new)


def sign_row(row: Element, inserted: Mark | None, deleted: Mark | None, hands: Hands) -> None:
    """Say in a row's properties who put it there and who took it away; what they said before is gone."""
    props = child(row, "trPr")
    for mark in [item for item in (props if props is not None else ()) if item.tag in (w("ins"), w("del"))]:
        mark.getparent().remove(mark)
    if inserted is None and deleted is None:
        return
    if props is None:
        props = made("trPr")
        at = 1 if child(row, "tblPrEx") is not None else 0
        row.insert(at, props)
    signs = [hands.inserted(_plain(inserted))] if inserted else []
    signs += [hands.deleted(_plain(deleted))] if deleted else []
    change = child(props, "trPrChange")
    for sign in signs:
        if change is None:
            props.append(sign)
        else:
            change.addprevious(sign)


def _plain(mark: Mark) -> Mark:
    return Mark(author=mark.author, date=mark.date)


def new_table(table: Table) -> Element:
    """A table without rows for the ones of a table that stands in another file."""
    columns = max((len(row.cells) for row in table.rows), default=1)
    element = made("tbl")
    props = made("tblPr")
    props.append(made("tblW", w="0", type="auto"))
    borders = made("tblBorders")
    borders.extend(
        made(side, val="single", sz="4", space="0", color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    props.append(borders)
    grid = made("tblGrid")
    grid.extend(made("gridCol", w=str(_WIDTH // columns)) for _ in range(columns))
    element.extend([props, grid])
    return element


def new_row(row: Row) -> Element:
    """A row with empty cells, as many as the row has."""
    element = made("tr")
    element.extend(new_cell() for _ in row.cells)
    return element


def new_cell() -> Element:
    """An empty cell."""
    return made("tc")
