"""First, Second, Third: what one person counts out in one statement is of one kind, a red line where one of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.demands.rules import DemandRules
from onetext.model import Demand

__all__ = ["enumerated"]

_BEFORE = 40
"""Words between the ordinal and what is demanded, at most."""
_APART = 4
"""Sentences from one item to the next, at most."""
_CALLED_BEFORE, _CALLED_AFTER = 2, 12
"""Sentences around an enumeration in which it may be called red lines."""


def enumerated(article: Article, found: Sequence[Demand], rules: DemandRules) -> tuple[Demand, ...]:
    """The demands of an enumeration as red lines where one of them is, or where the article calls them so.

    Offers keep their kind. O(number of demands).
    """
    result = list(found)
    chains = [chain for chain in _chains(article, found, rules) if len(chain) > 1]
    ends = [article.sentence_at(found[chain[0]].start) for chain in chains[1:]] + [len(article.sentences)]
    for chain, end in zip(chains, ends, strict=False):
        kinds = {found[index].kind for index in chain}
        if "red_line" not in kinds and not _is_called(article, found, chain, end, rules):
            continue
        for index in chain:
            if found[index].kind == "demand":
                result[index] = replace(
                    found[index], kind="red_line", rule=f"{found[index].rule}; one of several lines"
                )
    return tuple(result)


def _chains(article: Article, found: Sequence[Demand], rules: DemandRules) -> Iterator[list[int]]:
    """Indices of demands that one person counts out in order, each within a few sentences of the one before."""
    chain: list[int] = []
    last = sentence = -1
    for index, demand in enumerate(found):
        number = _number(article, demand, rules)
        if number is None or demand.holder is None:
            continue
        here = article.sentence_at(demand.start)
        follows = number > last or (number == last and here == sentence)
        if not (chain and follows and found[chain[-1]].holder == demand.holder and here - sentence <= _APART):
            yield chain
            chain = []
        chain.append(index)
        last, sentence = number, here
    yield chain


def _number(article: Article, demand: Demand, rules: DemandRules) -> int | None:
    """Which of an enumeration a demand is, by the ordinal before it in its sentence."""
    tokens = article.tokens
    first = article.token_at(demand.start)
    low = max(first - _BEFORE, article.sentences[article.sentence_at(demand.start)].first, 0)
    for at in range(first, low - 1, -1):
        number = rules.ordinals.get(tokens[at].lower)
        if number is not None and _opens(article, at, low, rules):
            return number
    return None


def _opens(article: Article, at: int, low: int, rules: DemandRules) -> bool:
    """Whether an ordinal begins a clause by itself (`and second, …`) and counts no noun (the first ship)."""
    tokens = article.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].text[0].isalnum():
        return False
    return at == low or not tokens[at - 1].text[0].isalnum() or tokens[at - 1].lower in rules.joining


def _is_called(article: Article, found: Sequence[Demand], chain: Sequence[int], end: int, rules: DemandRules) -> bool:
    """Whether sentences around an enumeration, before the one in which the next begins, speak of these red lines."""
    low = max(article.sentence_at(found[chain[0]].start) - _CALLED_BEFORE, 0)
    high = min(article.sentence_at(found[chain[-1]].start) + _CALLED_AFTER, end - 1)
    first, last = article.sentences[low].first, article.sentences[high].last
    return next(rules.called_lines.find(article.tokens, first, last), None) is not None
