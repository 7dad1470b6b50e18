"""The verb `settle`: whether there is a text that all could sign, which, and what stands in the way (S11-S14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from onetext.api.balance import hindsight_warnings
from onetext.api.looking import looked_at, warned
from onetext.api.revealing.using import after_answers
from onetext.api.settling.asking import (
    Limits,
    check_case,
    check_counts,
    check_limits,
    concepts_of,
    ended,
    reading_of,
)
from onetext.api.settling.drafts import drafts_asked, party_asked
from onetext.api.settling.inquiry import inquiry_into
from onetext.api.settling.tables import integer_table
from onetext.model import Case
from onetext.model.results import SettleResult

__all__ = ["settle"]

_TIES_UNASKED = 3
"""Ties of a least change that are looked for from each draft while none is named: each costs a search of its own."""


def settle(
    case: Case,
    *,
    draft: str | None = None,
    towards: str | None = None,
    concepts: Sequence[str] = ("nash", "ks"),
    reading: str = "narrow",
    more: int = 0,
    apart: int = 1,
    ties: int = 20,
    lifting: bool = False,
    revealed: bool = False,
    limits: Limits | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> SettleResult:
    """The texts that all could sign; if there is none, which red lines clash and what would have to give.

    All is searched on the exact table at the point of every range (S20), and everything found has passed an independent
    checker. What is proved of that table is set beside the share of sampled scenarios in which it holds.

    Parameters
    ----------
    draft
        The draft to change as little as possible (S13); by default up to six of those whose terms are known, those that
        settle the most issues.
    towards
        A signatory who must gain by the change.
    concepts
        Which solutions (S12): `nash`, `ks`, `egalitarian`, `utilitarian`, or `all`. The last two compare points of
        different parties, and so come only when asked for.
    reading
        How red lines are read: `narrow` or `strict` (S7).
    more, apart
        For each solution so many next best packages, each at least so many issues apart from all before.
    ties
        How many equally good packages to list; of least changes three at most where no draft is named.
    lifting
        Say what lifting each single line does also where there is a text that all could sign; without one it is always
        said.
    revealed
        Count with the ranges that the parties' answers to drafts leave (S22), and give what follows without their
        answers as `beside` and `beside_solutions`.
    limits
        Of time and search steps, and how to stop. When one strikes, the envelope's status is `limit`, and the best
        found so far is given.
    as_of, audience, seed
        The day looked from (S16), for whom (S24), and what the sampling starts from (S19).

    Raises
    ------
    UnknownId
        For a draft, party, solution or reading that there is not.
    UsageError
        When there is nothing to settle or nobody to sign, for numbers that make no sense, an unknown audience, a seed
        out of range, or a case without any date when none is given.
    CheckFailed
        When a result does not pass the checker: a fault of onetext itself.
    """
    seen, envelope = looked_at(case, command="settle", as_of=as_of, audience=audience, seed=seed)
    wanted, watch = concepts_of(concepts), check_limits(limits)
    check_counts(more=(more, 0, 100), apart=(apart, 1, max(1, len(seen.issues))), ties=(ties, 1, 10_000))
    check_case(seen)
    seen, written, envelope = after_answers(seen, envelope, revealed=revealed, seed=seed)
    drafts, party = drafts_asked(case, seen, draft), party_asked(seen, towards)
    inquiry = inquiry_into(seen, reading=reading_of(reading), watch=watch, seed=seed)
    zone = inquiry.zone()
    solutions = inquiry.solutions(zone, wanted, ties=ties, more=more, apart=apart)
    tied = ties if draft is not None else min(ties, _TIES_UNASKED)
    changes = inquiry.least_changes(zone, drafts, towards=party, ties=tied)
    blocked = zone.status in ("empty", "rules_contradict")
    corrections, complete = inquiry.corrections() if blocked else ((), None)
    # Last, so that a limit spares what was asked for.
    raw = inquiry_into(written, reading=reading_of(reading), watch=watch, seed=seed) if written is not None else None
    beside = raw.zone() if raw is not None else None
    return SettleResult(
        table=integer_table(inquiry.table, inquiry.problem),
        zone=zone,
        solutions=solutions,
        least_change=changes,
        conflicts=inquiry.conflicts() if blocked else (),
        corrections=corrections,
        corrections_complete_to=complete,
        lifting=inquiry.lifting(zone) if lifting or zone.status != "nonempty" else {},
        assumptions=inquiry.table.assumptions,
        zone_strict=inquiry.zone_strict(),
        beside=beside,
        beside_solutions=raw.solutions(beside, wanted, ties=1, more=0, apart=1) if raw and beside else {},
        # Last, when it is known whether a limit struck.
        envelope=ended(warned(envelope, *hindsight_warnings(seen)), watch),
    )
