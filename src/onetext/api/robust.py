"""The verb `robust`: the text that most sampled scenarios accept, and who would stop it (S4, S7)."""

from __future__ import annotations

import datetime as dt

from onetext import compromise
from onetext.api.balance import hindsight_warnings
from onetext.api.looking import looked_at, warned
from onetext.api.revealing.using import after_answers
from onetext.api.settling.asking import Limits, check_case, check_counts, check_limits, ended, reading_of
from onetext.api.settling.giving import given_by
from onetext.api.settling.inquiry import inquiry_into
from onetext.model import Case
from onetext.model.results import RobustResult

__all__ = ["robust"]


def robust(
    case: Case,
    *,
    draws: int = 1000,
    reading: str = "narrow",
    revealed: bool = False,
    limits: Limits | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> RobustResult:
    """The package that all accept in most sampled scenarios, and how often each draft is accepted.

    A scenario draws all weights, scores and no deals from their ranges (S4), and for each party one toughness that
    decides which of its red lines it means (S7). The share of the best package is counted again over fresh scenarios.

    Parameters
    ----------
    draws
        Scenarios to search on, and as many fresh ones.
    reading
        How red lines are read: `narrow` or `strict` (S7).
    revealed
        Count with the ranges that the parties' answers to drafts leave (S22), and give what follows without their
        answers as `beside` and
        `beside_package`.
    limits, as_of, audience, seed
        As for `settle`.

    Raises
    ------
    UnknownId
        For a reading that there is not.
    UsageError
        When there is nothing to settle or nobody to sign, for numbers that make no sense, an unknown audience, a seed
        out of range, or a case without any date when none is given.
    CheckFailed
        When the package breaks a rule of the case: a fault of onetext itself.
    """
    seen, envelope = looked_at(case, command="robust", as_of=as_of, audience=audience, seed=seed)
    watch = check_limits(limits)
    check_counts(draws=(draws, 1, 100_000))
    check_case(seen)
    seen, written, envelope = after_answers(seen, envelope, revealed=revealed, seed=seed)
    inquiry = inquiry_into(seen, reading=reading_of(reading), watch=watch, seed=seed)
    answer = compromise.robust(seen, inquiry.table, watch, seed=seed, draws=draws)
    package = answer.package
    if package is not None:
        # Which red lines hold differs from scenario to scenario; the rules hold in all of them.
        inquiry.court.package(package, result="the robust package", lifted=inquiry.court.asked.members)
    raw = None
    if written is not None:
        other = inquiry_into(written, reading=reading_of(reading), watch=watch, seed=seed)
        raw = compromise.robust(written, other.table, watch, seed=seed, draws=draws)
    return RobustResult(
        package=package,
        probability=answer.probability,
        interval=answer.interval,
        in_sample=answer.in_sample,
        in_sample_bound=answer.in_sample_bound,
        upper_bound=answer.upper_bound,
        proof=answer.proof,
        draws=answer.draws,
        blockers=answer.blockers,
        drafts=answer.drafts,
        parties=answer.parties,
        untested=answer.untested,
        passes_tests=answer.passes_tests,
        assumptions=inquiry.table.assumptions,
        relies_on=() if package is None else compromise.reliances(seen, package, reading=inquiry.reading),
        beside=None if raw is None else raw.probability,
        beside_package=None if raw is None else raw.package,
        gives={} if package is None else given_by(seen, [package], seed=seed)[0],
        envelope=ended(warned(envelope, *hindsight_warnings(seen)), watch),
    )
