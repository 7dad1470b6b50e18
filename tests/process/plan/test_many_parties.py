"""Proposers drawn by lot, quotas, unanimity, deadlines (oracle O4)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from pies import cut, pie

from onetext.process.plan import Game, solve


def test_a_majority_under_the_closed_rule() -> None:
    """Five parties, three must agree: the proposer pays two of them d/n each and keeps the rest."""
    rows = []
    for proposer in range(5):
        for pair in itertools.combinations([i for i in range(5) if i != proposer], 2):
            for price in np.arange(100, 201) / 1000:
                row = np.zeros(5)
                row[list(pair)], row[proposer] = price, 1 - 2 * price
                rows.append(row)
    value = np.array(rows)
    plan = solve(Game(value=value, discount=0.8, recognition=[0.2] * 5, quota=3))
    chances = plan.proposals()[0]
    assert plan.value[0, 0] == pytest.approx([0.2] * 5, abs=1e-9)
    assert (value[:, 0] * chances[:, 0]).sum() == pytest.approx(0.68, abs=1e-9)
    chosen = value[chances[:, 0] > 0]
    assert len(chosen) == 6
    assert np.sort(chosen, axis=1)[:, 2:].tolist() == [pytest.approx([0.16, 0.16, 0.68])] * 6


def test_unanimity_of_five() -> None:
    prices = np.arange(0, 251) / 1000
    rows = np.concatenate([np.where(np.arange(5) == j, 1 - 4 * prices[:, None], prices[:, None]) for j in range(5)])
    plan = solve(Game(value=rows, discount=0.8, recognition=[0.2] * 5))
    assert (rows[:, 0] * plan.proposals()[0, :, 0]).sum() == pytest.approx(0.36, abs=1e-9)
    assert plan.value[0, 0] == pytest.approx([0.2] * 5, abs=1e-9)


UNEQUAL = [
    ((0.0, 0.0, 0.0), (0.7142857143, 0.2142857143, 0.0714285714)),
    ((0.05, -0.1, 0.0), (0.8, 0.125, 0.075)),
]
ODDS, DISCOUNT = np.array([0.5, 0.3, 0.2]), np.array([0.95, 0.9, 0.8])


def closed(flow: np.ndarray) -> np.ndarray:
    rest = (1 - flow.sum()) / (1 + (DISCOUNT * ODDS / (1 - DISCOUNT)).sum())
    return flow + ODDS * rest / (1 - DISCOUNT)


def off_by(piece: float) -> float:
    """How far values can be off if each responder gets up to a piece more than it would take: a linear system."""
    keep = np.diag(1 - (1 - ODDS) * DISCOUNT) + ODDS[:, None] * (1 - np.eye(3)) * DISCOUNT
    gets = np.diag(1 - ODDS) - ODDS[:, None] * (1 - np.eye(3))
    corners = [
        np.abs(np.linalg.solve(keep, gets @ np.array(more))).max() for more in itertools.product((0, piece), repeat=3)
    ]
    return float(max(corners))


@pytest.mark.parametrize(("flow", "asked"), UNEQUAL)
def test_unequal_agenda_power_discounts_and_wars(flow: tuple[float, ...], asked: tuple[float, ...]) -> None:
    assert closed(np.array(flow)) == pytest.approx(asked, abs=1e-9)
    away = []
    for pieces in (100, 400):
        game = Game(value=cut(pieces), discount=DISCOUNT, flow=flow, recognition=ODDS)
        away.append(np.abs(solve(game, tolerance=1e-9).value[0, 0] - asked).max())
        assert away[-1] <= off_by(1 / pieces)
    assert away[1] < away[0] / 2


@pytest.mark.parametrize(("flow", "asked"), UNEQUAL)
def test_texts_cut_finer_around_what_a_coarse_cut_found(flow: tuple[float, ...], asked: tuple[float, ...]) -> None:
    """Each proposer's texts give the two others all pairs of prices near those that they took before."""
    coarse = solve(Game(value=cut(400), discount=DISCOUNT, flow=flow, recognition=ODDS), tolerance=1e-9).value[0, 0]
    price = (1 - DISCOUNT) * np.array(flow) + DISCOUNT * coarse
    near = np.linspace(-off_by(1 / 400), off_by(1 / 400), 151)
    one, two = (item.ravel() for item in np.meshgrid(near, near))
    rows = []
    for proposer in range(3):
        others = [i for i in range(3) if i != proposer]
        row = np.zeros((one.size, 3))
        row[:, others] = price[others] + np.stack([one, two], axis=-1)
        row[:, proposer] = 1 - row.sum(axis=1)
        rows.append(row)
    game = Game(value=np.concatenate(rows), discount=DISCOUNT, flow=flow, recognition=ODDS)
    assert solve(game, tolerance=1e-9).value[0, 0] == pytest.approx(asked, abs=off_by(near[1] - near[0]))


@pytest.mark.parametrize(("flow", "asked"), UNEQUAL)
def test_the_closed_form_is_a_fixed_point(flow: tuple[float, ...], asked: tuple[float, ...]) -> None:
    """Cut so that the prices are whole pieces, a round that starts from the exact values leads back to them."""
    exact = closed(np.array(flow))
    refuse = (1 - DISCOUNT) * np.array(flow) + DISCOUNT * exact
    pieces = 140 if flow[0] == 0 else 400
    assert refuse * pieces == pytest.approx(np.rint(refuse * pieces), abs=1e-9)
    game = Game(value=cut(pieces), discount=DISCOUNT, alone=refuse[None, None], recognition=ODDS, horizon=1)
    assert solve(game).value[0, 0] == pytest.approx(asked, abs=1e-9)


@pytest.mark.parametrize("rounds", [1, 5, 50])
def test_a_deadline_alone_shifts_nothing(rounds: int) -> None:
    value = pie(20_001, -0.5, 1.5)
    plan = solve(Game(value=value, discount=0.95, flow=[0.1, -0.2], recognition=[0.5, 0.5], horizon=rounds))
    assert plan.value[:-1, 0] == pytest.approx(np.tile([0.65, 0.35], (rounds, 1)), abs=2e-3)
    assert plan.value[0, 0].sum() == pytest.approx(1.0)


def test_who_does_not_vote_gets_no_say() -> None:
    """A mediator that only proposes puts forward what it likes best of what the two others take."""
    value = np.array([[0.8, 0.2, 0.0], [0.5, 0.5, 0.6], [0.2, 0.8, 1.0]])
    plan = solve(
        Game(value=value, discount=0.5, recognition=[0, 0, 1], voters=(0, 1), alone=[0.4, 0.4, 0.0], horizon=1)
    )
    assert plan.proposals()[0, :, 2].tolist() == [0, 1, 0]
    assert plan.value[0, 0].tolist() == [0.5, 0.5, 0.6]
    assert (plan.acceptance()[0, :, 2] == 0).all()


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_other_names_permute_the_values(order: tuple[int, ...]) -> None:
    rng = np.random.default_rng(5)
    value, odds, sharp = rng.random((7, 3)), np.array([0.5, 0.3, 0.2]), np.array([3.0, 9.0, 27.0])
    flow, walk = np.array([0.3, 0.2, 0.4]), np.array([0.1, -np.inf, 0.3])
    place = list(order)

    def solved(p: list[int]) -> np.ndarray:
        game = Game(
            value=value[:, p], discount=0.9, flow=flow[p], recognition=odds[p], decisiveness=sharp[p], walk=walk[p]
        )
        return solve(game).value[0, 0]

    assert solved(place) == pytest.approx(solved([0, 1, 2])[place], abs=1e-9)
