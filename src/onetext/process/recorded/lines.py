"""The front as its series tell it: where it stands on a day, how fast it moves on the whole, and how far it strays."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, stdev

from onetext.errors import UsageError
from onetext.model import Case, FrontSetting, SeriesPoint
from onetext.process.parameters import Distribution, Quantity
from onetext.process.recorded.common import basis_of
from onetext.process.world import DAYS_A_YEAR, Front
from onetext.record import series

__all__ = ["front_of", "front_quantities"]

_FEWEST = 3
"""Movements below which a series says nothing of how fast a line moves."""
_LOOK_BACK = 366
"""Days before the start whose movements count: a line is not expected to move as it did years ago."""
_MONTHS = 12


def front_of(case: Case, setting: FrontSetting | None, parties: Sequence[str]) -> Front | None:
    """The front as it stands on the day of the case; None where no value was known by then.

    Raises
    ------
    UsageError
        When the newest value of the series lies outside what the settings call decided.
    """
    if setting is None:
        return None
    points = _points(case, setting.level)
    whole = float(setting.whole or 1)
    share = float(setting.start) if setting.start is not None else None
    if share is None and points:
        share = float(points[-1].value) / whole
    if share is None:
        return None
    if not setting.low <= share <= setting.high:
        raise UsageError(
            f'the newest value of "{setting.level}" is {share:.3g} of the whole, outside low and high of the front; '
            "mend whole: in process.yaml"
        )
    return Front(
        start=share,
        gains=parties.index(setting.gains),
        loses=parties.index(setting.loses),
        low=float(setting.low),
        high=float(setting.high),
        unit=setting.level,
        per_share=whole if setting.level else 0.0,
    )


def front_quantities(case: Case, setting: FrontSetting, start: dt.date) -> list[Quantity]:
    """Drift and volatility per year, from a year of monthly gains, else from the values held."""
    gains = _recent(_points(case, setting.gains_series), start)
    if len(gains) >= _FEWEST and setting.gains_whole:
        return _from_gains(case, setting, gains)
    # Of several values of one day the last holds.
    levels = list({point.date.latest: point for point in _recent(_points(case, setting.level), start)}.values())
    if len(levels) > _FEWEST and setting.whole:
        return _from_levels(case, setting, levels)
    asked = " and ".join(f'"{unit}"' for unit in (setting.gains_series, setting.level) if unit) or "the front"
    reason = f"Only {len(gains) + len(levels)} values of {asked} are known for the year before {start}: too few."
    defaults = {
        "front_drift": Distribution("normal", (0.0, 0.03)),
        "front_volatility": Distribution("halfnormal", (0.05,)),
    }
    return [
        Quantity(key=key, place=None, distribution=shape, basis="default", reason=reason)
        for key, shape in defaults.items()
    ]


def _points(case: Case, unit: str) -> tuple[SeriesPoint, ...]:
    return series(case).get(unit, ()) if unit else ()


def _recent(points: Sequence[SeriesPoint], start: dt.date) -> list[SeriesPoint]:
    return [point for point in points if (start - point.date.latest).days <= _LOOK_BACK]


def _from_gains(case: Case, setting: FrontSetting, points: Sequence[SeriesPoint]) -> list[Quantity]:
    whole = float(setting.gains_whole or 1)
    values = [float(point.value) for point in points]
    mean, spread = fmean(values), stdev(values)
    error = spread / math.sqrt(len(values))
    reason = (
        f'{len(values)} monthly values of "{setting.gains_series}", {points[0].date} to {points[-1].date}: {mean:.4g} a'
        f" month, with a standard error of {error:.3g}."
    )
    drift = Distribution("normal", (mean * _MONTHS / whole, error * _MONTHS / whole))
    return _both(case, points, drift, spread * math.sqrt(_MONTHS) / whole, len(values), reason)


def _from_levels(case: Case, setting: FrontSetting, points: Sequence[SeriesPoint]) -> list[Quantity]:
    """Drift and volatility of a Brownian motion that was seen at odd times (maximum likelihood, unbiased variance)."""
    whole = float(setting.whole or 1)
    held = [float(point.value) / whole for point in points]
    days = [point.date.latest for point in points]
    years = [(later - earlier).days / DAYS_A_YEAR for earlier, later in pairwise(days)]
    steps = [(b - a, time) for (a, b), time in zip(pairwise(held), years, strict=True)]
    lasted = sum(time for _, time in steps)
    drift = sum(moved for moved, _ in steps) / lasted
    variance = sum((moved - drift * time) ** 2 / time for moved, time in steps) / (len(steps) - 1)
    spread = math.sqrt(variance)
    reason = f'{len(points)} values of "{setting.level}", {points[0].date} to {points[-1].date}.'
    shape = Distribution("normal", (drift, spread / math.sqrt(lasted)))
    return _both(case, points, shape, spread, len(steps), reason)


def _both(
    case: Case, points: Sequence[SeriesPoint], drift: Distribution, spread: float, count: int, reason: str
) -> list[Quantity]:
    """The logarithm of a standard deviation from so many values has itself one of about 1/sqrt(2 (count - 1))."""
    volatility = Distribution("fixed", (0.0,))
    if spread > 0:
        volatility = Distribution("lognormal", (spread, 1 / math.sqrt(2 * (count - 1))))
    basis = basis_of(case, [(point.source,) for point in points])
    sources = tuple(dict.fromkeys(point.source for point in points if point.source))
    return [
        Quantity(key=key, place=None, distribution=shape, basis=basis, reason=reason, sources=sources)
        for key, shape in (("front_drift", drift), ("front_volatility", volatility))
    ]
