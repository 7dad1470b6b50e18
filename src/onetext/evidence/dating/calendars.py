"""Reckoning with days: weeks, months, years, parts of them, and movable feasts."""

from __future__ import annotations

import calendar
import datetime as dt

from onetext.evidence.dating.lexicon import Holiday
from onetext.model import Date

__all__ = [
    "after",
    "easter",
    "holiday_in",
    "iso_of",
    "month",
    "orthodox_easter",
    "part_of",
    "period",
    "season",
    "shifted",
    "year",
]

_MONTHS = 12
_QUARTER = 3


def month(in_year: int, number: int) -> Date:
    """A month of a year."""
    return Date(dt.date(in_year, number, 1), dt.date(in_year, number, calendar.monthrange(in_year, number)[1]))


def year(number: int) -> Date:
    """A year."""
    return Date(dt.date(number, 1, 1), dt.date(number, 12, 31))


def season(in_year: int, first: int, length: int) -> Date:
    """A season that begins in a month of a year."""
    end_year, end_month = divmod(first - 1 + length - 1, _MONTHS)
    return Date(dt.date(in_year, first, 1), month(in_year + end_year, end_month + 1).latest)


def period(unit: str, day: dt.date, by: int) -> Date:
    """The week (from Monday), weekend, month, quarter or year that lies `by` of them from that of a day."""
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=by)
        return Date(monday, monday + dt.timedelta(days=6))
    if unit == "weekend":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=by)
        return Date(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))
    if unit == "month":
        years, rest = divmod(day.month - 1 + by, _MONTHS)
        return month(day.year + years, rest + 1)
    if unit == "quarter":
        years, rest = divmod((day.month - 1) // _QUARTER + by, _MONTHS // _QUARTER)
        return Date(
            dt.date(day.year + years, rest * _QUARTER + 1, 1),
            month(day.year + years, rest * _QUARTER + _QUARTER).latest,
        )
    if unit == "year":
        return year(day.year + by)
    return Date.on(day + dt.timedelta(days=by))


def shifted(unit: str, day: dt.date, by: int) -> Date:
    """So many units from a day: days and weeks lead to a day, months to a month, years to a year."""
    if unit == "hour":
        hours = abs(by)
        return Date.on(day + dt.timedelta(days=(hours // 24) * (1 if by > 0 else -1)))
    lengths = {"day": 1, "week": 7, "fortnight": 14}
    if unit in lengths:
        return Date.on(day + dt.timedelta(days=lengths[unit] * by))
    return period(unit, day, by)


def part_of(whole: Date, portion: str, now: dt.date | None = None) -> Date:
    """A part of a stretch of days: its early, middle or late third, a half, a quarter, its first or last day."""
    days = (whole.latest - whole.earliest).days + 1
    thirds = {"early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3), "half1": (0, 1, 2), "half2": (1, 2, 2)}
    quarters = {f"quarter{number}": (number - 1, number, 4) for number in range(1, 5)}
    if portion == "start":
        return Date.on(whole.earliest)
    if portion == "end":
        return Date.on(whole.latest)
    if portion == "week":
        return period("week", whole.earliest, 0)
    if portion == "weeklast":
        return Date(whole.latest - dt.timedelta(days=6), whole.latest)
    if portion in ("week1", "week2", "week3"):
        begin = whole.earliest + dt.timedelta(weeks=int(portion[-1]) - 1)
        return Date(begin, begin + dt.timedelta(days=6))
    if portion == "weekend":
        return period("weekend", whole.earliest, 0)
    if portion == "sofar":
        return Date(whole.earliest, min(whole.latest, now or whole.latest))
    if portion == "rest":
        return Date(max(whole.earliest, now or whole.earliest), whole.latest)
    share = (thirds | quarters).get(portion)
    if share is None:
        return whole
    first, last, of = share
    if whole.earliest.month == 1 and days > 360:  # by months: nobody cuts a year at 1 May
        in_year = whole.earliest.year
        return Date(dt.date(in_year, _MONTHS * first // of + 1, 1), month(in_year, _MONTHS * last // of).latest)
    tens = whole.is_month and of == 3
    ends = (0, 10, 20, days) if tens else tuple(days * step // of for step in range(of + 1))
    return Date(whole.earliest + dt.timedelta(days=ends[first]), whole.earliest + dt.timedelta(days=ends[last] - 1))


def easter(in_year: int) -> dt.date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher's rule)."""
    golden, (century, rest) = in_year % 19, divmod(in_year, 100)
    leaps, gone = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    leap, over = divmod(rest, 4)
    sunday = (32 + 2 * gone + 2 * leap - moon - over) % 7
    correction = (golden + 11 * moon + 22 * sunday) // 451
    number, day = divmod(moon + sunday - 7 * correction + 114, 31)
    return dt.date(in_year, number, day + 1)


def orthodox_easter(in_year: int) -> dt.date:
    """Easter Sunday by the Julian calendar, given in the Gregorian one (Meeus's rule); valid from 1900 to 2099."""
    moon = (19 * (in_year % 19) + 15) % 30
    sunday = (2 * (in_year % 4) + 4 * (in_year % 7) - moon + 34) % 7
    number, day = divmod(moon + sunday + 114, 31)
    return dt.date(in_year, number, day + 1) + dt.timedelta(days=13)


def holiday_in(holiday: Holiday, in_year: int) -> dt.date:
    """The day of a holiday in a year."""
    if holiday.day:
        number, day = map(int, holiday.day.split("-"))
        return dt.date(in_year, number, day)
    if holiday.nth:
        number, weekday, nth = holiday.nth
        days = [
            day
            for day in calendar.Calendar().itermonthdates(in_year, number)
            if day.month == number and day.weekday() == weekday
        ]
        return days[nth - 1 if nth > 0 else nth]
    if holiday.orthodox is not None:
        return orthodox_easter(in_year) + dt.timedelta(days=holiday.orthodox)
    return easter(in_year) + dt.timedelta(days=holiday.easter or 0)


def iso_of(date: Date) -> str:
    """As text: a day, a month, a year, or an interval of them."""
    first, last = date.earliest, date.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, _MONTHS, 31):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
    if not date.is_month and first.day == 1 and last == month(last.year, last.month).latest:
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return str(date)


def after(day: dt.date, duration: str) -> dt.date | None:
    """The day a duration (`P3D`, `P1M`) after a day; None for one in hours, or beyond the calendar."""
    if not duration.startswith("P") or not duration[1:-1].isdigit():
        return None
    count, unit = int(duration[1:-1]), duration[-1]
    try:
        if unit == "D":
            return day + dt.timedelta(days=count)
        whole = period("month" if unit == "M" else "year", day, count)
        if unit == "M":
            return whole.earliest.replace(day=min(day.day, whole.latest.day))
        return day.replace(year=whole.earliest.year, day=28 if (day.month, day.day) == (2, 29) else day.day)
    except (ValueError, OverflowError):
        return None
