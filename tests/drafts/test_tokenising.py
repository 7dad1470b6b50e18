"""Tokens: exact, whole, and in every script."""

from __future__ import annotations

import datetime as dt
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onetext.drafts import tokens

WHOLE = (
    *("800,000", "800 000", "800\u202f000", "12\u00a0000\u00a0000", "1.234.567,5", "1’000’000", "1.5", "3.5%", "3,5 %"),
    *("60-day", "2,000-strong", "5bis", "12th", "1er", "3a", "10:30", "1.2.3", "2024/25", "2½", "٣٤٥", "１２３"),
    *("2025-11-26", "2025-11-26T10:30:00Z", "26 November 2025", "26th November 2025", "26 November", "November 2025"),
    *("November 26, 2025", "November 26th, 2025", "26.11.2025", "26. 11. 2025", "26/11/2025", "26. November 2025"),
    *("1er janvier 2025", "26 de noviembre de 2025", "26 ноября 2025 года", "26 листопада 2025 року", "Q3 2025"),
    *("2025年11月26日", "26 בנובמבר 2025", "26 نوفمبر 2025", "U.S.", "i.e.", "cease-fire", "don't", "party’s"),
    *(
        "https://example.org/a?b=1",
        "www.example.org/x.html",
        "someone@example.org",
        "e\u0301tat",
        "זְמַן",
        "km²",
        "S-300",
    ),
)

pieces = st.sampled_from(
    [
        *WHOLE,
        " ",
        "  ",
        "\n",
        "\t",
        "\u00a0",
        ",",
        ".",
        "(",
        ")",
        "“",
        "”",
        "[",
        "]",
        "–",
        "не",
        "不得",
        "l'",
        "May",
        "may",
        "5",
    ]
)


@pytest.mark.parametrize("whole", WHOLE)
def test_what_is_one_thing_is_one_token(whole: str) -> None:
    assert tokens(whole) == [whole]
    assert whole in tokens(f"(see {whole}; or else)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parties may 30 days", ["Parties", " ", "may", " ", "30", " ", "days"]),
        ("€2.5 billion", ["€", "2.5", " ", "billion"]),
        ("1990–1995", ["1990", "–", "1995"]),
        ("5-10", ["5", "-", "10"]),
        ("at −5 °C", ["at", " ", "−5", " ", "°", "C"]),
        ("by 2030.", ["by", " ", "2030", "."]),
        ("items 1, 2 and 3", ["items", " ", "1", ",", " ", "2", " ", "and", " ", "3"]),
        ("l’accord", ["l’", "accord"]),
        ("不得进入", ["不", "得", "进", "入"]),
        ("a\u200b b", ["a", "\u200b ", "b"]),
        ("wait... now", ["wait", "...", " ", "now"]),
        ("by ____ at", ["by", " ", "____", " ", "at"]),
        ("12 3456", ["12", " ", "3456"]),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text() | st.lists(pieces).map("".join))
@example("")
@example("\u0301a")
@example("1,000,00")
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "Z"])))
def test_a_combining_mark_stays_with_its_letter(text: str) -> None:
    found = tokens(text)
    for last, token in pairwise(found):
        is_mark = unicodedata.category(token[0]).startswith("M") and ord(token[0]) < 0x12000
        assert not is_mark or last.isspace()


@given(st.integers(0, 10**12), st.sampled_from([",", "\u00a0", "\u202f", "’"]))
def test_no_grouped_number_is_cut(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert tokens(written) == [written]
    assert written in tokens(f"up to {written} men")


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"]),
)
def test_no_date_is_cut(day: dt.date, form: str) -> None:
    written = day.strftime(form)
    assert written in tokens(f"not later than {written}, or never")


@pytest.mark.parametrize("unit", ["a", "1", "1,", "1.", "a-", "a'", "@a", "a@", "\u0301", "http://", ".a", "1 ", "¼"])
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    """A pattern that goes back over what it has read would not come to an end here."""
    text = unit * (200_000 // len(unit))
    assert "".join(tokens(text)) == text
