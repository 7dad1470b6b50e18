"""From an expression of time to the days it means, given the publication and the days the text spoke of before."""

from __future__ import annotations

import calendar
import datetime as dt

from onetext.evidence.dating.atoms import Numeric
from onetext.evidence.dating.calendars import holiday_in, iso_of, month, part_of, period, season, shifted, year
from onetext.evidence.dating.context import Context, Meaning
from onetext.evidence.dating.finding import Found
from onetext.evidence.dating.tense import Direction
from onetext.model import Date

__all__ = ["Meaning", "resolved"]

_AGAINST = {"ahead": 10.0, "behind": 10.0, "later": 2.5, "": 1.0}
"""A day in the direction the verb speaks against must be so many times nearer to be taken."""
_WEEK = 7
_LEAP_DAY = (2, 29)


def resolved(one: Found, context: Context, direction: Direction) -> Meaning:
    """The days an expression means; never an exception, whatever the numbers say."""
    try:
        return _HOW[one.form.means](one, context, direction)
    except (ValueError, OverflowError):  # 31 November, or beyond the calendar
        return Meaning("partial")


# -- what is named -----------------------------------------------------------------------------------------------------


def _calendar(one: Found, context: Context, direction: Direction) -> Meaning:
    values = one.values
    if "NUMERIC" in values:
        return _numeric(values["NUMERIC"], context)
    if "SEASON" in values:
        return _season(one, context, direction)
    number, day = values.get("MONTH") or values.get("FULLMONTH") or values.get("SUREMONTH"), _day(values)
    if number is None and day is not None:
        return _day_alone(day, one.form.which, context, direction)
    in_year = _year(one, number, day, context, direction)
    if in_year is None:
        return Meaning("absolute" if day else "partial", iso=_without_year(number, day, one))
    if number is None:
        whole = Date(year(in_year).earliest, year(values.get("YEAR2", in_year)).latest)
        return _partial(whole, one, context)
    if day is None:
        return _partial(month(in_year, number), one, context)
    first = Date.on(dt.date(in_year, number, day))
    last = _second(one, in_year, number, day)
    whole = first if last is None else Date(first.earliest, last)
    if one.form.portion:
        return _partial(whole, one, context)
    return Meaning("absolute", whole, iso_of(whole))


def _day(values: dict[str, object]) -> int | None:
    for name in ("DAY", "NTH", "FIGURETH", "LATERTH"):
        value = values.get(name)
        if isinstance(value, int):
            return value
    return None


def _second(one: Found, in_year: int, number: int, day: int) -> dt.date | None:
    """The last day of a range that stands in one expression (12 to 15 May)."""
    values = one.values
    last = values.get("DAY2") or values.get("NTH2")
    if last is None:
        return None
    of = values.get("MONTH2", number)
    end_year = values.get("YEAR2") or (in_year + 1 if (of, last) < (number, day) else in_year)
    return dt.date(end_year, of, last)


def _numeric(numeric: Numeric, context: Context) -> Meaning:
    days = {numeric.day_first, numeric.month_first} - {None}
    if len(days) == 2 and context.day_first is None:
        return Meaning("absolute", iso="|".join(sorted(str(day) for day in days)))
    preferred = numeric.month_first if context.day_first is False else numeric.day_first
    day = preferred or numeric.day_first or numeric.month_first
    assert day is not None
    return Meaning("absolute", Date.on(day), day.isoformat())


def _season(one: Found, context: Context, direction: Direction) -> Meaning:
    first, length = one.values["SEASON"]
    if "YEAR" in one.values:
        whole = season(one.values["YEAR"], first, length)
        return Meaning("partial", whole, iso_of(whole))
    now = context.published
    if now is None:
        return Meaning("relative")
    near = [season(now.year + by, first, length) for by in (-2, -1, 0, 1)]
    if one.form.which == "last":
        whole = max(one for one in near if one.latest < now)
    elif one.form.which == "next":
        whole = min(one for one in near if one.earliest > now)
    else:
        whole = next((one for one in near if one.earliest <= now <= one.latest), None) or (
            max(one for one in near if one.latest < now)
            if direction == "behind" or (one.form.which and direction != "ahead" and _has_just_ended(near, now))
            else min(one for one in near if one.earliest > now)
        )
    return Meaning("relative", whole, iso_of(whole), "published")


def _has_just_ended(near: list[Date], now: dt.date) -> bool:
    """Whether the season nearest to a day is the one before it (this winter, said in March)."""
    ended = max(one.latest for one in near if one.latest < now)
    return now - ended < min(one.earliest for one in near if one.earliest > now) - now


