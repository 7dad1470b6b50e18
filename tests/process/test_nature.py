"""Nature through the engine: ruin, first passage, two-state chains, autoregressions, competing risks."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import plain
import pytest
from scipy.stats import norm

from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.values import exit_odds, perpetual, ruin_odds
from onetext.process.world import DAYS_A_YEAR, Front, Patron, World


def played(world: World, blocks: int = 8, *, seed: int = 1, **parameters: Any) -> Trajectories:
    """Talks about nothing worth signing: only nature moves."""
    n, k = len(world.parties), len(world.texts)
    draws = plain.draws_of(world, 1024 * blocks, value=[[0.0] * k] * n, no_deal=[1.0] * n, **parameters)
    return simulate(world, draws, Source(seed, *range(blocks)), policy=Logit(), continuation=perpetual)


def near(share: float, expected: float, runs: int) -> bool:
    return abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / runs)


@pytest.mark.parametrize(
    ("win", "held", "forts", "odds", "battles"),
    [(0.5, 5, 10, 0.5, 25.0), (0.55, 5, 10, 0.7317174012, 23.1717401181), (0.52, 6, 20, 0.4777485682, 88.8742841091)],
)
def test_war_over_forts_is_the_gamblers_ruin(win: float, held: int, forts: int, odds: float, battles: float) -> None:
    world = plain.world_of(2, 1, steps=2000, front=Front(start=held / forts, gains=0, loses=1, lattice=forts))
    went = played(world, front_win=win)
    runs = went.outcome.size
    assert (went.outcome == Outcome.FORCE).all()
    ends = went.series["front"][-1, 0]
    assert near(float((ends > 0.5).mean()), odds, runs)
    fought = went.ended + 1
    assert abs(fought.mean() - battles) < 4 * fought.std() / math.sqrt(runs)
    assert ruin_odds(np.array([held]), np.array([forts]), np.array([win]))[0][0] == pytest.approx(odds, abs=1e-9)
    assert ruin_odds(np.array([held]), np.array([forts]), np.array([win]))[1][0] == pytest.approx(battles, abs=1e-7)


def test_a_front_watched_by_the_week_crosses_a_line_later_than_one_always_watched() -> None:
    # Drift .05, spread .15, a line .1 away, one year: .6168838 if always watched, .5696482 if watched every week.
    world = plain.world_of(
        2, 1, steps=52, step_days=DAYS_A_YEAR / 52, front=Front(start=0.5, gains=0, loses=1, low=-9, high=0.6)
    )
    went = played(world, 16, front_drift=0.05, front_volatility=0.15)
    runs = went.outcome.size
    assert near(float((went.outcome == Outcome.FORCE).mean()), 0.5696482, runs)
    hourly = plain.world_of(
        2, 1, steps=1500, step_days=DAYS_A_YEAR / 1500, front=Front(start=0.5, gains=0, loses=1, low=-9, high=0.6)
    )
    closer = played(hourly, 4, front_drift=0.05, front_volatility=0.15)
    shifted = 0.1 + 0.5826 * 0.15 / math.sqrt(1500)
    expected = norm.cdf((0.05 - shifted) / 0.15) + math.exp(2 * 0.05 * shifted / 0.15**2) * norm.cdf(
        (-shifted - 0.05) / 0.15
    )
    assert near(float((closer.outcome == Outcome.FORCE).mean()), expected, closer.outcome.size)


def test_odds_of_a_line_that_drifts_are_those_of_many_small_battles() -> None:
    # A walk of steps e with odds p has drift (2p - 1) e / dt and variance e^2 / dt; its ruin is known exactly.
    forts, step = 400, 1 / 400
    chance = 0.5 + 0.002
    drift, spread = (2 * chance - 1) * step, step
    one = np.array([0.3]), np.array([0.0]), np.array([1.0]), np.array([drift]), np.array([spread])
    win, time = exit_odds(*one)
    exact, battles = ruin_odds(np.array([0.3 * forts]), np.array([float(forts)]), np.array([chance]))
    assert win[0] == pytest.approx(exact[0], abs=2e-4)
    assert time[0] == pytest.approx(battles[0], rel=2e-3)


def test_odds_of_a_line_at_its_limits() -> None:
    half = np.array([0.5])
    none = np.array([0.0])
    assert exit_odds(half, none, half * 2, none, half)[0][0] == 0.5
    assert exit_odds(half, none, half * 2, none, half)[1][0] == pytest.approx(1.0)
    assert exit_odds(half, none, half * 2, half, none) == (
        pytest.approx(np.array([1.0])),
        pytest.approx(np.array([1.0])),
    )
    still = exit_odds(half, none, half * 2, none, none)
    assert still[0][0] == 0.5
    assert still[1][0] == np.inf
    assert exit_odds(half, none, half * 2, np.array([-1e6]), np.array([1e-3]))[0][0] == 0.0


def test_support_comes_and_goes_as_a_two_state_chain() -> None:
    # Off .02 and on .10 a week: in the long run on .8333; after 26 weeks .8393367 in discrete weeks. Our hazards are
    # turned into exact chances, so the discrete chain is met with hazards that give its two chances.
    total = -math.log(1 - 0.12)
    world = plain.world_of(3, 1, steps=26, signatories=2, patrons=(Patron(party=2, client=1),))
    went = played(world, support_off=[total * 0.02 / 0.12], support_on=[total * 0.10 / 0.12])
    assert near(float(went.series["support"][-1, 0].mean()), 0.8393367, went.outcome.size)


def test_moods_are_an_autoregression_of_the_same_law_for_weeks_and_days() -> None:
    spread = 0.05 / math.sqrt(1 - 0.95**2)
    assert spread == pytest.approx(0.1601282, abs=1e-6)
    for days in (7.0, 1.0):
        world = plain.world_of(1, 1, steps=round(60 * 7 / days), step_days=days)
        assert played_moods(world).std() == pytest.approx(spread, rel=0.03)


def played_moods(world: World) -> np.ndarray:
    """The mood of the one signatory at the end, read from what it would accept."""
    from onetext.process.nets import on_table
    from onetext.process.run import Run
    from onetext.process.state import empty_state
    from onetext.process.steps.nature import nature

    draws = plain.draws_of(world, 8192, value=[[0.0]], no_deal=[1.0], domestic_noise=0.05)
    run = Run(
        world=world,
        draws=draws,
        state=empty_state(world, 8192),
        source=Source(1, *range(8)),
        policy=Logit(),
        continuation=perpetual,
        over=np.zeros(8192, dtype=np.int64),
    )
    run.value = perpetual(run)
    run.table = on_table(run, run.state.text, np.arange(8192))
    for step in range(world.steps):
        run.step = step
        nature(run)
    return np.asarray(run.state.domestic[0])


def test_risks_compete() -> None:
    # Constant chances a week .03 (here: support ends for good), .01 (collapse): the first to come, over 52 weeks.
    def hazard(chance: float) -> float:
        return -math.log(1 - chance)

    world = plain.world_of(3, 1, steps=52, signatories=2, patrons=(Patron(party=2, client=1),))
    went = played(world, 32, patron_exit=[hazard(0.03)], collapse_hazard=[hazard(0.01), 0.0, 0.0])
    runs = went.outcome.size
    either = 1 - 0.97 * 0.99
    share = (1 - (1 - either) ** 52) / either
    # Where both come in one week, the patron's leaving is met first.
    assert near(float((went.outcome == Outcome.PATRON_LEFT).mean()), 0.03 * share, runs)
    assert near(float((went.outcome == Outcome.COLLAPSED).mean()), 0.97 * 0.01 * share, runs)
    assert near(float((went.outcome == Outcome.TALKING).mean()), (1 - either) ** 52, runs)


def test_talks_last_until_either_side_collapses() -> None:
    # Chances a round .10 and .15 that either side collapses (Powell, 2004): the talks end after 1/k rounds on average.
    world = plain.world_of(2, 1, steps=400)
    went = played(world, 16, collapse_hazard=[-math.log(0.90), -math.log(0.85)])
    rounds = went.ended + 1
    assert (went.outcome == Outcome.COLLAPSED).all()
    assert abs(rounds.mean() - 4.2553191) < 4 * rounds.std() / math.sqrt(rounds.size)


def test_leaks_come_by_their_hazard() -> None:
    world = plain.world_of(2, 1, steps=8)
    went = played(world, 16, leak_hazard=-math.log(0.95))
    assert near(float((went.series["public"][-1, 0] > 0).mean()), 0.33657957, went.outcome.size)
