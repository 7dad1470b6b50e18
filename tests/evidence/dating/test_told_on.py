"""A day behind whom somebody told something is the day of telling; behind `by` it is the day of doing."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article


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
