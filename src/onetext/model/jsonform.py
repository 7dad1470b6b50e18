"""The JSON form of every value: one rule for each type, the same everywhere (commands.md)."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from fractions import Fraction

from onetext.model.audience import Audience
from onetext.model.dates import Date
from onetext.model.ranges import Range

__all__ = ["JSON", "json_form"]

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]

_SAFE_INTEGER = 2**53
_DECIMALS = 9
"""Floats are rounded here, so that the last bits of a sum on another processor change no byte (S19)."""


def json_form(value: object) -> JSON:
    """Turn a value into what `json.dumps` takes.

    Dataclasses become objects (a trailing underscore of a name is dropped, as in `from_`); dates become ISO text or
    `{earliest, latest}`; ranges `{point, low, high}`; fractions and integers above 2^53 text; unknown is null.

    Raises
    ------
    ValueError
        For NaN and infinities, which JSON does not have and no result may hold.
    TypeError
        For a type without a JSON form.
    """
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) <= _SAFE_INTEGER else str(value)
        case float():
            if not math.isfinite(value):
                raise ValueError(f"{value} has no JSON form")
            rounded = round(value, _DECIMALS)
            return 0.0 if rounded == 0 else rounded
        case Fraction():
            return json_form(value.numerator) if value.denominator == 1 else str(value)
        case Date():
            if value.is_day:
                return value.earliest.isoformat()
            return {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()}
        case dt.date():
            return value.isoformat()
        case Audience():
            return list(value.parties) if value.level == "parties" else value.level
        case Range():
            return {"point": float(value.point), "low": float(value.low), "high": float(value.high)}
        case Mapping():
            return {str(key): json_form(item) for key, item in value.items()}
        case Sequence():
            return [json_form(item) for item in value]
        case Set():
            return [json_form(item) for item in sorted(value)]
    if is_dataclass(value):
        return {
            field.name.rstrip("_"): json_form(getattr(value, field.name))
            for field in fields(value)
            if not field.metadata.get("hidden")
        }
    raise TypeError(f"{type(value).__name__} has no JSON form")