def _day_alone(day: int, which: str, context: Context, direction: Direction) -> Meaning:
    """The 21st: of the month spoken of last, else of the month of publication, or the one before or after."""
    if which and context.published is not None:
        if which == "that" and context.month is not None:
            date = Date.on(dt.date(*context.month, day))
            return Meaning("relative", date, iso_of(date), context.last[1] if context.last else "")
        by = {"last": -1, "next": 1}.get(which, 0)
        date = Date.on(period("month", context.published, by).earliest.replace(day=day))
        return Meaning("relative", date, iso_of(date), "published")
    if context.month is not None and not context.spoken:
        date = Date.on(dt.date(*context.month, day))
        return Meaning("partial", date, iso_of(date), context.last[1] if context.last else "")
    now = context.published
    if now is None:
        return Meaning("partial")
    days = []
    for by in (-1, 0, 1):
        whole = period("month", now, by)
        if day <= whole.latest.day:
            days.append(whole.earliest.replace(day=day))
    date = Date.on(_nearest(days, now, direction))
    return Meaning("partial", date, iso_of(date), "published")


def _year(one: Found, number: int | None, day: int | None, context: Context, direction: Direction) -> int | None:
    if "YEAR" in one.values:
        return int(one.values["YEAR"])
    if "YEAR2" in one.values and number is not None:  # May 28 to June 2, 2030
        runs_over = (one.values.get("MONTH2", number), one.values.get("DAY2", 31)) < (number, day or 1)
        return int(one.values["YEAR2"]) - runs_over
    now = context.published
    if one.form.year_shift:
        return None if now is None else now.year + one.form.year_shift
    if number is None or (now is None and context.year is None):
        return None
    if (
        context.year is not None
        and not one.form.which
        and direction != "ahead"
        and (now is None or context.year != now.year)
    ):
        return context.year + _is_next_year(context, number, day, direction)
    assert now is not None
    years = [at for at in range(now.year - 1, now.year + 2) if (number, day) != _LEAP_DAY or calendar.isleap(at)]
    if (number, day) == _LEAP_DAY:
        years = [at for at in range(now.year - 8, now.year + 9) if calendar.isleap(at)]
    told = context.told(direction)
    if told is not None and not one.form.which:
        return min(
            at for at in (told.year, told.year + 1) if (at, number, day or 31) >= (told.year, told.month, told.day)
        )
    return _nearest_year(one, number, day, years, now, direction)


def _is_next_year(context: Context, number: int, day: int | None, direction: Direction) -> bool:
    """Whether what lies ahead of the day told last, in December, say, is of the year after it."""
    if direction not in ("ahead", "later") or context.last is None:
        return False
    last = context.last[0].latest
    return last.year == context.year and (number, day or 31) < (last.month, last.day)


def _nearest_year(
    one: Found, number: int, day: int | None, years: list[int], now: dt.date, direction: Direction
) -> int:
    which = one.form.which
    if day is None:
        if which == "last":
            return max(at for at in years if (at, number) < (now.year, now.month))
        if which == "next":
            return min(at for at in years if (at, number) > (now.year, now.month))
        if number == now.month:
            return now.year
    days = [dt.date(at, number, day or 15) for at in years]
    return _nearest(days, now, direction).year


def _nearest(days: list[dt.date], now: dt.date, direction: Direction) -> dt.date:
    """The day nearest to the publication; one in the wrong direction counts as much farther away."""

    def distance(day: dt.date) -> float:
        """Days between, as they count."""
        apart = (day - now).days
        against = apart > 0 if direction == "behind" else apart < 0
        return abs(apart) * (_AGAINST[direction] if against else 1.0)

    return min(days, key=distance)


def _without_year(number: int | None, day: int | None, one: Found) -> str:
    if number is None or one.form.portion:
        return ""
    last = one.values.get("DAY2") or one.values.get("NTH2")
    first = f"--{number:02}" + (f"-{day:02}" if day else "")
    return first if last is None else f"{first}/--{one.values.get('MONTH2', number):02}-{last:02}"


def _partial(whole: Date, one: Found, context: Context) -> Meaning:
    date = part_of(whole, one.form.portion, context.published)
    return Meaning("partial", date, iso_of(date), "published" if one.form.which or one.form.year_shift else "")


def _holiday(one: Found, context: Context, direction: Direction) -> Meaning:
    holiday = one.form.holiday
    assert holiday is not None
    now, in_year = context.published, one.values.get("YEAR") or context.year
    told = context.told(direction)
    if told is not None and in_year is None:
        days = [holiday_in(holiday, told.year), holiday_in(holiday, told.year + 1)]
        day = next(day for day in days if day >= told or day is days[-1])
    elif in_year is not None:
        day = holiday_in(holiday, in_year)
    elif now is None:
        return Meaning("absolute", iso=f"--{holiday.day}" if holiday.day else "")
    else:
        day = _nearest([holiday_in(holiday, now.year + by) for by in (-1, 0, 1)], now, direction)
    day += dt.timedelta(days=one.form.by or 0)
    return Meaning("absolute", Date.on(day), day.isoformat())


# -- what is counted ---------------------------------------------------------------------------------------------------


