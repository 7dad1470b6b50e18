"""Red lines against a draft (S7).

A reading of a line is a set of clauses; the line is broken when any of them holds. Against what a draft leaves open it
is `broken` when some clause holds in every filling that the rules allow, `possible` when in some, `kept` when in none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from onetext.model import Draft, Reading, RedLine
from onetext.model.results import Estimate, LineStatus
from onetext.preferences.fillings import Clause, Fillings, bar_clauses, holds
from onetext.preferences.frame import Frame
from onetext.preferences.situations import Situation

__all__ = ["Status", "by_party", "line_statuses", "live_clauses", "status_of"]

Status = Literal["broken", "possible", "kept"]
_READINGS: tuple[Reading, Reading] = ("narrow", "strict")


def live_clauses(clauses: Sequence[Clause], fillings: Fillings) -> list[Clause]:
    """The clauses that some choice of each issue's options could meet."""
    return [
        clause
        for clause in clauses
        if all(not options.isdisjoint(fillings.domains[k]) for k, options in clause.items())
    ]


def status_of(clauses: Sequence[Clause], fillings: Fillings) -> Status:
    """Whether the clauses hold in all, some or none of the allowed fillings.

    Beyond the largest number of joint fillings that are tried, `possible` may stand for one of the others.
    """
    live = live_clauses(clauses, fillings)
    if not live:
        return "kept"
    if any(all(options.issuperset(fillings.domains[k]) for k, options in clause.items()) for clause in live):
        return "broken"
    named = {k for clause in live for k in clause}
    if len(live) == 1 and named.isdisjoint(fillings.joint):
        return "possible"
    every = fillings.every(named)
    if every is None:
        return "possible"
    met = [any(holds(clause, filling) for clause in live) for filling in every]
    return "broken" if all(met) else "possible" if any(met) else "kept"


def line_statuses(frame: Frame, now: Situation, lines: Collection[RedLine]) -> tuple[LineStatus, ...]:
    """The status of each line in each of its readings; a line without a wider reading has one."""
    return tuple(
        _status(frame, now, line, reading)
        for line in lines
        for reading in _READINGS
        if reading == "narrow" or line.strict is not None
    )


def _status(frame: Frame, now: Situation, line: RedLine, reading: Reading) -> LineStatus:
    clauses = bar_clauses(frame, line.bar(reading))
    status = status_of(clauses, now.fillings)
    live = live_clauses(clauses, now.fillings) if status != "kept" else []
    named = {k for clause in live for k in clause}
    issues = tuple(issue.id for k, issue in enumerate(frame.case.issues) if k in named)
    firmness = line.firmness_now
    return LineStatus(
        id=line.id,
        status=status,
        reading=reading,
        firmness=Estimate(
            float(firmness.point),
            float(firmness.low),
            float(firmness.high),
            unit="probability",
            basis="analyst" if line.evidence_now else "default",
        ),
        real=firmness.point >= Fraction(1, 2),
        evidence=line.evidence_now,
        issues=issues,
        points=_points(now.draft, issues),
    )


def _points(draft: Draft, issues: Collection[str]) -> tuple[str, ...]:
    """Ids of the draft's points that settle any of the issues, in the order of the text."""
    return tuple(
        f"{draft.id}/{point.label}" for point in draft.points if any(issue in point.settles for issue in issues)
    )


def by_party(lines: Collection[RedLine]) -> Mapping[str, tuple[RedLine, ...]]:
    """The red lines of each party, in file order."""
    found: dict[str, tuple[RedLine, ...]] = {}
    for line in lines:
        found[line.party] = (*found.get(line.party, ()), line)
    return found
