"""Any text: places that are true, in order, none within another, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.actors.seen import mentioned

WORDS = [
    "President", "Ana", "Prieto", "the", "a", "minister", "of", "his", "'s", "’", "”", "“", "said", "he", "they", "it",
    "U.S.", "and", "Farmers",
    "von", "der", "Mr", ".", ",", "two", "delegations", "one of", "Moscow", "-", "\n\n", "According to", "League", "I",
]  # fmt: skip


def _hold(text: str, language: str) -> None:
    last = 0
    for mention in mentioned(text, language=language):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.voice is None or mention.voice.name
        last = mention.end


@given(st.text(max_size=200), st.sampled_from(["en", "fr"]))
def test_any_signs(text: str, language: str) -> None:
    _hold(text, language)


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(["en", "fr"]))
def test_any_words(words: list[str], language: str) -> None:
    _hold(" ".join(words), language)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000,
        "Ana " * 20_000,
        "the minister " * 5_000,
        "“" * 5_000,
        "he said " * 5_000,
        "Ана Прието сказала, 中文 Ana.",
    ],
)
def test_odd_texts(text: str) -> None:
    _hold(text, "en")
