"""The verb `compare`: what changed between two drafts, and who gained by which change."""

from __future__ import annotations

import datetime as dt

from onetext.api.balance import hindsight_warnings
from onetext.api.links import recorded_links
from onetext.api.looking import known_draft, lifted, looked_at, warned
from onetext.errors import UsageError
from onetext.model import Case, Draft
from onetext.model.results import CompareResult, Link
from onetext.preferences import effects, term_changes

__all__ = ["compare"]


def compare(
    case: Case,
    a: str,
    b: str,
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> CompareResult:
    """Two drafts side by side: `a` before, `b` after, under the same draws (S4), split by issue (S15).

    Links between points come from the record alone; `similarity` stays None until texts are aligned.

    Raises
    ------
    UnknownId
        For a draft that the case does not have.
    UsageError
        When both are the same draft, or one was not known yet on the day.
    """
    seen, envelope = looked_at(case, command="compare", as_of=as_of, audience=audience, seed=seed)
    before, after = known_draft(case, seen, a), known_draft(case, seen, b)
    if a == b:
        raise UsageError(f'"{a}" is given twice; name two different drafts')
    links = recorded_links(before, after)
    found = effects(seen, before, after, seed=seed)
    return CompareResult(
        envelope=warned(envelope, *_warnings(before, after, links), *hindsight_warnings(seen), *lifted(found.values())),
        a=a,
        b=b,
        links=links,
        changes=term_changes(seen, before, after),
        effects=found,
    )


def _warnings(before: Draft, after: Draft, links: tuple[Link, ...]) -> list[str]:
    """Why links or effects are missing, where they are."""
    warnings: list[str] = []
    pointless = [draft.id for draft in (before, after) if not draft.points]
    if pointless:
        warnings.append(f"no links: the points of {' and '.join(pointless)} are not known")
    elif not links:
        warnings.append(f"no links: the record links no point of {before.id} with a point of {after.id}")
    doubtful = sum(link.review for link in links)
    if doubtful:
        warnings.append(f"{doubtful} of {len(links)} links rest on what the record leaves out: review them")
    unknown = [draft.id for draft in (before, after) if not draft.terms_known]
    if unknown:
        warnings.append(f"no effects: the terms of {' and '.join(unknown)} are unknown")
    return warnings
