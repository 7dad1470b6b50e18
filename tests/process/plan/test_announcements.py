"""What is said in public binds a little: Muthoo's game of partial commitment (oracle O8).

Announcements z are costly to go back on: k max(0, z - x) off what a party gets of the pie. Bargaining afterwards is
this game with proposers drawn by lot and a discount near 1; its values are those of Nash's solution up to a piece over
1 - d, and to 1 - d where the pie's frontier bends between the two proposers' offers.
"""

from __future__ import annotations

import numpy as np
import pytest

from onetext.process.plan import Game, solve

COST = (1.0, 0.25)
D, PIECE = 0.98, 2.5e-5
SHARES = np.arange(0.5, 0.75 + PIECE / 2, PIECE)


def after(z1: np.ndarray, z2: np.ndarray) -> np.ndarray:
    """What both get after each pair of announcements, shape (pairs, 2)."""
    first = SHARES - COST[0] * np.maximum(0, z1[:, None] - SHARES)
    second = (1 - SHARES) - COST[1] * np.maximum(0, z2[:, None] - (1 - SHARES))
    game = Game(value=np.stack([first, second], axis=-1)[:, None], discount=D, recognition=[0.5, 0.5], horizon=250)
    return solve(game).value[:, 0, 0]


def test_shares_where_announcements_clash() -> None:
    z1, z2 = np.array([0.65, 0.7, 0.62]), np.array([0.4, 0.45, 0.5])
    share = 0.5 * (1 + COST[0] * z1 / (1 + COST[0]) - COST[1] * z2 / (1 + COST[1]))
    got = after(z1, z2)
    assert got[:, 0] == pytest.approx(share - COST[0] * (z1 - share), abs=PIECE / (1 - D) + 1e-4)
    assert got[:, 1] == pytest.approx((1 - share) - COST[1] * (z2 - 1 + share), abs=PIECE / (1 - D) + 1e-4)


def test_best_announcements() -> None:
    """(1 + k1) / (2 + k1 + k2) = 0.6154 for the one, the rest for the other: each the best answer to the other."""
    best = (1 + COST[0]) / (2 + sum(COST))
    assert best == pytest.approx(0.6153846154, abs=1e-10)
    step = 0.005
    # The two proposers' offers lie (1 - d) of a share apart; a best answer keeps both on its side of the bend.
    near = (1 - D) / 2 + step / 2
    tried = best + step * np.arange(-3, 5)
    mine = after(tried, np.full(8, 1 - best))[:, 0]
    assert tried[mine.argmax()] == pytest.approx(best, abs=near)
    tried = 1 - best + step * np.arange(-3, 5)
    mine = after(np.full(8, best), tried)[:, 1]
    assert tried[mine.argmax()] == pytest.approx(1 - best, abs=near)
