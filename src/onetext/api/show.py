"""The verb `show`: parties, issues, drafts and timeline at a glance."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from onetext.api.looking import looked_at, unread, warned
from onetext.model import Case, Draft, Issue, Party, RedLine
from onetext.model.results import DraftRow, IssueRow, PartyRow, ShowResult
from onetext.record import timeline

__all__ = ["show"]


def show(case: Case, *, as_of: dt.date | None = None, audience: str = "mediator") -> ShowResult:
    """What is in a case, counted, as it was known on a day.

    Raises
    ------
    UsageError
        For an unknown audience, or a case without any date when none is given.
    """
    seen, envelope = looked_at(case, command="show", as_of=as_of, audience=audience)
    return ShowResult(
        envelope=warned(envelope, *unread(seen, seen.drafts_by_date)),
        title=seen.title,
        notice=seen.notice,
        parties=tuple(_party(seen, party) for party in seen.parties_by_name),
        issues=tuple(_issue(seen, issue) for issue in seen.issues),
        drafts=tuple(_draft(seen, draft) for draft in seen.drafts_by_date),
        timeline=timeline(seen),
        candidates=sum(item.waits for item in seen.candidates),
    )


def _party(seen: Case, party: Party) -> PartyRow:
    return PartyRow(
        id=party.id,
        name=party.name,
        kind=party.kind,
        signatory=party.id in seen.signatories,
        positions=sum(item.party == party.id for item in seen.positions),
        red_lines=sum(line.party == party.id for line in seen.red_lines),
        responses=sum(item.party == party.id for item in seen.responses),
    )


def _issue(seen: Case, issue: Issue) -> IssueRow:
    counts = Counter(item.party for item in seen.positions if item.issue == issue.id)
    return IssueRow(
        id=issue.id,
        title=issue.title,
        group=issue.group,
        options={option.id: option.title for option in issue.options},
        positions={party.id: counts[party.id] for party in seen.parties_by_name if counts[party.id]},
        red_lines=tuple(line.id for line in seen.red_lines if issue.id in line_issues(line)),
    )


def line_issues(line: RedLine) -> set[str]:
    """The issues that a red line is about, in either reading (S7)."""
    return {issue for bar in (line.narrow, line.strict) if bar for issue in bar.options}


def _draft(seen: Case, draft: Draft) -> DraftRow:
    states = Counter(draft.term(issue.id).state for issue in seen.issues)
    history = sorted(draft.status, key=lambda change: (change.date.latest, change.date.earliest))
    return DraftRow(
        id=draft.id,
        title=draft.title,
        happened=draft.happened,
        kind=draft.kind,
        status=history[-1].status if history else "",
        grew_from=draft.grew_from,
        points=len(draft.points),
        settled=states["settled"],
        bracketed=states["bracketed"],
        deferred=states["deferred"],
        silent=states["silent"],
        unknown=states["unknown"],
    )
