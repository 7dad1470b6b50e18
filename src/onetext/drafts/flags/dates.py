"""What a written date means, so that one date in two forms is no change."""

from __future__ import annotations

import re

from onetext.drafts.listed import listed
from onetext.drafts.months import MONTH_NUMBERS

__all__ = ["YEAR_AFTER", "calendar", "is_weekday"]

YEAR_AFTER = frozenset(
    listed(
        "in by until till since before after from of to through year during im bis seit ab vor nach jahr en avant "
        "après "
        "depuis jusqu'en año hasta desde в до с после к года у з після року до"
    )
)
"""Words after which a bare number from 1900 to 2099 is a year."""

_WEEKDAYS = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
        "sonntag "
        "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
        "понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа п'ятниця субота неділя"
    )
)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(.*)", re.DOTALL)
_POINTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)")
_HAN = re.compile(r"(\d{4})\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)?")
_PART = re.compile(r"([QH])([1-4])\D*(\d{4})", re.IGNORECASE)


def calendar(text: str) -> str:
    """Write a date as `2025-11-26`, with `?` for what it leaves out; as it stands where it can be read in two ways."""
    if found := _ISO.fullmatch(text):
        return _written(found[1], found[2], found[3]) + found[4].casefold()
    if found := _POINTED.fullmatch(text):
        return _written(found[3], found[2], found[1])
    if found := _HAN.fullmatch(text):
        return _written(found[1], found[2], found[3])
    if found := _PART.fullmatch(text):
        return f"{found[3]}-{found[1].upper()}{found[2]}"
    if found := _SLASHED.fullmatch(text):
        return _slashed(found, text)
    return _in_words(text)


def _slashed(found: re.Match[str], text: str) -> str:
    """Day and month in either order: only one that cannot be a month tells which is which."""
    first, second = int(found[1]), int(found[2])
    if first > 12 >= second or first == second <= 12:
        return _written(found[3], found[2], found[1])
    if second > 12 >= first:
        return _written(found[3], found[1], found[2])
    return text


def _in_words(text: str) -> str:
    month = year = day = ""
    for part in re.findall(r"\d+|[^\W\d_]+", text.casefold()):
        if part in MONTH_NUMBERS:
            month = str(MONTH_NUMBERS[part])
        elif part.isdigit():
            year, day = (part, day) if len(part) == 4 else (year, part)
    return _written(year, month, day) if month else text.casefold()


def _written(year: str | None, month: str | None, day: str | None) -> str:
    whole = f"20{year}" if year and len(year) == 2 else year
    return "-".join(f"{int(part):02}" if part else "?" for part in (whole, month, day))


def is_weekday(word: str) -> bool:
    """Whether a word, case folded, names a day of the week."""
    return word in _WEEKDAYS
