"""Shares of sampled scenarios, with their standard errors and intervals (S4)."""

from __future__ import annotations

from math import sqrt

from onetext.model.results import Probability

__all__ = ["sampled_share", "wilson"]

NORMAL = 1.959963984540054
"""Of a 95 % interval."""


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
