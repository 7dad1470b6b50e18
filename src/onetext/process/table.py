"""The parameters of the process, as `parameters.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onetext.process.parameters import Distribution, Parameter

__all__ = ["parameter", "parameters"]


@cache
def parameters() -> tuple[Parameter, ...]:
    """All parameters, in the order of the documents."""
    listed = tomllib.loads(files("onetext.process").joinpath("parameters.toml").read_text(encoding="utf-8"))
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
