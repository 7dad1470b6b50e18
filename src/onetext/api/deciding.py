"""What a person's decision on a candidate does to a case; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext.api.disputing import disputed_term, is_disputed
from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case, Draft, Point, Term

__all__ = [
    "accepted",
    "clash",
    "disputed_without_issue",
    "edited",
    "in_brackets",
    "rejected",
    "reviewed",
    "term_of",
    "undone",
]

_SETTLES = ("draft", "point", "issue", "option")
_STATE = "state"
"""The field that says of words in brackets that they settle the issue all the same."""


def accepted(case: Case, name: str) -> Case:
    """The case with what a candidate says written into it.

    A point whose words stand in brackets settles nothing. Where every wording in them is an option, the issue is put
    down as in dispute between those; `--set ID.state=settled` says that the words outside the brackets settle it.

    Raises
    ------
    UnknownId
        When there is no such candidate, or it names what is not there.
    UsageError
        When it was decided on before, is of a kind that cannot be written, the draft says something else already, or
        nobody can tell from the brackets what is in dispute.
    """
    item = _waiting(case, name)
    if item.kind != "settles":
        raise UsageError(f'"{name}" is of the kind {item.kind}, and only those of the kind settles can be accepted')
    draft, point = _point_of(case, item)
    issue, option = item.fields["issue"], item.fields["option"]
    known = case.issue(issue).option_ids
    if option not in known:
        raise UnknownId("option", option, known)
    term = term_of(case, point, item)
    if term is None:
        raise UsageError(_unsettled(item))
    if told := clash(draft, issue, term):
        what = f'settle "{issue}" at "{option}"' if term.option else f'leave "{issue}" in dispute'
        raise UsageError(f'"{name}" would {what}, but {told}; mend that first, or reject it')
    if term.option:
        about = replace(point, settles=immutabledict({**point.settles, issue: option}))
    else:
        about = point if issue in point.issues else replace(point, touches=(*point.touches, issue))
    points = tuple(about if one is point else one for one in draft.points)
    terms = {**draft.terms}
    terms.setdefault(issue, term)
    changed = replace(draft, points=points, terms=immutabledict(terms))
    return _with(_drafted(case, changed), replace(item, status="accepted"))


def term_of(case: Case, point: Point, item: Candidate) -> Term | None:
    """What accepting a candidate would put down; None where its words stand in brackets that are no known options."""
    option = item.fields["option"]
    if item.fields.get(_STATE) == "settled" or not is_disputed(point.text):
        return Term(state="settled", options=(option,))
    term = disputed_term(case, point.text, case.issue(item.fields["issue"]))
    return term if term is not None and option in term.options else None


def in_brackets(item: Candidate) -> str:
    """Why a candidate whose words stand in brackets cannot be accepted, and what to write instead."""
    draft, issue, option = item.fields["draft"], item.fields["issue"], item.fields["option"]
    return (
        "its words stand in brackets, so nobody has settled them. Write the options in dispute into the front matter of"
        f" drafts/{draft}.md, as in\n  terms: {{{issue}: {{bracketed: [{option}]}}}}\n"
        f"adding the others (and to issues.yaml first what is no option yet), and touches: [{issue}] under the point;"
        f" then reject it. Where the words outside the brackets settle it, add --set {item.id}.{_STATE}=settled"
    )


def _unsettled(item: Candidate) -> str:
    return f'"{item.id}" is not accepted: {in_brackets(item)}'


def rejected(case: Case, name: str, reason: str) -> Case:
    """The case with a candidate rejected: it stays in the inbox, so that nobody proposes it again."""
    item = _waiting(case, name)
    return _with(case, replace(item, status="rejected", reason=reason or item.reason))


def undone(case: Case, name: str) -> Case:
    """The case with a decision on a candidate taken back: it waits again, and the draft no longer has what it wrote.

    Its draft counts as not gone through again, since something about it waits.

    Raises
    ------
    UsageError
        When nothing was decided, or the draft was changed since so that it no longer has what was accepted.
    """
    found = {item.id: item for item in case.candidates}
    if name not in found:
        raise UnknownId("candidate", name, [item.id for item in case.candidates if not item.waits])
    item = found[name]
    if item.waits:
        raise UsageError(f'"{name}" waits for a decision: there is nothing to take back')
    drafts = {draft.id: draft for draft in case.drafts}
    draft = drafts.get(item.fields.get("draft", ""))
    if item.status == "accepted" and item.kind == "settles":
        draft, point = _point_of(case, item)
        draft = _taken_back(case, draft, point, item)
    if draft is not None:
        case = _drafted(case, replace(draft, terms_reviewed=False))
    return _with(case, replace(item, status="waiting", reason=""))


def _taken_back(case: Case, draft: Draft, point: Point, item: Candidate) -> Draft:
    """The draft without what accepting a candidate wrote into it."""
    issue, option = item.fields["issue"], item.fields["option"]
    term = draft.terms.get(issue)
    if point.settles.get(issue) == option:
        bare = replace(point, settles=immutabledict({key: at for key, at in point.settles.items() if key != issue}))
    elif issue in point.touches and term is not None and term.state == "bracketed" and option in term.options:
        bare = replace(point, touches=tuple(each for each in point.touches if each != issue))
    else:
        raise UsageError(
            f'point {point.label} of drafts/{draft.id}.md no longer says what "{item.id}" wrote there;'
            " mend that file and the one in inbox/ by hand"
        )
    points = tuple(bare if one is point else one for one in draft.points)
    others = any(
        other.id != item.id
        and other.status == "accepted"
        and other.fields.get("draft") == draft.id
        and other.fields.get("issue") == issue
        for other in case.candidates
    )
    held = others or any(issue in one.settles for one in points)
    terms = {key: one for key, one in draft.terms.items() if held or key != issue}
    return replace(draft, points=points, terms=immutabledict(terms))


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
        if key == _STATE and item.kind == "settles":
            if value != "settled":
                raise UsageError(f'{setting}: the only state that can be set is "settled"')
        elif key not in item.fields:
            raise UnknownId(f"field of {name}", key, item.fields)
        touched[name] = replace(item, fields=immutabledict({**item.fields, key: value}))
    for item in touched.values():
        if item.kind == "settles":
            _check_settles(case, item)
        case = _with(case, item)
    return case


def reviewed(case: Case, name: str, *, rest_silent: bool = False) -> Case:
    """The case with the terms of a draft declared read: from now on what it does not list is silent (S5).

    Parameters
    ----------
    rest_silent
        Points that settle and touch nothing are about no issue of the case: somebody has looked. Without it, they are
        named, and nothing is declared.
    """
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
    after = replace(draft, terms_reviewed=True)
    silent = [issue.id for issue in case.issues if after.term(issue.id).state == "silent"]
    loose = draft.loose_points
    if silent and loose and not rest_silent:
        raise UsageError(
            f'draft "{name}" would count as silent on {len(silent)} issues ({_some(silent, 4)}), and nobody has said'
            f" what these of its points do: {_some(loose, 12)}. Read them; write under each what it settles, or"
            " {touches: [ISSUE]} where no option fits. If the rest is about no issue of the case, add --rest-silent"
        )
    return _drafted(case, after)


def _some(names: Sequence[str], most: int) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def disputed_without_issue(draft: Draft) -> str:
    """A warning of points with words in brackets that are about no issue: what they dispute counts as silent; or ""."""
    found = [point.label for point in draft.points if is_disputed(point.text) and not point.issues]
    if not found:
        return ""
    shown = ", ".join(found[:8]) + (", …" if len(found) > 8 else "")
    return (
        f"of draft {draft.id} words in brackets stand in {shown}, which settle and touch no issue: if they dispute one,"
        " put it into terms as bracketed, since it counts as silent now"
    )


def clash(draft: Draft, issue: str, term: Term) -> str:
    """What a draft says on an issue, in words, where putting a term down would contradict that; else ""."""
    there = draft.terms.get(issue)
    if there is None or (there.state == term.state and set(there.options) == set(term.options)):
        return ""
    where = next((f'point {point.label} of "{draft.id}"' for point in draft.points if issue in point.settles), "")
    if where:
        return f'{where} settles it at "{there.option}"'
    says = f'settled at "{there.option}"' if there.state == "settled" else there.state
    return f'the front matter of "{draft.id}" has it {says}'


def _waiting(case: Case, name: str) -> Candidate:
    found = {item.id: item for item in case.candidates}
    if name not in found:
        raise UnknownId("candidate", name, [item.id for item in case.candidates if item.waits])
    if not found[name].waits:
        raise UsageError(f'"{name}" was {found[name].status} before; take that back with --undo {name}')
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
