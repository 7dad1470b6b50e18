"""Finding words that somebody says stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence.folding import FoldedText
from onetext.model import Place


def found(text: str, words: str) -> list[str]:
    return [text[place.start : place.end] for place in FoldedText(text).places(words)]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("He said: “We won’t sign — ever.”", "we won't sign - ever", ["We won’t sign — ever"]),
        ("a  deal\nof\u00a0sorts", "a deal of sorts", ["a  deal\nof\u00a0sorts"]),
        ("the co\u00adope\u200bration", "the cooperation", ["the co\u00adope\u200bration"]),
        ("caf\u00e9 talks", "cafe\u0301 talks", ["caf\u00e9 talks"]),
        ("wait… and see", "wait... and see", ["wait… and see"]),
        ("They agreed.", '"They agreed,"', ["They agreed"]),
        ("they agreed", "They agreed", ["they agreed"]),
        ("they agreed", "they Agreed", []),
        ("they disagreed", "agreed", []),
        ("they can't sign", "they can", []),
        ("6.5 percent", "5 percent", []),
        ("1,500 men", "500 men", []),
        ("1500 men", "500 men", []),
        ("at -5 degrees", "5 degrees", []),
        ("10:30 sharp", "30 sharp", []),
        ("an anti-war party", "war party", []),
        ("a plan, a plan", "a plan", ["a plan", "a plan"]),
        ("a plan", "", []),
        ("a plan", " ‘’ ", []),
        ("", "a plan", []),
    ],
)
def test_places(text: str, words: str, places: list[str]) -> None:
    assert found(text, words) == places


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("within nine days", ""),
        ("within 10 days", "numbers"),
        ("we will sign within 9 days", "negation"),
        ("we will never not sign", "negation"),
        ("we will sing", ""),
        ("", ""),
    ],
)
def test_why_words_nearly_stand_there(words: str, why: str) -> None:
    shown = FoldedText("“We will not sign within 9 days,” she said.")
    assert shown.nearly(words, ["not", "never"]) == why


def test_a_stretch_of_a_text_gives_places_of_the_whole() -> None:
    text = "a plan, a plan"
    assert FoldedText(text, 7).places("a plan") == (Place(start=8, end=14),)


@given(st.text(), st.integers(0, 40), st.integers(1, 40))
def test_what_is_found_is_the_same_when_looked_for_again(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    for place in FoldedText(text).places(words):
        again = FoldedText(text).places(text[place.start : place.end])
        assert place in again


@given(st.text(alphabet=st.sampled_from("ab15 .,-'’“”—\u200b\n"), max_size=30))
def test_words_with_blanks_on_both_sides_are_found_where_they_stand(words: str) -> None:
    inner = FoldedText(words).folded.strip(" '-.,;:")
    text = f"x {words} y"
    assert bool(FoldedText(text).places(words)) == bool(inner) or inner[:1].isdigit()
