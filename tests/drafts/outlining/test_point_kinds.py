"""Kinds of points from keys and labels alone: what the outline saw in the text, a reader of the case must see too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outline_texts import cut
from test_outline import any_block

from onetext.api.importing.points import labelled
from onetext.documents import Block
from onetext.drafts import TextPoint, option_groups, outline, with_kinds


def forgotten(points: tuple[TextPoint, ...]) -> list[TextPoint]:
    """The points as a case keeps them: without kind and number."""
    return [replace(point, kind="paragraph", number="") for point in points]


@given(st.lists(any_block, max_size=12))
def test_kinds_and_numbers_are_those_that_the_outline_found(given_blocks: list[Block]) -> None:
    points = labelled(outline(given_blocks).points)
    assert with_kinds(forgotten(points)) == points


TREATY = """Part I General
Article 1. Words
In this text:
(h) a word;
(i) another word;
Article 2bis. Steps
1. Each side takes two:
(i) one;
(ii) two.
Option A: none
Option B: one
• a bullet
Annex II
§ 3 Of money"""


def test_the_kinds_of_a_treaty() -> None:
    points = with_kinds(forgotten(cut(TREATY).points))
    kinds = [(point.label, point.kind, point.number) for point in points if point.label]
    assert kinds == [
        ("Part I", "part", "I"),
        ("Article 1.", "article", "1"),
        ("(h)", "letter", "h"),
        ("(i)", "letter", "i"),
        ("Article 2bis.", "article", "2bis"),
        ("1.", "number", "1"),
        ("(i)", "roman", "i"),
        ("(ii)", "roman", "ii"),
        ("Option A:", "option", "A"),
        ("Option B:", "option", "B"),
        ("•", "bullet", ""),
        ("Annex II", "annex", "II"),
        ("§ 3", "section", "3"),
    ]


@pytest.mark.parametrize(
    ("key", "parent", "label", "kind"),
    [
        ("art5", "", "art5.", "article"),
        ("annexI", "", "annexI.", "annex"),
        ("annexI.art5bis", "annexI.ch2", "annexI.art5bis.", "article"),
        ("21a", "21", "a.", "letter"),
        ("21a", "", "21a.", "number"),
        ("7", "h1", "7.", "number"),
        ("h1", "", "", "heading"),
        ("preamble0", "", "Preamble", "heading"),
        ("t1r2c3", "", "", "cell"),
        ("¶4", "", "", "paragraph"),
        ("3•2", "3", "–", "bullet"),
        ("3.optA", "3", "optA.", "option"),
    ],
)
def test_keys_made_by_hand_say_their_kind(key: str, parent: str, label: str, kind: str) -> None:
    above = [TextPoint(key=parent, text="above")] if parent else []
    *_, found = with_kinds([*above, TextPoint(key=key, text="words", parent=parent, label=label)])
    assert found.kind == kind


def test_options_group_by_their_word_as_printed_or_else_as_in_the_key() -> None:
    found = [
        TextPoint(key="3", text="a choice", label="3."),
        TextPoint(key="3.optA", text="one", parent="3", label="optA."),
        TextPoint(key="3.optB", text="two", parent="3", label="optB."),
        TextPoint(key="4", text="another", label="4."),
        TextPoint(key="4.alt1", text="one", parent="4", label="Alternative 1:"),
        TextPoint(key="4.opt1", text="of one kind alone", parent="4", label="Option 1:"),
        TextPoint(key="4.alt2", text="two", parent="4", label="Alternative 2:"),
    ]
    assert option_groups(with_kinds(found)) == (("3.optA", "3.optB"), ("4.alt1", "4.alt2"))
