"""Scores of forecasts, against hand computation, published figures and other roads."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.process.scoring import (
    ASSUMED_SD,
    CLIP,
    brier,
    brier_categories,
    ipcw_brier,
    log_score,
    murphy,
    paired,
    ranked_probability,
    smallest_detectable,
)

EXACT = 1e-12
CHANCES = st.floats(0, 1)
SIGNED = (0.1, 0.1, *(0.3,) * 3, *(0.8,) * 5)
CAME = (False, False, True, False, False, True, True, True, True, False)


def forecast(sizes: list[int]) -> list[float]:
    return [float(Fraction(size, sum(sizes))) for size in sizes]


def test_brier_score_of_one_probability_by_hand() -> None:
    assert brier(0.7, True) == pytest.approx(0.09, abs=EXACT)
    assert brier(0.7, False) == pytest.approx(0.49, abs=EXACT)


def test_brier_score_of_several_outcomes_by_hand() -> None:
    chances = {"signed": 0.5, "walked": 0.3, "talking": 0.2}
    assert brier_categories(chances, "walked") == pytest.approx(0.25 + 0.49 + 0.04, abs=EXACT)
    assert brier_categories(chances, "never thought of") == pytest.approx(0.25 + 0.09 + 0.04 + 1, abs=EXACT)


@given(CHANCES)
def test_with_two_outcomes_the_sum_of_squares_is_twice_the_single_score(chance: float) -> None:
    both = brier_categories({"yes": chance, "no": 1 - chance}, "yes")
    assert both == pytest.approx(2 * brier(chance, True), abs=1e-9)


def test_log_score_is_clipped_at_half_a_percent() -> None:
    assert log_score(0.25) == pytest.approx(2 * math.log(2), abs=EXACT)
    assert log_score(0.0) == log_score(0.001) == log_score(CLIP) == pytest.approx(5.298317366548036, abs=EXACT)
    assert log_score(1.0) == 0


def test_ranked_probability_score_by_hand() -> None:
    """Cumulative 0.2, 0.5, 0.9 against 0, 1, 1: (0.04 + 0.25 + 0.01) / 3."""
    assert ranked_probability([0.2, 0.3, 0.4, 0.1], 1) == pytest.approx(0.1, abs=EXACT)


def test_the_ranked_score_forgives_a_near_miss_and_the_plain_one_does_not() -> None:
    near, far = [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]
    assert ranked_probability(near, 0) == pytest.approx(1 / 3)
    assert ranked_probability(far, 0) == 1
    names = {str(place): chance for place, chance in enumerate(near)}
    assert brier_categories(names, "0") == 2


@given(CHANCES, st.booleans())
def test_with_two_bins_the_ranked_score_is_the_brier_score(chance: float, first: bool) -> None:
    assert ranked_probability([chance, 1 - chance], 0 if first else 1) == pytest.approx(brier(chance, first), abs=1e-12)


@given(
    st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any), st.lists(st.integers(1, 9), min_size=3, max_size=3)
)
def test_all_scores_are_proper(other: list[int], truth: list[int]) -> None:
    """Whoever believes `truth` expects to lose least by saying so (the truth is within the clip)."""
    believed, said = forecast(truth), forecast(other)
    names = "abc"

    def expected(score: str, given_: list[float]) -> float:
        chances = dict(zip(names, given_, strict=True))
        losses = {
            "brier": [brier_categories(chances, name) for name in names],
            "log": [log_score(chances[name]) for name in names],
            "ranked": [ranked_probability(given_, place) for place in range(3)],
        }[score]
        return sum(chance * loss for chance, loss in zip(believed, losses, strict=True))

    for score in ("brier", "log", "ranked"):
        assert expected(score, believed) <= expected(score, said) + (0.02 if score == "log" else 1e-12)


def test_murphy_parts_of_ten_forecasts() -> None:
    """0.149 = 0.002333 - 0.103333 + 0.25, for shares of 0 of 2, 1 of 3 and 4 of 5 (fractions by hand)."""
    parts = murphy(SIGNED, CAME)
    assert parts.brier == pytest.approx(0.149, abs=EXACT)
    assert parts.reliability == pytest.approx(float(Fraction(7, 3000)), abs=EXACT)
    assert parts.resolution == pytest.approx(float(Fraction(31, 300)), abs=EXACT)
    assert parts.uncertainty == pytest.approx(0.25, abs=EXACT)


@given(st.lists(st.tuples(st.sampled_from((0.0, 0.1, 0.35, 0.5, 0.9, 1.0)), st.booleans()), min_size=1, max_size=40))
def test_murphy_parts_add_up(cases: list[tuple[float, bool]]) -> None:
    parts = murphy([chance for chance, _ in cases], [came for _, came in cases])
    assert parts.brier == pytest.approx(parts.reliability - parts.resolution + parts.uncertainty, abs=1e-12)


def test_no_forecast_has_no_parts() -> None:
    with pytest.raises(ValueError, match="no forecast"):
        murphy([], [])


def test_censored_brier_score_by_hand() -> None:
    """Ends at 1 and 3, lost at 2, seen until 5; asked about 4. In sight: 1 until 2, then 1 - 1/3."""
    chances, times, ended = [0.5, 0.4, 0.7, 0.2], [1.0, 2.0, 3.0, 5.0], [True, False, True, False]
    by_hand = (0.5**2 / 1 + 0 + 0.3**2 / (2 / 3) + 0.2**2 / (2 / 3)) / 4
    assert ipcw_brier(chances, times, ended, 4.0) == pytest.approx(by_hand, abs=EXACT)


def test_an_end_and_a_loss_at_the_same_time_count_the_end_first() -> None:
    """Of four, one ends and one is lost at 2: the lost one was one of three that were left to lose."""
    chances, times, ended = [0.5] * 4, [2.0, 2.0, 6.0, 7.0], [True, False, True, True]
    by_hand = (0.25 / 1 + 0.25 / (2 / 3) + 0.25 / (2 / 3)) / 4
    assert ipcw_brier(chances, times, ended, 4.0) == pytest.approx(by_hand, abs=EXACT)


@given(st.lists(st.tuples(CHANCES, st.floats(0.1, 9)), min_size=1, max_size=20), st.floats(0.1, 9))
def test_with_nobody_lost_it_is_the_plain_mean(cases: list[tuple[float, float]], at: float) -> None:
    plain = np.mean([(chance - (time <= at)) ** 2 for chance, time in cases])
    chances, times = zip(*cases, strict=True)
    assert ipcw_brier(chances, times, [True] * len(cases), at) == pytest.approx(float(plain), abs=1e-12)


def test_losing_cases_from_sight_does_not_move_the_mean() -> None:
    """Exponential ends, lost at an independent exponential time: on average the score of the full data."""
    random = np.random.default_rng(5)
    truth, found = [], []
    for _ in range(400):
        ends, lost = random.exponential(2.0, 60), random.exponential(4.0, 60)
        chances = np.where(np.arange(60) % 2, 0.3, 0.8)
        truth.append(float(np.mean((chances - (ends <= 1.5)) ** 2)))
        found.append(ipcw_brier(chances, np.minimum(ends, lost), list(ends <= lost), 1.5))
    gap = np.array(found) - np.array(truth)
    assert abs(gap.mean()) < 4 * gap.std() / 20
    naive_bias = 0.02  # what leaving the lost ones out would cost here
    assert abs(gap.mean()) < naive_bias / 2


def test_all_lost_is_no_score() -> None:
    with pytest.raises(ValueError, match="lost from sight"):
        ipcw_brier([0.5], [1.0], [False], 2.0)


def test_twenty_cases_show_a_difference_of_94_thousandths() -> None:
    assert smallest_detectable(20) == pytest.approx(0.094, abs=5e-4)
    assert smallest_detectable(1) == pytest.approx(0.15 * 2.8016, abs=1e-4)


def test_the_detectable_difference_is_found_four_times_out_of_five() -> None:
    """By sampling: paired differences of that mean and spread, tested two-sided at 5 %."""
    random = np.random.default_rng(3)
    means = random.normal(smallest_detectable(20), ASSUMED_SD / math.sqrt(20), 40_000)
    found = np.abs(means) > 1.959964 * ASSUMED_SD / math.sqrt(20)
    assert found.mean() == pytest.approx(0.8, abs=4 * 0.002)


def test_few_cases_borrow_their_spread_and_many_bring_their_own() -> None:
    few = paired([0.1, 0.0])
    assert (few.own_sd, few.sd, few.difference) == (False, ASSUMED_SD, pytest.approx(0.05))
    wide = paired([0.6, -0.6])
    assert (wide.own_sd, wide.sd) == (False, pytest.approx(0.6 * math.sqrt(2)))
    many = paired([0.1, -0.1] * 5)
    assert many.own_sd
    assert many.sd == pytest.approx(float(np.std([0.1, -0.1] * 5, ddof=1)))
    nothing = paired([])
    assert (nothing.cases, nothing.difference, nothing.detectable) == (0, None, None)
