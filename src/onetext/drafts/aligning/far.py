"""Points that are left over far apart: the same matter where what they have in common can hardly be chance.

How likely chance is depends on how alike the wordings are, on how much they share (half of the words of a paragraph are
evidence; half of three words are none), on how far they are ahead of any other pair, and on whether a point beside one
of them is linked with a point beside the other, as where a whole block was moved.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onetext.drafts.aligning.likeness import Floats, Ints, shared
from onetext.drafts.aligning.matching import Matching

__all__ = ["far_off"]

ALIKE, SHARED, AHEAD, BESIDE = 1.0, 0.44, 0.8, 1.1
"""What counts: likeness; the logarithm of the rare words in common; the lead over any rival; a linked neighbour."""
MOST_AHEAD, LEAST_AHEAD = 0.15, 0.05
"""The lead beyond which it says no more, and what is asked in any case."""
CLEAR = 1.41
"""What all this has to come to."""
TELLING = 1.5
"""Rare words that either point has at least."""
FAINT = 0.30
"""Likeness below which nothing is looked at."""


def far_off(found: Matching, linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> list[tuple[int, int, float]]:
    """Pairs of points that no link holds, with their likeness; each point at most once.

    Parameters
    ----------
    linked
        The points of each link so far, of both versions.
    """
    taken = np.zeros(len(found.texts[0]), dtype=bool), np.zeros(len(found.texts[1]), dtype=bool)
    for before, after in linked:
        taken[0][list(before)] = taken[1][list(after)] = True
    mass = found.frames[0].mass, found.frames[1].mass
    free = ~taken[0][found.rows] & ~taken[1][found.columns]
    rows, columns, close = found.rows[free], found.columns[free], found.likeness[free]
    ahead = _ahead(rows, columns, close, len(found.texts[0]), len(found.texts[1]))
    good = (close >= FAINT) & (ahead >= LEAST_AHEAD)
    good &= np.minimum(mass[0][rows], mass[1][columns]) >= TELLING
    rows, columns, close, ahead = rows[good], columns[good], close[good], ahead[good]
    common = np.minimum(shared(found.wordings, rows, columns), np.minimum(mass[0][rows], mass[1][columns]))
    evidence = ALIKE * close + SHARED * np.log(common + 0.3) + AHEAD * np.minimum(ahead, MOST_AHEAD)
    return _chosen(rows.tolist(), columns.tolist(), close.tolist(), evidence.tolist(), linked)


def _ahead(rows: Ints, columns: Ints, close: Floats, size: int, size_after: int) -> Floats:
    """How much more alike each pair is than any other pair with one of its points."""
    lead = np.full(len(rows), np.inf)
    for at, many in ((rows, size), (columns, size_after)):
        order = np.argsort(close, kind="stable")
        best, second = np.full(many, -1, dtype=np.int64), np.zeros(many)
        for pair, point in zip(order.tolist(), at[order].tolist(), strict=True):
            if best[point] >= 0:
                second[point] = close[best[point]]
            best[point] = pair
        mine = best[at] == np.arange(len(rows))
        top = np.where(best[at] >= 0, close[best[at]], 0.0)
        lead = np.minimum(lead, close - np.where(mine, second[at], top))
    return lead


def _chosen(
    rows: Sequence[int],
    columns: Sequence[int],
    close: Sequence[float],
    evidence: Sequence[float],
    linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
) -> list[tuple[int, int, float]]:
    """The clearest first; each link makes those beside it clearer."""
    pairs = {(a, b) for before, after in linked for a in before for b in after}
    waiting = sorted(zip(evidence, close, rows, columns, strict=True), key=lambda item: (-item[0], item[2], item[3]))
    used: tuple[set[int], set[int]] = set(), set()
    chosen: list[tuple[int, int, float]] = []
    while True:
        for told, alike, a, b in waiting:
            if a in used[0] or b in used[1]:
                continue
            beside = (a - 1, b - 1) in pairs or (a + 1, b + 1) in pairs
            if told + BESIDE * beside >= CLEAR:
                chosen.append((a, b, alike))
                pairs.add((a, b))
                used[0].add(a)
                used[1].add(b)
                break
        else:
            return chosen
