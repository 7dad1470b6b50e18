"""Cells of tables: what stands in one row and one column belongs together, however little its words are alike.

A cell often holds one number alone. Where that number changed, its words do not say where it went; the first cells of
its row and of its column do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onetext.model.results import Link

if TYPE_CHECKING:
    from onetext.drafts import TextPoint

__all__ = ["with_cells"]

_KEY = re.compile(r"t(\d+)r(\d+)c(\d+)")

Place = tuple[int, int, int]
"""Table, row, column, from 1."""


def with_cells(
    links: Sequence[Link], before: Mapping[str, TextPoint], after: Mapping[str, TextPoint]
) -> tuple[Link, ...]:
    """The links, with cells linked by the heads of their rows and columns where their words link them otherwise.

    Parameters
    ----------
    before, after
        Points by their ids in results.
    """
    old, new = _places(before), _places(after)
    if not (old and new):
        return tuple(links)
    ones = {link.from_[0]: link for link in links if len(link.from_) == len(link.to) == 1}
    heads = {old[name]: (new[link.to[0]], link) for name, link in ones.items() if name in old and link.to[0] in new}
    names = {place: name for name, place in new.items()}
    wanted: dict[str, tuple[str, bool]] = {}
    for name, place in old.items():
        target, moved = _target(place, heads, (old, new))
        if target in names:
            wanted[name] = (names[target], moved)
    return tuple(_relinked(links, wanted, before, after))


def _places(points: Mapping[str, TextPoint]) -> dict[str, Place]:
    found = ((name, _KEY.fullmatch(point.key)) for name, point in points.items())
    return {name: (int(at[1]), int(at[2]), int(at[3])) for name, at in found if at}


def _target(
    place: Place, heads: Mapping[Place, tuple[Place, Link]], sides: tuple[Mapping[str, Place], Mapping[str, Place]]
) -> tuple[Place | None, bool]:
    """Where a cell belongs in the table after, and whether its row moved; None where its heads do not say."""
    table, row, column = place
    first = heads.get((table, row, 1))
    if row == 1 or column == 1 or first is None or first[1].review:
        return None, False
    (there, new_row, _), link = first
    above = heads.get((table, 1, column))
    if above is not None and above[0][0] == there and above[0][1] == 1:
        return (there, new_row, above[0][2]), link.moved
    widths = [
        max(at[2] for at in side.values() if at[0] == one) for side, one in zip(sides, (table, there), strict=True)
    ]
    return ((there, new_row, column) if widths[0] == widths[1] else None), link.moved


def _relinked(
    links: Iterable[Link],
    wanted: Mapping[str, tuple[str, bool]],
    before: Mapping[str, TextPoint],
    after: Mapping[str, TextPoint],
) -> Iterable[Link]:
    """Only links of one cell, or of one cell with another, give way."""
    links = list(links)
    free = {name for link in links if max(len(link.from_), len(link.to)) == 1 for name in (*link.from_, *link.to)}
    taken: dict[str, tuple[str, bool]] = {}
    for name, (to, moved) in wanted.items():
        if name in free and to in free and to not in {one for one, _ in taken.values()}:
            taken[name] = (to, moved)
    targets = {to for to, _ in taken.values()}
    for link in links:
        if link.from_ and link.from_[0] in taken and link.to == (taken[link.from_[0]][0],):
            yield link
            continue
        here = bool(link.from_) and link.from_[0] in taken and len(link.from_) == 1
        there = bool(link.to) and link.to[0] in targets and len(link.to) == 1
        if here:
            yield _cell_link(link.from_[0], taken[link.from_[0]], before, after)
        elif link.from_ and there:
            yield Link(from_=link.from_, to=(), op="removed", basis="text")
        elif not there:
            yield link
        if here and link.to and not there:
            yield Link(from_=(), to=link.to, op="added", basis="text")


def _cell_link(
    name: str, to: tuple[str, bool], before: Mapping[str, TextPoint], after: Mapping[str, TextPoint]
) -> Link:
    same = before[name].text == after[to[0]].text
    if to[1]:
        return Link(from_=(name,), to=(to[0],), op="moved" if same else "moved+changed", basis="text", moved=True)
    return Link(from_=(name,), to=(to[0],), op="kept" if same else "changed", basis="text")
