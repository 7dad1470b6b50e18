"""Games whose state moves: delay, lost power, a war that drifts (oracles O5, O6, O13)."""

from __future__ import annotations

import numpy as np
import pytest
from pies import pie

from onetext.process.plan import Game, solve

AGAIN = np.array([[0.3, 0.7], [0.3, 0.7]])


@pytest.mark.parametrize(("small", "total", "waits"), [(0.5, 0.8108108108, 7 / 3), (0.75, 0.825, 0.0)])
def test_a_pie_that_may_grow(small: float, total: float, waits: float) -> None:
    """Merlo and Wilson: a whole pie with chance 0.3, else a smaller one, for which they may or may not wait."""
    value = np.array([1.0, small])[:, None, None] * pie(1001)
    plan = solve(Game(value=value, discount=0.9, recognition=[0.5, 0.5], transition=AGAIN))
    odds = AGAIN[0]
    # Sums are exact: what one party gets beyond its price the other lacks.
    assert plan.value[0].sum(axis=1) @ odds == pytest.approx(total, abs=1e-8)
    assert plan.delay @ odds == pytest.approx(waits, abs=1e-9)
    assert plan.signed[0].tolist() == [1.0, 0.0 if waits else 1.0]
    assert plan.agreed == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize(("small", "signed"), [(0.72, 0.0), (0.74, 1.0)])
def test_the_threshold_of_waiting(small: float, signed: float) -> None:
    """They sign where the pie is no smaller than d E[W]: 0.9 * 0.8108 = 0.7297."""
    value = np.array([1.0, small])[:, None, None] * pie(1001)
    plan = solve(Game(value=value, discount=0.9, recognition=[0.5, 0.5], transition=AGAIN))
    assert plan.signed[0, 1] == signed


D, P, COST_FALLING, COST_RISING = 0.9, 0.4, 1.0, 0.5


def powell(later: float) -> tuple[float, np.ndarray]:
    """Power shifts to the first party after a round; texts hold for a round; each may go to war instead.

    The rising side asks first and the falling one answers; afterwards the falling one asks, so that it gets all that
    the other cannot take by force: the best it can hope for.
    """
    war = [[p - (1 - D) * COST_RISING, 1 - p - (1 - D) * COST_FALLING] for p in (P, later)]
    game = Game(
        value=pie(2_001),
        discount=D,
        lasting=False,
        recognition=[[1, 0], [0, 1]],
        transition=[[0, 1], [0, 1]],
        walk=war,
        left=war,
    )
    plan = solve(game)
    return float(plan.walked[0, 0]), plan.value[0]


def test_who_cannot_promise_later_gets_war_now() -> None:
    edge = (P + (1 - D) * (COST_FALLING + D * COST_RISING)) / D
    assert edge == pytest.approx(0.6055555556, abs=1e-10)
    # A piece is 5e-4, and the price of peace in the second phase a whole number of them.
    for later in (0.55, 0.605, 0.6055):
        assert powell(later)[0] == 0
    for later in (0.606, 0.7):
        walked, value = powell(later)
        assert walked == 1
        assert value[0] == pytest.approx([0.35, 0.5])


def ripe(length: float) -> tuple[float, float, float, float]:
    """A single party whose war pays X a year, X drifting down: when does it take 0? With its gap and deviation."""
    drift, spread, rate = -0.05, 0.3, 0.1
    gap = spread * np.sqrt(length) * 1.5
    at = np.arange(-1.5, 5.0, gap)
    up, down = (((spread**2 * length + (drift * length) ** 2) / gap**2) + np.array([1, -1]) * drift * length / gap) / 2
    place, moves = np.arange(at.size), np.zeros((at.size, at.size))
    moves[place, np.minimum(place + 1, at.size - 1)] += up
    moves[place, np.maximum(place - 1, 0)] += down
    moves[place, place] += 1 - up - down
    game = Game(
        value=np.zeros((1, 1)), discount=np.exp(-rate * length), flow=at[:, None] / rate, transition=moves, turns=(0,)
    )
    plan = solve(game, tolerance=1e-6)
    return (
        float(at[plan.signed[0] > 0].max()),
        float(np.interp(0.5, at, plan.value[0, :, 0])),
        gap,
        spread * np.sqrt(length),
    )


def test_fighting_on_for_a_better_moment() -> None:
    """The boundary is found on nodes, and watched at rounds: off by a gap and by 0.5826 deviations of a round.

    The flow of a round is paid at its start, so V is dearer by half a round's drift and interest: rate * length / 2.
    """
    theta = (0.05 - np.sqrt(0.05**2 + 2 * 0.1 * 0.3**2)) / 0.3**2
    edge = 0.05 / 0.1 + 1 / theta
    exact = 0.5 / 0.1 - 0.05 / 0.1**2 - np.exp(theta * (0.5 - edge)) / (0.1 * theta)
    assert (edge, exact) == (pytest.approx(-0.4658910532, abs=1e-9), pytest.approx(3.5533146, abs=1e-6))
    for length in (0.08, 0.04):
        found, value, gap, deviation = ripe(length)
        assert found == pytest.approx(edge, abs=gap + 0.5826 * deviation)
        assert value == pytest.approx(exact, abs=0.1 * length / 2 * exact + 0.02)
        # The party fights on although its war costs more than it brings.
        assert found < -0.3


def test_talks_that_may_end_for_good() -> None:
    """A row of chances that lacks a tenth: hope is worth nine tenths of the same talks', discounted."""
    value = np.array([[0.6, 0.4]])
    whole = solve(Game(value=value, discount=0.9, recognition=[1, 0], transition=[[1.0]], horizon=1))
    assert whole.value[0, 0].tolist() == [0.6, 0.4]
    late = {"value": np.array([[[0.0, 0.0]], [[0.6, 0.4]]]), "discount": 0.9, "recognition": [1, 0], "horizon": 2}
    sure = solve(Game(**late, transition=[[0.0, 1.0], [0.0, 1.0]]))
    shaky = solve(Game(**late, transition=[[0.0, 0.9], [0.0, 0.9]]))
    assert sure.value[0, 0] == pytest.approx([0.54, 0.36])
    assert shaky.value[0, 0] == pytest.approx([0.486, 0.324])
    assert shaky.agreed[0] == pytest.approx(0.9)
