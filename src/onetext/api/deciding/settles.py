"""Candidates of the kind `settles`: a point of a draft settles an issue, or leaves it in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext.api.deciding.disputing import disputed_term, is_disputed
from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case, Draft, Point, Term

__all__ = [
    "check_settles",
    "clash",
    "disputed_without_issue",
    "in_brackets",
    "reviewed",
    "term_of",
    "with_setting",
    "with_term",
    "without_term",
]

_SETTLES = ("draft", "point", "issue", "option")
_STATE = "state"
"""The field that says of words in brackets that they settle the issue all the same."""


def with_term(case: Case, item: Candidate) -> Case:
    """The case with what a candidate says written into its draft.

    A point whose words stand in brackets settles nothing. Where every wording in them is an option, the issue is put
    down as in dispute between those; `--set ID.state=settled` says that the words outside the brackets settle it.

    Raises
    ------
    UnknownId
        When the candidate names what is not there.
    UsageError
        When the draft says something else already, or nobody can tell from the brackets what is in dispute.
    """
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
        raise UsageError(f'"{item.id}" would {what}, but {told}; mend that first, or reject it')
    if term.option:
        about = replace(point, settles=immutabledict({**point.settles, issue: option}))
    else:
        about = point if issue in point.issues else replace(point, touches=(*point.touches, issue))
    points = tuple(about if one is point else one for one in draft.points)
    terms = {**draft.terms}
    terms.setdefault(issue, term)
    return _drafted(case, replace(draft, points=points, terms=immutabledict(terms)))


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


def without_term(case: Case, item: Candidate) -> Case:
    """The case without what accepting a candidate wrote into its draft, where it was accepted.

    The draft counts as not gone through again, since something about it waits.

    Raises
    ------
    UsageError
        When the draft was changed since so that it no longer has what was accepted.
    """
    drafts = {draft.id: draft for draft in case.drafts}
    draft = drafts.get(item.fields.get("draft", ""))
    if item.status == "accepted":
        draft, point = _point_of(case, item)
        draft = _taken_back(case, draft, point, item)
    return case if draft is None else _drafted(case, replace(draft, terms_reviewed=False))


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


def with_setting(item: Candidate, setting: str, key: str, value: str) -> Candidate:
    """A candidate with one field changed."""
    if key == _STATE:
        if value != "settled":
            raise UsageError(f'{setting}: the only state that can be set is "settled"')
    elif key not in item.fields:
        raise UnknownId(f"field of {item.id}", key, item.fields)
    return replace(item, fields=immutabledict({**item.fields, key: value}))


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


def check_settles(case: Case, item: Candidate) -> None:
    """Raise what a candidate names that is not there."""
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
