"""An upper bound on the number of scenarios that one package can satisfy.

No package is accepted in a scenario whose own zone is empty: those are left out. For up to a hundred scenarios more is
done: they are dealt out into small groups, a solver bounds how many of each group one package can satisfy at once, and
the bounds add up; then neighbouring groups are joined and asked again. The larger the groups the better the bound, and
the longer each takes; nobody is known to do it for a hundred scenarios at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onetext.compromise.duals import dual_bounds
from onetext.compromise.limits import Watch
from onetext.compromise.robust_search import most_accepted
from onetext.compromise.together import most_together
from onetext.compromise.worlds import Bools, Worlds
from onetext.model.results import ProofKind

__all__ = ["Bound", "most_possible"]

MANY = 100
"""Most scenarios for which groups are asked."""
SIZES = (10, 20)
"""Scenarios in a group, first and later."""
Members = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Bound:
    """At most so many of the scenarios are accepted together, and how that is known."""

    most: int
    proof: ProofKind


def most_possible(worlds: Worlds, empty: Bools, accepted: int, watch: Watch) -> Bound:
    """The bound.

    Parameters
    ----------
    empty
        Scenarios whose zone is proved to be empty.
    accepted
        What some package reaches.
    """
    alive = np.flatnonzero(~empty)
    easy = max(accepted, len(alive))
    if accepted == easy or worlds.scenarios > MANY or watch.struck():
        return Bound(easy, "exhaustive")
    most = max(accepted, _grouped(worlds, alive, accepted, watch))
    return Bound(most, "solver") if most < easy else Bound(easy, "exhaustive")


def _grouped(worlds: Worlds, alive: Members, accepted: int, watch: Watch) -> int:
    """Bounds of groups, added up; each size of groups can only lower what the one before gave."""
    bounds = {(int(n),): 1 for n in alive}
    for size in SIZES:
        for first in range(0, len(alive), size):
            group = alive[first : first + size]
            parts = [part for part in bounds if set(part) <= set(group.tolist())]
            total = sum(bounds[part] for part in parts)
            if sum(bounds.values()) <= accepted or watch.struck():
                return sum(bounds.values())
            if len(parts) > 1:
                most = min(total, _most(worlds.among(group), watch))
                for part in parts:
                    del bounds[part]
                bounds[tuple(group.tolist())] = most
                watch.tell("bounding what any text could reach", _share_done(size, first, len(alive)))
    return sum(bounds.values())


def _most(group: Worlds, watch: Watch) -> int:
    """How many scenarios of a group one package can satisfy, at most."""
    best = most_accepted(group, dual_bounds(group, watch).packages, watch, seed=0, kicks=4)
    return most_together(group, best.accepted if best else 0, watch)


def _share_done(size: int, first: int, count: int) -> float:
    """How much of the work is done: later groups take most of the time."""
    part = min(1.0, (first + size) / count)
    return 0.2 * part if size == SIZES[0] else 0.2 + 0.8 * part
