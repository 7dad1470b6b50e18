"""Deadlines, floors, responses, series, subjects and timeline show what is visible, in order, and decide nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from onetext.model import (
    Case,
    Claim,
    Date,
    Draft,
    Event,
    Fate,
    Floor,
    Issue,
    Option,
    Party,
    Relation,
    Response,
    SeriesPoint,
    Speaker,
    Statement,
    StatusChange,
    Ultimatum,
)
from onetext.record import deadlines, public_floors, responses, series, subjects, timeline

LATE = dt.date(2025, 12, 31)


def day(text: str) -> Date:
    return Date.parse(text)


def claim(id_: str, when: str, *relations: Relation, about: str = "authorship", draft: str = "d") -> Claim:
    return Claim(
        id=id_,
        about=about,
        draft=draft,
        claimant=id_,
        says=f"{id_} says so.",
        happened=day(when),
        known=day(when),
        relations=relations,
    )


def floor(id_: str, when: str, speaker: str, issue: str = "wage", *options: str) -> Statement:
    return Statement(
        id=id_,
        party="north",
        speaker=speaker,
        text="Never less.",
        happened=day(when),
        known=day(when),
        cost="costly",
        floor=Floor(issue=issue, options=options or ("high",)),
    )


def ultimatum(id_: str, when: str, *fates: Fate, due: str = "") -> Ultimatum:
    return Ultimatum(
        id=id_,
        by="north",
        to=("south",),
        terms=f"Terms of {id_}.",
        happened=day(when),
        known=day(when),
        due=day(due) if due else None,
        fates=fates,
        note="Said twice.",
    )


NORTH = Party(id="north", name="North", speakers=(Speaker(name="Ada", aliases=("Chair Ada",)), Speaker(name="Bo")))
WAGE = Issue(id="wage", title="Wage", options=(Option(id="low", title="Low"), Option(id="high", title="High")))
HOURS = replace(WAGE, id="hours", title="Hours")
DRAFT = Draft(
    id="d",
    title="First draft",
    kind="proposal",
    happened=day("2025-05-01"),
    known=day("2025-05-03"),
    status=(
        StatusChange(status="leaked", date=day("2025-05-03")),
        StatusChange(status="rejected", date=day("2025-06-01"), note="Turned down by letter."),
    ),
)
CASE = Case(
    id="c",
    title="C",
    parties=(NORTH, Party(id="south", name="South")),
    issues=(WAGE, HOURS),
    drafts=(DRAFT,),
)


def test_a_deadline_is_open_until_a_fate_is_on_record_even_when_the_day_has_passed() -> None:
    case = replace(CASE, ultimatums=(ultimatum("u", "2025-05-02", due="2025-05-09"),)).at(LATE)
    (view,) = deadlines(case)
    assert (view.fate, view.fate_on, view.due) == ("open", None, day("2025-05-09"))


def test_a_deadline_carries_its_newest_visible_fate_and_all_notes_once() -> None:
    fates = (
        Fate(fate="reversed", date=day("2025-07-01"), note="Dropped."),
        Fate(fate="extended", date=day("2025-06-01"), note="Said twice."),
    )
    case = replace(CASE, ultimatums=(ultimatum("u", "2025-05-02", *fates),))
    (late,), (early,) = deadlines(case.at(LATE)), deadlines(case.at(dt.date(2025, 6, 30)))
    assert (late.fate, late.fate_on, late.note) == ("reversed", day("2025-07-01"), "Said twice. Dropped.")
    assert (early.fate, early.note) == ("extended", "Said twice.")


def test_deadlines_stand_in_the_order_in_which_they_were_set_then_fall_due() -> None:
    case = replace(
        CASE,
        ultimatums=(
            ultimatum("c", "2025-06-01"),
            ultimatum("b", "2025-05-01", due="2025-07-01"),
            ultimatum("a", "2025-05-01", due="2025-06-01"),
        ),
    ).at(LATE)
    assert [view.id for view in deadlines(case)] == ["a", "b", "c"]


def test_a_later_floor_supersedes_only_an_earlier_one_of_the_same_speaker() -> None:
    case = replace(
        CASE,
        statements=(
            floor("third", "2025-03-01", "Chair Ada", "wage", "low", "high"),
            floor("first", "2025-01-01", "Ada"),
            floor("second", "2025-02-01", "Bo"),
            floor("other", "2025-01-01", "Ada", "hours"),
        ),
    ).at(LATE)
    shown = [(item.issue, item.speaker, item.statement, item.options) for item in public_floors(case)]
    assert shown == [
        ("wage", "Ada", "third", ("low", "high")),
        ("wage", "Bo", "second", ("high",)),
        ("hours", "Ada", "other", ("high",)),
    ]


def test_a_statement_without_a_floor_withdraws_none() -> None:
    remark = replace(floor("remark", "2025-04-01", "Ada"), floor=None)
    case = replace(CASE, statements=(floor("first", "2025-01-01", "Ada"), remark)).at(LATE)
    assert [item.statement for item in public_floors(case)] == ["first"]


def test_series_of_different_units_are_never_joined() -> None:
    points = (
        SeriesPoint(date=day("2025-03"), value=Fraction(3), unit="km2"),
        SeriesPoint(date=day("2025-01"), value=Fraction(9), unit="percent"),
        SeriesPoint(date=day("2025-02"), value=Fraction(1), unit="km2"),
    )
    found = series(replace(CASE, series=points).at(LATE))
    assert {unit: [point.value for point in line] for unit, line in found.items()} == {"km2": [1, 3], "percent": [9]}


def test_claims_are_grouped_by_draft_and_subject_oldest_first() -> None:
    case = replace(
        CASE,
        claims=(
            claim("late", "2025-05-09"),
            claim("other", "2025-05-01", about="receipt"),
            claim("early", "2025-05-02"),
            claim("loose", "2025-05-03", draft=""),
        ),
    ).at(LATE)
    shown = [(item.draft, item.about, [view.id for view in item.claims]) for item in subjects(case)]
    assert shown == [
        ("d", "receipt", ["other"]),
        ("d", "authorship", ["early", "late"]),
        (None, "authorship", ["loose"]),
    ]
    assert not any(item.contested for item in subjects(case))


def test_a_subject_is_contested_only_while_both_claims_are_visible() -> None:
    denial = claim("denial", "2025-05-09", Relation(to="first", kind="contradicts"), about="denial")
    case = replace(CASE, claims=(claim("first", "2025-05-02"), denial))
    contested = {item.about: item.contested for item in subjects(case.at(LATE))}
    assert contested == {"authorship": True, "denial": True}
    assert [item.contested for item in subjects(case.at(dt.date(2025, 5, 8)))] == [False]


def test_agreement_and_qualification_do_not_make_a_subject_contested() -> None:
    claims = (
        claim("first", "2025-05-02"),
        claim("second", "2025-05-03", Relation(to="first", kind="qualifies"), Relation(to="first", kind="agrees")),
    )
    assert not subjects(replace(CASE, claims=claims).at(LATE))[0].contested


def test_responses_stand_oldest_first_with_all_that_is_known_of_them() -> None:
    second = Response(
        id="r2", party="south", draft="d", kind="rejects", happened=day("2025-06-01"), known=day("2025-06-01")
    )
    first = replace(second, id="r1", kind="amends", happened=day("2025-05-05"), public=False, issues=("wage",))
    found = responses(replace(CASE, responses=(second, first)).at(LATE))
    assert [(view.id, view.kind, view.public, view.issues) for view in found] == [
        ("r1", "amends", False, ("wage",)),
        ("r2", "rejects", True, ()),
    ]


def test_the_timeline_joins_events_drafts_and_ultimatums_with_their_histories_in_date_order() -> None:
    event = Event(
        id="e", kind="meeting", text="They met.", happened=day("2025-05-02"), known=day("2025-05-02"), sources=("S",)
    )
    fate = Fate(fate="lapsed", date=day("2025-06-10"), note="Nothing followed.")
    case = replace(CASE, events=(event,), ultimatums=(ultimatum("u", "2025-05-20", fate),)).at(LATE)
    shown = [(str(row.date), row.kind, row.id) for row in timeline(case)]
    assert shown == [
        ("2025-05-01", "draft", "d"),
        ("2025-05-02", "meeting", "e"),
        ("2025-05-03", "draft-leaked", "d"),
        ("2025-05-20", "ultimatum", "u"),
        ("2025-06-01", "draft-rejected", "d"),
        ("2025-06-10", "ultimatum-lapsed", "u"),
    ]
    texts = {row.kind: row.text for row in timeline(case)}
    assert texts["draft-leaked"] == "First draft: leaked"
    assert texts["draft-rejected"] == "First draft: Turned down by letter."
    assert texts["ultimatum-lapsed"] == "Terms of u.: Nothing followed."


def test_the_timeline_shows_nothing_of_what_came_after_the_day() -> None:
    fate = Fate(fate="lapsed", date=day("2025-06-10"))
    case = replace(CASE, ultimatums=(ultimatum("u", "2025-05-20", fate),)).at(dt.date(2025, 5, 31))
    assert [row.kind for row in timeline(case)] == ["draft", "draft-leaked", "ultimatum"]
