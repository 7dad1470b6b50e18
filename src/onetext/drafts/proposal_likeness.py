"""How alike short texts are in their words: TF-IDF vectors and their cosines, over an index of the texts compared with.

Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988 (logarithmic counts, cosine).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Corpus", "Vector", "has_negation", "numbers_in", "words"]

Vector = Mapping[str, float]
"""Word -> weight; the squares add up to 1."""

_WORD = re.compile(r"\d[\d,.\u00a0\u202f']*\d|\d|[^\W\d_]+")
_GROUPING = re.compile(r"[,.\u00a0\u202f'](?=\d{3}(?!\d))")
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
"""Thousands parted by blanks."""
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALED = re.compile(r"(\d[\d,.]*)[ \u00a0](thousand|million|billion)\b")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ed", "es", "s", "ly", "al")
_STEM = 4
_NUMERALS = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    if number > 1
}
"""Not "one" and "zero", which mostly count nothing."""
_NEGATIONS = frozenset(["no", "not", "never", "without", "nor", "neither", "none", "cannot", "nobody", "nothing"])
_COMMON = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "not",
        "no",
        "of",
        "on",
        "only",
        "or",
        "shall",
        "such",
        "that",
        "the",
        "their",
        "them",
        "then",
        "they",
        "this",
        "to",
        "under",
        "which",
        "will",
        "with",
        "within",
    ]
)


def words(text: str) -> list[str]:
    """The words that carry meaning, in their stems; a number as `#800000`, however it is written."""
    found = []
    for word in _WORD.findall(_plain_numbers(text.casefold())):
        if word[0].isdigit():
            found.append(f"#{_GROUPING.sub('', word).rstrip('.')}")
        elif word in _NUMERALS:
            found.append(f"#{_NUMERALS[word]}")
        elif word not in _COMMON:
            found.append(_stem(word))
    return found


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, as `words` has them."""
    return frozenset(word for word in words(text) if word[0] == "#")


def has_negation(text: str) -> bool:
    """Whether an English word of a text denies."""
    return not _NEGATIONS.isdisjoint(re.findall(r"[a-z]+", text.casefold()))


def _plain_numbers(text: str) -> str:
    return _SCALED.sub(_unscaled, _SPACED.sub(lambda match: match[0].replace(" ", ""), text))


def _unscaled(match: re.Match[str]) -> str:
    number = float(_GROUPING.sub("", match[1]).rstrip(".,").replace(",", "") or 0)
    return f"{number * _SCALES[match[2]]:.0f}"


def _stem(word: str) -> str:
    """A word without a common English ending; words of other languages mostly stay as they are."""
    if word.endswith(("ies", "ied")) and len(word) > _STEM:
        return f"{word[:-3]}y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


class Corpus:
    """Texts that others are compared with. `more` are texts that count only for how common a word is."""

    def __init__(self, texts: Sequence[str], more: Iterable[str] = ()) -> None:
        lists = [words(text) for text in texts]
        every = [*lists, *(words(text) for text in more)]
        self._seen = Counter(word for found in every for word in set(found))
        self._size = len(every)
        self._index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._length = len(texts)
        for place, found in enumerate(lists):
            for word, weight in self._weighted(found).items():
                self._index[word].append((place, weight))

    def vector(self, text: str, above: str = "", share: float = 0.0) -> Vector:
        """The vector of a text; `share` of that of the text above is added to it."""
        own = self._weighted(words(text))
        if not above or not share:
            return own
        for word, weight in self._weighted(words(above)).items():
            own[word] = own.get(word, 0.0) + share * weight
        return _normed(own)

    def likeness(self, vector: Vector) -> list[float]:
        """The cosine with each text, from 0 (no word shared) to 1."""
        found = [0.0] * self._length
        for word, weight in vector.items():
            for place, other in self._index.get(word, ()):
                found[place] += weight * other
        return found

    def _weighted(self, found: Sequence[str]) -> dict[str, float]:
        counts = Counter(found)
        return _normed({word: (1 + math.log(count)) * self._rarity(word) for word, count in counts.items()})

    def _rarity(self, word: str) -> float:
        return math.log((self._size + 1) / (self._seen.get(word, 0) + 0.5))


def _normed(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}
