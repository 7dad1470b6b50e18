"""Times that are no days of the calendar, in words: how long, a day without its year, one of two days."""

from __future__ import annotations

import re

from onetext.report.numbers import MONTHS, count

__all__ = ["time_in_words"]

_LONG = re.compile(r"P(?:(?P<many>\d+)(?P<unit>[DWMY])|T(?P<hours>\d+)H)")
_NO_YEAR = re.compile(r"--(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def time_in_words(iso: str) -> str:
    """Write a time as `FoundDate.iso` has it: `P3D` as `3 days`, `--06-01` as `1 June, year not told`.

    What has none of these forms is left as it is.
    """
    if "|" in iso:
        return " or ".join(time_in_words(one) for one in iso.split("|"))
    if long := _LONG.fullmatch(iso):
        many, unit = (long["hours"], "hour") if long["hours"] else (long["many"], _UNITS[long["unit"]])
        return count(int(many), unit)
    if (bare := _NO_YEAR.fullmatch(iso)) and _month(bare["month"]):
        return f"{_named(bare)}, year not told"
    if (day := _DAY.fullmatch(iso)) and _month(day["month"]):
        return f"{_named(day)} {day['year']}"
    return iso


def _month(digits: str) -> bool:
    return 1 <= int(digits) <= 12


def _named(found: re.Match[str]) -> str:
    """A month, and its day where there is one."""
    name = MONTHS[int(found["month"]) - 1]
    return f"{int(found['day'])}\N{NO-BREAK SPACE}{name}" if found["day"] else name
