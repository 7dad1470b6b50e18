"""A clause repeated on one line: the calls that are made grow with its length, whatever the clause.

Counted, not timed: the counts are the same on every machine.
"""

from __future__ import annotations

import cProfile
import pstats

import pytest

from onetext.evidence import article_of, read_article

CLAUSES = (
    "x said ",
    "“a” ",
    "'a' ",
    "Coll, ",
    "he demanded it by Friday ",
    "by Friday or else ",
    "“we must sign by Friday”, said Coll, ",
    "Coll denied that Weller wrote the plan and ",
    "unless they left on Monday, ",
)
WITHOUT_STOPS = (
    "said ",
    "calling ",
    "Coll termed ",
    "anzeiger , believed nowadays ",
)
"""Of these each verb looks as far as its sentence goes."""
TIMES, WORDS = 500, 800


def calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    read_article(article_of(text, language_code="en"))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed does not list it


@pytest.mark.parametrize("clause", CLAUSES)
def test_twice_the_length_is_twice_the_work(clause: str) -> None:
    read_article(article_of(clause, language_code="en"))  # loads the rules
    once, twice = calls(clause * TIMES), calls(clause * (2 * TIMES))
    assert twice <= 2.05 * once


@pytest.mark.parametrize("words", WITHOUT_STOPS)
def test_a_text_without_stops_is_read_in_pieces(words: str) -> None:
    read_article(article_of(words, language_code="en"))
    times = WORDS // len(words.split())
    once, twice = calls(words * times), calls(words * (2 * times))
    assert twice <= 2.05 * once
