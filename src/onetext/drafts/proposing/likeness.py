"""How alike short texts are in their words: TF-IDF vectors and their cosines, over texts that are compared with.

Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988 (logarithmic counts, cosine).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onetext.drafts.aligning.likeness import Floats, unit

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Vectors", "vectors"]


class Vectors:
    """Points beside the texts that they are compared with, a row each, in words weighted by how rare they are."""

    def __init__(self, points: csr_matrix, texts: csr_matrix) -> None:
        self._points = points
        self._texts = texts.T.tocsc()

    def alike(self, start: int, end: int) -> Floats:
        """The cosines of some points with each text, from 0 (no word shared) to 1, a row for each point."""
        return np.asarray((self._points[start:end] @ self._texts).toarray(), dtype=np.float64)


def vectors(
    points: Sequence[Sequence[str]], above: Sequence[int], share: float, texts: Sequence[Sequence[str]]
) -> Vectors:
    """Weigh the words of points and texts together.

    Parameters
    ----------
    above
        Of each point the place of the one above, or -1.
    share
        How much of the vector of the point above is added to that of a point.
    """
    from scipy.sparse import csr_matrix

    ids: dict[str, int] = {}
    data: list[int] = []
    columns: list[int] = []
    ends = [0]
    for text in (*points, *texts):
        counts = Counter(text)
        columns.extend(ids.setdefault(word, len(ids)) for word in counts)
        data.extend(counts.values())
        ends.append(len(columns))
    size = len(points) + len(texts)
    counted = csr_matrix((1 + np.log(np.asarray(data, dtype=np.float64)), columns, ends), shape=(size, len(ids)))
    seen = np.bincount(counted.indices, minlength=len(ids))
    counted.data *= np.log((size + 1) / (seen + 0.5))[counted.indices]
    rows = unit(counted)
    own = rows[: len(points)]
    under = np.flatnonzero(np.asarray(above, dtype=np.int64) >= 0)
    if len(under):
        lent = csr_matrix(
            (np.full(len(under), share), (under, np.asarray(above)[under])), shape=(len(points), len(points))
        )
        own = unit((own + lent @ own).tocsr())
    return Vectors(own, rows[len(points) :])
