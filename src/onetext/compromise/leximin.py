"""Leximin: the largest smallest measure, then the largest second smallest, and so on; with all its ties.

After the smallest level is known, the packages that reach it are usually few, and are compared one by one. Where they
are many, levels are found in turn: whoever is fixed at a level keeps it as a floor, and the rest is raised (Ogryczak,
Pioro and Tomaszewski 2005, for problems that are not convex: every choice of who is fixed is followed that attains the
level).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from onetext.compromise.answers import TIES, Best, rows_of, sorted_packages
from onetext.compromise.goals import Any, Measure, Smallest, least
from onetext.compromise.limits import Watch
from onetext.compromise.optimise import collect, optimise, optimise_all
from onetext.compromise.problem import Ints, Packages, Problem, with_floors

__all__ = ["leximin"]

HELD = 200
"""So many packages at the smallest level are compared one by one."""
Fixed = tuple[tuple[int, Fraction], ...]
"""Which measures are fixed at which level."""


def leximin(
    problem: Problem,
    measures: Sequence[Measure],
    watch: Watch,
    *,
    ties: int = TIES,
    held: int = HELD,
) -> Best:
    """The leximin packages.

    Parameters
    ----------
    ties
        So many packages are returned at most; `ties_complete` says whether there are more.
    held
        So many packages at the smallest level are compared one by one; with more, levels are found in turn.
    """
    goal = Smallest(problem=problem, measures=tuple(measures))
    first, near = optimise_all(goal, watch, held)
    if first.package is None or not first.done:
        return Best(
            packages=rows_of(problem.issues, [] if first.package is None else [first.package]),
            objective=first.key,
            bound=first.bound,
            status="empty" if first.done else "limit",
            proof="exhaustive" if first.done else "none",
            ties_complete=first.done,
            nodes=first.nodes,
        )
    search = _Levels(goal, watch, near.nodes)
    for package in [first.package, *near.packages]:
        search.compare(package)
    tied, complete = (search.ties(near.packages), True) if near.done else search.by_levels(ties)
    return Best(
        packages=tied[:ties],
        objective=first.key,
        bound=first.key,
        status="limit" if search.limited else "solved",
        proof="exhaustive",
        ties_complete=complete and len(tied) <= ties,
        nodes=search.nodes,
    )


@dataclass(eq=False)
class _Levels:
    goal: Smallest
    watch: Watch
    nodes: int
    best: Ints | None = None
    sorted_levels: tuple[Fraction, ...] = ()
    limited: bool = False

    def levels(self, package: Ints) -> tuple[Fraction, ...]:
        return tuple(sorted(self.goal.levels(self.goal.problem.totals(package[None])[0].tolist())))

    def compare(self, package: Ints) -> None:
        """Keep the package that leximin prefers."""
        found = self.levels(package)
        if self.best is None or found > self.sorted_levels:
            self.best, self.sorted_levels = package, found

    def ties(self, packages: Packages) -> Packages:
        """Those of some packages that are as good as the best, in order."""
        tied = [package for package in packages if self.levels(package) == self.sorted_levels]
        return sorted_packages(rows_of(self.goal.problem.issues, tied))

    def by_levels(self, ties: int) -> tuple[Packages, bool]:
        """Fix one level after the other, then list what attains all of them."""
        states: set[Fixed] = {()}
        for _ in self.goal.measures:
            states = self._next(states)
            if self.limited:
                assert self.best is not None
                return self.best[None], False
        found, complete = [], True
        for state in sorted(states):
            here = collect(Any(problem=self._goal(state, ()).problem), None, self.watch, ties)
            self.nodes += here.nodes
            complete &= here.done
            self.limited |= not here.done and self.watch.struck()
            found += list(here.packages)
            for package in here.packages:
                self.compare(package)
        return self.ties(rows_of(self.goal.problem.issues, found)), complete

    def _next(self, states: set[Fixed]) -> set[Fixed]:
        """Fix one more measure at the largest level that the smallest of the others can have; whoever can be at it."""
        attained: dict[Fixed, Fraction] = {}
        for state in sorted(states):
            rest = self._rest(state)
            found = optimise(self._goal(state, rest), self.watch)
            self.nodes += found.nodes
            if found.package is not None:
                self.compare(found.package)
            if not found.done:
                self.limited = True
                return set()
            if found.key is not None:
                attained[state] = found.key
        level = max(attained.values())
        return {
            tuple(sorted((*state, (place, level))))
            for state, key in attained.items()
            if key == level
            for place in self._rest(state)
        }

    def _rest(self, state: Fixed) -> tuple[int, ...]:
        fixed = {place for place, _ in state}
        return tuple(place for place in range(len(self.goal.measures)) if place not in fixed)

    def _goal(self, state: Fixed, rest: Sequence[int]) -> Smallest:
        """The rest raised above what is fixed; each of the rest is at least at the last level."""
        problem, measures = self.goal.problem, self.goal.measures
        floors = problem.floors.tolist()
        for place, level in state:
            row = measures[place].row
            floors[row] = max(floors[row], least(problem, measures[place], level, over=0))
        return Smallest(problem=with_floors(problem, floors), measures=tuple(measures[place] for place in rest))
