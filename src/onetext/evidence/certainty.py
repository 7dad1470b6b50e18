"""How surely something is said: hedges, negation, conditions, the author's inference. Nothing of it is dropped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from onetext.evidence.article import Article, Token
from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases
from onetext.model import Certainty, Place

__all__ = ["Doubts", "doubts"]

_STOPS = frozenset(";:.!?…—–()")


class Doubts:
    """The words of an article that hedge, that begin conditions, and that mark an inference, in order.

    Attributes
    ----------
    hedges, inferences, conditions
        Where each stands. A condition runs from its first word to the comma that ends it.
    """

    def __init__(
        self, article: Article, hedges: Sequence[Place], inferences: Sequence[Place], conditions: Sequence[Place]
    ) -> None:
        self._article = article
        self.hedges, self.inferences, self.conditions = hedges, inferences, conditions
        self._starts = {id(places): [place.start for place in places] for places in (hedges, inferences, conditions)}

    def within(self, places: Sequence[Place], start: int, end: int) -> list[Place]:
        """Those of a list that lie wholly in a stretch."""
        starts = self._starts[id(places)]
        found = places[bisect_left(starts, start) : bisect_right(starts, end - 1)]
        return [place for place in found if place.end <= end]

    def of(self, stretches: Iterable[tuple[int, int]], *, denied: bool = False, author: bool = False) -> Certainty:
        """The certainty of what stands in some stretches of a sentence.

        Parameters
        ----------
        denied
            Whether the verb that reports it is negated, or is a verb of denying.
        author
            Whether the words are the author's own, so that words of inference speak of him.
        """
        text = self._article.text
        hedge = conditional = ""
        inferred = False
        for start, end in stretches:
            for place in self.within(self.hedges, start, end)[:1]:
                hedge = hedge or text[place.start : place.end]
            for place in self.within(self.conditions, start, end)[:1]:
                conditional = conditional or text[place.start : place.end]
            inferred = inferred or (author and bool(self.within(self.inferences, start, end)))
        return Certainty(
            polarity="denied" if denied else "affirmed", hedge=hedge, conditional=conditional, inferred=inferred
        )


def doubts(article: Article) -> Doubts:
    """Find the words of doubt of an article. Linear in its length."""
    rules = _rules(article.language)
    found: tuple[list[Place], list[Place], list[Place]] = ([], [], [])
    tokens, asking = article.tokens, article.language.words("certainty", "asking")
    free = 0
    for sentence in article.sentences:
        free = max(free, sentence.first)
        for hit in rules.find(tokens, sentence.first, sentence.last):
            if hit.row == 2:
                if hit.first < free or (hit.first > sentence.first and tokens[hit.first - 1].lower in asking):
                    continue
                free = _condition_end(tokens, hit.first, sentence.last)
                found[2].append(Place(start=tokens[hit.first].start, end=tokens[free - 1].end))
            else:
                found[hit.row].append(Place(start=tokens[hit.first].start, end=tokens[hit.last - 1].end))
    return Doubts(article, *(tuple(places) for places in found))


def _condition_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token behind a condition: the comma or stop that ends it."""
    for at in range(first + 1, last):
        if tokens[at].text in _STOPS or tokens[at].text == ",":
            return at
    return last


@cache
def _rules(language: Language) -> Phrases:
    table = language.tables.get("certainty", {})
    return Phrases([table.get(name, ()) for name in ("hedges", "inferences", "condition_starts")])
