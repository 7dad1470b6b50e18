"""What of the point table holds in sampled scenarios: who accepts a package, and whether there is any zone (S20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onetext.compromise.duals import Duals, dual_bounds
from onetext.compromise.limits import Watch
from onetext.compromise.problem import problem_of
from onetext.compromise.sampled import sampled_share
from onetext.compromise.worlds import Bools, Picked, Worlds, scenario_table, worlds_of
from onetext.model.results import Package, Probability
from onetext.preferences import Scenarios

__all__ = ["OwnZones", "ZoneShare", "own_zones", "share_with_zone", "shares_accepting"]

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
    """The share of scenarios in which there is a package that all accept."""
    worlds = worlds_of(scenarios)
    zones = own_zones(scenarios, worlds, dual_bounds(worlds, watch), watch)
    undecided = scenarios.draws - int((zones.found | zones.empty).sum())
    return ZoneShare(
        nonempty=sampled_share(int(zones.found.sum()), scenarios.draws), undecided=undecided / scenarios.draws
    )


@dataclass(frozen=True, eq=False)
class OwnZones:
    """Scenarios with a package that all accept, and those in which there is none; the rest is undecided."""

    found: Bools
    empty: Bools


def own_zones(scenarios: Scenarios, worlds: Worlds, duals: Duals, watch: Watch) -> OwnZones:
    """Ask of each scenario by itself whether it has a zone.

    Packages that come close in some scenario are tried in all of them; multipliers prove others empty; for the rest the
    scenario's own table is searched.
    """
    from onetext.compromise.search import find

    pool = duals.packages[:: max(1, len(duals.packages) // POOL)]
    found, empty = np.asarray(worlds.accepted(pool).any(axis=0)), duals.empty.copy()
    for place in range(scenarios.draws):
        if found[place] or empty[place]:
            continue
        if watch.struck():
            break
        problem = problem_of(scenario_table(scenarios, place))
        answer = find(problem, watch)
        if answer.package is not None:
            package: Picked = np.asarray(answer.package, dtype=np.int64).reshape(1, -1)[:, : len(worlds.sizes)]
            found |= worlds.accepted(package)[0]
            # Where sums are exact this says nothing new; elsewhere the scenario's own table counts.
            found[place] = True
        elif answer.status == "none" and answer.proof == "exhaustive" and problem.exact:
            empty[place] = True
    return OwnZones(found, empty)
