"""Exact reasons why no package is left, that can be asked again with other members lifted (S14, S20).

A *refutation* is a set of leaves that together cover all packages; each leaf restricts the options, and on it one
combination of demands with integer multipliers cannot be met: Σ over issues of the largest combined cell stays below
the combined floors. All of it is integer arithmetic, so no float is trusted. A refutation made for one set of lifted
members often holds for a larger one; those that it still needs kept are a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import Ints
from onetext.compromise.toggles import SIZE, Toggles, bits, mask_of

__all__ = ["Leaf", "Refutation", "combined", "refuted"]

Flags = npt.NDArray[np.bool_]
_LOW = -(2**61)
_NEEDED = 2**62
_TRIED = 6
"""So many members are tried one by one after as many as possible were lifted together."""


@dataclass(frozen=True)
class Leaf:
    """Where it applies, the combined cells and floor, and the members that it takes to be kept.

    For a leaf that was left with a single `package` of real issues: instead, the members that this breaks (-1: a rule).
    """

    within: Flags
    cells: Ints
    floor: int
    needs: int
    package: tuple[int, ...] = ()
    broken: int = 0

    def closed(self, lifted: int, domains: Flags) -> bool:
        """Whether nothing is left of it with some members lifted."""
        left = domains & self.within
        if not left.any(axis=1).all():
            return True
        if self.broken:
            return self.broken & ~lifted != 0 and self._only_package(left)
        if self.needs & lifted:
            return False
        return int(np.where(left, self.cells, _LOW).max(axis=1).sum()) < self.floor

    def _only_package(self, left: Flags) -> bool:
        real = left[: len(self.package)]
        return bool((real.sum(axis=1) == 1).all()) and bool(real[np.arange(len(real)), self.package].all())


def combined(toggles: Toggles, rows: Sequence[float], clauses: Sequence[float], within: Flags) -> Leaf:
    """A leaf from the duals of a relaxation, rounded to integers."""
    room = max(1, min(22, 60 - SIZE - toggles.base.issues.bit_length()))
    whole = max(1e-300, sum(rows) + sum(clauses))
    row_times = [round(number / whole * 2**room) for number in rows]
    clause_times = [round(number / whole * 2**room) for number in clauses]
    cells = np.zeros(toggles.base.allowed.shape, dtype=np.int64)
    floor, needs = 0, 0
    for times, row, least, owner in zip(row_times, toggles.cells, toggles.floors, toggles.owners, strict=True):
        if times:
            cells += times * row
            floor += times * int(least)
            needs |= owner
    for times, joint in zip(clause_times, toggles.joints, strict=True):
        if times:
            cells -= (times << SIZE) * joint.options
            floor -= (times << SIZE) * (joint.width - 1)
            needs |= joint.owner
    return Leaf(within, cells, floor, needs)


class Refutation:
    """Leaves that cover all packages, kept as arrays with one leaf a row, so that all are asked at once."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = tuple(leaves)
        self.within = np.array([leaf.within for leaf in leaves])
        self.cells = np.array([leaf.cells for leaf in leaves])
        self.floors = np.array([leaf.floor for leaf in leaves])
        self.needs = [leaf.needs for leaf in leaves]
        self.single = np.array([leaf.broken != 0 for leaf in leaves])

    def closed(self, lifted: int, domains: Flags) -> bool:
        """Whether every leaf is closed with some members lifted."""
        left = domains & self.within
        dead = ~left.any(axis=2).all(axis=1)
        usable = ~self.single & np.array([not needs & lifted for needs in self.needs])
        reach = np.where(left, self.cells, _LOW).max(axis=2)
        short = usable & (np.where(dead[:, None], 0, reach).sum(axis=1) < self.floors)
        unsure = np.flatnonzero(~(dead | short))
        return all(self.single[place] and self.leaves[place].closed(lifted, domains) for place in unsure)

    def holds(self, toggles: Toggles, lifted: int) -> bool:
        """Whether every leaf is closed with some members lifted."""
        return self.closed(lifted, toggles.domains(lifted))

    def conflict(self, toggles: Toggles, lifted: int) -> int:
        """Members that, kept alone, are refuted: as many others as possible lifted besides those that are.

        Those that give the least are lifted first; the result need not be minimal, since another refutation may do with
        fewer.
        """
        before = toggles.domains(lifted)
        kept = list(bits(toggles.every & ~lifted))
        gives = {place: self._gives(before, toggles.domains(lifted | 1 << place), 1 << place) for place in kept}
        order = sorted((place for place in kept if gives[place] < _NEEDED), key=lambda place: (gives[place], -place))
        least, most = 0, len(order)
        while least < most:
            middle = (least + most + 1) // 2
            if self.holds(toggles, lifted | mask_of(order[:middle])):
                least = middle
            else:
                most = middle - 1
        lifted |= mask_of(order[:least])
        for place in order[least + 1 :][:_TRIED]:
            if self.holds(toggles, lifted | 1 << place):
                lifted |= 1 << place
        return toggles.every & ~lifted

    def _gives(self, before: Flags, after: Flags, bit: int) -> int:
        """By how much lifting one more member loosens the leaves."""
        if any(bit & needs for needs in self.needs):
            return _NEEDED
        issues = np.flatnonzero((before != after).any(axis=1))
        within, cells = self.within[:, issues], self.cells[:, issues]
        one, two = (
            np.maximum(np.where(some[issues] & within, cells, _LOW).max(axis=2), _LOW >> 8) for some in (before, after)
        )
        return int((two - one).sum(axis=1).max()) if len(issues) else 0


def refuted(pool: Sequence[Refutation], lifted: int, domains: Flags) -> Refutation | None:
    """The first refutation of a pool that holds with some members lifted."""
    return next((refutation for refutation in pool if refutation.closed(lifted, domains)), None)
