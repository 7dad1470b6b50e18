"""When a deadline was set, and the last day it leaves: never one before it was set."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from onetext.evidence.article import Article
from onetext.evidence.dating import after
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setting import Region
from onetext.evidence.deadlines.times import Time
from onetext.evidence.stretches import Stretch
from onetext.model import Date, DatedPlace

__all__ = ["due_of", "set_on_of", "told_now"]

_LOOKED_AT = 12
"""Dates of a sentence that are looked at."""
_WORDS = 6
"""Words before a date in which `by` may stand (by noon on Friday)."""
_SHORT = 3
"""Days of a stretch that something is to be done before (the weekend)."""
_WEEK, _YEARS = 7, 4
"""Days from one day of the week to the next; years that a day without a year may be moved."""


def set_on_of(
    article: Article, time: Time, region: Region, around: Stretch | None, dates: Sequence[DatedPlace], rules: Rules
) -> Date | None:
    """When it was set: when the words were said, the day behind a stretch of time, or the first date before it.

    A date that ends another time, or that is yet to come, is none on which something was set.
    """
    if around is not None and around.said_on is not None:
        return around.said_on
    if time.given is not None:
        return time.given.date
    tokens, published = article.tokens, article.published
    sentence = article.sentences[region.sentence]
    at = bisect_left(dates, sentence.start, key=lambda one: one.start)
    for date in dates[at : at + _LOOKED_AT]:
        if date.end > tokens[time.first].start:
            return None
        if date == time.date or date.date is None or (published is not None and date.date.earliest > published):
            continue
        first = article.token_at(date.start)
        low = max(first - _WORDS, sentence.first)
        ends = [hit.last for hit in rules.ends.find(tokens, low, first)]
        if not ends or any(token.lower not in rules.between for token in tokens[ends[-1] : first]):
            return date.date
    return None


def told_now(article: Article, first: int, last: int, rules: Rules) -> bool:
    """Whether the words that set a time tell of the day of writing (must pay by May), not of the past (had to)."""
    words = [token.lower for token in article.tokens[max(first, 0) : last]]
    return any(rules.is_now(word) for word in words) and not any(word in rules.told_past for word in words)


def due_of(article: Article, time: Time, set_on: Date | None, rules: Rules, *, now: bool) -> tuple[Date | None, str]:
    """The last day; for a stretch of time only where the day it was set is known.

    A day of the week, or a day without its year, that lies before the deadline was set is the next one of its name.

    Parameters
    ----------
    now
        Whether the deadline is told of the day of writing: it is then not due before it.
    """
    date = time.date
    if time.is_duration:
        if set_on is None or not set_on.is_day:
            return None, ""
        end = after(set_on.earliest, date.iso)
        return (None, "") if end is None else (Date.on(end), end.isoformat())
    if date.date is None:
        return None, date.iso
    not_before = set_on.earliest if set_on is not None else article.published if now else None
    if set_on is not None and set_on.is_day and set_on == date.date and time.date.kind == "relative":
        not_before = set_on.earliest + dt.timedelta(days=1)  # gave them on Friday until Friday
    moved = None if not_before is None else _moved(article, time, date.date, not_before, rules)
    if moved is not None:
        return moved, str(moved)
    return _before(article, time, date.date, rules) or (date.date, date.iso)


def _before(article: Article, time: Time, date: Date, rules: Rules) -> tuple[Date, str] | None:
    """Before the weekend: on Friday."""
    days = (date.latest - date.earliest).days
    if article.tokens[time.first].lower not in rules.events or not 0 < days < _SHORT or date.earliest == dt.date.min:
        return None
    last = Date.on(date.earliest - dt.timedelta(days=1))
    return last, str(last)


def _moved(article: Article, time: Time, date: Date, not_before: dt.date, rules: Rules) -> Date | None:
    """The next day of the same name that is not before another day; None where the date names its year, or is later."""
    if date.latest >= not_before:
        return None
    tables = article.language.tables.get("dates", {})
    first, last = article.token_at(time.date.start), article.token_at(time.date.end - 1) + 1
    words = [token.lower for token in article.tokens[first:last]]
    if any((len(word) == _YEARS and word.isdigit()) or word in rules.gone for word in words):
        return None
    if all(word in tables.get("weekdays", {}) for word in words) and date.is_day:
        weeks = -(-(not_before - date.latest).days // _WEEK)
        return Date.on(date.latest + dt.timedelta(days=weeks * _WEEK))
    months = {**tables.get("months", {}), **tables.get("short_months", {})}
    if not any(word.rstrip(".") in months for word in words):
        return None
    for year in range(not_before.year, min(not_before.year + 2, dt.MAXYEAR)):
        one = _in_year(date, year)
        if one is not None and one.latest >= not_before and year - date.latest.year <= _YEARS:
            return one
    return None


def _in_year(date: Date, year: int) -> Date | None:
    """The same days of another year; None where they go over the year's end."""
    if date.earliest.year != date.latest.year:
        return None
    if date.is_month:
        return Date.parse(f"{year:04}-{date.earliest.month:02}")
    days = [
        dt.date(year, one.month, min(one.day, calendar.monthrange(year, one.month)[1]))
        for one in (date.earliest, date.latest)
    ]
    return Date(days[0], days[1])
