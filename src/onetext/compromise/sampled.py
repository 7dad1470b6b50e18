"""Shares of sampled scenarios, with their standard errors, intervals and bounds (S4)."""

from __future__ import annotations

from math import log, log1p, sqrt

import numpy as np

from onetext.model.results import Probability

__all__ = ["sampled_share", "surely_below", "wilson"]

NORMAL = 1.959963984540054
"""Of a 95 % interval."""
TAIL = 0.025
"""How often an upper bound on a share may be too low."""
_HALVINGS = 48


def sampled_share(count: int, draws: int) -> Probability:
    """A share of scenarios; its standard error is taken at (k + 1)/(n + 2), so that it is never zero by luck."""
    smoothed = (count + 1) / (draws + 2)
    return Probability(count / draws, 0.0, 1.0, sqrt(smoothed * (1 - smoothed) / draws), draws)


def wilson(count: int, draws: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, "Probable inference", 1927)."""
    share, square = count / draws, NORMAL**2 / draws
    middle = (share + square / 2) / (1 + square)
    half = NORMAL / (1 + square) * sqrt(share * (1 - share) / draws + square / (4 * draws))
    return max(0.0, middle - half), min(1.0, middle + half)


def surely_below(count: int, draws: int) -> float:
    """An upper bound on a share of which at most `count` cases were sampled; too low in 1 of 40 samples at most.

    It is the share with which so few cases would be a matter of 2.5 % (Clopper and Pearson, "The use of confidence or
    fiducial limits", 1934), found by halving and rounded up. Fewer cases only lower the bound, so it holds as well
    where the cases are known to be no more than `count`.
    """
    if count >= draws:
        return 1.0
    cases = np.arange(1, count + 1)
    ways = np.append(0.0, np.cumsum(np.log((draws - cases + 1) / cases)))
    cases = np.append(0, cases)
    low, high = count / draws, 1.0
    for _ in range(_HALVINGS):
        share = (low + high) / 2
        terms = ways + cases * log(share) + (draws - cases) * log1p(-share)
        if np.exp(terms).sum() > TAIL:
            low = share
        else:
            high = share
    return min(1.0, high + 1e-9)
