"""Which point stands below which: a stack of open points, closed by what comes after them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onetext.documents import Look, Span
from onetext.drafts.labels.reading import Order, Reading
from onetext.drafts.outlining.lists import Ahead, follows
from onetext.drafts.text import PointKind

__all__ = ["LIST_RANK", "Node", "Tree"]

LIST_RANK = 9
"""From this rank on labels are those of lists; below it they have a word, such as Article."""

_ANNOUNCES = (":", "–", "—")
"""How a point ends that announces a list below it."""

_HEADING_RANK = 3
"""An unnumbered heading closes articles and lists; a section closes headings."""


@dataclass(slots=True, eq=False)
class Node:
    """A point on the way to be one.

    Attributes
    ----------
    block
        The index of the block that opened it.
    item, depth
        Whether a program set it as an item of a list, and how deep; for a heading its rank.
    counted
        Whether the file keeps the count of its number.
    heading
        Whether it is set as a heading.
    own
        The last part of its key.
    """

    block: int
    kind: PointKind
    reading: Reading | None = None
    label: str = ""
    text: str = ""
    blocks: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    looks: list[tuple[int, int, frozenset[Look]]] = field(default_factory=list)
    parent: Node | None = None
    item: bool = False
    depth: int = 0
    counted: bool = False
    heading: bool = False
    cell: tuple[int, int, int] | None = None
    own: str = ""
    key: str = ""

    @property
    def rank(self) -> float:
        """As of label words; an unnumbered heading stands between sections and articles."""
        if self.reading is not None:
            return self.reading.rank
        return _HEADING_RANK + 0.5

    @property
    def listed(self) -> bool:
        """Whether it is a point of a list: a number, letter, bullet or option."""
        return self.reading is not None and self.reading.rank >= LIST_RANK

    @property
    def path(self) -> tuple[int, ...]:
        """The parts of its number."""
        if self.reading is None or self.reading.order is None:
            return ()
        return self.reading.path or (self.reading.order[0],)


class Tree:
    """The points that are open, from the outermost to the innermost, and the last number of each kind of list."""

    def __init__(self) -> None:
        self.stack: list[Node] = []
        self.last: dict[str, Order] = {}
        self.previous: Node | None = None
        self.printed: dict[str, str] = {}
        self.gaps: list[tuple[Node, str, bool]] = []

    def opened(self) -> list[Reading]:
        """The labels of the open points, the innermost first."""
        return [node.reading for node in reversed(self.stack) if node.reading is not None]

    def place(self, node: Node, ahead: Ahead) -> None:
        """Put a point into the tree: its parent, and what it closes."""
        if node.cell is not None:
            node.parent = self._container()
        elif node.reading is None:
            self._place_unnumbered(node, ahead)
        elif node.listed:
            self._place_listed(node)
        else:
            self._place_worded(node)
        self.previous = node

    # unnumbered ones

    def _container(self) -> Node | None:
        return next((node for node in reversed(self.stack) if not node.listed and node.kind != "paragraph"), None)

    def _close_preamble(self) -> None:
        """End the preamble, and all in it, where articles or numbers begin."""
        for at, node in enumerate(self.stack):
            if node.reading is not None and node.reading.family == "preamble":
                del self.stack[at:]
                return

    def _place_unnumbered(self, node: Node, ahead: Ahead) -> None:
        if node.kind == "heading":
            while self.stack and self._closed_by_heading(self.stack[-1], node):
                self.stack.pop()
            node.parent = self.stack[-1] if self.stack else None
            self.stack.append(node)
            return
        if node.item:
            deeper = [other for other in self.stack if other.item and other.depth < node.depth]
            if deeper:
                node.parent = deeper[-1]
                return
        node.parent = self._goes_on_around(node.block, ahead) or self._set_deeper(node) or self._container()
        openers = [at for at, other in enumerate(self.stack) if other.kind == "paragraph"]
        if openers and (node.parent is None or node.parent not in self.stack[openers[0] :]):
            del self.stack[openers[0] :]
        while self.stack and self.stack[-1].kind == "bullet" and node.parent is not self.stack[-1]:
            self.stack.pop()

    @staticmethod
    def _closed_by_heading(other: Node, node: Node) -> bool:
        if other.heading and node.heading:
            return other.depth >= node.depth
        return other.rank > _HEADING_RANK

    def _set_deeper(self, node: Node) -> Node | None:
        """The innermost point of a list that an indented paragraph is set deeper than."""
        below = [other for other in self.stack if other.listed and not other.heading and other.depth < node.depth]
        return below[-1] if below else None

    def _goes_on_around(self, at: int, ahead: Ahead) -> Node | None:
        """The innermost point of a list that goes on after `at`, before any point around it does."""
        found, bound = None, None
        for node in self.stack:
            if node.reading is None or not node.listed:
                continue
            place = ahead.next_of(node.reading, at)
            if place is not None and (bound is None or place < bound):
                found, bound = node, place
        return found

    # articles, annexes, parts

    def _place_worded(self, node: Node) -> None:
        reading = node.reading
        assert reading is not None
        self._close_preamble()
        family = [at for at, other in enumerate(self.stack) if other.reading and other.reading.family == reading.family]
        above = self._above_by_path(node)
        if above is not None:
            del self.stack[self.stack.index(above) + 1 :]
            self._shorten(node, above)
        elif family:
            del self.stack[family[-1] :]
        elif not self._first_below(node):
            while self.stack and self.stack[-1].rank >= reading.rank:
                self.stack.pop()
        self._push(node, reading)
        if reading.rank == 0:
            self.last = {key: order for key, order in self.last.items() if key == reading.family}

    def _above_by_path(self, node: Node) -> Node | None:
        """The open point whose number is the beginning of a dotted one: Article 2 or Section 2 of Section 2.1."""
        reading = node.reading
        if reading is None or not reading.path:
            return None
        for other in reversed(self.stack):
            if other.path and other.path == reading.path[: len(other.path)] and len(other.path) < len(reading.path):
                return other
        return None

    def _first_below(self, node: Node) -> bool:
        """Whether a section opens directly below an article, as in American contracts and constitutions."""
        top = self.stack[-1] if self.stack else None
        return bool(top and top is self.previous and top.kind == "article" and node.kind == "section" and not top.text)

    @staticmethod
    def _shorten(node: Node, above: Node) -> None:
        """Leave out of the own part what the key of the point above says already."""
        reading, parent = node.reading, above.reading
        if reading is None or parent is None or (reading.key and reading.family != parent.family):
            return
        rest = reading.path[len(above.path) :]
        node.own = ".".join(map(str, rest))

    def _push(self, node: Node, reading: Reading) -> None:
        node.parent = self.stack[-1] if self.stack else None
        self.stack.append(node)
        before = self.last.get(reading.family)
        if reading.order is not None:
            if (
                not reading.path
                and reading.order[0] != 1
                and reading.order != before
                and not follows(before, reading.order)
            ):
                forward = before is None or before < reading.order
                self.gaps.append((node, self.printed[reading.family] if before else "", forward))
            self.last[reading.family] = reading.order
            self.printed[reading.family] = node.label

    # lists

    def _place_listed(self, node: Node) -> None:
        reading = node.reading
        assert reading is not None
        if reading.kind in {"number", "option"}:
            self._close_preamble()
        if node.heading:
            while self.stack and (
                (self.stack[-1].listed and not self.stack[-1].heading)
                or (self.stack[-1].heading and self.stack[-1].depth > node.depth)
                or (self.stack[-1].heading and self.stack[-1].reading is None and self.stack[-1].depth == node.depth)
            ):
                self.stack.pop()
        if node.item:
            while self.stack and self.stack[-1].item and self.stack[-1].depth > node.depth:
                self.stack.pop()
        if reading.path:
            self._place_dotted(node)
        elif not self._below_its_number(node):
            self._place_in_list(node, reading)
        assert node.reading is not None
        self._push_listed(node, node.reading)

    def _place_dotted(self, node: Node) -> None:
        deeper = self._above_by_depth(node)
        above = deeper or self._above_by_path(node)
        while self.stack and self.stack[-1] is not above and (above is not None or self.stack[-1].listed):
            self.stack.pop()
        if deeper is not None:
            node.own = str(node.path[-1])
        elif above is not None:
            self._shorten(node, above)

    def _above_by_depth(self, node: Node) -> Node | None:
        """The open point that `I.b.3` stands below though that prints no more than `(b)`: so the file counts."""
        for other in reversed(self.stack):
            if node.counted and other.counted and other.depth < node.depth and other.path[-1:] == node.path[-2:-1]:
                return other
        return None

    def _below_its_number(self, node: Node) -> bool:
        """Take `21a.` as the letter a below 21, where 21 is open."""
        reading = node.reading
        assert reading is not None
        letters = reading.number.lstrip("0123456789")
        if reading.kind != "number" or not letters or len(letters) > 2 or reading.order is None:
            return False
        for other in reversed(self.stack):
            if (
                other.kind == "number"
                and other.path == (reading.order[0],)
                and other.reading
                and not other.reading.path
            ):
                if other.reading.order != (reading.order[0], 0):
                    continue
                del self.stack[self.stack.index(other) + 1 :]
                family = f"{reading.family} letter"
                node.reading = replace(
                    reading, kind="letter", family=family, order=(reading.order[1], 0), number=letters
                )
                node.kind = "letter"
                return True
        return False

    def _place_in_list(self, node: Node, reading: Reading) -> None:
        for at in range(len(self.stack) - 1, -1, -1):
            other = self.stack[at]
            if not other.listed and other.rank < LIST_RANK and other.reading is not None:
                break
            if other.reading is not None and other.reading.family == reading.family and not self._deeper(node, other):
                del self.stack[at:]
                return
        if self._goes_on_otherwise(node, reading):
            return
        while self.stack and self._closed_by_new_list(self.stack[-1], node):
            self.stack.pop()

    def _goes_on_otherwise(self, node: Node, reading: Reading) -> bool:
        """Take `3)` for the next one after `2.`, which is open: punctuation slips, and no list begins with 3."""
        if reading.order is None or reading.order == (1, 0):
            return False
        for at in range(len(self.stack) - 1, -1, -1):
            other = self.stack[at]
            if not other.listed or other.reading is None or self._deeper(node, other):
                return False
            alike = other.kind == node.kind or (node.counted and other.counted and node.depth == other.depth)
            if alike and not other.reading.path and follows(other.reading.order, reading.order):
                node.reading = replace(reading, family=other.reading.family)
                del self.stack[at:]
                return True
        return False

    @staticmethod
    def _deeper(node: Node, other: Node) -> bool:
        return node.item and other.item and node.depth > other.depth

    @staticmethod
    def _closed_by_new_list(other: Node, node: Node) -> bool:
        """Whether a list that begins cannot stand below an open point: bullets hold no numbers."""
        if other.kind == "paragraph":
            return node.kind in {"number", "option"}
        if not other.listed:
            return False
        if node.item and other.item and node.depth > other.depth:
            return False
        if other.kind == "bullet" and node.kind != "bullet":
            return True
        if node.item and other.item and node.depth == other.depth and node.kind == "bullet" != other.kind:
            return not other.text.endswith((*_ANNOUNCES, ",", ";"))
        return node.kind == other.kind == "bullet" and node.depth <= other.depth and not other.text.endswith(_ANNOUNCES)

    def _push_listed(self, node: Node, reading: Reading) -> None:
        opener = self.previous
        if (
            opener is not None
            and opener.kind == "paragraph"
            and opener.text.endswith(":")
            and reading.kind in {"bullet", "letter", "roman"}
            and reading.order in {None, (1, 0)}
            and (not self.stack or self.stack[-1] is opener.parent)
        ):
            self.stack.append(opener)
        self._push(node, reading)
