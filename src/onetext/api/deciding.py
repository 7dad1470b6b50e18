"""What a person's decision on a candidate does to a case; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from immutabledict import immutabledict

from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case, Draft, Point, Term

__all__ = ["accepted", "clash", "disputed_without_issue", "edited", "rejected", "reviewed"]

_SETTLES = ("draft", "point", "issue", "option")


def accepted(case: Case, name: str) -> Case:
    """The case with what a candidate says written into it.

    Raises
    ------
    UnknownId
        When there is no such candidate, or it names what is not there.
    UsageError
        When it was decided on before, is of a kind that cannot be written, or the draft says something else already.
    """
    item = _waiting(case, name)
    if item.kind != "settles":
        raise UsageError(f'"{name}" is of the kind {item.kind}, and only those of the kind settles can be accepted')
    draft, point = _point_of(case, item)
    issue, option = item.fields["issue"], item.fields["option"]
    known = case.issue(issue).option_ids
    if option not in known:
        raise UnknownId("option", option, known)
    if told := clash(draft, item.fields):
        raise UsageError(f'"{name}" would settle "{issue}" at "{option}", but {told}; mend that first, or reject it')
    settled = replace(point, settles=immutabledict({**point.settles, issue: option}))
    points = tuple(settled if one is point else one for one in draft.points)
    terms = {**draft.terms}
    terms.setdefault(issue, Term(state="settled", options=(option,)))
    changed = replace(draft, points=points, terms=immutabledict(terms))
    return _with(_drafted(case, changed), replace(item, status="accepted"))


def rejected(case: Case, name: str, reason: str) -> Case:
    """The case with a candidate rejected: it stays in the inbox, so that nobody proposes it again."""
    item = _waiting(case, name)
    return _with(case, replace(item, status="rejected", reason=reason or item.reason))


def edited(case: Case, settings: Mapping[str, str]) -> Case:
    """The case with fields of candidates changed.

    Parameters
    ----------
    settings
        `ID.field` -> value; an issue and its option may change together.
    """
    touched: dict[str, Candidate] = {}
    for setting, value in settings.items():
        name, dot, key = setting.rpartition(".")
        if not dot or not name:
            raise UsageError(f'"{setting}" is not of the form ID.field=value')
        item = touched.get(name) or _waiting(case, name)
        if key not in item.fields:
            raise UnknownId(f"field of {name}", key, item.fields)
        touched[name] = replace(item, fields=immutabledict({**item.fields, key: value}))
    for item in touched.values():
        if item.kind == "settles":
            _check_settles(case, item)
        case = _with(case, item)
    return case


def reviewed(case: Case, name: str) -> Case:
    """The case with the terms of a draft declared read: from now on what it does not list is silent (S5)."""
    draft = case.draft(name)
    waiting = [item.id for item in case.candidates if item.waits and item.fields.get("draft") == name]
    if waiting:
        shown = ", ".join(waiting[:6]) + (", …" if len(waiting) > 6 else "")
        raise UsageError(
            f'about draft "{name}" there still wait {shown}; accept or reject them first '
            f"(--reject {name} rejects all of them)"
        )
    if draft.terms_reviewed:
        raise UsageError(f'the terms of draft "{name}" count as reviewed already')
    return _drafted(case, replace(draft, terms_reviewed=True))


def disputed_without_issue(draft: Draft) -> str:
    """A warning of points with words in brackets that are about no issue: what they dispute counts as silent; or ""."""
    found = [point.label for point in draft.points if "[" in point.text and not point.issues]
    if not found:
        return ""
    shown = ", ".join(found[:8]) + (", …" if len(found) > 8 else "")
    return (
        f"of draft {draft.id} words in brackets stand in {shown}, which settle and touch no issue: if they dispute one,"
        " put it into terms as bracketed, since it counts as silent now"
    )


def clash(draft: Draft, fields: Mapping[str, str]) -> str:
    """What a draft says on the issue of a candidate, in words, where accepting it would contradict that; else ""."""
    issue, option = fields.get("issue", ""), fields.get("option", "")
    term = draft.terms.get(issue)
    if term is None or term.option == option:
        return ""
    where = next((f'point {point.label} of "{draft.id}"' for point in draft.points if issue in point.settles), "")
    if where:
        return f'{where} settles it at "{term.option}"'
    says = f'settled at "{term.option}"' if term.state == "settled" else term.state
    return f'the front matter of "{draft.id}" has it {says}'


def _waiting(case: Case, name: str) -> Candidate:
    found = {item.id: item for item in case.candidates}
    if name not in found:
        raise UnknownId("candidate", name, [item.id for item in case.candidates if item.waits])
    if not found[name].waits:
        raise UsageError(f'"{name}" was {found[name].status} before; change the file in inbox/ to take that back')
    return found[name]


def _check_settles(case: Case, item: Candidate) -> None:
    _point_of(case, item)
    known = case.issue(item.fields["issue"]).option_ids
    if item.fields["option"] not in known:
        raise UnknownId(f"option of {item.fields['issue']}", item.fields["option"], known)


def _point_of(case: Case, item: Candidate) -> tuple[Draft, Point]:
    missing = [key for key in _SETTLES if not item.fields.get(key)]
    if missing:
        raise UsageError(f'"{item.id}" does not say which {missing[0]}; give it with --set {item.id}.{missing[0]}=…')
    draft = case.draft(item.fields["draft"])
    for point in draft.points:
        if point.label == item.fields["point"]:
            return draft, point
    raise UnknownId("point", item.fields["point"], [point.label for point in draft.points])


def _drafted(case: Case, draft: Draft) -> Case:
    return replace(case, drafts=tuple(draft if one.id == draft.id else one for one in case.drafts))


def _with(case: Case, item: Candidate) -> Case:
    return replace(case, candidates=tuple(item if one.id == item.id else one for one in case.candidates))
