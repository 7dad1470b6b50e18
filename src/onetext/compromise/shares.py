"""Shares of each signatory's largest gain in a zone: what Kalai–Smorodinsky compares (S12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from onetext.compromise.frontier import Frontier, frontier
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints, Problem
from onetext.compromise.search import Measure, best_sum, leximin

__all__ = ["Choice", "Ideals", "Leximin", "at_once", "fairest", "ideals"]

Choice = tuple[int, ...]
"""A package of real issues, by places."""

Leximin = tuple[Fraction, ...]
"""Shares, the smallest first; of two, the larger tuple is the better."""
_FEW = 100_000
"""Labels looked at before a frontier of three signatories is given up for a search."""


@dataclass(frozen=True)
class Ideals:
    """Per signatory the largest value it has in a zone; None where a limit struck before it was known."""

    problem: Problem
    values: tuple[Fraction | None, ...]

    @property
    def known(self) -> bool:
        """Whether all are known, and all no deals too."""
        return None not in self.values and None not in self.problem.no_deal

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The shares as measures, of those who can gain; the others are left out."""
        pairs = enumerate(zip(self.values, self.problem.no_deal, strict=True))
        return tuple(
            Measure(row=r, offset=least, unit=most - least)
            for r, (most, least) in pairs
            if most is not None and least is not None and most > least
        )

    def shares(self, package: Sequence[int]) -> Mapping[str, Fraction | None]:
        """Per signatory its share in a package of real issues; None for one that cannot gain, or where unknown."""
        rows = self.problem.table.rows
        found: dict[str, Fraction | None] = {row.party: None for row in rows}
        for measure in self.measures:
            row = rows[measure.row]
            found[row.party] = (row.value(package) - measure.offset) / measure.unit
        return found

    def leximin(self, package: Sequence[int]) -> Leximin:
        """The known shares, the smallest first."""
        return tuple(sorted(share for share in self.shares(package).values() if share is not None))


def ideals(problem: Problem, watch: Watch) -> Ideals | None:
    """The ideals of a zone; None where it is empty."""
    whole = at_once(problem, watch)
    if whole is not None:
        most = [max(own, default=None) for own in whole.values.T.tolist()]
        values = [None if total is None else problem.value(r, total) for r, total in enumerate(most)]
        return None if None in values else Ideals(problem, tuple(values))
    found: list[Fraction | None] = []
    for r, row in enumerate(problem.table.rows):
        wanted = [Fraction(int(r == other)) for other in range(problem.rows)]
        best = best_sum(problem, wanted, watch)
        if best.status == "empty":
            return None
        solved = best.status == "solved" and len(best.packages) > 0
        found.append(row.value(tuple(int(o) for o in best.packages[0][: problem.real])) if solved else None)
    return Ideals(problem, tuple(found))


def fairest(problem: Problem, held: Ideals, watch: Watch) -> Choice | None:
    """A package of a problem that leximin over the shares prefers; None where none was found.

    The problem's first rows are those of the shares; it may allow less than the zone that they were measured in.
    """
    whole = at_once(problem, watch)
    if whole is None:
        best = leximin(problem, held.measures, watch)
        return _real(problem, best.packages[0]) if len(best.packages) else None
    points = whole.values.tolist()
    if not points:
        return None
    measures = held.measures
    order = [sorted(_share(problem, measure, point) for measure in measures) for point in points]
    best_order = max(order)
    ways = [whole.packages(place, 1)[0] for place, levels in enumerate(order) if levels == best_order]
    return min(_real(problem, package) for package in ways)


def at_once(problem: Problem, watch: Watch) -> Frontier | None:
    """The whole frontier of an exact problem where it comes at once, else None.

    It does for one or two signatories with at most one other row that could bind, and for three while few labels do.
    """
    if not (1 <= problem.signers <= 3 and problem.exact and problem.feasible):
        return None
    if _binding(problem) > (problem.signers < 3):
        return None
    found = frontier(problem, watch if problem.signers < 3 else watch.part(nodes=_FEW))
    return found if found is not None and found.complete else None


def _binding(problem: Problem) -> int:
    """How many rows beyond the signatories' could fall short of their floors."""
    cells = np.where(problem.allowed, problem.cells, np.iinfo(np.int64).max)
    least = cells[problem.signers :].min(axis=2, initial=np.iinfo(np.int64).max).sum(axis=1)
    return int((least < problem.floors[problem.signers :]).sum())


def _share(problem: Problem, measure: Measure, point: Sequence[int]) -> Fraction:
    return (problem.value(measure.row, point[measure.row]) - measure.offset) / measure.unit


def _real(problem: Problem, package: Ints) -> Choice:
    return tuple(int(option) for option in package[: problem.real])
