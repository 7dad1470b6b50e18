"""The package that most sampled scenarios accept, and who would stop it (S4, S7, S9, S10).

Scenarios are searched (`robust_search.py`) from packages that come close in some scenario, from what drafts settle and
from packages of the point table's zone; the rules hold in all of them. The share of the package found is counted again
on fresh scenarios, which the search has not seen: those it was chosen on flatter it.

What no package can pass is first known of the searched scenarios. The best package of all, whichever it is, is chosen
by no sample; it too is accepted in no more of them, and how many of all scenarios that can stand for is a matter of
sampling a single share (`surely_below`). So the upper bound holds for every package at once.

A party fails where it refuses, and each of its reasons is counted: its value below no deal, and every one of its real
lines that is broken. Reasons overlap, so they may add up to more than the party's share, and the shares of several
parties to more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from onetext.compromise.duals import Duals, dual_bounds
from onetext.compromise.holding import own_zones
from onetext.compromise.limits import Watch
from onetext.compromise.problem import problem_of, without_floors
from onetext.compromise.robust_bound import Bound, most_possible
from onetext.compromise.robust_search import Best, best_of_all, most_accepted
from onetext.compromise.sampled import sampled_share, surely_below, wilson
from onetext.compromise.swaps import SMALL
from onetext.compromise.table import Table
from onetext.compromise.worlds import Bools, Picked, Worlds, worlds_of
from onetext.model import Case
from onetext.model.results import Blocker, DraftChances, Package, Probability, Proof
from onetext.preferences import Scenarios, draft_fillings, fresh_seed, sampled_scenarios

__all__ = ["RobustAnswer", "blockers", "robust"]

Choices = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
ALL = 4096
"""Most packages that are all tried."""
POOL = 400
"""Most packages that the search is started from are chosen among."""


@dataclass(frozen=True, kw_only=True)
class RobustAnswer:
    """All of `RobustResult` that follows from the scenarios; see there."""

    package: Package | None
    probability: Probability | None
    interval: tuple[float, float] | None
    in_sample: float | None
    in_sample_bound: float
    upper_bound: float
    proof: Proof
    draws: int
    blockers: tuple[Blocker, ...]
    drafts: tuple[DraftChances, ...]
    parties: Mapping[str, Probability]
    untested: tuple[str, ...]


def robust(case: Case, table: Table, watch: Watch, *, seed: int, draws: int) -> RobustAnswer:
    """Search for the package that all accept in most scenarios.

    Parameters
    ----------
    table
        The table of the case at its points: its reading of red lines is that of the scenarios too.
    seed, draws
        Of the scenarios: with the same ones a draft's share is the probability of its balance (S19). As many fresh
        scenarios again are drawn for the share of the package.
    """
    watch.tell("drawing scenarios")
    scenarios = sampled_scenarios(case, seed=seed, draws=draws, reading=table.reading)
    fillings = draft_fillings(case, case.drafts_by_date, seed=seed, draws=draws)
    worlds = worlds_of(scenarios)
    best, bound = _searched(scenarios, worlds, fillings, table, watch)
    accepted = best.accepted if best else 0
    chosen = best if best is not None and best.accepted else None
    fresh = sampled_scenarios(case, seed=fresh_seed(seed), draws=draws, reading=table.reading) if chosen else scenarios
    refused = _refused(fresh, chosen.package) if chosen else {}
    count = draws - int(_any(refused.values(), draws).sum()) if chosen else 0
    # The fresh share may be high by luck; a larger bound is a bound too, and one below it would make no sense.
    highest = max(surely_below(bound.most, draws), count / draws)
    return RobustAnswer(
        package=table.names(tuple(map(int, chosen.package))) if chosen else None,
        probability=sampled_share(count, draws) if chosen else None,
        interval=wilson(count, draws) if chosen else None,
        in_sample=accepted / draws if best else None,
        in_sample_bound=bound.most / draws,
        upper_bound=highest,
        proof=Proof(kind=bound.proof),
        draws=draws,
        blockers=blockers(fresh, chosen.package.astype(np.intp)) if chosen else (),
        drafts=tuple(_draft(scenarios, name, choices) for name, choices in fillings.items()),
        parties={party: sampled_share(draws - int(no.sum()), draws) for party, no in refused.items()},
        untested=scenarios.untested,
    )


def blockers(scenarios: Scenarios, choices: Choices) -> tuple[Blocker, ...]:
    """The parties that refuse a text in some scenario, most often first, and by what.

    Parameters
    ----------
    choices
        One package (issues,), or one per scenario (issues, draws).
    """
    found = []
    for party, causes in scenarios.causes(choices).items():
        if causes:
            lines = {line: float(no.mean()) for line, no in causes.items() if line}
            ranked = dict(sorted(lines.items(), key=lambda item: (-item[1], item[0])))
            value = float(causes[""].mean()) if "" in causes else 0.0
            share = float(_any(causes.values(), scenarios.draws).mean())
            found.append(Blocker(party=party, share=share, by_value=value, by_line=ranked))
    place = {party: i for i, party in enumerate(scenarios.parties)}
    return tuple(sorted(found, key=lambda item: (-item.share, place[item.party])))


def _searched(
    scenarios: Scenarios, worlds: Worlds, fillings: Mapping[str, Choices], table: Table, watch: Watch
) -> tuple[Best | None, Bound]:
    """The best package found, and what none can pass; where there are few packages, all of them are tried."""
    watch.tell("searching for the text that most scenarios accept")
    if prod(worlds.sizes) <= ALL:
        whole = best_of_all(worlds)
        return whole, Bound(whole.accepted if whole else 0, "exhaustive" if worlds.exact else "solver")
    duals = dual_bounds(worlds, watch)
    starts = _starts(worlds, duals.packages, fillings, table, watch)
    goal = scenarios.draws - int(duals.empty.sum())
    best = most_accepted(worlds, starts, watch, seed=scenarios.seed, goal=goal)
    accepted = best.accepted if best else 0
    watch.tell("bounding what any text could reach")
    return best, most_possible(worlds, _empty(scenarios, worlds, duals, accepted, watch), accepted, watch)


def _empty(scenarios: Scenarios, worlds: Worlds, duals: Duals, accepted: int, watch: Watch) -> Bools:
    """Scenarios whose own zone is empty; what multipliers leave open is searched where the work is small."""
    if worlds.columns.size > SMALL or accepted == scenarios.draws - int(duals.empty.sum()):
        return duals.empty
    return own_zones(scenarios, worlds, duals, watch).empty


def _draft(scenarios: Scenarios, name: str, choices: Choices) -> DraftChances:
    refused = _refused(scenarios, choices)
    everyone = scenarios.draws - int(_any(refused.values(), scenarios.draws).sum())
    return DraftChances(
        id=name,
        all=sampled_share(everyone, scenarios.draws),
        parties={
            party: sampled_share(scenarios.draws - int(no.sum()), scenarios.draws) for party, no in refused.items()
        },
        blockers=blockers(scenarios, choices),
    )


def _refused(scenarios: Scenarios, choices: Picked | Choices) -> dict[str, Bools]:
    """Per party where it refuses."""
    causes = scenarios.causes(choices.astype(np.intp))
    return {party: _any(own.values(), scenarios.draws) for party, own in causes.items()}


def _any(parts: Iterable[Bools], draws: int) -> Bools:
    found = np.zeros(draws, dtype=np.bool_)
    for part in parts:
        found |= part
    return found


def _starts(worlds: Worlds, near: Picked, fillings: Mapping[str, Choices], table: Table, watch: Watch) -> Picked:
    """Packages to start from: made to obey the rules where they do not."""
    found = [near[:POOL], *(choices[:, :2].T.astype(np.int64) for choices in fillings.values())]
    packages = np.unique(np.concatenate(found), axis=0)
    bad = ~worlds.obeys(packages)
    packages[bad] = np.array([worlds.repaired(package) for package in packages[bad]]).reshape(-1, packages.shape[1])
    if worlds.obeys(packages).any():
        return packages
    # Nothing keeps the rules yet: ask the search for any package that does.
    from onetext.compromise.search import find

    lone = find(without_floors(problem_of(table, lifted=table.members)), watch)
    if lone.package is None:
        return packages
    return np.concatenate([packages, np.asarray(lone.package, dtype=np.int64).reshape(1, -1)[:, : len(worlds.sizes)]])
