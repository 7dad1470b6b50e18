"""On what occasion and how something was said, as the sentence tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onetext.evidence.article import Article, Token
from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases
from onetext.model import Place

__all__ = ["Setting", "settings"]

_LONGEST = 14
_STOPS = frozenset(".!?;:…—–()[],")


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of a sentence that tell on what occasion (`channel` is "") or how something was said."""

    place: Place
    channel: str = ""


def settings(article: Article) -> tuple[Setting, ...]:
    """All words of occasion and channel of an article, in order. Linear in its length."""
    table, tokens = _table(article.language), article.tokens
    found: list[Setting] = []
    for sentence in article.sentences:
        free = sentence.first
        for hit in table.phrases.find(tokens, sentence.first, sentence.last):
            if hit.row < len(table.channels):
                place = Place(start=tokens[hit.first].start, end=tokens[hit.last - 1].end)
                found.append(Setting(place, table.channels[hit.row]))
            elif hit.first >= free:
                occasion = _occasion(tokens, hit.last, sentence.last, table)
                if occasion is not None:
                    free = occasion[1]
                    found.append(Setting(Place(start=tokens[occasion[0]].start, end=tokens[free - 1].end)))
    found.sort(key=lambda setting: setting.place)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Table:
    phrases: Phrases
    channels: tuple[str, ...]
    heads: frozenset[str]
    joins: frozenset[str]


@cache
def _table(language: Language) -> _Table:
    table = language.tables.get("channels", {})
    channels, occasions = table.get("channels", {}), table.get("occasions", {})
    return _Table(
        Phrases([*channels.values(), occasions.get("before", ())]),
        tuple(channels),
        frozenset(occasions.get("heads", ())),
        frozenset(occasions.get("joins", ())),
    )


def _occasion(tokens: Sequence[Token], first: int, last: int, table: _Table) -> tuple[int, int] | None:
    """`a meeting of the Security Council`: from behind the preposition to the end of the phrase."""
    head = next((at for at in range(first, min(first + 6, last)) if tokens[at].lower in table.heads), None)
    if head is None or any(tokens[at].text in _STOPS for at in range(first, head)):
        return None
    end = head + 1
    while end < min(last, head + _LONGEST) and tokens[end].lower in table.joins:
        ahead = end + 1
        while ahead < min(last, end + 7) and (
            tokens[ahead].is_capital or ahead <= end + 1 or not tokens[ahead - 1].is_capital
        ):
            if tokens[ahead].text in _STOPS or tokens[ahead].lower in table.joins:
                break
            ahead += 1
            if tokens[ahead - 1].is_capital and (ahead >= last or not tokens[ahead].is_capital):
                break
        if not any(token.is_capital for token in tokens[end:ahead]):
            break
        end = ahead
    return first, end
