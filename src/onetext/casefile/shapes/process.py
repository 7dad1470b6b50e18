"""`process.yaml`: what the case sets of how talks may unfold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from immutabledict import immutabledict
from pydantic import PlainValidator, WithJsonSchema

from onetext.casefile.fields import DayField, Id, Items, fault_error, to_day, to_fraction
from onetext.casefile.shapes.base import ItemShape, JudgedShape, Maybe
from onetext.casefile.values import Number
from onetext.model import (
    Audience,
    ElectionSetting,
    FrontSetting,
    PatronSetting,
    ProcessSettings,
    TextPublicity,
    parameters,
)

__all__ = ["ElectionShape", "FrontShape", "NumberShape", "PatronShape", "ProcessShape"]


def to_horizon(value: object) -> dt.date | Fraction:
    """A day, or a number of weeks."""
    if isinstance(value, Number) or (isinstance(value, str) and "/" in value):
        weeks = to_fraction(value)
        if weeks <= 0:
            raise fault_error("E112", f"the horizon is more than 0 weeks, found {float(weeks):g}", "write 104")
        return weeks
    return to_day(value)


def to_positive(value: object) -> Fraction:
    """A number above 0."""
    number = to_fraction(value)
    if number <= 0:
        raise fault_error("E112", f"this number is more than 0, found {float(number):g}")
    return number


def to_share(value: object) -> Fraction:
    """A number from 0 to 1."""
    number = to_fraction(value)
    if not 0 <= number <= 1:
        raise fault_error("E112", f"a share is between 0 and 1, found {float(number):g}")
    return number


_NUMBER = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[-+]?[0-9]+/[0-9]+$"}]}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

if TYPE_CHECKING:
    Horizon: TypeAlias = dt.date | Fraction
    Positive: TypeAlias = Fraction
    Share: TypeAlias = Fraction
    Given: TypeAlias = Mapping[str, Any]
else:
    Horizon = Annotated[Any, PlainValidator(to_horizon), WithJsonSchema({"anyOf": [_DAY, {"type": "number"}]})]
    Positive = Annotated[Any, PlainValidator(to_positive), WithJsonSchema(_NUMBER)]
    Share = Annotated[Any, PlainValidator(to_share), WithJsonSchema(_NUMBER)]
    # The values of parameters have many forms; `settings` reads them, and knows the place of each.
    Given = Annotated[
        dict[str, Any],
        WithJsonSchema({"type": "object", "propertyNames": {"enum": [item.key for item in parameters()]}}),
    ]


class PatronShape(JudgedShape):
    """A power that backs a party, presses it, or both."""

    target = PatronSetting

    party: Id
    client: Id
    backs: bool = False
    presses: bool = False


class FrontShape(JudgedShape):
    """A line that moves while they talk."""

    target = FrontSetting

    level: str = ""
    whole: Maybe[Positive] = None
    gains_series: str = ""
    gains_whole: Maybe[Positive] = None
    gains: Id
    loses: Id
    low: Share = Fraction(0)
    high: Share = Fraction(1)
    start: Maybe[Share] = None


class ElectionShape(JudgedShape):
    """A vote."""

    target = ElectionSetting

    party: Id
    date: DayField


class NumberShape(JudgedShape):
    """A parameter with more than its value; `settings` reads the value itself."""

    value: Any


class ProcessShape(ItemShape):
    """How the talks may unfold."""

    target = ProcessSettings

    horizon: Maybe[Horizon] = None
    step: Maybe[Positive] = None
    on_table: Maybe[Id] = None
    public: Maybe[TextPublicity] = None
    public_since: Maybe[DayField] = None
    patrons: Maybe[Items[PatronShape]] = None
    front: Maybe[FrontShape] = None
    elections: Items[ElectionShape] = ()
    policy: str = ""
    parameters: Given = immutabledict()

    @property
    def until(self) -> dt.date | None:
        """The horizon, where it is a day."""
        return self.horizon if isinstance(self.horizon, dt.date) else None

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`, without the parameters, whose values have many forms."""
        values = super().values(default)
        horizon = values.pop("horizon")
        del values["parameters"]
        values["until"] = self.until
        values["weeks"] = None if isinstance(horizon, dt.date) else horizon
        values["on_table"] = self.on_table or ""
        values["patrons"] = None if self.patrons is None else tuple(item.build(default) for item in self.patrons)
        values["front"] = None if self.front is None else self.front.build(default)
        values["elections"] = tuple(item.build(default) for item in self.elections)
        return values
