"""On which questions the choice of an option makes no difference to any side that signs (S12)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from onetext.compromise import Problem, Table
from onetext.model.results import Package

__all__ = ["equally_good"]


def equally_good(table: Table, problem: Problem, package: Package) -> dict[str, tuple[str, ...]]:
    """Per issue the other options that leave every signatory's value as it is and the package in the zone.

    One issue is changed at a time, at the point of every range. Listed ties alone would not do: of many they are the
    first, and issues on which these agree would look as if they were chosen.
    """
    chosen = table.places(package)
    values = [row.value(chosen) for row in table.rows]
    found: dict[str, tuple[str, ...]] = {}
    for place, issue in enumerate(table.issues):
        same = [other for other in _others(table, chosen, place) if [row.value(other) for row in table.rows] == values]
        if same:
            fits = np.asarray(problem.fits(problem.extended(same))).tolist()
            kept = tuple(table.options[place][other[place]] for other, fit in zip(same, fits, strict=True) if fit)
            found |= {issue: kept} if kept else {}
    return found


def _others(table: Table, chosen: tuple[int, ...], place: int) -> Iterator[tuple[int, ...]]:
    for option in range(len(table.options[place])):
        if option != chosen[place]:
            yield (*chosen[:place], option, *chosen[place + 1 :])
