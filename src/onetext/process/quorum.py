"""How likely it is that enough parties accept, each of its own accord."""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats

__all__ = ["pivotal", "quorum_chance"]


def quorum_chance(accept: Floats, quorum: int) -> Floats:
    """The chance that at least so many of independent acceptances (s, m) come (Poisson binomial)."""
    s = accept.shape[0]
    if quorum == s and s:
        found = accept[0]
        for chance in accept[1:]:
            found = found * chance
        return np.asarray(found)
    counts = np.zeros((s + 1, accept.shape[1]))
    counts[0] = 1.0
    for chance in accept:
        counts[1:] = counts[1:] * (1 - chance) + counts[:-1] * chance
        counts[0] *= 1 - chance
    return np.asarray(np.minimum(counts[quorum:].sum(axis=0), 1.0))


def pivotal(accept: Floats, quorum: int) -> tuple[Floats, Floats]:
    """Shape (s, m) each: the chance of enough acceptances without each of them, and how much its own adds to it."""
    s = len(accept)
    if quorum == s == 2:
        return np.zeros_like(accept), accept[::-1]
    others = [np.delete(accept, who, axis=0) for who in range(s)]
    if quorum == s:
        return np.zeros_like(accept), np.stack([quorum_chance(rest, quorum - 1) for rest in others])
    without = np.stack([quorum_chance(rest, quorum) for rest in others])
    return without, np.stack([quorum_chance(rest, quorum - 1) for rest in others]) - without
