"""Scores of forecasts that came true or did not: proper ones, so that saying what one believes costs least.

All are losses: 0 is the best. None of them says much about few cases: `smallest_detectable` says how little.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, stdev

__all__ = [
    "ASSUMED_SD",
    "CLIP",
    "ENOUGH_FOR_SD",
    "LEVEL",
    "POWER",
    "Murphy",
    "Paired",
    "brier",
    "brier_categories",
    "ipcw_brier",
    "log_score",
    "murphy",
    "paired",
    "ranked_probability",
    "smallest_detectable",
]

CLIP = 0.005
"""Probabilities below this count as this in log scores; else one surprise would outweigh all other cases."""

ASSUMED_SD = 0.15
"""Standard deviation of a difference of two Brier scores of one case, where too few cases show their own."""

ENOUGH_FOR_SD = 10
"""Cases from which their own standard deviation is taken."""

POWER, LEVEL = 0.8, 0.05


def brier(chance: float, happened: bool) -> float:
    """Brier score of one probability: its squared distance from what happened, 0 to 1 (Brier, 1950, halved)."""
    return (chance - happened) ** 2


def brier_categories(chances: Mapping[str, float], happened: str) -> float:
    """Brier score over several outcomes that exclude each other: a sum of squares, 0 to 2 (Brier, 1950).

    With two outcomes it is twice `brier`. What `chances` does not name had no chance.
    """
    missed = {**dict.fromkeys(chances, 0.0), happened: 1.0}
    return sum((chances.get(outcome, 0.0) - was) ** 2 for outcome, was in missed.items())


def log_score(chance: float) -> float:
    """Surprise, in nats, at what had this chance: -ln(chance), where a chance under `CLIP` counts as `CLIP`."""
    return -math.log(max(chance, CLIP))


def ranked_probability(chances: Sequence[float], happened: int) -> float:
    """Ranked probability score over ordered bins, 0 to 1 (Epstein, 1969; Murphy, 1971): a near miss costs less.

    The mean over the borders between bins of the squared distance of the forecast's cumulative chance from 0 or 1.
    With two bins it is `brier`.

    Parameters
    ----------
    chances
        Chance of each bin, in their order; they add to 1. At least two.
    happened
        Place of the bin in which it happened.
    """
    below = [math.fsum(chances[: place + 1]) for place in range(len(chances) - 1)]
    return fmean((part - (happened <= place)) ** 2 for place, part in enumerate(below))


@dataclass(frozen=True, slots=True, kw_only=True)
class Murphy:
    """The parts of a mean Brier score (Murphy, 1973): `brier` = `reliability` - `resolution` + `uncertainty`.

    Attributes
    ----------
    reliability
        How far shares that came true lie from the chances that were given: 0 is the best.
    resolution
        How far the shares lie apart for different chances: more is better.
    uncertainty
        What a forecaster would score who always gave the share of all cases.
    """

    brier: float
    reliability: float
    resolution: float
    uncertainty: float


def murphy(chances: Sequence[float], happened: Sequence[bool]) -> Murphy:
    """Decompose a mean Brier score, cases of the same chance together; ValueError for no case."""
    if not chances:
        raise ValueError("there is no forecast to score")
    groups = defaultdict[float, list[bool]](list)
    for chance, came in zip(chances, happened, strict=True):
        groups[chance].append(came)
    base, cases = fmean(happened), len(chances)
    shares = {chance: fmean(came) for chance, came in groups.items()}
    return Murphy(
        brier=fmean(brier(chance, came) for chance, came in zip(chances, happened, strict=True)),
        reliability=sum(len(groups[chance]) * (chance - share) ** 2 for chance, share in shares.items()) / cases,
        resolution=sum(len(groups[chance]) * (share - base) ** 2 for chance, share in shares.items()) / cases,
        uncertainty=base * (1 - base),
    )


def ipcw_brier(chances: Sequence[float], times: Sequence[float], ended: Sequence[bool], at: float) -> float:
    """Mean Brier score of "it ends by `at`" where some cases were lost from sight before (Graf and others, 1999).

    Each case that is known counts by one over the chance to stay in sight so long (inverse probability of censoring
    weights, from the Kaplan-Meier curve of getting lost); what was lost before `at` counts through the others. Where
    a case ended and another was lost at the same time, the end came first.

    Parameters
    ----------
    chances
        Chance that was given to each case to end by `at`.
    times
        When each ended or was last seen.
    ended
        Whether it ended then; else it was only last seen.

    Raises
    ------
    ValueError
        When all cases are lost before `at`: nothing can be said of that time.
    """
    if not any(time > at or over for time, over in zip(times, ended, strict=True)):
        raise ValueError(f"every case is lost from sight before {at}")
    moments, left = _in_sight(times, ended)
    total = 0.0
    for chance, time, over in zip(chances, times, ended, strict=True):
        if time > at:
            total += brier(chance, False) / left[bisect_right(moments, at)]
        elif over:
            total += brier(chance, True) / left[bisect_left(moments, time)]
    return total / len(times)


def _in_sight(times: Sequence[float], ended: Sequence[bool]) -> tuple[list[float], list[float]]:
    """Kaplan-Meier: when cases were lost, and the chance to be in sight before the first of these, then after each."""
    ends, gone = Counter[float](), Counter[float]()
    for time, over in zip(times, ended, strict=True):
        (ends if over else gone)[time] += 1
    seen, left = len(times), [1.0]
    for time in sorted({*ends, *gone}):
        seen -= ends[time]
        if gone[time]:
            left.append(left[-1] * (1 - gone[time] / seen))
            seen -= gone[time]
    return sorted(gone), left


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """How two forecasters compare over the same cases.

    Attributes
    ----------
    cases
        How many.
    difference
        Mean of the differences; under 0 the first one did better. None without a case.
    sd
        Standard deviation of a difference: the cases' own from `ENOUGH_FOR_SD` on. Fewer cases can show that it is
        larger than `ASSUMED_SD`, but not that it is smaller.
    own_sd
        Whether it is their own.
    detectable
        The smallest true difference that so many cases would show, four times out of five.
    """

    cases: int
    difference: float | None
    sd: float
    own_sd: bool
    detectable: float | None


def paired(differences: Sequence[float]) -> Paired:
    """Compare two forecasters by the differences of their scores, one for each case."""
    cases = len(differences)
    own = cases >= ENOUGH_FOR_SD
    shown = stdev(differences) if cases > 1 else 0.0
    sd = shown if own else max(shown, ASSUMED_SD)
    return Paired(
        cases=cases,
        difference=fmean(differences) if cases else None,
        sd=sd,
        own_sd=own,
        detectable=smallest_detectable(cases, sd=sd) if cases else None,
    )


def smallest_detectable(cases: int, *, sd: float = ASSUMED_SD, power: float = POWER, level: float = LEVEL) -> float:
    """The smallest true mean difference that a two-sided test finds with this power, by the normal approximation.

    Parameters
    ----------
    cases
        Number of pairs, at least 1.
    sd
        Standard deviation of one pair's difference.
    power, level
        Chance to find a difference that is there, and to find one that is not.
    """
    normal = NormalDist()
    return (normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)) * sd / math.sqrt(cases)
