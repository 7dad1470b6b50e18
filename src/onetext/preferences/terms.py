"""What a draft says on every issue, and over which options it leaves each one open (S5).

Settled: one option. Bracketed: the named options; a bracket with a single option also leaves open what silence would
mean, since the other variant may be to say nothing. Silent: the issue's `if_silent` option, which then counts as
settled by silence, else open. Deferred: the options still in play, else all. Unknown: all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from immutabledict import immutabledict

from onetext.errors import UnknownId
from onetext.model import Case, Draft, Issue, Term
from onetext.model.results import TermChange, TermView
from onetext.preferences.frame import Frame

__all__ = ["Terms", "read_terms", "term_changes", "term_view", "with_terms"]


@dataclass(frozen=True)
class Terms:
    """A draft read issue by issue, in the order of the case.

    Attributes
    ----------
    domains
        The options over which each issue ranges; a single one where the draft, or its silence, settles the issue.
    settled
        Whether the draft settles the issue, in words or by a silence whose meaning the case declares.
    """

    draft: Draft
    domains: tuple[tuple[int, ...], ...]
    settled: tuple[bool, ...]


def read_terms(frame: Frame, draft: Draft) -> Terms:
    """Read a draft's terms (S5)."""
    domains, settled = [], []
    for issue, ids, places in zip(frame.case.issues, frame.ids, frame.option_place, strict=True):
        options, closed = _range(ids, issue.if_silent, draft.term(issue.id))
        domains.append((places[options[0]],) if closed else tuple(sorted({places[option] for option in options})))
        settled.append(closed)
    return Terms(draft, tuple(domains), tuple(settled))


def _range(everything: tuple[str, ...], if_silent: str, term: Term) -> tuple[tuple[str, ...], bool]:
    """The options over which an issue ranges, and whether it is settled."""
    silence = (if_silent,) if if_silent else everything
    if term.state == "settled":
        return term.options, True
    if term.state == "silent":
        return silence, bool(if_silent)
    if term.state == "unknown":
        return everything, False
    if term.state == "bracketed" and len(term.options) == 1:
        return term.options + silence, False
    return term.options or everything, False


def term_view(issue: Issue, term: Term) -> TermView:
    """A term as results show it: what the text says, with the option that a silence means where that is declared."""
    if term.state in ("bracketed", "settled"):
        return TermView(state=term.state, option=term.option, options=term.options)
    options, closed = _range(issue.option_ids, issue.if_silent, term)
    return TermView(state=term.state, option=options[0] if closed else None, options=options)


def term_changes(case: Case, before: Draft, after: Draft) -> tuple[TermChange, ...]:
    """The issues that two drafts treat differently, in the order of the case."""
    pairs = [
        (issue.id, term_view(issue, before.term(issue.id)), term_view(issue, after.term(issue.id)))
        for issue in case.issues
    ]
    return tuple(TermChange(issue=issue, before=one, after=two) for issue, one, two in pairs if one != two)


def with_terms(case: Case, draft: Draft, changes: Mapping[str, str]) -> Draft:
    """A draft with some issues settled differently (S5).

    The texts of its points stay as they are; a point no longer settles an issue that was changed.

    Raises
    ------
    UnknownId
        For an issue that the case does not have, or an option that the issue does not have.
    """
    for issue, option in changes.items():
        known = case.issue(issue).option_ids
        if option not in known:
            raise UnknownId("option", option, known)
    settled = {issue: Term(state="settled", options=(option,)) for issue, option in changes.items()}
    points = tuple(
        replace(point, settles=immutabledict({k: v for k, v in point.settles.items() if k not in changes}))
        for point in draft.points
    )
    return replace(draft, points=points, terms=immutabledict({**draft.terms, **settled}))
