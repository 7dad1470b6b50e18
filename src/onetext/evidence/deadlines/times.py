"""The words of time of a deadline: a date with what makes it the end of a time (by noon on Friday, within 72 hours)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article, Sentence
from onetext.evidence.deadlines.rules import Rules
from onetext.model import DatedPlace

__all__ = ["Time", "times"]

_BETWEEN = 9
_EVENT = 6
_STOPS = frozenset('.,;:!?()“”"—–«»')


@dataclass(frozen=True, slots=True)
class Time:
    """Tokens `first` to `last` (exclusive) of a sentence.

    Attributes
    ----------
    date
        The date in it; the last one where one explains another (Thanksgiving on 27 November).
    bare
        Whether nothing makes it the end of a time: it then needs a verb that does (gave them 30 days to …).
    given
        The day on which a stretch of time was given, right behind it (gave them ten days on Monday to …).
    """

    first: int
    last: int
    sentence: int
    date: DatedPlace
    bare: bool
    given: DatedPlace | None = None

    @property
    def is_duration(self) -> bool:
        """Whether it is a stretch of time whose end nobody says."""
        return self.date.kind == "duration"


def times(article: Article, dates: Sequence[DatedPlace], rules: Rules) -> Iterator[Time]:
    """The dates of an article as possible deadlines, in order."""
    ends: dict[int, int] = {}
    number = -1
    at = 0
    while at < len(dates):
        date = dates[at]
        here = article.sentence_at(date.start)
        if here != number:
            number = here
            sentence = article.sentences[number]
            ends = {hit.last: hit.first for hit in rules.ends.find(article.tokens, sentence.first, sentence.last)}
        sentence = article.sentences[number]
        first, last = article.token_at(date.start), article.token_at(date.end - 1) + 1
        at += 1
        given: DatedPlace | None = None
        while at < len(dates) and _explains(article, last, dates[at], sentence, rules):
            if date.kind == "duration" and article.tokens[last].text != ",":
                given = dates[at]
            else:
                date = dates[at]
            last = article.token_at(dates[at].end - 1) + 1
            at += 1
        begin = _begin(article, first, sentence, ends, rules)
        if begin is not None and date.kind == "duration" and article.tokens[begin].lower in rules.only_days:
            begin = None
        end = _end(article, last, sentence, rules)
        yield Time(first if begin is None else begin, end, number, date, begin is None, given)


def _explains(article: Article, last: int, date: DatedPlace, sentence: Sentence, rules: Rules) -> bool:
    """Whether a date says the same day again: nothing but small words between."""
    first = article.token_at(date.start)
    if date.kind == "duration" or not last <= first <= min(last + 2, sentence.last):
        return False
    between = article.tokens[last:first]
    if between and between[0].lower in rules.happenings:
        between = between[1:]  # before the Easter recess on 25 March
    return all(token.text == "," or token.lower in rules.between for token in between)


def _begin(article: Article, first: int, sentence: Sentence, ends: dict[int, int], rules: Rules) -> int | None:
    tokens = article.tokens
    at = first
    while at > sentence.first and first - at < _BETWEEN:
        if at in ends:
            return ends[at]
        token = tokens[at - 1]
        if token.lower not in rules.between and not token.text[0].isdigit():
            break
        at -= 1
    if at in ends:
        return ends[at]
    for back in range(at - 1, max(sentence.first, at - 1 - _EVENT) - 1, -1):
        if tokens[back].lower in rules.events:
            return back
        if tokens[back].text in _STOPS:
            return None
    return None


def _end(article: Article, last: int, sentence: Sentence, rules: Rules) -> int:
    for hit in rules.after.find(article.tokens, last, min(last + 6, sentence.last)):
        if hit.first == last:
            return hit.last
    return last
