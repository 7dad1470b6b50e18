"""Dates as records give them: a day, a month, or an interval (S16)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

__all__ = ["DAYS_PER_MONTH", "Date"]

DAYS_PER_MONTH = 30.4375
"""Mean length of a month, in days (S8)."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """An interval of days, both ends included; a single day when they agree.

    Raises
    ------
    ValueError
        When the interval runs backwards.
    """

    earliest: dt.date
    latest: dt.date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"date interval {self.earliest} to {self.latest} runs backwards")

    @classmethod
    def on(cls, day: dt.date) -> Date:
        """One day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read `2025-11-23` (a day) or `2025-11` (a month).

        Raises
        ------
        ValueError
            When the text is neither, or names a day that the calendar does not have.
        """
        if match := _DAY.fullmatch(text):
            year, month, day = map(int, match.groups())
            return cls.on(dt.date(year, month, day))
        if match := _MONTH.fullmatch(text):
            year, month = map(int, match.groups())
            first = dt.date(year, month, 1)
            return cls(first, first.replace(day=calendar.monthrange(year, month)[1]))
        raise ValueError(f'"{text}" is not a date; write 2025-11-23, or 2025-11 for a month')

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    @property
    def is_month(self) -> bool:
        """Whether the interval is exactly one calendar month."""
        last = calendar.monthrange(self.earliest.year, self.earliest.month)[1]
        return self.earliest.day == 1 and self.latest == self.earliest.replace(day=last)

    def by(self, day: dt.date) -> bool:
        """Whether this certainly lies on or before a day: the visibility test of S16."""
        return self.latest <= day

    def __str__(self) -> str:
        if self.is_day:
            return self.earliest.isoformat()
        if self.is_month:
            return self.earliest.isoformat()[:7]
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"

    def __lt__(self, other: Date) -> bool:
        return (self.latest, self.earliest) < (other.latest, other.earliest)
