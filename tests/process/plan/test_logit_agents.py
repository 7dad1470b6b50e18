"""Agents that are only likely to choose the best: formulas written out, every play of a small game (oracle O16)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from pies import pie

from onetext.process.plan import Game, solve

KEPT = np.array([0.8, 0.5, 0.2])
ULTIMATUM = np.stack([KEPT, 1 - KEPT], axis=-1)
WAR = np.array([0.45, 0.25])

GAMBIT = ((0.585473, 0.330483, 0.084044), (0.437823, 0.777300, 0.939913))
"""The agent quantal response of the ultimatum at a slope of 5, by Gambit 16.7.0: offers, and their acceptance."""


def ultimatum(slope: float) -> tuple[np.ndarray, np.ndarray]:
    game = Game(
        value=ULTIMATUM, discount=1.0, alone=WAR[None, None], turns=(0,), horizon=1, passing=False, decisiveness=slope
    )
    plan = solve(game)
    return plan.proposals()[0, :, 0], plan.acceptance()[0, :, 1]


def test_the_ultimatum_of_gambit() -> None:
    offers, accepted = ultimatum(5.0)
    assert offers == pytest.approx(GAMBIT[0], abs=1e-6)
    assert accepted == pytest.approx(GAMBIT[1], abs=1e-6)


@pytest.mark.parametrize("slope", [0.0, 1.0, 5.0, 20.0, 300.0])
def test_the_ultimatum_written_out(slope: float) -> None:
    offers, accepted = ultimatum(slope)
    yes = [1 / (1 + np.exp(-slope * (share - 0.25))) for share in (0.2, 0.5, 0.8)]
    worth = [p * keep + (1 - p) * 0.45 for p, keep in zip(yes, KEPT, strict=True)]
    weight = np.exp(slope * (np.array(worth) - max(worth)))
    assert accepted == pytest.approx(yes, abs=1e-9)
    assert offers == pytest.approx(weight / weight.sum(), abs=1e-9)


def test_great_decisiveness_comes_to_the_best_response() -> None:
    rules = {"value": pie(41), "discount": 0.9, "turns": (0, 1), "horizon": 4, "flow": [0.11, 0.07]}
    best = solve(Game(**rules))
    near = solve(Game(**rules, decisiveness=1e5))
    assert near.value[0, 0] == pytest.approx(best.value[0, 0], abs=1e-3)


def test_one_of_each_kind() -> None:
    """A logit agent proposes to one that chooses the best."""
    game = Game(
        value=ULTIMATUM,
        discount=1.0,
        alone=WAR[None, None],
        turns=(0,),
        horizon=1,
        passing=False,
        decisiveness=[5, np.inf],
    )
    plan = solve(game)
    assert plan.acceptance()[0, :, 1].tolist() == [0, 1, 1]
    worth = np.array([0.45, 0.5, 0.45])
    weight = np.exp(5 * worth)
    keep = WAR[0] + np.array([0, 1, 1]) * (KEPT - WAR[0])
    assert keep.tolist() == [0.45, 0.5, pytest.approx(0.2)]
    weight = np.exp(5 * keep)
    assert plan.proposals()[0, :, 0] == pytest.approx(weight / weight.sum())


SLOPES, TRUST = (4.0, 9.0, 15.0), (1.0, 0.8, 0.6)


def by_plays(
    value: np.ndarray, refuse: np.ndarray, walk: np.ndarray, left: np.ndarray, barred: np.ndarray
) -> np.ndarray:
    """One round of three parties, two of which vote: every proposer, text and answer, one after the other."""
    odds, voters = (0.5, 0.3, 0.2), (0, 1)
    total = np.zeros(3)
    for j in range(3):
        answering = [i for i in voters if i != j]
        outcomes = []
        for k in range(len(value)):
            shut = j in voters and barred[k, j]
            expected, plays = 0.0, []
            for answers in itertools.product(("yes", "no", "out"), repeat=len(answering)):
                chance = 1.0
                for i, answer in zip(answering, answers, strict=True):
                    weights = {
                        "yes": 0.0 if barred[k, i] else np.exp(SLOPES[i] * TRUST[i] * (value[k, i] - refuse[i])),
                        "no": 1.0,
                        "out": np.exp(SLOPES[i] * (walk[i] - refuse[i])),
                    }
                    chance *= weights[answer] / sum(weights.values())
                payoff = refuse.copy()
                if "out" in answers:
                    payoff = left.copy()
                    for i, answer in zip(answering, answers, strict=True):
                        payoff[i] = walk[i] if answer == "out" else payoff[i]
                elif all(answer == "yes" for answer in answers) and not shut:
                    payoff = refuse + np.array(TRUST) * (value[k] - refuse)
                plays.append((chance, payoff))
                expected += chance * payoff[j]
            outcomes.append((expected, sum(chance * payoff for chance, payoff in plays)))
        weight = np.exp(SLOPES[j] * np.array([item[0] for item in outcomes]))
        for share, (_, payoff) in zip(weight / weight.sum(), outcomes, strict=True):
            total += odds[j] * share * payoff
    return total


@pytest.mark.parametrize("seed", range(6))
def test_every_play_of_two_rounds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    value, barred = rng.random((2, 4, 3)), rng.random((2, 4, 3)) < 0.2
    flow, walk, left = rng.random((2, 3)) * 0.6, rng.random((2, 3)) * 0.5, rng.random((2, 3)) * 0.5
    barred[..., 2] = False
    walk[:, 2] = -np.inf
    discount, moves = np.array([0.9, 0.8, 0.95]), np.array([[0.7, 0.3], [0.4, 0.6]])
    game = Game(
        value=value,
        barred=barred,
        discount=discount,
        flow=flow,
        transition=moves,
        recognition=[0.5, 0.3, 0.2],
        decisiveness=SLOPES,
        trust=TRUST,
        walk=walk,
        left=left,
        voters=(0, 1),
        passing=False,
        horizon=2,
    )
    plan = solve(game)
    # The flow for ever, by summing it up.
    after, reach = np.zeros((2, 3)), np.eye(2)
    for round_ in range(2000):
        after += (1 - discount) * discount**round_ * (reach @ flow)
        reach = reach @ moves
    assert plan.value[2] == pytest.approx(after, abs=1e-9)
    for at in (1, 0):
        refuse = (1 - discount) * flow + discount * (moves @ after)
        after = np.array([by_plays(value[s], refuse[s], walk[s], left[s], barred[s]) for s in range(2)])
        assert plan.value[at] == pytest.approx(after, abs=1e-9)


def test_the_same_choice_several_times_a_round() -> None:
    """Standing before the choice twice signs with chance 1 - (1 - p)^2."""
    once = Game(
        value=np.array([[0.6, 0.6]]), discount=1.0, alone=[0.5, 0.5], recognition=[1, 0], horizon=1, decisiveness=3
    )
    p = 1 / (1 + np.exp(-3 * 0.1))
    rules = {"value": once.value, "discount": 1.0, "alone": [0.5, 0.5], "recognition": [1, 0], "horizon": 1}
    twice = solve(Game(**rules, decisiveness=3, decisions=2.0, passing=False))
    free = solve(Game(**rules, decisiveness=3, decisions=2.0, passing=False, bound=False))
    assert solve(Game(**rules, decisiveness=3, passing=False)).signed[0, 0] == pytest.approx(p)
    assert twice.signed[0, 0] == pytest.approx(1 - (1 - p) ** 2)
    assert free.signed[0, 0] == pytest.approx(1 - (1 - p**2) ** 2)


def test_scenarios_side_by_side_are_as_each_by_itself() -> None:
    rng = np.random.default_rng(3)
    value, flow, slope = rng.random((5, 1, 6, 2)), rng.random((5, 1, 2)) * 0.5, rng.random((5, 2)) * 20
    slope[2] = np.inf
    rules = {"discount": 0.9, "recognition": [0.4, 0.6], "horizon": 7}
    together = solve(Game(value=value, flow=flow, decisiveness=slope, **rules))
    for at in range(5):
        alone = solve(Game(value=value[at], flow=flow[at], decisiveness=slope[at], **rules))
        assert together.value[at] == pytest.approx(alone.value, abs=1e-12)
        assert together.proposals()[at] == pytest.approx(alone.proposals(), abs=1e-12)
