"""The two views of a marked text: as it stands, with every change accepted, and as it was, with every one rejected.

Where the mark at a paragraph's end is gone from a view, the paragraph runs on into the next one of the same cell or
stretch of the body, without a blank between, and what comes out has the properties of the last of them: that is where
the mark stands which is left. Before a table and at the end of a cell the mark stays, as it does in Word; a paragraph
that has no text left there is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onetext.documents.docx.formats import BULLET
from onetext.documents.docx.numbering import Counter, Number, Numbering, Printed
from onetext.documents.docx.raw import Bit, Raw
from onetext.documents.docx.styles import Props, Styles
from onetext.documents.text import Block, BlockKind, Look, Span

__all__ = ["View", "view"]

Side = Literal["now", "before"]
_CONTENTS = re.compile(r"(toc|table of figures|toa|index) ?\d*", re.IGNORECASE)
_BODY_TEXT = 9  # the outline rank of what is no heading
_PLAIN: frozenset[Look] = frozenset()


@dataclass(slots=True)
class View:
    """One view of a text.

    Attributes
    ----------
    labels
        Paragraph to its automatic number.
    called
        Note to the block in which it is called, and the code point before which.
    contents
        Lines of tables of contents, which repeat headings and are no blocks.
    unresolved
        Paragraphs that are numbered by a list that the file does not have.
    empty
        Labels that stand before no text.
    odd
        Formats of numbers that are not known.
    """

    blocks: list[Block] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    called: dict[str, tuple[int, int]] = field(default_factory=dict)
    contents: list[str] = field(default_factory=list)
    unresolved: list[int] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)


def view(raws: Sequence[Raw], side: Side, styles: Styles, numbering: Numbering) -> View:
    """Make a view of the paragraphs of a part."""
    out = View()
    counter = Counter(numbering, odd=out.odd)
    for group in _groups(raws, side):
        owner = group[-1]
        bits = [bit for raw in group for bit in raw.bits if _stays(bit, side)]
        text = "".join(bit.text for bit in bits)
        ends = _mark_gone(owner, side)
        if ends and not text.strip():
            continue  # the last of a cell or before a table, deleted with its text
        props = owner.props if side == "now" else owner.props_before
        number = numbering.number_of(props)
        printed = _counted(out, owner, counter, number)
        if not text.strip():
            _call_early(out, bits)
            if printed.label and printed.label != BULLET:
                out.empty.append(printed.label)
            continue
        if _CONTENTS.fullmatch(styles.name(props.style)):
            out.contents.append(text.strip())
            continue
        _add(out, _Found(group, bits, text, props, printed, number), side, styles.name(props.style))
    return out


@dataclass(frozen=True, slots=True)
class _Found:
    group: Sequence[Raw]
    bits: Sequence[Bit]
    text: str
    props: Props
    printed: Printed
    number: Number | None


def _groups(raws: Sequence[Raw], side: Side) -> Iterable[list[Raw]]:
    """Paragraphs that run together, ordered by their last."""
    open_groups: dict[int, list[Raw]] = {}
    done: list[list[Raw]] = []
    for raw in raws:
        if (raw.whole.deleted if side == "now" else raw.whole.inserted) is not None:
            continue
        group = open_groups.setdefault(raw.box, [])
        group.append(raw)
        if not _mark_gone(raw, side):
            done.append(open_groups.pop(raw.box))
    done += open_groups.values()
    return sorted(done, key=lambda group: group[-1].index)


def _mark_gone(raw: Raw, side: Side) -> bool:
    return (raw.end_deleted if side == "now" else raw.end_inserted) is not None


def _stays(bit: Bit, side: Side) -> bool:
    return (bit.deleted if side == "now" else bit.inserted) is None


def _counted(out: View, owner: Raw, counter: Counter, number: Number | None) -> Printed:
    if number is None:
        return Printed("")
    printed = counter.next(number)
    if printed is None:
        out.unresolved.append(owner.index)
        return Printed("")
    out.labels[owner.index] = printed.label
    return printed


def _add(out: View, found: _Found, side: Side, style: str) -> None:
    lead = len(found.text) - len(found.text.lstrip())
    text = found.text.strip()
    owner = found.group[-1]
    made_of = [raw for raw in found.group if raw is owner or any(bit.text for bit in raw.bits if _stays(bit, side))]
    cell = owner.whole.now if side == "now" else owner.whole.before
    looks: list[tuple[int, int, frozenset[Look]]] = []
    at = -lead
    for bit in found.bits:
        start, at = at, at + len(bit.text)
        if bit.note:
            out.called.setdefault(bit.note, (len(out.blocks), min(max(start, 0), len(text))))
        elif bit.looks:
            _add_look(looks, max(start, 0), min(at, len(text)), bit.looks)
    kind, level = _kind(found, cell is not None)
    out.blocks.append(
        Block(
            text=text,
            kind=kind,
            span=_span(made_of),
            label=found.printed.label,
            level=level,
            style=style,
            cell=cell,
            looks=tuple(looks),
            paragraphs=tuple(raw.index for raw in made_of),
            counts=found.printed.counts,
        )
    )


def _call_early(out: View, bits: Sequence[Bit]) -> None:
    """Notes called where there is no text are taken as called at the end of the text before."""
    for note in [bit.note for bit in bits if bit.note]:
        last = (len(out.blocks) - 1, len(out.blocks[-1].text)) if out.blocks else (0, 0)
        out.called.setdefault(note, last)


def _add_look(
    looks: list[tuple[int, int, frozenset[Look]]], start: int, end: int, which: frozenset[Look] = _PLAIN
) -> None:
    if looks and looks[-1][1] == start and looks[-1][2] == which:
        looks[-1] = (looks[-1][0], end, which)
    elif start < end:
        looks.append((start, end, which))


def _kind(found: _Found, in_cell: bool) -> tuple[BlockKind, int]:
    depth = found.number.level if found.number is not None and found.printed.label else 0
    if in_cell:
        return "cell", depth
    outline = found.props.outline
    if outline is not None and 0 <= outline < _BODY_TEXT:
        return "heading", outline
    return ("item", depth) if found.printed.label else ("paragraph", 0)


def _span(raws: Sequence[Raw]) -> Span:
    """From the first paragraph to the last; a text box within the last ends where that ends."""
    first = raws[0].span
    return Span(part=first.part, start=first.start, end=max(raw.span.end for raw in raws))
