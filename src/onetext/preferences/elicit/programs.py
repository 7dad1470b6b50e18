"""Linear programs over the rows of an interview: what answers leave, and which cannot hold together (S20).

What they leave is a floating-point solver's word (HiGHS, through SciPy): `solver`, never called proved.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from onetext.preferences.elicit.rows import AnswerRow, AnswerRows
from onetext.preferences.reveal.linear import Row
from onetext.preferences.reveal.linear_clash import NamedRow, smallest_clashes
from onetext.preferences.streams import Floats

__all__ = ["Program"]

_LARGEST_SET = 4
"""Clashes of more answers than this are named only where there is no smaller one."""


class Program:
    """The rows of an interview as a linear program."""

    def __init__(self, rows: AnswerRows) -> None:
        self.rows = rows

    def clashes(self) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of answers that cannot all hold; none of their parts clashes. Empty where all can hold."""
        active = self._active(None)
        found = [NamedRow(item.rests_on, dict(self.rows.terms(item.row).items()), item.bound) for item in active]
        for k in range(len(self.rows.region.sets)):
            found += [NamedRow(frozenset(), {k: 1}), NamedRow(frozenset(), {k: -1}, -self.rows.largest)]
        return tuple(clash.names for clash in smallest_clashes(found, size=_LARGEST_SET))

    def least(self, row: Row, answers: Collection[str]) -> float | None:
        """The least value of a row where these answers hold; None where they cannot."""
        return self._solved(row, self._active(answers))

    def weights(self, answers: Collection[str]) -> list[tuple[float, float]] | None:
        """Per issue the smallest and largest weight where these answers hold; None where they cannot."""
        active, found = self._active(answers), []
        for k in range(len(self.rows.region.sets)):
            low, high = (self._solved(Row(weights={k: sign}), active) for sign in (1, -1))
            if low is None or high is None:
                return None
            found.append((max(low, 0.0), min(-high, float(self.rows.largest))))
        return found

    def _active(self, answers: Collection[str] | None) -> list[AnswerRow]:
        """The rows of some answers, or of all."""
        own = self.rows.answers
        return [*self.rows.always, *(own if answers is None else (row for row in own if row.rests_on <= set(answers)))]

    def _solved(self, goal: Row, rows: Sequence[AnswerRow]) -> float | None:
        from scipy.optimize import linprog
        from scipy.sparse import csr_array

        vectors = [self.rows.terms(item.row) for item in rows]
        places = ([i for i, vector in enumerate(vectors) for _ in vector], [j for vector in vectors for j in vector])
        numbers = [-float(number) for vector in vectors for number in vector.values()]
        matrix = csr_array((numbers, places), shape=(len(rows), self.rows.width))
        cost: Floats = np.zeros(self.rows.width)
        for place, number in self.rows.terms(goal).items():
            cost[place] = float(number)
        issues = len(self.rows.region.sets)
        limits = [(0.0, float(self.rows.largest))] * issues + [(None, None)] * (self.rows.width - issues)
        found = linprog(cost, A_ub=matrix, b_ub=[-float(item.bound) for item in rows], bounds=limits, method="highs")
        return float(found.fun) if found.status == 0 else None
