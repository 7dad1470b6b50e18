"""Two who act together: "Brandt and Hald said" has one subject, which is both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Token

__all__ = ["paired"]


def paired(tokens: Sequence[Token], phrases: Sequence[Phrase], lexicon: Lexicon) -> Iterator[Phrase]:
    """The phrases of a sentence, with two that act together made one."""
    waiting: Phrase | None = None
    for phrase in phrases:
        if waiting is None:
            waiting = phrase
        elif _is_one(tokens, waiting, phrase, lexicon):
            phrase.first, waiting = waiting.first, phrase
        elif _joined(tokens, waiting, phrase, lexicon):
            waiting = _pair(waiting, phrase)
        else:
            yield waiting
            waiting = phrase
    if waiting is not None:
        yield waiting


def _is_one(tokens: Sequence[Token], first: Phrase, second: Phrase, lexicon: Lexicon) -> bool:
    """Whether two offices are of one person ("chairman and chief executive Ada Lind")."""
    if second.first != first.last + 1 or not lexicon.has("joins", tokens[first.last].lower):
        return False
    is_office = (
        first.kind == "role" and not first.plural and not lexicon.has("around.indefinite", tokens[first.first].lower)
    )
    return (
        is_office
        and second.kind == "name"
        and bool(second.head)
        and not second.titled
        and second.first == _office(second)
    )


def _office(phrase: Phrase) -> int:
    """Where the office before a name begins, if it begins with no article."""
    return phrase.name[0] - len(phrase.words)


def _joined(tokens: Sequence[Token], first: Phrase, second: Phrase, lexicon: Lexicon) -> bool:
    if second.first != first.last + 1 or not lexicon.has("joins", tokens[first.last].lower):
        return False
    if "pronoun" in (first.kind, second.kind) or first.paired:
        return False
    if first.first and lexicon.has("words.prepositions", tokens[first.first - 1].lower):
        second.subject = False
        return False
    return second.subject


def _pair(first: Phrase, second: Phrase) -> Phrase:
    first.paired = second.paired = first.subject = True
    return Phrase(
        first.first,
        second.last,
        "people",
        first.sentence,
        plural=True,
        definite=True,
        countries=(*first.countries, *second.countries),
        within=[first, second],
        suits=True,
        subject=True,
        tags={"pair"},
    )
