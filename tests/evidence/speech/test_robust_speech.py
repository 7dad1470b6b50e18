"""Speech on texts that nobody writes: no exception, places that hold, work that grows with the length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of
from onetext.evidence.actors import cast_of, mentions
from onetext.evidence.marks import marked
from onetext.evidence.speech import attributed, hear, reported

MARKS = ["“", "”", "‘", "’", "«", "»", '"', "“A,”", ", ", ". ", ": ", "\n", " (", ")"]
WORDS = [
    " said ",
    " that ",
    "Ana Prieto",
    " he ",
    " and ",
    " to ",
    "according to ",
    " who ",
    "if ",
    " told ",
    " as ",
    " demand ",
]
PIECES = [*MARKS, *WORDS, "'s ", "The paper", " reads "]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_pieces_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    article = article_of(text, language_code="en")
    quotes = marked(article).quotes
    heard = hear(article, quotes, mentions(article, quotes, cast_of(())))
    given_ = attributed(heard, ())
    assert [(quote.start, quote.end, quote.text) for quote in given_] == [(q.start, q.end, q.text) for q in quotes]
    for item in reported(heard, given_, ()):
        assert text[item.start : item.end] == item.text
    for frame in heard.frames:
        assert 0 <= frame.verb.start < frame.verb.end <= len(text)
        assert frame.parent is None or 0 <= frame.parent < len(heard.frames)


@pytest.mark.parametrize("piece", ["he said that ", "“A” said Ana ", "Ana, ", "if he said, ", "who told which "])
def test_contents_stay_short_in_a_text_without_stops(piece: str) -> None:
    article = article_of(piece * 2000, language_code="en")
    quotes = marked(article).quotes
    heard = hear(article, quotes, mentions(article, quotes, cast_of(())))
    assert all(said.content.last - said.content.first <= 250 for said in heard.said)
