"""Which pairs of points are looked at: few enough to be quick, and among them, nearly always, the right one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from onetext.drafts.aligning.likeness import Ints, Wordings, unit

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["alike", "near", "pairs_of"]

CLOSEST = 10
"""How many of the most alike points are looked at, for each point of either version."""
SMALL = 60_000
"""Up to so many pairs in all, every pair is looked at."""
COMMON = 60
"""Words that more points have do not bring points together: they would bring all together."""


def pairs_of(codes: Iterable[Ints], size_after: int) -> tuple[Ints, Ints]:
    """Rows and columns of coded pairs, each pair once, in order."""
    codes = list(codes)
    if not codes or not size_after:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    unique = np.unique(np.concatenate(codes))
    return unique // size_after, unique % size_after


def alike(wordings: Wordings, before: Sequence[str], after: Sequence[str]) -> Ints:
    """Codes (row times width plus column) of pairs that share rare words or parts of words, or all their words."""
    n, m = len(before), len(after)
    if n * m <= SMALL:
        return np.arange(n * m, dtype=np.int64)
    from scipy.sparse import hstack

    def features(words: csr_matrix, parts: csr_matrix) -> csr_matrix:
        return hstack([unit(words), 0.7 * unit(parts)], format="csr")

    one = features(wordings.before.words, wordings.before.parts)
    two = features(wordings.after.words, wordings.after.parts)
    frequent = np.bincount(one.indices, minlength=one.shape[1]) + np.bincount(two.indices, minlength=one.shape[1])
    kept = np.flatnonzero(frequent <= max(COMMON, (n + m) // 100))
    product = (one[:, kept] @ two[:, kept].T).tocsr()
    forth = _highest(product, m)
    back = _highest(product.T.tocsr(), n)
    turned = (back % n) * m + back // n
    return np.concatenate([forth, turned, _equal(before, after)])


def _highest(product: csr_matrix, width: int) -> Ints:
    """Codes of the largest entries of each row."""
    found = []
    for row in range(product.shape[0]):
        start, end = product.indptr[row], product.indptr[row + 1]
        columns = product.indices[start:end]
        if len(columns) > CLOSEST:
            columns = columns[np.argpartition(-product.data[start:end], CLOSEST)[:CLOSEST]]
        found.append(columns.astype(np.int64) + row * width)
    return np.concatenate(found)


def _equal(before: Sequence[str], after: Sequence[str]) -> Ints:
    """Codes of points with the same text. Where many have it, those that stand at like places among them."""
    here: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row, text in enumerate(before):
        here[text][0].append(row)
    for column, text in enumerate(after):
        here[text][1].append(column)
    width = len(after)
    found: list[int] = []
    for rows, columns in here.values():
        few = len(rows) * len(columns) <= 100
        for at, row in enumerate(rows if columns else ()):
            like = {at, at + len(columns) - len(rows), round(at * len(columns) / len(rows))}
            near = {place + step for place in like for step in range(-3, 4)}
            chosen = columns if few else [columns[place] for place in near if 0 <= place < len(columns)]
            found += [row * width + column for column in chosen]
    return np.asarray(found, dtype=np.int64)


def near(expected: Sequence[float], expected_back: Sequence[float]) -> Ints:
    """Codes of pairs that stand where the other is expected, give or take two."""
    n, m = len(expected), len(expected_back)
    found = []
    for step in range(-2, 3):
        forth = np.rint(np.asarray(expected)).astype(np.int64) + step
        back = np.rint(np.asarray(expected_back)).astype(np.int64) + step
        found.append(_coded(np.arange(n), forth, n, m))
        found.append(_coded(back, np.arange(m), n, m))
    return np.concatenate(found)


def _coded(rows: Ints, columns: Ints, n: int, m: int) -> Ints:
    inside = (rows >= 0) & (rows < n) & (columns >= 0) & (columns < m)
    return rows[inside] * m + columns[inside]
