"""Red lines against a draft (S7).

A reading of a line is a set of clauses; the line is broken when any of them holds. Against what a draft leaves open it
is `broken` when some clause holds in every filling that the rules allow, `possible` when in some, `kept` when in none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Literal

from onetext.model import Draft, Reading, RedLine
from onetext.model.results import Estimate, LineStatus
from onetext.preferences.fillings import Clause, Fillings, bar_clauses, holds
from onetext.preferences.frame import Frame
from onetext.preferences.situations import Situation

__all__ = ["READINGS", "Lines", "Status", "live_clauses", "status_of"]

Status = Literal["broken", "possible", "kept"]
READINGS: tuple[Reading, Reading] = ("narrow", "strict")
"""Both readings of a line, the default one first."""


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


class Lines:
    """The red lines of a case, each reading turned into clauses once.

    `about` holds, per issue, the ids of the lines that concern it in any reading.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.by_party: dict[str, list[RedLine]] = {}
        for line in frame.case.red_lines:
            self.by_party.setdefault(line.party, []).append(line)
        self.about: dict[str, set[str]] = {issue.id: set() for issue in frame.case.issues}
        for line in frame.case.red_lines:
            for bar in (line.narrow, line.strict):
                for issue in bar.options if bar else ():
                    self.about[issue].add(line.id)
        self._firm: dict[str, tuple[Estimate, bool | None]] = {}
        self._clauses: dict[tuple[str, Reading], tuple[Clause, ...]] = {}

    def of(self, party: str) -> Sequence[RedLine]:
        """A party's lines, in file order."""
        return self.by_party.get(party, ())

    def clauses(self, line: RedLine, reading: Reading) -> tuple[Clause, ...]:
        """The clauses of a reading."""
        key = (line.id, reading)
        if key not in self._clauses:
            self._clauses[key] = tuple(bar_clauses(self.frame, line.bar(reading)))
        return self._clauses[key]

    def _firmness(self, line: RedLine) -> tuple[Estimate, bool | None]:
        """The firmness of a line, and whether it is real by the point rule: None where nothing is known of it."""
        if line.id not in self._firm:
            now = line.firmness_now
            self._firm[line.id] = (
                Estimate(float(now.point), float(now.low), float(now.high), unit="probability", basis=line.basis_now),
                now.point >= Fraction(1, 2) if line.firmness_known else None,
            )
        return self._firm[line.id]

    def statuses(self, now: Situation, party: str) -> tuple[LineStatus, ...]:
        """The status of each of a party's lines in each of its readings; a line without a wider reading has one."""
        return tuple(
            self._status(now, line, reading)
            for line in self.of(party)
            for reading in READINGS
            if reading == "narrow" or line.strict is not None
        )

    def _status(self, now: Situation, line: RedLine, reading: Reading) -> LineStatus:
        clauses = self.clauses(line, reading)
        status = status_of(clauses, now.fillings)
        live = live_clauses(clauses, now.fillings) if status != "kept" else []
        named = {k for clause in live for k in clause}
        issues = tuple(self.frame.case.issues[k].id for k in sorted(named))
        firmness, real = self._firmness(line)
        return LineStatus(
            id=line.id,
            status=status,
            reading=reading,
            firmness=firmness,
            real=real,
            evidence=line.evidence_now,
            issues=issues,
            points=_points(now.draft, issues) if issues else (),
        )


def _points(draft: Draft, issues: Collection[str]) -> tuple[str, ...]:
    """Ids of the draft's points that settle any of the issues, in the order of the text."""
    return tuple(
        f"{draft.id}/{point.label}" for point in draft.points if any(issue in point.settles for issue in issues)
    )
