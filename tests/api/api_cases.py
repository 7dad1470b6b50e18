"""Small whole cases for the verbs: every kind of item, valid references, audiences as drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext import model as m

DAY = dt.date(2025, 11, 26)
PARTIES = ("ada", "ben", "cy")
ISSUES = {"land": ("none", "half", "all"), "pay": ("low", "high"), "guard": ("ours", "joint", "theirs", "nobody")}
DRAFTS = ("d1", "d2", "d3")
SOURCES = ("s1", "s2")
COLLECTIONS = (
    *("parties", "issues", "rules", "interactions", "positions", "weights", "red_lines", "no_deals", "drafts"),
    *("responses", "statements", "claims", "ultimatums", "events", "sources", "candidates"),
)

words = st.sampled_from(("one", "two", "three"))
dates = st.sampled_from([m.Date.parse(text) for text in ("2025-01-05", "2025-03", "2025-11-20", "2025-11-26")])
party = st.sampled_from(PARTIES)
issue = st.sampled_from(tuple(ISSUES))
some_sources = st.sampled_from(((), ("s1",), ("s2", "s1")))
swings = st.sampled_from([m.Range.of(40, 70), m.Range.of(10, 40), m.Range.of(50), m.Range.of(70, 100)])
_kind = st.sampled_from(("demand", "offer", "tolerates"))
_judged = {"note": words, "reason": words, "sources": some_sources, "basis": st.sampled_from(("analyst", "source"))}
_record = {"note": words, "happened": dates, "sources": some_sources}


def _known(item: Any) -> Any:
    return replace(item, known=item.happened)


def record(made: type, /, **given_fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records that became known on the day they happened."""
    return st.builds(made, known=st.just(m.Date.on(DAY)), **_record, **given_fields).map(_known)


def some(one: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=most).map(tuple)


def numbered(prefix: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(item, id=f"{prefix}{number}") for number, item in enumerate(items, 1))


@st.composite
def positions(draw: st.DrawFn) -> m.Position:
    where = draw(issue)
    option = draw(st.sampled_from(ISSUES[where]))
    given = draw(record(m.Position, party=party, issue=st.just(where), kind=_kind, stance=words))
    if draw(st.booleans()):
        return replace(given, option=option)
    return replace(given, kind="refuses", refused=(option,))


@st.composite
def red_lines(draw: st.DrawFn) -> m.RedLine:
    where = draw(issue)
    options = tuple(draw(st.lists(st.sampled_from(ISSUES[where]), min_size=1, max_size=2, unique=True)))
    bar = m.Bar(options=immutabledict({where: options}), requires=draw(st.booleans()))
    firmness = draw(st.sampled_from([m.Range.of("0.9", 1), m.Range.of("0.1", "0.4"), m.Range.of("0.4", "0.7")]))
    strict = m.Bar(options=immutabledict({where: ISSUES[where][:1]}))
    given = draw(record(m.RedLine, id=words, party=party, narrow=st.just(bar), says=words))
    return replace(given, firmness=firmness, strict=draw(st.sampled_from((None, strict))))


@st.composite
def drafts(draw: st.DrawFn, name: str) -> m.Draft:
    earlier = DRAFTS[: DRAFTS.index(name)]
    points, terms = [], {}
    for number, (where, options) in enumerate(ISSUES.items(), 1):
        state = draw(st.sampled_from(("settled", "settled", "bracketed", "deferred", "silent")))
        answers = tuple(f"{draft}/{number}" for draft in earlier if draw(st.booleans()))
        option = draw(st.sampled_from(options))
        settles = immutabledict({where: option} if state == "settled" else {})
        change = draw(st.sampled_from(("kept", "changed", "")))
        points.append(m.Point(label=str(number), text=draw(words), settles=settles, answers=answers, change=change))
        if state == "settled":
            terms[where] = m.Term(state="settled", options=(option,))
        elif state == "bracketed":
            wanted = immutabledict({options[0]: (draw(party),)})
            terms[where] = m.Term(state="bracketed", options=options[:2], wanted_by=wanted)
        elif state == "deferred":
            terms[where] = m.Term(state="deferred")
    given = draw(record(m.Draft, id=st.just(name), title=words, kind=st.sampled_from(("proposal", "described"))))
    status = (m.StatusChange(status="leaked", date=draw(dates)),)
    received = (m.Receipt(party=draw(party), date=draw(dates)),)
    grew_from = tuple(draft for draft in earlier if draw(st.booleans()))
    return replace(
        given,
        points=tuple(points),
        terms=immutabledict(terms),
        status=status,
        received=received,
        grew_from=grew_from,
    )


@st.composite
def no_deals(draw: st.DrawFn, name: str) -> m.NoDeal:
    value = draw(st.none() | st.sampled_from([m.Range.of(20, 60), m.Range.of(40)]))
    where = draw(issue)
    expected = m.Expectation(issue=where, after_6=immutabledict({ISSUES[where][0]: m.Range.of("0.2", "0.6")}))
    expectations = () if value is not None else (expected,)
    given = draw(st.builds(m.NoDeal, party=st.just(name), value=st.just(value), **_judged))
    return replace(given, expectations=expectations)


@st.composite
def weights(draw: st.DrawFn, name: str, where: str) -> m.Weight:
    return draw(st.builds(m.Weight, party=st.just(name), issue=st.just(where), weight=swings, **_judged))


