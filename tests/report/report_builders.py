"""A small negotiation with something of everything, and a brief about it, made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from agreement_builders import curve, settled, strictly_blocked
from forecast_builders import CHANGES, WITHOUT, small_forecast
from immutabledict import immutabledict
from reveal_builders import small_reveal

from onetext.model import (
    Bar,
    Case,
    Certainty,
    Claim,
    Crossing,
    Date,
    Draft,
    Event,
    Fate,
    Floor,
    Issue,
    Option,
    Party,
    Point,
    Position,
    Range,
    Receipt,
    RedLine,
    Relation,
    Remark,
    Response,
    SeriesPoint,
    Source,
    Speaker,
    Statement,
    StatusChange,
    Struck,
    Term,
    Ultimatum,
)
from onetext.model.results import (
    BalanceResult,
    BriefResult,
    BriefSections,
    ClaimsResult,
    ClaimView,
    CompareResult,
    ConcedeResult,
    ConsentNeed,
    Credibility,
    CredibilityCase,
    DeadlineView,
    Dilemma,
    DilemmaBranch,
    DraftBalance,
    DraftChange,
    Effect,
    Envelope,
    Estimate,
    ExpectationClash,
    ForecastDilemma,
    ForecastText,
    Headline,
    IssueSayings,
    LeakCase,
    LeakShare,
    LineChange,
    LineStatus,
    Link,
    Nearness,
    NoDealView,
    PartyBalance,
    PartySayings,
    PositionMove,
    PositionView,
    Probability,
    Publication,
    PublicFloor,
    ResponseView,
    Saying,
    Shock,
    Subject,
    TermChange,
    TermView,
    Unknowns,
)

DAY = dt.date(2025, 3, 20)
HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}\"'&\N{RIGHT-TO-LEFT OVERRIDE}"


def on(month: int, day: int) -> Date:
    return Date.on(dt.date(2025, month, day))


def _record(month: int, day: int, *sources: str) -> dict[str, Any]:
    return {"happened": on(month, day), "known": on(month, day), "sources": sources}


def small_case() -> Case:
    """Three parties, two issues, three drafts: one in full, one that answers it, one known by name only."""
    return Case(
        id="quay",
        title="The quay",
        summary="A dispute about a quay.",
        as_of=DAY,
        signatories=("town", "port"),
        analyst="A. Analyst",
        notice="Invented.",
        doubts=(Remark(text="The depth was never measured."),),
        series_note="Counted by hand.",
        parties=(
            Party(id="town", name="The town", short="Town", speakers=(Speaker(name="Mayor"),)),
            Party(id="port", name="The port", short="Port"),
            Party(id="crews", name="The crews", short="Crews", kind="ally"),
        ),
        issues=(
            Issue(
                id="height",
                title="Height of the wall",
                options=tuple(Option(id=o, title=f"{o} wall") for o in ("low", "middle", "high")),
            ),
            Issue(
                id="fee",
                title="Fee for a berth",
                options=tuple(Option(id=o, title=f"{o} fee") for o in ("none", "small", "large")),
            ),
        ),
        positions=(Position(party="town", issue="height", kind="demand", option="low", **_record(1, 5, "gazette")),),
        red_lines=(
            RedLine(
                id="town-high",
                party="town",
                narrow=Bar(options=immutabledict({"height": ("high",)})),
                strict=Bar(options=immutabledict({"height": ("middle", "high")})),
                says="Nothing above the roofs.",
                speaker="Mayor",
                unless="a gate is built",
                firmness=Range.of("0.7", "0.9"),
                evidence="leader-repeated",
                crossed=Crossing(happened=on(2, 20), known=on(2, 20), firmness=Range.of(0, "0.3"), note="once"),
                **_record(1, 6, "gazette", "radio"),
            ),
            RedLine(
                id="port-fee",
                party="port",
                narrow=Bar(options=immutabledict({"fee": ("small", "large")}), requires=True),
                says="There must be a fee.",
                **_record(1, 7),
            ),
        ),
        drafts=(
            Draft(
                id="rumour",
                title="A paper nobody has seen",
                kind="described",
                reported=("It is short.",),
                **_record(1, 10, "radio"),
            ),
            Draft(
                id="first",
                title="First text of the harbour master",
                short="First text",
                kind="proposal",
                handed_over_by="Harbour master",
                origin="Said to be his own.",
                received=(Receipt(party="town", date=on(2, 1), channel="by hand"),),
                status=(StatusChange(status="published", date=on(2, 3), note="in the gazette"),),
                facts=("Two pages.",),
                points=(
                    Point(label="1", text="The wall is high.", settles=immutabledict({"height": "high"})),
                    Point(label="1a", parent="1", text="It has steps.", touches=("height",), confidence="low"),
                    Point(label="2", text="Fees are settled later.", touches=("fee",)),
                ),
                terms=immutabledict(
                    {
                        "height": Term(state="settled", options=("high",)),
                        "fee": Term(state="deferred", options=("small", "large")),
                    }
                ),
                **_record(2, 1, "gazette"),
            ),
            Draft(
                id="second",
                title="Second text",
                kind="counter-proposal",
                grew_from=("first",),
                points=(
                    Point(
                        label="1",
                        text="The wall is of middle height.",
                        settles=immutabledict({"height": "middle"}),
                        answers=("first/1",),
                        change="changed",
                    ),
                ),
                struck=(Struck(point="first/2", note="left out"),),
                terms=immutabledict(
                    {
                        "height": Term(state="settled", options=("middle",)),
                        "fee": Term(
                            state="bracketed",
                            options=("none", "small"),
                            wanted_by=immutabledict({"none": ("town",), "small": ("port",)}),
                        ),
                    }
                ),
                **_record(3, 1, "gazette"),
            ),
        ),
        responses=(
            Response(
                id="r1",
                party="town",
                draft="first",
                kind="rejects",
                points=("1",),
                issues=("height",),
                note="Too high.",
                **_record(2, 5, "radio"),
            ),
        ),
        statements=(
            Statement(
                id="s1",
                party="town",
                text="Never above the roofs.",
                cost="costly",
                floor=Floor(issue="height", options=("low", "middle")),
                **_record(1, 8, "radio"),
            ),
        ),
        claims=(
            Claim(
                id="c1", about="authorship", claimant="Mayor", says="The port wrote it.", draft="first", **_record(2, 6)
            ),
            Claim(
                id="c2",
                about="authorship",
                claimant="Port director",
                says="It did not.",
                draft="first",
                relations=(Relation(to="c1", kind="contradicts"),),
                **_record(2, 7, "radio"),
            ),
        ),
        ultimatums=(
            Ultimatum(
                id="u1",
                by="port",
                to=("town",),
                terms="Sign the first text.",
                penalty="the cranes leave",
                due=on(3, 10),
                draft="first",
                fates=(Fate(fate="lapsed", date=on(3, 10), note="nothing happened"),),
                **_record(2, 10, "gazette"),
            ),
        ),
        events=(
            Event(id="e1", kind="storm", text="A storm.", actor="crews", to="town", **_record(1, 20, "radio")),
            Event(id="e2", kind="meeting", text="A meeting.", happened=Date.parse("2025-02"), known=on(3, 1)),
        ),
        series=tuple(
            SeriesPoint(date=on(month, 1), value=Fraction(value), unit=unit, source="gazette")
            for month, value, unit in ((1, 3, "ships"), (3, 5, "ships"), (1, 40, "tonnes"))
        ),
        sources=(
            Source(id="gazette", outlet="Gazette", title="The wall", date="2025-01-06", url="https://example.org/wall"),
            Source(id="radio", outlet="Radio", url="javascript:alert(1)", kind="relay", note="heard"),
        ),
    )


def number(point: float, low: float, high: float) -> Estimate:
    return Estimate(point, low, high)


def chance(point: float) -> Probability:
    return Probability(point, 0.0, 1.0, 0.0075, 4000)


def status(line: str, state: str, reading: str, *points: str) -> LineStatus:
    return LineStatus(
        id=line,
        status=state,
        reading=reading,
        firmness=Estimate(0.8, 0.7, 0.9, "share"),
        real=True,
        evidence="leader-repeated",
        issues=("height",),
        points=points,
    )


def share(value: Estimate | None, *lines: LineStatus, unknown: tuple[str, ...] = ()) -> PartyBalance:
    return PartyBalance(
        value=value,
        no_deal=number(40, 30, 50) if value else None,
        gain=None,
        accepts="depends" if value else None,
        accept_probability=chance(0.4) if value else None,
        accepts_strict="no" if value else None,
        accept_probability_strict=chance(0.1) if value else None,
        red_lines=lines,
        sourced_share=0.5,
        unknown_issues=unknown,
    )


def _drafts(case: Case) -> tuple[DraftBalance, ...]:
    nothing = ("height", "fee")
    rows = {
        "rumour": (None, None, ()),
        "first": (
            number(12.34, 3, 31),
            number(81, 67, 96),
            (status("town-high", "broken", "narrow", "first/1"), status("town-high", "broken", "strict", "first/1")),
        ),
        "second": (
            number(48, 31, 67),
            number(55, 40, 72),
            (status("town-high", "kept", "narrow"), status("town-high", "broken", "strict", "second/1")),
        ),
    }
    out = []
    for draft in case.drafts_by_date:
        town, port, lines = rows[draft.id]
        out.append(
            DraftBalance(
                id=draft.id,
                title=draft.title,
                happened=draft.happened,
                known_terms=draft.terms_known,
                open_issues=("fee",) if draft.terms_known else ("height", "fee"),
                terms={
                    issue: TermView(state=term.state, option=term.option, options=term.options)
                    for issue in ("height", "fee")
                    for term in (draft.term(issue),)
                },
                parties={
                    "crews": share(number(50, 0, 100) if town else None, unknown=nothing),
                    "port": share(port, status("port-fee", "possible", "narrow", f"{draft.id}/2")),
                    "town": share(town, *lines),
                },
                stances={f"{draft.id}/1": {"crews": "unknown", "port": "supports", "town": "refuses"}}
                if draft.points
                else {},
                issue_stances={"height": {"crews": "unknown", "port": "supports", "town": "refuses"}}
                if draft.points
                else {},
            )
        )
    return tuple(out)


def _effects() -> dict[str, Effect]:
    def effect(total: Estimate, holds: str, loses: str, *lines: LineChange) -> Effect:
        return Effect(
            total=total,
            holds=holds,
            probability=chance(0.3),
            loses=loses,
            loses_probability=chance(0.6),
            by_issue={"height": total},
            by_interaction={},
            lines=lines,
        )

    nothing = Effect(
        total=Estimate(0, 0, 0),
        holds="none",
        probability=None,
        loses="none",
        loses_probability=None,
        by_issue={},
        by_interaction={},
    )
    moved = LineChange(id="town-high", reading="narrow", before="broken", after="kept")
    return {
        "crews": nothing,
        "port": effect(number(-26, -50, -4), "none", "all"),
        "town": effect(number(35.7, 5, 60), "all", "none", moved),
    }


def _position(option: str, date: Date) -> PositionView:
    return PositionView(
        options=(option,),
        refused=(),
        kind="demand",
        speaker="Mayor",
        happened=date,
        known=date,
        stance="as said",
        sources=("gazette",),
    )


def _sections(case: Case, head: Envelope) -> BriefSections:
    drafts = _drafts(case)
    balance = BalanceResult(envelope=head, drafts=drafts, basis_share={"source": 0.2, "analyst": 0.7, "default": 0.1})
    branch = DilemmaBranch(
        choice="sign",
        draft="first",
        value=number(12, 3, 31),
        against_no_deal=number(-28, -47, 1),
        lines_narrow=("town-high",),
        lines_strict=("town-high",),
        who_rejects={"crews": "said so on the radio"},
        note="The winter is near.",
    )
    need = ConsentNeed(
        issue="height",
        by="crews",
        body="assembly",
        rule="majority",
        needed="possible",
        lines=(status("town-high", "broken", "narrow"),),
    )
    return BriefSections(
        headlines=(
            Headline(
                id="nearest",
                text="The first text stands nearer to the port on 1 of 1 issues.",
                sourced_only_text="Nothing can be said.",
                sourced_share=0.58,
            ),
            Headline(
                id="lines",
                text="It breaks one red line.",
                sourced_only_text="It breaks one red line.",
                sourced_share=None,
            ),
        ),
        balance=balance,
        balance_sourced=replace(balance, sourced_only=True),
        compare=(
            CompareResult(
                envelope=head,
                a="first",
                b="second",
                links=(Link(from_=("1",), to=("1",), op="changed", similarity=None),),
                changes=(
                    TermChange(issue="height", before=drafts[1].terms["height"], after=drafts[2].terms["height"]),
                ),
                effects=_effects(),
            ),
        ),
        claims=ClaimsResult(
            envelope=head,
            subjects=(
                Subject(
                    about="authorship",
                    draft="first",
                    contested=True,
                    claims=tuple(
                        ClaimView(
                            id=claim.id,
                            claimant=claim.claimant,
                            says=claim.says,
                            happened=claim.happened,
                            known=claim.known,
                            sources=claim.sources,
                            relations=claim.relations,
                        )
                        for claim in case.claims
                    ),
                ),
            ),
        ),
        concede=ConcedeResult(
            envelope=head,
            position_moved=(
                PositionMove(
                    party="town",
                    issue="height",
                    opening=_position("low", on(1, 5)),
                    latest=_position("middle", on(3, 2)),
                    steps=Estimate(1, 1, 1, "steps"),
                    kind="moved",
                ),
            ),
            draft_change=(DraftChange(from_="first", to="second", effects=_effects()),),
        ),
        nearness=(
            Nearness(
                draft="first",
                party="port",
                other="town",
                nearer_party=("height",),
                nearer_other=(),
                same=(),
                either=(),
                unknown=("fee",),
            ),
        ),
        consents={"first": (need,), "second": (need,)},
        no_deal=(
            NoDealView(
                party="town",
                value=number(40, 30, 50),
                after_6=number(38, 20, 50),
                after_12=None,
                cost=number(5, 2, 8),
                expectations={
                    "height": {"after_6": {"low": Estimate(0.5, 0.4, 0.7, "probability")}, "after_12": {}},
                },
                reasons={"height": "It has always been low."},
                basis="analyst",
                hindsight=True,
            ),
        ),
        clashes=(
            ExpectationClash(
                issue="height",
                months=6,
                parties=("port", "town"),
                expects={
                    "port": {"high": Estimate(0.8, 0.7, 0.9, "probability")},
                    "town": {"low": Estimate(0.5, 0.4, 0.7, "probability")},
                },
            ),
        ),
        deadlines=(
            DeadlineView(
                id="u1",
                by="port",
                speaker="Director",
                to=("town",),
                terms="Sign the first text.",
                penalty="the cranes leave",
                set_on=on(2, 10),
                due=on(3, 10),
                fate="lapsed",
                fate_on=on(3, 10),
                draft="first",
                note="nothing happened",
                sources=("gazette",),
            ),
        ),
        credibility=(
            Credibility(
                party="port",
                alpha=0.5,
                beta=1.5,
                point=0.25,
                low=0.01,
                high=0.77,
                cases=(CredibilityCase(ultimatum="u1", fate="lapsed", counts="broken"),),
            ),
        ),
        floors=(PublicFloor(party="town", statement="s1", issue="height", options=("low", "middle"), cost="costly"),),
        responses=(
            ResponseView(
                id="r1",
                party="town",
                speaker="Mayor",
                draft="first",
                kind="rejects",
                public=True,
                issues=("height",),
                happened=on(2, 5),
                note="Too high.",
                sources=("radio",),
            ),
        ),
        dilemmas=(
            Dilemma(
                party="town",
                draft="first",
                ultimatum="u1",
                branches=(
                    branch,
                    replace(branch, choice="amend", draft="second"),
                    replace(branch, choice="refuse", draft=None, value=None),
                ),
            ),
        ),
        unknowns=Unknowns(
            no_terms=("rumour",),
            no_position={"crews": ("height", "fee")},
            open_issues={"first": ("fee",)},
            no_responses={"second": ("port", "town")},
            low_confidence=1,
            doubts=tuple(doubt.text for doubt in case.doubts),
        ),
        basis_share=balance.basis_share,
        focus="first",
        settle=settled(head),
        settle_strict=strictly_blocked(),
        settle_as_good={"nash": {"fee": ("none", "small")}, "ks": {}},
        settle_as_few={"first": {"height": ("middle",)}},
        frontier=curve(head),
        **_told(case),
    )


def _told(case: Case) -> dict[str, Any]:
    """What is on record over time, with doubts of every kind."""
    hedged = Certainty(polarity="denied", hedge="allegedly", conditional="if it freezes", inferred=True)
    dated = {"happened": on(1, 8), "known": on(1, 8), "sources": ("radio",)}
    sayings = (
        Saying(
            kind="position", id="town/height", party="town", word="demand", says="as said", options=("low",), **dated
        ),
        Saying(
            kind="floor", id="s1", party="town", says="Never.", options=("low", "middle"), certainty=(hedged,), **dated
        ),
        Saying(kind="red-line", id="town-high", party="town", speaker="Mayor", says="Nothing above.", **dated),
        Saying(kind="response", id="r1", party="town", word="rejects first", reported_by="Radio", **dated),
        Saying(
            kind="position",
            id="town/height",
            party="town",
            word="refuses",
            refused=("high",),
            confidence="low",
            **dated,
        ),
    )
    half = {"source": 0.5, "analyst": 0.5}
    return {
        "sayings": (
            IssueSayings(
                issue="height", parties=(PartySayings(party="town", sayings=sayings),), basis_share={"source": 1.0}
            ),
        ),
        "publications": (
            Publication(
                kind="published",
                id="first",
                draft="first",
                date=on(2, 3),
                text="in the gazette",
                days=(2, 2),
                sources=("gazette",),
            ),
            Publication(kind="leaked", id="e9", draft=None, date=on(2, 4), text="A page on a wall.", by="Mayor"),
        ),
        "leaks": LeakShare(
            alpha=1.5,
            beta=2.5,
            point=0.375,
            low=0.06,
            high=0.75,
            cases=tuple(LeakCase(draft=one.id, leaked=one.id == "first", on=on(2, 3)) for one in case.drafts),
        ),
        "shocks": (
            Shock(
                id="e8",
                kind="domestic shock",
                text="A flood.",
                actor="",
                issues=("height",),
                certainty=(hedged,),
                **dated,
            ),
        ),
        "record_basis": {"sayings": half, "deadlines": {"analyst": 1.0}, "claims": {"source": 1.0}},
    }


def small_brief(case: Case, *, audience: str = "mediator", withheld: int = 0) -> BriefResult:
    """A brief about `small_case`, or about a case with the same ids."""
    head = Envelope(
        command="brief",
        version="0.1.0",
        case=case.id,
        case_sha256="ab" * 32,
        as_of=DAY,
        audience=audience,
        withheld=withheld,
        seed=7,
        warnings=("one thing",),
    )
    told = replace(
        _sections(case, head),
        forecast=small_forecast(head),
        forecast_without=WITHOUT,
        forecast_changes=CHANGES,
        reveal=small_reveal(),
    )
    return BriefResult(envelope=head, path=None, sections=told)


def empty_brief(case: Case) -> BriefResult:
    """A brief about a case of which nothing is known."""
    head = Envelope(command="brief", version="0.1.0", case=case.id, as_of=DAY)
    return BriefResult(
        envelope=head,
        path=None,
        sections=BriefSections(
            headlines=(),
            balance=BalanceResult(envelope=head, drafts=(), basis_share={}),
            balance_sourced=BalanceResult(envelope=head, drafts=(), basis_share={}, sourced_only=True),
            compare=(),
            claims=ClaimsResult(envelope=head, subjects=()),
            concede=ConcedeResult(envelope=head, position_moved=(), draft_change=()),
            nearness=(),
            consents={},
            no_deal=(),
            clashes=(),
            deadlines=(),
            credibility=(),
            floors=(),
            responses=(),
            dilemmas=(),
            unknowns=Unknowns(
                no_terms=(), no_position={}, open_issues={}, no_responses={}, low_confidence=0, doubts=()
            ),
            basis_share={},
            focus=None,
        ),
    )


_WORDS = {
    "analyst",
    "annexes",
    "about",
    "body",
    "channel",
    "claimant",
    "date_note",
    "doubts",
    "facts",
    "handed_over_by",
    "conditional",
    "hedge",
    "reported_by",
    "name",
    "note",
    "notice",
    "origin",
    "outlet",
    "penalty",
    "reported",
    "rule",
    "says",
    "short",
    "sourced_only_text",
    "speaker",
    "stance",
    "summary",
    "series_note",
    "terms",
    "text",
    "title",
    "unit",
    "unless",
    "url",
    "warnings",
    "what",
    "assumptions",
}


def poisoned(value: Any) -> Any:
    """The same value with markup in every text field that people write (ids, kinds and dates stay)."""
    if isinstance(value, ForecastText | ForecastDilemma):
        # Nobody writes these: what is called text and origin there is an id and a kind.
        return value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _poisoned_field(f.name, getattr(value, f.name)) for f in fields(value) if f.init}
        return replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(poisoned(item) for item in value)
    if isinstance(value, Mapping):
        return type(value)({key: poisoned(item) for key, item in value.items()})
    return value


def _poisoned_field(name: str, value: Any) -> Any:
    if name in _WORDS and isinstance(value, str):
        return value + HOSTILE
    if name in _WORDS and isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return tuple(item + HOSTILE for item in value)
    if name in ("reasons", "who_rejects"):
        return {key: item + HOSTILE for key, item in value.items()}
    return poisoned(value)
