"""Few points that stand for many, and how well they do.

A point stands for another within ε when it is less by no more than ε in any coordinate. Points are taken one by one,
each time the one that is stood for worst (Gonzalez 1985); the ε of the choice is then worked out exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import Ints

__all__ = ["shortfall", "standing_for", "thinned"]

Floats = npt.NDArray[np.float64]
_NEAR = 1e-6
"""Distances that differ by less, in points, are compared exactly."""


def thinned(sums: Ints, denominators: Sequence[int], most: int) -> tuple[list[int], Fraction]:
    """Which points to keep, at most so many, in their order; and their exact ε in points.

    Parameters
    ----------
    sums
        Shape (points, coordinates), each coordinate over its denominator.
    """
    if len(sums) <= most:
        return list(range(len(sums))), Fraction(0)
    values = sums / np.array(denominators, dtype=np.float64)
    low, high = values.min(axis=0), values.max(axis=0)
    # Begin in the middle: with the point whose smallest share of the way up is largest.
    chosen = [int(((values - low) / np.where(high > low, high - low, 1.0)).min(axis=1).argmax())]
    far = _short(values, values[chosen[0]])
    while len(chosen) < most and far.max() > 0:
        chosen.append(int(far.argmax()))
        np.minimum(far, _short(values, values[chosen[-1]]), out=far)
    return sorted(chosen), standing_for(sums, sums[chosen], denominators, far)


def _short(values: Floats, point: Floats) -> Floats:
    """By how much a point falls short of others, at most over coordinates."""
    short: Floats = (values - point).max(axis=1)
    return np.maximum(short, 0.0)


def standing_for(sums: Ints, chosen: Ints, denominators: Sequence[int], far: Floats) -> Fraction:
    """The exact ε of a choice, given about how badly each point is stood for."""
    doubtful = np.flatnonzero(far >= far.max(initial=0.0) - _NEAR)
    return max((shortfall(sums[place], chosen, denominators) for place in doubtful), default=Fraction(0))


def shortfall(point: Ints, chosen: Ints, denominators: Sequence[int]) -> Fraction:
    """How badly a point is stood for, exactly."""
    scale = np.array(denominators, dtype=np.float64)
    about = np.maximum(((point - chosen) / scale).max(axis=1), 0.0)
    near = chosen[about <= about.min() + _NEAR]
    return min(
        max(Fraction(0), *(Fraction(int(a) - int(b), d) for a, b, d in zip(point, other, denominators, strict=True)))
        for other in near
    )
