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
    origins
        Per gaining row the scaled sum that is no gain.
    logarithm
        Least logarithm of the product of scaled gains, rounded down.
    """

    floors: Ints
    gaining: tuple[int, ...] = ()
    origins: tuple[float, ...] = ()
    logarithm: float = -np.inf
