"""The soft numbers: weights, scores, and what each side gets without a deal (S2, S8)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from immutabledict import immutabledict

from onetext.model.items import Judged
from onetext.model.ranges import Range

__all__ = ["Expectation", "NoDeal", "Weight"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Judged):
    """How much an issue matters to a party: a swing weight, and scores of its options where they are given.

    Attributes
    ----------
    weight
        The swing from worst to best, in any unit common to the party's issues; None when only scores are given.
    scores
        Satisfaction 0-100 per option; empty when positions are to give an order (S3). Either all options or none.
    """

    party: str
    issue: str
    weight: Range | None = None
    scores: immutabledict[str, Range] = immutabledict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Judged):
    """What a party expects on one issue if there is no deal.

    `after_6` and `after_12` map options to chances in [0, 1] after 6 and 12 months. Chance that is not given to any
    option may fall on any of them. An empty map means that nothing is known for that time.
    """

    issue: str
    after_6: immutabledict[str, Range] = immutabledict()
    after_12: immutabledict[str, Range] = immutabledict()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDeal(Judged):
    """What a party gets without agreement, in its own points (S8).

    Either `value`, or what follows from `expectations` minus `cost`. `drift` is points per month counted from `date`.
    """

    party: str
    value: Range | None = None
    expectations: tuple[Expectation, ...] = ()
    cost: Range = Range.of(0)
    drift: Range = Range.of(0)
    date: dt.date | None = None
