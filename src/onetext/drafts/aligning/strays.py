"""Pieces that were cut off and taken elsewhere: what a link leaves open on one side, a point left over says.

A sentence that goes to another article leaves behind a point that is still much like the whole, so that the link of the
two looks good, and what went away stands alone. Here the words of a point that its link does not explain are held
against the points that no link holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onetext.drafts.aligning.likeness import Side

__all__ = ["Linked", "strays"]

Linked = tuple[tuple[int, ...], tuple[int, ...]]

EXPLAINED, OPEN = 0.60, 0.60
"""Least share, by weight, of a stray's words among the open ones; and of the open words that it explains."""
ENOUGH = 1.5
"""Rare words that a stray explains at least."""


def strays(
    whole: Side, piece: Side, weights: Mapping[str, float], links: Sequence[Linked], near: Mapping[int, Sequence[int]]
) -> list[tuple[int, int]]:
    """Which link takes in which point, as the number of the link and the point; each point and each link once.

    Parameters
    ----------
    links
        Points of the whole's version and of the pieces' version. Only links of a single whole take anything in.
    near
        For a whole the points of the other version that no link holds and that may be a piece of it.
    """
    most = max(1.0, *weights.values()) if weights else 1.0
    found: list[tuple[float, int, int]] = []
    for number, (wholes, pieces) in enumerate(links):
        if len(wholes) != 1 or not (waiting := near.get(wholes[0])):
            continue
        left = Counter(whole.spelt[wholes[0]]) - Counter("".join(piece.spelt[one] for one in pieces))
        open_ = _weight(left, weights)
        for one in waiting:
            here = Counter(piece.spelt[one])
            common = _weight(here & left, weights)
            if common >= max(ENOUGH * most, EXPLAINED * _weight(here, weights), OPEN * open_):
                found.append((common, number, one))
    taken: tuple[set[int], set[int]] = set(), set()
    chosen = []
    for _common, number, one in sorted(found, key=lambda item: (-item[0], item[1:])):
        if number not in taken[0] and one not in taken[1]:
            chosen.append((number, one))
            taken[0].add(number)
            taken[1].add(one)
    return chosen


def _weight(signs: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(weights[sign] * count for sign, count in signs.items())
