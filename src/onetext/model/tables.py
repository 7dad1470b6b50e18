"""The parameters of the process: what each is, and from what distribution it is drawn (S4, S17).

`parameters.toml` lists them. They stand in the model, since a case may set them and the process draws them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["Distribution", "Parameter", "ParameterScope", "ParameterShape", "parameter", "parameters"]

ParameterShape = Literal["fixed", "uniform", "triangular", "normal", "halfnormal", "lognormal", "beta", "gamma"]
ParameterScope = Literal["talks", "party", "patron"]


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution by its usual numbers.

    `fixed` (value), `uniform` (low, high), `triangular` (low, mode, high), `normal` (mean, sd), `halfnormal` (scale),
    `lognormal` (median, sd of the logarithm), `beta` (alpha, beta), `gamma` (shape, rate).
    """

    shape: ParameterShape
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
    scope: ParameterScope
    unit: str
    default: Distribution
    low: float
    high: float
    means: str
    question: str
    mechanism: str
    read_from: str = ""


@cache
def parameters() -> tuple[Parameter, ...]:
    """All parameters, in the order of the documents."""
    listed = tomllib.loads(files("onetext.model").joinpath("parameters.toml").read_text(encoding="utf-8"))
    return tuple(_parameter(item) for item in listed["parameter"])


@cache
def parameter(key: str) -> Parameter | None:
    """The parameter with this key, if there is one."""
    return next((item for item in parameters() if item.key == key), None)


def _parameter(item: Mapping[str, Any]) -> Parameter:
    ((shape, numbers),) = item["default"].items()
    low, high = item["limits"]
    return Parameter(
        key=item["key"],
        scope=item["scope"],
        unit=item["unit"],
        default=Distribution(shape, tuple(numbers)),
        low=low,
        high=high,
        means=item["means"],
        question=item["question"],
        mechanism=item.get("mechanism", ""),
        read_from=item.get("read_from", ""),
    )
