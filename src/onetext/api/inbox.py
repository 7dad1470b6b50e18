"""The verb `inbox`: what a machine proposes, and what a person decides."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext._version import __version__
from onetext.api import deciding
from onetext.api.importing.draft import case_folder
from onetext.api.load import load_case, located
from onetext.casefile import alone_in, write_case
from onetext.errors import UsageError
from onetext.model import Candidate, Case, Term
from onetext.model.results import Envelope, InboxItem, InboxResult

__all__ = ["InboxResult", "inbox"]


def inbox(
    folder: str | os.PathLike[str],
    *,
    accept: Sequence[str] = (),
    reject: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
    reviewed: Sequence[str] = (),
    reason: str = "",
    everything: bool = False,
    undo: Sequence[str] = (),
    rest_silent: bool = False,
) -> InboxResult:
    """List the candidates of a case, and decide on some. All decisions of one call are written, or none.

    Parameters
    ----------
    folder
        A case; for decisions, a case folder of one's own.
    accept, reject
        Ids of candidates. In `reject` the id of a draft stands for all that still wait about it.
    settings
        `ID.field` -> value: changes made before anything is accepted.
    reviewed
        Drafts through whose text somebody has gone: issues that they do not list are silent from now on (S5).
    reason
        Why those in `reject` are rejected.
    everything
        List what was decided too.
    undo
        Ids of candidates on which was decided: what that wrote is taken out again, before anything else is done.
    rest_silent
        Of the points of the drafts in `reviewed` that settle and touch nothing: they are about no issue of the case.

    Raises
    ------
    CaseError
        When the case has errors.
    UsageError
        When a candidate is unknown or decided on, would contradict what the draft says, or stands in brackets; or when
        a draft in `reviewed` has points of which nobody said what they do. Nothing is written then.
    """
    decisions = _Decisions(accept, reject, settings or {}, reviewed, reason, undo, rest_silent)
    written: tuple[str, ...] = ()
    with alone_in(located(folder)):
        case = load_case(folder)
        changed, refused = _decided(case, decisions)
        if changed != case:
            target = case_folder(folder)
            try:
                written = write_case(changed, target)
            except OSError as error:
                raise UsageError(f'cannot write into "{target}": {error.strerror or error}') from error
    disputed = tuple(filter(None, (deciding.disputed_without_issue(changed.draft(name)) for name in reviewed)))
    return InboxResult(
        envelope=Envelope(
            command="inbox", version=__version__, case=changed.id, case_sha256=changed.sha256, warnings=disputed
        ),
        path=os.fspath(folder),
        items=tuple(_item(changed, item) for item in _shown(changed, everything)),
        waiting=sum(item.waits for item in changed.candidates),
        accepted=tuple(accept),
        rejected=refused,
        reviewed=tuple(reviewed),
        undone=tuple(undo),
        unreviewed=tuple(draft.id for draft in changed.drafts_by_date if not draft.terms_reviewed),
        waiting_by_draft=_waiting_by_draft(changed),
        unmatched=_unmatched(changed, reviewed),
        written=written,
    )


@dataclass(frozen=True)
class _Decisions:
    """What was decided; for the fields see `inbox`."""

    accept: Sequence[str]
    reject: Sequence[str]
    settings: Mapping[str, str]
    reviewed: Sequence[str]
    reason: str
    undo: Sequence[str]
    rest_silent: bool


def _decided(case: Case, asked: _Decisions) -> tuple[Case, tuple[str, ...]]:
    """The case with all decisions in it, and the ids of the candidates that were rejected."""
    for name in asked.undo:
        case = deciding.undone(case, name)
    case = deciding.edited(case, asked.settings)
    for name in asked.accept:
        case = deciding.accepted(case, name)
    refused = tuple(name for given in asked.reject for name in _named(case, given))
    for name in refused:
        case = deciding.rejected(case, name, asked.reason)
    for name in asked.reviewed:
        case = deciding.reviewed(case, name, rest_silent=asked.rest_silent)
    return case, refused


def _waiting_by_draft(case: Case) -> dict[str, int]:
    """Draft that nobody has gone through -> how many candidates wait about it, none among them."""
    return {
        draft.id: sum(item.waits and item.fields.get("draft") == draft.id for item in case.candidates)
        for draft in case.drafts_by_date
        if not draft.terms_reviewed
    }


def _unmatched(case: Case, reviewed: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Draft -> points that settle and touch nothing and about which nothing waits, where nobody has gone through it.

    Of a draft that was declared read just now, all points that settle and touch nothing.
    """
    found = {}
    for draft in case.drafts_by_date:
        if draft.terms_reviewed and draft.id not in reviewed:
            continue
        asked = {
            item.fields.get("point") for item in case.candidates if item.waits and item.fields.get("draft") == draft.id
        }
        left = tuple(label for label in draft.loose_points if label not in asked)
        if left:
            found[draft.id] = left
    return found


def _named(case: Case, given: str) -> tuple[str, ...]:
    """The candidates that an id stands for: its own, or all that wait about a draft."""
    if given in {item.id for item in case.candidates} or given not in {draft.id for draft in case.drafts}:
        return (given,)
    return tuple(item.id for item in case.candidates if item.waits and item.fields.get("draft") == given)


def _shown(case: Case, everything: bool) -> list[Candidate]:
    """By document as the files have them; of one document the best first."""
    places = {name: place for place, name in enumerate(dict.fromkeys(item.document for item in case.candidates))}
    shown = [item for item in case.candidates if everything or item.waits]
    return sorted(shown, key=lambda item: (places[item.document], -(item.score or 0.0)))


def _item(case: Case, item: Candidate) -> InboxItem:
    term, clashes = _judged(case, item)
    return InboxItem(
        id=item.id,
        kind=item.kind,
        document=item.document,
        text=item.text,
        says=_says(case, item, term),
        score=item.score,
        fields=dict(item.fields),
        rule=item.rule,
        clashes=clashes,
        status=item.status,
        reason=item.reason,
    )


def _judged(case: Case, item: Candidate) -> tuple[Term | None, str]:
    """What accepting a candidate would put down, and why it cannot be accepted, or ""."""
    draft = next((one for one in case.drafts if one.id == item.fields.get("draft")), None)
    point = next((one for one in draft.points if one.label == item.fields.get("point")), None) if draft else None
    issue, option = item.fields.get("issue", ""), item.fields.get("option", "")
    known = option and issue in {one.id for one in case.issues}
    if item.kind != "settles" or not item.waits or draft is None or point is None or not known:
        return None, ""
    term = deciding.term_of(case, point, item)
    return term, deciding.in_brackets(item) if term is None else deciding.clash(draft, issue, term)


def _says(case: Case, item: Candidate, term: Term | None) -> str:
    if item.kind != "settles":
        return ", ".join(f"{key}: {value}" for key, value in item.fields.items()) or item.kind
    issues = {issue.id: issue for issue in case.issues}
    issue = issues.get(item.fields.get("issue", ""))
    titles = {option.id: option.title for option in issue.options} if issue else {}
    title = issue.title if issue else item.fields.get("issue", "")
    if term is None or term.option:
        option = item.fields.get("option", "")
        return f"{title}: {titles.get(option, option)}"
    named = [titles.get(option, option) for option in term.options]
    return f"{title}: in dispute between {' and '.join(named if len(named) > 1 else [*named, 'silence'])}"
