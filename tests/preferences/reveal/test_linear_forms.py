"""Closed forms of least values, against every corner and against another solver."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from preference_builders import box_corners, number, number_ranges
from scipy.optimize import linprog

from onetext.preferences.orders import peaked_order, refusal_order
from onetext.preferences.reveal.linear import Region, Row, ScoreSet, common, score_sets
from onetext.preferences.reveal.linear_check import TooMany, least, least_scores, proves
from onetext.preferences.reveal.linear_solver import Solver
from onetext.preferences.scores import GivenScores, OrderScores

NUMBERS = st.integers(-5, 5)


def ordered_sets(size: int, peak: int, refused: set[int]) -> ScoreSet:
    order = peaked_order(size, peak, refused - {peak}, (), ordered=True)
    return ScoreSet(tuple(100 if i == peak else 0 for i in range(size)), (100,) * size, order.above)


@st.composite
def score_set_draws(draw: st.DrawFn) -> ScoreSet:
    size = draw(st.integers(1, 5))
    refused = draw(st.sets(st.integers(0, size - 1), max_size=2))
    kind = draw(st.sampled_from(["peak", "none", "box", "related"]))
    if kind == "peak":
        return ordered_sets(size, draw(st.integers(0, size - 1)), refused)
    if kind == "none":
        return ScoreSet((0,) * size, (100,) * size, refusal_order(size, refused).above)
    ranges = [draw(number_ranges(0, 6)) for _ in range(size)]
    made = ScoreSet(
        tuple(item.low for item in ranges), tuple(item.high for item in ranges), tuple(1 << i for i in range(size))
    )
    if kind == "related" and size > 1:
        return made.with_relation("answer", *draw(st.permutations(range(size)))[:2]) or made
    return made


def by_linprog(scores: ScoreSet, times: dict[int, int]) -> float:
    size, rows = len(scores.lows), []
    for i, j in product(range(size), repeat=2):
        if i != j and scores.above[i] >> j & 1:
            rows.append([1.0 if k == i else -1.0 if k == j else 0.0 for k in range(size)])
    cost = [float(times.get(k, 0)) for k in range(size)]
    bounds = [(float(a), float(b)) for a, b in zip(scores.lows, scores.highs, strict=True)]
    found = linprog(cost, A_ub=rows or None, b_ub=[0.0] * len(rows) or None, bounds=bounds)
    return float(found.fun)


@given(score_set_draws(), st.data())
def test_least_scores_is_what_a_solver_finds(scores: ScoreSet, data: st.DataObject) -> None:
    some = data.draw(st.sets(st.integers(0, len(scores.lows) - 1)))
    times = {option: data.draw(NUMBERS) for option in sorted(some)}
    assert float(least_scores(scores, times)) == pytest.approx(by_linprog(scores, times), abs=1e-6)


@given(st.lists(number_ranges(0, 6), min_size=1, max_size=3), st.data())
def test_a_region_is_least_at_a_corner(ranges: list, data: st.DataObject) -> None:  # type: ignore[type-arg]  # ranges
    sets = tuple(ordered_sets(3, data.draw(st.integers(0, 2)), set()) for _ in ranges)
    points = (data.draw(number_ranges(-5, 5)),)
    row = Row(
        {(k, o): data.draw(NUMBERS) for k in range(len(ranges)) for o in range(3)},
        {0: 100 * data.draw(NUMBERS)},
        {0: data.draw(NUMBERS)},
        10 * data.draw(NUMBERS),
    )
    corners = [[s for s in product((0, 100), repeat=3) if item.holds([Fraction(x) for x in s])] for item in sets]
    values = [
        sum(row.cells[k, o] * w[k] * s[k][o] for k in range(len(w)) for o in range(3))
        + row.weights[0] * w[0]
        + sum(w) * (row.points[0] * q[0] + row.whole)
        for w in box_corners(ranges)
        for q in box_corners(points)
        for s in product(*corners)
    ]
    region = Region(tuple(ranges), sets, points)
    assert least(region, row) == min(values)
    if any(item.high for item in ranges):
        found = Solver(region, [], row.cells).minimise(row)
        assert found is not None
        low = min([v for v, w in zip(values, _weights(ranges, points, corners), strict=True) if sum(w)] or [0])
        if low < 0:
            assert found.value < 0
        else:
            assert found.value >= -1e-6


def _weights(ranges, points, corners):  # type: ignore[no-untyped-def]  # the same loops as above
    return [w for w in box_corners(ranges) for _ in box_corners(points) for _ in product(*corners)]


def test_the_hull_of_readings_keeps_what_they_share() -> None:
    model = OrderScores(4, ((0, 1),))
    sets = score_sets(model)
    both = common(sets)
    assert len(sets) == 2
    assert both.at_least(1, 2)
    assert both.at_least(2, 3)
    assert not both.at_least(0, 1)
    rng = np.random.default_rng(0)
    for item in sets:
        for scores in rng.integers(0, 101, (200, 4)):
            made = [Fraction(int(x)) for x in scores]
            assert not item.holds(made) or both.holds(made)


def test_given_scores_are_a_box() -> None:
    (item,) = score_sets(GivenScores((number(0, 20), number(50))))
    assert item.lows == (0, 50)
    assert item.at_least(1, 0)
    assert item.with_relation("a", 0, 1) is None


def test_multipliers_below_zero_prove_nothing() -> None:
    region = Region((number(1),), (ordered_sets(2, 0, set()),), ())
    row, answer = Row({(0, 1): 1}, {0: -50}), Row({(0, 1): 1}, {0: -50})
    assert not proves(region, row, [answer], [Fraction(0)])
    assert proves(region, row, [answer], [Fraction(1)])
    assert not proves(region, -row, [answer], [Fraction(-1)])


def test_an_order_over_too_many_options_is_said_to_be() -> None:
    scores = ordered_sets(40, 0, set())
    with pytest.raises(TooMany):
        least_scores(scores, dict.fromkeys(range(1, 40), 1))
    assert least_scores(scores, {1: 1, 2: -2}) == -100  # both 100
