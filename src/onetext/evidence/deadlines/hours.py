"""Words of time that name no day: an hour (by noon), what was named before (until then), something to come."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onetext.evidence.article import Article, Sentence
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.phrases import Hit
from onetext.model import Date, DatedPlace

__all__ = ["with_hours"]

_CLOCK = re.compile(r"([01]?\d|2[0-4])([:.h]?[0-5]\d)?", re.ASCII)
_FOUR = re.compile(r"([01]\d|2[0-4])[0-5]\d", re.ASCII)
_FAR = 9
"""Words from `by` in which a day may follow: the hour is then that of the day."""
_BACK = 3
"""Sentences looked back through for the day of an hour."""
_EVENT = 6
_STOPS = frozenset('.,;:!?()“”"—–«»')


def with_hours(article: Article, dates: Sequence[DatedPlace], rules: Rules) -> list[DatedPlace]:
    """The dates of an article and the hours, in order; an hour is of a day told beside it, else of the publication."""
    found = list(dates)
    for number, sentence in enumerate(article.sentences):
        for hit in _starts(article, sentence, rules):
            one = _hour(article, hit, number, sentence, dates, rules)
            if one is not None:
                found.append(one)
    found.sort(key=lambda one: (one.start, one.end))
    return found


def _starts(article: Article, sentence: Sentence, rules: Rules) -> Iterator[Hit]:
    """The words an hour may stand behind: `by` and the like, and `at` where something ends then or is threatened."""
    yield from rules.ends.find(article.tokens, sentence.first, sentence.last)
    places = [at for at in range(sentence.first, sentence.last) if article.tokens[at].lower in rules.hour_starts]
    if not places:
        return
    cues = rules.cues.find(article.tokens, sentence.first, sentence.last)
    if any(token.lower in rules.unless for token in article.tokens[sentence.first : sentence.last]) or any(
        rules.kinds[cue.row] == "expire" for cue in cues
    ):
        yield from (Hit(at, at + 1, 0) for at in places if at + 1 < sentence.last)


def _hour(
    article: Article, hit: Hit, number: int, sentence: Sentence, dates: Sequence[DatedPlace], rules: Rules
) -> DatedPlace | None:
    tokens, first = article.tokens, hit.last
    while first < sentence.last and tokens[first].lower in rules.before_hours:
        first += 1
    if first >= sentence.last:
        return None
    last = _end(article, first, sentence, rules)
    is_event = last is None
    if last is None:
        last = _event_end(article, hit, sentence, rules)
    if last is None or _has_day(article, hit.last, sentence, dates, last if is_event else 0):
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    day = None
    if tokens[first].lower in rules.then:
        day = _told_last(article, start, number, dates)
        if day is None:
            return None
    elif not is_event:
        day = _day(article, number, first, sentence, dates, rules)
    iso = "" if day is None else str(day)
    return DatedPlace(start=start, end=end, text=article.text[start:end], kind="relative", date=day, iso=iso)


def _end(article: Article, first: int, sentence: Sentence, rules: Rules) -> int | None:
    """Where an hour that begins at a token ends: midnight, 6pm, six in the evening, 18:00, then."""
    tokens, token = article.tokens, article.tokens[first]
    following = tokens[first + 1].lower if first + 1 < sentence.last else ""
    if token.lower in rules.clock or token.lower in rules.then:
        return first + 1 if following not in rules.not_hours else None
    is_number = token.lower in rules.clock_numbers or _CLOCK.fullmatch(token.text) is not None
    if not is_number and _FOUR.fullmatch(token.text) is not None and following in rules.zones:
        return first + 2
    if not is_number:
        return None
    for suffix in rules.clock_suffixes.find(tokens, first + 1, min(first + 6, sentence.last)):
        if suffix.first == first + 1:
            return suffix.last
    return first + 1 if ":" in token.text else None


def _event_end(article: Article, hit: Hit, sentence: Sentence, rules: Rules) -> int | None:
    """Where something to come that a time ends with is named: before the summer recess, before the council meets."""
    tokens = article.tokens
    if tokens[hit.first].lower not in rules.events or tokens[hit.last].lower not in rules.before_events:
        return None
    for at in range(hit.last + 1, min(hit.last + _EVENT, sentence.last)):
        if tokens[at].text in _STOPS:
            return None
        if tokens[at].lower in rules.happenings:
            return at + 1
    return None


def _has_day(article: Article, first: int, sentence: Sentence, dates: Sequence[DatedPlace], last: int) -> bool:
    """Whether a day of the table of dates stands behind `by` before the next sign."""
    tokens = article.tokens
    stop = first
    while stop < min(first + _FAR, sentence.last) and (stop < last or tokens[stop].text not in _STOPS):
        stop += 1
    at = bisect_left(dates, tokens[first].start, key=lambda one: one.start)
    return at < len(dates) and stop > first and dates[at].start < tokens[stop - 1].end


def _day(
    article: Article, number: int, first: int, sentence: Sentence, dates: Sequence[DatedPlace], rules: Rules
) -> Date | None:
    """The day of an hour: that of its sentence, else that which the paragraph tells of, else that of publication."""
    tokens = article.tokens
    published = article.published
    near = list(_days(sentence.start, sentence.end, dates))
    told = not any(rules.is_now(token.lower) for token in tokens[sentence.first : sentence.last])
    if told and near and published is not None and all(one.earliest > published for one in near):
        return None  # would start in October, and gave them until breakfast
    if not near and told:
        for back in range(number - 1, max(number - 1 - _BACK, -1), -1):
            before = article.sentences[back]
            if before.paragraph != sentence.paragraph or near:
                break
            near = list(_days(before.start, before.end, dates))
            near = [one for one in near if published is None or one.latest <= published]
    is_next = tokens[first].lower in rules.next_morning
    if not near and published is None:
        return None
    day = near[-1].earliest if near or published is None else published
    return Date.on(day + dt.timedelta(days=1) if is_next and day < dt.date.max else day)


def _days(start: int, end: int, dates: Sequence[DatedPlace]) -> Iterator[Date]:
    at = bisect_left(dates, start, key=lambda one: one.start)
    for one in dates[at : at + 8]:
        if one.start >= end:
            return
        if one.date is not None and one.date.is_day:
            yield one.date


def _told_last(article: Article, start: int, number: int, dates: Sequence[DatedPlace]) -> Date | None:
    """The day named last: that of `until then`."""
    at = bisect_left(dates, start, key=lambda one: one.start)
    begin = article.sentences[max(number - _BACK, 0)].start
    for one in reversed(dates[max(at - 4, 0) : at]):
        if one.start >= begin and one.date is not None and one.date.is_day:
            return one.date
    return None
