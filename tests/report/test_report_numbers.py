"""How numbers are written: one decimal at most, always with their range, never rounded into a certainty."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.model import Date, Range
from onetext.model.results import Estimate, Probability
from onetext.report import numbers


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.04, "0"),
        (0.05, "0.1"),
        (9.94, "9.9"),
        (9.96, "10"),
        (31, "31"),
        (66.6, "67"),
        (-12.4, "−12"),
        (4, "4"),
        (100, "100"),
    ],
)
def test_number_has_at_most_one_decimal_and_none_from_ten_upwards(value: float, written: str) -> None:
    assert numbers.number(value) == written


@given(st.floats(-1e6, 1e6))
def test_written_number_is_within_half_a_unit_of_its_last_place(value: float) -> None:
    text = numbers.number(value)
    assert re.fullmatch(r"−?\d+(\.\d)?", text)
    last_place = 0.1 if abs(value) < 10 else 1.0
    assert abs(float(text.replace("−", "-")) - value) <= last_place / 2 + 1e-6


@given(st.lists(st.floats(-1000, 1000), min_size=3, max_size=3))
def test_a_written_range_never_runs_backwards(ends: list[float]) -> None:
    low, point, high = sorted(ends)
    written = [numbers.number(value) for value in (low, point, high)]
    values = [float(text.replace("−", "-")) for text in written]
    assert values == sorted(values)


def test_estimate_shows_point_and_range_and_drops_the_range_only_when_there_is_none() -> None:
    assert numbers.estimate(Estimate(48, 31, 67)) == "48 (between 31 and 67)"
    assert numbers.estimate(Estimate(48, 48, 48)) == "48"
    assert numbers.between(Estimate(48, 47.8, 48.2)) == "about 48"
    assert numbers.between(Range.of("0.7", "0.9")) == "between 0.7 and 0.9"


def test_change_carries_signs_on_all_three_numbers() -> None:
    assert numbers.change(Estimate(-12, -30, 2)) == "−12 (between −30 and +2)"
    assert numbers.change(Estimate(0, 0, 0)) == "0"


@given(st.floats(0, 1))
def test_a_share_that_is_not_certain_is_never_written_as_certain(share: float) -> None:
    written = numbers.percent(share)
    assert (written == "0\N{NO-BREAK SPACE}%") == (share == 0)
    assert (written == "100\N{NO-BREAK SPACE}%") == (share == 1)


def test_probability_says_all_and_none_in_words_and_else_gives_its_error() -> None:
    assert numbers.probability(Probability(1, 1, 1, 0, 4000)) == "for all values in the ranges"
    assert numbers.probability(Probability(0, 0, 0, 0, 4000)) == "for no values in the ranges"
    assert numbers.probability(Probability(1, 0, 1, 0, 4000)) == "in all of 4,000 sampled values"
    assert numbers.probability(Probability(0, 0, 1, 0, 4000)) == "in none of 4,000 sampled values"
    sampled = numbers.probability(Probability(0.9, 0, 1, 0.004, 4000)).replace("\N{NO-BREAK SPACE}", " ")
    assert sampled == "in 90 % of 4,000 sampled values (standard error 0.4 %)"


def test_dates_are_written_as_exactly_as_they_are_known() -> None:
    assert numbers.when(Date.parse("2025-11-26")).replace("\N{NO-BREAK SPACE}", " ") == "26 November 2025"
    assert numbers.when(Date.parse("2025-11")) == "November 2025"
    span = Date(dt.date(2025, 12, 1), dt.date(2025, 12, 10))
    assert "between 1" in numbers.when(span)
    assert "10" in numbers.when(span)


def test_counts_and_lists_read_as_a_sentence() -> None:
    assert numbers.count(0, "entry", "entries") == "no entries"
    assert numbers.count(1, "draft").split() == ["1", "draft"]
    assert numbers.count(3, "draft").split() == ["3", "drafts"]
    assert numbers.and_list(["a", "b", "c"]) == "a, b and c"
    assert numbers.and_list([]) == ""
