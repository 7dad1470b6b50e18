"""When, on what occasion and how something was said: as stated, or carried over from before in the same speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onetext.evidence.frames import Frame
from onetext.evidence.speech.hearing import Hearing
from onetext.model import Date, DatedPlace, Place, QuotedSpeech, ReportedSpeech, Voice

__all__ = ["Circumstance", "Circumstances"]

_REACH = 400
_PARAGRAPHS = 3
"""So many paragraphs a date is carried over in the same speaker's speech."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """When, where and how."""

    said_on: Date | None = None
    occasion: str = ""
    channel: str = ""


class Circumstances:
    """Asked for one item after the other in the order of the text."""

    def __init__(self, hearing: Hearing, dates: Sequence[DatedPlace]) -> None:
        self._hearing = hearing
        self._dates = [date for date in _outside(hearing, dates) if date.date is not None and date.kind != "duration"]
        self._starts = [date.start for date in self._dates]
        self._last: dict[str, tuple[int, Circumstance]] = {}

    def of(self, item: QuotedSpeech | ReportedSpeech, frame: Frame | None, voice: Voice | None) -> Circumstance:
        """Those of a quotation or a report."""
        article = self._hearing.article
        at = item.start if frame is None else frame.verb.start
        sentence = article.sentences[max(article.sentence_at(at), 0)]
        stated = Circumstance(
            None if frame is None else self._date(frame, Place(start=item.start, end=item.end), sentence.start),
            "" if frame is None else frame.occasion,
            "" if frame is None else frame.channel,
        )
        if voice is None:
            return stated
        before = self._last.get(voice.name)
        result = stated
        if before is not None and sentence.paragraph - before[0] <= _PARAGRAPHS:
            is_near = sentence.paragraph == before[0]
            result = Circumstance(
                stated.said_on or before[1].said_on,
                stated.occasion or (before[1].occasion if is_near else ""),
                stated.channel or (before[1].channel if is_near else ""),
            )
        self._last[voice.name] = (sentence.paragraph, result)
        return result

    def _date(self, frame: Frame, item: Place, start: int) -> Date | None:
        """The nearest date in the sentence of the verb that stands outside what was said."""
        low = max(start, frame.verb.start - _REACH)
        high = frame.verb.end + _REACH
        best: tuple[int, Date] | None = None
        for at in range(bisect_left(self._starts, low), bisect_left(self._starts, high)):
            date = self._dates[at]
            if self._hearing.article.sentence_at(date.start) != self._hearing.article.sentence_at(frame.verb.start):
                continue
            inside = [place for place in (frame.content, item) if place is not None]
            if any(place.start <= date.start < place.end for place in inside) or date.date is None:
                continue
            distance = abs(date.start - frame.verb.start)
            if best is None or distance < best[0]:
                best = (distance, date.date)
        return None if best is None else best[1]


def _outside(hearing: Hearing, dates: Sequence[DatedPlace]) -> Iterator[DatedPlace]:
    """The dates of the author's own words: those within quotations tell of other things."""
    outer = [quote for quote in hearing.quotes if quote.depth == 0]
    at = 0
    for date in dates:
        while at < len(outer) and outer[at].end <= date.start:
            at += 1
        if at == len(outer) or date.start < outer[at].start:
            yield date
