"""The verb `balance`: what each draft gives each party."""

from __future__ import annotations

import datetime as dt

from onetext.api.looking import lifted, looked_at, unread, warned
from onetext.api.revealing.using import accepting, after_answers, as_the_case_has_firmness
from onetext.model import Case
from onetext.model.results import BalanceResult
from onetext.preferences import basis_share, draft_balances, hindsight, only_sourced

__all__ = ["balance", "hindsight_warnings"]


def balance(
    case: Case,
    *,
    sourced_only: bool = False,
    revealed: bool = False,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> BalanceResult:
    """What each draft gives each party, in the party's own points 0-100 (S2), with bounds over all ranges (S4).

    Parameters
    ----------
    sourced_only
        Treat what no source carries as unknown (S17).
    revealed
        Count with the ranges that the parties' answers to drafts leave (S22), and give what follows without their
        answers as `beside`.
    as_of, audience, seed
        The day looked from (S16), for whom (S24), and what the sampling starts from (S19).

    Raises
    ------
    UsageError
        For an unknown audience, a seed out of range, or a case without any date when none is given.
    """
    seen, envelope = looked_at(case, command="balance", as_of=as_of, audience=audience, seed=seed)
    counted = only_sourced(seen) if sourced_only else seen
    counted, written, envelope = after_answers(counted, envelope, revealed=revealed, seed=seed)
    drafts = draft_balances(counted, seed=seed)
    raw = draft_balances(written, seed=seed) if written is not None else ()
    if raw and audience != "mediator":
        drafts = as_the_case_has_firmness(drafts, raw)
    return BalanceResult(
        envelope=warned(envelope, *unread(seen, seen.drafts_by_date), *hindsight_warnings(counted), *lifted(drafts)),
        drafts=drafts,
        basis_share=basis_share(counted),
        sourced_only=sourced_only,
        beside=accepting(raw) if written is not None else None,
    )


def hindsight_warnings(seen: Case) -> tuple[str, ...]:
    """A warning naming the parties for which a number was used that was given only after the day (S16)."""
    late = [party.id for party in seen.parties_by_name if hindsight(seen, party.id)]
    if not late:
        return ()
    return (f"hindsight: numbers for {', '.join(late)} were given by the analyst only after {seen.as_of}",)
