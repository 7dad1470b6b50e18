"""A day behind whom somebody told something is the day of telling; behind `by` it is the day of doing."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The envoy had urged both houses over the weekend to send engineers.", "2031-03-08/2031-03-09"),
        ("She said she'd “think about it over the weekend”.", "2031-03-15/2031-03-16"),
        ("The union has suspended Monday's strike.", "2031-03-17"),
        ("Teachers call off Wednesday walkout", "2031-03-19"),
        ("I have an appointment on Monday.", "2031-03-17"),
        ("The guild, who were to free them by Tuesday, freed half.", "2031-03-11"),
        ("The minister said they were to be freed by Tuesday.", "2031-03-18"),
        ("They could not agree on Tuesday.", "2031-03-11"),
        ("OSTREN, May 18 — The mayor on Tuesday received the guests.", "2031-03-11"),
        ("We'll go on Tuesday.", "2031-03-18"),
    ],
)
def test_what_verbs_tell_of_a_day(text: str, iso: str) -> None:
    reading = read_article(article_of(text, published=dt.date(2031, 3, 14), language_code="en"))
    assert [one.iso for one in reading.dates][-1] == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Marta Lind told the Gazette on Monday.", "2024-03-04"),
        ("“We will never accept it,” Lind told the Gazette on Monday.", "2024-03-04"),
        ("Lind told the company to sign by Monday.", "2024-03-11"),
    ],
)
def test_told_on_a_weekday(text: str, iso: str) -> None:
    reading = read_article(article_of(text, name="a", published=dt.date(2024, 3, 5)))
    assert [one.iso for one in reading.dates] == [iso]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("On Monday Lind set a day for the vote.", ["2024-03-04"]),
        ("The vote is set for Monday.", ["2024-03-11"]),
        ("The talks are set to resume on Monday.", ["2024-03-11"]),
        ("In February the union threatened to strike unless it was paid by 26 February.", ["2024-02", "2024-02-26"]),
    ],
)
def test_what_was_set_is_past_and_what_is_set_is_to_come(text: str, isos: list[str]) -> None:
    """5 March 2024 is a Tuesday; a day of the month that was told is of that month, not of the next year."""
    reading = read_article(article_of(text, name="a", published=dt.date(2024, 3, 5)))
    assert [one.iso for one in reading.dates] == isos
