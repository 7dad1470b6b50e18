"""Keep a filtered case whole: no reference to anything that is not in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from immutabledict import immutabledict

from onetext.model.candidates import Candidate
from onetext.model.drafts import Draft, Point, Term
from onetext.model.issues import Issue
from onetext.model.judgements import NoDeal
from onetext.model.record import Claim, Response, Ultimatum
from onetext.model.redlines import Bar, RedLine

if TYPE_CHECKING:
    from onetext.model.case import Case

__all__ = ["pruned"]

Value = TypeVar("Value")


def pruned(case: Case) -> Case:
    """The case without what cannot be understood any more because something it rests on was filtered out.

    An item goes when the party, issue, draft or red line it is *about* is gone; a mere cross-reference (a source, an
    answered point, a related claim) goes alone and leaves the item standing.
    """
    parties = {party.id for party in case.parties}
    issues = {issue.id for issue in case.issues}
    drafts = tuple(_draft(draft, parties, issues) for draft in case.drafts)
    known_drafts = {draft.id for draft in drafts}
    points = {f"{draft.id}/{point.label}" for draft in drafts for point in draft.points}
    claims = tuple(claim for claim in case.claims if not claim.draft or claim.draft in known_drafts)
    claim_ids = {claim.id for claim in claims}
    sources = {source.id for source in case.sources}

    out = replace(
        case,
        signatories=_among(case.signatories, parties),
        contested=_among(case.contested, issues),
        issues=tuple(_issue(issue, parties) for issue in case.issues),
        rules=tuple(rule for rule in case.rules if {*rule.when, *rule.then} <= issues),
        interactions=tuple(item for item in case.interactions if item.party in parties and set(item.options) <= issues),
        positions=tuple(item for item in case.positions if item.party in parties and item.issue in issues),
        weights=tuple(item for item in case.weights if item.party in parties and item.issue in issues),
        red_lines=tuple(line for line in case.red_lines if line.party in parties and _line_issues(line) <= issues),
        no_deals=tuple(_no_deal(item, issues, sources) for item in case.no_deals if item.party in parties),
        drafts=tuple(_cross_references(draft, known_drafts, points) for draft in drafts),
        responses=tuple(
            _response(item, issues, points)
            for item in case.responses
            if item.party in parties and item.draft in known_drafts
        ),
        statements=tuple(
            replace(item, floor=None) if item.floor and item.floor.issue not in issues else item
            for item in case.statements
            if item.party in parties
        ),
        claims=tuple(_claim(item, claim_ids, parties) for item in claims),
        ultimatums=tuple(_ultimatum(item, parties, known_drafts) for item in case.ultimatums if item.by in parties),
        events=tuple(replace(item, issues=_among(item.issues, issues)) for item in case.events),
        candidates=tuple(item for item in case.candidates if _stands(item, known_drafts, points, issues, parties)),
        process=case.process.pruned(parties, known_drafts, sources) if case.process else None,
    )
    return _without_missing_candidates(_without_missing_sources(out))


def _among(ids: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(item for item in ids if item in known)


def _keys(mapping: immutabledict[str, Value], known: Collection[str]) -> immutabledict[str, Value]:
    return immutabledict({key: value for key, value in mapping.items() if key in known})


def _issue(issue: Issue, parties: Collection[str]) -> Issue:
    return replace(issue, consents=tuple(consent for consent in issue.consents if consent.by in parties))


def _bar_issues(bar: Bar | None) -> set[str]:
    return set(bar.options) if bar else set()


def _line_issues(line: RedLine) -> set[str]:
    return _bar_issues(line.narrow) | _bar_issues(line.strict)


def _no_deal(item: NoDeal, issues: Collection[str], sources: Collection[str]) -> NoDeal:
    kept = (expectation for expectation in item.expectations if expectation.issue in issues)
    return replace(item, expectations=tuple(replace(e, sources=_among(e.sources, sources)) for e in kept))


def _term(term: Term, parties: Collection[str]) -> Term:
    wanted = {option: _among(by, parties) for option, by in term.wanted_by.items()}
    return replace(term, wanted_by=immutabledict({option: by for option, by in wanted.items() if by}))


def _point(point: Point, issues: Collection[str]) -> Point:
    return replace(point, settles=_keys(point.settles, issues), touches=_among(point.touches, issues))


def _draft(draft: Draft, parties: Collection[str], issues: Collection[str]) -> Draft:
    return replace(
        draft,
        received=tuple(receipt for receipt in draft.received if receipt.party in parties),
        points=tuple(_point(point, issues) for point in draft.points),
        terms=immutabledict({i: _term(t, parties) for i, t in draft.terms.items() if i in issues}),
    )


def _cross_references(draft: Draft, drafts: Collection[str], points: Collection[str]) -> Draft:
    return replace(
        draft,
        grew_from=_among(draft.grew_from, drafts),
        struck=tuple(item for item in draft.struck if item.point in points),
        points=tuple(replace(point, answers=_among(point.answers, points)) for point in draft.points),
    )


def _response(item: Response, issues: Collection[str], points: Collection[str]) -> Response:
    """A bare label is a point of the response's own draft; one with a slash may lie in a draft that is gone."""
    named = tuple(point for point in item.points if "/" not in point or point in points)
    return replace(item, issues=_among(item.issues, issues), points=named)


