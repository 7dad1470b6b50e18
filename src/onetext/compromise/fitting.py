"""Is there a package that fits, and one with the fewest of something? By relaxations, for problems where few rows bind.

The descent that answers which members open a zone, asked of a problem of which nothing can be lifted: no compiled code,
and every branch closed in integers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from onetext.compromise.elastic import Elastic
from onetext.compromise.limits import Watch
from onetext.compromise.oracle import Choice, Cuts, Descent
from onetext.compromise.problem import Problem
from onetext.compromise.toggles import without_members

__all__ = ["Fewest", "fewest", "fitting"]


def fitting(problem: Problem, watch: Watch) -> tuple[Choice | None, bool]:
    """A package of real issues that fits, if there is one; and whether that is known (else a limit struck)."""
    if not problem.feasible:
        return None, True
    toggles = without_members(problem)

    def judge(package: Choice) -> int:
        return 0 if problem.fits(problem.extended([package]))[0] else -1

    answer = Descent(toggles, Elastic(toggles), Cuts(toggles), judge, 0, problem.allowed).run(watch)
    return answer.package, answer.open is not None


@dataclass(frozen=True)
class Fewest:
    """A package with a last row as near to 0 as is known; with `done`, no package is nearer, or there is none."""

    package: Choice | None
    done: bool


def fewest(problem: Problem, watch: Watch) -> Fewest:
    """The package whose last row, never above 0, is nearest to 0: by halving what is not yet decided."""
    best, known = fitting(problem, watch)
    if best is None or not known:
        return Fewest(None, known)
    least, most = 0, _counted(problem, best)
    while least < most:
        middle = (least + most) // 2
        floors = problem.floors.copy()
        floors[-1] = -middle
        found, known = fitting(replace(problem, floors=floors), watch)
        if not known:
            return Fewest(best, False)
        if found is None:
            least = middle + 1
        else:
            best, most = found, _counted(problem, found)
    return Fewest(best, True)


def _counted(problem: Problem, package: Choice) -> int:
    index = np.arange(len(package))
    return -int(problem.cells[-1, index, list(package)].sum())
