"""Find what a goal asks for, and prove that nothing is better: climb, walk, raise the target, walk on."""

from __future__ import annotations

from dataclasses import dataclass, field

from onetext.compromise.answers import rows_of, sorted_packages
from onetext.compromise.bounds import bound_of
from onetext.compromise.climb import climb, rounded
from onetext.compromise.goals import Any, Goal, Key
from onetext.compromise.limits import Watch
from onetext.compromise.lpwalk import LpWalk
from onetext.compromise.problem import Ints, Packages
from onetext.compromise.relax import Relaxation
from onetext.compromise.scaled import scaled

__all__ = ["Optimum", "collect", "optimise"]

_QUOTA = 40
"""Nodes between two looks at the limits."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Optimum:
    """The best package found; `done` says that no better one exists."""

    key: Key | None
    package: Ints | None
    done: bool
    bound: Key | None
    nodes: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Collected:
    """All packages that reach a target, unless `done` is False."""

    packages: Packages
    done: bool
    nodes: int


def optimise(goal: Goal, watch: Watch, *, start: Packages | None = None) -> Optimum:
    """The best package of a goal."""
    problem = goal.problem
    if not problem.feasible:
        return Optimum(key=None, package=None, done=True, bound=None, nodes=0)
    own, relaxed = scaled(problem), goal.relaxed()
    best = _Best(goal)
    for package in _starts(goal, relaxed, start):
        best.take(package)
    if isinstance(goal, Any) and best.key is not None:
        return Optimum(key=best.key, package=best.package, done=True, bound=best.key, nodes=0)
    multipliers = own.multipliers(relaxed.rows, relaxed.clauses)
    walk = LpWalk(own, goal.target(own, best.key, over=1), multipliers, every=False)
    nodes = 0
    while True:
        step = walk.run(_QUOTA)
        nodes += step.nodes
        watch.spend(step.nodes)
        before = best.key
        for package in step.packages:
            if best.take(package):
                if isinstance(goal, Any):
                    break
                best.take(climb(goal, package, relaxed.shares))
        if best.key != before:
            walk.aim(goal.target(own, best.key, over=1))
        if step.status == "done" or (isinstance(goal, Any) and best.key is not None):
            return Optimum(key=best.key, package=best.package, done=True, bound=best.key, nodes=nodes)
        if watch.struck():
            bound = bound_of(goal, own, multipliers)
            return Optimum(key=best.key, package=best.package, done=False, bound=bound, nodes=nodes)


def collect(goal: Goal, level: Key | None, watch: Watch, limit: int) -> Collected:
    """All packages that are as good as a level, up to a limit."""
    problem = goal.problem
    if not problem.feasible:
        return Collected(packages=rows_of(problem.issues, []), done=True, nodes=0)
    own, relaxed = scaled(problem), goal.relaxed()
    multipliers = own.multipliers(relaxed.rows, relaxed.clauses)
    walk = LpWalk(own, goal.target(own, level, over=0), multipliers, every=True, room=limit + 1)
    found: list[Ints] = []
    nodes = 0
    while True:
        step = walk.run(_QUOTA)
        nodes += step.nodes
        watch.spend(step.nodes)
        fits = problem.fits(step.packages)
        for package, totals in zip(step.packages[fits], problem.totals(step.packages[fits]).tolist(), strict=True):
            key = goal.key(totals)
            if key is not None and (level is None or key >= level):
                found.append(package)
        if step.status == "done" or len(found) > limit or watch.struck():
            done = step.status == "done" and len(found) <= limit
            return Collected(packages=sorted_packages(rows_of(problem.issues, found[:limit])), done=done, nodes=nodes)


@dataclass
class _Best:
    goal: Goal
    key: Key | None = None
    package: Ints | None = field(default=None)

    def take(self, package: Ints) -> bool:
        """Keep a package that fits and is better than the one kept."""
        problem = self.goal.problem
        if not problem.fits(package[None])[0]:
            return False
        key = self.goal.key(problem.totals(package[None])[0].tolist())
        if key is None or (self.key is not None and key <= self.key):
            return False
        self.key, self.package = key, package
        return True


def _starts(goal: Goal, relaxed: Relaxation, start: Packages | None) -> list[Ints]:
    if relaxed.status != "solved":
        return [] if start is None else list(start)
    first = climb(goal, rounded(goal, relaxed.shares), relaxed.shares)
    return [first] if start is None else [*start, first]
