"""Phrases of a table: what each sign of their writing means, and a slow reading of the same by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of
from onetext.evidence.phrases import Hit, Phrases


def found(phrase: str, text: str, **lists: list[str]) -> list[tuple[int, int]]:
    tokens = article_of(text, language_code="en").tokens
    return [(hit.first, hit.last) for hit in Phrases([[phrase]], lists).find(tokens)]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("was drafted by", "It was drafted by them.", [(1, 4)]),
        ("was drafted|written by", "It was written by them and was drafted by us.", [(1, 4), (6, 9)]),
        ("was secretly? drafted", "was drafted, was secretly drafted", [(0, 2), (3, 6)]),
        ("gave *3 hours", "He gave them about two hours.", [(1, 6)]),
        ("gave *3 hours", "He gave them, as he said, two hours.", []),
        ("gave *3 hours", "He gave up. Two hours passed.", []),
        ("not a ^ plan", "It is not a Russian plan, not a new plan.", [(2, 6)]),
        ("too pro-~", "It is too pro-Russian.", [(2, 4)]),
        ("<we> will|shall sign", "We will sign. They will sign. I shall sign.", [(0, 3), (8, 11)]),
        ("would never sign", "She would “never” sign it.", [(1, 6)]),
    ],
)
def test_signs_of_a_phrase(phrase: str, text: str, places: list[tuple[int, int]]) -> None:
    assert found(phrase, text, we=["we", "i"]) == places


def test_what_must_follow_is_no_part_of_a_phrase() -> None:
    tokens = article_of("they want that it be so and want that it is", language_code="en").tokens
    assert list(Phrases([["want that @ *3 be"]]).find(tokens)) == [Hit(1, 3, 0)]


def test_a_stop_behind_a_short_form_ends_no_clause() -> None:
    tokens = article_of("until Oct. 1 to pay", language_code="en").tokens
    assert list(Phrases([["until *4 to"]]).find(tokens)) == [Hit(0, 5, 0)]
    assert list(Phrases([["until *4 to"]]).find(article_of("until then. Back to", language_code="en").tokens)) == []


def test_of_one_row_the_longest_is_taken_and_rows_are_kept_apart() -> None:
    tokens = article_of("we demand that", language_code="en").tokens
    phrases = Phrases([["we demand", "we demand that"], ["demand"]])
    assert list(phrases.find(tokens)) == [Hit(0, 3, 0), Hit(1, 2, 1)]


def test_a_phrase_that_begins_with_anything_is_a_mistake_of_the_table() -> None:
    with pytest.raises(ValueError, match="begins with a word"):
        Phrases([["*3 plan"]])


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_the_same_as_trying_every_length(words: list[str]) -> None:
    """`a b? *2 c` by the set of all word lists that it stands for."""
    tokens = article_of(" ".join(words), language_code="en").tokens
    wild = [list(gap) for size in range(3) for gap in itertools.product("abc", repeat=size)]
    meant = {(*head, *gap, "c") for head in (("a",), ("a", "b")) for gap in wild}
    starts = {hit.first for hit in Phrases([["a b? *2 c"]]).find(tokens)}
    slow = {at for at in range(len(words)) for size in range(6) if tuple(words[at : at + size]) in meant}
    assert starts == slow
