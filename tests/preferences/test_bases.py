"""Where numbers come from, what is left of them when only sourced ones count, and hindsight (S16, S17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from immutabledict import immutabledict
from preference_builders import AS_OF, DAY, case, draft, issue, line, number, position, small_cases, weight

from onetext.model import BASES, Case, Crossing, Expectation, Interaction, NoDeal, Party, Range, Source
from onetext.preferences import basis_share, draft_balance, effects, only_sourced

SOURCES = (Source(id="s", outlet="Paper", kind="original"), Source(id="r", outlet="Memory", kind="recall"))
SCORES = {"a": number(0), "b": number(50), "c": number(100)}


def of(**more: Any) -> Case:
    return case([issue("k1"), issue("k2")], sources=SOURCES, **more)


@pytest.mark.parametrize(
    ("basis", "sources", "kept"),
    [
        ("source", ("s",), True),
        ("response", ("s",), True),
        ("source", (), False),
        ("analyst", ("s",), False),
        ("default", ("s",), False),
    ],
)
def test_judged_numbers_stay_when_a_source_carries_them(basis: Any, sources: tuple[str, ...], kept: bool) -> None:
    judged = {"basis": basis, "sources": sources}
    full = of(
        weights=(weight("p", "k1", 4, scores=SCORES, **judged),),
        interactions=(Interaction(party="p", options=immutabledict({"k1": "a"}), points=number(3), **judged),),
        no_deals=(NoDeal(party="p", value=number(3), **judged),),
    )
    left = only_sourced(full)
    assert (bool(left.weights), bool(left.interactions), bool(left.no_deals)) == (kept, kept, kept)


@pytest.mark.parametrize(("sources", "kept"), [(("s",), True), (("r", "s"), True), (("r",), False), ((), False)])
def test_records_stay_when_a_source_is_more_than_recall(sources: tuple[str, ...], kept: bool) -> None:
    full = of(
        positions=(position("p", "k1", "demand", "a", sources=sources),),
        red_lines=(line("l", "p", {"k1": "a"}, sources=sources),),
    )
    left = only_sourced(full)
    assert (bool(left.positions), bool(left.red_lines)) == (kept, kept)


CROSSING = Crossing(happened=DAY, known=DAY, firmness=number("0.1"), reason="signed", known_from=DAY.latest)


@pytest.mark.parametrize(("basis", "kept"), [("source", True), ("response", True), ("analyst", False)])
@pytest.mark.parametrize("crossed", [None, CROSSING])
def test_firmness_that_no_source_carries_is_unknown(basis: Any, kept: bool, crossed: Crossing | None) -> None:
    """Unknown is anything in [0, 1] by default, neither real nor not: least of all does a crossed line become real."""
    given_ = {"firmness": number("0.2"), "basis": basis, "reason": "r", "known_from": DAY.latest, "crossed": crossed}
    full = of(red_lines=(line("l", "p", {"k1": "a"}, **given_),))
    left = only_sourced(full)
    if kept:
        assert left.red_lines == full.red_lines
    (found,) = draft_balance(left, draft("d", {"k1": "a"}), draws=5).parties["p"].red_lines
    share = found.firmness
    assert found.real is (False if kept else None)
    assert kept or (share.low, share.high, share.basis, left.red_lines[0].reason_now) == (0, 1, "default", "")
    assert not kept or (share.low, share.basis) == (0.1 if crossed else 0.2, basis)


def test_firmness_that_is_not_given_has_the_basis_default_and_an_analysts_range_that_says_nothing_too() -> None:
    full = of(red_lines=(line("l", "p", {"k1": "a"}, firmness=number(0, 1), evidence="official"),))
    (found,) = draft_balance(full, draft("d", {"k1": "a"}), draws=5).parties["p"].red_lines
    assert (found.firmness.basis, found.real) == ("default", None)
    assert basis_share(full)["analyst"] == 0


def expects(about: str, basis: Any) -> Expectation:
    return Expectation(issue=about, after_6=immutabledict({"a": number(1)}), basis=basis, sources=("s",))


def test_of_expectations_the_sourced_ones_stay_unless_an_unsourced_cost_hangs_on_them() -> None:
    both = (expects("k1", "source"), expects("k2", "analyst"))
    left = only_sourced(of(no_deals=(NoDeal(party="p", expectations=both),)))
    assert [item.issue for item in left.no_deals[0].expectations] == ["k1"]
    costly = NoDeal(party="p", expectations=both, cost=number(5))
    assert only_sourced(of(no_deals=(costly,))).no_deals == ()
    assert only_sourced(of(no_deals=(replace(costly, basis="source", sources=("s",)),))).no_deals != ()
    assert only_sourced(of(no_deals=(NoDeal(party="p", expectations=both[1:]),))).no_deals == ()


@given(small_cases())
def test_dropping_what_no_source_carries_twice_drops_nothing_more(full: Case) -> None:
    assert only_sourced(only_sourced(full)) == only_sourced(full)


def test_shares_by_basis_count_weights_scores_firmness_and_no_deal() -> None:
    """Two weights (analyst, missing), two scores (given by a source, a position), one line, one missing no-deal."""
    full = of(
        weights=(weight("p", "k1", 1), weight("p", "k2", scores=SCORES, basis="source")),
        positions=(position("p", "k1", "demand", "a"),),
        red_lines=(line("l", "p", {"k1": "a"}, evidence="official"),),
    )
    assert basis_share(full) == {
        "source": 1 / 6, "position": 1 / 6, "response": 0, "analyst": 2 / 6, "default": 2 / 6
    }  # fmt: skip


@given(small_cases())
def test_shares_name_every_basis_and_add_to_one(full: Case) -> None:
    shares = basis_share(full)
    assert tuple(shares) == BASES
    assert sum(shares.values()) == pytest.approx(1)


def sourced(**more: Any) -> float | None:
    return draft_balance(of(**more), draft("d", {"k1": "a"}), draws=5).parties["p"].sourced_share


def test_the_sourced_share_is_the_weight_of_issues_whose_wish_a_source_fixes() -> None:
    weights = (weight("p", "k1", 30), weight("p", "k2", 10))
    assert sourced(weights=weights) == 0
    assert sourced(weights=weights, positions=(position("p", "k1", "demand", "a"),)) == 0.75
    assert sourced(weights=weights, positions=(position("p", "k1", "demand", "a", sources=("r",)),)) == 0
    assert sourced(weights=weights, positions=(position("p", "k1", "refuses", "a"),)) == 0
    assert sourced(weights=(weight("p", "k1", 0), weight("p", "k2", 0))) is None


def test_given_scores_count_as_sourced_by_their_own_basis() -> None:
    by_source = weight("p", "k1", 30, scores=SCORES, basis="source", sources=("s",))
    by_analyst = weight("p", "k2", 10, scores=SCORES)
    assert sourced(weights=(by_source, by_analyst)) == 0.75


def test_issues_without_a_best_option_are_listed_as_unknown() -> None:
    found = draft_balance(of(positions=(position("p", "k1", "refuses", "a"),)), draft("d", {"k1": "a"}), draws=5)
    assert found.parties["p"].unknown_issues == ("k1", "k2")
    known = of(positions=(position("p", "k1", "demand", "a"),), weights=(weight("p", "k2", scores=SCORES),))
    assert draft_balance(known, draft("d", {"k1": "a"}), draws=5).parties["p"].unknown_issues == ()


@pytest.mark.parametrize(("days", "late"), [(1, True), (0, False), (-1, False)])
def test_a_number_given_after_the_day_is_hindsight(days: int, late: bool) -> None:
    given_ = weight("p", "k1", 1, known_from=AS_OF + dt.timedelta(days=days))
    found = draft_balance(of(weights=(given_,)), draft("d", {"k1": "a"}), draws=5)
    assert found.parties["p"].hindsight == late


@pytest.mark.parametrize(
    ("firmness", "line_days", "crossing_days", "late"),
    [
        ("0.5", 1, None, True),
        ("0.5", 0, None, False),
        ("0.5", -1, 1, True),
        ("0.5", 1, -1, False),
        (None, 1, None, False),
    ],
)
def test_a_firmness_given_after_the_day_is_hindsight_for_its_party_alone(
    firmness: str | None, line_days: int, crossing_days: int | None, late: bool
) -> None:
    """The firmness that holds counts: a crossing's once there is one, and none that says nothing."""
    day = dt.timedelta(days=1)
    crossed = None if crossing_days is None else replace(CROSSING, known_from=AS_OF + crossing_days * day)
    given_ = {"firmness": number(firmness) if firmness else number(0, 1), "known_from": AS_OF + line_days * day}
    parties = (Party(id="p", name="P"), Party(id="q", name="Q"))
    full = of(parties=parties, red_lines=(line("l", "p", {"k1": "a"}, crossed=crossed, **given_),))
    found = draft_balance(full, draft("d", {"k1": "a"}), draws=5).parties
    assert (found["p"].hindsight, found["q"].hindsight) == (late, False)


