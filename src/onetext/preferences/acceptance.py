"""Whether a party accepts a draft (S9), and whether one that does not sign consents to it (S10).

`yes`: value at least no deal for all values in the ranges, and no line that can be real is broken or may be. `no`: for
none, which takes the lines that are always real into account together with what the draft leaves open. `depends`
otherwise, with a probability by sampling. Ties accept. An unknown no-deal can neither be reached nor missed: the answer
is then `depends` without a probability, unless a line that is always real is broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from onetext.model import Range
from onetext.model.results import Acceptance, Probability
from onetext.preferences.bounds import Bounds, Rows
from onetext.preferences.fillings import Clause, restricted
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.lines import Status
from onetext.preferences.nodeal import NoDealModel
from onetext.preferences.picks import Picker, Picks
from onetext.preferences.situations import Situation
from onetext.preferences.streams import Floats, Streams
from onetext.preferences.values import draft_rows, draft_values, gains

__all__ = ["SLACK", "Barrier", "Reality", "certainty", "decide", "sampled_acceptance", "share"]

SLACK = 1e-9
"""Points by which rounding in a sampled sum may miss a tie."""


@dataclass(frozen=True)
class Barrier:
    """A red line that can be real and that the draft breaks or may break, as a test.

    It is broken when any of its clauses holds, and real with its firmness, whose basis it carries (S17).
    """

    line: str
    firmness: Range
    clauses: tuple[Clause, ...]
    status: Status
    basis: str


def decide(
    frame: Frame,
    model: PartyModel,
    now: Situation,
    barriers: Sequence[Barrier],
    gain: Bounds | None,
    no_deal: NoDealModel | None,
) -> Acceptance:
    """The exact answer. `gain` is None where no deal is unknown; a party that only consents has a gain of zero."""
    always = [item for item in barriers if item.firmness.low >= 1]
    if any(item.status == "broken" for item in always):
        return "no"
    if gain is not None and gain.high < 0:
        return "no"
    if gain is not None and gain.low >= 0 and not barriers:
        return "yes"
    clauses = [clause for item in always for clause in item.clauses]
    if always and _hopeless(frame, model, now, clauses, gain, no_deal):
        return "no"
    return "depends"


def _hopeless(
    frame: Frame,
    model: PartyModel,
    now: Situation,
    clauses: Sequence[Clause],
    gain: Bounds | None,
    no_deal: NoDealModel | None,
) -> bool:
    """Whether every filling that keeps the lines that are always real fails, by the rules or by its value."""
    left = restricted(now.fillings.domains, [*now.fillings.clauses, *clauses])
    if not left.feasible or left.every() == []:
        return True
    if gain is None or no_deal is None:
        return False
    kept = replace(now, fillings=left)
    rows = draft_rows(frame, model, [kept], Rows([left.domains]))
    return gains(rows, draft_values(rows), no_deal)[0].high < 0


class Reality:
    """Which red lines of one party are real in each draw: one toughness for all of them (S7)."""

    def __init__(self, party: str, streams: Streams) -> None:
        self.streams = streams
        self.toughness = streams.uniform("toughness", party)
        self._known: dict[str, npt.NDArray[np.bool_]] = {}

    def of(self, barrier: Barrier) -> npt.NDArray[np.bool_]:
        """Where a line's firmness exceeds the toughness."""
        if barrier.line not in self._known:
            firmness = self.streams.within(barrier.firmness, "firmness", barrier.line)
            self._known[barrier.line] = np.asarray(firmness > self.toughness)
        return self._known[barrier.line]


def sampled_acceptance(
    reality: Reality, barriers: Sequence[Barrier], gain: Floats, picks: Picks, picker: Picker, basis: str
) -> Probability:
    """Share of draws in which the party accepts (S9); `basis` is that of what went into the gain and the barriers."""
    accepts = gain >= -SLACK
    for item in barriers:
        broken = picker.meets(picks, item.clauses)
        if broken.any():
            accepts &= ~(broken & reality.of(item))
    return share(int(np.count_nonzero(accepts)), picker.streams.draws, basis)


def share(count: int, draws: int, basis: str) -> Probability:
    """A sampled share, with the basis of what it rests on (S17).

    Its standard error is taken at (k + 1)/(n + 2), so that it is never zero by luck.
    """
    smoothed = (count + 1) / (draws + 2)
    return Probability(count / draws, 0.0, 1.0, (smoothed * (1 - smoothed) / draws) ** 0.5, draws, basis=basis)


def certainty(point: float, draws: int, basis: str) -> Probability:
    """A share that is proved to be 0 or 1, with the basis of what the proof rests on (S17)."""
    return Probability(point, point, point, 0.0, draws, basis=basis)
