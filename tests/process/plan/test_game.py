"""What is no game is refused with a sentence, and what does not come to rest is never passed off as an answer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pies import pie

from onetext.errors import LimitReached, UsageError
from onetext.process.plan import Game, solve

GOOD: dict[str, Any] = {"value": pie(11), "discount": 0.9, "turns": (0, 1)}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": np.zeros((0, 2))}, "value"),
        ({"value": np.array([[np.nan, 0.0]])}, "value"),
        ({"recognition": [0.5, 0.5]}, "recognition, turns"),
        ({"turns": ()}, "recognition, turns"),
        ({"turns": (0, 2)}, "turns, voters"),
        ({"voters": ()}, "voters, quota"),
        ({"quota": 3}, "voters, quota"),
        ({"quota": 1, "walk": [0.0, 0.0]}, "walk"),
        ({"horizon": 0}, "horizon"),
        ({"discount": 1.1}, "discount"),
        ({"discount": [0.9, np.nan]}, "discount"),
        ({"turns": (), "recognition": [0.5, 0.6]}, "recognition"),
        ({"transition": [[0.6, 0.6], [0.5, 0.5]]}, "transition"),
        ({"transition": [[-0.1, 1.0], [0.5, 0.5]]}, "transition"),
        ({"breakdown": -0.1}, "breakdown"),
        ({"decisiveness": -1.0}, "decisiveness"),
        ({"trust": 0.0}, "trust"),
        ({"flow": np.zeros((1, 1, 1, 2))}, "flow"),
        ({"flow": [0.1, np.inf]}, "flow"),
        ({"flow": [0.1, 0.1, 0.1]}, "flow"),
        ({"flow": np.zeros((3, 2)), "transition": np.eye(2)}, "transition"),
        ({"discount": np.full((2, 2), 0.9), "decisiveness": np.full((3, 2), 1.0)}, "discount"),
    ],
)
def test_what_is_no_game(change: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=rf"^{says}: "):
        Game(**(GOOD | change))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"transition": np.full((2, 1, 1), 1.0)}, "transition"),
        ({"horizon": 3, "alone": np.zeros((2, 1, 2))}, "alone"),
        ({"discount": 1.0, "flow": [[0.0, 0.0], [1.0, 0.0]], "transition": np.eye(2)}, "discount"),
    ],
)
def test_what_cannot_be_solved(change: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=rf"^{says}: "):
        solve(Game(**(GOOD | change)))


def test_no_answer_before_it_is_at_rest() -> None:
    with pytest.raises(LimitReached, match="after 4 rounds"):
        solve(Game(value=pie(10_001), discount=0.9, turns=(0, 1)), most_rounds=4)


def test_nobody_agrees_and_nothing_ends() -> None:
    plan = solve(Game(value=np.array([[0.2, 0.2]]), discount=0.9, flow=[0.5, 0.5], turns=(0, 1)))
    assert plan.agreed[0] == 0
    assert plan.delay[0] == np.inf
    assert plan.value[0, 0] == pytest.approx([0.5, 0.5])
