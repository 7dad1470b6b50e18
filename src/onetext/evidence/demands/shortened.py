"""Short forms as the words that they stand for, so that phrases are found in them: she'd, we'll, they've."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.article import Token
from onetext.evidence.demands.rules import DemandRules
from onetext.evidence.phrases import Hit

__all__ = ["Opened"]


class Opened:
    """The words of an article with each short form as two; what is found is told by the words as they stand."""

    def __init__(self, tokens: Sequence[Token], rules: DemandRules) -> None:
        self._rules = rules
        self._tokens: list[Token] = []
        self._to: list[int] = []
        self._from: list[int] = []
        for number, token in enumerate(tokens):
            self._to.append(len(self._tokens))
            self._tokens += _parts(token, rules)
            self._from += [number] * (len(self._tokens) - len(self._from))
        self._to.append(len(self._tokens))

    def find(self, first: int, last: int) -> Iterator[Hit]:
        """Every phrase between two words."""
        for hit in self._rules.phrases.find(self._tokens, self._to[first], self._to[last]):
            yield Hit(self._from[hit.first], self._from[hit.last - 1] + 1, hit.row)


def _parts(token: Token, rules: DemandRules) -> list[Token]:
    """A word, or the two that a short form stands for."""
    stem, mark, ending = token.lower.partition("'")
    whole = rules.endings.get(ending) if mark and stem in rules.shortening else None
    if whole is None:
        return [token]
    middle = token.start + len(stem)
    return [Token(token.start, middle, token.text[: len(stem)], stem), Token(middle, token.end, whole, whole)]
