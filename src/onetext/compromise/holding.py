"""What of the point table holds in sampled scenarios: who accepts a package, and whether there is any zone (S20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onetext.compromise.duals import dual_bounds
from onetext.compromise.limits import Watch
from onetext.compromise.problem import problem_of
from onetext.compromise.robust import sampled_share
from onetext.compromise.worlds import Bools, Picked, Worlds, scenario_table, worlds_of
from onetext.model.results import Package, Probability
from onetext.preferences import Scenarios

__all__ = ["ZoneShare", "share_with_zone", "shares_accepting"]

POOL = 300
"""Most packages that are tried in all scenarios before the exact question is asked."""


@dataclass(frozen=True, kw_only=True)
class ZoneShare:
    """How many of the sampled scenarios have a zone.

    Attributes
    ----------
    nonempty
        Share in which some package is accepted by all.
    undecided
        Share in which a limit struck before that was known; they are not counted as non-empty.
    """

    nonempty: Probability
    undecided: float


def shares_accepting(scenarios: Scenarios, packages: Sequence[Package]) -> tuple[Probability, ...]:
    """Per package the share of scenarios in which everybody accepts it."""
    found = []
    for package in packages:
        places = [ids.index(package[issue]) for issue, ids in zip(scenarios.issues, scenarios.options, strict=True)]
        refused = np.zeros(scenarios.draws, dtype=np.bool_)
        for causes in scenarios.causes(np.array(places, dtype=np.intp)).values():
            for cause in causes.values():
                refused |= cause
        found.append(sampled_share(scenarios.draws - int(refused.sum()), scenarios.draws))
    return tuple(found)


def share_with_zone(scenarios: Scenarios, watch: Watch) -> ZoneShare:
    """The share of scenarios in which there is a package that all accept.

    Packages that come close in some scenario are tried in all of them; multipliers prove others empty; for the rest the
    scenario's own table is searched.
    """
    worlds = worlds_of(scenarios)
    duals = dual_bounds(worlds, watch)
    pool = duals.packages[:: max(1, len(duals.packages) // POOL)]
    found = np.asarray(worlds.accepted(pool).any(axis=0))
    undecided = _settled(scenarios, worlds, found, duals.empty, watch)
    draws = scenarios.draws
    return ZoneShare(nonempty=sampled_share(int(found.sum()), draws), undecided=undecided / draws)


def _settled(scenarios: Scenarios, worlds: Worlds, found: Bools, empty: Bools, watch: Watch) -> int:
    """Search in the scenarios that are left, and mark where something is found; how many stay undecided."""
    from onetext.compromise.search import find

    left, undecided = found | empty, 0
    for place in range(scenarios.draws):
        if left[place]:
            continue
        if watch.struck():
            undecided += 1
            continue
        problem = problem_of(scenario_table(scenarios, place))
        answer = find(problem, watch)
        if answer.package is not None:
            package: Picked = np.asarray(answer.package, dtype=np.int64).reshape(1, -1)[:, : len(worlds.sizes)]
            found |= worlds.accepted(package)[0]
            # The table is rounded far below the slack of sampled sums, so the search's word counts too.
            found[place] = True
            left |= found
        elif answer.status != "none":
            undecided += 1
    return undecided
