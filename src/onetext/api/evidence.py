"""The evidence behind an id: the sentences on record, and where each can be read (`show --evidence`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onetext.api.looking import looked_at, warned
from onetext.api.sentences import Sentences
from onetext.api.show import line_issues
from onetext.errors import UnknownId
from onetext.model import Case, Claim, Event, Response, Statement, Ultimatum
from onetext.model.results import Evidence, EvidenceResult
from onetext.record import credibility, series

__all__ = ["show_evidence"]


def show_evidence(
    case: Case, given: str, *, as_of: dt.date | None = None, audience: str = "mediator"
) -> EvidenceResult:
    """The sentences behind an id.

    Parameters
    ----------
    given
        The id of an issue, party, draft, point (`us28/21a`), red line, response, claim, statement, ultimatum, event or
        source; or `party/issue` for everything behind one number, `draft/party` for everything behind what a draft
        gives a party, `party/credibility` for its threats, `draft/subject` for rival claims, or the unit of a dated
        series. Where ids of different kinds are alike, the first kind in this order is meant, with a warning;
        `kind:id` names the other (`red-line:nato`).

    Raises
    ------
    UnknownId
        When nothing visible on the day has that id.
    """
    seen, envelope = looked_at(case, command="show", as_of=as_of, audience=audience)
    finders = _finders(seen)
    kind, _, rest = given.partition(":")
    if rest and kind in finders and rest in finders[kind][0]:
        hits, wanted = [kind], rest
    else:
        hits, wanted = [name for name, (ids, _find) in finders.items() if given in ids], given
    if not hits:
        raise UnknownId("id", given, dict.fromkeys(i for ids, _find in finders.values() for i in ids))
    others = [f"{name}:{wanted}" for name in hits[1:]]
    ids, find = finders[hits[0]]
    return EvidenceResult(
        envelope=warned(envelope, f'"{wanted}" also names {", ".join(others)}') if others else envelope,
        id=wanted,
        kind=hits[0],
        title=ids[wanted],
        evidence=tuple(find(wanted)),
    )


_Finder = tuple[dict[str, str], Callable[[str], Iterable[Evidence]]]


def _finders(seen: Case) -> dict[str, _Finder]:
    """Kind -> (id -> title, what finds the sentences): the order is the order of precedence."""
    says = Sentences(seen)
    points = {f"{d.id}/{p.label}": f"{d.label}, point {p.label}" for d in seen.drafts for p in d.points}
    pairs = {f"{p.id}/{i.id}": f"{p.name} on {i.title}" for p in seen.parties for i in seen.issues}
    values = {f"{d.id}/{p.id}": f"What {d.label} gives {p.name}" for d in seen.drafts for p in seen.parties}
    setting = {item.by for item in seen.ultimatums}
    threats = {f"{p.id}/credibility": f"Threats by {p.name}" for p in seen.parties if p.id in setting}
    subjects = {_subject(x): f"Claims on {x.about}" for x in seen.claims}
    return {
        "issue": ({item.id: item.title for item in seen.issues}, lambda i: _of_issue(seen, says, i)),
        "party": ({item.id: item.name for item in seen.parties}, lambda i: _of_party(seen, says, i)),
        "draft": ({item.id: item.title for item in seen.drafts}, lambda i: _of_draft(seen, says, i)),
        "point": (points, lambda i: _of_point(seen, says, i)),
        "number": (pairs, lambda i: _of_number(seen, says, *i.split("/", 1))),
        "red-line": ({x.id: x.says or x.id for x in seen.red_lines}, lambda i: [says.red_line(seen.red_line(i))]),
        "response": ({x.id: x.id for x in seen.responses}, lambda i: _those(says.response, seen.responses, i)),
        "claim": ({x.id: x.about for x in seen.claims}, lambda i: _those(says.claim, seen.claims, i)),
        "statement": ({x.id: x.id for x in seen.statements}, lambda i: _those(says.statement, seen.statements, i)),
        "ultimatum": ({x.id: x.terms for x in seen.ultimatums}, lambda i: _those(says.ultimatum, seen.ultimatums, i)),
        "event": ({x.id: x.kind for x in seen.events}, lambda i: _those(says.event, seen.events, i)),
        "value": (values, lambda i: _of_value(seen, says, *i.split("/", 1))),
        "credibility": (threats, lambda i: _threats(seen, says, i.partition("/")[0])),
        "subject": (subjects, lambda i: [says.claim(x) for x in seen.claims if _subject(x) == i]),
        "series": ({x.unit: x.unit for x in seen.series}, lambda i: map(says.value, series(seen)[i])),
        "source": ({x.id: x.title or x.outlet for x in seen.sources}, lambda i: says.citing(i)),
    }


def _of_number(seen: Case, says: Sentences, party: str, issue: str) -> Iterator[Evidence]:
    """Everything behind what an issue gives a party: positions, weight, lines, expectations, statements."""
    yield from (says.position(x) for x in seen.positions if (x.party, x.issue) == (party, issue))
    yield from (says.weight(x) for x in seen.weights if (x.party, x.issue) == (party, issue))
    yield from (says.red_line(x) for x in seen.red_lines if x.party == party and issue in line_issues(x))
    for no_deal in seen.no_deals:
        if no_deal.party == party:
            yield from (says.expectation(party, x) for x in no_deal.expectations if x.issue == issue)
    yield from (says.statement(x) for x in seen.statements if x.party == party and x.floor and x.floor.issue == issue)


def _of_value(seen: Case, says: Sentences, draft: str, party: str) -> Iterator[Evidence]:
    """Everything behind what a draft gives a party: its points that settle something, and the party's numbers there."""
    version = seen.draft(draft)
    yield from (says.point(version, point) for point in version.points if point.settles)
    for issue in seen.issues:
        if version.term(issue.id).options:
            yield from _of_number(seen, says, party, issue.id)


