"""Climbing from a package to a better one by changing one or two issues at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onetext.compromise.goals import Goal
from onetext.compromise.problem import Ints
from onetext.compromise.relax import Floats
from onetext.compromise.scaled import is_large

__all__ = ["Climber", "rounded"]

_MOST = 320
"""Options that take part in swaps; with more, those of the largest shares in the relaxation do."""
_TRIED = 64
_KINDS = {"smallest": 0, "sum": 1, "logs": 2}


def rounded(goal: Goal, shares: Floats) -> Ints:
    """The package of the largest shares, its clauses mended as well as can be done one by one."""
    problem = goal.problem
    shown = np.where(problem.allowed, shares, -1.0)
    package: Ints = shown.argmax(axis=1).astype(np.int64)
    for _ in range(2 * len(problem.clauses)):
        met = [c for c in problem.clauses if all(int(package[k]) in options for k, options in c.items())]
        if not met:
            break
        free = [
            (float(shown[k, o]), -k, -int(o))
            for k, options in met[0].items()
            for o in problem.choices(k)
            if o not in options
        ]
        if not free:
            break
        _, k, o = max(free)
        package[-k] = -o
    return package


class Climber:
    """Swaps options of one or two issues while that makes a package better; one that is too low rises first.

    Parameters
    ----------
    shares
        Of the relaxation; they choose which options take part where there are many.
    """

    def __init__(self, goal: Goal, shares: Floats) -> None:
        self.goal, problem = goal, goal.problem
        self.scoring = goal.scoring()
        self.all = np.argwhere(problem.allowed)
        order = np.argsort(-shares[self.all[:, 0], self.all[:, 1]], kind="stable")[:_MOST]
        self.usable = np.sort(order)
        self.scale = np.maximum(1.0, np.abs(problem.cells).max(axis=2, initial=0).sum(axis=1).astype(np.float64))
        self.compiled = is_large(problem)
        if self.compiled:
            self.cells = np.ascontiguousarray(problem.cells[:, self.all[:, 0], self.all[:, 1]].T)
            self.place = np.zeros(problem.allowed.shape, dtype=np.int64)
            self.place[self.all[:, 0], self.all[:, 1]] = np.arange(len(self.all))
            self.naming = self._naming()

    def climb(self, package: Ints) -> Ints:
        """The top that is reached from a package."""
        if self.compiled:
            return self._compiled(package)
        for _ in range(4 * self.goal.problem.issues):
            better = self._better(package)
            if better is None:
                break
            package = better
        return package

    def _compiled(self, package: Ints) -> Ints:
        from onetext.compromise.kernels.climbing import climb

        top = package.copy()
        climb(
            top,
            self.cells,
            self.all[:, 0].astype(np.int64),
            self.all[:, 1].astype(np.int64),
            self.place,
            *self.naming,
            self.usable.astype(np.int64),
            self.goal.problem.floors,
            self.scale,
            _KINDS[self.scoring.kind],
            np.array(self.scoring.rows, dtype=np.int64),
            self.scoring.origins,
            self.scoring.units,
        )
        return top

    def _naming(self) -> tuple[Ints, Ints, Ints]:
        """Per option the clauses that name it, as runs; and per clause its number of issues."""
        clauses = self.goal.problem.clauses
        own = [[c for c, clause in enumerate(clauses) if o in clause.get(k, ())] for k, o in self.all.tolist()]
        ends = np.cumsum([0, *map(len, own)]).astype(np.int64)
        flat = np.array([c for named in own for c in named], dtype=np.int64)
        return ends, flat, np.array([len(clause) for clause in clauses], dtype=np.int64)

    def _better(self, package: Ints) -> Ints | None:
        """The best swap that fits, if any is better."""
        problem, places = self.goal.problem, self.all[self.usable]
        where, options = places[:, 0], places[:, 1]
        totals = problem.totals(package[None])[0]
        steps = problem.cells[:, where, options] - problem.cells[:, where, package[where]]
        after = (totals[:, None, None] + steps[:, :, None] + steps[:, None, :]).transpose(1, 2, 0)
        single = np.arange(len(places))
        after[single, single] = (totals[:, None] + steps).T
        usable = (where[:, None] < where[None, :]) | (single[:, None] == single[None, :])
        worth = np.where(usable, self._worth(after), -np.inf).ravel()
        now = float(self._worth(totals[None])[0])
        top = np.argpartition(-worth, min(_TRIED, len(worth)) - 1)[:_TRIED]
        for place in top[np.lexsort((top, -worth[top]))].tolist():
            if not worth[place] > now + 1e-12 * abs(now):
                return None
            found = package.copy()
            for side in divmod(place, len(places)):
                found[where[side]] = options[side]
            if not self._meets_any(found):
                return found
        return None

    def _meets_any(self, package: npt.NDArray[np.int64]) -> bool:
        clauses = self.goal.problem.clauses
        return any(all(int(package[k]) in options for k, options in clause.items()) for clause in clauses)

    def _worth(self, totals: Ints) -> Floats:
        """The goal's score; where floors are missed, how far, which counts for more."""
        missed = (np.maximum(0, self.goal.problem.floors - totals) / self.scale).sum(axis=-1)
        return np.where(missed > 0, -1e15 * missed, self.scoring.of(totals))
