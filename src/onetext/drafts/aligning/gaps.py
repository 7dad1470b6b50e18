"""Points that are left over between the same links in both versions: likely one in the place of the other.

Where a person has put a point into new words altogether, its place is the only thing that it has kept. The fewer points
are left over in a gap, the less their wordings have to be alike. A person is asked to look at all such links.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np

from onetext.drafts.aligning.assignment import assigned
from onetext.drafts.aligning.context import Frame
from onetext.drafts.aligning.likeness import Ints, likeness
from onetext.drafts.aligning.matching import Matching
from onetext.drafts.aligning.order import heaviest_rising, weight

__all__ = ["left_in_gaps"]

TIGHT, LEAST, UNLIKE = 0.30, 0.42, 0.12
"""What a gap with one point on either side adds to their likeness; how much is needed in all; and of likeness alone."""
MOST = 6
"""Points of one kind in a gap, beyond which it says nothing."""


def left_in_gaps(
    found: Matching, taken: tuple[set[int], set[int]], mains: Sequence[tuple[int, int]]
) -> list[tuple[int, int, float]]:
    """Links between points that are left over in the same gap, with their likeness.

    Parameters
    ----------
    taken
        Points of either version that are linked.
    mains
        For each link the points that stand for its place, in the order of the version before.
    """
    weights = [weight(found.texts[0][a], found.texts[1][b]) for a, b in mains]
    chain = [mains[at] for at in heaviest_rising([b for _, b in mains], weights)]
    before = _gap_of([a for a, _ in chain], found.frames[0], taken[0])
    after = _gap_of([b for _, b in chain], found.frames[1], taken[1])
    here, there = Counter(before.values()), Counter(after.values())
    inside: dict[tuple[int, int, bool], list[int]] = {}
    for column, gap in after.items():
        inside.setdefault(gap, []).append(column)
    pairs = [
        (row, column)
        for row, gap in before.items()
        for column in inside.get(gap, ())
        if max(here[gap], there[gap]) <= MOST
    ]
    rows: Ints = np.asarray([row for row, _ in pairs], dtype=np.int64)
    columns: Ints = np.asarray([column for _, column in pairs], dtype=np.int64)
    alike = likeness(found.wordings.before, found.wordings.after, rows, columns)
    most = np.asarray([max(here[before[row]], there[before[row]]) for row, _ in pairs], dtype=np.float64)
    worth = np.where(alike >= UNLIKE, alike + TIGHT / np.sqrt(np.maximum(most, 1.0)), 0.0)
    linked = assigned(rows, columns, worth, LEAST, len(found.texts[0]), len(found.texts[1]))
    return [(a, b, score) for (a, b), score in zip(pairs, alike.tolist(), strict=True) if linked[a] == b]


def _gap_of(chain: Sequence[int], frame: Frame, taken: set[int]) -> dict[int, tuple[int, int, bool]]:
    """For each point left over: between which links it stands, how deep, and whether there are points below it."""
    depth: list[int] = []
    for at, parent in enumerate(frame.parent.tolist()):
        depth.append(depth[parent] + 1 if 0 <= parent < at else 0)
    return {
        at: (bisect_left(chain, at), depth[at], bool(frame.below[at])) for at in range(len(depth)) if at not in taken
    }
