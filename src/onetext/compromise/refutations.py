"""Exact reasons why no package is left, that can be asked again with other members lifted (S14, S20).

A *refutation* is a set of leaves that together cover all packages; each leaf restricts the options, and on it one
combination of demands with integer multipliers cannot be met: Σ over issues of the largest combined cell stays below
the combined floors. All of it is integer arithmetic, so no float is trusted. A refutation made for one set of lifted
members often holds for a larger one; those that it still needs kept are a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import Ints
from onetext.compromise.toggles import SIZE, Toggles, bits

__all__ = ["Leaf", "Refutation", "combined", "refuted"]

Flags = npt.NDArray[np.bool_]
_LOW = -(2**61)


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


@dataclass(frozen=True, eq=False)
class Refutation:
    """Leaves that cover all packages."""

    leaves: tuple[Leaf, ...]

    def holds(self, toggles: Toggles, lifted: int) -> bool:
        """Whether every leaf is closed with some members lifted."""
        domains = toggles.domains(lifted)
        return all(leaf.closed(lifted, domains) for leaf in self.leaves)

    def conflict(self, toggles: Toggles, lifted: int) -> int:
        """Members that, kept alone, are refuted: as many others as possible lifted besides those that are.

        Those that give the least are lifted first; the result need not be minimal, since another refutation may do with
        fewer.
        """
        kept = toggles.every & ~lifted
        for place in sorted(bits(kept), key=lambda place: (self._gives(toggles, lifted, 1 << place), -place)):
            if self.holds(toggles, lifted | 1 << place):
                lifted |= 1 << place
        return toggles.every & ~lifted

    def _gives(self, toggles: Toggles, lifted: int, bit: int) -> int:
        """By how much lifting one more member loosens the leaves."""
        if bit & self._needs:
            return 2**62
        before, after = toggles.domains(lifted), toggles.domains(lifted | bit)
        changed = np.flatnonzero((before != after).any(axis=1))
        if not len(changed):
            return 0
        return max(leaf_gain(leaf, before[changed], after[changed], changed) for leaf in self.leaves)

    @cached_property
    def _needs(self) -> int:
        found = 0
        for leaf in self.leaves:
            found |= leaf.needs
        return found


def leaf_gain(leaf: Leaf, before: Flags, after: Flags, issues: npt.NDArray[np.intp]) -> int:
    """How much more a leaf's combined cells reach on some issues."""
    cells, within = leaf.cells[issues], leaf.within[issues]
    one = np.where(before & within, cells, _LOW).max(axis=1)
    two = np.where(after & within, cells, _LOW).max(axis=1)
    return int((np.maximum(two, -(2**55)) - np.maximum(one, -(2**55))).sum())


def refuted(toggles: Toggles, pool: Sequence[Refutation], lifted: int, domains: Flags) -> Refutation | None:
    """The first refutation of a pool that holds with some members lifted."""
    for refutation in pool:
        if all(leaf.closed(lifted, domains) for leaf in refutation.leaves):
            return refutation
    return None
