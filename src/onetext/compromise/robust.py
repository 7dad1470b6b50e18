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

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from onetext.compromise.duals import Duals, dual_bounds
from onetext.compromise.holding import own_zones
from onetext.compromise.limits import Watch
from onetext.compromise.problem import problem_of, without_floors
from onetext.compromise.robust_bound import Bound, most_possible
from onetext.compromise.robust_choice import bettered, preferred
from onetext.compromise.robust_draws import BLOCK, Tally, among, block_seeds, drawn
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
    in_sample_bound: float | None
    upper_bound: float | None
    proof: Proof
    draws: int
    blockers: tuple[Blocker, ...]
    drafts: tuple[DraftChances, ...]
    parties: Mapping[str, Probability | None]
    untested: tuple[str, ...]
    passes_tests: Probability | None


def robust(case: Case, table: Table, watch: Watch, *, seed: int, draws: int) -> RobustAnswer:
    """Search for the package that all accept in most scenarios.

    Parameters
    ----------
    table
        The table of the case at its points: its reading of red lines is that of the scenarios too.
    seed, draws
        Of the scenarios: with the same ones, up to a block of them, a draft's share is the probability of its balance
        (S19). As many fresh scenarios again are drawn for the share of the package. Where a limit strikes, fewer are
        drawn or counted, and every share says of how many it is.
    """
    watch.tell("drawing scenarios")
    scenarios = drawn(case, watch, seed=seed, draws=draws, reading=table.reading)
    fillings = draft_fillings(case, case.drafts_by_date, seed=seed, draws=min(BLOCK, scenarios.draws))
    best, bound = _searched(scenarios, worlds_of(scenarios), fillings, table, watch)
    chosen = best if best is not None and best.accepted else None
    fresh = Tally(scenarios.parties, scenarios.untested)
    if chosen is not None:
        fresh = _counted_again(case, chosen.package, watch, seed=fresh_seed(seed), draws=draws, table=table)
    if scenarios.draws < draws or fresh.draws < draws * bool(chosen):
        # Less was done than was asked for, even if the search itself came to an end in time.
        watch.why = watch.why or "time"
    # The fresh share may be high by luck; a larger bound is a bound too, and one below it would make no sense.
    highest = max(surely_below(bound.most, scenarios.draws), fresh.passed / max(1, fresh.draws))
    # With somebody untested a text that fails no test may still be refused: then nothing is known of acceptance.
    tested = not scenarios.untested
    return RobustAnswer(
        package=table.names(tuple(map(int, chosen.package))) if chosen else None,
        probability=sampled_share(fresh.passed, fresh.draws) if chosen and tested else None,
        interval=wilson(fresh.passed, fresh.draws) if chosen and tested else None,
        in_sample=best.accepted / scenarios.draws if best and tested else None,
        in_sample_bound=bound.most / scenarios.draws if tested else None,
        upper_bound=highest if tested else None,
        proof=Proof(kind=bound.proof if tested else "none"),
        draws=scenarios.draws,
        blockers=fresh.blockers(),
        drafts=_drafts(case, scenarios, watch, seed=seed),
        parties=_parties(fresh) if chosen else {},
        untested=scenarios.untested,
        passes_tests=sampled_share(fresh.passed, fresh.draws) if chosen else None,
    )


def blockers(scenarios: Scenarios, choices: Choices) -> tuple[Blocker, ...]:
    """The parties that refuse a text in some scenario, most often first, and by what.

    Parameters
    ----------
    choices
        One package (issues,), or one per scenario (issues, draws).
    """
    tally = Tally(scenarios.parties, scenarios.untested)
    tally.add(scenarios.causes(choices), scenarios.draws)
    return tally.blockers()


def _counted_again(case: Case, package: Picked, watch: Watch, *, seed: int, draws: int, table: Table) -> Tally:
    """Who refuses a package over scenarios that the search has not seen."""
    tally = Tally(())
    for own, size in block_seeds(seed, draws):
        if tally.draws and watch.struck():
            break
        part = sampled_scenarios(case, seed=own, draws=size, reading=table.reading)
        tally.parties, tally.untested = part.parties, part.untested
        tally.add(part.causes(package.astype(np.intp)), size)
        watch.tell("counting again over fresh scenarios", tally.draws / draws)
    return tally


def _drafts(case: Case, scenarios: Scenarios, watch: Watch, *, seed: int) -> tuple[DraftChances, ...]:
    """How each draft fares in the scenarios, block by block."""
    tallies = dict[str, Tally]()
    first = 0
    for own, size in block_seeds(seed, scenarios.draws):
        if first and watch.struck():
            break
        part = among(scenarios, first, size)
        for name, choices in draft_fillings(case, case.drafts_by_date, seed=own, draws=size).items():
            tally = tallies.setdefault(name, Tally(scenarios.parties, scenarios.untested))
            tally.add(part.causes(choices), size)
        first += size
        watch.tell("counting who accepts each draft", first / scenarios.draws)
    return tuple(_draft(name, tally) for name, tally in tallies.items())


def _draft(name: str, tally: Tally) -> DraftChances:
    passes = sampled_share(tally.passed, tally.draws)
    return DraftChances(
        id=name,
        all=None if tally.untested else passes,
        parties=_parties(tally),
        blockers=tally.blockers(),
        passes_tests=passes,
    )


def _parties(tally: Tally) -> dict[str, Probability | None]:
    """How often each accepts; None for those of whom only red lines can be tested."""
    return {
        party: None if party in tally.untested else sampled_share(tally.draws - many, tally.draws)
        for party, many in tally.refused.items()
    }


def _searched(
    scenarios: Scenarios, worlds: Worlds, fillings: Mapping[str, Choices], table: Table, watch: Watch
) -> tuple[Best | None, Bound]:
    """The best package found, and what none can pass; where there are few packages, all of them are tried."""
    watch.tell("searching for the text that most scenarios accept")
    if prod(worlds.sizes) <= ALL:
        whole, complete = best_of_all(worlds, watch, lambda equals: preferred(table, equals) if table.rows else 0)
        if not complete:
            return whole, Bound(scenarios.draws, "none")
        return whole, Bound(whole.accepted if whole else 0, "exhaustive" if worlds.exact else "solver")
    duals = dual_bounds(worlds, watch)
    starts = _starts(worlds, duals.packages, fillings, table, watch)
    goal = scenarios.draws - int(duals.empty.sum())
    best = most_accepted(worlds, starts, watch, seed=scenarios.seed, goal=goal)
    best = bettered(best, worlds, table, watch) if best else None
    accepted = best.accepted if best else 0
    watch.tell("bounding what any text could reach")
    return best, most_possible(worlds, _empty(scenarios, worlds, duals, accepted, watch), accepted, watch)


def _empty(scenarios: Scenarios, worlds: Worlds, duals: Duals, accepted: int, watch: Watch) -> Bools:
    """Scenarios whose own zone is empty; what multipliers leave open is searched where the work is small."""
    if worlds.columns.size > SMALL or accepted == scenarios.draws - int(duals.empty.sum()):
        return duals.empty
    return own_zones(scenarios, worlds, duals, watch).empty


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
