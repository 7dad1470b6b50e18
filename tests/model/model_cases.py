"""Cases with an item of every kind, drawn with their own dates and audiences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext import model as m

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
PARTIES, ISSUES, DRAFTS, SOURCES = ("ada", "ben", "cy"), ("land", "pay"), ("d1", "d2"), ("s1", "s2")

days = st.dates(min_value=FIRST, max_value=LAST)
dates = st.sampled_from(
    [m.Date.parse(text) for text in ("2025-01-01", "2025-03", "2025-06-30", "2025-11-23", "2025-12")]
)
audiences = st.sampled_from(
    [m.PUBLIC, m.PUBLIC, m.MEDIATOR, m.Audience("parties", ("ada",)), m.Audience("parties", ("ben", "cy"))]
)
words = st.just("a word")
some_sources = st.sampled_from(((), ("s1",), ("s2", "s1")))
open_to_all = st.just(m.PUBLIC)

_item = {"audience": audiences, "note": words}
_record = {**_item, "happened": dates, "known": dates, "sources": some_sources}
_judged = {**_item, "reason": words, "sources": some_sources}
_party, _issue, _draft = st.sampled_from(PARTIES), st.sampled_from(ISSUES), st.sampled_from(DRAFTS)
_bar = st.sampled_from(
    [m.Bar(options=immutabledict(dict.fromkeys(issues, ("no",)))) for issues in (("land",), ("pay",), ISSUES)]
)


def _several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(strategy, strategy)


def _points(draft: str) -> st.SearchStrategy[tuple[m.Point, ...]]:
    answers = st.lists(st.just("d1/1"), max_size=1).map(tuple) if draft == "d2" else st.just(())
    settles = st.sampled_from([immutabledict(dict.fromkeys(picked, "no")) for picked in ((), ("land",), ISSUES)])
    return st.builds(m.Point, label=st.just("1"), text=words, settles=settles, answers=answers).map(lambda p: (p,))


def _drafts(draft: str) -> st.SearchStrategy[m.Draft]:
    term = st.builds(
        m.Term,
        state=st.just("bracketed"),
        options=st.just(("no", "yes")),
        wanted_by=st.dictionaries(st.just("yes"), st.tuples(_party)).map(immutabledict),
    )
    return st.builds(
        m.Draft,
        id=st.just(draft),
        title=words,
        kind=st.just("proposal"),
        grew_from=st.just(() if draft == "d1" else ("d1",)),
        received=_several(st.builds(m.Receipt, party=_party, date=dates)),
        status=_several(st.builds(m.StatusChange, status=st.just("leaked"), date=dates)),
        points=_points(draft),
        struck=st.just(() if draft == "d1" else (m.Struck(point="d1/1"),)),
        terms=st.dictionaries(_issue, term).map(immutabledict),
        **_record,
    )


def _issues(issue: str) -> st.SearchStrategy[m.Issue]:
    options = (m.Option(id="no", title="No"), m.Option(id="yes", title="Yes"))
    consents = _several(st.builds(m.Consent, by=_party, body=words))
    return st.builds(m.Issue, id=st.just(issue), title=words, options=st.just(options), consents=consents, **_item)


def _lines() -> st.SearchStrategy[m.RedLine]:
    crossing = st.builds(m.Crossing, happened=dates, known=dates, firmness=st.just(m.Range.of("0.1")), note=words)
    return st.builds(
        m.RedLine,
        id=words,
        party=_party,
        narrow=_bar,
        strict=st.none() | _bar,
        says=words,
        crossed=st.none() | crossing,
        **_record,
    )


def _claims(name: str) -> st.SearchStrategy[m.Claim]:
    return st.builds(
        m.Claim,
        id=st.just(name),
        about=words,
        claimant=words,
        says=words,
        draft=st.sampled_from(("", *DRAFTS)),
        party=st.sampled_from(("", *PARTIES)),
        relations=st.just((m.Relation(to="c1", kind="contradicts"),) if name == "c2" else ()),
        **_record,
    )


def _no_deals() -> st.SearchStrategy[m.NoDeal]:
    expectation = st.builds(
        m.Expectation,
        issue=_issue,
        after_6=st.just(immutabledict({"no": m.Range.of(1)})),
        audience=audiences,
        note=words,
        sources=some_sources,
    )
    return st.builds(m.NoDeal, party=_party, expectations=_several(expectation), **_judged)


def _dated_records() -> dict[str, st.SearchStrategy[Any]]:
    point = st.sampled_from(("1", "d1/1", "d2/1"))
    floor = st.builds(m.Floor, issue=_issue, options=st.just(("no",)))
    return {
        "positions": _several(
            st.builds(m.Position, party=_party, issue=_issue, kind=st.just("demand"), option=st.just("no"), **_record)
        ),
        "red_lines": _several(_lines()),
        "drafts": st.tuples(*map(_drafts, DRAFTS)),
        "responses": _several(
            st.builds(
                m.Response,
                id=words,
                party=_party,
                draft=_draft,
                kind=st.just("rejects"),
                points=st.tuples(point),
                issues=st.tuples(_issue),
                **_record,
            )
        ),
        "statements": _several(
            st.builds(m.Statement, id=words, party=_party, text=words, floor=st.none() | floor, **_record)
        ),
        "claims": st.tuples(_claims("c1"), _claims("c2")),
        "ultimatums": _several(
            st.builds(
                m.Ultimatum,
                id=words,
                by=_party,
                to=st.tuples(_party),
                terms=words,
                draft=st.sampled_from(("", *DRAFTS)),
                fates=_several(st.builds(m.Fate, fate=st.just("lapsed"), date=dates)),
                **_record,
            )
        ),
        "events": _several(
            st.builds(m.Event, id=words, kind=words, text=words, issues=st.tuples(_issue), **_record)
        ),
    }  # fmt: skip


def cases() -> st.SearchStrategy[m.Case]:
    """Cases in which every kind of item occurs and every reference holds."""
    pick = st.fixed_dictionaries({issue: st.just("no") for issue in ISSUES}).map(immutabledict)
    swing = st.just(m.Range.of(40, 70))
    return st.builds(
        m.Case,
        id=st.just("case"),
        title=st.just("A case"),
        signatories=st.just(PARTIES[:2]),
        contested=st.just(ISSUES),
        doubts=_several(st.builds(m.Remark, text=words, known_from=st.none() | days, **_item)),
        parties=st.tuples(*(st.builds(m.Party, id=st.just(name), name=words, **_item) for name in PARTIES)),
        issues=st.tuples(*map(_issues, ISSUES)),
        rules=_several(st.builds(m.Rule, when=pick, **_item)),
        interactions=_several(st.builds(m.Interaction, party=_party, options=pick, points=swing, **_judged)),
        weights=_several(st.builds(m.Weight, party=_party, issue=_issue, weight=swing, **_judged)),
        no_deals=_several(_no_deals()),
        series=_several(
            st.builds(
                m.SeriesPoint,
                date=dates,
                value=st.integers(0, 9).map(Fraction),
                unit=words,
                source=st.sampled_from(("", *SOURCES)),
            )
        ),
        sources=st.tuples(*(st.builds(m.Source, id=st.just(name), outlet=words, **_item) for name in SOURCES)),
        candidates=_several(
            st.builds(
                m.Candidate,
                id=words,
                kind=words,
                document=words,
                start=st.just(0),
                end=st.just(1),
                text=words,
                **_item,
            )
        ),
        **_dated_records(),
    )  # fmt: skip


def walk(value: object) -> Iterator[object]:
    """Every value inside a case, however deep."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)
    elif isinstance(value, immutabledict):
        for key, item in value.items():
            yield from walk(key)
            yield from walk(item)


