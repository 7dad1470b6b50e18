"""Ranges, dates and audiences: the small values that everything else is made of (S4, S16, S24)."""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.model import MEDIATOR, PUBLIC, Audience, Date, Range

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
days = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))


class TestRange:
    def test_decimal_text_stays_exact(self) -> None:
        """0.1 read from a file is one tenth, not the float nearest to it (S20)."""
        assert Range.of("0.1").low * 10 == 1

    @given(fractions, fractions)
    def test_without_a_mode_the_point_lies_as_far_from_one_end_as_from_the_other(
        self, a: Fraction, b: Fraction
    ) -> None:
        value = Range(min(a, b), max(a, b))
        assert value.point - value.low == value.high - value.point

    @given(fractions, fractions, fractions)
    def test_with_a_mode_the_point_is_the_mode(self, a: Fraction, b: Fraction, c: Fraction) -> None:
        low, mode, high = sorted((a, b, c))
        assert Range(low, high, mode).point == mode

    def test_a_single_number_is_exact_and_a_range_is_not(self) -> None:
        assert Range.of(3).is_exact
        assert not Range.of(3, 4).is_exact

    @pytest.mark.parametrize(("low", "high", "mode"), [(2, 1, None), (1, 2, 3), (1, 2, 0)])
    def test_ends_out_of_order_or_a_mode_outside_are_refused(self, low: int, high: int, mode: int | None) -> None:
        with pytest.raises(ValueError, match=r"runs backwards|lies outside"):
            Range(Fraction(low), Fraction(high), None if mode is None else Fraction(mode))

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (Range.of(40), "40"),
            (Range.of("0.5"), "0.5"),
            (Range.of(30, 60), "[30, 60]"),
            (Range(Fraction(30), Fraction(60), Fraction(40)), "[30, 40, 60]"),
            (Range.of(1234567), "1234567"),
        ],
    )
    def test_it_is_shown_as_a_person_would_write_it(self, value: Range, shown: str) -> None:
        assert str(value) == shown

    def test_equal_ranges_hash_alike(self) -> None:
        assert len({Range.of("0.5", 1), Range.of("1/2", 1), Range.of("1/2", 1)}) == 1


class TestDate:
    @given(days)
    def test_a_day_survives_being_written_and_read(self, day: dt.date) -> None:
        assert Date.parse(str(Date.on(day))) == Date.on(day)

    @given(st.integers(1, 9999), st.integers(1, 12))
    def test_a_month_is_its_first_to_its_last_day_and_survives_being_written(self, year: int, month: int) -> None:
        read = Date.parse(f"{year:04}-{month:02}")
        assert (read.earliest.day, read.latest.day) == (1, max(calendar.Calendar().itermonthdays(year, month)))
        assert Date.parse(str(read)) == read
        assert read.is_month
        assert not read.is_day

    @pytest.mark.parametrize(
        "text", ["", "2025", "2025-13", "2025-02-30", "2025-1-1", "23.11.2025", "2025-11-23T10:00"]
    )
    def test_what_is_no_date_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=r".+"):
            Date.parse(text)

    def test_an_interval_that_runs_backwards_is_refused(self) -> None:
        with pytest.raises(ValueError, match="runs backwards"):
            Date(dt.date(2025, 1, 2), dt.date(2025, 1, 1))

    @given(days, days, days)
    def test_it_is_known_by_a_day_only_when_the_whole_interval_has_passed(
        self, a: dt.date, b: dt.date, day: dt.date
    ) -> None:
        interval = Date(min(a, b), max(a, b))
        assert interval.by(day) == (a <= day and b <= day)

    def test_order_goes_by_the_last_possible_day(self) -> None:
        first = Date.parse("2025-11-20")
        month, later = Date.parse("2025-11"), Date.parse("2025-12-01")
        assert sorted([later, month, first]) == [first, month, later]

    def test_an_interval_is_shown_with_both_ends(self) -> None:
        assert str(Date(dt.date(2025, 11, 20), dt.date(2025, 11, 23))) == "2025-11-20/2025-11-23"


class TestAudience:
    @pytest.mark.parametrize(
        ("audience", "viewer", "admitted"),
        [
            (PUBLIC, "public", True),
            (PUBLIC, "a", True),
            (PUBLIC, "mediator", True),
            (MEDIATOR, "public", False),
            (MEDIATOR, "a", False),
            (MEDIATOR, "mediator", True),
            (Audience("parties", ("a", "b")), "a", True),
            (Audience("parties", ("a", "b")), "c", False),
            (Audience("parties", ("a", "b")), "public", False),
            (Audience("parties", ("a", "b")), "mediator", True),
        ],
    )
    def test_an_item_is_shown_to_those_it_is_for_and_to_the_mediator(
        self, audience: Audience, viewer: str, admitted: bool
    ) -> None:
        assert audience.admits(viewer) is admitted

    def test_it_reads_as_the_files_write_it(self) -> None:
        assert [str(item) for item in (PUBLIC, MEDIATOR, Audience("parties", ("a", "b")))] == [
            "public",
            "mediator",
            "a, b",
        ]
