"""Solutions read off a whole frontier, where there is one: every solution of S12 lies on it, and so do all its ties.

A package that another beats is worse by every concept: for Nash too, since the other gains for the same set of
signatories or a larger one. So the best points are compared exactly, and their packages are all there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from onetext.compromise.answers import Best, rows_of, sorted_packages
from onetext.compromise.frontier import Frontier
from onetext.compromise.goals import Measure

__all__ = ["Points", "Vector"]

Vector = tuple[Fraction, ...]
"""Values of the signatories, in their own points."""
Rows = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Points:
    """The vectors of a frontier that is complete and not empty."""

    whole: Frontier
    vectors: tuple[Vector, ...]

    @classmethod
    def of(cls, whole: Frontier) -> Points:
        """The points of a frontier as fractions."""
        problem = whole.problem
        return cls(whole, tuple(tuple(problem.value(r, t) for r, t in enumerate(row)) for row in whole.values.tolist()))

    def leximin(self, measures: Sequence[Measure], ties: int) -> Best:
        """Points whose measures, the smallest first, are the largest."""
        return self._best(lambda one: _shares(one, measures), lambda key: key[0], ties)

    def largest_sum(self, ties: int) -> Best:
        """Points with the largest sum of values."""
        return self._best(lambda one: (sum(one, Fraction(0)),), lambda key: key[0], ties)

    def nash(self, no_deal: Sequence[Fraction], measures: Sequence[Measure], ties: int) -> list[tuple[Rows, Best]]:
        """Per largest set of signatories that can gain together: the largest product of their gains, then leximin."""
        gaining = [tuple(r for r, least in enumerate(no_deal) if one[r] > least) for one in self.vectors]
        size = max(map(len, gaining))
        found = []
        for rows in sorted({own for own in gaining if len(own) == size}):
            among = [place for place, own in enumerate(gaining) if own == rows]
            found.append((rows, self._nash_of(rows, among, no_deal, measures, ties)))
        return found

    def _nash_of(
        self, rows: Rows, among: Sequence[int], no_deal: Sequence[Fraction], measures: Sequence[Measure], ties: int
    ) -> Best:
        def key(one: Vector) -> Vector:
            return (prod((one[r] - no_deal[r] for r in rows), start=Fraction(1)), *_shares(one, measures))

        return self._best(key, lambda best: best[0], ties, among)

    def _best(
        self,
        key: Callable[[Vector], Vector],
        objective: Callable[[Vector], Fraction],
        ties: int,
        among: Sequence[int] | None = None,
    ) -> Best:
        places = range(len(self.vectors)) if among is None else among
        keys = {place: key(self.vectors[place]) for place in places}
        top = max(keys.values())
        winners = [place for place, own in keys.items() if own == top]
        packages = [package for place in winners for package in self.whole.packages(place, ties)]
        found = sorted_packages(rows_of(self.whole.problem.issues, packages))[: max(1, ties)]
        return Best(
            packages=found,
            objective=objective(top),
            bound=objective(top),
            status="solved",
            proof="exhaustive",
            ties_complete=sum(self.whole.counts[place] for place in winners) <= len(found),
            nodes=0,
        )


def _shares(one: Vector, measures: Sequence[Measure]) -> Vector:
    return tuple(sorted((one[m.row] - m.offset) / m.unit for m in measures))
