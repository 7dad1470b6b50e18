"""The headlines on deadlines and rival claims say what is on record, and nothing of what will come (S18, S23)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from brief_outlooks import EMPTY, near, ultimatum

from onetext.api.briefing.headlines import headlines
from onetext.api.briefing.say_claims import say_claims
from onetext.api.briefing.say_deadlines import say_deadlines
from onetext.model import Date, Relation
from onetext.model.results import ClaimView, DeadlineView, Subject


def deadlines_text(*views: DeadlineView) -> str:
    return say_deadlines(replace(EMPTY, deadlines=views)).text


def test_what_stands_open_is_told_with_its_day() -> None:
    assert deadlines_text(ultimatum("a", "open")) == (
        "One demand with a threat stands open on 30 June 2025: Firm to the Union, “Sign”, due 15 July 2025."
    )
    assert "made on 1 June 2025 with no date" in deadlines_text(ultimatum("a", "open", due=""))
    assert "due 2 June 2025, a day that has passed without a recorded end" in deadlines_text(
        ultimatum("a", "open", due="2025-06-02")
    )


def test_ended_demands_are_counted_by_who_set_them_and_what_became_of_them() -> None:
    text = deadlines_text(
        ultimatum("a", "lapsed"),
        ultimatum("b", "reversed"),
        ultimatum("c", "kept"),
        ultimatum("d", "lapsed"),
        ultimatum("e", "denied"),
        ultimatum("f", "extended", by="union"),
    )
    assert text == (
        "No demand with a threat stands open on 30 June 2025. Of the demands that ended, 1 of 4 by Firm was carried "
        "out (2 lapsed and 1 was reversed); the one by the Union was put off; 1 more was denied to have been made."
    )


def test_the_newest_ended_demand_about_the_focus_is_told_apart() -> None:
    text = deadlines_text(ultimatum("a", "lapsed", draft="d"), ultimatum("b", "reversed", draft="d"))
    assert (
        "The demand of Firm to the Union about the First offer, due 15 July 2025, was reversed on 20 June 2025." in text
    )
    assert "none of 2 by Firm was carried out" in text


def claim(id_: str, day: int, *rivals: str) -> ClaimView:
    when = Date.on(dt.date(2025, 6, day))
    relations = tuple(Relation(to=rival, kind="contradicts") for rival in rivals)
    return ClaimView(
        id=id_,
        claimant=f"claimant {id_}",
        says=f"{id_} it is.",
        happened=when,
        known=when,
        sources=(),
        relations=relations,
    )


def claims_text(*claims: ClaimView, draft: str = "d") -> str:
    subject = Subject(about="authorship", draft=draft, contested=True, claims=claims)
    return say_claims(replace(EMPTY, subjects=(subject,))).text


def test_the_most_contradicted_account_is_told_first_and_every_contradiction_once() -> None:
    assert claims_text(claim("a", 1), claim("b", 2, "a"), claim("c", 3, "b"), claim("x", 4), claim("y", 5, "x")) == (
        "About the First offer 5 claims are on record (authorship), and they contradict each other. According to "
        "claimant b, “b it is”; claimant a and claimant c contradict that. According to claimant x, “x it is”; "
        "claimant y contradicts that."
    )


def test_an_account_that_brings_in_new_claims_goes_before_one_whose_rivals_were_told() -> None:
    """The rivals b and c of d were already heard against a; x and y were not."""
    told = claims_text(
        claim("a", 1),
        claim("b", 2, "a"),
        claim("c", 3, "a"),
        claim("e", 4, "a"),
        claim("d", 5, "b", "c"),
        claim("x", 6),
        claim("y", 7, "x"),
    )
    assert told.index("According to claimant a,") < told.index("According to claimant x,") < told.index("claimant d,")


def test_contradictions_beyond_three_are_counted() -> None:
    pairs = [
        claim(name, day, *rival)
        for day, (name, rival) in enumerate(
            [("a", ()), ("b", "a"), ("c", ()), ("d", "c"), ("e", ()), ("f", "e"), ("g", ()), ("h", "g")], start=1
        )
    ]
    assert claims_text(*pairs).endswith("claimant f contradicts that. One more account is contradicted.")


def test_claims_that_do_not_contradict_each_other_are_only_counted() -> None:
    assert claims_text(claim("a", 1)) == (
        "About the First offer 1 claim is on record (authorship); none is recorded as contradicting another."
    )
    assert claims_text(claim("a", 1), draft="other") == ""


def test_headlines_stand_beside_what_sourced_records_alone_say_and_their_share() -> None:
    everything = replace(
        EMPTY, nearness=(near("union", 3, 1, 0, 0, 0),), deadlines=(ultimatum("a", "lapsed"), ultimatum("b", "lapsed"))
    )
    sourced = replace(EMPTY, nearness=(near("union", 1, 0, 0, 0, 3),))
    found = {item.id: item for item in headlines(everything, sourced)}
    assert list(found) == ["nearness", "deadlines"]
    assert found["nearness"].sourced_share == pytest.approx(0.25)
    assert "than to what the Union asks on the only issue where both " in found["nearness"].sourced_only_text
    assert found["deadlines"].sourced_only_text == ""
    assert found["deadlines"].sourced_share == 0
