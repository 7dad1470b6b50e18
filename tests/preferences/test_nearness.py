"""Nearness counts issues on the scale of options, for every reading of the positions, and uses no points (S2, S3)."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext.errors import UnknownId
from onetext.model import Case, Date, Draft, Issue, Option, Party, Position, Speaker, Term
from onetext.model.results import Nearness
from onetext.preferences.nearness import nearness

SCALE = "abcdef"
DAY = Date.parse("2025-01-01")
NORTH = Party(id="north", name="North", speakers=(Speaker(name="Ada"), Speaker(name="a source", authorised=False)))
SOUTH = Party(id="south", name="South")


def issue(ordered: bool = True, unranked: tuple[tuple[str, str], ...] = (), if_silent: str = "") -> Issue:
    options = tuple(Option(id=name, title=name.upper()) for name in SCALE)
    return Issue(id="k", title="K", options=options, ordered=ordered, unranked=unranked, if_silent=if_silent)


def demand(party: str, options: str, speaker: str = "") -> Position:
    return Position(
        party=party, issue="k", kind="demand", speaker=speaker, compatible=tuple(options), happened=DAY, known=DAY
    )


def settled(option: str) -> Term:
    return Term(state="settled", options=(option,))


def judged(term: Term | None, *positions: Position, scale: Issue | None = None) -> Nearness:
    terms = immutabledict({"k": term} if term else {})
    draft = Draft(id="d", title="D", kind="proposal", happened=DAY, known=DAY, terms=terms)
    case = Case(
        id="c",
        title="C",
        parties=(NORTH, SOUTH),
        issues=(scale or issue(),),
        positions=positions,
        drafts=(draft,),
    ).at(dt.date(2026, 1, 1))
    return nearness(case, draft, "north", "south")


def verdict(result: Nearness) -> str:
    kinds = ("nearer_party", "nearer_other", "same", "either", "unknown")
    (found,) = [kind for kind in kinds if getattr(result, kind)]
    return found


@pytest.mark.parametrize(
    ("north", "south", "option", "expected"),
    [
        ("a", "f", "b", "nearer_party"),
        ("a", "f", "e", "nearer_other"),
        ("a", "e", "c", "same"),
        ("c", "c", "f", "same"),
        ("ab", "f", "c", "nearer_party"),
        ("ab", "e", "c", "either"),
        ("abc", "bcd", "a", "either"),
        ("ab", "def", "c", "either"),
    ],
)
def test_the_nearer_side_is_told_only_when_every_reading_agrees(
    north: str, south: str, option: str, expected: str
) -> None:
    assert verdict(judged(settled(option), demand("north", north), demand("south", south))) == expected


@pytest.mark.parametrize(
    "term",
    [
        None,
        Term(state="silent"),
        Term(state="unknown"),
        Term(state="deferred", options=("a", "b")),
        Term(state="bracketed", options=("a",)),
    ],
)
def test_a_term_that_is_open_or_missing_is_unknown(term: Term | None) -> None:
    result = judged(term, demand("north", "a"), demand("south", "f"))
    assert verdict(result) == "unknown"
    assert (result.counted, result.mean_party, result.mean_other, dict(result.apart)) == (0, None, None, {})


def test_a_missing_position_is_unknown() -> None:
    assert verdict(judged(settled("a"), demand("north", "a"))) == "unknown"


def test_what_a_mere_source_says_is_no_position() -> None:
    assert verdict(judged(settled("a"), demand("north", "a", "a source"), demand("south", "f"))) == "unknown"


def test_speakers_who_differ_make_the_answer_depend_on_the_reading() -> None:
    result = judged(settled("c"), demand("north", "b", "Ada"), demand("north", "f"), demand("south", "e"))
    assert verdict(result) == "either"


def test_a_bracket_counts_when_all_its_variants_agree() -> None:
    sides = (demand("north", "a"), demand("south", "f"))
    assert verdict(judged(Term(state="bracketed", options=("b", "c")), *sides)) == "nearer_party"
    assert verdict(judged(Term(state="bracketed", options=("b", "e")), *sides)) == "either"


def test_a_silent_draft_stands_at_what_then_holds() -> None:
    sides = (demand("north", "a"), demand("south", "f"))
    assert verdict(judged(Term(state="silent"), *sides, scale=issue(if_silent="e"))) == "nearer_other"


@pytest.mark.parametrize(
    ("option", "expected"),
    [("a", "nearer_party"), ("f", "nearer_other"), ("b", "unknown")],
)
def test_without_an_order_only_sameness_counts(option: str, expected: str) -> None:
    result = judged(settled(option), demand("north", "a"), demand("south", "f"), scale=issue(False))
    assert verdict(result) == expected
    assert dict(result.apart) == {}


def test_without_an_order_two_parties_that_ask_for_it_are_as_near() -> None:
    result = judged(settled("b"), demand("north", "b"), demand("south", "b"), scale=issue(False))
    assert verdict(result) == "same"


def test_a_pair_that_the_scale_does_not_rank_leaves_the_answer_open() -> None:
    scale = issue(unranked=(("a", "c"),))
    assert verdict(judged(settled("a"), demand("north", "b"), demand("south", "c"), scale=scale)) == "either"
    assert verdict(judged(settled("a"), demand("north", "b"), demand("south", "f"), scale=scale)) == "nearer_party"


def test_steps_are_given_for_both_sides_with_their_bounds() -> None:
    result = judged(settled("b"), demand("north", "ab"), demand("south", "f"))
    steps = result.apart["k"]
    assert (steps.party.low, steps.party.point, steps.party.high) == (0, 0.5, 1)
    assert (steps.other.low, steps.other.point, steps.other.high) == (4, 4, 4)
    assert (result.mean_party, result.mean_other) == (steps.party, steps.other)


def test_an_unknown_party_is_refused() -> None:
    draft = Draft(id="d", title="D", kind="proposal", happened=DAY, known=DAY)
    with pytest.raises(UnknownId, match="did you mean"):
        nearness(Case(id="c", title="C", parties=(NORTH, SOUTH)), draft, "north", "souht")


named = st.sets(st.sampled_from(SCALE), min_size=1, max_size=4).map(lambda options: "".join(sorted(options)))


@given(named, named, st.sampled_from(SCALE))
def test_the_verdict_is_that_of_every_pair_of_peaks(north: str, south: str, option: str) -> None:
    signs = {
        (abs(ord(option) - ord(a)) > abs(ord(option) - ord(b)))
        - (abs(ord(option) - ord(a)) < abs(ord(option) - ord(b)))
        for a, b in product(north, south)
    }
    expected = {-1: "nearer_party", 0: "same", 1: "nearer_other"}[signs.pop()] if len(signs) == 1 else "either"
    assert verdict(judged(settled(option), demand("north", north), demand("south", south))) == expected


@given(named, named, st.sampled_from(SCALE))
def test_turning_the_parties_round_turns_the_answer_round(north: str, south: str, option: str) -> None:
    there = judged(settled(option), demand("north", north), demand("south", south))
    back = judged(settled(option), demand("north", south), demand("south", north))
    assert (there.nearer_party, there.nearer_other, there.same, there.either) == (
        back.nearer_other,
        back.nearer_party,
        back.same,
        back.either,
    )
    assert (there.mean_party, there.mean_other) == (back.mean_other, back.mean_party)
