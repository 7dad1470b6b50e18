"""From sums over runs to the figures of a result: shares with their error, bands over modes, values, series."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import numpy as np

from onetext.model import parameter
from onetext.model.results import (
    Band,
    EndValue,
    ForecastSeries,
    Incidence,
    Probability,
    SignedBy,
    TimeToSign,
)
from onetext.process import Outcome, Tally, World, places_of

__all__ = [
    "OUTCOMES",
    "band",
    "chance",
    "day_of",
    "end_value",
    "incidence",
    "outcomes",
    "quarters",
    "series",
    "signed_by",
    "time_to_sign",
]

Tallies = Mapping[str, Tally]
"""Mode -> what its runs add up to."""
OUTCOMES = tuple(outcome.name.lower() for outcome in Outcome)
_QUARTER = 91
_MOST_DAYS = 53
_POINTS = 100.0
_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
_WEEK = 7.0


def chance(count: float, runs: int) -> Probability:
    """A share of runs, with the error of sampling; where none or all is counted, that of half a run more or less."""
    share = count / runs
    sure = min(max(count, 0.5), runs - 0.5) / runs if runs > 1 else 0.5
    return Probability(share, 0.0, 1.0, math.sqrt(sure * (1 - sure) / runs), runs)


def band(modes: Mapping[str, float | None]) -> Band:
    """A share in each mode, and the least and the largest."""
    known = [share for share in modes.values() if share is not None]
    return Band(modes=dict(modes), low=min(known, default=None), high=max(known, default=None))


def outcomes(tallies: Tallies) -> dict[str, dict[str, Probability]]:
    """Mode -> outcome -> chance by the horizon."""
    return {
        mode: {name: chance(int(tally.ended[k].sum()), tally.runs) for k, name in enumerate(OUTCOMES)}
        for mode, tally in tallies.items()
    }


def day_of(world: World, steps: float) -> dt.date:
    """The day on which so many steps are over."""
    return world.start + dt.timedelta(days=math.floor(steps * world.step_days + 1e-9))


def incidence(world: World, tallies: Tallies) -> tuple[Incidence, ...]:
    """How the talks stand on at most 53 days: the start, the ends of quarters and the horizon are among them."""
    ends = quarters(world)
    every = max(1, math.ceil(world.steps / max(1, _MOST_DAYS - len(ends) - 1)))
    found = []
    for steps in sorted({*range(0, world.steps, every), *ends}):
        modes = {}
        for mode, tally in tallies.items():
            upto = tally.ended[:, : steps + (steps == world.steps)].sum(axis=1)
            upto[Outcome.TALKING] = tally.runs - upto.sum() + upto[Outcome.TALKING]
            modes[mode] = {name: int(upto[k]) / tally.runs for k, name in enumerate(OUTCOMES)}
        found.append(Incidence(date=day_of(world, steps), modes=modes))
    return tuple(found)


def quarters(world: World) -> tuple[int, ...]:
    """Numbers of steps: those that are over after each thirteen weeks, and all."""
    days = world.steps * world.step_days
    each = [math.floor(_QUARTER * k / world.step_days + 1e-9) for k in range(1, math.ceil(days / _QUARTER))]
    return (*dict.fromkeys(steps for steps in each if 0 < steps < world.steps), world.steps)


def signed_by(world: World, tallies: Tallies) -> tuple[SignedBy, ...]:
    """The chance of a signature by the end of each quarter."""
    found = []
    for steps in quarters(world):
        modes = {
            mode: chance(int(tally.ended[Outcome.SIGNED, :steps].sum()), tally.runs) for mode, tally in tallies.items()
        }
        shares = [item.point for item in modes.values()]
        found.append(SignedBy(date=day_of(world, steps), modes=modes, low=min(shares), high=max(shares)))
    return tuple(found)


def time_to_sign(world: World, tally: Tally) -> TimeToSign:
    """Weeks until signature, given that there is one; as fine as a step."""
    upto = np.cumsum(tally.ended[Outcome.SIGNED])
    signed = int(upto[-1])
    weeks: dict[str, float | None] = {}
    for share in _QUANTILES:
        steps = int(np.searchsorted(upto, share * signed - 1e-9)) + 1
        weeks[f"{share:g}"] = steps * world.step_days / _WEEK if signed else None
    return TimeToSign(signed=signed, quantiles=weeks)


def end_value(tally: Tally, party: int) -> EndValue:
    """What a party ends with, in points."""
    each = tally.ended.sum(axis=1)
    mean = float(tally.value[party].sum()) / tally.runs
    spread = float(tally.value_squares[party].sum()) / tally.runs - mean**2
    return EndValue(
        mean=_POINTS * mean,
        standard_error=_POINTS * math.sqrt(max(spread, 0.0) / tally.runs),
        low=_POINTS * tally.worth_below(party, 0.05),
        high=_POINTS * tally.worth_below(party, 0.95),
        by_outcome={
            name: _POINTS * float(tally.value[party, k]) / int(each[k]) if each[k] else None
            for k, name in enumerate(OUTCOMES)
        },
    )


# -- series --------------------------------------------------------------------------------------------------------


def series(world: World, tallies: Tallies) -> tuple[ForecastSeries, ...]:
    """What moves while they talk, where it can move at all."""
    first = next(iter(tallies.values()))
    dates = tuple(day_of(world, steps) for steps in first.points)
    found = []
    for name, (unit, scale) in _units(world).items():
        kept, rows = _KEPT.get(name, name), _rows(world, name)
        if kept not in first.series:
            continue
        for row, party, towards in rows:
            means, spreads = {}, {}
            for mode, tally in tallies.items():
                mean = tally.series[kept][:, row] / tally.runs
                variance = tally.series_squares[kept][:, row] / tally.runs - mean**2
                means[mode] = tuple(map(float, scale * mean))
                spreads[mode] = tuple(map(float, scale * np.sqrt(np.maximum(variance, 0.0))))
            found.append(
                ForecastSeries(
                    name=name,
                    party=party,
                    towards=towards,
                    unit=unit,
                    dates=dates,
                    mean=means,
                    standard_deviation=spreads,
                )
            )
    return tuple(found)


_KEPT = {"credibility": "kappa"}
"""Series whose name in the engine is another."""


def _units(world: World) -> dict[str, tuple[str, float]]:
    """Series -> its unit, and how much of it the engine's unit is."""
    front = world.front
    units = {
        "front": (front.unit or "share", front.per_share if front.unit else 1.0) if front is not None else ("", 0.0),
        "public": ("share", 1.0),
        "exposure": ("share", 1.0),
        "support": ("share", 1.0),
        "credibility": ("share", 1.0),
        "belief": ("points", _POINTS),
        "belief_sd": ("points", _POINTS),
        "audience": ("points per point", 1.0),
    }
    if front is None:
        del units["front"]
    return units


def _rows(world: World, name: str) -> Sequence[tuple[int, str, str]]:
    """The rows that mean something: place, and whose it is."""
    if name == "front" and world.front is not None:
        return [(0, world.parties[world.front.gains], "")]
    if name in ("public", "exposure"):
        return [(0, "", "")]
    if name in ("support", "credibility"):
        # A power that backs nobody has no support to stop, and one that nobody has to trust no credibility.
        places = world.backing if name == "support" else _trusted(world)
        patrons = [(place, world.patrons[place]) for place in places]
        return [(place, world.parties[item.party], world.parties[item.client]) for place, item in patrons]
    return [(place, party, "") for place, party in enumerate(world.parties[: world.signatories])]


def _trusted(world: World) -> Sequence[int]:
    known = parameter("kept")
    assert known is not None
    return [place for place in places_of(world, known) if place is not None]
