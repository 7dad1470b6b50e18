"""Linear programs over the rows of an interview: whether answers can hold together, and what they leave (S20).

A floating-point solver's word (HiGHS, through SciPy): `solver`, never called proved.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

import numpy as np

from onetext.preferences.elicit.rows import AnswerRows, NamedRow
from onetext.preferences.reveal.linear import Row
from onetext.preferences.streams import Floats

__all__ = ["Program", "smallest_clashes"]

_LARGEST_SET = 4
_MOST_PROGRAMS = 3_000


class Program:
    """The rows of an interview as a linear program."""

    def __init__(self, rows: AnswerRows) -> None:
        self.rows = rows

    def feasible(self, answers: Collection[str]) -> bool:
        """Whether some weights and scores fit these answers together."""
        return self._solved(Row(), self._active(frozenset(answers))) is not None

    def least(self, row: Row, answers: Collection[str]) -> float | None:
        """The least value of a row where these answers hold; None where they cannot."""
        return self._solved(row, self._active(frozenset(answers)))

    def weights(self, answers: Collection[str]) -> list[tuple[float, float]] | None:
        """Per issue the smallest and largest weight where these answers hold; None where they cannot."""
        active, found = self._active(frozenset(answers)), []
        for k in range(len(self.rows.region.sets)):
            low, high = (self._solved(Row(weights={k: sign}), active) for sign in (1, -1))
            if low is None or high is None:
                return None
            found.append((max(low, 0.0), min(-high, self.rows.largest)))
        return found

    def _active(self, answers: frozenset[str]) -> list[NamedRow]:
        return [*self.rows.always, *(row for row in self.rows.answers if row.rests_on <= answers)]

    def _solved(self, goal: Row, rows: Sequence[NamedRow]) -> float | None:
        from scipy.optimize import linprog
        from scipy.sparse import csr_array

        vectors = [self.rows.vector(item.row) for item in rows]
        places = ([i for i, vector in enumerate(vectors) for _ in vector], [j for vector in vectors for j in vector])
        numbers = [-number for vector in vectors for number in vector.values()]
        matrix = csr_array((numbers, places), shape=(len(rows), self.rows.width))
        cost: Floats = np.zeros(self.rows.width)
        for place, number in self.rows.vector(goal).items():
            cost[place] = number
        issues = len(self.rows.region.sets)
        limits = [(0.0, self.rows.largest)] * issues + [(None, None)] * (self.rows.width - issues)
        found = linprog(cost, A_ub=matrix, b_ub=[-item.bound for item in rows], bounds=limits, method="highs")
        return float(found.fun) if found.status == 0 else None


def smallest_clashes(program: Program) -> tuple[tuple[str, ...], ...]:
    """Every set of up to four answers that cannot all hold though any fewer of them can, the smallest first.

    Where only larger sets clash, one of them, none of whose answers can be left out. Empty where all can hold.
    """
    names = program.rows.names
    if program.feasible(names):
        return ()
    found, tried = list[tuple[str, ...]](), 0
    for size in range(1, _LARGEST_SET + 1):
        for some in combinations(names, size):
            if any(set(clash) <= set(some) for clash in found):
                continue
            tried += 1
            if tried <= _MOST_PROGRAMS and not program.feasible(some):
                found.append(some)
    return tuple(found) or (_one_clash(program, names),)


def _one_clash(program: Program, names: Sequence[str]) -> tuple[str, ...]:
    """Leave answers out one by one as long as the rest cannot hold (Chinneck and Dravnieks, 1991)."""
    kept = list(names)
    for name in names:
        fewer = [item for item in kept if item != name]
        if not program.feasible(fewer):
            kept = fewer
    return tuple(kept)
