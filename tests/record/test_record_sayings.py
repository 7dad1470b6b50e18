"""Who said what, how drafts came out, what came from outside: counted by hand, and never more than is visible."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from immutabledict import immutabledict
from scipy import special

import onetext
from onetext.model import (
    MEDIATOR,
    Bar,
    Candidate,
    Case,
    Certainty,
    Claim,
    Date,
    Draft,
    Event,
    Fate,
    Floor,
    Issue,
    Option,
    Party,
    Position,
    ReadDocument,
    RedLine,
    Response,
    SeriesPoint,
    Source,
    Statement,
    StatusChange,
    Ultimatum,
)
from onetext.record import (
    Places,
    credibility,
    deadlines,
    leak_share,
    public_floors,
    publications,
    sayings,
    series_bases,
    shocks,
    subjects,
)

LATE = dt.date(2025, 12, 31)
HARBOUR = onetext.load_case("harbour-wages")


def day(text: str) -> Date:
    return Date.parse(text)


def dated(when: str, *sources: str, read_from: tuple[str, ...] = ()) -> dict[str, object]:
    return {"happened": day(when), "known": day(when), "sources": sources, "read_from": read_from}


def position(when: str, party: str = "north", *sources: str, **more: object) -> Position:
    first = {"party": party, "issue": "wage", "kind": "demand", "option": "high"}
    return Position(**{**first, **dated(when, *sources), **more})


def candidate(name: str, **fields: str) -> Candidate:
    return Candidate(
        id=name,
        kind="position",
        document=name.partition(".")[0],
        start=10,
        end=30,
        text="no less than high",
        fields=immutabledict(fields),
        rule="verb of demanding",
        status="accepted",
    )


def document(name: str, published: str) -> ReadDocument:
    return ReadDocument(
        id=name,
        file=f"{name}.txt",
        sha256="0" * 64,
        published=dt.date.fromisoformat(published),
        source="paper",
        language="en",
    )


WAGE = Issue(id="wage", title="Wage", options=(Option(id="low", title="Low"), Option(id="high", title="High")))
CASE = Case(
    id="c",
    title="C",
    parties=(Party(id="north", name="Zealand"), Party(id="south", name="Avon")),
    issues=(replace(WAGE, id="hours", title="Hours"), WAGE),
    sources=(Source(id="paper", outlet="Paper"), Source(id="memory", outlet="Memory", kind="recall")),
)


def seen(on: dt.date = LATE, **items: object) -> Case:
    return replace(CASE, **items).at(on)  # type: ignore[arg-type]  # whatever collections a test wants


def test_the_harbour_case_counted_by_hand_from_its_files() -> None:
    """Positions, lines that bar an option of the issue, public floors, and responses that name the issue."""
    found = {one.issue: one for one in sayings(HARBOUR.seen_by("mediator").at(dt.date(2024, 2, 26)))}
    counted = {issue: sum(len(party.sayings) for party in one.parties) for issue, one in found.items()}
    assert counted == {"wage_rise": 9, "night_shift": 7, "redundancies": 8, "automation": 6, "duration": 2}
    wage = {party.party: [said.id for said in party.sayings] for party in found["wage_rise"].parties}
    assert wage == {
        "union": ["union/wage_rise", "R1", "R5", "union/wage_rise"],
        "company": ["company/wage_rise", "CO_SIX", "S2", "R2", "company/wage_rise"],
    }
    kinds = Counter(said.kind for party in found["automation"].parties for said in party.sayings)
    assert kinds == {"position": 3, "red-line": 2, "response": 1}
    assert all(one.basis_share == {"source": 1.0} for one in found.values())


def test_parties_stand_by_name_issues_as_in_the_case_and_words_by_day() -> None:
    case = seen(
        positions=(
            position("2025-03-01"),
            position("2025-01-01"),
            position("2025-02-01", "south"),
            position("2025-02-02", issue="hours"),
        )
    )
    told = [
        (one.issue, party.party, [str(s.happened) for s in party.sayings])
        for one in sayings(case)
        for party in one.parties
    ]
    assert told == [
        ("hours", "north", ["2025-02-02"]),
        ("wage", "south", ["2025-02-01"]),
        ("wage", "north", ["2025-01-01", "2025-03-01"]),
    ]


def test_a_word_that_became_known_later_is_not_told_before() -> None:
    late = position("2025-02-01", known=day("2025-06-01"))
    assert sayings(seen(dt.date(2025, 5, 31), positions=(late,))) == ()
    assert len(sayings(seen(dt.date(2025, 6, 1), positions=(late,)))) == 1


def test_a_line_on_two_issues_is_told_on_both_and_a_statement_without_a_floor_on_none() -> None:
    line = RedLine(
        id="l",
        party="north",
        narrow=Bar(options=immutabledict({"wage": ("low",)})),
        strict=Bar(options=immutabledict({"wage": ("low",), "hours": ("low",)})),
        says="Never.",
        **dated("2025-01-01"),
    )
    remark = Statement(id="s", party="north", text="Fine weather.", **dated("2025-01-01"))
    floor = replace(remark, id="f", text="No less.", floor=Floor(issue="wage", options=("high",)))
    case = seen(red_lines=(line,), statements=(remark, floor))
    assert [(one.issue, s.id) for one in sayings(case) for party in one.parties for s in party.sayings] == [
        ("hours", "l"),
        ("wage", "l"),
        ("wage", "f"),
    ]


def test_bases_are_counted_and_recall_is_no_source() -> None:
    case = seen(
        positions=(
            position("2025-01-01", "north", "paper"),
            position("2025-01-02", "north", "memory"),
            position("2025-01-03", "north"),
            position("2025-01-04", "north", "memory", "paper"),
        )
    )
    (wage,) = sayings(case)
    assert [said.basis for said in wage.parties[0].sayings] == ["source", "analyst", "analyst", "source"]
    assert wage.basis_share == {"source": 0.5, "analyst": 0.5}


def test_hedges_and_denials_come_from_the_candidates_that_were_accepted() -> None:
    told = position("2025-01-01", read_from=("art.p1", "art.p2", "art.p3", "gone.p1"))
    case = seen(
        positions=(told,),
        documents=(document("art", "2025-01-02"),),
        candidates=(
            candidate("art.p1", hedge="allegedly", polarity="denied"),
            candidate("art.p2", condition="if it rains", inferred="yes"),
            candidate("art.p3", hedge="allegedly", polarity="denied"),
        ),
    )
    (said,) = sayings(case)[0].parties[0].sayings
    assert said.certainty == (
        Certainty(hedge="allegedly", polarity="denied"),
        Certainty(conditional="if it rains", inferred=True),
    )


def test_a_place_in_an_article_published_later_is_not_told_of_on_an_earlier_day() -> None:
    """Else the words of the article would tell on the day of the threat what became of it."""
    threat = Ultimatum(
        id="u",
        by="north",
        to=("south",),
        terms="Sign.",
        fates=(Fate(fate="lapsed", date=day("2025-03-01")),),
        **dated("2025-02-01", read_from=("first.u1", "later.f1")),
    )
    documents = (document("first", "2025-02-01"), document("later", "2025-03-02"))
    found = (candidate("first.u1"), candidate("later.f1", hedge="reportedly"))
    for on, places, told in (
        (dt.date(2025, 2, 10), ["first.u1"], ()),
        (LATE, ["first.u1", "later.f1"], ("reportedly",)),
    ):
        case = seen(on, ultimatums=(threat,), documents=documents, candidates=found)
        assert [one.candidate for one in Places(case).of(case.ultimatums[0].read_from)] == places
        assert tuple(one.hedge for one in deadlines(case)[0].certainty) == told


def test_a_hidden_candidate_tells_nothing_of_itself() -> None:
    case = replace(
        CASE,
        positions=(position("2025-01-01", read_from=("art.p1",)),),
        documents=(document("art", "2025-01-02"),),
        candidates=(replace(candidate("art.p1", hedge="allegedly"), audience=MEDIATOR),),
    )
    (said,) = sayings(case.seen_by("public").at(LATE))[0].parties[0].sayings
    assert (said.certainty, said.read_from) == ((), ())


def test_a_place_has_at_most_twenty_five_words_whatever_stands_in_the_inbox() -> None:
    long = replace(candidate("art.p1"), text=" ".join(str(n) for n in range(60)))
    case = seen(positions=(position("2025-01-01", read_from=("art.p1",)),), candidates=(long,))
    (place,) = Places(case).of(("art.p1",))
    assert place.text == " ".join(str(n) for n in range(25)) + "…"
    assert (place.file, place.published, place.source) == ("", None, "")


def test_claims_keep_their_hedges_side_by_side() -> None:
    claim = Claim(
        id="c1", about="authorship", claimant="A", says="B wrote it.", **dated("2025-01-01", read_from=("art.c1",))
    )
    case = seen(claims=(claim,), candidates=(candidate("art.c1", hedge="most likely"),))
    assert [one.hedge for one in subjects(case)[0].claims[0].certainty] == ["most likely"]


# -- drafts that came out ----------------------------------------------------------------------------------------------


def draft(name: str, made: str, *status: tuple[str, str], known: str = "") -> Draft:
    return Draft(
        id=name,
        title=name.title(),
        kind="proposal",
        status=tuple(StatusChange(status=kind, date=day(on)) for kind, on in status),  # type: ignore[arg-type]  # a name
        happened=day(made),
        known=day(known or made),
        sources=("paper",),
    )


def test_publications_stand_by_day_with_the_days_since_the_draft_was_made() -> None:
    case = seen(
        drafts=(
            draft("a", "2025-01", ("leaked", "2025-02-10"), ("published", "2025-02-20"), ("rejected", "2025-03-01")),
            draft("b", "2025-02-15", ("tabled", "2025-02-15")),
        ),
        events=(
            Event(id="e1", kind="leak", text="A leak.", actor="south", **dated("2025-02-11")),
            Event(id="e2", kind="meeting", text="A meeting.", **dated("2025-02-12")),
        ),
    )
    told = [(row.kind, row.id, row.draft, row.days) for row in publications(case)]
    # From 31 January to 10 February are 10 days, from 1 January 40; to 20 February 20 and 50.
    assert told == [("leaked", "a", "a", (10, 40)), ("leaked", "e1", None, None), ("published", "a", "a", (20, 50))]


def test_a_draft_that_came_out_within_its_month_took_no_days_less_than_none() -> None:
    """Made some day of January, leaked on the 10th: nine days at most, and never before it was made."""
    (row,) = publications(seen(drafts=(draft("a", "2025-01", ("leaked", "2025-01-10")),)))
    assert row.days == (0, 9)


def test_the_share_of_leaks_is_jeffreys_and_has_its_list() -> None:
    case = seen(
        drafts=(
            draft("a", "2025-01-01", ("leaked", "2025-02-10"), ("leaked", "2025-02-01")),
            draft("b", "2025-02-15"),
            draft("c", "2025-03-15", ("published", "2025-03-16")),
        )
    )
    share = leak_share(case)
    assert share is not None
    assert (share.alpha, share.beta, share.point) == (1.5, 2.5, 1.5 / 4)
    assert share.low == pytest.approx(special.betaincinv(1.5, 2.5, 0.05), abs=1e-7)
    assert share.high == pytest.approx(special.betaincinv(1.5, 2.5, 0.95), abs=1e-7)
    assert [(one.draft, one.leaked, one.on) for one in share.cases] == [
        ("a", True, day("2025-02-01")),
        ("b", False, None),
        ("c", False, None),
    ]
    assert share.basis_share == {"source": 1.0}
    assert leak_share(seen()) is None


def test_a_leak_of_later_is_not_counted_before() -> None:
    case = replace(CASE, drafts=(draft("a", "2025-01-01", ("leaked", "2025-02-10")),))
    early, late = leak_share(case.at(dt.date(2025, 2, 9))), leak_share(case.at(dt.date(2025, 2, 10)))
    assert early is not None
    assert late is not None
    assert (early.alpha, late.alpha) == (0.5, 1.5)


# -- from outside ------------------------------------------------------------------------------------------------------


def test_shocks_are_events_of_three_kinds_by_day() -> None:
    kinds = ("domestic shock", "statement", "treaty expiry", "battlefield change", "leak")
    events = tuple(
        Event(id=f"e{n}", kind=kind, text=kind, **dated(f"2025-0{9 - n}-01")) for n, kind in enumerate(kinds)
    )
    assert [one.id for one in shocks(seen(events=events))] == ["e3", "e2", "e0"]
    (storm,) = shocks(HARBOUR.at(dt.date(2024, 2, 26)))
    assert (storm.id, storm.issues, storm.basis) == ("E5", ("night_shift",), "source")


def test_a_series_says_how_far_it_reaches_and_what_is_missing() -> None:
    points = tuple(
        SeriesPoint(date=day(on), value=Fraction(n), unit=unit, source=source)
        for n, (on, unit, source) in enumerate(
            [
                ("2024-11", "km2", "paper"),
                ("2025-02-05", "km2", "memory"),
                ("2025-03", "km2", "paper"),
                ("2025-01", "percent", ""),
            ]
        )
    )
    km2, percent = series_bases(seen(series=points))
    assert (km2.values, km2.first, km2.last) == (3, day("2024-11"), day("2025-03"))
    assert km2.months_without == ("2024-12", "2025-01")
    assert km2.basis_share == {"source": 2 / 3, "analyst": 1 / 3}
    assert km2.by_source == {"paper": 2, "memory": 1}
    assert (percent.months_without, percent.basis_share, percent.by_source) == ((), {"analyst": 1.0}, {})


def test_a_value_of_several_months_leaves_none_of_them_without() -> None:
    spring = Date(day("2025-03").earliest, day("2025-05").latest)
    dates = (day("2025-01"), spring, day("2025-07"))
    points = tuple(SeriesPoint(date=on, value=Fraction(1), unit="km2", source="paper") for on in dates)
    (km2,) = series_bases(seen(series=points))
    assert km2.months_without == ("2025-02", "2025-06")


# -- on what the older numbers rest ------------------------------------------------------------------------------------


def test_credibility_and_floors_say_on_what_they_rest() -> None:
    def threat(name: str, *sources: str) -> Ultimatum:
        return Ultimatum(id=name, by="north", to=(), terms="Sign.", **dated("2025-01-01", *sources))

    floor = Statement(
        id="s", party="north", text="No.", floor=Floor(issue="wage", options=("high",)), **dated("2025-01-01", "memory")
    )
    case = seen(
        ultimatums=(threat("a", "paper"), threat("b"), threat("c", "memory"), threat("d", "paper")), statements=(floor,)
    )
    assert credibility(case)[0].basis_share == {"source": 0.5, "analyst": 0.5}
    assert public_floors(case)[0].basis == "analyst"


def test_responses_name_the_draft_that_they_are_about() -> None:
    answer = Response(id="r", party="south", draft="a", kind="rejects", issues=("wage",), **dated("2025-01-05"))
    (said,) = sayings(seen(drafts=(draft("a", "2025-01-01"),), responses=(answer,)))[0].parties[0].sayings
    assert (said.kind, said.word, said.id) == ("response", "rejects a", "r")
