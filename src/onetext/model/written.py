"""Values as people write them into a field of a candidate."""

from __future__ import annotations

from fractions import Fraction

from onetext.model.dates import Date
from onetext.model.ranges import Range

__all__ = ["day_of", "range_of"]


def day_of(text: str) -> Date:
    """A day, a month, or two days with a slash between them (ValueError for anything else)."""
    first, slash, last = text.partition("/")
    try:
        return Date(Date.parse(first).earliest, Date.parse(last if slash else first).latest)
    except ValueError as error:
        why = str(error)
        raise ValueError(why if why.startswith('"') else f'"{text}" is not a date: {why}') from None


def range_of(text: str) -> Range:
    """A number from 0 to 1, or two of them (ValueError for anything else)."""
    try:
        numbers = [Fraction(part) for part in text.replace(",", " ").split()]
    except (ValueError, ZeroDivisionError):
        numbers = []
    if len(numbers) not in (1, 2) or not 0 <= numbers[0] <= numbers[-1] <= 1:
        raise ValueError(f'"{text}" is no range from 0 to 1; write 0.4, 0.7')
    return Range(numbers[0], numbers[-1])
