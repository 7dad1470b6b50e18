"""Whether a day without more lies ahead of the publication or behind it: the words around it tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onetext.evidence.article import Article, Token
from onetext.evidence.dating.finding import Found
from onetext.evidence.language import Language

__all__ = ["Direction", "direction"]

Direction = Literal["ahead", "behind", ""]
_NEAR = 25
"""How many words are looked at on each side."""
_MARKS = frozenset("“”\"«»„")


@dataclass(frozen=True, eq=False)
class _Words:
    ahead: frozenset[str]
    ahead_behind: frozenset[str]
    back: frozenset[str]
    endings: tuple[str, ...]
    not_past: frozenset[str]
    infinitive: frozenset[str]
    no_verbs: frozenset[str]
    small: frozenset[str]
    clause: frozenset[str]
    before_ahead: frozenset[str]
    before_back: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.tables.get("dates", {}).get("tense", {})

    def of(key: str) -> frozenset[str]:
        return frozenset(table.get(key, ()))

    return _Words(
        of("ahead"),
        of("ahead_behind"),
        of("back"),
        tuple(table.get("past_endings", ())),
        of("not_past"),
        of("infinitive"),
        of("no_verbs"),
        of("small"),
        of("clause"),
        of("before_ahead"),
        of("before_back"),
    )


def direction(article: Article, one: Found) -> Direction:
    """Ahead or behind, or "" where nothing tells.

    The word right before counts first (by Friday), then a verb right before (said on Friday), then the nearest verb on
    the left in the clause, on the right in the clause, and on the left beyond it.
    """
    words = _words(article.language)
    if one.before in words.before_ahead:
        return "ahead"
    if one.before in words.before_back:
        return "behind"
    sentence = article.sentences[one.sentence]
    tokens = article.tokens
    beside = _beside(tokens, one.first, sentence.first, words)
    if beside:
        return beside
    left = range(one.first - 1, max(sentence.first, one.first - _NEAR) - 1, -1)
    right = range(one.last, min(sentence.last, one.last + _NEAR))
    within, rest = _first(tokens, left, sentence.last, words)
    if within:
        return within
    ahead, _rest = _first(tokens, right, sentence.last, words)
    return ahead or _first(tokens, rest, sentence.last, words, stop=False)[0]


def _beside(tokens: tuple[Token, ...], first: int, begin: int, words: _Words) -> Direction:
    at = first - 1
    while at >= begin and first - at < 4 and tokens[at].lower in words.small:
        at -= 1
    if at < begin:
        return ""
    word = tokens[at].lower
    if word in words.ahead_behind or _is_past(word, words):
        return "ahead" if word in words.ahead else "behind"
    return ""


def _first(
    tokens: tuple[Token, ...], places: range, last: int, words: _Words, *, stop: bool = True
) -> tuple[Direction, range]:
    """The direction of the first telling word, and the places that are left at the end of the clause."""
    for number, at in enumerate(places):
        word = tokens[at].lower
        if word in _MARKS:
            return "", places[number + 1 :]
        following = tokens[at + 1].lower if at + 1 < last else ""
        if word in words.infinitive:
            if following and following[0].isalpha() and following not in words.no_verbs and not tokens[at + 1].is_capital:
                return "ahead", places
        elif word in words.ahead or word in words.ahead_behind:
            return "ahead", places
        elif _is_past(word, words):
            return "behind", places
        if stop and word in words.clause:
            return "", places[number + 1 :]
    return "", places[:0]


def _is_past(word: str, words: _Words) -> bool:
    return word in words.back or (word.endswith(words.endings) and len(word) > 3 and word not in words.not_past)
