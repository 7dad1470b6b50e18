"""What a forecast rests on: its parameters, where they come from, and what a month of waiting brings (S17)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from onetext.api.forecasting.preparing import Prepared, counts, place_names
from onetext.model import BASES, parameter
from onetext.model.results import ForecastQuantity, Waiting
from onetext.process import Outcome, Quantity, Tally, World, quantile
from onetext.record import series, series_bases

__all__ = ["listed", "parameter_share", "together", "waiting"]

_MONTHLY = re.compile(r"(?:^|[^a-z])month(?:ly)?(?:$|[^a-z])")
_YEAR_OF_MONTHS = 12
_DAYS_A_MONTH = 30.4375


def listed(ready: Prepared) -> tuple[ForecastQuantity, ...]:
    """All parameters of the forecast as it took them."""
    return tuple(_listed(ready.world, item) for item in ready.quantities)


def _listed(world: World, item: Quantity) -> ForecastQuantity:
    known = parameter(item.key)
    assert known is not None
    party, towards = place_names(world, known.scope, item.place)
    # What a number cannot be is cut off when it is drawn.
    low, median, high = (
        min(max(float(value), known.low), known.high) for value in quantile(item.distribution, (0.05, 0.5, 0.95))
    )
    return ForecastQuantity(
        key=item.key,
        party=party,
        towards=towards,
        unit=known.unit,
        shape=item.distribution.shape,
        numbers=item.distribution.numbers,
        low=low,
        median=median,
        high=high,
        counts=counts(world, item),
        basis=item.basis,
        reason=item.reason,
        sources=item.sources,
    )


def parameter_share(quantities: tuple[ForecastQuantity, ...]) -> dict[str, float]:
    """Shares by basis of the parameters that count in the forecast."""
    count = Counter(item.basis for item in quantities if item.counts)
    total = max(1, count.total())
    return {basis: count[basis] / total for basis in BASES}


def together(values: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """What values and parameters rest on together: either counts for half, however many numbers it has."""
    return {basis: (values.get(basis, 0.0) + own.get(basis, 0.0)) / 2 for basis in BASES}


def waiting(ready: Prepared, tallies: Mapping[str, Tally]) -> dict[str, Waiting]:
    """What waiting brings, in the units of the record that count by the month (`month` is a word of their name)."""
    seen, world = ready.seen, ready.world
    bases = {item.unit: item for item in series_bases(seen)}
    months = {mode: _lasts(world, tally) for mode, tally in tallies.items()}
    found = {}
    for unit, points in series(seen).items():
        if not _MONTHLY.search(unit.lower()):
            continue
        last = [float(point.value) for point in points[-_YEAR_OF_MONTHS:]]
        mean = sum(last) / len(last)
        found[unit] = Waiting(
            per_month=mean,
            low=min(last),
            high=max(last),
            months=months,
            over_wait={mode: mean * long for mode, long in months.items()},
            values=len(last),
            basis_share=bases[unit].basis_share,
        )
    return found


def _lasts(world: World, tally: Tally) -> float:
    """Months that talks last on average, up to the horizon."""
    steps = 0.0
    for outcome in Outcome:
        ended = tally.ended[outcome]
        over = 0 if outcome is Outcome.TALKING else 1
        steps += sum(int(count) * min(step + over, world.steps) for step, count in enumerate(ended) if count)
    return steps / tally.runs * world.step_days / _DAYS_A_MONTH
