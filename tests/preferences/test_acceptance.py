"""Red lines, acceptance and consent: truth tables, ties, lines that fall in order of firmness (S7, S9, S10)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from preference_builders import DAY, Draw, case, draft, fillings, issue, line, number, small_cases, weight

from onetext.model import Bar, Case, Consent, Crossing, NoDeal, Party, Point, RedLine, Rule
from onetext.model.results import LineStatus, PartyBalance
from onetext.preferences import draft_balance

ISSUES = (issue("k1"), issue("k2"))
SURE = {"a": number(0), "b": number(50), "c": number(100)}


def balance(*lines: RedLine, terms: dict[str, Any], **more: Any) -> PartyBalance:
    return draft_balance(case(ISSUES, red_lines=lines, **more), draft("d", terms)).parties["p"]


def status(item: RedLine, terms: dict[str, Any], **more: Any) -> str:
    return balance(item, terms=terms, **more).red_lines[0].status


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"k1": "a"}, "broken"),
        ({"k1": "b"}, "broken"),
        ({"k1": "c"}, "kept"),
        ({"k1": "ab"}, "broken"),
        ({"k1": "bc"}, "possible"),
        ({"k1": "?"}, "possible"),
        ({}, "possible"),
    ],
)
def test_a_line_that_refuses_options_of_one_issue(terms: dict[str, str], expected: str) -> None:
    assert status(line("l", "p", {"k1": "ab"}), terms) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"k1": "a", "k2": "b"}, "broken"),
        ({"k1": "a", "k2": "a"}, "kept"),
        ({"k1": "a", "k2": "?"}, "possible"),
        ({"k1": "b", "k2": "?"}, "kept"),
        ({"k1": "?", "k2": "?"}, "possible"),
    ],
)
def test_a_line_over_several_issues_takes_all_of_them(terms: dict[str, str], expected: str) -> None:
    assert status(line("l", "p", {"k1": "a", "k2": "b"}), terms) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"k1": "a", "k2": "b"}, "kept"),
        ({"k1": "b", "k2": "b"}, "broken"),
        ({"k1": "a", "k2": "?"}, "possible"),
        ({"k1": "b", "k2": "?"}, "broken"),
        ({"k1": "bc", "k2": "b"}, "broken"),
    ],
)
def test_a_line_that_requires_is_broken_by_any_issue_outside(terms: dict[str, str], expected: str) -> None:
    assert status(line("l", "p", {"k1": "a", "k2": "b"}, requires=True), terms) == expected


def test_a_silence_that_means_something_can_break_a_line() -> None:
    of = case([issue("k1", if_silent="a")], red_lines=(line("l", "p", {"k1": "a"}),))
    assert draft_balance(of, draft("d", {})).parties["p"].red_lines[0].status == "broken"


def test_rules_decide_what_a_line_can_still_meet() -> None:
    rule = Rule(when=immutabledict({"k1": "a", "k2": "c"}))
    assert status(line("l", "p", {"k2": "c"}), {"k1": "a", "k2": "?"}, rules=(rule,)) == "kept"
    assert status(line("l", "p", {"k2": "ab"}), {"k1": "a", "k2": "?"}, rules=(rule,)) == "broken"


@st.composite
def cases_with_a_line(draw: Draw) -> Case:
    of = draw(small_cases())
    named = draw(st.sets(st.sampled_from(of.issues), min_size=1, max_size=2))
    options = {item.id: "".join(sorted(draw(st.sets(st.sampled_from(item.option_ids), min_size=1)))) for item in named}
    return replace(of, red_lines=(line("l", "p", options, requires=draw(st.booleans())),))


def breaks(item: RedLine, filled: dict[str, str]) -> bool:
    assert item.narrow is not None
    inside = [filled[k] in options for k, options in item.narrow.options.items()]
    return not all(inside) if item.narrow.requires else all(inside)


@given(cases_with_a_line())
def test_a_status_is_what_all_fillings_say(of: Case) -> None:
    what = of.drafts[0]
    met = [breaks(of.red_lines[0], filled) for filled in fillings(of, what)]
    settled = {k: term.option for k, term in what.terms.items()}
    if not met or any(all(settled.get(k) == o for k, o in rule.when.items()) for rule in of.rules):
        return
    expected = "broken" if all(met) else "possible" if any(met) else "kept"
    assert draft_balance(of, what, draws=1).parties["p"].red_lines[0].status == expected


def two_readings(**more: Any) -> RedLine:
    return replace(line("l", "p", {"k1": "a"}, **more), strict=Bar(options=immutabledict({"k1": ("a", "b")})))


def test_a_line_has_a_status_in_each_of_its_readings() -> None:
    found = balance(two_readings(), terms={"k1": "b"}).red_lines
    assert [(item.reading, item.status) for item in found] == [("narrow", "kept"), ("strict", "broken")]
    narrow = balance(replace(two_readings(), narrow=None), terms={"k1": "a"}).red_lines
    assert [(item.reading, item.status) for item in narrow] == [("narrow", "kept"), ("strict", "broken")]


def shown(item: RedLine, **more: Any) -> LineStatus:
    points = (
        Point(label="1", text="", settles=immutabledict({"k1": "a"})),
        Point(label="2", text="", settles=immutabledict({"k2": "b"})),
    )
    of = case(ISSUES, red_lines=(item,))
    return draft_balance(of, draft("d", {"k1": "a", "k2": "b"}, points=points, **more)).parties["p"].red_lines[0]


def test_a_broken_line_names_the_issues_and_points_that_break_it() -> None:
    found = shown(line("l", "p", {"k1": "a", "k2": "c"}, requires=True))
    assert (found.status, found.issues, found.points) == ("broken", ("k2",), ("d/2",))
    assert shown(line("l", "p", {"k1": "a", "k2": "b"})).points == ("d/1", "d/2")
    assert shown(line("l", "p", {"k1": "c"})).issues == ()


def test_a_line_counts_as_real_from_one_half() -> None:
    assert shown(line("l", "p", {"k1": "a"}, firmness=number("0.4", "0.6"))).real
    assert not shown(line("l", "p", {"k1": "a"}, firmness=number("0.3", "0.6"))).real


def test_a_crossed_line_has_the_firmness_that_is_left() -> None:
    crossing = Crossing(happened=DAY, known=DAY, firmness=number("0.1"))
    found = shown(line("l", "p", {"k1": "a"}, crossed=crossing, evidence="constitutional"))
    assert (found.firmness.point, found.evidence, found.real) == (0.1, "already-crossed", False)


FIFTY = {"weights": (weight("p", "k1", 1, scores=SURE), weight("p", "k2", 0))}


def decided(no_deal: Any, *lines: RedLine, terms: dict[str, str] | None = None) -> PartyBalance:
    given_ = (NoDeal(party="p", value=no_deal),)
    return balance(*lines, terms=terms or {"k1": "b", "k2": "b"}, no_deals=given_, **FIFTY)


def test_ties_accept() -> None:
    found = decided(number(50))
    assert (found.accepts, found.accepts_strict) == ("yes", "yes")
    assert found.accept_probability is not None
    assert (found.accept_probability.point, found.accept_probability.standard_error) == (1, 0)


def test_a_value_below_no_deal_is_refused() -> None:
    found = decided(number("50.001"))
    assert found.accepts == "no"
    assert found.accept_probability is not None
    assert (found.accept_probability.point, found.accept_probability.high) == (0, 0)


def test_a_range_around_the_value_depends_with_its_share() -> None:
    found = decided(number(40, 60))
    assert found.accepts == "depends"
    assert found.accept_probability is not None
    assert abs(found.accept_probability.point - 0.5) < 5 * found.accept_probability.standard_error


@pytest.mark.parametrize(
    ("firmness", "expected", "share"),
    [(number(1), "no", 0), (number(0), "yes", 1), (number("0.3"), "depends", 0.7), (number(0, 1), "depends", 0.5)],
)
def test_a_broken_line_bars_as_often_as_it_is_real(firmness: Any, expected: str, share: float) -> None:
    found = decided(number(0), line("l", "p", {"k1": "b"}, firmness=firmness))
    assert found.accepts == expected
    chance = found.accept_probability
    assert chance is not None
    assert abs(chance.point - share) <= 5 * chance.standard_error


def test_lines_of_one_party_stand_or_fall_together() -> None:
    """With one toughness per draw, the firmest broken line decides alone: 0.6, not 1 − 0.4·0.7."""
    lines = [line("l", "p", {"k1": "b"}, firmness=number("0.3")), line("m", "p", {"k2": "b"}, firmness=number("0.6"))]
    chance = decided(number(0), *lines).accept_probability
    assert chance is not None
    assert abs(chance.point - 0.4) <= 5 * chance.standard_error


def test_the_strict_reading_is_answered_beside_the_narrow_one() -> None:
    found = decided(number(0), two_readings())
    assert (found.accepts, found.accepts_strict) == ("yes", "no")


def test_a_line_that_an_open_issue_may_break_makes_it_depend() -> None:
    found = decided(number(0), line("l", "p", {"k2": "a"}), terms={"k1": "b", "k2": "?"})
    assert found.accepts == "depends"
    chance = found.accept_probability
    assert chance is not None
    assert abs(chance.point - 2 / 3) <= 5 * chance.standard_error


def test_no_filling_that_keeps_the_lines_that_are_always_real_means_no() -> None:
    """k1 open: only c is worth no deal, and only c breaks the line."""
    found = decided(number(60), line("l", "p", {"k1": "c"}), terms={"k1": "?", "k2": "a"})
    assert found.accepts == "no"
    softer = decided(number(60), line("l", "p", {"k1": "c"}, firmness=number("0.9")), terms={"k1": "?", "k2": "a"})
    assert softer.accepts == "depends"


def test_two_lines_that_together_leave_no_option_mean_no() -> None:
    lines = (line("l", "p", {"k1": "ab"}), line("m", "p", {"k1": "c"}))
    assert decided(number(0), *lines, terms={"k1": "?", "k2": "a"}).accepts == "no"


def test_an_unknown_no_deal_is_refused_only_by_a_line_that_is_always_real() -> None:
    assert balance(line("l", "p", {"k1": "a"}), terms={"k1": "a"}).accepts == "no"
    soft = balance(line("l", "p", {"k1": "a"}, firmness=number("0.9")), terms={"k1": "a"})
    assert (soft.accepts, soft.accept_probability) == ("depends", None)


# -- consent -----------------------------------------------------------------------------------------------------------

OTHER = (Party(id="p", name="P"), Party(id="q", name="Q"))


def consented(terms: dict[str, str], *lines: RedLine, consent: Consent, **more: Any) -> Any:
    about = (replace(ISSUES[0], consents=(consent,)), ISSUES[1])
    of = case(about, parties=OTHER, signatories=("p",), red_lines=lines, **more)
    return draft_balance(of, draft("d", terms))


BY_Q = Consent(by="q", body="its council", rule="unanimity", options=("a", "b"))


@pytest.mark.parametrize(
    ("term", "needed"), [("a", "yes"), ("ab", "yes"), ("bc", "possible"), ("?", "possible"), ("c", None)]
)
def test_consent_is_needed_for_the_options_that_need_it(term: str, needed: str | None) -> None:
    found = consented({"k1": term}, consent=BY_Q)
    assert [(item.issue, item.by, item.body, item.needed) for item in found.consents] == (
        [("k1", "q", "its council", needed)] if needed else []
    )
    assert found.parties["q"].accepts == ("yes" if needed else None)


def test_a_consenter_looks_only_at_the_options_that_need_it() -> None:
    bars_a, bars_other = line("l", "q", {"k1": "ac"}), line("m", "q", {"k2": "a"})
    found = consented({"k1": "a", "k2": "a"}, bars_a, bars_other, consent=BY_Q)
    assert found.parties["q"].accepts == "no"
    assert [status.id for status in found.consents[0].lines] == ["l"]
    assert consented({"k1": "b", "k2": "a"}, bars_a, bars_other, consent=BY_Q).parties["q"].accepts == "yes"
    assert consented({"k1": "c", "k2": "a"}, bars_a, bars_other, consent=BY_Q).parties["q"].accepts is None


def test_a_consenter_looks_at_its_value_only_where_the_case_says_so() -> None:
    no_deals = (NoDeal(party="q", value=number(200)),)
    by_value = replace(BY_Q, test="value")
    assert consented({"k1": "a"}, consent=BY_Q, no_deals=no_deals).parties["q"].accepts == "yes"
    assert consented({"k1": "a"}, consent=by_value, no_deals=no_deals).parties["q"].accepts == "no"


def test_an_empty_list_of_options_means_all_of_them() -> None:
    found = consented({"k1": "?"}, consent=Consent(by="q"))
    assert found.consents[0].needed == "yes"


def test_a_party_that_neither_signs_nor_consents_is_not_asked() -> None:
    of = case(ISSUES, parties=OTHER, signatories=("p",))
    found = draft_balance(of, draft("d", {"k1": "a"})).parties
    assert (found["q"].accepts, found["q"].accept_probability) == (None, None)
    assert found["q"].value is not None


def test_open_consent_depends_with_the_share_of_fillings() -> None:
    found = consented({"k1": "?"}, line("l", "q", {"k1": "ac"}), consent=BY_Q).parties["q"]
    assert found.accepts == "depends"
    assert abs(found.accept_probability.point - 2 / 3) <= 5 * found.accept_probability.standard_error
