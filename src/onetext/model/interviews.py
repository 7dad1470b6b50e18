"""What an expert, or a party, answered about one party's soft numbers (`interviews/PARTY-EXPERT.yaml`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from immutabledict import immutabledict

from onetext.model.kinds import EvidenceClass
from onetext.model.ranges import Range

__all__ = ["Interview", "Swing", "Trade", "TradeReply"]

TradeReply = Literal["yes", "no", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A move on one issue, from an option to another."""

    issue: str
    worse: str
    better: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """Something given up (from better to worse) for something had (from worse to better), and whether it was liked.

    `reply` is None while it is open.
    """

    gives: Swing
    gets: Swing
    reply: TradeReply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The answers of one expert about one party; what is empty was not answered.

    Attributes
    ----------
    expert
        An id; "" for the party itself or for somebody without a name.
    date
        The day as of which it was answered: the numbers count as known from then on.
    first
        With every issue at its worst, the one that the party would move to its best first: its swing is 100.
    relative
        Issue -> its swing beside that, 0 to 100.
    signs, refuses
        The worst draft that it would sign, and the best that it would refuse.
    without_deal
        Issue -> three options after a year without a deal: at worst (one time in ten it is worse still for the party),
        in the middle, and at best.
    firmness
        Red line -> class of evidence, or range.
    skipped
        Ids of questions that stay open on purpose.
    """

    party: str
    expert: str = ""
    date: dt.date | None = None
    first: str = ""
    relative: immutabledict[str, Range] = immutabledict()
    trades: tuple[Trade, ...] = ()
    signs: str = ""
    refuses: str = ""
    without_deal: immutabledict[str, tuple[str, str, str]] = immutabledict()
    firmness: immutabledict[str, EvidenceClass | Range] = immutabledict()
    skipped: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"{self.party}-{self.expert}" if self.expert else self.party
