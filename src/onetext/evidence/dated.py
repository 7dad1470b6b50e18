"""The dates of an article whose day is known, looked up by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onetext.model import DatedPlace, Place

__all__ = ["Dated"]


class Dated:
    """Dates in order of the text, without those whose day nobody knows."""

    def __init__(self, dates: Sequence[DatedPlace]) -> None:
        self._dates = sorted((date for date in dates if date.date is not None), key=lambda date: date.start)
        self._starts = [date.start for date in self._dates]

    def within(self, place: Place) -> Sequence[DatedPlace]:
        """Those that begin within a stretch. O(log n)."""
        return self._dates[bisect_left(self._starts, place.start) : bisect_left(self._starts, place.end)]
