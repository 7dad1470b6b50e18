"""When, on what occasion and how something was said: as stated, or carried over from before in the same speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onetext.evidence.article import Sentence
from onetext.evidence.frames import Frame
from onetext.evidence.speech.hearing import Hearing
from onetext.model import Date, DatedPlace, Place, QuotedSpeech, ReportedSpeech, Voice

__all__ = ["Circumstance", "Circumstances"]

_REACH = 400
_FEW = 20
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
        known = hearing.article.published
        self._dates = [
            date
            for date in _outside(hearing, dates)
            if date.date is not None and date.kind != "duration" and (known is None or date.date.earliest <= known)
        ]
        self._starts = [date.start for date in self._dates]
        self._told = sorted(
            (frame.content.start, frame.content.end) for frame in hearing.frames if frame.content is not None
        )
        self._named = [mention.start for mention in hearing.mentions]
        self._occasions: dict[str, list[tuple[frozenset[str], Date]]] = {}
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
        if stated.said_on is None:
            stated = replace(stated, said_on=self._sentence_before(at, voice) or self._same_occasion(stated, voice))
        result = stated
        if before is not None and sentence.paragraph - before[0] <= _PARAGRAPHS:
            is_near = sentence.paragraph == before[0]
            result = Circumstance(
                stated.said_on or before[1].said_on,
                stated.occasion or (before[1].occasion if is_near else ""),
                stated.channel or (before[1].channel if is_near else ""),
            )
        self._last[voice.name] = (sentence.paragraph, result)
        if result.said_on is not None and stated.occasion:
            self._occasions.setdefault(voice.name, []).append((_capitals(stated.occasion), result.said_on))
        return result

    def _same_occasion(self, stated: Circumstance, voice: Voice) -> Date | None:
        """`at the Security Council meeting`: when the speaker was at an occasion with these names before."""
        names = _capitals(stated.occasion)
        for known, date in self._occasions.get(voice.name, ())[-_FEW:] if names else ():
            if names <= known:
                return date
        return None

    def _sentence_before(self, at: int, voice: Voice) -> Date | None:
        """A date in the sentence before, of the same paragraph, that also names the speaker."""
        article = self._hearing.article
        number = article.sentence_at(at)
        if number < 1 or article.sentences[number - 1].paragraph != article.sentences[number].paragraph:
            return None
        place = article.sentences[number - 1]
        mentions = self._hearing.mentions
        low = bisect_left(self._named, place.start)
        named = mentions[low : min(bisect_left(self._named, place.end), low + _FEW)]
        if not any(mention.voice is not None and mention.voice.name == voice.name for mention in named):
            return None
        low, high = bisect_left(self._starts, place.start), bisect_left(self._starts, place.end)
        found = [date for date in self._dates[low : min(high, low + _FEW)] if not self._is_told(date, place)][:2]
        return found[0].date if len(found) == 1 else None

    def _is_told(self, date: DatedPlace, sentence: Sentence) -> bool:
        """Whether a date is part of what somebody says, as in `demanded an answer by 15 June`."""
        low = bisect_left(self._told, (sentence.start, 0))
        return any(start <= date.start < end for start, end in self._told[low : low + _FEW] if start < sentence.end)

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


def _capitals(occasion: str) -> frozenset[str]:
    return frozenset(word for word in occasion.split() if word[:1].isupper())


def _outside(hearing: Hearing, dates: Sequence[DatedPlace]) -> Iterator[DatedPlace]:
    """The dates of the author's own words: those within quotations tell of other things."""
    outer = [quote for quote in hearing.quotes if quote.depth == 0]
    at = 0
    for date in dates:
        while at < len(outer) and outer[at].end <= date.start:
            at += 1
        if at == len(outer) or date.start < outer[at].start:
            yield date