def _field_names(value: object) -> set[str]:
    return {field.name for field in fields(value)} if is_dataclass(value) else set()


def dangling(case: m.Case) -> list[str]:
    """References to something that the case does not hold."""
    parties, issues = {item.id for item in case.parties}, {item.id for item in case.issues}
    drafts, claims = {item.id for item in case.drafts}, {item.id for item in case.claims}
    sources = {item.id for item in case.sources}
    points = {f"{draft.id}/{point.label}" for draft in case.drafts for point in draft.points}
    named: list[tuple[set[str], object]] = [(parties, case.signatories), (issues, case.contested)]
    for value in walk(case):
        for holder, names in (
            (parties, ("party", "by", "to")),
            (issues, ("issue", "issues", "touches", "settles", "when", "then")),
            (drafts, ("draft", "grew_from")),
            (points, ("answers", "point")),
            (sources, ("source", "sources")),
        ):
            if not isinstance(value, m.Case | m.Relation | m.Statement):
                named += [(holder, getattr(value, name)) for name in names if name in _field_names(value)]
        if isinstance(value, m.Relation):
            named.append((claims, value.to))
        if isinstance(value, m.Response):
            named.append((points, tuple(point for point in value.points if "/" in point)))
        if isinstance(value, m.Draft):
            named.append((issues, value.terms))
        if isinstance(value, m.Bar | m.Interaction):
            named.append((issues, value.options))
        if isinstance(value, m.Term):
            named += [(parties, wanting) for wanting in value.wanted_by.values()]
    flat = [(holder, name) for holder, ids in named for name in ((ids,) if isinstance(ids, str) else ids or ())]
    return [name for holder, name in flat if name and name not in holder]
