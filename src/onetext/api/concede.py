"""The verb `concede`: movement of positions, and movement of drafts: two different lists (S15)."""

from __future__ import annotations

import datetime as dt

from onetext.api.balance import hindsight_warnings
from onetext.api.looking import lifted, looked_at, unread, warned
from onetext.model import Case
from onetext.model.results import ConcedeResult, DraftChange
from onetext.preferences import effects, positions_moved

__all__ = ["concede"]


def concede(
    case: Case,
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> ConcedeResult:
    """How positions moved from their opening, and what each version did to each party against the one it grew from.

    Raises
    ------
    UsageError
        For an unknown audience, a seed out of range, or a case without any date when none is given.
    """
    seen, envelope = looked_at(case, command="concede", as_of=as_of, audience=audience, seed=seed)
    steps = tuple(
        DraftChange(from_=parent, to=draft.id, effects=effects(seen, seen.draft(parent), draft, seed=seed))
        for draft in seen.drafts_by_date
        for parent in draft.grew_from
    )
    warnings = dict.fromkeys(text for step in steps for text in lifted(step.effects.values()))
    envelope = warned(envelope, *unread(seen, seen.drafts_by_date), *hindsight_warnings(seen), *warnings)
    return ConcedeResult(envelope=envelope, position_moved=positions_moved(seen), draft_change=steps)
