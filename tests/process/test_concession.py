"""Wars of attrition through the engine: closed forms of Fearon (1994), Abreu and Gul (2000), Maynard Smith (1974)."""

from __future__ import annotations

import math

import numpy as np
import plain
import pytest

from onetext.process.policies import AbreuGul, Attrition, Fearon94
from onetext.process.policy import Policy
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import DAYS_A_YEAR

BLOCKS = 16
RUNS = 1024 * BLOCKS


def fought(policy: Policy, *, years: float, step: float, seed: int = 3) -> Trajectories:
    world = plain.world_of(2, 2, on_table=-1, steps=round(years / step), step_days=DAYS_A_YEAR * step, standing=(0, 1))
    draws = plain.draws_of(world, RUNS, value=[[1, 0], [0, 1]], no_deal=[0.0, 0.0])
    return simulate(world, draws, Source(seed, *range(BLOCKS)), policy=policy, continuation=perpetual)


def near(share: float, expected: float) -> bool:
    return abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / RUNS)


@pytest.mark.parametrize("step", [0.05, 0.25])
def test_fearon_escalation_ends_as_derived(step: float) -> None:
    # Prize 1, slopes .10 and .05, war values uniform on [-1, 0]: t* = 20 (sqrt 3 - 1) / 2; the figures are exact for
    # any step, since the hazard is integrated over it.
    went = fought(Fearon94((0.10, 0.05)), years=9, step=step)
    at_once = went.ended == 0
    first_steps = 1 - 1 / (1 + 0.05 * step) * (1 - 0.3660254038) / (1 + 0.10 * step)
    assert near(float((went.outcome == Outcome.WALKED).mean()), 0.2679491924)
    assert near(float((went.text == 0).mean()), 0.6009116536)
    assert near(float((went.text == 1).mean()), 0.1311391540)
    assert near(float(at_once.mean()), first_steps)
    assert set(went.ended[went.outcome == Outcome.WALKED]) == {math.ceil(10 * (math.sqrt(3) - 1) / step)}


def test_whoever_would_pay_more_for_backing_down_backs_down_less() -> None:
    plainly, dearer = (fought(Fearon94((0.10, b)), years=12, step=0.25) for b in (0.05, 0.20))
    assert (dearer.text == 0).mean() < (plainly.text == 0).mean() - 0.05


def test_abreu_gul_war_ends_as_derived() -> None:
    went = fought(AbreuGul((0.7, 0.6), (0.05, 0.10), (0.05, 0.10)), years=31, step=0.1)
    # Hazards .1 and 1/15; side one's reputation is complete at 29.957; side two gives in at once with .2632; both are
    # obstinate with .005.
    assert near(float((went.outcome == Outcome.TALKING).mean()), 0.005)
    in_first_step = 1 - (1 - 0.2631937003) * math.exp(-(0.1 + 1 / 15) * 0.1)
    assert near(float((went.ended == 0).mean()), in_first_step)
    middle = np.minimum(np.where(went.ended == 0, 0.0, (went.ended + 0.5) * 0.1), 29.957322735539886)
    assert abs(middle.mean() - 4.3908377984) < 4 * middle.std() / math.sqrt(RUNS) + 0.005


def test_a_war_of_attrition_with_known_costs() -> None:
    went = fought(Attrition((0.1, 0.2), (1.0, 1.5)), years=80, step=0.05)
    time = (went.ended + 0.5) * 0.05
    assert near(float((went.text == 0).mean()), 3 / 7)
    assert abs(time.mean() - 30 / 7) < 4 * time.std() / math.sqrt(RUNS)


@pytest.mark.parametrize("policy", [Fearon94(), AbreuGul()])
def test_what_a_trajectory_does_depends_on_its_own_numbers_alone(policy: Policy) -> None:
    # S19: whichever other trajectories are played beside it.
    world = plain.world_of(2, 2, on_table=-1, steps=60, step_days=28.0, standing=(0, 1))
    rng = np.random.default_rng(0)
    slopes, rates = rng.uniform(0, 2, (2, 2048)), rng.uniform(0.01, 0.3, (2, 2048))
    slopes[:, :9] = 0
    draws = plain.draws_of(
        world, 2048, value=[[1, 0], [0, 1]], no_deal=[0.0, 0.0], audience_growth=slopes, discount=rates
    )
    whole = simulate(world, draws, Source(3, 0, 1), policy=policy, continuation=perpetual)
    half = simulate(world, draws.taken(slice(1024)), Source(3, 0), policy=policy, continuation=perpetual)
    assert (whole.outcome[:1024] == half.outcome).all()
    assert (whole.ended[:1024] == half.ended).all()
