"""Redlines: exact, never within a number, readable."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts import Redline, defined_terms, redline, tokens
from onetext.drafts.differences import compared

WORDS = (
    *("the", "Parties", "shall", "withdraw", "800,000", "troops", "by", "26 November 2025", "not", "U.S.", "“peace”"),
    *("Article", "5bis", ",", ".", ";", "(", ")", "不", "нет"),
)
texts = st.lists(st.sampled_from([*WORDS, "\n", " ", "\u00a0"]), max_size=25).map(" ".join) | st.text(max_size=40)


def shown(found: Redline) -> str:
    marks = {"same": "{}", "struck": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[edit.op].format(edit.text) for edit in found.edits)


@given(texts, texts)
def test_both_wordings_can_be_read_off_a_redline(before: str, after: str) -> None:
    edits = redline(before, after).edits
    assert "".join(edit.text for edit in edits if edit.op != "new") == before
    assert "".join(edit.text for edit in edits if edit.op != "struck") == after
    assert all(edit.text for edit in edits)
    assert all(one.op != other.op for one, other in pairwise(edits))


@given(texts, texts)
def test_no_edit_begins_or_ends_within_a_token(before: str, after: str) -> None:
    edits = redline(before, after).edits
    for text, out in ((before, "new"), (after, "struck")):
        cuts, at = {0}, 0
        for token in tokens(text):
            at += len(token)
            cuts.add(at)
        at = 0
        for edit in edits:
            if edit.op != out:
                at += len(edit.text)
                assert at in cuts


def longest_common(one: list[str], other: list[str]) -> int:
    """By the textbook's table."""
    row = [0] * (len(other) + 1)
    for word in one:
        last = 0
        for at, its in enumerate(other, start=1):
            last, row[at] = row[at], last + 1 if word == its else max(row[at], row[at - 1])
    return row[-1]


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_untidied_the_fewest_words_differ(one: list[str], other: list[str]) -> None:
    for most_cells in (10**9, 0):
        found = compared(" ".join(one), " ".join(other), tidy=False, most_cells=most_cells)
        assert all(found.old[i].key == found.new[j].key for i, j in found.pairs)
        if most_cells:
            assert len(found.pairs) == longest_common(one, other)


def test_beyond_the_limit_equal_sentences_are_matched_first() -> None:
    before = "One of them goes. Two of them stay. Three of them wait. Four of them leave."
    after = "Five of them come. Two of them stay. Three of us wait. Six of them leave."
    found = compared(before, after, most_cells=40)
    struck = ["".join(token.text for token in found.before[one.i0 : one.i1]) for one in found.changes]
    assert struck == ["One", "goes", "them", "Four"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("limited to 600,000 men", "limited to 800,000 men", "limited to [-600,000-]{+800,000+} men"),
        ("by 26 November 2025", "by 26 November 2026", "by [-26 November 2025-]{+26 November 2026+}"),
        ("they shall go", "they shall not go", "they shall {+not +}go"),
        ("they shall not go", "they shall go", "they shall [-not -]go"),
        ("number of troops", "size of forces", "[-number of troops-]{+size of forces+}"),
        ("60,000, and 30 days", "80,000, and 60 days", "[-60,000-]{+80,000+}, and [-30-]{+60+} days"),
        ("A. B goes. C.", "A. C.", "A. [-B goes. -]C."),
        ("A. C.", "A. B goes. C.", "A. {+B goes. +}C."),
        ("the Council", "the States and the Council", "the {+States and the +}Council"),
        ("It ends. It ends.", "It ends. It begins. It ends.", "It ends. {+It begins. +}It ends."),
        ("go, stay", "go, wait, stay", "go, {+wait, +}stay"),
        ("Ukraine pays Russia", "Russia pays Ukraine", "[-Ukraine-]{+Russia+} pays [-Russia-]{+Ukraine+}"),
        ("the fund of the Council", "the Council", "the [-fund of the -]Council"),
        ("“A”", '"A"', '[-“-]{+"+}A[-”-]{+"+}'),
        ("a", "", "[-a-]"),
        ("", "a", "{+a+}"),
        ("", "", ""),
        ("a b", "a b", "a b"),
        (
            "The Parties will at once and in good faith begin talks on a lasting peace.",
            "A committee of experts is formed, which reports on a yearly basis.",
            "[-The Parties will at once and in good faith begin talks on a lasting peace-]"
            "{+A committee of experts is formed, which reports on a yearly basis+}.",
        ),
    ],
)
def test_how_a_redline_reads(before: str, after: str, expected: str) -> None:
    assert shown(redline(before, after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b", "a  b", True),
        ("a b", "a\nb", True),
        ("“a” – b’s", '"a" - b\'s', True),
        ("e\u0301tat", "\u00e9tat", True),
        ("a\u00adb", "ab", True),
        ("a b", "a b", False),
        ("a b", "ab", False),
        ("a b", "a b.", False),
        ("800,000", "800 000", False),
        ("", " ", True),
    ],
)
def test_layout_is_told_from_words(before: str, after: str, expected: bool) -> None:
    assert redline(before, after).layout_only is expected
    if expected:
        assert redline(before, after).flags == ()


def test_words_all_alike_and_words_all_different_come_to_an_end() -> None:
    same, other = "a " * 5_000, "b " * 5_000
    assert [edit.op for edit in redline(same, same + "a").edits] in (["same", "new"], ["new", "same"])
    assert {edit.op for edit in redline(same, other).edits} >= {"struck", "new"}
    mixed = " ".join(random.Random(1).choices(WORDS, k=5_000))
    assert redline(mixed, same).edits


def test_defined_terms() -> None:
    found = defined_terms(
        [
            "“Commission” means the body under Article 3.",
            "The Republic of Oz (hereinafter referred to as “the Republic”) and the Fund (the “Fund”) agree.",
            "This treaty («Соглашение») stands; ci-après « l'Accord ».",
            "The text goes to the Peace Council. Then the Peace Council decides, and Once More it is said.",
            'He called it a "good day" and left.',
        ]
    )
    assert found == ("Accord", "Commission", "Fund", "Peace Council", "Republic", "Соглашение")
