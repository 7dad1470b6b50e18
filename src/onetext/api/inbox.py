"""The verb `inbox`: what a machine proposes, and what a person decides."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from onetext._version import __version__
from onetext.api import deciding
from onetext.api.importing.draft import case_folder
from onetext.api.load import load_case, located
from onetext.api.reading.saying import said_of
from onetext.casefile import alone_in, write_case
from onetext.errors import UnknownId, UsageError
from onetext.model import CANDIDATE_KINDS, Candidate, Case, Term
from onetext.model.results import Envelope, InboxContext, InboxItem, InboxResult

__all__ = ["InboxItem", "InboxResult", "inbox"]


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
    document: str = "",
    kind: str = "",
    around: Literal["", "shown"] = "",
    file: str | os.PathLike[str] | None = None,
) -> InboxResult:
    """List the candidates of a case, and decide on some. All decisions of one call are written, or none.

    Parameters
    ----------
    folder
        A case; for decisions, a case folder of one's own.
    accept, reject
        Ids of candidates. In `reject` the id of a draft or an article stands for all that still wait about it.
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
    document, kind
        List only what was read in this document, or is of this kind.
    around
        `shown`: with the words around each place, where the file that was read can be found.
    file
        Where the file of the one article that is listed lies now; it implies `around`.

    Raises
    ------
    CaseError
        When the case has errors.
    UsageError
        When a candidate is unknown or decided on, would contradict what the draft says, or stands in brackets; or when
        a draft in `reviewed` has points of which nobody said what they do. Nothing is written then.
    """
    decisions = _Decisions(accept, reject, settings or {}, reviewed, reason, undo, rest_silent)
    with alone_in(located(folder)):
        case = load_case(folder)
        _check_filters(case, document, kind)
        changed, refused = _decided(case, decisions)
        written = _written(changed, folder) if changed != case else ()
    shown = [
        item for item in _shown(changed, everything) if document in ("", item.document) and kind in ("", item.kind)
    ]
    found, told = _contexts(folder, changed, shown, file) if around or file is not None else ({}, ())
    disputed = tuple(filter(None, (deciding.disputed_without_issue(changed.draft(name)) for name in reviewed)))
    return InboxResult(
        envelope=_envelope(changed, (*disputed, *told)),
        path=os.fspath(folder),
        items=tuple(_item(changed, item, found.get(item.id)) for item in shown),
        waiting=sum(item.waits for item in changed.candidates),
        waiting_by_kind=_waiting_by_kind(changed),
        documents=_documents(changed),
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
    case = deciding.edited(reduce(deciding.undone, asked.undo, case), asked.settings)
    case = reduce(deciding.accepted, asked.accept, case)
    refused = tuple(name for given in asked.reject for name in _named(case, given))
    for name in refused:
        case = deciding.rejected(case, name, asked.reason)
    for name in asked.reviewed:
        case = deciding.reviewed(case, name, rest_silent=asked.rest_silent)
    return case, refused


def _written(case: Case, folder: str | os.PathLike[str]) -> tuple[str, ...]:
    target = case_folder(folder)
    try:
        return write_case(case, target)
    except OSError as error:
        raise UsageError(f'cannot write into "{target}": {error.strerror or error}') from error


def _envelope(case: Case, warnings: tuple[str, ...]) -> Envelope:
    return Envelope(command="inbox", version=__version__, case=case.id, case_sha256=case.sha256, warnings=warnings)


def _waiting_by_kind(case: Case) -> dict[str, int]:
    return dict(sorted(Counter(item.kind for item in case.candidates if item.waits).items()))


def _check_filters(case: Case, document: str, kind: str) -> None:
    known = dict.fromkeys((*(one.id for one in case.documents), *(item.document for item in case.candidates)))
    if document and document not in known:
        raise UnknownId("document", document, known)
    kinds = ("settles", *CANDIDATE_KINDS)
    if kind and kind not in kinds:
        raise UnknownId("kind of candidate", kind, kinds)


def _contexts(
    folder: str | os.PathLike[str], case: Case, items: Sequence[Candidate], file: str | os.PathLike[str] | None
) -> tuple[Mapping[str, InboxContext], tuple[str, ...]]:
    from onetext.api.reading.context import contexts  # loads the readers of documents

    return contexts(case, located(folder), items, file)


def _documents(case: Case) -> dict[str, int]:
    """Article -> how many of its candidates wait, none among them."""
    waiting = Counter(item.document for item in case.candidates if item.waits)
    return {one.id: waiting[one.id] for one in case.documents}


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
    """The candidates that an id stands for: its own, or all that wait about a draft or were read in an article."""
    if given in {item.id for item in case.candidates}:
        return (given,)
    if given in {draft.id for draft in case.drafts}:
        return tuple(
            item.id
            for item in case.candidates
            if item.waits and item.kind == "settles" and item.fields.get("draft") == given
        )
    if given in {document.id for document in case.documents}:
        return tuple(item.id for item in case.candidates if item.waits and item.document == given)
    return (given,)


def _shown(case: Case, everything: bool) -> list[Candidate]:
    """By document as the files have them; of a draft the best first, of an article in the order of the text."""
    places = {name: place for place, name in enumerate(dict.fromkeys(item.document for item in case.candidates))}
    shown = [item for item in case.candidates if everything or item.waits]
    articles = {document.id for document in case.documents}
    return sorted(
        shown, key=lambda item: (places[item.document], 0.0 if item.document in articles else -(item.score or 0.0))
    )


def _item(case: Case, item: Candidate, context: InboxContext | None) -> InboxItem:
    term, clashes = _judged(case, item)
    return InboxItem(
        id=item.id,
        kind=item.kind,
        document=item.document,
        start=item.start,
        end=item.end,
        text=item.text,
        says=_says(case, item, term),
        score=item.score,
        fields=dict(item.fields),
        settable=deciding.settable(item),
        rule=item.rule,
        proposed_by=item.proposed_by,
        clashes=clashes,
        orphan=item.orphan,
        status=item.status,
        reason=item.reason,
        context=context,
    )


def _judged(case: Case, item: Candidate) -> tuple[Term | None, str]:
    """What accepting a candidate would put down, and why it cannot be accepted, or ""."""
    if item.kind != "settles":
        return None, deciding.refusal(case, item) if item.waits else ""
    draft = next((one for one in case.drafts if one.id == item.fields.get("draft")), None)
    point = next((one for one in draft.points if one.label == item.fields.get("point")), None) if draft else None
    issue, option = item.fields.get("issue", ""), item.fields.get("option", "")
    known = option and issue in {one.id for one in case.issues}
    if not item.waits or draft is None or point is None or not known:
        return None, ""
    term = deciding.term_of(case, point, item)
    return term, deciding.in_brackets(item) if term is None else deciding.clash(draft, issue, term)


def _says(case: Case, item: Candidate, term: Term | None) -> str:
    if item.kind != "settles":
        return said_of(case, item)
    issues = {issue.id: issue for issue in case.issues}
    issue = issues.get(item.fields.get("issue", ""))
    titles = {option.id: option.title for option in issue.options} if issue else {}
    title = issue.title if issue else item.fields.get("issue", "")
    if term is None or term.option:
        option = item.fields.get("option", "")
        return f"{title}: {titles.get(option, option)}"
    named = [titles.get(option, option) for option in term.options]
    return f"{title}: in dispute between {' and '.join(named if len(named) > 1 else [*named, 'silence'])}"
