"""Demands, claims and acts of any text: no exception, and every place holds the words that it says."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of, read_article

PIECES = [
    "“", "”", "\"", "‘", "’", "(", ")", "—", ";", ":", ", ", ". ", "? ", "\n\n", "must ", "we ", "never ", "cannot be ",
    "unless ", "if ", "in return for ", "the plan ", "was drafted by ", "Ana Prieto ", "said ", "that ", "demanded ",
    "he ", "and ", "wants ", "Russia ", "refused to ", "accused ", "of ", "leaked ", "called off ",
    "the talks ", "ready to ", "gave ", "until ", "to ", "Answer: ", "Question: ", "суд ", "条約", "é",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_place_holds_its_words(text: str) -> None:
    reading = read_article(article_of(text, language_code="en"))
    for item in (*reading.demands, *reading.claims, *reading.acts):
        assert text[item.start : item.end] == item.text != ""
    for demand in reading.demands:
        assert 0 <= demand.firmness[0] <= demand.firmness[1] <= 1
    for relation in reading.relations:
        new, old = reading.claims[relation.of], reading.claims[relation.to]
        assert relation.to < relation.of
        assert new.subject == old.subject
    for found in (reading.demands, reading.claims):
        assert all(one.start <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("language", ["en", "fr"])
@given(text=st.text(max_size=200))
def test_any_text_is_read(language: str, text: str) -> None:
    reading = read_article(article_of(text, language_code=language))
    assert reading.characters == len(text)
