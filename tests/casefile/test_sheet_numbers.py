"""Numbers in cells: the very number that was typed, and ranges in one cell."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.casefile.sheet.numbers import cell_number, number_in, range_in
from onetext.model import Range


@given(st.fractions(max_denominator=10**6, min_value=-(10**9), max_value=10**9))
def test_a_number_comes_back_as_it_went(value: Fraction) -> None:
    assert number_in(cell_number(value)) == value


@given(st.decimals(min_value=-10_000, max_value=10_000, places=3, allow_nan=False))
def test_a_decimal_that_a_program_stores_in_binary_is_the_decimal(value: object) -> None:
    assert number_in(float(str(value))) == Fraction(str(value))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("60", Range.of(60)),
        (60, Range.of(60)),
        (" 60-80 ", Range.of(60, 80)),
        ("60 – 80", Range.of(60, 80)),
        ("0.5 to 0.7", Range.of("0.5", "0.7")),
        ("60-70-80", Range(Fraction(60), Fraction(80), Fraction(70))),
        ("-5", Range.of(-5)),
        ("-10--5", Range.of(-10, -5)),
        ("−5", Range.of(-5)),
        ("2/3", Range.of("2/3")),
        ("1/3-2/3", Range.of("1/3", "2/3")),
    ],
)
def test_a_range_in_one_cell(text: object, span: Range) -> None:
    found = range_in(text)
    assert (found.low, found.high, found.mode) == (span.low, span.high, span.mode)


@pytest.mark.parametrize(
    "value",
    [
        *("", "x", "6O", "1e3", "60-", "-", "60--", "80-60", "60-80-70", "1/0", "٦", "9" * 500),
        *(None, True, float("inf"), float("nan"), dt.datetime(2026, 8, 6), dt.time(6, 8), dt.timedelta(1)),
    ],
)
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"holds"):
        range_in(value)
