"""The verb `compare`: what changed between two drafts, word by word, and who gained by which change."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

from onetext.api.balance import hindsight_warnings
from onetext.api.comparing.comparison import Comparison
from onetext.api.comparing.drafts import linked
from onetext.api.comparing.gains import with_gains
from onetext.api.comparing.linking import doubts
from onetext.api.comparing.points import texts_of
from onetext.api.comparing.settled import with_same_settled
from onetext.api.comparing.sides import Side
from onetext.api.comparing.sources import with_sources
from onetext.api.comparing.threeway import merged_drafts
from onetext.api.looking import known_draft, lifted, looked_at, unread, warned
from onetext.errors import UsageError
from onetext.model import Case, Draft
from onetext.model.results import CompareResult, Link
from onetext.preferences import effects, term_changes

__all__ = ["compare", "compared"]


def compare(
    case: Case,
    a: str,
    b: str,
    *,
    base: str | None = None,
    place: str | os.PathLike[str] | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> CompareResult:
    """Two drafts side by side: `a` before, `b` after, under the same draws (S4), split by issue (S15).

    Links between points come from the record, and from the wordings where the record is silent.

    Parameters
    ----------
    base
        The draft that both grew from, for a three-way comparison.
    place
        The folder that the case was read from: where `b` was imported from a Word file that tracks changes, links that
        were changed without a tracked change are flagged. For the mediator only, since a file may hold what is hidden.

    Raises
    ------
    UnknownId
        For a draft that the case does not have.
    UsageError
        When a draft is given twice, or one was not known yet on the day.
    """
    return compared(case, a, b, base=base, place=place, as_of=as_of, audience=audience, seed=seed).result


def compared(
    case: Case,
    a: str,
    b: str,
    *,
    base: str | None = None,
    place: str | os.PathLike[str] | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> Comparison:
    """`compare`, with the texts that it compared: what a page or a Word file of it is made of."""
    seen, envelope = looked_at(case, command="compare", as_of=as_of, audience=audience, seed=seed)
    ids = (a, b) if base is None else (a, b, base)
    before, after, *more = [known_draft(case, seen, draft) for draft in ids]
    _each_once(ids)
    sides = [Side(name=draft.id, points=texts_of(draft)) for draft in (before, after)]
    found, changes = effects(seen, before, after, seed=seed), term_changes(seen, before, after)
    links = with_gains(linked(seen, before, after), (before, after), changes, found)
    links = with_same_settled(links, (before, after), {issue.id: issue.title for issue in seen.issues})
    merged = merged_drafts(more[0], before, after) if more else None
    warnings = (*unread(seen, (before, after)), *_warnings(before, after, links), *_base_warnings(before, after, more))
    result = CompareResult(
        envelope=warned(envelope, *warnings, *hindsight_warnings(seen), *lifted(found.values())),
        a=a,
        b=b,
        base=base,
        links=links,
        changes=changes,
        effects=found,
        merged=merged,
    )
    comparison = Comparison(result=result, before=sides[0], after=sides[1], seen=seen)
    return comparison if place is None else with_sources(comparison, Path(place), audience)


def _each_once(ids: Sequence[str]) -> None:
    for draft in ids:
        if ids.count(draft) > 1:
            raise UsageError(f'"{draft}" is given twice; name different drafts')


def _warnings(before: Draft, after: Draft, links: tuple[Link, ...]) -> list[str]:
    """Why links or effects are missing, where they are, and on what the links rest."""
    warnings: list[str] = []
    pointless = [draft.id for draft in (before, after) if not draft.points]
    if pointless:
        warnings.append(f"no links: the points of {' and '.join(pointless)} are not known")
    elif all(link.basis == "text" for link in links):
        warnings.append(f"the record links no point of {before.id} with a point of {after.id}: the wordings alone do")
    doubtful = sum(link.review for link in links)
    if doubtful:
        warnings.append(doubts(doubtful, len(links)))
    unknown = [draft.id for draft in (before, after) if not draft.terms_known]
    if unknown:
        warnings.append(f"no effects: the terms of {' and '.join(unknown)} are unknown")
    return warnings


def _base_warnings(before: Draft, after: Draft, more: Sequence[Draft]) -> list[str]:
    """Whether the base of a three-way comparison is one, as far as the record goes."""
    warnings = []
    for base in more:
        if not base.points:
            warnings.append(f"nothing to merge: the points of {base.id} are not known")
        strangers = [draft.id for draft in (before, after) if base.id not in draft.grew_from]
        if strangers:
            warnings.append(f"the record does not say that {' and '.join(strangers)} grew from {base.id}")
    return warnings
