"""How numbers, dates and shares are written: one decimal at most, and never without their range (S23)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from fractions import Fraction

from onetext.model import Date, Range
from onetext.model.results import Estimate, Probability

__all__ = [
    "MONTHS",
    "and_list",
    "between",
    "change",
    "count",
    "day",
    "estimate",
    "first_sentence",
    "number",
    "percent",
    "percent_between",
    "probability",
    "signed",
    "when",
]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MINUS = "\N{MINUS SIGN}"
_NBSP = "\N{NO-BREAK SPACE}"


def number(value: float | Fraction) -> str:
    """Write a number with one decimal at most: none from 10 upwards, where a tenth says nothing beside the range."""
    size = abs(float(value))
    text = f"{size:.0f}" if round(size, 1) >= 10 else f"{size:.1f}".removesuffix(".0")
    return MINUS + text if value < 0 and text != "0" else text


def signed(value: float) -> str:
    """Write a change with its sign, `+4.5` or `−12`; nothing before a zero."""
    text = number(value)
    return text if text.startswith(MINUS) or text == "0" else "+" + text


def between(value: Estimate | Range) -> str:
    """Write the range alone: `between 31 and 67`, or the number when there is no range."""
    if value.is_exact:
        return number(value.low)
    low, high = number(value.low), number(value.high)
    return f"about {low}" if low == high else f"between {low} and {high}"


def estimate(value: Estimate | Range) -> str:
    """Write a number and its range: `48 (between 31 and 67)`."""
    return number(value.point) if value.is_exact else f"{number(value.point)} ({between(value)})"


def change(value: Estimate) -> str:
    """Write a change and its range, with signs: `−12 (between −30 and −2)`."""
    if value.is_exact:
        return signed(value.point)
    return f"{signed(value.point)} (between {signed(value.low)} and {signed(value.high)})"


def percent(share: float) -> str:
    """Write a share in percent; one that is neither 0 nor 1 is never written as if it were."""
    if 0 < share < 0.001:
        return f"under 0.1{_NBSP}%"
    if 0.999 < share < 1:
        return f"over 99.9{_NBSP}%"
    text = f"{100 * share:.1f}".removesuffix(".0")
    coarse = f"{100 * share:.0f}"
    return f"{text if share < 0.1 or share > 0.9 else coarse}{_NBSP}%"


def percent_between(value: Estimate | Range) -> str:
    """Write a share that has a range: `between 40 % and 70 %`."""
    if value.is_exact:
        return percent(float(value.low))
    return f"between {percent(float(value.low))} and {percent(float(value.high))}"


def probability(value: Probability) -> str:
    """Write a share of sampled values with its standard error; a proved 0 or 1 is said in words (S4)."""
    if value.low == value.high == 1:
        return "for all values in the ranges"
    if value.low == value.high == 0:
        return "for no values in the ranges"
    if value.point in (0, 1):
        return f"in {'all' if value.point else 'none'} of {value.draws:,} sampled values"
    error = f"{100 * value.standard_error:.1f}"
    return f"in {percent(value.point)} of {value.draws:,} sampled values (standard error {error}{_NBSP}%)"


def day(value: dt.date) -> str:
    """Write a day: `26 November 2025`."""
    return f"{value.day}{_NBSP}{MONTHS[value.month - 1]} {value.year}"


def when(value: Date) -> str:
    """Write a date as exactly as it is known: a day, a month, a year, or from one day to another (S16)."""
    if value.is_day:
        return day(value.earliest)
    if value.is_month:
        return f"{MONTHS[value.earliest.month - 1]} {value.earliest.year}"
    first, last = value.earliest, value.latest
    if (first.year, first.month, first.day) == (last.year, 1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year)
    return f"between {day(first)} and {day(last)}"


def count(amount: int, one: str, many: str = "") -> str:
    """Write an amount with its noun: `1 draft`, `3 drafts`, `no draft`."""
    if amount == 0:
        return f"no {many or one + 's'}"
    return f"{amount}{_NBSP}{one}" if amount == 1 else f"{amount}{_NBSP}{many or one + 's'}"


def and_list(items: Iterable[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    words = list(items)
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def first_sentence(text: str) -> tuple[str, str]:
    """Split off the first sentence, so that a page may set it apart; ("…", "") when there is only one."""
    parts = re.split(r"(?<=[\w)”%]\.)\s+(?=[A-Z“])", text, maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""
