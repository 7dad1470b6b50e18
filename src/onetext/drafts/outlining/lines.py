"""Points that stand in one paragraph, parted by line breaks (`<br>`, Shift-Enter), taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onetext.documents import Block, Look
from onetext.drafts.labels.counts import automatic_label
from onetext.drafts.labels.reading import Label, read_label
from onetext.drafts.outlining.lists import follows

__all__ = ["Part", "parted"]


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or a stretch of its lines, and the index of the block it is of."""

    block: Block
    of: int


def parted(blocks: Sequence[Block]) -> list[Part]:
    """Cut each paragraph before the lines that open points.

    Such a line has a label, and another line of the paragraph has the label before or after it, or the paragraph itself
    opens with a label of the same kind. Span and paragraphs stay those of the whole block.
    """
    parts: list[Part] = []
    for at, block in enumerate(blocks):
        if "\n" in block.text and block.kind in {"paragraph", "item"} and block.cell is None:
            parts += [Part(piece, at) for piece in _pieces(block)]
        else:
            parts.append(Part(block, at))
    return parts


def _pieces(block: Block) -> list[Block]:
    starts = [0]
    for mark, char in enumerate(block.text):
        if char == "\n":
            starts.append(mark + 1)
    own = (read_label(block.label) or automatic_label(block.label, block.counts)) if block.label else None
    lines = [(start, label) for start in starts if (label := _label_at(block.text, start)) is not None]
    head = own or next((label for start, label in lines if start == 0), None)
    cuts = list(_openings(lines, head))
    ends = [*cuts, len(block.text)]
    pieces = [_piece(block, start, end) for start, end in zip([0, *cuts], ends, strict=True)]
    return [pieces[0], *(_set(piece, own) for piece in pieces[1:])]


def _label_at(text: str, start: int) -> Label | None:
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].lstrip()
    label = read_label(line)
    if label is None or not (label.sure or label.printed.endswith((".", ")")) or label.readings[0].path):
        return None
    return label


def _openings(lines: Sequence[tuple[int, Label]], head: Label | None) -> Iterator[int]:
    """Where the lines start that open points."""
    families = {one.family for one in head.readings} if head is not None else set()
    linked: set[int] = set()
    last: dict[str, tuple[int, Label]] = {}
    for start, label in lines:
        for family in {one.family for one in label.readings}:
            if family in last and _next_to(last[family][1], label):
                linked |= {last[family][0], start}
            if family in families:
                linked.add(start)
            last[family] = start, label
    return (start for start, _ in lines if start in linked and start > 0)


def _next_to(one: Label, other: Label) -> bool:
    """Whether the second label comes right after the first one in a list; every bullet comes after one like it."""
    return any(
        first.family == second.family
        and (first.order is second.order is None or first.path[:-1] == second.path[:-1])
        and (first.order is None or follows(first.order, second.order))
        for first in one.readings
        for second in other.readings
    )


def _piece(block: Block, start: int, end: int) -> Block:
    lead = start + len(block.text[start:end]) - len(block.text[start:end].lstrip())
    text = block.text[lead:end].rstrip()
    looks = tuple(
        (max(first - lead, 0), min(last - lead, len(text)), how)
        for first, last, how in _within(block.looks, lead, lead + len(text))
    )
    return replace(block, text=text, looks=looks)


def _within(
    looks: Sequence[tuple[int, int, frozenset[Look]]], start: int, end: int
) -> list[tuple[int, int, frozenset[Look]]]:
    return [look for look in looks if look[0] < end and look[1] > start]


def _set(piece: Block, own: Label | None) -> Block:
    """A later part has no automatic number; in an item, where its label is of another kind, it stands deeper."""
    if piece.kind != "item":
        return replace(piece, label="", counts=())
    label = read_label(piece.text)
    families = {one.family for one in own.readings} if own else set()
    same = label is not None and families & {one.family for one in label.readings}
    return replace(piece, label="", counts=(), level=piece.level + (0 if same or own is None else 1))
