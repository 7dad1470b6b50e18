"""The headlines on deadlines and rival claims say what is on record, and nothing of what will come (S18, S23)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from brief_outlooks import CASE, COUNTER, DAY, EMPTY, FOCUS, near, ultimatum

from onetext.api.briefing.headlines import headlines
from onetext.api.briefing.say_claims import say_claims
from onetext.api.briefing.say_deadlines import say_deadlines
from onetext.api.briefing.say_newest import newest_known
from onetext.model import Date, Relation, Response, StatusChange
from onetext.model.results import ClaimView, DeadlineView, Estimate, Subject


def deadlines_text(*views: DeadlineView) -> str:
    return say_deadlines(replace(EMPTY, deadlines=views)).text


def test_what_stands_open_is_told_with_its_day() -> None:
    assert deadlines_text(ultimatum("a", "open")) == (
        "One demand with a threat stands open on 30 June 2025: Firm to the Union, due 15 July 2025. The demand, in the "
        "analyst's words: Sign."
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
        "claimant b (in the analyst's words): b it is. Claimant a and claimant c contradict that. According to "
        "claimant x: x it is. Claimant y contradicts that."
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
    assert told.index("According to claimant a (") < told.index("According to claimant x:") < told.index("claimant d:")


def test_contradictions_beyond_three_are_counted() -> None:
    pairs = [
        claim(name, day, *rival)
        for day, (name, rival) in enumerate(
            [("a", ()), ("b", "a"), ("c", ()), ("d", "c"), ("e", ()), ("f", "e"), ("g", ()), ("h", "g")], start=1
        )
    ]
    assert claims_text(*pairs).endswith("Claimant f contradicts that. One more account is contradicted.")


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
    assert "than to that of the Union on the only issue where both " in found["nearness"].sourced_only_text
    assert found["deadlines"].sourced_only_text == ""
    assert found["deadlines"].sourced_share == 0


def test_several_open_demands_are_restated_once_each_without_quotation_marks() -> None:
    text = deadlines_text(ultimatum("a", "open"), ultimatum("b", "open", by="un"))
    assert text.endswith("The demands, in the analyst's words: Firm to the Union: Sign; the UN to the Union: Sign.")
    assert "“" not in text


def test_sourced_records_that_say_the_same_give_the_same_text_and_else_only_what_differs() -> None:
    everything = replace(EMPTY, nearness=(near("union", 3, 1, 1, 0, 0, steps=True),))
    (same,) = headlines(everything, everything)
    assert same.sourced_only_text == same.text
    (found,) = headlines(everything, replace(EMPTY, nearness=(near("union", 3, 1, 1, 0, 0), near("un", 1, 0, 0, 0, 0))))
    assert found.sourced_only_text.startswith("The First offer is nearer")  # a sentence is missing: all is told
    fewer = replace(EMPTY, nearness=(replace(near("union", 3, 1, 1, 0, 0, steps=True), mean_other=Estimate(1, 1, 1)),))
    (found,) = headlines(everything, fewer)
    assert found.sourced_only_text == (
        "Counted in options along the scales, the text stands on average between 0.5 and 1.5 steps from the position "
        "of Firm and 1.0 steps from that of the Union. In all else sourced records alone say the same."
    )


NEWER = replace(COUNTER, id="f", title="Third offer", happened=Date.parse("2025-06-20"), known=Date.parse("2025-06-20"))
NOTED = "The text asked for is the First offer, of 1 June 2025; the newest known is the Third offer, of 20 June 2025."


def test_a_newer_text_than_both_that_are_compared_is_told_right_after_the_answer() -> None:
    nearer = (near("union", 3, 1, 0, 0, 0),)
    whole = replace(EMPTY, case=replace(CASE, drafts=(*CASE.drafts, NEWER)), nearness=nearer)
    first, *_ = headlines(whole, whole)
    assert first.text.startswith("The First offer is nearer")
    assert first.text.endswith(f" {NOTED}")
    (plain,) = headlines(replace(EMPTY, nearness=nearer), EMPTY)
    assert NOTED not in plain.text
    assert newest_known(replace(whole, counter=NEWER)) == ""


def test_the_text_most_responded_to_is_named_so_with_what_became_of_it() -> None:
    said = Response(id="r", party="firm", draft="d", kind="rejects", happened=DAY, known=DAY)
    old = replace(FOCUS, status=(StatusChange(status="superseded", date=Date.parse("2025-06-10")),))
    case = replace(CASE, drafts=(old, COUNTER, NEWER), responses=(said,))
    assert newest_known(replace(EMPTY, case=case, focus=old)) == (
        "The text most responded to is the First offer, of 1 June 2025, since superseded; the newest known is the "
        "Third offer, of 20 June 2025."
    )
