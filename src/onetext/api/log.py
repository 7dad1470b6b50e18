"""The verb `log`: the versions of the text, what grew from what, and what each step changed for whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from onetext.api.balance import hindsight_warnings
from onetext.api.comparing.drafts import linked
from onetext.api.comparing.points import texts_of
from onetext.api.comparing.sides import brackets_in
from onetext.api.looking import looked_at, unread, warned
from onetext.model import Case, Draft
from onetext.model.results import Estimate, LoggedDraft, LogResult, StatusStep
from onetext.preferences import effects

__all__ = ["log", "newest_first"]


def log(case: Case, *, as_of: dt.date | None = None, audience: str = "mediator", seed: int = 0) -> LogResult:
    """The drafts as versions of one text, newest first, each with what it changed against those it grew from.

    A draft that grew from one that the audience may not see, or that was not known yet, stands without it (S16, S24).

    Raises
    ------
    UsageError
        For an unknown audience, a seed out of range, or a case without any date when none is given.
    """
    seen, envelope = looked_at(case, command="log", as_of=as_of, audience=audience, seed=seed)
    drafts = tuple(_logged(seen, draft, seed) for draft in newest_first(seen.drafts_by_date))
    return LogResult(
        envelope=warned(envelope, *unread(seen, seen.drafts_by_date), *hindsight_warnings(seen)), drafts=drafts
    )


def newest_first(by_date: Sequence[Draft]) -> list[Draft]:
    """The drafts, newest first, and each before all that it grew from, whatever their dates say.

    Parameters
    ----------
    by_date
        Oldest first.
    """
    here = {draft.id for draft in by_date}
    children = Counter(parent for draft in by_date for parent in set(draft.grew_from) & here - {draft.id})
    waiting = list(reversed(by_date))
    order: list[Draft] = []
    while waiting:
        # Drafts that grew from each other in a ring would wait forever: then the newest goes first.
        free = next((draft for draft in waiting if not children[draft.id]), waiting[0])
        waiting.remove(free)
        order.append(free)
        children.subtract(set(free.grew_from) & here - {free.id})
    return order


def _logged(seen: Case, draft: Draft, seed: int) -> LoggedDraft:
    parents = [seen.draft(parent) for parent in draft.grew_from]
    texts = texts_of(draft)
    history = sorted(draft.status, key=lambda change: (change.date.latest, change.date.earliest))
    return LoggedDraft(
        id=draft.id,
        title=draft.title,
        happened=draft.happened,
        kind=draft.kind,
        status=tuple(StatusStep(status=step.status, date=step.date, note=step.note) for step in history),
        grew_from=draft.grew_from,
        handed_over_by=draft.handed_over_by,
        points=len(texts) if texts else None,
        brackets=brackets_in(texts) if texts else None,
        change=_change(seen, parents[0], draft, seed) if parents else {},
        links=_links(seen, parents, draft),
    )


def _change(seen: Case, parent: Draft, draft: Draft, seed: int) -> Mapping[str, Estimate | None]:
    """Party -> change of value; all None where the terms of either are unknown."""
    found = effects(seen, parent, draft, seed=seed)
    return {party: effect.total for party, effect in found.items()}


def _links(seen: Case, parents: Sequence[Draft], draft: Draft) -> dict[str, dict[str, int]]:
    """Parent -> operation -> how many links, the operations in alphabetical order."""
    counts = {parent.id: Counter(link.op for link in linked(seen, parent, draft)) for parent in parents}
    return {parent: dict(sorted(found.items())) for parent, found in counts.items() if found}
