"""What a walk looks for, in scaled integers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onetext.compromise.problem import Ints

__all__ = ["Target"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Target:
    """Sums at or above floors and, over some rows, a product of gains at or above a level.

    Attributes
    ----------
    floors
        Scaled, one per row.
    gaining
        Rows whose gains are multiplied; none for no product.
    starts, beyond
        Per gaining row the gain of a sum is (sum - start) + beyond, with a whole start ≥ 0 and beyond ≥ 0 rounded up:
        nothing cancels, however near a sum is to what is no gain, so the gain is at least the exact one but for one
        rounding.
    logarithm
        Least logarithm of the product of scaled gains, rounded down.
    """

    floors: Ints
    gaining: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    beyond: tuple[float, ...] = ()
    logarithm: float = -np.inf
