"""Ultimatums without a day: a threat under a condition, told by a verb of threatening or in somebody's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.article import Article
from onetext.evidence.deadlines.finding import region_at
from onetext.evidence.deadlines.penalties import (
    does_harm,
    main_clause,
    penalty,
    stripped,
    without_first_teller,
    without_teller,
)
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setting import Condition, Region, conditions
from onetext.evidence.frames import Frame
from onetext.evidence.stretches import Stretch
from onetext.model import Certainty, Deadline, Place, QuotedSpeech, Voice

__all__ = ["threats"]

_BESIDE = 5
"""Words from `we` or `our` to what they will do."""
_LONG = 80
"""Words looked through behind a verb of threatening."""


def threats(
    article: Article, people: People, rules: Rules, quotes: Sequence[QuotedSpeech], frames: Sequence[Frame]
) -> Iterator[Deadline]:
    """The threats of an article that stand under a condition, in order."""
    for frame in frames:
        if frame.content is None:
            continue
        if frame.verb_class == "threaten":
            region = _within(article, frame.content, frame.sentence)
            around = people.stretches.at(frame.verb.start)
            for condition in conditions(article, region, rules):
                one = _threat(article, condition, region, frame.subject, people, rules, around, frame.certainty)
                if one is not None:
                    yield one
        elif frame.verb_class == "demand":
            region = _within(article, frame.content, frame.sentence)
            place = penalty(article, region.first, region, rules)
            if place is not None:
                place = without_first_teller(article, place, people.near(place.start))
            if place is not None:
                yield _deadline(
                    article,
                    place,
                    frame.subject,
                    () if frame.addressee is None else (frame.addressee,),
                    frame.content,
                    place,
                    "demand",
                    rules,
                    frame.certainty,
                )
    yield from _veiled(article, people, rules)
    yield from _spoken(article, people, rules, quotes)


def _within(article: Article, place: Place, sentence: int) -> Region:
    """The tokens of a place, and behind it up to the end of its sentence: the condition may stand there."""
    first = article.token_at(place.start)
    last = min(max(article.token_at(place.end - 1) + 1, article.sentences[sentence].last), first + _LONG)
    return Region(first, last, sentence)


def _veiled(article: Article, people: People, rules: Rules) -> Iterator[Deadline]:
    """Threats by other words: did not rule out that …, if …"""
    for number, sentence in enumerate(article.sentences):
        for hit in rules.veiled.find(article.tokens, sentence.first, sentence.last):
            verb = (article.tokens[hit.first].start, article.tokens[hit.last - 1].end)
            region = Region(hit.last, min(sentence.last, hit.last + _LONG), number)
            around = people.stretches.at(verb[0])
            by = people.subject(verb, number, sentence.start, around)
            for condition in conditions(article, region, rules):
                one = _threat(article, condition, region, by, people, rules, around, Certainty())
                if one is not None:
                    yield one


def _spoken(article: Article, people: People, rules: Rules, quotes: Sequence[QuotedSpeech]) -> Iterator[Deadline]:
    """In quotations: `unless …, we will …`."""
    for quote in quotes:
        if quote.kind != "speech" or quote.speaker is None:
            continue
        around = people.stretches.quoted_at(quote.start)
        first, last = article.sentence_at(quote.start), article.sentence_at(quote.end - 1)
        for number in range(max(first, 0), last + 1):
            region = region_at(article, max(article.sentences[number].start, quote.start), around)
            for condition in conditions(article, region, rules):
                inner = people.stretches.quoted_at(article.tokens[condition.at].start)
                main = main_clause(article, condition, region, region.first, rules)
                if main is None or inner is None or inner.start != quote.start:
                    continue
                is_own = _is_own(article, main, rules) and (condition.unless or does_harm(article, main, rules))
                if not (is_own or _is_called_threat(people, quote, first)):
                    continue
                one = _threat(article, condition, region, quote.speaker, people, rules, around, quote.certainty)
                if one is not None:
                    yield one


def _is_called_threat(people: People, quote: QuotedSpeech, sentence: int) -> bool:
    """Whether a verb of threatening in the same sentence leads the quotation in."""
    return any(
        frame.verb_class == "threaten" and _is_same(frame.subject, quote.speaker) and frame.verb.end <= quote.start
        for frame in people.near(quote.start, sentence)
    )


def _is_same(one: Voice | None, other: Voice | None) -> bool:
    return one is not None and other is not None and one.name == other.name


def _is_own(article: Article, main: Place, rules: Rules) -> bool:
    """Whether the speaker says what he will do."""
    words = [article.tokens[at].lower for at in range(article.token_at(main.start), article.token_at(main.end - 1) + 1)]
    owns = [
        at for at, word in enumerate(words) if word in rules.first_person and words[max(at - 1, 0)] not in rules.let
    ]
    return any(rules.is_will(word) for at in owns for word in words[max(at - 1, 0) : at + _BESIDE])


def _threat(
    article: Article,
    condition: Condition,
    region: Region,
    by: Voice | None,
    people: People,
    rules: Rules,
    around: Stretch | None,
    certainty: Certainty,
) -> Deadline | None:
    main = main_clause(article, condition, region, region.first, rules)
    terms = stripped(article, condition.at + 1, condition.last)
    near = people.near(article.tokens[condition.at].start)
    main = without_teller(article, without_first_teller(article, main, near), near)
    if main is None or terms is None:
        return None
    to = people.receivers(terms.start, terms.end, by, around)
    return _deadline(article, main, by, to, terms, main, "threat", rules, certainty)


def _deadline(
    article: Article,
    place: Place,
    by: Voice | None,
    to: tuple[Voice, ...],
    terms: Place | None,
    behind: Place,
    kind: str,
    rules: Rules,
    certainty: Certainty,
) -> Deadline:
    text = article.text
    return Deadline(
        start=place.start,
        end=place.end,
        text=text[place.start : place.end],
        by_whom=by,
        to_whom=to,
        terms="" if terms is None else text[terms.start : terms.end],
        penalty=text[behind.start : behind.end],
        certainty=certainty,
        rule=kind,
        score=rules.scores.get(kind, 0.5),
    )