def _issue(name: str) -> st.SearchStrategy[m.Issue]:
    options = tuple(m.Option(id=option, title=option.title()) for option in ISSUES[name])
    consents = some(st.builds(m.Consent, by=party, body=words), most=1)
    silent = st.sampled_from(("", options[0].id))
    return st.builds(
        m.Issue, id=st.just(name), title=words, options=st.just(options), consents=consents, if_silent=silent
    )


_point = st.sampled_from(("1", "2", "d1/1"))
_kinds = st.sampled_from(("accepts", "rejects", "amends", "basis-for-talks", "silent"))
_collections: dict[str, st.SearchStrategy[tuple[Any, ...]]] = {
    "parties": st.tuples(*(st.builds(m.Party, id=st.just(name), name=words, note=words) for name in PARTIES)),
    "issues": st.tuples(*map(_issue, ISSUES)),
    "rules": some(st.sampled_from([m.Rule(when=immutabledict({"land": "all", "pay": "high"}))]), most=1),
    "interactions": some(
        st.builds(
            m.Interaction,
            party=party,
            options=st.just(immutabledict({"land": "none", "pay": "low"})),
            points=st.sampled_from([m.Range.of(-5, 5), m.Range.of(3)]),
            **_judged,
        ),
        most=1,
    ),
    "positions": some(positions(), most=6),
    "weights": st.tuples(*(weights(name, where) for name in PARTIES for where in ISSUES)),
    "red_lines": some(red_lines()).map(lambda items: numbered("r", items)),
    "no_deals": st.tuples(*map(no_deals, PARTIES[:2])),
    "drafts": st.tuples(*map(drafts, DRAFTS)),
    "responses": some(
        record(m.Response, id=words, party=party, draft=st.sampled_from(DRAFTS), kind=_kinds, points=st.tuples(_point))
    ).map(lambda items: numbered("a", items)),
    "statements": some(record(m.Statement, id=words, party=party, text=words)).map(lambda items: numbered("t", items)),
    "claims": some(
        record(m.Claim, id=words, about=words, claimant=words, says=words, draft=st.sampled_from(("", *DRAFTS)))
    ).map(lambda items: numbered("c", items)),
    "ultimatums": some(
        record(m.Ultimatum, id=words, by=party, to=st.tuples(party), terms=words, draft=st.sampled_from(("", *DRAFTS)))
    ).map(lambda items: numbered("u", items)),
    "events": some(record(m.Event, id=words, kind=words, text=words)).map(lambda items: numbered("e", items)),
    "sources": st.tuples(*(st.builds(m.Source, id=st.just(name), outlet=words, title=words) for name in SOURCES)),
    "candidates": some(
        st.builds(m.Candidate, id=words, kind=words, document=words, start=st.just(0), end=st.just(1), text=words)
    ).map(lambda items: numbered("k", items)),
}  # fmt: skip

cases = st.builds(
    m.Case,
    id=st.just("talks"),
    title=st.just("The talks"),
    as_of=st.sampled_from((None, DAY)),
    signatories=st.just(PARTIES[:2]),
    **_collections,
)
"""Whole cases, all of them public."""

_hidden = st.sampled_from(
    [*[m.PUBLIC] * 8, m.MEDIATOR, m.Audience("parties", ("ada",)), m.Audience("parties", ("ben",))]
)


@st.composite
def twins(draw: st.DrawFn) -> tuple[m.Case, m.Case, str]:
    """A viewer, and two cases that differ in nothing that the viewer may see.

    Each item gets an audience; each one hidden from the viewer is replaced in the second case by another one of the
    same kind, id and audience, whatever its other fields say.
    """
    first, other = draw(cases), draw(cases)
    viewer = draw(st.sampled_from(("public", *PARTIES)))
    one: dict[str, Any] = {}
    two: dict[str, Any] = {}
    for name in COLLECTIONS:
        items = [replace(item, audience=draw(_hidden)) for item in getattr(first, name)]
        if name == "parties":
            items = [replace(item, audience=m.PUBLIC) if item.id == viewer else item for item in items]
        spare = getattr(other, name)
        one[name] = tuple(items)
        two[name] = tuple(
            item if item.audience.admits(viewer) or number >= len(spare) else _twin(item, spare[number])
            for number, item in enumerate(items)
        )
    return replace(first, **one), replace(first, **two), viewer


def _twin(item: Any, spare: Any) -> Any:
    same = {"audience": item.audience}
    if "id" in {field.name for field in fields(item)}:
        same["id"] = item.id
    return replace(spare, **same)


def case(**changed: Any) -> m.Case:
    """A small fixed case, for tests that spell out what must come back."""
    given = {
        "id": "talks",
        "title": "The talks",
        "as_of": DAY,
        "signatories": ("ada", "ben"),
        "parties": tuple(m.Party(id=name, name=name.title()) for name in PARTIES),
        "issues": tuple(
            m.Issue(
                id=name,
                title=name.title(),
                options=tuple(m.Option(id=option, title=option.title()) for option in options),
            )
            for name, options in ISSUES.items()
        ),
    }
    return m.Case(**{**given, **changed})


def draft(name: str, *points: m.Point, **changed: Any) -> m.Draft:
    """A draft of the day with these points."""
    settled = {where: m.Term(state="settled", options=(o,)) for point in points for where, o in point.settles.items()}
    given = {
        "id": name,
        "title": f"Draft {name}",
        "kind": "proposal",
        "happened": m.Date.on(DAY),
        "known": m.Date.on(DAY),
        "points": points,
        "terms": immutabledict(settled),
    }
    return m.Draft(**{**given, **changed})
