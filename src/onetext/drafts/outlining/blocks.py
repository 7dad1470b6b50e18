"""From blocks of text to points: labels found, nested and named, with nothing lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.documents import Block, Look, Notice
from onetext.drafts.labels.counts import automatic_label
from onetext.drafts.labels.reading import Label, read_label
from onetext.drafts.outlining.keys import give_keys
from onetext.drafts.outlining.lines import parted
from onetext.drafts.outlining.lists import Ahead, chosen
from onetext.drafts.outlining.tree import LIST_RANK, Node, Tree
from onetext.drafts.text import TextPoint

__all__ = ["Outline", "outline"]

_SHORT = 80
"""A line up to this length that ends like no sentence may be a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The points of a text in its order, and what a reader should know of how they were cut."""

    points: tuple[TextPoint, ...]
    notices: tuple[Notice, ...] = ()


def outline(blocks: Sequence[Block]) -> Outline:
    """Cut a text into its points.

    Every character of every block stands in exactly one point, in its label or in its text; the blanks between the two
    are dropped. Each labelled paragraph is a point, and so is each unnumbered paragraph, heading and cell. A label on a
    line of its own takes the paragraph below as its text; for an article that is its title. An unnumbered paragraph
    stands below the point of a list that goes on after it, else below the article, annex or heading it is in.

    Lines of one paragraph that open points, parted by line breaks, are cut as paragraphs are; all of these points
    then have the place of the whole paragraph.

    Labels that may be text (`2014.`, `A. Smith`, `1.5 million`) count only within a sequence; else they stay text, with
    a notice. Keys are as `onetext.drafts.outlining.keys` describes.
    """
    return _Cutter(blocks).cut()


class _Cutter:
    def __init__(self, blocks: Sequence[Block]) -> None:
        parts = parted(blocks)
        self.blocks = [part.block for part in parts]
        self.of = [part.of for part in parts]
        self.labels = [_label_of(block) for block in self.blocks]
        self.ahead = Ahead(self.labels)
        self.tree = Tree()
        self.nodes: list[Node] = []
        self.notices: list[tuple[int, Notice]] = []

    def cut(self) -> Outline:
        """All points, with their keys."""
        for at, block in enumerate(self.blocks):
            self._block(at, block)
        twice = give_keys(self.nodes)
        for node, before, forward in self.tree.gaps:
            self._notice("numbering", _gap(node, before, forward), node)
        for node in twice:
            self._notice("twice", f'"{node.label}" is printed twice; the second one is called {node.key}', node)
        levels: dict[Node, int] = {}
        for node in self.nodes:
            levels[node] = levels[node.parent] + 1 if node.parent is not None else 0
        notices = tuple(notice for _at, notice in sorted(self.notices, key=lambda each: each[0]))
        return Outline(points=tuple(_point(node, levels[node], self.of) for node in self.nodes), notices=notices)

    def _notice(self, code: str, message: str, node: Node) -> None:
        self.notices.append((node.block, Notice(code=code, message=message, span=self.blocks[node.block].span)))

    def _block(self, at: int, block: Block) -> None:
        label = self.labels[at]
        reading = chosen(label, at, self.tree.opened(), self.tree.last, self.ahead) if label else None
        node = Node(
            block=at,
            kind=reading.kind if reading else "paragraph",
            reading=reading,
            item=block.kind == "item",
            depth=block.level or _style_level(block),
            counted=bool(block.counts) and label is not None,
            heading=block.kind == "heading",
            cell=block.cell,
        )
        rest = block.text
        if label is not None and reading is not None:
            node.label = label.printed
            rest = block.text if block.label else block.text[: label.start] + block.text[label.end :]
        elif block.label:
            node.label = block.label
        if label is not None and reading is None:
            message = f'"{label.printed}" at the head of "{_head(block.text)}" is read as text, not as a label'
            self._notice("numbering", message, node)
        if block.cell is not None:
            node.kind = "cell"
        elif reading is None and self._is_title_of_previous(at, block):
            _add(self.nodes[-1], at, block)
            return
        elif reading is None and self._looks_like_heading(at, block):
            node.kind = "heading"
        cut = (label.start, label.end) if label and reading and not block.label else (0, 0)
        _add(node, at, block, rest, looks=_shifted(list(block.looks), *cut))
        self._placed(node)
        if block.cell is None and reading is not None:
            self._inner(node, block)

    def _placed(self, node: Node) -> None:
        self.tree.place(node, self.ahead)
        if node.reading is not None and node.cell is None:
            node.kind = node.reading.kind
        self.nodes.append(node)

    def _inner(self, node: Node, block: Block) -> None:
        """Open a second point in a paragraph that starts with two labels: `1. (a) The …`, `Article 5. 1. The …`."""
        while (
            (label := read_label(node.text))
            and node.reading is not None
            and label.printed
            and label.sure
            and not label.start
        ):
            first = next((reading for reading in label.readings if reading.order == (1, 0)), None)
            closed = label.printed.startswith("(") or (node.reading.rank < LIST_RANK and label.printed.endswith("."))
            if first is None or not closed or first.family == node.reading.family or first.rank < LIST_RANK:
                return
            inner = Node(block=node.block, kind=first.kind, reading=first, label=label.printed)
            rest = node.text[label.end :]
            inner.looks = _shifted(node.looks, 0, label.end)
            node.text, node.looks = "", []
            _add(inner, node.block, block, rest, looks=inner.looks)
            self._placed(inner)
            node = inner

    def _is_title_of_previous(self, at: int, block: Block) -> bool:
        """Whether the point before is a label alone, and this unnumbered paragraph is its text or title."""
        before = self.nodes[-1] if self.nodes else None
        if before is None or before.reading is None or before.text or before.cell or before.blocks[-1] != at - 1:
            return False
        if before.kind == "bullet" or before.reading.order is None:
            return False
        if before.reading.rank >= LIST_RANK and not before.heading:
            return block.kind != "heading"
        return block.kind == "heading" or self._looks_like_heading(at, block)

    def _looks_like_heading(self, at: int, block: Block) -> bool:
        if block.kind in {"heading", "cell"}:
            return block.kind == "heading"
        text = block.text.strip()
        if block.kind == "item" or block.label or self.labels[at] or len(text) > _SHORT or len(text.split()) > 12:
            return False
        if "\n" in text or (at > 0 and not self.blocks[at - 1].text.strip("_ \t")):
            return False  # several lines are no heading, nor is a name below a line to sign on
        last = text.rstrip("\"'”’»)]")[-1:]
        return at + 1 < len(self.blocks) and text[0].isalpha() and not text[0].islower() and last.isalnum()


_STYLED = re.compile(r"List (?:Number|Bullet|Continue|Paragraph)? ?([2-5])")


def _style_level(block: Block) -> int:
    """How deep a style of Word's own sets an item, each of which counts for itself: List Number 2 is one deep."""
    match = _STYLED.fullmatch(block.style) if block.kind == "item" else None
    return int(match[1]) - 1 if match else 0


