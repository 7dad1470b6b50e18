"""Whether there is a text that all could sign, for the page: in both readings, with its frontier (S11–S14).

The same answers as `settle` and `frontier` give, from one table; what the page does not show is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onetext import compromise
from onetext.api.balance import hindsight_warnings
from onetext.api.briefing.equally_good import also_signable, equally_good
from onetext.api.looking import warned
from onetext.api.settling.asking import Limits, ended
from onetext.api.settling.drafts import drafts_asked
from onetext.api.settling.giving import given_by
from onetext.api.settling.inquiry import Inquiry, inquiry_into
from onetext.api.settling.tables import integer_table
from onetext.compromise import Watch, frontier_answer
from onetext.model import Case, Draft
from onetext.model.results import (
    Blocked,
    CompleteTo,
    Correction,
    Envelope,
    FrontierPoint,
    FrontierResult,
    Proof,
    SettleResult,
)

__all__ = ["Agreement", "agreement"]

_NODES = 2_000_000
"""Search steps after which the page takes the best found so far: a bound that is the same on every machine."""
_POINTS = 40
"""Points of the frontier that the page draws: a dot every seven pixels of its picture."""
_TIES = 20
_TIES_OF_CHANGES = 3


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What the brief holds of it; all empty where there is nothing to settle or nobody to sign."""

    settle: SettleResult | None = None
    strict: Blocked | None = None
    frontier: FrontierResult | None = None
    as_good: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    as_few: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def agreement(seen: Case, envelope: Envelope, focus: Draft | None, *, seed: int) -> Agreement:
    """What `settle` and `frontier` answer for a case as looked at, read narrowly and, where that differs, strictly.

    Parameters
    ----------
    focus
        The draft that the page is mainly about: the fewest changes to it are always looked for.
    """
    if not seen.issues or not seen.signatories:
        return Agreement()
    watch = Watch(Limits(nodes=_NODES))
    inquiry = inquiry_into(seen, reading="narrow", watch=watch, seed=seed)
    settled = _settled(inquiry, focus, warned(envelope, *hindsight_warnings(seen)))
    return Agreement(
        settle=settled,
        strict=_strictly(settled, inquiry),
        frontier=_frontier(inquiry, settled),
        as_good={
            name: equally_good(inquiry.table, inquiry.problem, item.packages[0])
            for name, item in settled.solutions.items()
            if item.packages
        },
        as_few={
            one.from_: also_signable(inquiry.table, inquiry.problem, one.package, one.changes)
            for one in settled.least_change
            if one.package is not None and one.changes
        },
    )


def _settled(inquiry: Inquiry, focus: Draft | None, envelope: Envelope) -> SettleResult:
    zone = inquiry.zone()
    solutions = inquiry.solutions(zone, ("nash", "ks"), ties=_TIES, more=0, apart=1)
    asked = drafts_asked(inquiry.seen, inquiry.seen, None)
    drafts = asked if focus is None or not focus.terms_known or focus in asked else (focus, *asked)
    changes = inquiry.least_changes(zone, drafts, towards=None, ties=_TIES_OF_CHANGES)
    blocked = zone.status in ("empty", "rules_contradict")
    corrections, complete = _corrections(inquiry) if blocked else ((), None)
    return SettleResult(
        table=integer_table(inquiry.table, inquiry.problem),
        zone=zone,
        solutions=solutions,
        least_change=changes,
        conflicts=inquiry.conflicts() if blocked else (),
        corrections=corrections,
        corrections_complete_to=complete,
        lifting={},
        assumptions=inquiry.table.assumptions,
        zone_strict=inquiry.zone_strict(),
        envelope=ended(replace(envelope, command="settle"), inquiry.watch),
    )


def _strictly(settled: SettleResult, inquiry: Inquiry) -> Blocked | None:
    """What clashes in the strict reading, where the narrow one leaves a text and the strict one none."""
    widely = settled.zone_strict
    if settled.zone.status == "empty" or widely is None or widely.status != "empty":
        return None
    wider = inquiry_into(inquiry.seen, reading="strict", watch=Watch(Limits(nodes=_NODES)), seed=inquiry.seed)
    corrections, complete = _corrections(wider)
    return Blocked(
        reading="strict",
        zone=wider.zone(),
        conflicts=wider.conflicts(),
        corrections=corrections,
        corrections_complete_to=complete,
    )


def _corrections(inquiry: Inquiry) -> tuple[tuple[Correction, ...], CompleteTo]:
    """What would have to give, each checked; that none is missing is the word of the search.

    A certificate for the latter costs more than all the rest of the page; `settle` tries for one.
    """
    found, complete = compromise.corrections(inquiry.table, inquiry.watch, case=inquiry.seen)
    checked, _ = inquiry.court.corrections(found, replace(complete, proof=Proof(kind="none")))
    return checked, complete


def _frontier(inquiry: Inquiry, settled: SettleResult) -> FrontierResult | None:
    """The frontier in as many points as a picture takes, each with its ranges (S23)."""
    if not inquiry.table.rows or settled.zone.status not in ("nonempty", "unknown"):
        return None
    watch = Watch(Limits(nodes=_NODES))
    answer = frontier_answer(inquiry.table, watch, all_feasible=False, at_most=_POINTS, packages_each=1)
    inquiry.court.frontier(answer.points)
    return FrontierResult(
        signatories=answer.signatories,
        points=tuple(_with_ranges(inquiry, answer.points)),
        complete=answer.complete,
        epsilon=answer.epsilon,
        proof=answer.proof,
        all_feasible=False,
        zone_status=answer.zone_status,
        assumptions=inquiry.table.assumptions,
        points_count=answer.points_count,
        untested=answer.untested,
        envelope=ended(replace(settled.envelope, command="frontier"), watch),
    )


def _with_ranges(inquiry: Inquiry, points: tuple[FrontierPoint, ...]) -> list[FrontierPoint]:
    given = given_by(inquiry.seen, [point.packages[0] for point in points], seed=0, draws=1)
    return [
        replace(point, ranges={party: value for party in point.values if (value := parties[party].value) is not None})
        for point, parties in zip(points, given, strict=True)
    ]
