"""`log`: versions newest first, each before what it grew from, with the changes that `compare` tells of a pair."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from api_cases import case as small_case
from api_cases import cases, draft
from hypothesis import given, settings
from hypothesis import strategies as st

import onetext
from onetext.api.log import newest_first
from onetext.model import MEDIATOR, Case, Date, Draft, Point, StatusChange

UKRAINE = onetext.load_case("ukraine-2025")
HARBOUR = onetext.load_case("harbour-wages")


def test_a_draft_has_its_numbers_and_its_history() -> None:
    logged = {row.id: row for row in onetext.log(HARBOUR).drafts}
    rolling = logged["rolling-text"]
    assert (rolling.points, rolling.brackets, rolling.grew_from) == (6, 2, ("chair-text",))
    assert rolling.handed_over_by == "the mediator"
    assert [(step.status, str(step.date)) for step in logged["chair-text"].status] == [
        ("tabled", "2024-02-12"),
        ("superseded", "2024-02-26"),
    ]
    assert (logged["company-offer"].change, logged["company-offer"].links) == ({}, {})


def test_changes_and_links_are_those_of_compare() -> None:
    for case in (HARBOUR, UKRAINE):
        for row in onetext.log(case).drafts:
            for number, parent in enumerate(row.grew_from):
                result = onetext.compare(case, parent, row.id)
                assert row.links.get(parent, {}) == dict(Counter(link.op for link in result.links))
                if number == 0:
                    assert result.effects is not None
                    assert row.change == {party: effect.total for party, effect in result.effects.items()}


def test_a_draft_without_points_has_no_count_of_them_and_unknown_terms_no_change() -> None:
    told = draft("told", kind="described", grew_from=("one",))
    case = small_case(drafts=(draft("one", Point(label="1", text="x")), told))
    first, second = onetext.log(case).drafts
    assert (first.id, first.points, first.brackets, first.links) == ("told", None, None, {})
    assert set(first.change.values()) == {None}
    assert (second.points, second.brackets) == (1, 0)


def test_a_parent_that_is_hidden_leaves_no_trace() -> None:
    point = Point(label="1", text="Some words about the land.")
    hidden = draft("hidden", point, audience=MEDIATOR)
    child = draft("child", replace(point, answers=("hidden/1",), change="kept"), grew_from=("hidden",))
    case = small_case(drafts=(hidden, child))
    assert [row.grew_from for row in onetext.log(case).drafts] == [("hidden",), ()]
    (row,) = onetext.log(case, audience="public").drafts
    assert (row.id, row.grew_from, row.change, row.links) == ("child", (), {}, {})
    bare = small_case(drafts=(replace(child, grew_from=(), points=(point,)),))
    assert onetext.log(bare, audience="public").drafts == (row,)


def test_the_status_is_told_in_the_order_of_its_dates() -> None:
    steps = (
        StatusChange(status="published", date=Date.parse("2025-11-20")),
        StatusChange(status="tabled", date=Date.parse("2025-11-01"), note="in Geneva"),
    )
    (row,) = onetext.log(small_case(drafts=(draft("one", status=steps),))).drafts
    assert [(step.status, step.note) for step in row.status] == [("tabled", "in Geneva"), ("published", "")]


@st.composite
def families(draw: st.DrawFn) -> list[Draft]:
    """Drafts that grew from any earlier ones in this list, with dates that may say otherwise."""
    made: list[Draft] = []
    for number in range(draw(st.integers(0, 7))):
        parents = draw(st.sets(st.sampled_from([one.id for one in made]))) if made else set()
        day = Date.parse(f"2025-01-{draw(st.integers(1, 9)):02}")
        made.append(draft(f"d{number}", grew_from=tuple(sorted(parents)), happened=day))
    return sorted(made, key=lambda one: one.happened.latest)


@given(families())
def test_every_draft_stands_before_all_that_it_grew_from(by_date: list[Draft]) -> None:
    order = [one.id for one in newest_first(by_date)]
    assert sorted(order) == sorted(one.id for one in by_date)
    for one in by_date:
        assert all(order.index(one.id) < order.index(parent) for parent in one.grew_from)
    if not any(one.grew_from for one in by_date):
        assert order == [one.id for one in reversed(by_date)]


def test_drafts_that_grew_from_each_other_do_not_hang() -> None:
    ring = [draft("a", grew_from=("b",)), draft("b", grew_from=("a",)), draft("c", grew_from=("c",))]
    assert {one.id for one in newest_first(ring)} == {"a", "b", "c"}


@given(cases)
@settings(max_examples=settings.default.max_examples // 10)
def test_a_random_case_logs_each_draft_once(case: Case) -> None:
    assert sorted(row.id for row in onetext.log(case).drafts) == ["d1", "d2", "d3"]
