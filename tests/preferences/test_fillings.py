"""What rules leave open, drawn and enumerated: joined issues, rare fillings, and what is marked as outer (S1, S5)."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from preference_builders import case, draft, issue, line, number, weight

from onetext.model import Case, Interaction, Rule
from onetext.preferences import draft_balance, effects
from onetext.preferences.fillings import Fillings, restricted
from onetext.preferences.frame import Frame
from onetext.preferences.picks import Picker
from onetext.preferences.streams import Streams


@st.composite
def puzzles(draw: st.DrawFn) -> tuple[tuple[tuple[int, ...], ...], list[dict[int, frozenset[int]]]]:
    size = draw(st.integers(1, 4))
    domains = tuple(tuple(sorted(draw(st.sets(st.integers(0, 3), min_size=1)))) for _ in range(size))
    options = st.frozensets(st.integers(0, 3), min_size=1, max_size=3)
    clauses = draw(st.lists(st.dictionaries(st.integers(0, size - 1), options, min_size=1, max_size=3), max_size=5))
    return domains, clauses


def allowed(domains: Any, clauses: Any) -> set[tuple[int, ...]]:
    return {
        filled
        for filled in product(*domains)
        if not any(all(filled[k] in options for k, options in clause.items()) for clause in clauses)
    }


@given(puzzles())
def test_what_is_left_is_what_no_clause_bars(puzzle: Any) -> None:
    domains, clauses = puzzle
    left = restricted(domains, clauses)
    every = left.every(range(len(domains)))
    assert every is not None
    assert {tuple(filled[k] for k in range(len(domains))) for filled in every} == allowed(domains, clauses)


def alike(size: int) -> Case:
    """Rules that let a chain of issues only stand at one and the same option."""
    names = [f"k{i}" for i in range(size)]
    rules = [
        Rule(when=immutabledict({one: a, two: b})) for one, two in pairwise(names) for a, b in permutations("abcd", 2)
    ]
    return case([issue(name, 4) for name in names], rules=tuple(rules))


def chained(of: Case) -> Fillings:
    clauses = [
        {i: frozenset({a}), i + 1: frozenset({b})}
        for i in range(len(of.issues) - 1)
        for a, b in permutations(range(4), 2)
    ]
    return restricted(((0, 1, 2, 3),) * len(of.issues), clauses)


@pytest.mark.parametrize(("size", "draws"), [(3, 2000), (5, 2000), (6, 2)])
def test_draws_never_break_a_rule_however_rare_a_filling_is(size: int, draws: int) -> None:
    """Of 4^n candidates four are allowed; with two draws of 4^6 hardly any fits by itself."""
    of = alike(size)
    picker = Picker(Frame(of), Streams(0, draws))
    (picks,) = picker.picks([chained(of)])
    options = np.array([picker.of(picks, k) for k in range(size)])
    assert (options == options[0]).all()


def test_draws_under_a_rule_are_even_over_what_it_allows() -> None:
    of = alike(3)
    picker = Picker(Frame(of), Streams(0, 8000))
    (picks,) = picker.picks([chained(of)])
    counts = np.bincount(picker.of(picks, 0), minlength=4)
    assert abs(counts / 8000 - 0.25).max() < 5 * (0.25 * 0.75 / 8000) ** 0.5


APART = [
    Rule(when=immutabledict({"j": j, "k": k, "m": m}))
    for j, pairs in {"a": ("ab", "ba"), "b": ("aa", "bb")}.items()
    for k, m in pairs
]
"""With j at a, k and m must be alike; with j at b they must differ."""


def test_drafts_that_no_common_filling_fits_are_filled_apart() -> None:
    of = case([issue("j", 2), issue("k", 2), issue("m", 2)], rules=tuple(APART))
    before, after = (draft(name, {"j": name, "k": "?", "m": "?"}) for name in "ab")
    found = effects(of, before, after, draws=200)["p"]
    assert set(found.by_issue) == {"j", "k", "m"}
    assert found.warnings == ()
    picker = Picker(Frame(of), Streams(0, 50))
    sides = [
        Fillings(((j,), (0, 1), (0, 1)), tuple({1: frozenset({a}), 2: frozenset({b})} for a, b in barred))
        for j, barred in ((0, ((0, 1), (1, 0))), (1, ((0, 0), (1, 1))))
    ]
    one, two = picker.picks(sides)
    assert np.array_equal(picker.of(one, 1), picker.of(one, 2))
    assert (picker.of(two, 1) != picker.of(two, 2)).all()


def test_outer_bounds_of_a_change_are_marked_and_hold_the_draws() -> None:
    of = alike(7)
    before, after = draft("one", {"k0": "ab"}), draft("two", {"k0": "bc"})
    found = effects(of, before, after, draws=100)["p"]
    assert "outer" in found.warnings[0]
    assert found.total is not None
    assert found.total.low <= found.total.point <= found.total.high


def test_outer_bounds_take_in_an_interaction_that_may_or_may_not_hold() -> None:
    rules, issues = alike(7).rules, alike(7).issues
    item = Interaction(party="p", options=immutabledict({"k0": "a", "k1": "a"}), points=number(10, 20))
    of = case(issues, rules=rules, interactions=(item,), weights=tuple(weight("p", k.id, 1) for k in issues))
    found = draft_balance(of, draft("d", {}), draws=10)
    value = found.parties["p"].value
    assert value is not None
    assert (value.low, value.point, value.high) == (0, 57.5, 120)
    assert "outer" in found.warnings[0]
    change = effects(of, draft("one", {"k0": "ab"}), draft("two", {"k0": "bc"}), draws=10)["p"]
    (part,) = change.by_interaction.values()
    assert (part.low, part.point, part.high) == (-20, -7.5, 0)


def test_a_line_is_possible_where_there_are_too_many_fillings_to_tell() -> None:
    of = alike(7)
    barred = case(of.issues, rules=of.rules, red_lines=(line("l", "p", {"k0": "a", "k6": "b"}),))
    assert draft_balance(barred, draft("d", {}), draws=10).parties["p"].red_lines[0].status == "possible"


def test_long_scales_with_unranked_pairs_are_named_where_they_are_sampled() -> None:
    of = case([issue("k", 13, unranked=(("a", "b"),))])
    found = draft_balance(of, draft("d", {"k": "a"}), draws=10)
    assert "as if ranked" in found.warnings[0]
    assert "as if ranked" in effects(of, draft("one", {"k": "a"}), draft("two", {"k": "b"}), draws=10)["p"].warnings[0]
    assert draft_balance(case([issue("k", 13)]), draft("d", {"k": "a"}), draws=10).warnings == ()
