"""Where the versions of a text stand in a drawing of how they grew: one row each, in as few lanes as stay clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Edge", "Lanes", "lanes"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a version (row of `child`) down to one it grew from, along a lane of its own."""

    child: int
    parent: int
    lane: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lane of each row, from 0, and the lines between rows."""

    rows: tuple[int, ...]
    edges: tuple[Edge, ...]

    @property
    def width(self) -> int:
        """How many lanes there are."""
        return max([*self.rows, *(edge.lane for edge in self.edges)], default=-1) + 1


def lanes(order: Sequence[str], parents: Mapping[str, Sequence[str]]) -> Lanes:
    """Lay out a graph of versions as logs of version control do.

    Parameters
    ----------
    order
        The versions, each before all that it grew from (newest first).
    parents
        version -> what it grew from; one that is not in `order`, or not after its child, is left out.

    Notes
    -----
    A lane is held from a version down to its parent. A version takes the leftmost lane that waits for it; its first
    parent goes on in the same lane unless another lane waits for that parent already.
    """
    place = {version: row for row, version in enumerate(order)}
    waiting: list[tuple[str, list[int]] | None] = []
    rows: list[int] = []
    edges: list[Edge] = []
    for row, version in enumerate(order):
        mine = [lane for lane, held in enumerate(waiting) if held is not None and held[0] == version]
        for lane in mine:
            held = waiting[lane]
            edges += [Edge(child, row, lane) for child in (held[1] if held else ())]
            waiting[lane] = None
        own = mine[0] if mine else _free(waiting)
        rows.append(own)
        for parent in dict.fromkeys(parents.get(version, ())):
            if place.get(parent, -1) > row:
                _wait(waiting, parent, row, own)
    return Lanes(tuple(rows), tuple(sorted(edges, key=lambda edge: (edge.child, edge.parent))))


def _wait(waiting: list[tuple[str, list[int]] | None], parent: str, row: int, own: int) -> None:
    """Hold a lane for a parent: one that waits for it already, the version's own where free, else a free one."""
    joined = next((held for held in waiting if held is not None and held[0] == parent), None)
    if joined is not None:
        joined[1].append(row)
        return
    lane = own if own >= len(waiting) or waiting[own] is None else _free(waiting)
    while len(waiting) <= lane:
        waiting.append(None)
    waiting[lane] = (parent, [row])


def _free(waiting: Sequence[tuple[str, list[int]] | None]) -> int:
    return next((lane for lane, held in enumerate(waiting) if held is None), len(waiting))
