"""The verb `try`: a draft with some terms changed, beside the original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from onetext.api.balance import hindsight_warnings
from onetext.api.looking import known_draft, lifted, looked_at, unread, warned
from onetext.errors import UnknownId, UsageError
from onetext.model import Case
from onetext.model.results import TryResult
from onetext.preferences import draft_balance, effects, term_changes, with_terms

__all__ = ["try_"]


def try_(
    case: Case,
    draft: str,
    set_: Mapping[str, str],
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> TryResult:
    """What a draft would give each party if some issues were settled otherwise.

    Parameters
    ----------
    set_
        issue -> option that it would settle.

    Raises
    ------
    UnknownId
        For a draft, issue or option that the case does not have.
    UsageError
        When nothing is to be set, or the draft was not known yet on the day.
    """
    seen, envelope = looked_at(case, command="try", as_of=as_of, audience=audience, seed=seed)
    original = known_draft(case, seen, draft)
    _check_terms(seen, set_)
    changed = with_terms(seen, original, dict(set_))
    before = draft_balance(seen, original, seed=seed, draws=_DRAWS)
    after = draft_balance(seen, changed, seed=seed, draws=_DRAWS)
    changes = term_changes(seen, original, changed)
    warnings = [
        f"these terms break rule {rule} of the case" for rule in after.broken_rules if rule not in before.broken_rules
    ]
    if not changes:
        warnings.append(f'"{draft}" settles these issues so already: nothing changes')
    found = effects(seen, original, changed, seed=seed)
    warnings += [
        *unread(seen, (original,)),
        *hindsight_warnings(seen),
        *lifted((before, after)),
        *lifted(found.values()),
    ]
    return TryResult(
        envelope=warned(envelope, *warnings),
        draft=draft,
        set_=dict(set_),
        before=before,
        after=after,
        changes=changes,
        effects=found,
    )


_DRAWS = 4000


def _check_terms(seen: Case, set_: Mapping[str, str]) -> None:
    if not set_:
        raise UsageError("nothing to try: give at least one issue=option (--set army_size=cap-800k)")
    for issue_id, option in set_.items():
        issue = seen.issue(issue_id)
        if option not in issue.option_ids:
            raise UnknownId(f"option of {issue_id}", option, issue.option_ids)
