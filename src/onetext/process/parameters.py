"""What a parameter of the process is, and from what distribution it is drawn (S4, S17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onetext.model import Basis

__all__ = ["Distribution", "Parameter", "Quantity", "Scope", "Shape"]

Shape = Literal["fixed", "uniform", "triangular", "normal", "halfnormal", "lognormal", "beta", "gamma"]
Scope = Literal["talks", "party", "patron"]


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution by its usual numbers.

    `fixed` (value), `uniform` (low, high), `triangular` (low, mode, high), `normal` (mean, sd), `halfnormal` (scale),
    `lognormal` (median, sd of the logarithm), `beta` (alpha, beta), `gamma` (shape, rate).
    """

    shape: Shape
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number of the model, as `docs/reference/parameters.md` shows it.

    Attributes
    ----------
    key
        Its name in `process.yaml` and `--set`.
    scope
        One number for the talks, one per party, or one per patron.
    unit
        Unit of the value.
    default
        The distribution where nothing is on record.
    low, high
        What it can be at all, both ends included.
    means
        What it does in the model, in a sentence or two.
    question
        What to ask an expert.
    mechanism
        The mechanism that uses it; without that mechanism it does nothing.
    read_from
        What of the record gives it where the record does ("" where nothing does).
    """

    key: str
    scope: Scope
    unit: str
    default: Distribution
    low: float
    high: float
    means: str
    question: str
    mechanism: str
    read_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A parameter as this case has it: for one party or patron (its place), or for the talks (None).

    `reason` says in a sentence where it comes from; `sources` are ids of sources.
    """

    key: str
    place: int | None
    distribution: Distribution
    basis: Basis
    reason: str = ""
    sources: tuple[str, ...] = ()
