"""Two parties in turn: Rubinstein, flows while they talk, options to walk out, breakdown (oracles O1 to O3).

A responder is offered the cheapest text that it accepts, which is up to one piece more than it would need. Next round's
offers are dearer or cheaper by as much, discounted; the errors of all rounds add up to a piece over 1 - d1 d2.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pies import pie

from onetext.process.plan import Game, solve

PIECE = 1e-4


def first(**rules: object) -> float:
    """What the first proposer gets."""
    return float(solve(Game(value=pie(10_001), turns=(0, 1), **rules)).value[0, 0, 0])  # type: ignore[arg-type]


def test_rubinstein() -> None:
    plan = solve(Game(value=pie(10_001), discount=[0.9, 0.8], turns=(0, 1)))
    assert plan.value[0, 0, 0] == pytest.approx(0.2 / 0.28, abs=PIECE / 0.28)
    assert plan.value[1, 0, 1] == pytest.approx(0.1 / 0.28, abs=PIECE / 0.28)
    assert plan.signed[0, 0] == 1
    assert plan.delay[0] == 0
    assert plan.agreed[0] == 1
    offers, answers = plan.proposals(0)[0, :, 0], plan.acceptance(0)[0, :, 1]
    assert offers.max() == 1
    assert answers[offers.argmax()] == 1
    # One piece less is refused.
    assert answers[offers.argmax() + 1] == 0


def test_short_rounds_come_to_the_ratio_of_the_rates() -> None:
    away = []
    for length in (1.0, 0.5, 0.25, 0.125):
        d1, d2 = np.exp(-0.05 * length), np.exp(-0.10 * length)
        got = solve(Game(value=pie(20_001, 0.55, 0.75), discount=[d1, d2], turns=(0, 1))).value[0, 0, 0]
        exact = (1 - d2) / (1 - d1 * d2)
        assert got == pytest.approx(exact, abs=1e-5 / (1 - d1 * d2))
        away.append(abs(got - 2 / 3))
    assert away == sorted(away, reverse=True)
    assert away[-1] < 2e-3


@pytest.mark.parametrize(("rounds", "asked"), [(1, 1.0), (2, 0.1), (3, 0.91), (10, 0.342800821)])
def test_a_hard_deadline(rounds: int, asked: float) -> None:
    got = first(discount=0.9, horizon=rounds)
    assert got == pytest.approx(asked, abs=PIECE * (rounds - 1) / 2 + 1e-12)
    assert asked == pytest.approx((1 - (-0.9) ** rounds) / 1.9, abs=1e-9)


def test_war_while_they_talk_moves_the_terms() -> None:
    asked = (1 + 0.2 + 0.95 * 0.10) / 1.95
    assert asked == pytest.approx(0.6641025641, abs=1e-10)
    assert first(discount=0.95, flow=[0.10, -0.20]) == pytest.approx(asked, abs=PIECE / (1 - 0.95**2))


def test_half_of_a_better_war_goes_into_the_terms() -> None:
    """In the limit the slopes are +1/2 and -1/2; with proposers drawn by lot they are so for any discount."""

    def lot(flow: list[float]) -> float:
        game = Game(value=pie(20_001, -0.5, 1.5), discount=0.95, flow=flow, recognition=[0.5, 0.5], horizon=40)
        return float(solve(game).value[0, 0, 0])

    base = lot([0.1, -0.2])
    assert base == pytest.approx(0.65, abs=1e-9)
    assert (lot([0.2, -0.2]) - base) / 0.1 == pytest.approx(0.5, abs=1e-6)
    assert (lot([0.1, -0.1]) - base) / 0.1 == pytest.approx(-0.5, abs=1e-6)


@pytest.mark.parametrize("discount", [0.9, 0.99])
def test_slopes_in_turns(discount: float) -> None:
    step = 0.1
    error = 2 * PIECE / (1 - discount**2) / step
    base = first(discount=discount, flow=[0.1, -0.2])
    own = (first(discount=discount, flow=[0.1 + step, -0.2]) - base) / step
    other = (first(discount=discount, flow=[0.1, -0.2 + step]) - base) / step
    assert own == pytest.approx(discount / (1 + discount), abs=error)
    assert other == pytest.approx(-1 / (1 + discount), abs=error)


def test_an_option_that_binds_and_one_that_does_not() -> None:
    plain = first(discount=0.9)
    assert plain == pytest.approx(1 / 1.9, abs=PIECE / 0.19)
    assert first(discount=0.9, walk=[-np.inf, 0.3]) == plain
    assert first(discount=0.9, walk=[-np.inf, 0.6]) == pytest.approx(0.4, abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(weak=st.floats(-1.0, 0.47))
def test_a_weak_option_outside_has_exactly_no_effect(weak: float) -> None:
    rules = {"value": pie(501), "discount": 0.9, "turns": (0, 1)}
    without = solve(Game(**rules))  # type: ignore[arg-type]
    with_it = solve(Game(**rules, walk=[-np.inf, weak]))  # type: ignore[arg-type]
    assert (without.value == with_it.value).all()
    assert (with_it.walked == 0).all()


@settings(max_examples=15, deadline=None)
@given(better=st.floats(0.02, 0.5))
def test_a_better_war_always_has_an_effect(better: float) -> None:
    rules = {"value": pie(2001, -0.5, 1.5), "discount": 0.9, "turns": (0, 1)}
    without = solve(Game(**rules)).value[0, 0, 1]  # type: ignore[arg-type]
    assert solve(Game(**rules, flow=[0.0, better])).value[0, 0, 1] > without + 0.3 * better  # type: ignore[arg-type]


def test_breakdown() -> None:
    asked = 0.1 + 0.6 / 1.9
    assert asked == pytest.approx(0.4157894737, abs=1e-10)
    got = first(discount=1.0, breakdown=0.1, broken=[0.1, 0.3])
    assert got == pytest.approx(asked, abs=PIECE / (1 - 0.9**2))


def test_two_rounds_by_hand() -> None:
    """Texts worth (3, 1), (2, 2), (1, 3) tenths; party 1 proposes last and gets 3; so party 0 must offer 2.7: 3."""
    value = np.array([[0.3, 0.1], [0.2, 0.2], [0.1, 0.3]])
    patient = solve(Game(value=value, discount=0.9, turns=(0, 1), horizon=2))
    assert patient.value[:, 0].tolist() == [[0.1, 0.3], [0.1, 0.3], [0.0, 0.0]]
    hasty = solve(Game(value=value, discount=[0.9, 0.5], turns=(0, 1), horizon=2))
    # Party 1 now takes half of 3 for its refusal: the middle text will do.
    assert hasty.value[:, 0].tolist() == [[0.2, 0.2], [0.1, 0.3], [0.0, 0.0]]
    # And if refusing costs it 0.2 a round in war, the first text does: 0.5 * (-0.2) + 0.5 * 0.3 = 0.05.
    war = solve(Game(value=value, discount=[0.9, 0.5], flow=[0.0, -0.2], turns=(0, 1), horizon=2))
    assert war.value[0, 0].tolist() == [0.3, 0.1]
    assert war.value[2, 0].tolist() == [0.0, -0.2]
