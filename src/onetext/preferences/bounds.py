"""Exact bounds of values, differences and gains over every range at once (S2, S4, S15, S20).

Weights are not negative, so for fixed weights each issue's part takes its own extreme; what is left is a ratio of sums
over the box of weights (`ratios.py`). Issues that a rule or an interaction joins are filled jointly, one row each, and
the hull over rows is taken. Interactions come after the division and shift a row.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

import numpy as np

from onetext.model import Range
from onetext.preferences.fillings import Domains
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.ratios import largest_means, means, smallest_means
from onetext.preferences.scores import Number, Span
from onetext.preferences.situations import interaction_places

__all__ = [
    "Bounds",
    "Rows",
    "hull",
    "interaction_span",
    "mean_bounds",
    "point_means",
    "widened",
]

Cell = TypeVar("Cell", bound=Hashable)


@dataclass(frozen=True)
class Bounds:
    """Point and extremes, exactly. `exact` is False for outer bounds: the true extremes lie within."""

    point: Fraction
    low: Fraction
    high: Fraction
    exact: bool = True


class Rows(Generic[Cell]):
    """Rows with one cell per issue; a functional is then worked out once per distinct cell of a column."""

    def __init__(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.cells: list[list[Cell]] = []
        index = np.zeros((len(rows), len(rows[0]) if rows else 0), dtype=np.intp)
        for k in range(index.shape[1]):
            places: dict[Cell, int] = {}
            index[:, k] = [places.setdefault(row[k], len(places)) for row in rows]
            self.cells.append(list(places))
        self.index = index


def mean_bounds(
    model: PartyModel, rows: Rows[Cell], functional: Callable[[int, Cell], Span]
) -> list[tuple[Fraction, Fraction]]:
    """Extremes of the weighted mean of a functional of each issue's cell, per row. Needs a weight above zero."""
    spans = [[functional(k, cell) for cell in column] for k, column in enumerate(rows.cells)]
    lows: list[list[Number]] = [[low for low, _ in column] for column in spans]
    highs: list[list[Number]] = [[high for _, high in column] for column in spans]
    floor, ceiling = [weight.low for weight in model.weights], [weight.high for weight in model.weights]
    return list(
        zip(
            smallest_means(floor, ceiling, lows, rows.index),
            largest_means(floor, ceiling, highs, rows.index),
            strict=True,
        )
    )


def point_means(model: PartyModel, rows: Rows[Cell], functional: Callable[[int, Cell], Number]) -> list[Fraction]:
    """The weighted mean of a functional at the point weights, per row."""
    cells = [[functional(k, cell) for cell in column] for k, column in enumerate(rows.cells)]
    return means(model.point_weights, cells, rows.index)


def interaction_span(frame: Frame, model: PartyModel, domains: Domains) -> Bounds:
    """What interactions add: surely, or perhaps where open issues decide (the point is then half of it)."""
    point = low = high = Fraction(0)
    for item in model.interactions:
        places = interaction_places(frame, item)
        if any(option not in domains[k] for k, option in places.items()):
            continue
        sure = all(len(domains[k]) == 1 for k in places)
        part = item.points if sure else widened(item.points)
        point += item.points.point if sure else item.points.point / 2
        low, high = low + part.low, high + part.high
    return Bounds(point, low, high)


def widened(points: Range) -> Range:
    """A range with zero taken in: for what may or may not apply."""
    return Range(min(points.low, Fraction(0)), max(points.high, Fraction(0)))


def hull(parts: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """The smallest interval that holds all."""
    return min(low for low, _ in parts), max(high for _, high in parts)
