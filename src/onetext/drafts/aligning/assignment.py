"""The best set of links in which each point is used at most once."""

from __future__ import annotations

import numpy as np

from onetext.drafts.aligning.likeness import Floats, Ints

__all__ = ["assigned"]


def assigned(rows: Ints, columns: Ints, scores: Floats, least: float, size: int, size_after: int) -> Ints:
    """For each row the column of its link, or -1: the links whose scores, each less `least`, have the largest sum.

    Parameters
    ----------
    rows, columns, scores
        The pairs that may be linked, each once.

    Notes
    -----
    A sparse linear assignment (Jonker and Volgenant, 1987) in which every row may also stay alone at the price `least`.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    found = np.full(size, -1, dtype=np.int64)
    good = scores > least
    rows, columns, scores = rows[good], columns[good], scores[good]
    if not len(rows):
        return found
    used, row_of = np.unique(rows, return_inverse=True)
    alone = np.arange(len(used))
    prices = np.concatenate([3.0 - scores, np.full(len(used), 3.0 - least)])
    where = np.concatenate([row_of, alone]), np.concatenate([columns, size_after + alone])
    costs = coo_matrix((prices, where), shape=(len(used), size_after + len(used))).tocsr()
    matched, chosen = min_weight_full_bipartite_matching(costs)
    kept = chosen < size_after
    found[used[matched[kept]]] = chosen[kept]
    return found
