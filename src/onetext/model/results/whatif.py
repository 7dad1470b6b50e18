"""What one change would do to a forecast (command: `whatif`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.results.common import BasisShare, Probability, Result

__all__ = ["AskedChange", "PairedValue", "WhatIfResult"]

ByOutcome = Mapping[str, Mapping[str, Probability]]
"""Mode -> outcome -> its chance by the horizon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedChange:
    """One thing that is different: what was asked, and what was made of it.

    `key` is a parameter, `support`, an event or a mechanism; `to` its new value in words; `date` from when (null: from
    the start).
    """

    kind: Literal["set", "event", "without"]
    asked: str
    key: str
    party: str
    towards: str
    to: str
    date: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedValue:
    """What a party ends with in either case, in its own points, and the difference with its standard error."""

    base: float
    changed: float
    difference: float
    standard_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfResult(Result):
    """The same forecast with something changed, run by run under the same chance.

    Attributes
    ----------
    changes
        What is different.
    base, changed
        Mode -> outcome -> chance by the horizon.
    difference, difference_error
        Mode -> outcome -> changed less base, and its standard error from the differences of single runs.
    values
        Party -> mode -> what it ends with, before and after.
    beside, beside_error
        Where the ranges are those that the parties' answers leave (S22): `difference` and `difference_error` without
        their answers; null otherwise.
    """

    changes: tuple[AskedChange, ...]
    base: ByOutcome
    changed: ByOutcome
    difference: Mapping[str, Mapping[str, float]]
    difference_error: Mapping[str, Mapping[str, float]]
    values: Mapping[str, Mapping[str, PairedValue]]
    texts: tuple[str, ...]
    on_table: str
    basis_share: BasisShare
    runs: int
    horizon: dt.date
    step_days: float
    modes: tuple[str, ...]
    policy: str
    without: tuple[str, ...]
    drafts_only: bool
    beside: Mapping[str, Mapping[str, float]] | None = None
    beside_error: Mapping[str, Mapping[str, float]] | None = None

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per mode and outcome."""
        for mode, chances in self.base.items():
            for outcome, chance in chances.items():
                yield {
                    "mode": mode,
                    "outcome": outcome,
                    "base": chance.point,
                    "changed": self.changed[mode][outcome].point,
                    "difference": self.difference[mode][outcome],
                    "standard_error": self.difference_error[mode][outcome],
                }
