"""Clauses: where they begin and end around some words, and their condition."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of
from onetext.evidence.clauses import Clauses


def clause(text: str, word: str) -> str:
    article = article_of(text, language_code="en")
    clauses = Clauses(article)
    at = next(number for number, token in enumerate(article.tokens) if token.text == word)
    place = clauses.place(clauses.around(at, at + 1, clauses.bounds(at, at + 1, 0, len(text))))
    return text[place.start : place.end]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The gates must open, but the tolls stay.", "must", "The gates must open"),
        ("The gates must open, but the tolls stay.", "stay", "the tolls stay"),
        ("First, the gates must open; second, we talk.", "must", "the gates must open"),
        ("We will pay, and they will leave.", "pay", "We will pay"),
        ("We will pay for fish, salt and bread.", "pay", "We will pay for fish, salt and bread"),
        ("He said “the gates must open” on Monday.", "must", "the gates must open"),
        (
            "The firm wants a “full and final” deal, he said.",
            "wants",
            "The firm wants a “full and final” deal, he said",
        ),
        ("The firm will open the gates, calling it a gift.", "open", "The firm will open the gates"),
        ("He said that it must open and that he wants a vote.", "open", "He said that it must open"),
        ("The gates must open while talks last.", "must", "The gates must open while talks last"),
    ],
)
def test_a_clause(text: str, word: str, found: str) -> None:
    assert clause(text, word) == found


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("We will sign if the wells stay open, he said.", "if the wells stay open"),
        ("Not a boat leaves until the toll is paid.", "until the toll is paid"),
        ("We will pay half in exchange for the map.", "in exchange for the map"),
        ("We will not sign even if they pay.", ""),
        ("This is without doubt the last word.", ""),
        ("We will sign.", ""),
    ],
)
def test_a_condition(text: str, condition: str) -> None:
    article = article_of(text, language_code="en")
    clauses = Clauses(article)
    assert clauses.condition(clauses.bounds(0, 1, 0, len(text))) == condition


def test_a_million_words_without_a_stop_are_not_looked_through() -> None:
    article = article_of("word " * 1000, language_code="en")
    found = Clauses(article).bounds(500, 501, 0, len(article.text))
    assert found.last - found.first < 200
