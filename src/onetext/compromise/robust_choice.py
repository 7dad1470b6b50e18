"""Among packages that as many scenarios accept, one that is not plainly worse than another for all who sign.

How many scenarios accept a package says nothing of how good it is for anybody: without this step a text could be named
that every signatory finds worse than another one that is accepted as often. Values are those at the point (S4). Each
party's are measured on its own scale, between its own worst and best, and compared by leximin, so that nothing hangs on
the order in which options are listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.robust_search import Best
from onetext.compromise.swaps import Swaps
from onetext.compromise.table import Table
from onetext.compromise.worlds import Picked, Worlds

__all__ = ["bettered", "preferred"]

_STEPS = 1000
"""Most swaps in a row."""
Vector = tuple[Fraction, ...]


def preferred(table: Table, packages: Picked) -> int:
    """The place of one of some packages: leximin of the values, each party's on the scale of its own among these."""
    values = [_values(table, package) for package in packages]
    columns = list(zip(*values, strict=True))
    lows, highs = [min(own) for own in columns], [max(own) for own in columns]

    def key(place: int) -> tuple[Vector, tuple[int, ...]]:
        """Scaled values from the smallest up; among equals the package with the first options."""
        scaled = [
            (value - low) / (high - low)
            for value, low, high in zip(values[place], lows, highs, strict=True)
            if high > low
        ]
        return tuple(sorted(scaled)), tuple(-int(option) for option in packages[place])

    return max(range(len(values)), key=key)


def bettered(best: Best, worlds: Worlds, table: Table, watch: Watch) -> Best:
    """Take single swaps that cost no scenario and no signatory, and give one more, until there is none."""
    if not table.rows or not best.accepted:
        return best
    swaps = Swaps(worlds)
    for _ in range(_STEPS):
        found = None if watch.struck() else _swap(best, swaps, worlds, table)
        if found is None:
            break
        best = found
    return best


def _swap(best: Best, swaps: Swaps, worlds: Worlds, table: Table) -> Best | None:
    counts = swaps.counts(best.package, worlds.margin(best.package))
    now = _values(table, best.package)
    found: list[tuple[Vector, int]] = []
    for column in np.flatnonzero(counts >= best.accepted).tolist():
        steps = [new - old for new, old in zip(_values(table, _swapped(best, swaps, column)), now, strict=True)]
        if min(steps) >= 0 and max(steps) > 0:
            found.append((tuple(sorted(_on_own_scale(table, steps))), -column))
    if not found:
        return None
    chosen = -max(found)[1]
    return Best(_swapped(best, swaps, chosen), int(counts[chosen]))


def _swapped(best: Best, swaps: Swaps, column: int) -> Picked:
    package = best.package.copy()
    package[swaps.issue_of[column]] = swaps.place[column]
    return package


def _values(table: Table, package: Picked) -> Vector:
    places = tuple(map(int, package))
    return tuple(row.value(places) for row in table.rows)


def _on_own_scale(table: Table, steps: Sequence[Fraction]) -> list[Fraction]:
    """Steps as parts of the span of each party's values."""
    spans = [
        Fraction(sum(max(cells) - min(cells) for cells in row.cells), row.denominator) or Fraction(1)
        for row in table.rows
    ]
    return [step / span for step, span in zip(steps, spans, strict=True)]