def _label_of(block: Block) -> Label | None:
    if block.label:
        return automatic_label(block.label, block.counts, heading=block.kind == "heading")
    if block.kind == "cell" or block.cell is not None:
        return None
    return read_label(block.text, heading=block.kind == "heading")


def _add(
    node: Node,
    at: int,
    block: Block,
    rest: str | None = None,
    *,
    looks: list[tuple[int, int, frozenset[Look]]] | None = None,
) -> None:
    """Add a block's text (or the rest of it, behind the label) to a point."""
    text = block.text if rest is None else rest
    base = len(node.text) + 1 if node.text else 0
    if looks is None:
        looks = list(block.looks)
    node.looks = [*node.looks, *((start + base, end + base, how) for start, end, how in looks)] if base else looks
    node.text = f"{node.text}\n{text}" if node.text else text
    node.blocks.append(at)
    node.spans.append(block.span)


def _shifted(
    looks: list[tuple[int, int, frozenset[Look]]], first: int, last: int
) -> list[tuple[int, int, frozenset[Look]]]:
    """The looks of a text from which the characters from `first` to `last` were cut out."""
    placed = [
        (start - min(max(start - first, 0), last - first), end - min(max(end - first, 0), last - first), how)
        for start, end, how in looks
    ]
    return [(start, end, how) for start, end, how in placed if end > start]


def _point(node: Node, level: int, of: Sequence[int]) -> TextPoint:
    places = {of[part]: span for part, span in zip(node.blocks, node.spans, strict=True)}
    return TextPoint(
        key=node.key,
        text=node.text,
        kind=node.kind,
        label=node.label,
        number=node.reading.number if node.reading else "",
        parent=node.parent.key if node.parent else "",
        level=level,
        spans=tuple(places.values()),
        blocks=tuple(places),
        looks=tuple(node.looks),
    )


def _gap(node: Node, before: str, forward: bool) -> str:
    if not before:
        return f'the numbering begins with "{node.label}"'
    if forward:
        return f'"{node.label}" follows "{before}", and the numbers between are missing'
    return f'"{node.label}" follows "{before}": the numbering goes back'


def _head(text: str) -> str:
    first = text.splitlines()[0]
    return first if len(first) <= 40 else first[:39].rstrip() + "…"
