"""The verb `frontier`: the texts at which nobody can get more without somebody getting less (S12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from onetext.api.balance import hindsight_warnings
from onetext.api.looking import looked_at, warned
from onetext.api.settling.asking import Limits, check_case, check_counts, check_limits, ended, reading_of
from onetext.api.settling.giving import given_by
from onetext.api.settling.inquiry import Inquiry, inquiry_into
from onetext.compromise import frontier_answer
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import FrontierPoint, FrontierResult

__all__ = ["frontier"]


def frontier(
    case: Case,
    *,
    all_feasible: bool = False,
    reading: str = "narrow",
    at_most: int = 200,
    each: int = 1,
    limits: Limits | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
) -> FrontierResult:
    """The Pareto frontier of the signatories' values over the zone, one entry per vector of values (S12).

    Exact for up to three signatories. For more, a set of packages stands for all: every agreement is within `epsilon`
    points of one of them in every signatory's value. Where no value of a signatory
    is known, or not what no deal is worth to it, what is known of the others is listed, and nothing is called complete
    or proved.

    Parameters
    ----------
    all_feasible
        Take the zone's conditions away: every package that obeys the rules counts.
    reading
        How red lines are read: `narrow` or `strict` (S7).
    at_most
        How many points to list at most; where there are more, those listed stand for all.
    each
        How many packages to list for each point; how many there are is counted where it can be.
    limits, as_of, audience
        As for `settle`.

    Raises
    ------
    UnknownId
        For a reading that there is not.
    UsageError
        When there is nothing to settle or nobody to sign whose values are known, for numbers that make no sense, an
        unknown audience, or a case without any date when none is given.
    CheckFailed
        When a result does not pass the checker: a fault of onetext itself.
    """
    seen, envelope = looked_at(case, command="frontier", as_of=as_of, audience=audience)
    watch = check_limits(limits)
    check_counts(at_most=(at_most, 1, 10_000), each=(each, 1, 1000))
    check_case(seen)
    inquiry = inquiry_into(seen, reading=reading_of(reading), watch=watch, seed=0)
    if not inquiry.table.rows:
        raise UsageError("no signatory has a known value, so there is nothing to trade; give weights above zero")
    answer = frontier_answer(inquiry.table, watch, all_feasible=all_feasible, at_most=at_most, packages_each=each)
    lifted = inquiry.court.asked.members if all_feasible else ()
    inquiry.court.frontier(answer.points, lifted=lifted)
    return FrontierResult(
        signatories=_by_name(inquiry, answer.signatories),
        points=_with_ranges(inquiry, answer.points),
        complete=answer.complete,
        epsilon=answer.epsilon,
        proof=answer.proof,
        all_feasible=answer.all_feasible,
        zone_status=answer.zone_status,
        assumptions=inquiry.table.assumptions,
        points_count=answer.points_count,
        untested=_by_name(inquiry, answer.untested),
        envelope=ended(warned(envelope, *hindsight_warnings(seen)), watch),
    )


def _by_name(inquiry: Inquiry, parties: Sequence[str]) -> tuple[str, ...]:
    """Parties in alphabetical order of their names."""
    return tuple(party.id for party in inquiry.seen.parties_by_name if party.id in parties)


def _with_ranges(inquiry: Inquiry, points: Sequence[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """Points with the bounds of the values of their first packages: no number without its range (S23)."""
    firsts = [point.packages[0] for point in points if point.packages]
    given = iter(given_by(inquiry.seen, firsts, seed=0, draws=1))
    found = []
    for point in points:
        if not point.packages:
            found.append(point)
            continue
        parties = next(given)
        ranges = {party: value for party in point.values if (value := parties[party].value) is not None}
        found.append(replace(point, ranges=ranges))
    return tuple(found)
