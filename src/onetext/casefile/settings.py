"""The parameters of `process.yaml`: from the many forms of a value to distributions, each with its place.

A value is a number, a range, a distribution by its name (`{lognormal: [1, 0.5]}`), or a mapping from parties to values.
Around each may stand a mapping that says more: `{value: …, basis: …, reason: …}`.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from pydantic_core import PydanticCustomError

from onetext.casefile.fields import to_fraction, to_id
from onetext.casefile.section import Entry, Section
from onetext.casefile.shapes.base import Shape
from onetext.casefile.shapes.process import NumberShape, ProcessShape
from onetext.casefile.shaping import did_you_mean, shaped
from onetext.casefile.values import Value, kind_of
from onetext.errors import Fault
from onetext.model import Audience, Parameter, ParameterSetting, ParameterShape, parameter, parameters

__all__ = ["GivenParameter", "read_parameters"]

_SHAPES: Mapping[str, tuple[str, ...]] = {
    "fixed": ("value",),
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "normal": ("mean", "sd"),
    "halfnormal": ("scale",),
    "lognormal": ("median", "sd"),
    "beta": ("alpha", "beta"),
    "gamma": ("shape", "rate"),
}
"""Distribution -> the names of its numbers."""
_POSITIVE = frozenset({"median", "alpha", "beta", "shape", "rate"})
_NOT_NEGATIVE = frozenset({"sd", "scale"})
_CENTRES = {"normal": 1, "lognormal": 1, "fixed": 1, "uniform": 2, "triangular": 3}
"""How many of the first numbers must lie within the limits of the parameter."""
_PLAIN = {1: "fixed", 2: "uniform", 3: "triangular"}
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class GivenParameter:
    """One number of `process.yaml`, where it stands, for whom it is, and where the keys around it stand."""

    path: tuple[str | int, ...]
    key: str
    of: str
    shape: ParameterShape
    numbers: tuple[Fraction, ...]
    told: Mapping[str, Any]
    places: Mapping[str, tuple[str | int, ...]]

    def build(self, default: Audience) -> ParameterSetting:
        """The item of the model."""
        told = dict(self.told)
        audience = told.pop("audience", None) or default
        return ParameterSetting(
            key=self.key, of=self.of, shape=self.shape, numbers=self.numbers, audience=audience, **told
        )


@dataclass(frozen=True, slots=True)
class _At:
    """A value under way: where it stands, for whom it is, and what the mappings around it say."""

    item: Parameter
    path: tuple[str | int, ...]
    of: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)
    depth: int = 0


def read_parameters(entry: Entry[ProcessShape]) -> tuple[list[GivenParameter], list[Fault]]:
    """All parameters that can be read, and the faults of the others."""
    reader = _Reader(entry)
    for key, value in entry.shape.parameters.items():
        item = parameter(key)
        path = ("parameters", key)
        if item is None:
            known = [one.key for one in parameters()]
            hint = did_you_mean(key, known) or "docs/reference/parameters.md lists them"
            reader.fault("E104", path, f'unknown parameter "{key}"', hint, of_key=True)
        else:
            reader.read(_At(item, path), value)
    return reader.found, reader.faults


class _Reader:
    def __init__(self, entry: Entry[Shape]) -> None:
        self.entry = entry
        self.found: list[GivenParameter] = []
        self.faults: list[Fault] = []

    def fault(
        self, code: str, path: tuple[str | int, ...], message: str, hint: str = "", *, of_key: bool = False
    ) -> None:
        """Note a fault at a path below the entry."""
        self.faults.append(self.entry.fault(code, path, message, hint, of_key=of_key))

    def read(self, at: _At, value: Value) -> None:
        """Take a value of any form."""
        if not isinstance(value, dict):
            self._plain(at, value)
        elif not value:
            self.fault("E120", at.path, f'"{at.item.key}" has no value', "write a number or a range", of_key=True)
        elif set(value) & _TOLD:
            self._told(at, value)
        elif len(value) == 1 and next(iter(value)) in _SHAPES:
            ((shape, inner),) = value.items()
            numbers: list[Value] = inner if isinstance(inner, list) else [inner]
            self._numbers(replace(at, path=(*at.path, shape)), shape, numbers)
        else:
            self._for_each(at, value)

    def _plain(self, at: _At, value: Value) -> None:
        numbers: list[Value] = value if isinstance(value, list) else [value]
        if len(numbers) not in _PLAIN:
            message = f"a range has two or three numbers, not {len(numbers)}"
            self.fault("E111", at.path, message, "write [low, high] or [low, most likely, high]")
        else:
            self._numbers(at, _PLAIN[len(numbers)], numbers)

    def _told(self, at: _At, value: dict[str, Value]) -> None:
        section = self.entry.section
        inner = Section("parameter", section.where, value, (*section.prefix, *self.entry.path, *at.path))
        found, faults = shaped(inner, NumberShape)
        self.faults += faults
        if found is not None:
            own = {key: getattr(found.shape, key) for key in found.shape.model_fields_set - {"value"}}
            places = {**at.places, **{key: (*at.path, key) for key in own}}
            around = replace(at, path=(*at.path, "value"), told={**at.told, **own}, places=places, depth=at.depth + 1)
            if at.depth > _DEEPEST:
                self.fault("E105", at.path, "a value stands in a value in a value", "write value: once")
            else:
                self.read(around, found.shape.value)

    def _for_each(self, at: _At, value: dict[str, Value]) -> None:
        key = at.item.key
        if at.item.scope == "talks":
            hint = "write a number, a range, or a distribution such as {normal: [0, 0.1]}"
            near = did_you_mean(next(iter(value)), [*_SHAPES, *_TOLD])
            self.fault("E238", at.path, f'"{key}" is one number for the talks, not one for each party', near or hint)
            return
        if at.of:
            hint = "write a number, a range, or a distribution such as {normal: [0, 0.1]}"
            self.fault("E238", at.path, f'"{key}" of "{at.of}" has parties once more', hint)
            return
        for name, inner in value.items():
            try:
                of = "/".join(to_id(part) for part in name.split("/"))
            except PydanticCustomError as error:
                context: Mapping[str, Any] = error.context or {}
                self.fault(context["code"], (*at.path, name), context["message"], context["hint"], of_key=True)
                continue
            if "/" in of and (at.item.scope != "patron" or of.count("/") > 1):
                message = f'"{key}" is one number for each {at.item.scope}, and "{of}" is none'
                self.fault("E238", (*at.path, name), message, f'write "{of.partition("/")[0]}"', of_key=True)
                continue
            self.read(replace(at, path=(*at.path, name), of=of), inner)

    def _numbers(self, at: _At, shape: str, values: list[Value]) -> None:
        names = _SHAPES[shape]
        if len(values) != len(names):
            message = f"{shape} has {len(names)} numbers ({', '.join(names)}), not {len(values)}"
            self.fault("E126", at.path, message, f"write {{{shape}: [{', '.join(names)}]}}")
            return
        numbers = []
        for value in values:
            try:
                numbers.append(to_fraction(value))
            except PydanticCustomError as error:
                context: Mapping[str, Any] = error.context or {}
                message = context["message"] if value is not None else f"expected a number, found {kind_of(value)}"
                self.fault("E110", at.path, message, context["hint"])
                return
        if (wrong := _wrong(shape, numbers)) is not None:
            self.fault("E111" if shape in ("uniform", "triangular") else "E126", at.path, *wrong)
        elif (outside := _outside(at.item, numbers[: _CENTRES.get(shape, 0)])) is not None:
            self.fault("E112", at.path, outside)
        else:
            kind = typing.cast("ParameterShape", shape)
            self.found.append(GivenParameter(at.path, at.item.key, at.of, kind, tuple(numbers), at.told, at.places))


_TOLD = frozenset(NumberShape.model_fields)


def _wrong(shape: str, numbers: list[Fraction]) -> tuple[str, str] | None:
    """What keeps numbers from being those of a distribution."""
    if shape in ("uniform", "triangular"):
        if sorted(numbers) != numbers:
            shown = ", ".join(f"{float(number):g}" for number in numbers)
            return f"range [{shown}] runs backwards", "write [low, high] or [low, most likely, high]"
        return None
    for name, number in zip(_SHAPES[shape], numbers, strict=True):
        if (name in _POSITIVE and number <= 0) or (name in _NOT_NEGATIVE and number < 0):
            least = "more than 0" if name in _POSITIVE else "at least 0"
            return f"the {name} of {shape} is {least}, found {float(number):g}", ""
    return None


def _outside(item: Parameter, numbers: list[Fraction]) -> str | None:
    """What is wrong with numbers that leave the limits of a parameter; None where none does."""
    for number in numbers:
        # As written: 0.1 is 1/10, and its nearest float is a little more.
        if not item.low <= float(number) <= item.high:
            if item.high == float("inf"):
                return f'"{item.key}" is at least {item.low:g}, found {float(number):g}'
            return f'"{item.key}" is between {item.low:g} and {item.high:g}, found {float(number):g}'
    return None
