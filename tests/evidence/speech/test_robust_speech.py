"""Speech on texts that nobody writes: no exception, places that hold, work that grows with the length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of
from onetext.evidence.actors import cast_of, mentions
from onetext.evidence.marks import marked
from onetext.evidence.speech import attributed, hear, reported
from onetext.evidence.speech.lexicon import Lexicon

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


def test_verbs_without_an_end_are_looked_at_a_few_times_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each opens what may be said up to the end of the text, which is not read anew for each of them."""
    asked = 0
    has = Lexicon.has

    def counted(self: Lexicon, name: str, word: str) -> bool:
        nonlocal asked
        asked += 1
        return has(self, name, word)

    monkeypatch.setattr(Lexicon, "has", counted)
    article = article_of("x said\n" * 1_000, language_code="en")
    heard = hear(article, (), mentions(article, (), cast_of(())))
    assert len(reported(heard, (), ())) <= len(heard.frames)
    assert asked < 200 * 1_000
