"""Which pairs of points are looked at: few enough to be quick, and among them, nearly always, the right one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from onetext.drafts.aligning.likeness import Floats, Ints, Wordings, unit

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["alike", "beside", "near", "pairs_of"]

CLOSEST = 10
"""How many of the most alike points are looked at, for each point of either version."""
SMALL = 60_000
"""Up to so many pairs in all, every pair is looked at."""
COMMON, SHARE = 60, 50
"""Words that more points have, or more than one point in so many, do not bring points together: they would bring all
together."""


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
    one, two = _features(wordings)
    frequent = np.bincount(one.indices, minlength=one.shape[1]) + np.bincount(two.indices, minlength=one.shape[1])
    kept = np.flatnonzero(frequent <= max(COMMON, (n + m) // SHARE))
    product = (one[:, kept] @ two[:, kept].T).tocsr()
    forth = _highest(product, m)
    back = _highest(product.T.tocsr(), n)
    turned = (back % n) * m + back // n
    return np.concatenate([forth, turned, _equal(before, after)])


def _features(wordings: Wordings) -> tuple[csr_matrix, csr_matrix]:
    """Words, parts of words, and words in pairs, which are rare even where the words are not."""
    from scipy.sparse import csr_matrix, hstack

    ids: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for text in (*wordings.before.spelt, *wordings.after.spelt):
        columns.extend(sorted({ids.setdefault(text[at : at + 2], len(ids)) for at in range(len(text) - 1)}))
        ends.append(len(columns))
    doubles = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, max(1, len(ids))))
    present = np.maximum(1, np.bincount(doubles.indices, minlength=doubles.shape[1]))
    doubles.data = np.log(len(ends) / present)[doubles.indices]
    n = len(wordings.before.spelt)
    return (
        hstack([unit(wordings.before.words), 0.7 * unit(wordings.before.parts), unit(doubles[:n])], format="csr"),
        hstack([unit(wordings.after.words), 0.7 * unit(wordings.after.parts), unit(doubles[n:])], format="csr"),
    )


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


def near(expected: Floats, expected_back: Floats) -> Ints:
    """Codes of pairs that stand where the other is expected, give or take two."""
    n, m = len(expected), len(expected_back)
    found = []
    for step in range(-2, 3):
        forth = np.rint(expected).astype(np.int64) + step
        back = np.rint(expected_back).astype(np.int64) + step
        found.append(_coded(np.arange(n), forth, n, m))
        found.append(_coded(back, np.arange(m), n, m))
    return np.concatenate(found)


def beside(linked: Ints, before: Ints, after: Ints) -> Ints:
    """Codes of pairs that stand beside linked pairs, and of the parents of linked pairs.

    Parameters
    ----------
    linked
        Column of each row, or -1.
    before, after
        Parent of each point, or -1.
    """
    n, m = len(before), len(after)
    rows = np.flatnonzero(linked >= 0)
    columns = linked[rows]
    found = [_coded(rows + step, columns + step, n, m) for step in (-2, -1, 1, 2)]
    return np.concatenate([*found, _coded(before[rows], after[columns], n, m)])


def _coded(rows: Ints, columns: Ints, n: int, m: int) -> Ints:
    inside = (rows >= 0) & (rows < n) & (columns >= 0) & (columns < m)
    return rows[inside] * m + columns[inside]
