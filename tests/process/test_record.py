"""The record of threats, through the engine: what each fate does to credibility, and what is forgotten."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import plain
import pytest

from onetext.process.draws import BLOCK
from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import Change, Patron, World


def threatened(fates: Sequence[float | None], *, blocks: int = 1, **given: Any) -> Trajectories:
    """Talks in which a patron sets an ultimatum at every step, due within it; each has a chance of being carried out.

    A fate of None: another voice takes it back, in the step after it was made.
    """
    changes = [
        Change(step=step, kind="parameter", place=None, value=0.0 if fate is None else fate, key="execution")
        for step, fate in enumerate(fates)
    ]
    world: World = plain.world_of(
        2,
        1,
        signatories=1,
        steps=2 * len(fates),
        patrons=(Patron(party=1, client=0, backs=False),),
        changes=tuple(
            Change(step=2 * item.step, kind="parameter", place=None, value=item.value, key=item.key) for item in changes
        ),
    )
    numbers = {"ultimatum_hazard": [math.inf], "ultimatum_lead": [1.0]} | given
    draws = plain.draws_of(world, BLOCK * blocks, value=[[0.0], [0.0]], no_deal=[1.0, 1.0], **numbers)
    return simulate(world, draws, Source(4, *range(blocks)), policy=Logit(), continuation=perpetual)


def kappa(went: Trajectories) -> list[float]:
    """Credibility before the first threat and after each, the mean over all trajectories."""
    found = went.series["kappa"][:, 0].mean(axis=-1)
    return [float(found[place]) for place, at in enumerate(went.points) if at % 2 == 0]


def test_one_threat_kept_and_three_not() -> None:
    went = threatened([1, 0, 0, 0], credibility_prior=[0.0], kept=[4.0], broken=[2.0])
    assert kappa(went) == pytest.approx([4 / 6, 5 / 7, 5 / 8, 5 / 9, 5 / 10], abs=1e-6)


def test_the_mean_after_threats_that_are_carried_out_by_chance() -> None:
    # Beta(2, 1) and four threats, each carried out with .3: 3.2 / 7 on average.
    went = threatened([0.3] * 4, blocks=16, credibility_prior=[0.0], kept=[2.0], broken=[1.0])
    assert kappa(went)[-1] == pytest.approx(0.457143, abs=4 * math.sqrt(4 * 0.21) / 7 / math.sqrt(16 * BLOCK))


def test_a_patron_of_two_types_loses_its_name_at_once() -> None:
    # Types that carry out .98 and .4, the first with .7: reversed, reversed, kept.
    went = threatened([0, 0, 1], credibility_types=[1.0])
    assert kappa(went) == pytest.approx([0.806, 0.441856, 0.4015, 0.403661], abs=2e-6)
    half = threatened([0, 0, 1], credibility_types=[0.5], credibility_prior=[0.5])
    counts = [0.5, 0.5 / 2, 0.5 / 3, 1.5 / 4]
    assert kappa(half) == pytest.approx(
        [(a + b) / 2 for a, b in zip(counts, [0.806, 0.441856, 0.4015, 0.403661], strict=True)], abs=2e-6
    )


def test_a_second_voice_that_takes_a_threat_back_counts_as_a_reversal() -> None:
    # Threats would run for years; the voice takes each back in the step after it is made, and another follows.
    went = threatened([1] * 4, ultimatum_lead=[500.0], voices_hazard=[math.inf], kept=[3.0], credibility_prior=[0.0])
    taken_back = [3 / (3 + back) for back in range(5)]
    assert kappa(went)[0] == 1.0
    found = np.unique(went.series["kappa"].round(6))[::-1]
    assert found[:4] == pytest.approx(taken_back[:4], abs=1e-5)


def test_older_threats_fade_as_new_ones_have_their_fate() -> None:
    phi = 0.9
    went = threatened([1, 0, 0], forgetting=[phi], kept=[2.0], broken=[1.0])
    kept, broken, expected = 2.0, 1.0, [2.5 / 4]
    for fate in (1, 0, 0):
        kept, broken = phi * kept + fate, phi * broken + 1 - fate
        expected.append((0.5 + kept) / (1 + kept + broken))
    assert kappa(went) == pytest.approx(expected, abs=1e-6)


def test_forgetting_is_the_best_forecast_of_a_resolve_that_wanders() -> None:
    """Cukierman and Meltzer (1986): resolve follows an autoregression, and acts show it with noise.

    The weights of the best forecast are (rho - lambda) lambda^j, with lambda from the Riccati equation. Forgetting by
    lambda gives them, with a prior whose weight is that of the mean to which resolve returns.
    """
    rho, ratio, variance = 0.9, 0.25, 1.0
    for _ in range(500):
        gain = variance / (variance + 1)
        variance = rho**2 * variance * (1 - gain) + ratio
    fading = rho * (1 - gain)
    assert fading == pytest.approx(0.5878897873, abs=1e-9)
    prior = (1 - rho) / (rho - fading) / (1 - fading) / 2
    settled = 1 / (1 - fading)
    given = {"forgetting": [fading], "credibility_prior": [prior], "kept": [0.0], "broken": [settled]}
    none = kappa(threatened([0] * 6, **given))[-1]
    for lag in range(5):
        fates = [0.0] * 6
        fates[5 - lag] = 1.0
        weight = kappa(threatened(fates, **given))[-1] - none
        assert weight == pytest.approx((rho - fading) * fading**lag, abs=1e-6)
