"""Climbing from a package to a better one by changing one or two issues at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onetext.compromise.goals import Goal
from onetext.compromise.problem import Ints, Packages
from onetext.compromise.relax import Floats

__all__ = ["climb", "rounded"]

_MOST = 320
"""Options that take part in swaps of two; with more, those nearest to the best of their issue do."""
_TRIED = 64


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
            (shown[k, o], -k, -int(o)) for k, options in met[0].items() for o in problem.choices(k) if o not in options
        ]
        if not free:
            break
        _, k, o = max(free)
        package[-k] = -o
    return package


def climb(goal: Goal, package: Ints, shares: Floats) -> Ints:
    """Swap options of one or two issues while that makes the package better; a package that is too low rises first."""
    problem = goal.problem
    places = _places(problem.allowed, shares)
    where, options = places[:, 0], places[:, 1]
    apart = where[:, None] < where[None, :]
    same = where[:, None] == where[None, :]
    usable = apart | (same & (options[:, None] == options[None, :]))
    for _ in range(4 * problem.issues):
        totals = problem.totals(package[None])[0]
        steps = problem.cells[:, where, options] - problem.cells[:, where, package[where]]
        after = (totals[:, None, None] + steps[:, :, None] + steps[:, None, :]).transpose(1, 2, 0)
        single = np.arange(len(places))
        after[single, single] = (totals[:, None] + steps).T
        worth = np.where(usable, _worth(goal, after), -np.inf)
        now = float(_worth(goal, totals[None])[0])
        better = _first_that_fits(problem.clauses, package, places, worth, now)
        if better is None:
            break
        package = better
    return package


def _places(allowed: npt.NDArray[np.bool_], shares: Floats) -> npt.NDArray[np.intp]:
    places = np.argwhere(allowed)
    if len(places) > _MOST:
        order = np.argsort(-shares[places[:, 0], places[:, 1]], kind="stable")[:_MOST]
        places = places[np.sort(order)]
    return places


def _worth(goal: Goal, totals: Ints) -> Floats:
    """The goal's score; where floors are missed, how far, which counts for more."""
    floors = goal.problem.floors
    scale = np.maximum(1.0, np.abs(goal.problem.cells).max(axis=2, initial=0).sum(axis=1))
    missed = (np.maximum(0, floors - totals) / scale).sum(axis=-1)
    return np.where(missed > 0, -1e15 * missed, goal.score(totals))


def _first_that_fits(
    clauses: tuple[dict[int, frozenset[int]], ...] | tuple[object, ...],
    package: Ints,
    places: npt.NDArray[np.intp],
    worth: Floats,
    now: float,
) -> Packages | None:
    flat = worth.ravel()
    count = min(_TRIED, len(flat))
    top = np.argpartition(-flat, count - 1)[:count]
    for place in top[np.lexsort((top, -flat[top]))]:
        if not flat[place] > now + 1e-12 * abs(now):
            return None
        after = package.copy()
        for side in divmod(int(place), len(places)):
            after[places[side, 0]] = places[side, 1]
        if not any(all(int(after[k]) in options for k, options in clause.items()) for clause in clauses):
            return after
    return None
