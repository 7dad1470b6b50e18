"""On which questions another option does as well: for the value to every side that signs, or for all to sign (S12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from onetext.compromise import Problem, Table
from onetext.model.results import Edit, Package

__all__ = ["also_signable", "equally_good"]


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
        kept = _kept(table, problem, same, place)
        found |= {issue: kept} if kept else {}
    return found


def also_signable(
    table: Table, problem: Problem, package: Package, edits: Iterable[Edit]
) -> dict[str, tuple[str, ...]]:
    """Per changed issue the other options, besides the draft's own, that leave the package in the zone.

    One issue is changed at a time. So many questions are changed as before; who gains how much may differ.
    """
    chosen, found = table.places(package), {}
    for edit in edits:
        place = table.issues.index(edit.issue)
        kept = _kept(table, problem, list(_others(table, chosen, place)), place)
        found[edit.issue] = tuple(option for option in kept if option != edit.before)
    return found


def _kept(table: Table, problem: Problem, packages: Sequence[tuple[int, ...]], place: int) -> tuple[str, ...]:
    """The options at a place of those packages that are in the zone."""
    if not packages:
        return ()
    fits = np.asarray(problem.fits(problem.extended(packages))).tolist()
    return tuple(table.options[place][other[place]] for other, fit in zip(packages, fits, strict=True) if fit)


def _others(table: Table, chosen: tuple[int, ...], place: int) -> Iterator[tuple[int, ...]]:
    for option in range(len(table.options[place])):
        if option != chosen[place]:
            yield (*chosen[:place], option, *chosen[place + 1 :])
