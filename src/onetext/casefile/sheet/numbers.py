"""Numbers in cells, exactly: what a program stores as 0.1 is one tenth (S20)."""

from __future__ import annotations

import datetime as dt
import math
import re
from fractions import Fraction

from onetext.model import Range

__all__ = ["cell_number", "number_in", "range_in"]

_NUMBER = r"[+-]?\d{1,40}(?:\.\d{1,40}|/[1-9]\d{0,40})?"
_PLAIN = re.compile(_NUMBER, re.ASCII)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|—|to)\s*({_NUMBER})(?:\s*(?:-|–|—|to)\s*({_NUMBER}))?", re.ASCII)
_AS_DATE = "put an apostrophe before a range, '6-8, or write its ends into low and high"


def cell_number(value: Fraction) -> int | float | str:
    """A number as a cell holds it: a fraction that no decimal tells exactly is written as text, 2/3."""
    if value.denominator == 1 and abs(value) < 2**53:
        return int(value)
    try:
        near = float(value)
    except OverflowError:
        return str(value)
    return near if math.isfinite(near) and Fraction(repr(near)) == value else str(value)


def number_in(value: object) -> Fraction:
    """The number that a cell holds.

    Raises
    ------
    ValueError
        When it holds none; the message goes on after the name of the cell.
    """
    match value:
        case bool():
            raise ValueError(f"holds {str(value).upper()} where a number belongs")
        case int():
            return Fraction(value)
        case float():
            if not math.isfinite(value):
                raise ValueError("holds no finite number")
            return Fraction(repr(value))
        case dt.date() | dt.time() | dt.timedelta():
            raise ValueError(f"holds a date or a time where a number belongs; {_AS_DATE}")
        case str():
            text = value.strip().replace("−", "-")
            if _PLAIN.fullmatch(text):
                return Fraction(text)
    shown = str(value).strip()
    raise ValueError(f'holds the text "{shown[:60]}" where a number belongs; write a number, such as 60 or 0.6')


def range_in(value: object) -> Range:
    """The number or range in the cell `likely`: `60`, `60-80` or `60-70-80`.

    Raises
    ------
    ValueError
        When it holds neither, or its ends run backwards; the message goes on after the name of the cell.
    """
    text = value.strip().replace("−", "-") if isinstance(value, str) else ""
    found = None if _PLAIN.fullmatch(text) else _RANGE.fullmatch(text)
    if found is None:
        number = number_in(value)
        return Range(number, number)
    ends = [Fraction(part) for part in found.groups() if part is not None]
    if ends != sorted(ends):
        raise ValueError(f'holds "{text}", which runs backwards; write the smallest number first')
    return Range(ends[0], ends[-1], ends[1] if len(ends) == 3 else None)
