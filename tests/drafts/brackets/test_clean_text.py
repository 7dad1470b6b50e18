"""Who wants which bracket, and the text under a choice: seams mended, the rest untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts import Choice, clean_text, parse_brackets, wanted_by
from onetext.errors import UsageError

PARTIES = {"company": ["Harbour Company"], "union": ["Dockers' Union"], "town": ["Town"]}
WAGES = "1. Pay rises by [company: four] [union: six] per cent [union: , and by two in May], paid [monthly/weekly] [X]."


def clean(text: str, choice: dict[int, Choice] | str) -> str:
    return clean_text(parse_brackets(text, PARTIES), choice)


def test_a_party_wants_opposes_or_is_silent() -> None:
    bracketed = parse_brackets(WAGES, PARTIES)
    union, company, town = (wanted_by(bracketed, party) for party in ("union", "company", "town"))
    assert (union.wants, union.opposes, union.silent) == ((2, 3), (1,), (4,))
    assert (company.wants, company.opposes, company.silent) == ((1,), (2,), (3, 4))
    assert (town.wants, town.opposes) == ((), ())


def test_delete_and_reserve_oppose_the_bracket_beside_them() -> None:
    bracketed = parse_brackets("Ports are open [union: at night] [company: delete] [Town reserves].", PARTIES)
    assert wanted_by(bracketed, "company").opposes == (1,)
    assert wanted_by(bracketed, "town").opposes == (1,)
    assert wanted_by(bracketed, "union").wants == (1,)
    assert clean_text(bracketed, "company") == "Ports are open."
    assert clean_text(bracketed, "union") == "Ports are open at night."


def test_the_text_as_a_party_wants_it_keeps_what_is_undecided() -> None:
    assert clean(WAGES, "union") == "1. Pay rises by six per cent, and by two in May, paid [monthly/weekly] [X]."
    assert clean(WAGES, "company") == (
        "1. Pay rises by four per cent [union: , and by two in May], paid [monthly/weekly] [X]."
    )
    assert clean(WAGES, "town") == WAGES


@pytest.mark.parametrize(
    ("text", "choice", "expected"),
    [
        ("The Parties [shall|may] act.", {1: 1}, "The Parties shall act."),
        ("The Parties [shall/may] act.", {1: 2}, "The Parties may act."),
        ("The Parties [shall/may] act.", {1: "out"}, "The Parties act."),
        ("The Parties act [in good faith].", {1: "out"}, "The Parties act."),
        ("The Parties act [in good faith].", {1: "in"}, "The Parties act in good faith."),
        ("The Parties act [ in good faith ].", {1: "in"}, "The Parties act in good faith."),
        ("Les ports [du nord] ; les quais", {1: "out"}, "Les ports ; les quais"),
        ("[The Parties] act.", {1: "out"}, "act."),
        ("by [date], and", {1: "1 May"}, "by 1 May, and"),
        ("ports, [fees], cranes", {1: "out"}, "ports, cranes"),
        ("ports, [fees].", {1: "out"}, "ports."),
        ("ports ([fees] and cranes)", {1: "out"}, "ports (and cranes)"),
        ("ports (cranes [and fees])", {1: "out"}, "ports (cranes)"),
        ("the port[s] of the north", {1: "in"}, "the ports of the north"),
        ("the port[s] of the north", {1: "out"}, "the port of the north"),
        ("within [30][60][90] days", {2: "in"}, "within 60 days"),
        ("within [30][60][90] days", {1: "out"}, "within [60][90] days"),
        ("a [b [c] d] e", {1: "in"}, "a b [c] d e"),
        ("a [b [c] d] e", {2: "out"}, "a [b d] e"),
        ("a [b [c] d] e", {1: "out", 2: "in"}, "a e"),
        ("a [b [c] d] e", {1: "in", 2: "in"}, "a b c d e"),
        ("a  b [c] d  e", {1: "out"}, "a  b d  e"),  # doubled blanks that no bracket stood at
        ("first [second]\nthird", {1: "out"}, "first\nthird"),
        ("One. [Two.] Three.", {1: "out"}, "One. Three."),
        ("One [two.].", {1: "in"}, "One two."),
        ("a [company: b] c", {1: "in"}, "a b c"),
        ("see[1] [a] and [sic]", {2: "out"}, "see[1] and [sic]"),
        ("[a]", {1: "out"}, ""),
        ("[ ] per cent", {1: "4"}, "4 per cent"),
        ("\u05d0 [\u05d1] \u05d2", {1: "out"}, "\u05d0 \u05d2"),
    ],
)
def test_a_choice_makes_a_clean_text(text: str, choice: dict[int, Choice], expected: str) -> None:
    assert clean(text, choice) == expected


@pytest.mark.parametrize(
    ("text", "choice", "said"),
    [
        ("[a]", {2: "in"}, "there is no bracket 2; they are numbered from 1 to 1"),
        ("none", {1: "in"}, "there is no bracket 1; the text has none"),
        ("[a|b]", {1: 3}, "bracket 1 has no alternative 3; it has 2"),
        ("[a|b]", {1: "in"}, "bracket 1 has 2 alternatives; choose one of them by its number, 1 to 2"),
        ("word[1]", {1: "out"}, "bracket 1 is a mark or a remark, and there is nothing to choose"),
    ],
)
def test_a_choice_that_cannot_be_says_what_can(text: str, choice: dict[int, Choice], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        clean(text, choice)
    assert str(caught.value) == said


words = st.lists(st.sampled_from(["ports", "the", "fees", "of", "[a]", "[b c]", "[d [e] f]"]), min_size=1, max_size=8)


@given(words)
def test_all_out_leaves_the_words_that_no_bracket_holds(parts: list[str]) -> None:
    """Found by another road: words that hold a bracket are dropped from the list, and the rest joined by blanks."""
    text = " ".join(parts)
    outer = {bracket.number: "out" for bracket in parse_brackets(text).brackets if not bracket.parent}
    assert clean_text(parse_brackets(text), outer) == " ".join(part for part in parts if "[" not in part)


@given(words)
def test_all_in_leaves_all_words(parts: list[str]) -> None:
    text = " ".join(parts)
    every: dict[int, Choice] = {bracket.number: "in" for bracket in parse_brackets(text).brackets}
    assert clean_text(parse_brackets(text), every) == text.replace("[", "").replace("]", "")


@given(st.text(alphabet="[]|a:/ ,.\\B\n", max_size=40))
def test_no_choice_changes_nothing(text: str) -> None:
    assert clean_text(parse_brackets(text), {}) == text
    assert clean_text(parse_brackets(text), "nobody") == text


def test_deep_nesting_is_cleaned_without_recursion() -> None:
    deep = "[" * 20_000 + "a" + "]" * 20_000
    bracketed = parse_brackets(deep)
    assert clean_text(bracketed, {bracket.number: "in" for bracket in bracketed.brackets}) == "a"
    assert clean_text(bracketed, {1: "out"}) == ""


def test_very_long_stacks_are_cleaned_too() -> None:
    """Work that grew with the square of the stack would take minutes here."""
    text = "[union: a] [company: b] " * 4_000
    bracketed = parse_brackets(text.strip(), PARTIES)
    assert len(wanted_by(bracketed, "union").opposes) == 4_000
    assert clean_text(bracketed, "union") == " ".join(["a"] * 4_000)
    assert clean_text(bracketed, {7: "in"}) == "a"
