"""Shares of each signatory's largest gain in a zone: what Kalai–Smorodinsky compares (S12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from onetext.compromise.limits import Watch
from onetext.compromise.problem import Problem
from onetext.compromise.search import Measure, best_sum

__all__ = ["Ideals", "Leximin", "ideals"]

Leximin = tuple[Fraction, ...]
"""Shares, the smallest first; of two, the larger tuple is the better."""


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
    found: list[Fraction | None] = []
    for r, row in enumerate(problem.table.rows):
        wanted = [Fraction(int(r == other)) for other in range(problem.rows)]
        best = best_sum(problem, wanted, watch)
        if best.status == "empty":
            return None
        solved = best.status == "solved" and len(best.packages) > 0
        found.append(row.value(tuple(int(o) for o in best.packages[0][: problem.real])) if solved else None)
    return Ideals(problem, tuple(found))
