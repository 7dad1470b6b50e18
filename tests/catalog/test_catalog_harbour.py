"""The invented dispute is small enough to work through on paper; here it is worked through by hand."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import pytest

from onetext.casefile import read_case
from onetext.catalog import path
from onetext.model import Case, Range
from onetext.preferences import draft_balance, no_deal_views

DRAFTS = ("company-offer", "union-reply", "chair-text", "rolling-text")


@lru_cache
def harbour() -> Case:
    return read_case(path("harbour-wages"))


def test_everything_is_there_once() -> None:
    case = harbour()
    assert case.signatories == ("company", "union")
    assert [draft.id for draft in case.drafts_by_date] == list(DRAFTS)
    assert [len(issue.options) for issue in case.issues] == [3, 3, 3, 4, 3]
    assert [issue.id for issue in case.issues if not issue.ordered] == ["automation"]
    assert len(case.red_lines) == 4
    assert len(case.rules) == 2
    assert len(case.interactions) == 1
    assert {len(rule.then) for rule in case.rules} == {0, 1}


def test_every_source_is_marked_as_invented() -> None:
    assert all("invented" in source.outlet for source in harbour().sources)


def test_weights_of_each_side_add_up_to_a_hundred() -> None:
    for party in ("company", "union"):
        weights = [item.weight for item in harbour().weights if item.party == party]
        assert sum(weight.point for weight in weights if weight) == 100
        assert len(weights) == 5
    (ranged,) = (item for item in harbour().weights if item.weight and not item.weight.is_exact)
    assert (ranged.party, ranged.issue, ranged.weight) == ("company", "wage_rise", Range.of(30, 50))


def test_no_deal_is_a_value_for_one_side_and_expectations_for_the_other() -> None:
    company, union = harbour().no_deals
    assert union.value == Range.of(40)
    assert company.value is None
    assert [item.issue for item in company.expectations] == [issue.id for issue in harbour().issues]
    assert all(sum(chance.point for chance in item.after_6.values()) == 1 for item in company.expectations)


# Satisfaction per option, worked out by hand: given scores, else 100 at the peak and evenly down to 0 at the far end.
SCORES = {
    "company": {
        "wage_rise": {"two-percent": 100, "four-percent": 50, "six-percent": 0},
        "night_shift": {"voluntary": 0, "one-in-four": 50, "one-in-two": 100},
        "redundancies": {"no-redundancies": 0, "voluntary-only": 50, "up-to-forty": 100},
        "automation": {"no-new-cranes": 0, "pilot-berth": 50, "retraining-first": 70, "straight-away": 100},
        "duration": {"one-year": 0, "two-years": 50, "three-years": 100},
    },
    "union": {
        "wage_rise": {"two-percent": 0, "four-percent": 50, "six-percent": 100},
        "night_shift": {"voluntary": 100, "one-in-four": 50, "one-in-two": 0},
        "redundancies": {"no-redundancies": 100, "voluntary-only": 50, "up-to-forty": 0},
        "automation": {"no-new-cranes": 100, "pilot-berth": 60, "retraining-first": 80, "straight-away": 0},
        "duration": {"one-year": 0, "two-years": 100, "three-years": 0},
    },
}
WEIGHTS = {
    "company": {"wage_rise": 40, "night_shift": 20, "redundancies": 10, "automation": 20, "duration": 10},
    "union": {"wage_rise": 40, "night_shift": 10, "redundancies": 25, "automation": 15, "duration": 10},
}
# Hand-worked values: draft -> (company, union); for the union five points of interaction stand in the last two.
ON_PAPER = {
    "company-offer": (Fraction(95), Fraction(10)),
    "union-reply": (Fraction(19), Fraction(97)),
    "chair-text": (Fraction(54), Fraction("64.5")),
    "rolling-text": (Fraction(44), Fraction("69.5")),
}


@pytest.mark.parametrize("draft", DRAFTS)
def test_point_values_can_be_worked_out_on_paper(draft: str) -> None:
    """Weight times score, added up, over a hundred; brackets and open issues at the middle of what they span."""
    case = harbour()
    for party, expected in zip(("company", "union"), ON_PAPER[draft], strict=True):
        total = Fraction(0)
        for issue in case.issues:
            term = case.draft(draft).term(issue.id)
            scores = SCORES[party][issue.id]
            spanned = [scores[option] for option in term.options] or list(scores.values())
            total += WEIGHTS[party][issue.id] * Fraction(min(spanned) + max(spanned), 2)
        terms = case.draft(draft).terms
        together = all(terms[issue].option == option for issue, option in case.interactions[0].options.items())
        bonus = case.interactions[0].points.point if party == "union" and together else 0
        assert total / 100 + bonus == expected


def test_balances_agree_with_the_paper() -> None:
    """The chair's bounds: what is ranked but not scored runs from 0 to 100; its pay weighs 30 at both ends."""
    bounds = {}
    for draft, expected in ON_PAPER.items():
        parties = draft_balance(harbour(), harbour().draft(draft), draws=50).parties
        values = {party: parties[party].value for party in ("company", "union")}
        assert tuple(value.point for value in values.values() if value) == pytest.approx(tuple(map(float, expected)))
        bounds[draft] = {party: (value.low, value.high) for party, value in values.items() if value}
    assert bounds["chair-text"]["union"] == pytest.approx(((2000 + 1200 + 1000) / 100 + 5, 7700 / 100 + 5))
    assert bounds["chair-text"]["company"] == pytest.approx((2700 / 90, 7100 / 90))