def _claim(item: Claim, claims: Collection[str], parties: Collection[str]) -> Claim:
    relations = tuple(relation for relation in item.relations if relation.to in claims)
    return replace(item, relations=relations, party=item.party if item.party in parties else "")


def _ultimatum(item: Ultimatum, parties: Collection[str], drafts: Collection[str]) -> Ultimatum:
    return replace(item, to=_among(item.to, parties), draft=item.draft if item.draft in drafts else "")


def _stands(
    item: Candidate,
    drafts: Collection[str],
    points: Collection[str],
    issues: Collection[str],
    parties: Collection[str],
) -> bool:
    """Whether a candidate is about what is there: its words are those of the draft, which may be hidden."""
    if item.kind != "settles":
        told = ("issue", issues), ("party", parties), ("by", parties), ("draft", drafts)
        return all(not item.fields.get(key) or item.fields[key] in known for key, known in told)
    draft, issue = item.fields.get("draft", ""), item.fields.get("issue", "")
    return draft in drafts and f"{draft}/{item.fields.get('point', '')}" in points and issue in issues


def _without_missing_sources(case: Case) -> Case:
    known = {source.id for source in case.sources}

    def cleaned(items: tuple[Value, ...]) -> tuple[Value, ...]:
        """The items, without sources that the case does not have."""
        return tuple(
            replace(item, sources=_among(item.sources, known))  # type: ignore[type-var,attr-defined]  # one shape
            if any(source not in known for source in getattr(item, "sources", ()))
            else item
            for item in items
        )

    uncited = ("doubts", "parties", "issues", "rules", "sources", "documents", "candidates")
    mended: dict[str, Any] = {
        name: cleaned(items) for name, items in case._collections().items() if name not in uncited
    }
    series = tuple(point if point.source in known else replace(point, source="") for point in case.series)
    documents = tuple(one if one.source in known else replace(one, source="") for one in case.documents)
    return replace(case, series=series, documents=documents, **mended)


def _without_missing_candidates(case: Case) -> Case:
    """Records without the ids of candidates that are not in the inbox: they would tell that there are some."""
    known = {item.id for item in case.candidates}

    def cleaned(items: tuple[Value, ...]) -> tuple[Value, ...]:
        """Those records, without ids of candidates that are not there."""
        return tuple(
            replace(item, read_from=_among(item.read_from, known))  # type: ignore[type-var,attr-defined]  # a record
            if any(name not in known for name in getattr(item, "read_from", ()))
            else item
            for item in items
        )

    mended: dict[str, Any] = {name: cleaned(items) for name, items in case._collections().items()}
    return replace(case, **mended)
