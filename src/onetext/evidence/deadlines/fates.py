"""What became of a deadline: later words that say it was extended, passed, met, carried out or taken back."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.phrases import Hit
from onetext.model import Date, DatedPlace, Deadline, FatePlace, Voice

__all__ = ["with_fates"]

_NEAR = 3
"""For so many sentences a fate is one of the deadline before it, whoever is named."""
_YEAR = 366
_BACK = 6
"""Deadlines looked at for a fate, the newest first."""


def with_fates(
    article: Article, found: Sequence[Deadline], people: People, dates: Sequence[DatedPlace], rules: Rules
) -> list[Deadline]:
    """The deadlines with what the text tells of them later; `status` is what it tells last."""
    fates: dict[int, list[FatePlace]] = {}
    newest = -1
    for number, sentence in enumerate(article.sentences):
        for hit in rules.fates.find(article.tokens, sentence.first, sentence.last):
            start = article.tokens[hit.first].start
            while newest + 1 < len(found) and found[newest + 1].end <= start:
                newest += 1
            fate = _fate(article, hit, number, dates, rules)
            index = _of(article, hit, number, found, newest, people, rules, fate)
            if index is not None:
                fates.setdefault(index, []).append(fate)
    for index in range(1, len(found)):
        if _moves(found[index], found[index - 1]) and index - 1 not in fates:
            one = found[index]
            fates[index - 1] = [FatePlace(start=one.start, end=one.end, status="extended", date=None)]
    return [
        replace(one, fates=tuple(fates[index]), status=fates[index][-1].status) if index in fates else one
        for index, one in enumerate(found)
    ]


def _moves(one: Deadline, before: Deadline) -> bool:
    """Whether a deadline is a later one in the place of that before it: extended, given again, left open longer."""
    if one.due is None or before.due is None or one.due.earliest <= before.due.latest:
        return False
    return one.rule == "extend" or (one.rule == before.rule == "open" and one.by_whom == before.by_whom)


def _of(
    article: Article,
    hit: Hit,
    sentence: int,
    found: Sequence[Deadline],
    newest: int,
    people: People,
    rules: Rules,
    fate: FatePlace,
) -> int | None:
    """Which deadline some words tell the fate of: the newest one near, or one whose people are named again."""
    tokens = article.tokens[hit.first : hit.last]
    names_it = any(token.lower in rules.nouns for token in tokens)
    first = article.sentences[sentence]
    around = [one.voice for one in people.between(first.start, first.end) if one.voice is not None]
    for index in range(newest, max(newest - _BACK, -1), -1):
        one = found[index]
        if not _can_be(one, fate, article.published):
            continue
        apart = sentence - article.sentence_at(one.start)
        if apart <= _NEAR and article.sentences[article.sentence_at(one.start)].paragraph == first.paragraph:
            return index
        if _is_named(one, around) and (names_it or apart <= _NEAR):
            return index
    return None


def _can_be(one: Deadline, fate: FatePlace, published: dt.date | None) -> bool:
    """Whether a deadline can have come to such an end: none passes before its day, nor long before it was set."""
    if one.due is None:
        return True
    if fate.status in ("lapsed", "kept") and published is not None and one.due.earliest > published:
        return False
    return fate.date is None or (one.due.earliest - fate.date.latest).days <= _YEAR


def _is_named(one: Deadline, around: Sequence[Voice]) -> bool:
    people = {voice.name for voice in (one.by_whom, *one.to_whom) if voice is not None}
    return any(voice.name in people for voice in around)


def _fate(article: Article, hit: Hit, sentence: int, dates: Sequence[DatedPlace], rules: Rules) -> FatePlace:
    start, end = article.tokens[hit.first].start, article.tokens[hit.last - 1].end
    return FatePlace(start=start, end=end, status=rules.statuses[hit.row], date=_date(article, sentence, dates))


def _date(article: Article, sentence: int, dates: Sequence[DatedPlace]) -> Date | None:
    """The day of a fate: the only one its sentence names."""
    place = article.sentences[sentence]
    at = bisect_left(dates, place.start, key=lambda one: one.start)
    within = [one for one in dates[at : at + 2] if one.end <= place.end]
    return within[0].date if len(within) == 1 else None
