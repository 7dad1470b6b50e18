"""Which links keep the order, and which are moves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from hashlib import blake2b

__all__ = ["heaviest_rising", "positions_between", "weight"]


def heaviest_rising(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indexes of the rising subsequence with the largest sum of weights.

    Parameters
    ----------
    places
        All different.
    weights
        Positive. The caller makes them such that no two subsequences weigh the same, if it cares which is found.

    Notes
    -----
    Jacobson and Vo, Heaviest increasing/common subsequence problems (1992), with a tree of running maxima (Fenwick,
    1994): n log n.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(places), 1)}
    best = [(0, -1)] * (len(places) + 1)
    before: list[int] = []
    top = (0, -1)
    for index, place in enumerate(places):
        rank = ranks[place]
        found, at = (0, -1), rank - 1
        while at > 0:
            found = max(found, best[at])
            at -= at & -at
        before.append(found[1])
        here = (found[0] + weights[index], index)
        top = max(top, here)
        at = rank
        while at < len(best):
            best[at] = max(best[at], here)
            at += at & -at
    chain = []
    at = top[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def positions_between(anchors: Sequence[tuple[int, int]], size: int, size_after: int) -> list[float]:
    """Where each of `size` points is expected among `size_after`, by the rising anchors around it."""
    known = [(-1, -1), *anchors, (size, size_after)]
    starts = [one for one, _ in known]
    found = []
    for point in range(size):
        right = bisect_left(starts, point)
        (a, b), (c, d) = known[right - 1], known[right]
        found.append(b + (point - a) * (d - b) / (c - a))
    return found


def weight(old: str, new: str, parts: tuple[int, int] = (1, 1)) -> int:
    """How much text a link holds, of which each side may be shared by several parts.

    To links of one length it adds a number that depends on the words, in whichever direction, so that no two runs of
    links weigh the same.
    """
    length = 1024 + len(old) * 1024 // parts[0] + len(new) * 1024 // parts[1]
    words = "\0".join(sorted((old, new))).encode("utf-8", "surrogatepass")
    return (length << 32) + int.from_bytes(blake2b(words, digest_size=4).digest())
