"""Texts that single sentences are compared with: words weighted by how rare they are, numbers and denials.

Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988 (logarithmic counts, cosine).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onetext.drafts.proposing.substance import Substance, contradicts, numbers_fit, substance_of

__all__ = ["Corpus"]


class Corpus:
    """Texts, each read once; what they are compared with comes one by one.

    Small: an index of plain lists. A whole draft is compared by `propose_terms`, which multiplies matrices.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [substance_of(text) for text in texts]
        counts = [Counter(one.words) for one in self._texts]
        seen = Counter(word for found in counts for word in found)
        self._size = len(texts)
        self._rarity = {word: math.log((self._size + 1) / (times + 0.5)) for word, times in seen.items()}
        self._index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, found in enumerate(counts):
            for word, weight in self._weighted(found).items():
                self._index[word].append((place, weight))
        self._last: tuple[str, Substance] | None = None

    def likeness(self, text: str) -> list[float]:
        """The cosine of a text with each, from 0 (no word shared) to 1."""
        alike = [0.0] * self._size
        for word, weight in self._weighted(Counter(self._read(text).words)).items():
            for place, other in self._index.get(word, ()):
                alike[place] += weight * other
        return alike

    def numbers_fit(self, text: str, place: int) -> bool | None:
        """Whether the numbers and dates of one of the texts stand in another; None where that says nothing to them."""
        return numbers_fit(self._read(text), self._texts[place])

    def contradicts(self, text: str, place: int) -> str:
        """What sets a text against one of these: "number", "negation", or "" for nothing."""
        return contradicts(self._read(text), self._texts[place])

    def denials_differ(self, text: str, place: int) -> bool:
        """Whether one of the two denies something and the other nothing."""
        return self._read(text).denies != self._texts[place].denies

    def _read(self, text: str) -> Substance:
        """The same text is asked about many times in a row."""
        if self._last is None or self._last[0] != text:
            self._last = text, substance_of(text)
        return self._last[1]

    def _weighted(self, counts: Mapping[str, int]) -> dict[str, float]:
        unseen = math.log((self._size + 1) / 0.5)
        weights = {word: (1 + math.log(count)) * self._rarity.get(word, unseen) for word, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}