def test_without_a_day_nothing_is_hindsight() -> None:
    given_ = weight("p", "k1", 1, known_from=AS_OF)
    found = draft_balance(of(weights=(given_,), as_of=None), draft("d", {"k1": "a"}), draws=5)
    assert not found.parties["p"].hindsight


def test_each_expectation_behind_a_no_deal_counts_by_its_own_basis() -> None:
    items = (expects("k1", "source"), expects("k2", "analyst"))
    bare, given_ = (basis_share(of(no_deals=no_deals)) for no_deals in ((), (NoDeal(party="p", expectations=items),)))
    assert (bare["source"], bare["default"]) == (0, 1)
    assert (given_["source"], given_["analyst"]) == (1 / 6, 1 / 6)
    assert basis_share(of(no_deals=(NoDeal(party="p", value=number(3), basis="source"),)))["source"] == 1 / 5


def test_a_value_carries_the_one_basis_of_what_went_into_it() -> None:
    def basis(**more: Any) -> str:
        value = draft_balance(of(**more), draft("d", {"k1": "a"}), draws=5).parties["p"].value
        assert value is not None
        return value.basis

    assert basis() == "default"
    given_ = [weight("p", k, 1, scores=SCORES, basis="source") for k in ("k1", "k2")]
    assert basis(weights=tuple(given_)) == "source"
    assert basis(weights=tuple(given_[:1])) == "mixed"