def test_the_company_s_no_deal_is_its_expectation_less_the_cost() -> None:
    """Half a year on: 40 x 75 for pay and 10 x 50 for jobs, over 100, is 35; less 15 is 20; a year on 15."""
    company = {view.party: view for view in no_deal_views(harbour())}["company"]
    after_6, after_12 = company.after_6, company.after_12
    assert after_6 is not None
    assert after_12 is not None
    assert (after_6.point, after_12.point) == pytest.approx((20, 15))


def test_the_rolling_text_keeps_one_bracket_and_one_deferred_term() -> None:
    terms = harbour().draft("rolling-text").terms
    assert dict(terms["wage_rise"].wanted_by) == {"four-percent": ("company",), "six-percent": ("union",)}
    assert terms["duration"].state == "deferred"
    assert [item.point for item in harbour().draft("rolling-text").struck] == ["chair-text/4"]


def test_every_red_line_shape_is_shown_once() -> None:
    lines = {line.id: line for line in harbour().red_lines}
    assert lines["CO_SIX"].strict is None
    assert lines["CO_STANDSTILL"].narrow is not None
    assert len(lines["CO_STANDSTILL"].narrow.options) == 2
    assert lines["UN_FORTY"].strict is not None
    assert lines["UN_CRANES"].narrow is not None
    assert lines["UN_CRANES"].narrow.requires
    assert lines["UN_CRANES"].crossed is not None


def test_the_mediator_s_notebook_is_hidden_from_the_public() -> None:
    assert "S3" in {statement.id for statement in harbour().statements}
    public = harbour().seen_by("public")
    assert "S3" not in {statement.id for statement in public.statements}
    assert "NOTEBOOK" not in {source.id for source in public.sources}
    assert public.withheld == 1  # the note; of its source nothing is told


def test_rival_claims_on_the_chair_s_text_stand_side_by_side() -> None:
    claims = {claim.id: claim for claim in harbour().claims}
    assert {(claim.about, claim.draft) for claim in claims.values()} == {("authorship", "chair-text")}
    assert [(r.to, r.kind) for r in claims["C2"].relations] == [("C1", "contradicts")]


def test_an_ultimatum_has_a_history() -> None:
    first, second = harbour().ultimatums
    assert [fate.fate for fate in first.fates] == ["extended", "lapsed"]
    assert second.fates == ()
