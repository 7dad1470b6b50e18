"""What words tell of resolve: cheap talk as far as it can tell anything, and the belief that follows from it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import plain
import pytest

from onetext.process.modes import continuation
from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.steps.learning import cheap_talk
from onetext.process.streams import Source

ALWAYS = 1e6


def talked(steps: int, **parameters: Any) -> Trajectories:
    """Published talks in which everybody makes a statement at every step, and nobody signs."""
    world = plain.world_of(2, 1, steps=steps, public="published")
    given = {"resolve_sd": 0.1, "statement_hazard": ALWAYS, "statement_noise": 0.2} | parameters
    draws = plain.draws_of(world, 1024, value=[[0.0], [0.0]], no_deal=[1.0, 1.0], **given)
    mode = continuation("perpetual", world, draws)
    return simulate(world, draws, Source(3, 0), policy=Logit(), continuation=mode)


@pytest.mark.parametrize(("bias", "parts"), [(0.26, 1), (0.25, 1), (0.2, 2), (0.05, 3), (0.01, 7)])
def test_words_tell_as_many_types_apart_as_the_arbitrage_condition_allows(bias: float, parts: int) -> None:
    """The ends of the parts follow from indifference: each part is wider than the one before by 4 biases."""
    ends = [i / parts + 2 * bias * i * (i - parts) for i in range(parts + 1)]
    assert all(b > a for a, b in pairwise(ends))
    more = parts + 1
    assert 1 / more + 2 * bias * (1 - more) <= 1e-12
    found, error = cheap_talk(np.array([bias]))
    assert found[0] == parts
    assert math.isclose(error[0], sum((b - a) ** 3 / 12 for a, b in pairwise(ends)))


def test_honest_statements_are_measurements() -> None:
    went = talked(8, statement_bias=0.0)
    assert np.allclose(went.series["belief_sd"][-1] ** 2, 1 / (1 / 0.01 + 8 / 0.04))


def test_beliefs_are_right_on_average_as_far_as_they_claim() -> None:
    """Resolve less belief has the spread that the belief has: the estimate of whoever uses all that was said."""
    went = talked(8, statement_bias=0.0)
    mean = went.series["belief"][-1]
    assert math.isclose(mean.std(), math.sqrt(0.01 - 1 / (1 / 0.01 + 8 / 0.04)), rel_tol=0.05)


def test_whoever_gains_too_much_by_misleading_tells_nothing() -> None:
    went = talked(8, statement_bias=0.25)
    assert (went.series["belief_sd"] == 0.1).all()
    assert (went.series["belief"] == 0.0).all()


def test_however_much_is_said_words_tell_no_more_than_they_can() -> None:
    went, (_, error) = talked(104, statement_bias=0.05, statement_noise=0.02), cheap_talk(np.array([0.05]))
    finest = 12 * 0.01 * error[0]
    last = went.series["belief_sd"][-1] ** 2
    assert (last <= finest).all()
    assert (last >= finest / 3).all()


def test_without_learning_or_statements_nothing_is_told() -> None:
    for off in ("learning", "statements", "audience"):
        world = plain.world_of(2, 1, steps=4, public="published", off=frozenset({off}))
        draws = plain.draws_of(world, value=[[0.0], [0.0]], no_deal=[1.0, 1.0], resolve_sd=0.1, statement_hazard=ALWAYS)
        mode = continuation("perpetual", world, draws)
        went = simulate(world, draws, Source(3, 0), policy=Logit(), continuation=mode)
        assert (went.series["belief_sd"] == 0.1).all()
