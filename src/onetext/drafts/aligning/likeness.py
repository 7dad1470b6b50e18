"""How alike two wordings are: shared words, shared parts of words, and shared order of words.

The words are weighted by how few points they occur in (tf-idf: Spärck Jones, A statistical interpretation of term
specificity, 1972), so that "shall" and "the Parties" count little. Parts of words (runs of four letters) let
"withdrawal" count for "withdrawn" in any language that is written with letters. Order is the share of words in the
longest common subsequence.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Floats", "Ints", "Side", "Wordings", "likeness", "rarity", "shared", "unit", "wordings"]

BY_WORD, BY_PART, BY_ORDER = 0.45, 0.40, 0.15
PART = 4
"""Letters of a part of a word."""
STEM = 6
"""Letters after which words count as the same one: "prepare" and "prepared". Plain, and good in many languages."""

Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Side:
    """One version's wordings, a row for each point.

    Attributes
    ----------
    words, parts
        Weighted counts of words and of parts of words, not yet of length 1.
    spelt
        The words of each point, each word as one character of an alphabet that both versions share.
    mass
        How much a point says: the weights of its words summed, in words of the rarest kind.
    """

    words: csr_matrix
    parts: csr_matrix
    spelt: tuple[str, ...]
    mass: Floats

    def joined(self, groups: Sequence[Sequence[int]]) -> Side:
        """The same for groups of points, each read as one text."""
        from scipy.sparse import csr_matrix

        sizes = [len(group) for group in groups]
        flat = np.fromiter((one for group in groups for one in group), np.int64, sum(sizes))
        ends = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        pick = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(groups), self.words.shape[0]))
        spelt = tuple("".join(self.spelt[one] for one in group) for group in groups)
        return Side(pick @ self.words, pick @ self.parts, spelt, pick @ self.mass)


@dataclass(frozen=True, slots=True)
class Wordings:
    """Both versions over one vocabulary; `weights` holds each word's weight, by its place in the alphabet."""

    before: Side
    after: Side
    weights: Mapping[str, float]


def wordings(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> Wordings:
    """Weigh the words of both versions together."""
    texts = [*before, *after]
    ids = _numbered(word for text in texts for word in text)
    in_full = _counted(texts, ids)
    part_counts = in_full @ _parts(list(ids))
    stems = _numbered(word[:STEM] for word in ids)
    stem_of = np.asarray([stems[word[:STEM]] for word in ids], dtype=np.int64)
    counted = in_full @ _onto(stem_of, len(stems))
    weights, part_weights = _rarity(counted), _rarity(part_counts)
    alphabet = [_sign(number) for number in range(len(stems))]
    sign_of = {word: alphabet[stem_of[number]] for word, number in ids.items()}
    spelt = tuple("".join(sign_of[word] for word in text) for text in texts)
    weighted, weighted_parts = _scaled(counted, weights), _scaled(part_counts, part_weights)
    mass = np.asarray(weighted.sum(axis=1), dtype=np.float64).ravel() / max(1.0, float(weights.max(initial=1.0)))
    n = len(before)
    return Wordings(
        Side(weighted[:n], weighted_parts[:n], spelt[:n], mass[:n]),
        Side(weighted[n:], weighted_parts[n:], spelt[n:], mass[n:]),
        dict(zip(alphabet, weights.tolist(), strict=True)),
    )


def likeness(before: Side, after: Side, rows: Ints, columns: Ints) -> Floats:
    """Likeness of the pairs (rows[k], columns[k]), from 0 to 1."""
    by_word = _cosines(before.words, after.words, rows, columns)
    by_part = _cosines(before.parts, after.parts, rows, columns)
    return BY_WORD * by_word + BY_PART * by_part + BY_ORDER * _by_order(before, after, rows, columns)


def shared(wordings: Wordings, rows: Ints, columns: Ints) -> Floats:
    """How much the pairs (rows[k], columns[k]) have in common, in words of the rarest kind."""
    most = max(1.0, *wordings.weights.values()) if wordings.weights else 1.0
    common = wordings.before.words[rows].minimum(wordings.after.words[columns])
    return np.asarray(common.sum(axis=1), dtype=np.float64).ravel() / most


def _by_order(before: Side, after: Side, rows: Ints, columns: Ints) -> Floats:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    if not len(rows):
        return np.zeros(0)
    found = process.cpdist(
        [before.spelt[row] for row in rows],
        [after.spelt[column] for column in columns],
        scorer=Indel.normalized_similarity,
        dtype=np.float64,
    )
    return np.asarray(found, dtype=np.float64)


def _cosines(before: csr_matrix, after: csr_matrix, rows: Ints, columns: Ints) -> Floats:
    one, two = unit(before), unit(after)
    found = np.zeros(len(rows))
    step = 20_000
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        product = one[rows[part]].multiply(two[columns[part]])
        found[part] = np.asarray(product.sum(axis=1)).ravel()
    return np.minimum(found, 1.0)


def unit(matrix: csr_matrix) -> csr_matrix:
    """Rows of length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    scaled = matrix.copy()
    scaled.data = scaled.data * np.repeat(scale, np.diff(scaled.indptr))
    return scaled


def _numbered(names: Iterable[str]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for name in names:
        ids.setdefault(name, len(ids))
    return ids


def _onto(place: Ints, size: int) -> csr_matrix:
    """The matrix that adds up columns which fall together."""
    from scipy.sparse import csr_matrix

    return csr_matrix((np.ones(len(place)), (np.arange(len(place)), place)), shape=(len(place), size))


def _counted(texts: Sequence[Sequence[str]], ids: Mapping[str, int]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    data: list[int] = []
    columns: list[int] = []
    ends = [0]
    for text in texts:
        counts = Counter(text)
        columns.extend(ids[word] for word in counts)
        data.extend(counts.values())
        ends.append(len(columns))
    shape = (len(texts), len(ids))
    return csr_matrix((np.asarray(data, dtype=np.float64), columns, ends), shape=shape)


def rarity(points: int, having: int) -> float:
    """Weight of what so many of the points have."""
    return math.log((1.0 + points) / (1.0 + having)) + 0.3


def _rarity(counted: csr_matrix) -> Floats:
    """Weight of each column: one plus the logarithm of how many rows there are for each that has it."""
    present = np.bincount(counted.indices, minlength=counted.shape[1])
    return np.asarray(np.log((1.0 + counted.shape[0]) / (1.0 + present)) + 0.3, dtype=np.float64)


def _scaled(counted: csr_matrix, weights: Floats) -> csr_matrix:
    scaled = counted.copy()
    scaled.data = np.sqrt(scaled.data) * weights[scaled.indices]
    return scaled


def _parts(vocabulary: Sequence[str]) -> csr_matrix:
    """Word by part: the runs of letters in each word, its edges marked."""
    from scipy.sparse import csr_matrix

    ids: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for word in vocabulary:
        marked = f" {word} "
        for at in range(max(1, len(marked) - PART + 1)):
            columns.append(ids.setdefault(marked[at : at + PART], len(ids)))
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(vocabulary), len(ids)))


def _sign(number: int) -> str:
    """A character for each word, past the surrogates, which are none."""
    return chr(number if number < 0xD800 else number + 0x800)
