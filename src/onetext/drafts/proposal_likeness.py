"""How alike short texts are in their words: TF-IDF vectors and their cosines, over an index of the texts compared with.

Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988 (logarithmic counts, cosine).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

__all__ = ["Corpus", "Vector", "has_negation", "words"]

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
_MOST_WORDS, _MOST_SIGNS = 2_000, 24_000
"""How much of a text is looked at."""
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


def words(text: str, stems: dict[str, str] | None = None) -> list[str]:
    """The words that carry meaning, in their stems; a number as `#800000`, however it is written.

    Only the first 2,000 words of a text are looked at: what a point is about is said by then.

    Parameters
    ----------
    stems
        Words met before, with their stems ("" for one that carries no meaning), and those of this text from now on.
    """
    known = {} if stems is None else stems
    found = []
    for match in islice(_WORD.finditer(_plain_numbers(_head(text).casefold())), _MOST_WORDS):
        word = match[0]
        stem = known.get(word)
        if stem is None:
            stem = known[word] = _meaning(word)
        if stem:
            found.append(stem)
    return found


def has_negation(text: str) -> bool:
    """Whether an English word of a text denies."""
    return not _NEGATIONS.isdisjoint(re.findall(r"[a-z]+", _head(text).casefold()))


def _head(text: str) -> str:
    return text[:_MOST_SIGNS]


def _meaning(word: str) -> str:
    if word[0].isdigit():
        return f"#{_GROUPING.sub('', word).rstrip('.')}"
    if word in _NUMERALS:
        return f"#{_NUMERALS[word]}"
    return "" if word in _COMMON else _stem(word)


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
    """Texts that others are compared with. `more` are texts that count only for how common a word is.

    Each text is taken apart once, and each word is reduced to its stem once.
    """

    def __init__(self, texts: Sequence[str], more: Iterable[str] = ()) -> None:
        self._stems: dict[str, str] = {}
        self._known: dict[str, Counter[str]] = {}
        lists = [self._counted(text) for text in texts]
        every = [*lists, *(self._counted(text) for text in more)]
        self._seen = Counter(word for found in every for word in found)
        self._size = len(every)
        self._rarities = {word: math.log((self._size + 1) / (seen + 0.5)) for word, seen in self._seen.items()}
        self._index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._length = len(texts)
        for place, found in enumerate(lists):
            for word, weight in self._weighted(found).items():
                self._index[word].append((place, weight))

    def numbers(self, text: str) -> frozenset[str]:
        """The numbers of a text, as `words` has them."""
        return frozenset(word for word in self._counted(text) if word[0] == "#")

    def vector(self, text: str, above: str = "", share: float = 0.0) -> Vector:
        """The vector of a text; `share` of that of the text above is added to it."""
        own = self._weighted(self._counted(text))
        if not above or not share:
            return own
        for word, weight in self._weighted(self._counted(above)).items():
            own[word] = own.get(word, 0.0) + share * weight
        return _normed(own)

    def likeness(self, vector: Vector) -> list[float]:
        """The cosine with each text, from 0 (no word shared) to 1."""
        found = [0.0] * self._length
        for word, weight in vector.items():
            for place, other in self._index.get(word, ()):
                found[place] += weight * other
        return found

    def _counted(self, text: str) -> Counter[str]:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = Counter(words(text, self._stems))
        return known

    def _weighted(self, counts: Mapping[str, int]) -> dict[str, float]:
        unseen = math.log((self._size + 1) / 0.5)
        rarities = self._rarities
        return _normed({word: (1 + math.log(count)) * rarities.get(word, unseen) for word, count in counts.items()})


def _normed(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}
