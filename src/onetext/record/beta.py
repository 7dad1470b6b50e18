"""A share as a beta distribution, and its quantiles, without a statistics library at run time.

The regularised incomplete beta function by its continued fraction (DLMF 8.17.22, https://dlmf.nist.gov/8.17.E22),
evaluated by the modified Lentz method (Thompson and Barnett, J. Comput. Phys. 64, 1986), and its inverse by bisection:
slow and safe, which is right for a dozen calls.
"""

from __future__ import annotations

import math
from typing import TypedDict

__all__ = ["ShareEstimate", "beta_quantile", "incomplete_beta", "share_estimate"]

_PRIOR = 0.5
"""Jeffreys' prior for a share: one half in both shapes (Jeffreys, Theory of Probability, 1961)."""
_LOW, _HIGH = 0.05, 0.95

_TINY = 1e-300
"""Stands in for a zero denominator in the Lentz method."""
_CLOSE = 1e-15
_TERMS = 10_000
_HALVINGS = 200


class ShareEstimate(TypedDict):
    """A beta distribution for a share: its shapes, its mean, and the points with 5 % below and above them."""

    alpha: float
    beta: float
    point: float
    low: float
    high: float


def share_estimate(successes: int, failures: int) -> ShareEstimate:
    """What is known of a share after some cases for and some against, from Jeffreys' prior on."""
    alpha, beta = _PRIOR + successes, _PRIOR + failures
    return {
        "alpha": alpha,
        "beta": beta,
        "point": alpha / (alpha + beta),
        "low": beta_quantile(alpha, beta, _LOW),
        "high": beta_quantile(alpha, beta, _HIGH),
    }


def incomplete_beta(alpha: float, beta: float, x: float) -> float:
    """The chance that a Beta(alpha, beta) variable is at most `x`.

    Parameters
    ----------
    alpha, beta
        Shapes, both positive.
    x
        In [0, 1].
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    # The fraction converges fast only below the mean; above it the mirror image is evaluated (DLMF 8.17.4).
    if x > (alpha + 1) / (alpha + beta + 2):
        return 1.0 - incomplete_beta(beta, alpha, 1.0 - x)
    log_front = (
        math.lgamma(alpha + beta) - math.lgamma(alpha) - math.lgamma(beta) + alpha * math.log(x) + beta * math.log1p(-x)
    )
    return math.exp(log_front) / (alpha * _fraction(alpha, beta, x))


def _fraction(alpha: float, beta: float, x: float) -> float:
    """1 + d1/(1 + d2/(1 + …)): the denominator of DLMF 8.17.22."""
    value, c, d = 1.0, 1.0, 0.0
    for n in range(1, _TERMS):
        term = _coefficient(alpha, beta, x, n)
        d = 1.0 / ((1.0 + term * d) or _TINY)
        c = (1.0 + term / c) or _TINY
        value *= c * d
        if abs(c * d - 1.0) < _CLOSE:
            break
    return value


def _coefficient(alpha: float, beta: float, x: float, n: int) -> float:
    half, odd = divmod(n, 2)
    if odd:
        return -(alpha + half) * (alpha + beta + half) * x / ((alpha + 2 * half) * (alpha + 2 * half + 1))
    return half * (beta - half) * x / ((alpha + 2 * half - 1) * (alpha + 2 * half))


def beta_quantile(alpha: float, beta: float, share: float) -> float:
    """The point below which a Beta(alpha, beta) variable lies with chance `share`, to about 12 digits."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if incomplete_beta(alpha, beta, middle) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
