"""What is proposed to a side that may be weak or strong, through the engine: closed forms of two small games.

The proposer has two texts. One is signed by either type, the other by a weak one alone, which is there with the chance
that is believed. Here that chance is a logit one: all that a proposer knows of another's answer is how likely it is.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import plain
import pytest

from onetext.process.draws import BLOCK
from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.values import perpetual

SAFE, BOLD = 0, 1
SLOPE = 10.0


def proposed(weak: float, *, safe: float, bold: float, war: float, mediator: bool = False) -> Trajectories:
    """One step of talks: the proposer is a side of the deal, or a mediator that does not sign.

    `weak`: chance that the other side signs the bold text; `safe`, `bold`, `war`: what each end is worth to the
    proposer.
    """
    world = plain.world_of(3 if mediator else 2, 2, signatories=2, steps=1, on_table=-1)
    who = 2 if mediator else 0
    value, no_deal = [[1.0, 1.0]] * len(world.parties), [0.0] * len(world.parties)
    # A side that signs the one for sure, and the other with the chance of being weak.
    value[1], no_deal[1] = [10.0, math.log(weak / (1 - weak)) / SLOPE], 0.0
    value[who], no_deal[who] = [safe, bold], war
    given: dict[str, Any] = {
        "decisiveness": [np.inf if place != 1 else SLOPE for place in range(len(world.parties))],
        "recognition": [float(place == who) for place in range(len(world.parties))],
        "proposal_hazard": np.inf,
        "amend_cost": np.inf,
    }
    draws = plain.draws_of(world, BLOCK * 8, value=value, no_deal=no_deal, **given)
    return simulate(world, draws, Source(6, *range(8)), policy=Logit(), continuation=perpetual)


def signed_of(went: Trajectories) -> set[int]:
    return set(went.text[went.outcome == Outcome.SIGNED].tolist())


def war_comes_with(chance: float, went: Trajectories) -> bool:
    share, runs = float((went.outcome != Outcome.SIGNED).mean()), went.outcome.size
    return abs(share - chance) < 4 * math.sqrt(chance * (1 - chance) / runs)


@pytest.mark.parametrize(("believed", "text"), [(0.428, SAFE), (0.429, BOLD), (0.6, BOLD)])
def test_a_demand_that_only_the_weak_accept_is_worth_its_risk_from_a_belief_on(believed: float, text: int) -> None:
    """One battle of Filson and Werner (2002), re-derived: screen where b > (kA + kD) / (p_h - p_l + kA + kD)."""
    against_weak, against_strong, own_cost, their_cost = 0.6, 0.4, 0.05, 0.10
    # .15 / .35 = .4285714; whoever refuses the bold demand is strong.
    went = proposed(
        believed,
        safe=against_strong + their_cost,
        bold=against_weak + their_cost,
        war=against_strong - own_cost,
    )
    assert signed_of(went) == {text}
    assert war_comes_with(1 - believed, went) if text == BOLD else (went.outcome == Outcome.SIGNED).all()


@pytest.mark.parametrize(("bias", "text"), [(0.0, SAFE), (0.105, SAFE), (0.1055, BOLD)])
def test_only_a_biased_mediator_says_that_the_other_side_is_weak(bias: float, text: int) -> None:
    """After Kydd (2003), re-derived: it does so where bias >= (1 - mu) c / (mu h - l) = .1052632.

    It cares for the first side's share by its bias, and for peace: to urge the harder terms is to risk the war.
    """
    weak, power, more, less, cost = 0.8, 0.5, 0.3, 0.05, 0.1
    went = proposed(
        weak,
        safe=bias * (power + less),
        bold=bias * (power + more),
        war=bias * power - cost,
        mediator=True,
    )
    assert signed_of(went) == {text}
    assert war_comes_with(1 - weak, went) if text == BOLD else (went.outcome == Outcome.SIGNED).all()
