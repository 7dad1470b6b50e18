"""Read the deadlines and ultimatums of an article: each date that may be one, then threats with a condition alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.article import Article
from onetext.evidence.deadlines.fates import with_fates
from onetext.evidence.deadlines.finding import Finder
from onetext.evidence.deadlines.hours import with_hours
from onetext.evidence.deadlines.naming import Namer
from onetext.evidence.deadlines.penalties import goes_on
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules, rules
from onetext.evidence.deadlines.threats import threats
from onetext.evidence.deadlines.times import times
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.opening import borne
from onetext.model import DatedPlace, Deadline, QuotedSpeech

__all__ = ["deadlines"]


def deadlines(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
    dates: Sequence[DatedPlace],
) -> tuple[Deadline, ...]:
    """Deadlines and ultimatums, in the order of the text, with what later sentences tell of them.

    Parameters
    ----------
    quotes
        After their speakers are known: who speaks holds what he sets.
    dates
        In order, as `dating.dates` gives them.

    Notes
    -----
    A date becomes a deadline when it ends a time (`by`, `until`, `within`, …) that somebody sets: a verb of demanding
    or giving, a deadline that is set, a duty in somebody's words, a promise, or a condition with a threat. A plan
    (`is due to open by Friday`) is none. A threat with a condition needs no date.
    """
    table = rules(article.language)
    people = People(article, quotes, mentions, frames)
    finder = Finder(article, people, table, dates)
    found = [
        one
        for time in times(article, with_hours(article, dates, table), table)
        if (one := finder.deadline(time)) is not None
    ]
    found += _apart(article, threats(article, people, table, quotes, frames), found, table)
    found.sort(key=lambda one: (one.start, one.end))
    found = Namer(article, mentions).named(list(borne(article, found)))
    return tuple(with_fates(article, found, people, dates, table))


def _apart(article: Article, threats: Iterator[Deadline], found: Sequence[Deadline], rules: Rules) -> list[Deadline]:
    """The threats that are the penalty of no deadline with a day, one a sentence."""
    taken = {article.sentence_at(one.start) for one in found if one.penalty}
    behind = {article.sentence_at(one.start) + 1 for one in found} - taken
    taken |= {number for number in behind if goes_on(article, number, rules) is not None}
    known = {one.penalty for one in found}
    apart: list[Deadline] = []
    for threat in threats:
        sentence = article.sentence_at(threat.start)
        if sentence not in taken and threat.penalty not in known:
            taken.add(sentence)
            apart.append(threat)
    return apart
