"""Which words are in dispute: marks of footnotes and remarks are not, whatever asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts import dispute_signs, in_one_bracket, is_disputed, open_brackets


@pytest.mark.parametrize(
    ("text", "disputed", "whole"),
    [
        ("The fee is 30.", False, False),
        ("The fee[1] is 30.", False, False),
        ("The feee [sic] is 30.", False, False),
        ("[emphasis added]", False, False),
        (r"A sign \[ alone.", False, False),
        ("The fee is [30].", True, False),
        ("The fee is [date].", True, False),
        ("[The fee is 30.]", True, True),
        (" [The fee[1] is [30].]\n", True, True),
        ("[The fee] is [30]", True, False),
        ("[The fee is 30.", True, False),
        ("The fee is 30.]", True, False),
        ("［The fee］", False, False),
        ("", False, False),
    ],
)
def test_disputed_words(text: str, disputed: bool, whole: bool) -> None:
    assert (is_disputed(text), in_one_bracket(text)) == (disputed, whole)
    assert bool(open_brackets(text)) == (disputed and text.count("[") - text.count("\\[") == text.count("]"))


@given(st.lists(st.sampled_from(["[", "]", "word", " ", "[sic]", "[the fee]"]), max_size=12).map("".join))
def test_signs_are_where_brackets_are(text: str) -> None:
    signs = dispute_signs(text)
    assert {text[at] for at in signs} <= {"[", "]"}
    assert list(signs) == sorted(set(signs))
    left = "".join(sign for at, sign in enumerate(text) if at not in signs)
    assert not is_disputed(left)
