"""What all results share: how numbers carry their range and basis, and the envelope (commands.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from onetext.errors import UsageError
from onetext.model.jsonform import JSON, json_form

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BasisShare", "Envelope", "Estimate", "Probability", "Result", "Spread", "Unit"]

Unit = Literal["points", "steps", "probability", "months", "share"]
BasisShare = Mapping[str, float]
"""basis -> share of the numbers behind a result, adding to 1 (S17)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its exact bounds over all ranges (S4).

    `basis` is the one basis of all that went into it, or `mixed`. `low <= point <= high` always holds.
    """

    point: float
    low: float
    high: float
    unit: Unit = "points"
    basis: str = "mixed"

    @property
    def is_exact(self) -> bool:
        """Whether the bounds leave no room."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Probability:
    """A share of sampled scenarios, with its standard error; bounds 0 and 1 unless more is proved.

    `low == high == point` when the statement holds for all (1) or for no (0) values in the ranges.
    """

    point: float
    low: float
    high: float
    standard_error: float
    draws: int
    unit: Unit = "probability"
    basis: str = "mixed"


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a share of the sampled values of a number lies: from the 5 % to the 95 % point, so nine in ten (S4).

    Narrower than the exact bounds, since it takes every number in the case to be drawn by itself; it is no confidence
    interval, because nobody has observed draws.
    """

    low: float
    high: float
    draws: int
    share: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The head of every JSON object."""

    schema: str = "onetext/1"
    command: str
    version: str
    case: str | None = None
    case_sha256: str | None = None
    as_of: dt.date | None = None
    audience: str = "mediator"
    withheld: int = 0
    seed: int | None = None
    status: Literal["ok", "faults", "usage", "limit"] = "ok"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result of a verb: its envelope and its own keys."""

    envelope: Envelope = field(metadata={"hidden": True})

    def to_json(self) -> dict[str, JSON]:
        """What `--json` prints."""
        head, body = json_form(self.envelope), json_form(self)
        assert isinstance(head, dict)
        assert isinstance(body, dict)
        return head | body

    def rows(self) -> Iterable[Mapping[str, object]]:
        """The main table of the result, one mapping a row: what `to_frame` shows."""
        return ()

    def to_frame(self) -> pd.DataFrame:
        """The main table as a pandas frame.

        Raises
        ------
        UsageError
            When pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise UsageError("to_frame needs pandas; install it with: pip install 'onetext[frames]'") from None
        rows: list[dict[str, Any]] = [dict(row) for row in self.rows()]
        return pd.DataFrame(rows)
