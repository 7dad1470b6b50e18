"""Plain scalars by the core schema of YAML 1.2, and numbers that keep what was written (S20)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

__all__ = ["Number", "Value", "fraction", "kind_of", "resolved"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number exactly as the file spells it."""

    text: str


Value: TypeAlias = "bool | str | Number | list[Value] | dict[str, Value] | None"
"""What a YAML document is made of once it is read."""

_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_DECIMAL = re.compile(r"[-+]?[0-9.]+(?:[eE]([-+]?[0-9]+))?")
_FRACTION = re.compile(r"[-+]?[0-9]+/[0-9]+")
_MOST_CHARACTERS = 80
_MOST_IN_FRACTION = 240
"""An exact quotient of numbers that are given has the digits of all of them."""
_LARGEST_EXPONENT = 60
_LARGEST = 10**15


def resolved(text: str) -> bool | str | Number | None:
    """What a plain scalar stands for in the core schema of YAML 1.2: `no` is text, `0x1F` a number.

    Source: YAML 1.2.2, section 10.3.2 (tag resolution of the core schema).
    """
    if text in _WORDS:
        return _WORDS[text]
    return Number(text) if _NUMBER.fullmatch(text) else text


def fraction(value: object) -> Fraction:
    """The exact value of a number as written, or of a text such as `2/3`.

    Raises
    ------
    ValueError
        When it is no number, is not finite, or is longer or larger than a case can mean; the message says which.
    """
    if isinstance(value, Number):
        return _bounded(_exact(value.text))
    if isinstance(value, str) and _FRACTION.fullmatch(value):
        if len(value) > _MOST_IN_FRACTION:
            raise ValueError(f"a fraction of {len(value)} characters is longer than the {_MOST_IN_FRACTION} allowed")
        if int(value.partition("/")[2]) == 0:
            raise ValueError(f"{value} divides by zero")
        return _bounded(Fraction(value))
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        raise ValueError(f'expected a number, found the text "{value}"; take the quotes off')
    raise ValueError(f"expected a number, found {kind_of(value)}")


def _exact(text: str) -> Fraction:
    if len(text) > _MOST_CHARACTERS:
        raise ValueError(f"a number of {len(text)} characters is longer than the {_MOST_CHARACTERS} allowed")
    if text.startswith(("0o", "0x")):
        return Fraction(int(text, 0))
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is not a finite number")
    if match[1] and abs(int(match[1])) > _LARGEST_EXPONENT:
        raise ValueError(f"the exponent of {text} is beyond {_LARGEST_EXPONENT}")
    return Fraction(text)


def _bounded(number: Fraction) -> Fraction:
    if abs(number) > _LARGEST:
        raise ValueError("a number beyond 10^15 cannot be meant")
    return number


def kind_of(value: object) -> str:
    """What a value is, in words for a message."""
    match value:
        case None:
            return "no value"
        case bool():
            return f"{str(value).lower()} (true or false)"
        case Number():
            return f"the number {_short(value.text)}"
        case str():
            return f'the text "{_short(value)}"'
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
    return "something else"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "…"
