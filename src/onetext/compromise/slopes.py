"""Weighted sums of values and their largest values over all packages: exact walls around what agreements can give.

For weights w >= 0 every package that obeys the clauses has Σ w·sum <= top(w), where top(w) is found by taking the
issues one by one (`boundary`), in integers. Each is a wall that no agreement is behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import comb

import numpy as np
import numpy.typing as npt

from onetext.compromise.boundary import NEVER, Plan, plan_of
from onetext.compromise.problem import FREE, Ints, Problem
from onetext.compromise.reduction import Reduced, reduced

__all__ = ["Walls", "effective_floors", "grid"]

_STATES = 100_000
_NONE = np.full((1, 1), -1, dtype=np.int64)
_BITS = 40
"""Weighted sums are kept below this many bits."""


def grid(parts: int, most: int) -> Ints:
    """All ways to share a whole number out to some parts, the finest of at most so many; one row each."""
    whole = 1
    while parts > 1 and comb(whole + parts, parts - 1) <= most:
        whole += 1
    return np.array(list(_shared(whole, parts)), dtype=np.int64)


def _shared(whole: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (whole,)
        return
    for first in range(whole, -1, -1):
        for rest in _shared(whole - first, parts - 1):
            yield (first, *rest)


class Walls:
    """Makes walls of a problem; the plan is made once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.reduction: Reduced = reduced(problem)
        # Where clauses join too many issues they are let go of: the wall then stands further off, and is one still.
        found = plan_of(self.reduction, _STATES) if self.reduction.feasible else Plan(stages=(), most=_NONE)
        loose = found or plan_of(replace(self.reduction, clauses=()))
        self.plan = loose or Plan(stages=(), most=_NONE)

    @property
    def feasible(self) -> bool:
        """Whether any package obeys the clauses, as far as has been looked."""
        return self.reduction.feasible and self.plan.feasible

    def scaled(self, slopes: npt.NDArray[np.float64]) -> Ints:
        """Integer weights in proportion to slopes per point, as fine as 64 bits allow."""
        size = np.abs(self.problem.cells).max(axis=2).sum(axis=1).astype(np.float64) + 1.0
        per_unit = slopes / np.array(self.problem.denominators, dtype=np.float64)
        largest = (per_unit * size).sum(axis=1, keepdims=True)
        return np.asarray(np.rint(per_unit / np.maximum(largest, 1e-300) * 2.0**_BITS), dtype=np.int64)

    def tops(self, weights: Ints) -> Ints:
        """The largest weighted sums over all packages that obey the clauses; exact."""
        value = np.zeros((1, len(weights)), dtype=np.int64)
        for stage in reversed(self.plan.stages):
            # [state, class, slope]; a barred class stays far below whatever is added.
            ahead = value[stage.targets] + stage.cells @ weights.T
            value = np.where((stage.targets < 0)[:, :, None], NEVER, ahead).max(axis=1)
        return np.asarray(value[0] + self.reduction.base @ weights.T)


def effective_floors(problem: Problem) -> Ints:
    """Floors, or the least sums that there are at all, where these are higher."""
    least = np.where(problem.allowed, problem.cells, 2**62).min(axis=2).sum(axis=1)
    return np.asarray(np.maximum(problem.floors, least, where=problem.floors > FREE, out=least.copy()))
