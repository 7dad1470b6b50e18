"""Forecasts that know nothing of the matter, for others to be measured against.

Both give a `Chances`, as modes of the model do: outcome -> chance by the horizon, and the chance of a signature by each
of some days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.model import Case

__all__ = ["SIGNED", "TALKING", "Chances", "Past", "constant_hazard", "past_of", "persistence"]

SIGNED, TALKING = "signed", "talking"
_JEFFREYS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """What a forecaster gives.

    Attributes
    ----------
    outcomes
        Outcome -> chance that it comes by the horizon; they add to 1.
    signed_by
        Chance of a signature by each of the days asked about.
    """

    outcomes: Mapping[str, float]
    signed_by: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How long it was talked, and how often something ended the talks in that time.

    Attributes
    ----------
    days
        Days at risk; more than 0.
    ends
        Outcome -> how often it came. `signed` is always among them.
    """

    days: float
    ends: Mapping[str, int]


def past_of(case: Case, day: dt.date) -> Past | None:
    """The past of a case, as it was known on a day: from its oldest draft on; None where there is no day of talks.

    A draft whose history says `agreed` counts as a signature.
    """
    seen = case.at(day)
    if not seen.drafts:
        return None
    days = (day - seen.drafts_by_date[0].happened.earliest).days
    signed = sum(any(change.status == "agreed" for change in draft.status) for draft in seen.drafts)
    return Past(days=days, ends={SIGNED: signed}) if days > 0 else None


def constant_hazard(past: Past, days: Sequence[float]) -> Chances:
    """Chances if each end went on coming at the rate of the past.

    The rates are not known but drawn from their posteriors under Jeffreys' prior for a rate, gamma(ends + 1/2, days):
    a past without any end does not make the next one impossible. Averaged over them, no end comes in `t` days with
    chance (days / (days + t)) ** (sum of ends + 1/2 each), and each outcome takes its part of the rest in proportion to
    its ends + 1/2 (gammas of one rate: their parts do not depend on their sum).

    Parameters
    ----------
    past
        Days at risk and ends; outcomes that are not named have no chance.
    days
        Days from now to each of the days asked about, rising; the last is the horizon.
    """
    weights = {outcome: count + _JEFFREYS for outcome, count in past.ends.items()}
    total = sum(weights.values())

    def over_by(time: float) -> float:
        return float(1 - (past.days / (past.days + time)) ** total)

    ended = over_by(days[-1])
    parts = {outcome: ended * weight / total for outcome, weight in weights.items()}
    signed = weights[SIGNED] / total
    return Chances(outcomes={**parts, TALKING: 1 - ended}, signed_by=tuple(signed * over_by(time) for time in days))


def persistence(days: Sequence[float]) -> Chances:
    """Chances if what holds stayed: they go on talking, for sure."""
    return Chances(outcomes={SIGNED: 0.0, TALKING: 1.0}, signed_by=(0.0,) * len(days))
