"""Chances within ranges against every corner of their polytope and against scipy's linear programs (S8)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from preference_builders import chance_corners, chance_maps, issue, number
from scipy.optimize import linprog

from onetext.preferences.chances import Chances

ABOUT = issue("k", 4)
CLOSE = 1e-7


@given(chance_maps(ABOUT), st.lists(st.integers(-9, 9), min_size=4, max_size=4))
def test_means_have_the_extremes_of_a_linear_program(given_: dict, values: list[int]) -> None:  # type: ignore[type-arg]
    chances = Chances.of(ABOUT.option_ids, given_)
    bounds = [(float(low), float(high)) for low, high in zip(chances.lows, chances.highs, strict=True)]
    for sign, found in ((1, chances.smallest_mean), (-1, chances.largest_mean)):
        program = linprog(sign * np.array(values), A_eq=np.ones((1, 4)), b_eq=[1], bounds=bounds)
        assert program.success
        assert float(found([Fraction(v) for v in values])) == pytest.approx(sign * program.fun, abs=CLOSE)


@given(chance_maps(ABOUT))
def test_the_chance_of_several_options_has_the_extremes_of_the_corners(given_: dict) -> None:  # type: ignore[type-arg]
    chances = Chances.of(ABOUT.option_ids, given_)
    corners = chance_corners(chances.lows, chances.highs)
    for mask in range(16):
        sums = [sum(corner[i] for i in range(4) if mask >> i & 1) for corner in corners]
        assert (chances.least(mask), chances.most(mask)) == (min(sums), max(sums))


@given(chance_maps(ABOUT))
def test_the_point_adds_to_one_within_the_ranges(given_: dict) -> None:  # type: ignore[type-arg]
    chances = Chances.of(ABOUT.option_ids, given_)
    assert chances.feasible
    assert sum(chances.point) == 1
    for low, value, high in zip(chances.lows, chances.point, chances.highs, strict=True):
        assert low <= value <= high


def test_what_is_left_over_falls_on_options_that_are_not_listed() -> None:
    chances = Chances.of("abc", {"a": number("0.4")})
    assert chances.point == (Fraction(2, 5), Fraction(3, 10), Fraction(3, 10))
    assert (chances.least(1), chances.most(1)) == (Fraction(2, 5), Fraction(2, 5))
    assert (chances.least(2), chances.most(2)) == (0, Fraction(3, 5))


def test_where_all_are_listed_the_rest_may_fall_on_any() -> None:
    chances = Chances.of("ab", {"a": number("0.5"), "b": number("0.3")})
    assert (chances.least(1), chances.most(1)) == (Fraction(1, 2), Fraction(7, 10))
    assert chances.point == (Fraction(3, 5), Fraction(2, 5))


def test_a_point_above_one_is_drawn_back_within_the_ranges() -> None:
    chances = Chances.of("ab", {"a": number("0.6", "0.9"), "b": number("0.2", "0.5")})
    assert sum(chances.point) == 1
    assert chances.point[0] >= Fraction(6, 10)
    assert chances.point[1] >= Fraction(2, 10)


def test_floors_above_one_fit_nothing() -> None:
    assert not Chances.of("ab", {"a": number("0.6"), "b": number("0.6")}).feasible
    assert Chances.of("ab", {}).feasible


def test_an_empty_map_leaves_every_distribution_open() -> None:
    chances = Chances.of("abc", {})
    assert chances.point == (Fraction(1, 3),) * 3
    assert [(chances.least(mask), chances.most(mask)) for mask in range(8)] == [
        (0, 0), *[(0, 1)] * 6, (1, 1)
    ]  # fmt: skip
