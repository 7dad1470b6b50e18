"""Times that are no days of the calendar, in words."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.model import Date
from onetext.report.numbers import when
from onetext.report.times import time_in_words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("P3D", "3 days"),
        ("P1W", "1 week"),
        ("PT48H", "48 hours"),
        ("P18M", "18 months"),
        ("--06-01", "1 June, year not told"),
        ("--04", "April, year not told"),
        ("2025-03-04|2025-04-03", "4 March 2025 or 3 April 2025"),
        ("--13-01", "--13-01"),
        ("2025-W22", "2025-W22"),
        ("", ""),
    ],
)
def test_what_cannot_be_a_day_is_told_in_words(iso: str, words: str) -> None:
    assert time_in_words(iso).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_whole_year_is_told_by_its_number() -> None:
    assert when(Date(dt.date(2019, 1, 1), dt.date(2019, 12, 31))) == "2019"
    two = when(Date(dt.date(2019, 1, 1), dt.date(2020, 12, 31)))
    assert two.replace("\N{NO-BREAK SPACE}", " ") == "between 1 January 2019 and 31 December 2020"