def _threats(seen: Case, says: Sentences, party: str) -> Iterator[Evidence]:
    """The ultimatums that a party's credibility is counted from, in the order in which they were set."""
    by_id = {item.id: item for item in seen.ultimatums}
    for one in credibility(seen):
        if one.party == party:
            yield from (says.ultimatum(by_id[item.ultimatum]) for item in one.cases)


def _subject(claim: Claim) -> str:
    """The heading under which rival claims stand: `draft/about`, or `about` alone."""
    return f"{claim.draft}/{claim.about}" if claim.draft else claim.about


def _of_issue(seen: Case, says: Sentences, issue: str) -> Iterator[Evidence]:
    for party in seen.parties_by_name:
        yield from _of_number(seen, says, party.id, issue)
    for draft in seen.drafts_by_date:
        yield from (says.point(draft, point) for point in draft.points if issue in point.issues)
    yield from (says.response(x) for x in seen.responses if issue in x.issues)
    yield from (says.event(x) for x in seen.events if issue in x.issues)


def _of_party(seen: Case, says: Sentences, party: str) -> Iterator[Evidence]:
    yield from (says.position(x) for x in seen.positions if x.party == party)
    yield from (says.weight(x) for x in seen.weights if x.party == party)
    yield from (says.red_line(x) for x in seen.red_lines if x.party == party)
    for no_deal in seen.no_deals:
        if no_deal.party == party:
            yield from says.no_deal(no_deal)
    yield from (says.response(x) for x in seen.responses if x.party == party)
    yield from (says.statement(x) for x in seen.statements if x.party == party)
    yield from (says.ultimatum(x) for x in seen.ultimatums if x.by == party)


def _of_draft(seen: Case, says: Sentences, draft_id: str) -> Iterator[Evidence]:
    draft = seen.draft(draft_id)
    yield from says.draft(draft)
    yield from (says.point(draft, point) for point in draft.points)
    yield from (says.response(x) for x in seen.responses if x.draft == draft_id)
    yield from (says.claim(x) for x in seen.claims if x.draft == draft_id)
    yield from (says.ultimatum(x) for x in seen.ultimatums if x.draft == draft_id)


def _of_point(seen: Case, says: Sentences, point_id: str) -> Iterator[Evidence]:
    """The point, what it answers and what answers it, and what parties did about it."""
    for draft in seen.drafts_by_date:
        for point in draft.points:
            name = f"{draft.id}/{point.label}"
            if name == point_id or point_id in point.answers:
                yield says.point(draft, point)
    own, _, label = point_id.partition("/")
    answered = seen.draft(own).point(label).answers
    for draft in seen.drafts_by_date:
        yield from (says.point(draft, point) for point in draft.points if f"{draft.id}/{point.label}" in answered)
    for response in seen.responses:
        if point_id in response.points or (response.draft == own and label in response.points):
            yield says.response(response)


_Kind = TypeVar("_Kind", Response, Claim, Statement, Ultimatum, Event)


def _those(say: Callable[[_Kind], Evidence], items: Iterable[_Kind], item_id: str) -> list[Evidence]:
    return [say(item) for item in items if item.id == item_id]
