"""Find what a goal asks for, and prove that nothing is better: climb, walk, raise the target, walk on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import modules

from onetext.compromise.answers import rows_of, sorted_packages
from onetext.compromise.bounds import bound_of
from onetext.compromise.climb import Climber, rounded
from onetext.compromise.goals import Any, Goal, Key
from onetext.compromise.limits import Watch
from onetext.compromise.lpwalk import LpWalk, Walked
from onetext.compromise.problem import Ints, Packages
from onetext.compromise.scaled import scaled
from onetext.compromise.target import Target

__all__ = ["Optimum", "collect", "optimise", "optimise_all"]

_COMPILED = "onetext.compromise.kernels.walking"
_QUOTA = 40
"""Nodes between two looks at the limits."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Optimum:
    """The best package found; `done` says that no better one exists."""

    key: Key | None
    package: Ints | None
    done: bool
    bound: Key | float | None
    nodes: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Collected:
    """All packages that reach a target, unless `done` is False."""

    packages: Packages
    done: bool
    nodes: int


def optimise(goal: Goal, watch: Watch, *, start: Packages | None = None) -> Optimum:
    """The best package of a goal."""
    return _Search(goal, watch).best(start)


def collect(goal: Goal, level: Key | None, watch: Watch, limit: int) -> Collected:
    """All packages that are as good as a level, up to a limit."""
    return _Search(goal, watch).collect(level, limit)


def optimise_all(goal: Goal, watch: Watch, limit: int) -> tuple[Optimum, Collected]:
    """The best packages of a goal, up to a limit.

    One walk looks for packages at least as good as the best so far. Only where these turn out many are the best one
    found, and then its ties, in two walks.
    """
    return _Search(goal, watch).both(limit)


class _Search:
    """One goal, with what all walks towards it share."""

    def __init__(self, goal: Goal, watch: Watch) -> None:
        self.goal, self.watch, self.problem = goal, watch, goal.problem
        self.possible = self.problem.feasible and bool(self.problem.allowed.any(axis=1).all())
        self.nodes = 0
        if self.possible:
            self.own, self.relaxed = scaled(self.problem), goal.relaxed()
            self.multipliers = self.own.multipliers(self.relaxed.rows, self.relaxed.clauses)
            self.climber = Climber(goal, self.relaxed.shares)

    def best(self, start: Packages | None, held: _Best | None = None) -> Optimum:
        """A package of the largest key, and whether that is proved; `start` and `held` are known packages."""
        best = held or _Best(self.goal)
        if not self.possible:
            return self._optimum(best, done=True)
        self._begin(best, start)
        if not self._ready():
            return self._optimum(best, done=False)
        enough = isinstance(self.goal, Any)
        walk = LpWalk(self.own, self._target(best, 1), self.multipliers, every=False)
        while not (enough and best.key is not None):
            step = self._step(walk)
            before = best.key
            for package in step.packages:
                if best.take(package) and not enough:
                    best.take(self.climber.climb(package))
            if best.key != before:
                walk.aim(self._target(best, 1))
            if step.status == "done":
                break
            if self.watch.struck():
                return self._optimum(best, done=False)
        return self._optimum(best, done=True)

    def collect(self, level: Key | None, limit: int) -> Collected:
        """Up to `limit` packages whose key is `level` or more (None: all), and whether these are all."""
        found: list[Ints] = []
        if not self.possible:
            return self._collected(found, limit, done=True)
        if not self._ready():
            return self._collected(found, limit, done=False)
        target = self.goal.target(self.own, level, over=0)
        walk = LpWalk(self.own, target, self.multipliers, every=True, room=limit + 1)
        while True:
            step = self._step(walk)
            found += [p for p, key in self._keyed(step.packages) if level is None or key >= level]
            if step.status == "done" or len(found) > limit or self.watch.struck():
                return self._collected(found, limit, done=step.status == "done")

    def both(self, limit: int) -> tuple[Optimum, Collected]:
        """The best package and up to `limit` that are as good, in one walk."""
        best, found = _Best(self.goal), list[Ints]()
        if not self.possible:
            return self._optimum(best, done=True), self._collected(found, limit, done=True)
        self._begin(best, None)
        if not self._ready():
            return self._optimum(best, done=False), self._collected(found, limit, done=False)
        walk = LpWalk(self.own, self._target(best, 0), self.multipliers, every=True, room=limit + 1)
        while True:
            step = self._step(walk)
            before = best.key
            for package, key in self._keyed(step.packages):
                if best.key is None or key >= best.key:
                    found = found if key == best.key else []
                    best.take(package)
                    found.append(package)
            if best.key != before:
                walk.aim(self._target(best, 0))
            if step.status == "done":
                return self._optimum(best, done=True), self._collected(found, limit, done=True)
            if self.watch.struck():
                return self._optimum(best, done=False), self._collected(found, limit, done=False)
            if len(found) > limit:
                optimum = self.best(None, best)
                return optimum, self.collect(best.key, limit)

    def _begin(self, best: _Best, start: Packages | None) -> None:
        for package in () if start is None else start:
            best.take(package)
        if self.relaxed.status == "solved":
            first = rounded(self.goal, self.relaxed.shares)
            best.take(self.climber.climb(first) if self._ready() else first)

    def _ready(self) -> bool:
        """Whether work may begin: large work is compiled first, which may take seconds and cannot be interrupted."""
        if not self.climber.compiled:
            return True
        if self.watch.struck():
            return False
        if _COMPILED not in modules:
            self.watch.tell("compiling (once)")
        return True

    def _target(self, best: _Best, over: int) -> Target:
        return self.goal.target(self.own, best.key, over=over)

    def _step(self, walk: LpWalk) -> Walked:
        step = walk.run(_QUOTA)
        self.nodes += step.nodes
        self.watch.spend(step.nodes)
        return step

    def _keyed(self, packages: Packages) -> Iterator[tuple[Ints, Key]]:
        """Packages that fit, with how good they are."""
        fitting = packages[self.problem.fits(packages)]
        for package, totals in zip(fitting, self.problem.totals(fitting).tolist(), strict=True):
            key = self.goal.key(totals)
            if key is not None:
                yield package, key

    def _optimum(self, best: _Best, *, done: bool) -> Optimum:
        bound = best.key if done else bound_of(self.goal, self.own, self.multipliers)
        return Optimum(key=best.key, package=best.package, done=done, bound=bound, nodes=self.nodes)

    def _collected(self, found: list[Ints], limit: int, *, done: bool) -> Collected:
        packages = sorted_packages(rows_of(self.problem.issues, found[:limit]))
        return Collected(packages=packages, done=done and len(found) <= limit, nodes=self.nodes)


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
