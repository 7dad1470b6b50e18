"""Values and gains: hand-worked numbers, and bounds against brute force over every corner (S2, S4, S5, S6, S8)."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from immutabledict import immutabledict
from preference_builders import (
    bonus,
    case,
    chance_corners,
    corners_of,
    draft,
    fillings,
    issue,
    no_deals,
    number,
    position,
    ratio_extremes,
    small_cases,
    weight,
    weights_of,
)

from onetext.model import Case, Draft, Interaction, NoDeal, Rule, Term
from onetext.model.results import DraftBalance
from onetext.preferences import draft_balance
from onetext.preferences.chances import Chances

CLOSE = 1e-9


def value_by_hand(of: Case, what: Draft) -> tuple[Fraction, Fraction] | None:
    """Extremes of the value over all fillings and all corners."""
    found = []
    for filled in fillings(of, what):
        columns = [
            {corner[about.option_ids.index(filled[about.id])] for corner in corners_of(of, about)}
            for about in of.issues
        ]
        low, high = ratio_extremes(weights_of(of), columns)
        found.append((low + bonus(of, filled, "low"), high + bonus(of, filled, "high")))
    return (min(low for low, _ in found), max(high for _, high in found)) if found else None


def settled_rule_breaks(of: Case, what: Draft) -> bool:
    """Whether the settled terms break a rule by themselves (the rule then restricts nothing further)."""
    options = {k: term.option for k, term in what.terms.items()}
    return any(all(options.get(k) == o for k, o in rule.when.items()) for rule in of.rules)


@given(small_cases())
def test_bounds_of_a_value_are_the_extremes_of_all_corners(of: Case) -> None:
    what = of.drafts[0]
    assume(any(w.high > 0 for w in weights_of(of)))
    assume(not settled_rule_breaks(of, what))
    found, expected = draft_balance(of, what, draws=1), value_by_hand(of, what)
    value = found.parties["p"].value
    if expected is None:
        assert value is None
        assert found.warnings
        return
    assert value is not None
    assert (value.low, value.high) == (float(expected[0]), float(expected[1]))
    assert value.low <= value.point <= value.high


def gain_by_hand(of: Case, what: Draft, no_deal: NoDeal) -> tuple[Fraction, Fraction]:
    """Extremes of value minus no deal under the same weights and scores, over all times without a deal."""
    found = []
    maps = {months: {e.issue: getattr(e, f"after_{months}") for e in no_deal.expectations} for months in (6, 12)}
    for filled, given_ in product(fillings(of, what), (given_ for given_ in maps.values() if any(given_.values()))):
        columns = []
        for about in of.issues:
            chances = Chances.of(about.option_ids, given_.get(about.id, {}))
            place = about.option_ids.index(filled[about.id])
            columns.append(
                {
                    corner[place] - sum(p * s for p, s in zip(ps, corner, strict=True))
                    for corner in corners_of(of, about)
                    for ps in chance_corners(chances.lows, chances.highs)
                }
            )
        columns = [{min(column), max(column)} for column in columns]
        low, high = ratio_extremes(weights_of(of), columns)
        cost = no_deal.cost
        found.append((low + bonus(of, filled, "low") + cost.low, high + bonus(of, filled, "high") + cost.high))
    return min(low for low, _ in found), max(high for _, high in found)


@given(small_cases(2), st.data())
def test_bounds_of_a_gain_are_the_extremes_of_all_corners(of: Case, data: st.DataObject) -> None:
    no_deal, what = data.draw(no_deals(of.issues)), of.drafts[0]
    assume(any(w.high > 0 for w in weights_of(of)))
    assume(not settled_rule_breaks(of, what) and any(fillings(of, what)))
    of = case(of.issues, **{name: getattr(of, name) for name in KEPT}, no_deals=(no_deal,))
    found = draft_balance(of, what, draws=1).parties["p"]
    value = value_by_hand(of, what)
    assert value is not None
    if no_deal.value is not None:
        expected = value[0] - no_deal.value.high, value[1] - no_deal.value.low
    elif any(e.after_6 or e.after_12 for e in no_deal.expectations):
        expected = gain_by_hand(of, what, no_deal)
    else:
        assert found.gain is None
        return
    assert found.gain is not None
    assert (found.gain.low, found.gain.high) == (float(expected[0]), float(expected[1]))
    assert found.gain.low <= found.gain.point <= found.gain.high


KEPT = ("positions", "weights", "rules", "interactions", "drafts")


def only(of: Case, **terms: str | Term) -> DraftBalance:
    return draft_balance(of, draft("d", terms), draws=10)


def test_a_value_worked_by_hand() -> None:
    """(60·100 + 30·50 + 10·20) / 100 with weights 60, 30, 10, plus 5 for two options together."""
    of = case(
        [issue("k1"), issue("k2"), issue("k3")],
        weights=(
            weight("p", "k1", 60),
            weight("p", "k2", 30),
            weight("p", "k3", 10, scores={"a": number(20), "b": number(0), "c": number(100)}),
        ),
        positions=(position("p", "k1", "demand", "a"), position("p", "k2", "demand", "c")),
        interactions=(Interaction(party="p", options=immutabledict({"k1": "a", "k3": "a"}), points=number(5)),),
    )
    value = only(of, k1="a", k2="b", k3="a").parties["p"].value
    assert value is not None
    assert value.point == pytest.approx((6000 + 1500 + 200) / 100 + 5, abs=CLOSE)
    assert (value.low, value.high) == ((6000 + 0 + 200) / 100 + 5, (6000 + 3000 + 200) / 100 + 5)


def test_weights_that_are_all_zero_give_no_value() -> None:
    of = case([issue("k")], weights=(weight("p", "k", 0),))
    balance = only(of, k="a").parties["p"]
    assert (balance.value, balance.gain, balance.accepts) == (None, None, None)


def test_a_missing_weight_reaches_up_to_the_largest_given_one() -> None:
    """k2 has no weight: its share lies between 0 and 40 / (20 + 40)."""
    of = case(
        [issue("k1", 2), issue("k2", 2)],
        weights=(weight("p", "k1", 20, 40, scores={"a": number(0), "b": number(100)}),),
        positions=(position("p", "k2", "demand", "b"),),
    )
    value = only(of, k1="a", k2="b").parties["p"].value
    assert value is not None
    assert (value.low, value.high) == (0, float(Fraction(4000, 60)))


def test_without_any_weight_all_issues_count_alike() -> None:
    of = case([issue("k1", 2), issue("k2", 2)], positions=(position("p", "k1", "demand", "a"),))
    value = only(of, k1="a", k2="b").parties["p"].value
    assert value is not None
    assert (value.point, value.low, value.high) == (75, 50, 100)


def test_a_draft_whose_terms_are_unknown_has_no_value() -> None:
    of = case([issue("k")], no_deals=(NoDeal(party="p", value=number(40)),))
    found = draft_balance(of, draft("d", {}, kind="described"), draws=10)
    balance = found.parties["p"]
    assert not found.known_terms
    assert (balance.value, balance.gain, balance.accepts, balance.accept_probability) == (None, None, None, None)
    assert balance.no_deal is not None


def test_silence_counts_as_the_option_it_means_else_leaves_the_issue_open() -> None:
    of = case([issue("k1", if_silent="b"), issue("k2")], positions=(position("p", "k1", "demand", "b"),))
    found = only(of)
    assert found.open_issues == ("k2",)
    assert (found.terms["k1"].state, found.terms["k1"].option) == ("silent", "b")
    assert found.terms["k2"].options == ("a", "b", "c")
    value = found.parties["p"].value
    assert value is not None
    assert (value.point, value.low, value.high) == (75, 50, 100)


GIVEN = {"a": number(0), "b": number(30), "c": number(70), "d": number(100)}


@pytest.mark.parametrize(
    ("term", "silence", "low", "high"),
    [
        (Term(state="bracketed", options=("b", "c")), "", 30, 70),
        (Term(state="bracketed", options=("b",)), "c", 30, 70),
        (Term(state="bracketed", options=("b",)), "", 0, 100),
        (Term(state="deferred", options=("c", "d")), "a", 70, 100),
        (Term(state="deferred"), "a", 0, 100),
        (Term(state="unknown"), "a", 0, 100),
        (Term(state="silent"), "a", 0, 0),
        (Term(state="silent"), "", 0, 100),
        (Term(state="settled", options=("c",)), "a", 70, 70),
    ],
)
def test_each_state_ranges_over_its_own_options(term: Term, silence: str, low: int, high: int) -> None:
    of = case([issue("k", 4, if_silent=silence)], weights=(weight("p", "k", 1, scores=GIVEN),))
    value = only(of, k=term).parties["p"].value
    assert value is not None
    assert (value.low, value.point, value.high) == (low, (low + high) / 2, high)


def test_a_rule_keeps_an_open_issue_from_what_a_settled_one_bars() -> None:
    of = case(
        [issue("k1", 2), issue("k2", 4)],
        weights=(weight("p", "k1", 0), weight("p", "k2", 1, scores=GIVEN)),
        rules=(Rule(when=immutabledict({"k1": "a", "k2": "d"})),),
    )
    value = only(of, k1="a", k2="?").parties["p"].value
    assert value is not None
    assert (value.low, value.high) == (0, 70)


def test_an_if_then_rule_settles_what_follows() -> None:
    rule = Rule(when=immutabledict({"k1": "a"}), then=immutabledict({"k2": "c"}))
    of = case(
        [issue("k1", 2), issue("k2", 4)],
        weights=(weight("p", "k1", 0), weight("p", "k2", 1, scores=GIVEN)),
        rules=(rule,),
    )
    value = only(of, k1="a", k2="?").parties["p"].value
    assert value is not None
    assert (value.low, value.point, value.high) == (70, 70, 70)


def test_a_rule_that_the_settled_terms_break_is_named_and_the_text_keeps_its_value() -> None:
    of = case(
        [issue("k1", 2), issue("k2", 2)],
        rules=(Rule(when=immutabledict({"k1": "b"})), Rule(when=immutabledict({"k1": "a", "k2": "a"}))),
    )
    found = only(of, k1="a", k2="a")
    assert found.broken_rules == (2,)
    assert found.parties["p"].value is not None


def test_a_draft_that_the_rules_leave_no_filling_has_no_value_and_says_why() -> None:
    never = [Rule(when=immutabledict({"k1": "a", "k2": option})) for option in "ab"]
    of = case([issue("k1", 2), issue("k2", 2)], rules=tuple(never))
    found = only(of, k1="a", k2="?")
    assert found.parties["p"].value is None
    assert "no filling" in found.warnings[0]


def test_too_many_joint_fillings_give_outer_bounds_that_are_marked() -> None:
    """Seven open issues of four options, chained by rules: 4^7 fillings are not tried."""
    names = [f"k{i}" for i in range(7)]
    rules = [Rule(when=immutabledict({a: "d", b: "d"})) for a, b in pairwise(names)]
    of = case([issue(name, 4) for name in names], rules=tuple(rules))
    found = draft_balance(of, draft("d", dict.fromkeys(names, "?")), draws=10)
    assert "outer" in found.warnings[0]
    assert found.parties["p"].value is not None