SOURCED = tuple(weight("p", k, 1, scores=SCORES, basis="source") for k in ("k1", "k2"))


@pytest.mark.parametrize(
    ("no_deal", "no_deal_basis", "lines", "basis"),
    [
        (number(90), "source", (), "source"),
        (number(0), "source", (), "source"),
        (number(20, 80), "source", (), "source"),
        (number(0), "analyst", (), "mixed"),
        (number(0), "source", (("a", number("0.5")),), "mixed"),
        (number(0), "source", (("b", number("0.5")),), "source"),
        (number(0), "source", (("a", number(0)),), "source"),
        (None, "source", (("a", number(1)),), "analyst"),
    ],
)
def test_a_chance_of_acceptance_carries_the_one_basis_of_what_it_rests_on(
    no_deal: Range | None, no_deal_basis: Any, lines: tuple[tuple[str, Range], ...], basis: str
) -> None:
    """Value, no deal, and firmness (an analyst's here) of the lines that can be real and that the draft may break."""
    full = of(
        weights=SOURCED,
        no_deals=() if no_deal is None else (NoDeal(party="p", value=no_deal, basis=no_deal_basis),),
        red_lines=tuple(line(f"l{k}", "p", {"k1": x}, firmness=firm) for k, (x, firm) in enumerate(lines)),
    )
    found = draft_balance(full, draft("d", {"k1": "a", "k2": "c"}), draws=20).parties["p"]
    for chance in (found.accept_probability, found.accept_probability_strict):
        assert chance is not None
        assert chance.basis == basis


@pytest.mark.parametrize(("weights", "basis"), [(SOURCED, "source"), (SOURCED[:1], "mixed")])
def test_the_chance_of_a_gain_carries_the_basis_of_the_change(weights: Any, basis: str) -> None:
    full = of(weights=weights)
    found = effects(full, draft("d", {"k1": "a", "k2": "b"}), draft("e", {"k1": "b"}), draws=20)["p"]
    assert found.total is not None
    assert found.probability is not None
    assert found.loses_probability is not None
    assert {found.total.basis, found.probability.basis, found.loses_probability.basis} == {basis}
