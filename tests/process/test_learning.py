"""What is learnt of resolve: from battles by Kalman's gain, from refusals as by Bayes' rule on a fine grid."""

from __future__ import annotations

import numpy as np
import plain
import pytest

from onetext.process.draws import BLOCK
from onetext.process.policies import Logit
from onetext.process.quorum import pivotal, quorum_chance
from onetext.process.simulating import simulate
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import Front


def test_a_year_of_battle_narrows_the_belief_as_it_should() -> None:
    for days in (7.0, 1.0):
        world = plain.world_of(
            2, 1, steps=round(364 / days), step_days=days, front=Front(start=0.5, gains=0, loses=1, low=-9, high=9)
        )
        draws = plain.draws_of(
            world,
            BLOCK * 4,
            value=[[0], [0]],
            no_deal=[1.0, 1.0],
            resolve_sd=0.1,
            battle_noise=0.3,
            decisiveness=np.inf,
        )
        went = simulate(world, draws, Source(1, 0, 1, 2, 3), policy=Logit(), continuation=perpetual)
        years = world.steps * world.years
        exact = (1 / 0.1**2 + years / 0.3**2) ** -0.5
        assert went.series["belief_sd"][-1] == pytest.approx(exact, rel=1e-6)
        # The mean is unbiased, and as far from the truth as it believes itself to be.
        resolve = 0.1 * Source(1, 0, 1, 2, 3).normals("resolve", 0, 2)
        error = went.series["belief"][-1] - resolve
        assert abs(error.mean()) < 4 * exact / np.sqrt(error.size)
        assert error.std() == pytest.approx(exact, rel=0.03)


@pytest.mark.parametrize("hazard", [0.1, 3.0])
def test_honest_words_tell_as_much_as_their_noise_lets_through(hazard: float) -> None:
    world = plain.world_of(2, 1, steps=1, on_table=0, public="published")
    numbers = {"resolve_sd": 0.1, "statement_noise": 0.2, "statement_hazard": hazard, "audience_growth": 0.1}
    draws = plain.draws_of(world, BLOCK * 4, value=[[0], [0]], no_deal=[1.0, 1.0], decisiveness=np.inf, **numbers)
    went = simulate(world, draws, Source(1, 0, 1, 2, 3), policy=Logit(), continuation=perpetual)
    belief, sd = went.series["belief"][-1], went.series["belief_sd"][-1]
    spoke = belief != 0
    chance = 1 - np.exp(-hazard)
    assert float(spoke.mean()) == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / spoke.size))
    exact = (1 / 0.1**2 + 1 / 0.2**2) ** -0.5
    assert sd[spoke] == pytest.approx(exact, rel=1e-6)
    assert sd[~spoke] == pytest.approx(0.1, rel=1e-6)
    # The mean is unbiased, and as far from the truth as it believes itself to be.
    error = belief[spoke] - 0.1 * Source(1, 0, 1, 2, 3).normals("resolve", 0, 2)[spoke]
    assert abs(error.mean()) < 4 * exact / np.sqrt(error.size)
    assert error.std() == pytest.approx(exact, rel=4 / np.sqrt(2 * error.size))


@pytest.mark.parametrize(
    ("parties", "quota", "alone", "adds", "mean_off", "spread_off"),
    [
        (1, None, 0.0, 1.0, 0.1, 0.17),
        (2, None, 0.0, 0.5, 0.04, 0.08),
        (3, None, 0.0, 0.25, 0.03, 0.04),
        (3, 2, 0.25, 0.5, 0.04, 0.1),
    ],
)
@pytest.mark.parametrize(
    ("value", "slope", "weeks"), [(0.45, 12.0, 26), (0.4, 12.0, 26), (0.35, 20.0, 26), (0.5, 8.0, 13)]
)
def test_refusals_teach_what_bayes_rule_does(
    parties: int,
    quota: int | None,
    alone: float,
    adds: float,
    mean_off: float,
    spread_off: float,
    value: float,
    slope: float,
    weeks: int,
) -> None:
    """One party of unknown resolve, others that accept one time in two, against a fine grid of what it could be."""
    rate = 0.5
    world = plain.world_of(parties, 1, steps=weeks, quota=quota)
    known = [0.0] * (parties - 1)
    draws = plain.draws_of(
        world,
        BLOCK * 4,
        value=[[value], *[[0.5]] * (parties - 1)],
        no_deal=[0.5] * parties,
        resolve_sd=[0.1, *known],
        decisiveness=slope,
        decision_rate=rate,
    )
    went = simulate(world, draws, Source(2, 0, 1, 2, 3), policy=Logit(), continuation=perpetual)
    grid = np.linspace(-0.7, 0.7, 2801)
    signs = alone + adds / (1 + np.exp(-slope * (value - 0.5 - grid)))
    for place, gone in enumerate(went.points):
        exact = np.exp(-0.5 * (grid / 0.1) ** 2 + gone * rate * np.log1p(-signs))
        exact /= exact.sum()
        mean = float((exact * grid).sum())
        spread = float(((exact * grid**2).sum() - mean**2) ** 0.5)
        still = went.ended >= gone
        assert still.any()
        # The belief is the same in all that still talk: nothing but refusals was seen.
        believed, sd = went.series["belief"][place, 0, still], went.series["belief_sd"][place, 0, still]
        assert np.ptp(believed) < 1e-6
        assert abs(believed[0] - mean) < (0.02 if gone <= 4 else mean_off) * spread
        assert abs(sd[0] - spread) < (0.03 if gone <= 4 else spread_off) * spread


def test_an_answer_that_is_no_news_teaches_nothing() -> None:
    world = plain.world_of(2, 1, steps=20)
    draws = plain.draws_of(world, BLOCK, value=[[0.45], [0.5]], no_deal=[0.5, 0.5], resolve_sd=0.1, decisiveness=12.0)
    draws.barred[...] = True
    went = simulate(world, draws, Source(2, 0), policy=Logit(), continuation=perpetual)
    assert np.allclose(went.series["belief"], 0, atol=1e-7)
    assert np.allclose(went.series["belief_sd"], 0.1, atol=1e-7)


@pytest.mark.parametrize("quorum", [1, 2, 3, 4])
def test_what_each_acceptance_adds(quorum: int) -> None:
    chances = np.random.default_rng(quorum).random((4, 7))
    without, adds = pivotal(chances, quorum)
    for who in range(4):
        sure, never = chances.copy(), chances.copy()
        sure[who], never[who] = 1.0, 0.0
        assert without[who] == pytest.approx(quorum_chance(never, quorum), abs=1e-12)
        assert without[who] + adds[who] == pytest.approx(quorum_chance(sure, quorum), abs=1e-12)
