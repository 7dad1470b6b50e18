"""A document that is no Word file at hand, as items: from its blocks, or from its paragraphs as marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby, pairwise

from onetext.documents import Block, Document, Look, MarkedParagraph
from onetext.drafts.word.items import Cell, Item, Para, Row, Stretch, Table, text_of
from onetext.drafts.word.names import child, readable
from onetext.drafts.word.plain import plain_paragraph, runs

__all__ = ["items_at", "items_of"]

_FARTHEST = 50
"""Blocks that are looked through for the one that an item is."""
_Placed = tuple[Para, tuple[int, int, int] | None]


def items_of(document: Document) -> list[Item]:
    """Its paragraphs and tables. Revisions that still wait keep their authors, where the file had any."""
    if document.marked:
        cells = {
            at: block.cell for view in (document.original, document.blocks) for block in view for at in block.paragraphs
        }
        return _laid_out((_of_marked(item), cells.get(at)) for at, item in enumerate(document.marked))
    return _laid_out((_of_block(block), block.cell) for block in document.blocks)


def _laid_out(placed: Iterable[_Placed]) -> list[Item]:
    items: list[Item] = []
    for number, group in groupby(placed, key=lambda pair: None if pair[1] is None else pair[1][0]):
        if number is None:
            items += [para for para, _ in group]
        else:
            items.append(_table(list(group)))
    _shut(items)
    return items


def _table(placed: Sequence[_Placed]) -> Table:
    rows: dict[int, dict[int, list[Item]]] = {}
    for para, cell in placed:
        if cell is not None:
            rows.setdefault(cell[1], {}).setdefault(cell[2], []).append(para)
    width = 1 + max(column for row in rows.values() for column in row)
    table = Table()
    for _, row in sorted(rows.items()):
        cells = [Cell(items=row.get(column) or [Para(stretches=(), known=False)]) for column in range(width)]
        for made in cells:
            _shut(made.items)
        table.rows.append(Row(cells=cells))
    return table


def _shut(items: Sequence[Item]) -> None:
    for item, after in zip(items, [*items[1:], None], strict=True):
        if isinstance(item, Para) and not isinstance(after, Para):
            item.shut, item.inserted, item.deleted = True, None, None


def _of_block(block: Block) -> Para:
    style = f"Heading{min(block.level, 8) + 1}" if block.kind == "heading" else ""
    level = block.level if block.kind == "item" else 0
    model = plain_paragraph(block.text[:80], label=block.label, level=level, style=style)
    return Para(
        stretches=_stretched(block.text, block.looks), props=child(model, "pPr"), label=block.label, known=False
    )


def _stretched(text: str, looks: Sequence[tuple[int, int, frozenset[Look]]]) -> tuple[Stretch, ...]:
    cuts = sorted({0, len(text), *(min(max(at, 0), len(text)) for start, end, _ in looks for at in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        here = frozenset[Look]().union(*(how for first, last, how in looks if first <= start and end <= last))
        pieces.append(_stretch(text[start:end], here))
    return tuple(piece for piece in pieces if piece.text)


def _stretch(text: str, looks: frozenset[Look]) -> Stretch:
    shown = runs("x", [(0, 1, looks)])
    return Stretch(text=readable(text), look=child(shown[0], "rPr"))


def _of_marked(item: MarkedParagraph) -> Para:
    stretches = []
    for piece in item.pieces:
        model = _stretch(piece.text, piece.looks)
        stretches.append(Stretch(text=model.text, look=model.look, inserted=piece.inserted, deleted=piece.deleted))
    return Para(
        stretches=tuple(stretches),
        inserted=item.end_inserted,
        deleted=item.end_deleted,
        label=item.label or item.label_before,
        known=False,
    )


def items_at(items: Sequence[Item], blocks: Sequence[Block], wanted: Collection[int]) -> frozenset[int]:
    """The paragraphs outside tables that are some blocks of their document, found in order by their words."""
    if not wanted:
        return frozenset()
    free = [(at, _plain(block.text)) for at, block in enumerate(blocks) if block.cell is None]
    found = set()
    start = 0
    for number, item in enumerate(items):
        text = _plain(text_of(item)) if isinstance(item, Para) else ""
        reach = range(start, min(start + _FARTHEST, len(free))) if text else range(0)
        spot = next((spot for spot in reach if free[spot][1] == text), None)
        if spot is not None:
            start = spot + 1
            if free[spot][0] in wanted:
                found.add(number)
    return frozenset(found)


def _plain(text: str) -> str:
    return " ".join(text.split())
