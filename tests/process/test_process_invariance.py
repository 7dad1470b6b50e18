"""What must change nothing: the length of a step, chunks, company, names, mechanisms that have nothing to do."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import plain
import pytest

from onetext.process.draws import BLOCK, Draws
from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.tally import Tally
from onetext.process.values import perpetual
from onetext.process.world import MECHANISMS, Election, Front, OpenThreat, Patron, World

LIVELY: dict[str, Any] = {
    "decisiveness": 12.0,
    "front_drift": 0.02,
    "front_volatility": 0.1,
    "front_value": 0.8,
    "attrition": 0.1,
    "support_off": 0.01,
    "support_on": 0.05,
    "support_rejection": 1.0,
    "front_support": 0.05,
    "patron_exit": 0.001,
    "domestic_noise": 0.03,
    "shock_hazard": 0.01,
    "shock_size": -0.05,
    "collapse_hazard": 0.0005,
    "leak_hazard": 0.05,
    "publish_hazard": 0.02,
    "audience_growth": 0.5,
    "statement_hazard": 0.05,
    "statement_height": 0.05,
    "resolve_sd": 0.1,
    "battle_noise": 0.3,
    "ultimatum_hazard": 0.05,
    "penalty": 0.1,
    "execution": 0.3,
    "voices_hazard": 0.02,
    "forgetting": 0.9,
    "walk_cost": 0.35,
    "amend_cost": 0.02,
    "renege": 0.2,
    "turn_chance": 0.3,
    "turn_audience": 0.3,
    "proposal_hazard": 0.23,
    "decision_rate": 0.5,
}


def lively(*, days: float = 7.0, weeks: int = 78) -> World:
    """Four parties, two patrons, a front, a vote, an open threat: everything at once."""
    per_week = 7 / days
    return plain.world_of(
        4,
        6,
        signatories=2,
        steps=round(weeks * per_week),
        step_days=days,
        front=Front(start=0.4, gains=0, loses=1),
        patrons=(Patron(party=2, client=1), Patron(party=3, client=1, presses=False)),
        elections=(Election(party=1, step=round(30 * per_week)),),
        threats=(OpenThreat(id="u", patron=0, due=round(6 * per_week) - 1),),
    )


def lively_draws(world: World, size: int, **changes: Any) -> Draws:
    value = np.random.default_rng(8).uniform(0.25, 0.55, (4, 6))
    return plain.draws_of(world, size, value=value.tolist(), no_deal=[0.5, 0.45, 0.4, 0.4], **(LIVELY | changes))


def played(world: World, draws: Draws, *blocks: int, seed: int = 2) -> Trajectories:
    return simulate(world, draws, Source(seed, *blocks), policy=Logit(), continuation=perpetual)


def same(one: Tally, two: Tally) -> bool:
    arrays = all(
        np.array_equal(getattr(one, name), getattr(two, name))
        for name in ("ended", "signed", "pivotal", "value", "value_squares")
    )
    series = all(np.array_equal(values, two.series[name]) for name, values in one.series.items())
    return arrays and series and one.runs == two.runs and one.amended == two.amended


def test_weeks_and_days_tell_the_same() -> None:
    # The front is left out: it is watched once a step, so it is the one thing that does depend on it (and by how much
    # is known: see test_nature).
    shares, times = [], []
    for days, blocks in ((7.0, 24), (1.0, 24)):
        world = replace(lively(days=days), off=frozenset({"front"}))
        went = played(world, lively_draws(world, BLOCK * blocks), *range(blocks))
        shares.append([float((went.outcome == outcome).mean()) for outcome in Outcome])
        times.append((went.ended + 0.5) * days / 7)
    runs = 24 * BLOCK
    for weekly, daily in zip(*shares, strict=True):
        error = math.sqrt((weekly * (1 - weekly) + daily * (1 - daily)) / runs)
        # Besides sampling, what is made in a step (a threat, a statement) acts up to a step later: under one point.
        assert abs(weekly - daily) < 4 * error + 0.01
    assert times[0].mean() == pytest.approx(times[1].mean(), rel=0.05)


@pytest.mark.parametrize("rate", [1.0, 7.0])
def test_a_chance_a_week_is_a_hazard_and_not_a_chance_a_step(rate: float) -> None:
    # .02 a week is .650251 in a year, however often one looks; .02 a day would be .999360.
    steps = round(52 * 7 / rate)
    world = plain.world_of(1, 1, steps=steps, step_days=rate)
    lost = math.log(0.02 / 0.98) / 12
    draws = plain.draws_of(world, BLOCK * 16, value=[[0.5 + lost]], no_deal=[0.5], decisiveness=12.0)
    went = played(world, draws, *range(16))
    share = float((went.outcome == Outcome.SIGNED).mean())
    assert abs(share - 0.650251) < 4 * math.sqrt(0.650251 * 0.349749 / went.outcome.size)


def test_a_shared_mood_lasts_a_week_however_often_one_looks() -> None:
    shares = []
    for days in (7.0, 1.0):
        world = plain.world_of(2, 1, steps=round(20 * 7 / days), step_days=days)
        numbers = {"decisiveness": 20.0, "common_noise": 0.3, "decision_rate": 0.5}
        draws = plain.draws_of(world, BLOCK * 8, value=[[0.3], [0.3]], no_deal=[0.5, 0.5], **numbers)
        shares.append(float((played(world, draws, *range(8)).outcome == Outcome.SIGNED).mean()))
    weekly, daily = shares
    assert abs(weekly - daily) < 4 * math.sqrt((weekly * (1 - weekly) + daily * (1 - daily)) / (8 * BLOCK))


@pytest.mark.parametrize("width", [1, 100, 1024])
def test_parts_of_a_block_are_the_parts_of_its_whole(width: int) -> None:
    world = lively(weeks=30)
    draws = lively_draws(world, BLOCK)
    whole = played(world, draws, 0)
    for start in (0, 511, BLOCK - width):
        places = np.arange(start, min(start + width, BLOCK))
        part = simulate(
            world,
            draws.taken(places),
            Source(2, 0),
            policy=Logit(),
            continuation=perpetual,
            where=places,
        )
        for name in ("outcome", "ended", "text", "amended", "pivotal", "value"):
            assert np.array_equal(getattr(part, name), getattr(whole, name)[..., places]), name
        for name, values in part.series.items():
            assert np.array_equal(values, whole.series[name][..., places]), name


def test_blocks_in_company_are_the_blocks_alone() -> None:
    world = lively(weeks=30)
    together = played(world, lively_draws(world, BLOCK * 3), 4, 5, 6)
    for place, block in enumerate((4, 5, 6)):
        alone = played(world, lively_draws(world, BLOCK), block)
        part = together.taken(slice(place * BLOCK, (place + 1) * BLOCK))
        assert same(Tally.of(world, alone), Tally.of(world, part))


def test_leaks_that_cost_nothing_are_as_good_as_none() -> None:
    world = lively(weeks=40)
    none = played(
        world, lively_draws(world, BLOCK * 2, leak_hazard=0.0, publish_hazard=0.0, statement_hazard=0.0), 0, 1
    )
    free = played(
        world, lively_draws(world, BLOCK * 2, leak_discount=0.0, publish_hazard=0.0, statement_hazard=0.0), 0, 1
    )
    assert np.array_equal(none.outcome, free.outcome)
    assert np.array_equal(none.ended, free.ended)
    assert free.series["public"].sum() > none.series["public"].sum()


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_a_mechanism_that_is_left_out_leaves_the_others_their_weather(mechanism: str) -> None:
    world = lively(weeks=26)
    draws = lively_draws(world, BLOCK)
    base, without = played(world, draws, 0), played(replace(world, off=frozenset({mechanism})), draws, 0)
    # Common weather: far more trajectories end alike than two independent samples would.
    alike = (base.outcome == without.outcome).mean()
    chance = sum(float((base.outcome == outcome).mean() * (without.outcome == outcome).mean()) for outcome in Outcome)
    assert alike > chance + 0.2 * (1 - chance)


def test_names_mean_nothing() -> None:
    # Two parties change places, and so do their numbers: what happens to one now happens to the other.
    world = plain.world_of(2, 2, steps=40)
    one = plain.draws_of(
        world,
        BLOCK * 16,
        value=[[0.5, 0.4], [0.4, 0.55]],
        no_deal=[0.5, 0.45],
        decisiveness=[10.0, 14.0],
        resolve_sd=[0.1, 0.05],
        proposal_hazard=0.2,
        amend_cost=0.02,
        walk_cost=[0.4, 0.3],
    )
    two = plain.draws_of(
        world,
        BLOCK * 16,
        value=[[0.4, 0.55], [0.5, 0.4]],
        no_deal=[0.45, 0.5],
        decisiveness=[14.0, 10.0],
        resolve_sd=[0.05, 0.1],
        proposal_hazard=0.2,
        amend_cost=0.02,
        walk_cost=[0.3, 0.4],
    )
    here, there = played(world, one, *range(16)), played(world, two, *range(16))
    runs = 16 * BLOCK
    for outcome in Outcome:
        a, b = (float((went.outcome == outcome).mean()) for went in (here, there))
        assert abs(a - b) < 4 * math.sqrt((a * (1 - a) + b * (1 - b)) / runs) + 1e-9
    a, b = float((here.pivotal == 0).mean()), float((there.pivotal == 1).mean())
    assert abs(a - b) < 4 * math.sqrt((a * (1 - a) + b * (1 - b)) / runs)
