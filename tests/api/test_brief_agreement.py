"""The brief on texts that all could sign: what `settle` and `frontier` say, and what they need not be asked for."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from functools import cache

import pytest
from api_cases import case as small_case
from bargains import bargain, signed, value
from hypothesis import given
from hypothesis import strategies as st

import onetext
import shipped
from onetext.api.briefing import agreement
from onetext.api.looking import looked_at
from onetext.model import Case, Range
from onetext.model.results import BriefSections, SettleResult

NOVEMBER = dt.date(2025, 11, 26)


def sections(slug: str, day: dt.date | None = None) -> BriefSections:
    return shipped.brief(onetext.load_case(slug), as_of=day).sections


@cache
def settled(slug: str) -> SettleResult:
    return onetext.settle(onetext.load_case(slug))


@pytest.mark.parametrize("slug", ["harbour-wages", "ukraine-2025"])
def test_zone_solutions_and_changes_are_those_of_settle(slug: str) -> None:
    found = sections(slug).settle
    told = settled(slug)
    assert found is not None
    assert (found.zone, found.zone_strict) == (told.zone, told.zone_strict)
    assert found.solutions == told.solutions
    assert {change.from_: change for change in told.least_change}.items() <= {
        change.from_: change for change in found.least_change
    }.items()
    assert found.assumptions == told.assumptions


def test_what_blocks_in_the_strict_reading_is_what_settle_says_of_it() -> None:
    """Whether the list is whole is the word of the search here; `settle` certifies it."""
    found = sections("ukraine-2025").settle_strict
    told = onetext.settle(onetext.load_case("ukraine-2025"), reading="strict")
    assert found is not None
    assert found.zone == told.zone
    assert found.conflicts == told.conflicts
    assert found.corrections == told.corrections
    assert found.corrections_complete_to is not None
    assert told.corrections_complete_to is not None
    assert found.corrections_complete_to.size == told.corrections_complete_to.size
    assert found.corrections_complete_to.proof.kind == "exhaustive"


def test_both_days_of_the_ukraine_case_have_an_answer_in_both_readings() -> None:
    for day in (NOVEMBER, None):
        found = sections("ukraine-2025", day)
        assert found.settle is not None
        assert found.settle_strict is not None
        assert (found.settle.zone.status, found.settle_strict.zone.status) == ("nonempty", "empty")
        assert found.focus in {change.from_ for change in found.settle.least_change}


def test_every_dot_of_the_picture_has_its_ranges() -> None:
    for slug in ("harbour-wages", "ukraine-2025"):
        curve = sections(slug).frontier
        assert curve is not None
        for point in curve.points:
            assert set(point.ranges) == set(point.values)
            for party, found in point.ranges.items():
                assert found.point == pytest.approx(point.values[party], abs=1e-9)
                assert found.low <= found.point <= found.high


@given(st.integers(0, 10_000))
def test_options_that_would_do_as_well_are_exactly_those_that_change_no_value(seed: int) -> None:
    """By brute force over single changes, in fractions, from the definition."""
    case = bargain(seed)
    seen, envelope = looked_at(case, command="brief", as_of=None, audience="mediator", seed=0)
    found = agreement(seen, envelope, None, seed=0)
    assert found.settle is not None
    for name, item in found.settle.solutions.items():
        if item.packages:
            assert dict(found.as_good[name]) == as_good(case, dict(item.packages[0]))


@given(st.integers(0, 10_000))
def test_options_that_do_with_as_few_changes_are_exactly_those_that_all_could_sign(seed: int) -> None:
    """By brute force over single changes, in fractions, from the definition; the draft's own option is no change."""
    case = bargain(seed)
    seen, envelope = looked_at(case, command="brief", as_of=None, audience="mediator", seed=0)
    found = agreement(seen, envelope, None, seed=0)
    assert found.settle is not None
    for change in found.settle.least_change:
        if change.package is not None and change.changes:
            assert dict(found.as_few[change.from_]) == {
                edit.issue: tuple(
                    option
                    for option in case.issue(edit.issue).option_ids
                    if option not in (edit.before, edit.after) and signed(case, {**change.package, edit.issue: option})
                )
                for edit in change.changes
            }
        else:
            assert change.from_ not in found.as_few


def test_what_filling_does_has_ranges_also_where_nothing_has_to_change() -> None:
    found = sections("ukraine-2025", dt.date(2025, 11, 26)).settle
    assert found is not None
    filled = [one for one in found.least_change if one.status == "already" and one.fills]
    assert filled
    for one in filled:
        for edit in one.fills:
            for party, effect in edit.effects.items():
                part = one.effects[party].by_issue[edit.issue]
                assert part.low <= effect <= part.high
                assert part.point == pytest.approx(effect, abs=1e-9)


def test_one_option_of_the_ukrainian_drafts_does_as_well_as_the_one_put() -> None:
    """A cap of 800,000 in peacetime also lets both sign the US text, with as few questions changed."""
    found = sections("ukraine-2025", dt.date(2025, 11, 26))
    assert "cap-800k-peacetime" in found.settle_as_few["us28"]["army_size"]


def as_good(case: Case, package: dict[str, str]) -> dict[str, tuple[str, ...]]:
    same: dict[str, tuple[str, ...]] = {}
    for issue in case.issues:
        others = [{**package, issue.id: option} for option in issue.option_ids if option != package[issue.id]]
        kept = tuple(
            other[issue.id]
            for other in others
            if signed(case, other) and all(value(case, p, other) == value(case, p, package) for p in case.signatories)
        )
        same |= {issue.id: kept} if kept else {}
    return same


def test_where_nobody_signs_or_nothing_is_asked_the_brief_stands_without_it() -> None:
    case = onetext.load_case("harbour-wages")
    for changed in (replace(case, signatories=()), small_case(signatories=())):
        found = onetext.brief(changed).sections
        assert (found.settle, found.settle_strict, found.frontier) == (None, None, None)
        assert found.settle_as_good == {}


def test_an_empty_zone_says_what_blocks_and_draws_nothing() -> None:
    """The harbour with no deal worth more than anything: nothing can be signed, and letting go of it is the way out."""
    case = onetext.load_case("harbour-wages")
    first, *rest = case.no_deals
    content = replace(first, value=Range.of(200), expectations=())
    found = onetext.brief(replace(case, no_deals=(content, *rest))).sections
    assert found.settle is not None
    assert found.settle.zone.status == "empty"
    assert found.settle.conflicts
    assert found.settle.corrections
    assert found.frontier is None
    assert found.settle_strict is None


def test_the_focus_is_among_the_drafts_that_are_changed_even_when_others_settle_more() -> None:
    case = onetext.load_case("ukraine-2025")
    known = [draft.id for draft in case.drafts_by_date if draft.terms_known]
    asked = {change.from_ for change in settled("ukraine-2025").least_change}
    for draft in itertools.islice((draft for draft in known if draft not in asked), 1):
        found = onetext.brief(case, focus=draft).sections.settle
        assert found is not None
        assert draft in {change.from_ for change in found.least_change}
