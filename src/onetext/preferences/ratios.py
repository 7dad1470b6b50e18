"""Exact extremes of weighted means over a box of weights (S2, S20).

The largest Σ w·u / Σ w over low ≤ w ≤ high is reached with every weight at an end: high where u is at least the answer,
low elsewhere. Dinkelbach's iteration ("On nonlinear fractional programming", 1967) finds it: switch weights at the
present ratio, take the new ratio, stop when nothing switches. The ratio only rises, so it ends after few rounds.

All numbers are multiplied out to integers first. Where every product provably fits, 64-bit tables are used for many
rows at once, otherwise Python's integers; either way the result is an exact fraction. Weights that are all zero have no
mean: that one corner is left out, so a box that holds a positive weight has extremes.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from onetext.preferences.scores import Number

__all__ = ["Integers", "integers", "largest_means", "means", "smallest_means"]

Integers = npt.NDArray[Any]
"""64-bit integers, or Python's own where those could overflow."""
_SAFE = 2**62


def integers(numbers: Sequence[Number]) -> tuple[list[int], int]:
    """The numbers times their common denominator, and that denominator."""
    scale = lcm(*{number.denominator for number in numbers})
    return [number.numerator * (scale // number.denominator) for number in numbers], scale


class WeightedTable:
    """Values per row and column as integers, with the weights of the columns.

    Parameters
    ----------
    weights
        Several vectors of weights that share one scale (lows, highs, …).
    cells
        Per column the distinct values that occur in it.
    index
        Per row and column the place of its value in `cells`.
    """

    def __init__(
        self, weights: Sequence[Sequence[Number]], cells: Sequence[Sequence[Number]], index: npt.NDArray[np.intp]
    ) -> None:
        flat_weights, _ = integers(list(chain.from_iterable(weights)))
        flat, self.scale = integers(list(chain.from_iterable(cells)))
        width = len(cells)
        largest = max(map(abs, flat), default=0) * sum(map(abs, flat_weights))
        kind = np.int64 if max(largest, sum(map(abs, flat_weights)), 1) < _SAFE else np.object_
        self.weights = [np.array(flat_weights[i * width : (i + 1) * width], dtype=kind) for i in range(len(weights))]
        starts = np.cumsum([0, *map(len, cells)])[:-1]
        self.values: Integers = np.array(flat, dtype=kind)[starts + index]


def means(weights: Sequence[Number], cells: Sequence[Sequence[Number]], index: npt.NDArray[np.intp]) -> list[Fraction]:
    """The weighted mean of each row."""
    table = WeightedTable([weights], cells, index)
    total = int(table.weights[0].sum()) * table.scale
    return [Fraction(int(top), total) for top in (table.values * table.weights[0]).sum(axis=1)]


def largest_means(
    lows: Sequence[Number],
    highs: Sequence[Number],
    cells: Sequence[Sequence[Number]],
    index: npt.NDArray[np.intp],
) -> list[Fraction]:
    """The largest weighted mean of each row over the box of weights. Some `highs` must be positive."""
    table = WeightedTable([lows, highs], cells, index)
    low, high = table.weights
    weights = np.broadcast_to(high, table.values.shape)
    while True:
        top, bottom = (weights * table.values).sum(axis=1), weights.sum(axis=1)
        switched = np.where(table.values * bottom[:, None] >= top[:, None], high, low)
        if np.array_equal(switched, weights):
            return [Fraction(int(n), int(d) * table.scale) for n, d in zip(top, bottom, strict=True)]
        weights = switched


def smallest_means(
    lows: Sequence[Number],
    highs: Sequence[Number],
    cells: Sequence[Sequence[Number]],
    index: npt.NDArray[np.intp],
) -> list[Fraction]:
    """The smallest weighted mean of each row over the box of weights."""
    mirrored = [[-value for value in column] for column in cells]
    return [-value for value in largest_means(lows, highs, mirrored, index)]
