"""What drives a forecast, and where in its inputs a signature becomes likely (command: `sensitivity`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onetext.model.results.common import BasisShare, Result
from onetext.model.results.forecast import ForecastQuantity

__all__ = ["SensitivityDriver", "RegionLimit", "LikelyRegion", "SensitivityResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityDriver:
    """An input, or several that are changed together, and how much of the spread of the chances it explains.

    Attributes
    ----------
    key
        A parameter; or `values`: weights, scores, no deals, red lines and consents, changed all together.
    quantities
        Those that are changed together, as the forecast has them; none for `values`.
    first, first_low, first_high
        Alone: the share of the variance that would go if it were known. Nine in ten confidence intervals lie between.
    total, total_low, total_high
        With all that it does together with others. Estimates may lie a little below 0, and their sum above 1.
    basis_share
        Where its numbers come from (S17).
    """

    key: str
    quantities: tuple[ForecastQuantity, ...]
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float
    basis_share: BasisShare


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionLimit:
    """A parameter that a region restricts: from `low` to `high`, null where it does not end.

    `quasi_p` is how likely so high a share would be by chance if this limit did nothing.
    """

    key: str
    party: str
    towards: str
    low: float | None
    high: float | None
    quasi_p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyRegion:
    """Inputs for which a signature is likely, judged on inputs that did not find it.

    Attributes
    ----------
    sentence
        The region in words.
    limits
        What it restricts; all other inputs may be anything.
    support
        Share of all inputs that lie in it.
    density, base
        Share of the inputs in it, and of all, for which a signature is likely.
    coverage
        Share of the inputs for which a signature is likely that lie in it.
    points
        How many inputs in it it is judged on.
    """

    sentence: str
    limits: tuple[RegionLimit, ...]
    support: float
    density: float
    base: float
    coverage: float
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityResult(Result):
    """What drives the chance that a text is signed by the horizon, and where that becomes likely.

    Attributes
    ----------
    drivers
        Inputs that vary, those that drive most first.
    driving_basis_share
        Basis -> share of what drives it, by total indices; empty where nothing does.
    regions
        None where none was found.
    likely
        Chance from which a signature counts as likely in `regions`.
    low, median, high
        Chances that 5, 50 and 95 in a hundred of the inputs stay below, each with all of its inputs known.
    basis_share
        Where the numbers come from: values and parameters that count, either for half.
    samples, inputs, runs
        Size of the base sample, inputs that were tried, and runs for each.
    together
        Whether parameters of the same name are changed together.
    mode
        How the parties look ahead.
    horizon, step_days, policy, without, drafts_only
        How the forecasts were made.
    """

    drivers: tuple[SensitivityDriver, ...]
    driving_basis_share: Mapping[str, float]
    regions: tuple[LikelyRegion, ...]
    likely: float
    low: float
    median: float
    high: float
    basis_share: BasisShare
    samples: int
    inputs: int
    runs: int
    together: bool
    mode: str
    horizon: dt.date
    step_days: float
    policy: str
    without: tuple[str, ...]
    drafts_only: bool

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per driver."""
        for driver in self.drivers:
            yield {
                "key": driver.key,
                "first": driver.first,
                "total": driver.total,
                "low": driver.total_low,
                "high": driver.total_high,
            }
