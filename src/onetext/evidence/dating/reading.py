"""Read the expressions of time of an article in their order: each may count from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.article import Article
from onetext.evidence.dating.calendars import iso_of
from onetext.evidence.dating.context import Context
from onetext.evidence.dating.finding import Found, found
from onetext.evidence.dating.lexicon import Lexicon, lexicon
from onetext.evidence.dating.resolving import Meaning, resolved
from onetext.evidence.dating.tense import Tense
from onetext.model import Date, DatedPlace, QuotedSpeech

__all__ = ["dates"]

_MOVED = 6
"""Words between a verb of moving and `from` (moved the deadline from 1 May to 1 June)."""


def dates(article: Article, quotes: Sequence[QuotedSpeech] = ()) -> tuple[DatedPlace, ...]:
    """The expressions of time and the days they mean, in the order of the text.

    Parameters
    ----------
    quotes
        What stands between marks: days named there are not those the author counts from.

    Notes
    -----
    A day of the week, or a day without a year, lies before the publication or after it as the verb has it; "two days
    later" counts from the day the text spoke of last. A date in figures whose order the text does not show has no
    `date`, and both readings in `iso` (`2025-03-04|2025-04-03`).
    """
    words = lexicon(article.language)
    ones = list(found(article, words))
    context = Context(article.published, _day_first(ones, words))
    tense = Tense(article, quotes)
    places: list[DatedPlace] = []
    for one in ones:
        context.move(one.sentence)
        context.till = tense.is_till(one)
        context.spoken, direction = tense.is_inside(one.start), tense.direction(one)
        meaning = resolved(one, context, direction)
        if meaning.iso or meaning.date or meaning.kind == "relative":
            places.append(_placed(article, one, meaning))
        if not context.spoken:
            context.remember(one, meaning, direction, is_bound=tense.is_bound(one), since=tense.is_since(one))
    return tuple(_joined(article, places, words))


def _placed(article: Article, one: Found, meaning: Meaning) -> DatedPlace:
    return DatedPlace(
        start=one.start,
        end=one.end,
        text=article.text[one.start : one.end],
        kind=meaning.kind,
        date=meaning.date,
        iso=meaning.iso,
        anchor=meaning.anchor,
    )


def _day_first(ones: Sequence[Found], words: Lexicon) -> bool | None:
    """The order of dates in figures: the first one that can be read in one way only shows it."""
    if words.numeric_order:
        return words.numeric_order == "day"
    for one in ones:
        numeric = one.values.get("NUMERIC")
        if numeric is not None and (numeric.day_first is None) != (numeric.month_first is None):
            return numeric.month_first is None
    return None


def _joined(article: Article, places: Sequence[DatedPlace], words: Lexicon) -> Iterator[DatedPlace]:
    """Two dates with `to` between them as one range."""
    at = 0
    while at < len(places):
        one = places[at]
        two = places[at + 1] if at + 1 < len(places) else None
        joined = None if two is None else _range(article, one, two, words)
        yield joined or one
        at += 2 if joined else 1


def _range(article: Article, one: DatedPlace, two: DatedPlace, words: Lexicon) -> DatedPlace | None:
    first, last = article.token_at(one.end - 1), article.token_at(two.start)
    if last - first != 2 or one.date is None or two.date is None:
        return None
    if article.sentence_at(one.start) != article.sentence_at(two.start):
        return None
    allowed = words.ranges.get(article.tokens[first + 1].lower)
    begin = article.token_at(one.start)
    before = article.tokens[begin - 1].lower if begin else ""
    if allowed is None or (before not in allowed and "" not in allowed) or one.date.earliest > two.date.latest:
        return None
    moved = article.language.words("dates", "moved")
    if before and any(token.lower in moved for token in article.tokens[max(begin - 1 - _MOVED, 0) : begin - 1]):
        return None
    date = Date(one.date.earliest, max(one.date.latest, two.date.latest))
    return DatedPlace(
        start=one.start,
        end=two.end,
        text=article.text[one.start : two.end],
        kind=one.kind,
        date=date,
        iso=iso_of(date),
        anchor=one.anchor,
    )
