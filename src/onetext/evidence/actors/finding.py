"""Everybody an article mentions, resolved as far as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from onetext.evidence.actors.cast import Cast
from onetext.evidence.actors.gathering import gathered
from onetext.evidence.actors.lands import lands_of
from onetext.evidence.actors.lexicon import Lexicon, lexicon_of
from onetext.evidence.actors.people import Somebody, identified
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.resolving import resolved
from onetext.evidence.article import Article
from onetext.evidence.frames import Mention
from onetext.model import QuotedSpeech

__all__ = ["mentions"]

_GAP = 7
"""Words between a name and what somebody is told to be."""
_How = Literal["name", "pronoun", "role", "group", "metonym"]


def mentions(article: Article, quotes: Sequence[QuotedSpeech], cast: Cast | None = None) -> tuple[Mention, ...]:
    """Places that name or stand for somebody who can speak or be spoken to, in order, none within another.

    A pronoun or a name that cannot be resolved has no voice; I and we, in quotations, are left to whoever finds the
    speaker. O(length of the text).
    """
    cast = cast or Cast()
    lexicon = lexicon_of(article.language)
    phrases = gathered(article, quotes, lexicon)
    lands = lands_of(article.tokens, lexicon)
    lands.note(phrases)
    _appose(article, phrases, lexicon)
    named = identified(article, phrases, lexicon, cast, lands)
    found = resolved(article, quotes, phrases, named, lexicon, cast)
    return tuple(_said(article, phrases, found))


def _said(article: Article, phrases: Sequence[Phrase], found: dict[int, Somebody]) -> Iterator[Mention]:
    for index, phrase in enumerate(phrases):
        who = found.get(index)
        if phrase.hidden or (who is None and (phrase.kind == "name" or phrase.gender == "n")):
            continue
        start, end = article.tokens[phrase.first].start + phrase.inset, article.tokens[phrase.last - 1].end
        how = _how(phrase)
        yield Mention(
            start=start,
            end=end,
            text=article.text[start:end],
            kind=how,
            voice=None if who is None else who.voice(how),
            plural=phrase.plural or (who is not None and who.plural),
        )


def _how(phrase: Phrase) -> _How:
    if phrase.kind == "pronoun":
        return "pronoun"
    if phrase.kind == "name":
        return "name"
    if phrase.kind == "place":
        return "metonym" if "seat" in phrase.tags else "name"
    if phrase.kind == "role":
        return "role"
    return "name" if "proper" in phrase.tags else "group"


def _appose(article: Article, phrases: Sequence[Phrase], lexicon: Lexicon) -> None:
    """Tie a name to the role beside it, behind a comma: "X, the minister," and "the minister, X,"."""
    seen = [index for index, phrase in enumerate(phrases) if not phrase.hidden]
    for index, following in pairwise(seen):
        before, phrase = phrases[index], phrases[following]
        if before.kind == "name" and phrase.kind == "role" and _is_predicate(article, before, phrase, lexicon):
            phrase.apposed, phrase.subject, before.sure = index, False, before.sure or "?headline" not in before.tags
            continue
        if phrase.first != _behind_age(article, before) + 1 or article.tokens[before.last].text not in (
            ",",
            "(",
            "—",
            "–",
        ):
            continue
        if before.sentence != phrase.sentence or "?article" in phrase.tags or _is_acronym(article, before, phrase):
            continue
        closed = _is_closed(article, phrase)
        opens = before.first == article.sentences[before.sentence].first  # Ada Lind, the only member to stay, left
        is_aside = closed or not ((phrase.definite and not opens) or _acts(article, phrase, lexicon))
        if before.kind == "name" and phrase.kind == "role" and not phrase.plural and is_aside:
            phrase.apposed = index
            before.apposed = following
            before.sure = before.sure or "?headline" not in before.tags
        elif (
            before.kind == "role"
            and phrase.kind == "name"
            and not before.plural
            and closed
            and (_is_rank(phrase, lexicon) or lexicon.has("passing_roles", before.head))
        ):
            before.apposed = following
            phrase.apposed = index
            phrase.sure = True


def _behind_age(article: Article, phrase: Phrase) -> int:
    """The token behind a name, and behind an age set off by commas (`Ada Lind, 54, mayor of Carrow`)."""
    at, tokens = phrase.last, article.tokens
    is_age = phrase.kind == "name" and at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text.isdigit()
    return at + 2 if is_age and tokens[at + 2].text == "," else at


def _is_predicate(article: Article, before: Phrase, phrase: Phrase, lexicon: Lexicon) -> bool:
    """`Ada Lind has been mayor since May`, `Ada Lind, who was the mayor`: what somebody is told to be."""
    if before.sentence != phrase.sentence or phrase.plural or not 0 < phrase.first - before.last <= _GAP:
        return False
    between = [token.lower for token in article.tokens[before.last : phrase.first]]
    between = between[1:] if between[0] == "," and len(between) > 1 else between
    between = between[1:] if lexicon.has("words.persons", between[0]) else between
    return any(lexicon.has("words.being", word) for word in between) and all(
        lexicon.has("words.being", word) or lexicon.has("words.being_how", word) for word in between
    )


def _acts(article: Article, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a verb stands right behind a role: `After meeting Ada Lind, a diplomat said` is not about one person."""
    return lexicon.has("words.acts", article.tokens[phrase.last].lower)


def _is_acronym(article: Article, before: Phrase, phrase: Phrase) -> bool:
    """Letters in brackets, short for the body before them: `general secretary of the Rail Union (RU)`."""
    in_brackets = article.tokens[before.last].text == "(" and phrase.last == phrase.first + 1
    return in_brackets and article.tokens[phrase.first].text.isupper()


def _is_rank(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether no office stands before a name, or one that goes with another ("the head, General Ada Lind,")."""
    return not phrase.head or lexicon.has("ranks", phrase.head)


def _is_closed(article: Article, phrase: Phrase) -> bool:
    """Whether an aside ends behind a phrase: with a comma, a bracket, or the sentence."""
    last = article.sentences[phrase.sentence].last
    return phrase.last >= last or not article.tokens[phrase.last].text[0].isalnum()
