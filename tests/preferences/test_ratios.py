"""Extremes of weighted means against every corner of the box, and against a linear-fractional program (S20)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from preference_builders import number_ranges, ratio_extremes, small_numbers
from scipy.optimize import linprog

from onetext.model import Range
from onetext.preferences.ratios import WeightedTable, largest_means, means, smallest_means

CLOSE = 1e-7


def single(values: list[Fraction]) -> tuple[list[list[Fraction]], np.ndarray]:  # type: ignore[type-arg]
    """One row, one value per column."""
    return [[value] for value in values], np.zeros((1, len(values)), dtype=np.intp)


@given(st.lists(st.tuples(number_ranges(), small_numbers(-50, 100)), min_size=1, max_size=6))
def test_extremes_are_those_of_the_corners(columns: list[tuple[Range, Fraction]]) -> None:
    weights, values = [item[0] for item in columns], [item[1] for item in columns]
    assume(any(item.high > 0 for item in weights))
    lows, highs = [item.low for item in weights], [item.high for item in weights]
    low, high = ratio_extremes(weights, [[value] for value in values])
    assert smallest_means(lows, highs, *single(values)) == [low]
    assert largest_means(lows, highs, *single(values)) == [high]


def charnes_cooper(lows: list[float], highs: list[float], values: list[float], sign: int) -> float:
    """The extreme of Σ w·u / Σ w over a box, as a linear program in y = w·t and t = 1 / Σ w (Charnes–Cooper, 1962)."""
    size = len(values)
    below = np.hstack([np.eye(size), -np.array(highs)[:, None]])
    above = np.hstack([-np.eye(size), np.array(lows)[:, None]])
    program = linprog(
        sign * np.append(values, 0),
        A_ub=np.vstack([below, above]),
        b_ub=np.zeros(2 * size),
        A_eq=np.append(np.ones(size), 0)[None, :],
        b_eq=[1],
        bounds=[(0, None)] * (size + 1),
    )
    assert program.success
    return float(sign * program.fun)


@pytest.mark.parametrize("seed", range(5))
def test_larger_tables_agree_with_a_linear_fractional_program(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = 60
    lows = rng.integers(0, 40, size)
    highs = lows + rng.integers(1, 60, size)
    rows = rng.integers(-300, 300, (4, size))
    cells = [[Fraction(int(row[k]), 3) for row in rows] for k in range(size)]
    index = np.tile(np.arange(4)[:, None], (1, size))
    found_low = smallest_means(lows.tolist(), highs.tolist(), cells, index)
    found_high = largest_means(lows.tolist(), highs.tolist(), cells, index)
    for row in range(4):
        values = [float(column[row]) for column in cells]
        assert float(found_low[row]) == pytest.approx(charnes_cooper(list(lows), list(highs), values, 1), abs=CLOSE)
        assert float(found_high[row]) == pytest.approx(charnes_cooper(list(lows), list(highs), values, -1), abs=CLOSE)


def test_numbers_too_large_for_64_bits_stay_exact() -> None:
    big = 10**30
    lows, highs = [Fraction(1, 3), Fraction(big, 7)], [Fraction(2), Fraction(big)]
    values = [Fraction(big), Fraction(-1, big)]
    assert WeightedTable([lows, highs], *single(values)).values.dtype == np.object_
    low, high = ratio_extremes([Range(*ends) for ends in zip(lows, highs, strict=True)], [[value] for value in values])
    assert smallest_means(lows, highs, *single(values)) == [low]
    assert largest_means(lows, highs, *single(values)) == [high]


def test_small_numbers_use_64_bits() -> None:
    assert WeightedTable([[1], [2]], *single([Fraction(1, 2)])).values.dtype == np.int64


def test_the_mean_of_a_row_is_exact() -> None:
    assert means([Fraction(1, 3), Fraction(1)], *single([Fraction(1, 7), Fraction(100)])) == [
        (Fraction(1, 21) + 100) / Fraction(4, 3)
    ]


def test_a_weight_box_down_to_zero_reaches_the_best_single_issue() -> None:
    zero, one = [0, 0], [1, 1]
    assert largest_means(zero, one, *single([Fraction(10), Fraction(90)])) == [90]
    assert smallest_means(zero, one, *single([Fraction(10), Fraction(90)])) == [10]