def _weekday(one: Found, context: Context, direction: Direction) -> Meaning:
    weekday, which, now = one.values["WEEKDAY"], one.form.which, context.published
    if which in ("following", "previous", "same"):
        anchor = context.anchor(direction)
        if anchor is not None:
            return _weekday_from_last(weekday, which, anchor)
    if now is None:
        return Meaning("relative")
    told = context.told(direction)
    if told is not None and not which:
        now, direction = told, "ahead"
    near = context.near_story(weekday) if which == "near" else None
    if near is not None:
        return Meaning("relative", Date.on(near), near.isoformat(), context.last[1] if context.last else "")
    story = context.in_story() if not which and direction in ("", "behind") and not context.spoken else None
    if story is not None:
        then = story + dt.timedelta(days=(weekday - story.weekday()) % _WEEK)
        if then <= now:
            return Meaning("relative", Date.on(then), then.isoformat(), context.last[1] if context.last else "")
    back = (now.weekday() - weekday) % _WEEK
    monday = now - dt.timedelta(days=now.weekday())
    ahead = direction in ("ahead", "later")
    days = {
        "last": -(back or _WEEK),
        "before_last": -(back or _WEEK) - _WEEK,
        "coming": _WEEK - back,
        "following": _WEEK - back,
        "weekon": 2 * _WEEK - back,
        "this": (_WEEK - back) % _WEEK if ahead else (monday - now).days + weekday,
        "lastweek": (monday - now).days - _WEEK + weekday,
        "nextweek": (monday - now).days + _WEEK + weekday,
    }
    till_today = direction == "later" and not back and context.till
    day = now + dt.timedelta(days=days.get(which, 0 if till_today else _WEEK - back if ahead else -back))
    return Meaning("relative", Date.on(day), day.isoformat(), "published")


def _weekday_from_last(weekday: int, which: str, anchor: tuple[Date, str]) -> Meaning:
    last = anchor[0].earliest if which == "previous" else anchor[0].latest
    back = (last.weekday() - weekday) % _WEEK
    days = {"following": _WEEK - back, "previous": -(back or _WEEK), "same": -back}[which]
    day = last + dt.timedelta(days=days)
    return Meaning("relative", Date.on(day), day.isoformat(), anchor[1])


def _shift(one: Found, context: Context, direction: Direction) -> Meaning:
    form = one.form
    if form.or_duration and direction != "ahead":
        return _duration(one, context, direction)
    unit = form.unit or one.values.get("UNIT") or one.values.get("PERIOD") or "day"
    by = form.by if form.by is not None else one.values.get("COUNT", 0) * form.sign
    if form.origin == "last":
        anchor = context.anchor(direction, later=by > 0 and "COUNT" in one.values, same=not by)
        if unit == "year" and context.last_long is not None and (anchor is None or by):
            anchor = (context.last_long, anchor[1] if anchor else "")
        if anchor is None or (unit == "day" and not context.is_near_day(anchor[0])):
            return Meaning("relative")
        start, place = (anchor[0].latest if by >= 0 else anchor[0].earliest), anchor[1]
    elif context.published is None:
        return Meaning("relative")
    else:
        start, place = context.published, "published"
    if unit == "weekend":
        by = _weekends(one, start, direction)
    date = period(unit, start, by) if form.whole else shifted(unit, start, by)
    date = part_of(date, form.portion, start)
    return Meaning("relative", date, iso_of(date), place)


def _weekends(one: Found, now: dt.date, direction: Direction) -> int:
    """How many weeks from a day the weekend lies that is meant."""
    on_it = now.weekday() >= 5
    by = one.form.by
    if by == 0:  # this weekend: the one to come, but early in the week that which is just past
        return -1 if direction == "behind" and now.weekday() <= 1 else 0
    if by is None:
        return 0 if on_it or direction in ("ahead", "later") else -1
    return by if on_it or by < 0 or one.form.which == "next" else by - 1 if by > 0 else by


def _duration(one: Found, context: Context, direction: Direction) -> Meaning:
    count, unit = one.form.by or one.values.get("NUMBER") or one.values.get("COUNT") or 1, one.values["UNIT"]
    if unit == "hour":
        days, hours = divmod(count, 24)
        return Meaning("duration", iso=f"P{days}D" if not hours else f"PT{count}H")
    if unit in ("week", "fortnight"):
        count, unit = count * (7 if unit == "week" else 14), "day"
    letters = {"day": "D", "month": "M", "year": "Y"}
    return Meaning("duration", iso=f"P{count}{letters[unit]}" if unit in letters else "")


def _decade(one: Found, context: Context, direction: Direction) -> Meaning:
    first = one.values["DECADE"]
    whole = Date(year(first).earliest, year(first + 9).latest)
    return Meaning("partial", whole, iso_of(whole))


_HOW = {
    "decade": _decade,
    "calendar": _calendar,
    "holiday": _holiday,
    "weekday": _weekday,
    "shift": _shift,
    "duration": _duration,
}
