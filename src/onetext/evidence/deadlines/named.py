"""A deadline that is named with its time before it: a 48-hour ultimatum, Friday's deadline, the envoy's deadline."""

from __future__ import annotations

from onetext.evidence.article import Article
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setting import Region
from onetext.evidence.deadlines.times import Time
from onetext.evidence.signs import APOSTROPHES
from onetext.model import Voice

__all__ = ["is_paper", "named_by", "owner_of", "sender_of"]

_AS = 5
_WORDS = 2
"""Words between a time and its noun (a 48-hour final ultimatum), the sign of a possessive among them."""


def is_paper(article: Article, voice: Voice) -> bool:
    """Whether who `speaks` is a paper or a part of one (Article 3)."""
    return any(
        word in article.language.words("deadlines", "subject_documents") for word in voice.name.casefold().split()
    )


def named_by(article: Article, time: Time, rules: Rules) -> int | None:
    """The token of the noun that a time stands right before; None where it stands before none."""
    tokens = article.tokens
    for hit in rules.named_as.find(tokens, time.last, min(time.last + _AS, len(tokens))):
        return hit.last - 1 if hit.first == time.last else None
    for at in range(time.last, min(time.last + _WORDS + 1, len(tokens))):
        if tokens[at].lower in rules.set_nouns:
            return at
        if not tokens[at].text[0].isalpha() and tokens[at].text[0] not in APOSTROPHES and tokens[at].text != "-":
            return None
        if tokens[at].lower in rules.between or tokens[at].lower in rules.joins or tokens[at].lower in rules.infinitive:
            return None
    return None


def owner_of(article: Article, people: People, time: Time, region: Region) -> Voice | None:
    """Whose deadline it is: a name with its possessive right before the time."""
    start = article.tokens[time.first].start
    for mention in people.before(start, article.tokens[max(region.first, time.first - 4)].start):
        if article.text[mention.end : mention.end + 1] in APOSTROPHES and mention.end < start:
            return mention.voice
    return None


def sender_of(article: Article, people: People, noun: int, region: Region, rules: Rules) -> Voice | None:
    """Whom a deadline comes from: `by` or `from` behind its noun, at most with a word like `set` between."""
    tokens = article.tokens
    for at in range(noun + 1, min(noun + 3, region.last)):
        if tokens[at].lower in rules.issued_by:
            named = next(people.between(tokens[at].end, tokens[region.last - 1].end), None)
            if named is not None and article.token_at(named.start) <= at + 3:
                return people.voice(named, None)
            return None
    return None
