"""The package that most scenarios accept, by local search.

From the best of the packages given, single swaps are taken while they raise the number of scenarios that accept (the
best first, ties by the order of the options). Then, again and again, a few options are changed by chance and the climb
begins anew (iterated local search: Lourenço, Martin and Stützle, 2003). The best packages are last tried with every
pair of swaps. Same seed, same package (S19).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.swaps import Swaps
from onetext.compromise.worlds import Picked, Worlds

__all__ = ["Best", "best_of_all", "most_accepted"]

STARTS = 8
KICKS, FEW, MORE_KICKS, MANY = 40, 300, 120, 2000
"""Climbs from a package changed by chance, for each start; more of them for few scenarios, where each is cheap and many
packages are accepted alike; fewer for many scenarios, where each takes long."""
WORK = 2**23
"""Numbers added up between two looks at the limits: some hundredths of a second."""
PAIRS = 3
"""Packages of which every pair of swaps is tried."""


@dataclass(frozen=True, eq=False)
class Best:
    """A package, and how many of the scenarios accept it."""

    package: Picked
    accepted: int


def best_of_all(
    worlds: Worlds, watch: Watch, prefer: Callable[[Picked], int] = lambda equals: 0
) -> tuple[Best | None, bool]:
    """The best of all packages, and whether each was tried before a limit struck; None when none obeys the rules.

    `prefer` gives the place of one among packages that equally many scenarios accept.
    """
    grid = np.indices(worlds.sizes).reshape(len(worlds.sizes), -1).T.astype(np.int64)
    good = grid[worlds.obeys(grid)]
    if not len(good):
        return None, True
    counts = _tried(worlds, good, watch)
    top = int(counts.max())
    equals = good[: len(counts)][counts == top]
    return Best(equals[prefer(equals)], top), len(counts) == len(good)


def _tried(worlds: Worlds, packages: Picked, watch: Watch) -> Picked:
    """How many scenarios accept each package, for as many as a limit leaves time for: the first few always."""
    few = max(1, WORK // (worlds.limits.size * (len(worlds.sizes) + 1)))
    found = [worlds.accepted(packages[:few]).sum(axis=1)]
    for first in range(few, len(packages), few):
        if watch.struck():
            break
        found.append(worlds.accepted(packages[first : first + few]).sum(axis=1))
    return np.concatenate(found)


def most_accepted(
    worlds: Worlds, starts: Picked, watch: Watch, *, seed: int, goal: int | None = None, kicks: int | None = None
) -> Best | None:
    """Search from some packages; None when none of them obeys the rules.

    Parameters
    ----------
    starts
        Shape (packages, issues).
    goal
        A number of scenarios that no package can pass: the search ends where it is reached.
    kicks
        Climbs from a package changed by chance, for each start.
    """
    good = starts[worlds.obeys(starts)] if len(starts) else starts
    if not len(good):
        return None
    counts = _tried(worlds, good, watch)
    good = good[: len(counts)]
    order = np.lexsort((*good.T[::-1], -counts)) if good.shape[1] else np.arange(1)
    if kicks is None:
        kicks = MORE_KICKS if worlds.scenarios <= FEW else KICKS * MANY // max(MANY, worlds.scenarios) + 1
    climber = _Climber(worlds, watch, seed, worlds.scenarios if goal is None else goal)
    tops = list[Best]()
    for number, i in enumerate(order[:STARTS]):
        tops.append(climber.wander(good[i], number, kicks))
        if tops[-1].accepted >= climber.goal:
            return tops[-1]
        if watch.struck():
            break
    known = {tuple(map(int, best.package)): best for best in tops}
    ranked = sorted(known.values(), key=_rank)
    polished = [climber.paired(best) for best in ranked[:PAIRS]]
    return min([*polished, *ranked], key=_rank)


def _rank(best: Best) -> tuple[int, tuple[int, ...]]:
    return -best.accepted, tuple(map(int, best.package))


class _Climber:
    def __init__(self, worlds: Worlds, watch: Watch, seed: int, goal: int) -> None:
        self.worlds, self.watch, self.seed, self.goal = worlds, watch, seed, goal
        self.swaps = Swaps(worlds)

    def climb(self, package: Picked) -> Best:
        """Take the best single swap until none is better."""
        found = self._best(package)
        while not self.watch.struck():
            margin = self.worlds.margin(found.package)
            counts = self.swaps.counts(found.package, margin)
            self.watch.spend(1)
            column = int(counts.argmax()) if len(counts) else -1
            if column < 0 or counts[column] <= found.accepted:
                break
            found = Best(self._swapped(found.package, column), int(counts[column]))
        return found

    def wander(self, start: Picked, number: int, kicks: int) -> Best:
        """Climb, change a few options by chance, climb again; keep what is no worse."""
        text = "\x1f".join((str(self.seed), "robust", str(number)))
        key = np.frombuffer(blake2b(text.encode(), digest_size=16).digest(), dtype="<u8")
        chance = np.random.Generator(np.random.Philox(key=key))
        best = now = self.climb(start)
        for _ in range(kicks if len(start) > 1 else 0):
            if best.accepted >= self.goal or self.watch.struck():
                break
            kicked = now.package.copy()
            for k in chance.choice(len(kicked), size=min(3, len(kicked)), replace=False):
                kicked[k] = chance.integers(self.worlds.sizes[k])
            found = self.climb(kicked)
            if found.accepted >= now.accepted:
                now = found
            best = min(best, now, key=_rank)
        return best

    def paired(self, best: Best) -> Best:
        """Take the best pair of swaps until none is better."""
        better = True
        while better and not self.watch.struck():
            found = self._pair(best)
            better = found.accepted > best.accepted
            best = self.climb(found.package) if better else best
        return best

    def _pair(self, best: Best) -> Best:
        found = best
        for column, issue in enumerate(self.swaps.issue_of):
            if self.watch.struck():
                break
            if best.package[issue] == self.swaps.place[column] or issue + 1 >= len(best.package):
                continue
            once = self._swapped(best.package, column)
            counts = self.swaps.counts(once, self.worlds.margin(once), first=int(issue) + 1)
            self.watch.spend(1)
            other = int(counts.argmax())
            if counts[other] > found.accepted:
                found = Best(self._swapped(once, other), int(counts[other]))
        return found

    def _best(self, package: Picked) -> Best:
        return Best(package, int(self.worlds.accepted(package[None]).sum()))

    def _swapped(self, package: Picked, column: int) -> Picked:
        found = package.copy()
        found[self.swaps.issue_of[column]] = self.swaps.place[column]
        return found
