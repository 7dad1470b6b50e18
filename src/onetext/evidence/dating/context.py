"""What the text has said so far: the days that an expression may count from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onetext.evidence.dating.finding import Found
from onetext.evidence.dating.tense import Direction
from onetext.model import Date, DateKind

__all__ = ["Context", "Meaning"]

_LONG = 45
"""A stretch longer than this is a season or a year: nothing is counted from it."""
_DAYS = 10
"""Days are counted from no stretch longer than this."""
_STORY, _STORY_NEAR = 6, 12
"""Days before the publication that a story is told of, and sentences it goes on without a day."""
_WEEK, _HALF = 7, 3
_NEAR = 1
"""For so many sentences a year that was named holds for the days without one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means; `anchor` is what it was counted from."""

    kind: DateKind
    date: Date | None = None
    iso: str = ""
    anchor: str = ""


@dataclass(slots=True)
class Context:
    """What the text has said so far, outside quotations.

    Attributes
    ----------
    day_first
        Order of dates in figures: True, False, or None where it does not show.
    last, last_past
        The day spoken of last, and the last one that was not after the publication, with its place.
    last_told
        The last one that was neither ahead of the publication nor later than what was told.
    last_long
        The day, month or year spoken of last.
    year
        The past year named last, while the text is still near it; a day without a year is of that year.
    month
        Year and month the text is in.
    till
        Whether something lasts up to the expression in hand (by Monday, said on a Monday, is today).
    story
        The past day of the week named last with its date, more than a week before the publication, and its sentence:
        while the text is near it, days of the week follow it.
    spoken
        Whether the expression in hand stands in somebody's words, who counts from the day they speak.
    """

    published: dt.date | None
    day_first: bool | None
    last: tuple[Date, str] | None = None
    last_past: tuple[Date, str] | None = None
    last_told: tuple[Date, str] | None = None
    last_long: Date | None = None
    year: int | None = None
    month: tuple[int, int] | None = None
    sentence: int = 0
    spoken: bool = False
    till: bool = False
    story: tuple[dt.date, int] | None = None
    _year_at: int = 0
    _past_at: int = -1
    _last_at: int = -1

    def move(self, sentence: int) -> None:
        """Go on to a sentence."""
        self.sentence = sentence
        if self.year is not None and sentence - self._year_at > _NEAR:
            self.year = None

    def anchor(self, direction: Direction, *, later: bool = False, same: bool = False) -> tuple[Date, str] | None:
        """The day that an expression relative to another counts from.

        So many days `later`, and the `same` evening in another sentence, count from what was told, not from what was
        still to come there (gave them until Friday; two days later …).
        """
        if (later or (same and self._last_at != self.sentence)) and direction == "behind" and self.last_told:
            return self.last_told
        return self.last_past if direction == "behind" and self.last_past else self.last

    def told(self, direction: Direction) -> dt.date | None:
        """The past day of this sentence that something is `later` than."""
        if direction != "later" or self.last_past is None or self._past_at != self.sentence:
            return None
        date = self.last_past[0]
        return date.latest if self.is_near_day(date) else date.earliest  # a day of the month that was told may be meant

    def is_near_day(self, date: Date) -> bool:
        """Whether days can be counted from a date."""
        return (date.latest - date.earliest).days < _DAYS

    def remember(
        self, one: Found, meaning: Meaning, direction: Direction = "", *, is_bound: bool = False, since: bool = False
    ) -> None:
        """Take in what an expression meant.

        One that bounds a time (by 2010) sets no year for what follows; from one that a time lasts `since` nothing goes
        on to be told.
        """
        date = meaning.date
        if date is None:
            return
        self.last_long = date
        has_year = "YEAR" in one.values or "NUMERIC" in one.values or one.form.unit == "year"
        has_year = (has_year or one.values.get("UNIT") == "year") and not is_bound
        if has_year and self.published is not None and date.latest.year < self.published.year:
            self.year, self._year_at = date.latest.year, self.sentence
        is_today = one.form.means == "shift" and date == (self.published and Date.on(self.published))
        if is_today or (date.latest - date.earliest).days > _LONG:
            return
        self.month = (date.latest.year, date.latest.month)
        self.last, self._last_at = (date, f"{one.start}:{one.end}"), self.sentence
        self._go_on(one, date, direction)
        if self.published is None or date.latest <= self.published:
            self.last_past, self._past_at = self.last, self.sentence
            if direction not in ("ahead", "later") and not since:
                self.last_told = self.last

    def _go_on(self, one: Found, date: Date, direction: Direction) -> None:
        """Take in a day of the week that a story of days gone by tells of."""
        if self.published is None or not date.is_day or direction in ("ahead", "later") or "WEEKDAY" not in one.values:
            return
        is_dated = "MONTH" in one.values or "SUREMONTH" in one.values or "FULLMONTH" in one.values
        if (is_dated and date.latest < self.published - dt.timedelta(days=_STORY)) or self.in_story():
            self.story = (date.latest, self.sentence)

    def near_story(self, weekday: int) -> dt.date | None:
        """`On the Tuesday`: the one nearest to the day that was told last, unless that is still to come."""
        if self.last_told is None or self.published is None or not self.is_near_day(self.last_told[0]):
            return None
        told = self.last_told[0].latest
        day = told + dt.timedelta(days=(weekday - told.weekday() + _HALF) % _WEEK - _HALF)
        return day if day <= self.published else None

    def in_story(self) -> dt.date | None:
        """The day that a story told near the sentence in hand has come to."""
        near = self.story is not None and self.sentence - self.story[1] <= _STORY_NEAR
        return self.story[0] if near and self.story is not None else None
