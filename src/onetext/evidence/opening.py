"""What is only asked about, or denied by the words that lead to it: asked whether he had …; it is not true that …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from onetext.evidence.article import Article
from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases
from onetext.model import Deadline, Demand, ReportedSpeech

__all__ = ["borne"]

_FAR = 25
"""Words between such words and what they bear on."""
_ENDS = frozenset(",;:—–?!()")

Item = TypeVar("Item", Deadline, Demand, ReportedSpeech)


def borne(article: Article, found: Sequence[Item]) -> Iterator[Item]:
    """Those found that are not only asked about; denied where the words before them deny them.

    What would be denied twice is left out: who says it is not true that nobody asked cannot be read by rule.
    """
    rules = _rules(article.language)
    for item in found:
        row = _row_before(article, item.start, rules)
        if row is None:
            yield item
        elif row == 1 and item.certainty.polarity != "denied":
            yield replace(item, certainty=replace(item.certainty, polarity="denied"))
        elif row == 1 and isinstance(item, ReportedSpeech):
            yield item  # nobody said that …: its own verb denied it


def _row_before(article: Article, start: int, rules: Phrases) -> int | None:
    """The row of the phrase in whose clause a place stands: 0 asked about, 1 denied; None for neither."""
    at = article.token_at(start)
    first = article.sentences[article.sentence_at(start)].first
    low = max(first, at - _FAR)
    for back in range(at - 1, low - 1, -1):
        if article.tokens[back].text in _ENDS:
            low = back + 1
            break
    return next((hit.row for hit in rules.find(article.tokens, low, at)), None)


@cache
def _rules(language: Language) -> Phrases:
    table = language.tables.get("certainty", {})
    return Phrases([table.get(name, ()) for name in ("wondered", "untrue")])
