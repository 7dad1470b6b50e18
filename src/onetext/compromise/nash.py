"""The Nash solution of S12: as many signatories as possible gain, then the largest product of their gains.

Sets of gaining signatories of the same size are not compared with each other, since their products are of different
points: each largest set has its own best packages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import floor

import numpy as np

from onetext.compromise.answers import Best, sorted_packages
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Packages, Problem, with_floors
from onetext.compromise.search import Measure, best_product, find

__all__ = ["Gaining", "NashBest", "above", "largest_gaining", "nash"]

_MORE_TIES = 10
"""So many times more packages of the largest product are compared by leximin than are returned."""
Rows = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Gaining:
    """The largest sets of rows that can all gain in one package; `known` is False when a limit struck."""

    sets: tuple[Rows, ...]
    known: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class NashBest:
    """Per largest set its best packages."""

    parts: tuple[tuple[Rows, Best], ...]
    known: bool


def largest_gaining(problem: Problem, candidates: Sequence[int], watch: Watch) -> Gaining:
    """All largest sets of candidates that can gain together; the empty set where nobody can."""
    barren: list[frozenset[int]] = []
    for size in range(len(candidates), 0, -1):
        sets: list[Rows] = []
        for rows in combinations(candidates, size):
            if any(none <= set(rows) for none in barren):
                continue
            found = find(above(problem, rows), watch)
            if found.status == "limit":
                return Gaining(sets=tuple(sets), known=False)
            if found.status == "found":
                sets.append(rows)
            else:
                barren.append(_core(problem, frozenset(rows), watch))
        if sets:
            return Gaining(sets=tuple(sets), known=True)
    return Gaining(sets=((),), known=True)


def nash(
    problem: Problem, gaining: Gaining, measures: Callable[[], Sequence[Measure]], watch: Watch, *, ties: int
) -> NashBest:
    """The largest product of gains for each set, ties by leximin of shares.

    Parameters
    ----------
    measures
        Called for the signatories' gains as shares, where they decide between packages with the same product.
    """
    parts = []
    for rows in gaining.sets:
        best = best_product(above(problem, rows), rows, watch, ties=ties * _MORE_TIES if ties > 1 else 1)
        parts.append((rows, _fairest(problem, best, measures, ties)))
    return NashBest(parts=tuple(parts), known=gaining.known)


def above(problem: Problem, rows: Sequence[int]) -> Problem:
    """The problem in which some rows gain: more than their no deal, which the others reach."""
    floors = problem.floors.tolist()
    for r in rows:
        origin = problem.no_deal[r]
        if origin is not None:
            floors[r] = max(floors[r], floor(origin * problem.denominators[r]) + 1)
    return with_floors(problem, floors)


def _core(problem: Problem, rows: frozenset[int], watch: Watch) -> frozenset[int]:
    """A smallest part of a set that cannot gain together, so that no set around it needs to be asked for."""
    core = rows
    for r in sorted(rows):
        less = core - {r}
        if less and find(above(problem, sorted(less)), watch).status == "none":
            core = less
    return core


def _fairest(problem: Problem, best: Best, measures: Callable[[], Sequence[Measure]], ties: int) -> Best:
    """Of packages with the same product those that leximin prefers."""
    packages = best.packages
    if len(packages) > 1:
        scale = measures()
        orders = [_shares(problem, totals, scale) for totals in problem.totals(packages).tolist()]
        top = max(orders)
        packages = sorted_packages(packages[np.array([order == top for order in orders])])
    complete = best.ties_complete and len(packages) <= ties
    return Best(**{**best.__dict__, "packages": _cut(packages, ties), "ties_complete": complete})


def _cut(packages: Packages, ties: int) -> Packages:
    found: Packages = packages[: max(1, ties)]
    return found


def _shares(problem: Problem, totals: Sequence[int], measures: Sequence[Measure]) -> list[Fraction]:
    return sorted((problem.value(m.row, totals[m.row]) - m.offset) / m.unit for m in measures)
