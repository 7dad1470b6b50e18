"""What answers are taken to say: by hand, one rule of S22 at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from answering import answer, two_issues
from immutabledict import immutabledict
from preference_builders import DAY, case, draft, issue, number, position, weight

from onetext.errors import UnknownId
from onetext.model import Date, Party, Point, Range, Response, Rule, Speaker
from onetext.preferences import acts_of, revealed

LATER = Date.parse("2025-02-01")


def only(plain: object, *responses: Response) -> object:
    """The acts of party p, where these are the answers on record."""
    return acts_of(replace(plain, responses=responses), "p")  # type: ignore[type-var]  # a case


@pytest.mark.parametrize(
    ("kind", "meaning", "why"),
    [
        ("accepts", "accepts", ""),
        ("accepts-in-principle", "accepts", ""),
        ("rejects", "refuses", ""),
        ("basis-for-talks", "nothing", "kind"),
        ("silent", "nothing", "kind"),
        ("amends", "nothing", "no-counter-draft"),
        ("demands-change", "nothing", "no-issue"),
    ],
)
def test_kinds_of_answers(kind: str, meaning: str, why: str) -> None:
    (act,) = only(two_issues(50), answer("r", kind, "d"))
    assert (act.meaning, act.why) == (meaning, why)


def test_reasons_for_learning_nothing() -> None:
    plain = two_issues(50)
    unknown = draft("u", {}, kind="described")
    assert only(plain, answer("r", "accepts", "d", number(0)))[0].why == "unreliable"
    assert only(replace(plain, drafts=(unknown,)), answer("r", "rejects", "u"))[0].why == "no-terms"
    assert only(replace(plain, no_deals=()), answer("r", "accepts", "d"))[0].why == "no-value"
    blocked = replace(plain, rules=(Rule(when=immutabledict({"x": "a"})), Rule(when=immutabledict({"x": "b"}))))
    undecided = replace(blocked, drafts=(draft("d", {"x": "?", "y": "a"}),))
    assert only(undecided, answer("r", "accepts", "d"))[0].why == "no-value"
    with pytest.raises(UnknownId):
        acts_of(plain, "q")


def counters(*drafts: object, kind: str = "counter-proposal", by: str = "P") -> str:
    """The counter-draft found for an amendment of d on the first of January."""
    base = two_issues(50)
    parties = (Party(id="p", name="P", speakers=(Speaker(name="Ann"),)), Party(id="q", name="Quay"))
    made = tuple(
        draft(name, {"x": "a", "y": "b"}, grew_from=("d",), handed_over_by=by, kind=kind, happened=when, known=when)
        for name, when in drafts  # type: ignore[misc]  # pairs
    )
    seen = replace(base, parties=parties, drafts=(*base.drafts, *made))
    return only(seen, answer("r", "amends", "d", happened=Date.parse("2025-01-15")))[0].counter


def test_the_earliest_own_draft_after_the_answer_counts_else_the_latest_before() -> None:
    before, early = ("before", DAY), ("early", Date.parse("2025-01-10"))
    after, late = ("after", LATER), ("late", Date.parse("2025-03-01"))
    assert counters(before, late, after) == "after"
    assert counters(before, early) == "early"
    assert counters() == ""


@pytest.mark.parametrize(
    ("by", "kind", "own"),
    [
        ("P", "rolling", True),
        ("Ann, by letter", "described", True),
        ("Quay", "proposal", False),
        ("P to Quay", "counter-proposal", True),
        ("P to Quay", "described", False),
        ("Quay to P", "counter-proposal", False),
        ("Pete", "proposal", False),
        ("the mediator", "chair", False),
    ],
)
def test_who_handed_a_draft_over_is_read_from_the_words_of_the_record(by: str, kind: str, own: bool) -> None:
    assert counters(("after", LATER), by=by, kind=kind) == ("after" if own else "")


def test_points_name_the_issues_that_they_settle() -> None:
    text = replace(
        two_issues(50).drafts[0],
        points=(Point(label="1", text="x", settles=immutabledict({"x": "b"})), Point(label="2", text="y")),
    )
    plain = replace(two_issues(50), drafts=(text,))
    assert only(plain, answer("r", "demands-change", "d", points=("1",)))[0].issues == ("x",)
    assert only(plain, answer("r", "demands-change", "d", points=("d/1", "2")))[0].issues == ("x",)
    assert only(plain, answer("r", "demands-change", "d", points=("2",)))[0].why == "no-issue"


def test_reliabilities_that_nobody_gave_are_defaults_by_kind_and_publicity() -> None:
    plain = two_issues(50)
    private, public = only(plain, answer("a", "accepts", "d", public=False), answer("b", "rejects", "d"))
    assert (private.reliability, private.basis) == (Range.of("0.7", "0.95"), "default")
    assert (public.reliability, public.trust) == (Range.of("0.5", "0.9"), pytest.approx(0.7))
    (given,) = only(plain, answer("a", "accepts", "d", number("0.3", "0.4")))
    assert (given.trust, given.basis) == (pytest.approx(0.35), "analyst")
    voices = (Speaker(name="Ann"), Speaker(name="somebody", authorised=False))
    heard = replace(plain, parties=(Party(id="p", name="P", speakers=voices),))
    assert only(heard, answer("a", "accepts", "d", speaker="somebody"))[0].trust == pytest.approx(0.4)


def test_answers_that_are_not_known_by_the_day_do_not_count() -> None:
    """S16: the same scenarios as without the answer."""
    plain = two_issues(50)
    late = replace(plain, responses=(answer("r", "accepts", "d", known=Date.parse("2025-07-01")),))
    day = dt.date(2025, 6, 1)
    assert acts_of(late.at(day), "p") == ()
    assert revealed(late.at(day))["p"].method == "prior"


def test_another_option_must_be_allowed_by_the_rules() -> None:
    """With (b, b) barred the draft (a, b) has no other option on the first issue, so the demand rules itself out."""
    plain = case(
        [issue("x", 2), issue("y", 2)],
        positions=(position("p", "x", "demand", "b"), position("p", "y", "demand", "b")),
        weights=(weight("p", "x", 1), weight("p", "y", 1)),
        drafts=(draft("d", {"x": "a", "y": "b"}),),
        responses=(answer("r", "demands-change", "d", issues=("x",)),),
    )
    barred = replace(plain, rules=(Rule(when=immutabledict({"x": "b", "y": "b"})),))
    assert revealed(plain)["p"].constant == ("always",)
    assert revealed(barred)["p"].constant == ("never",)
