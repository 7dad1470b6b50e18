"""The compiled climb: the best swap of one or two issues, again and again."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

__all__ = ["climb"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_MISSED = 1e15


@njit(cache=True)
def _worth(
    total: Ints,
    step: Ints,
    other: Ints,
    floors: Ints,
    scale: Floats,
    kind: int,
    rows: Ints,
    origins: Floats,
    units: Floats,
) -> float:
    """The score of sums after two steps; where floors are missed, how far, which counts for more."""
    missed = 0.0
    for r in range(len(total)):
        gap = floors[r] - (total[r] + step[r] + other[r])
        if gap > 0:
            missed += gap / scale[r]
    if missed > 0:
        return -_MISSED * missed
    low, added = np.inf, 0.0
    for i in range(len(rows)):
        r = rows[i]
        own = (total[r] + step[r] + other[r] - origins[i]) / units[i]
        low = min(low, own)
        added += np.log(max(own, 1e-9)) if kind == 2 else own
    if kind == 0:
        return low + 1e-6 * added / max(1, len(rows))
    return added


@njit(cache=True)
def _fits(
    package: Ints, k: int, o: int, j: int, q: int, ofirst: Ints, oclause: Ints, place: Ints, met: Ints, csize: Ints
) -> bool:
    """Whether no clause is met once issue k takes o and issue j takes q (numbers of options)."""
    good = True
    for turn in range(2):
        sign = 1 if turn == 0 else -1
        for side in range(2):
            issue, new = (k, o) if side == 0 else (j, q)
            if side == 1 and j == k:
                continue
            old = place[issue, package[issue]]
            for c in range(ofirst[old], ofirst[old + 1]):
                met[oclause[c]] -= sign
            for c in range(ofirst[new], ofirst[new + 1]):
                met[oclause[c]] += sign
                if turn == 0 and met[oclause[c]] == csize[oclause[c]]:
                    good = False
    return good


@njit(cache=True)
def _swap(
    o: int,
    package: Ints,
    cells: Ints,
    where: Ints,
    option: Ints,
    place: Ints,
    ofirst: Ints,
    oclause: Ints,
    met: Ints,
    total: Ints,
) -> None:
    """Take an option instead of the one its issue has."""
    old = place[where[o], package[where[o]]]
    for c in range(ofirst[old], ofirst[old + 1]):
        met[oclause[c]] -= 1
    for c in range(ofirst[o], ofirst[o + 1]):
        met[oclause[c]] += 1
    for r in range(len(total)):
        total[r] += cells[o, r] - cells[old, r]
    package[where[o]] = option[o]


@njit(cache=True)
def _add_up(package: Ints, cells: Ints, place: Ints, ofirst: Ints, oclause: Ints, total: Ints, met: Ints) -> None:
    """Sums per row and members met per clause."""
    for k in range(len(package)):
        at = place[k, package[k]]
        for r in range(len(total)):
            total[r] += cells[at, r]
        for c in range(ofirst[at], ofirst[at + 1]):
            met[oclause[c]] += 1


@njit(cache=True)
def climb(
    package: Ints,
    cells: Ints,
    where: Ints,
    option: Ints,
    place: Ints,
    ofirst: Ints,
    oclause: Ints,
    csize: Ints,
    usable: Ints,
    floors: Ints,
    scale: Floats,
    kind: int,
    rows: Ints,
    origins: Floats,
    units: Floats,
) -> None:
    """Change a package in place for as long as a swap makes it better.

    `cells` (options, rows), `where` and `option` number all allowed options; `usable` are those that take part.
    """
    issues, count = len(package), cells.shape[1]
    total = np.zeros(count, dtype=np.int64)
    met = np.zeros(len(csize), dtype=np.int64)
    _add_up(package, cells, place, ofirst, oclause, total, met)
    steps = np.zeros((len(usable), count), dtype=np.int64)
    none = np.zeros(count, dtype=np.int64)
    now = _worth(total, none, none, floors, scale, kind, rows, origins, units)
    for _ in range(4 * issues):
        for i in range(len(usable)):
            o = usable[i]
            old = place[where[o], package[where[o]]]
            for r in range(count):
                steps[i, r] = cells[o, r] - cells[old, r]
        best, left, right = now + 1e-12 * abs(now), -1, -1
        for i in range(len(usable)):
            for j in range(i, len(usable)):
                o, q = usable[i], usable[j]
                if i != j and where[o] == where[q]:
                    continue
                other = none if i == j else steps[j]
                own = _worth(total, steps[i], other, floors, scale, kind, rows, origins, units)
                if own > best and _fits(package, where[o], o, where[q], q, ofirst, oclause, place, met, csize):
                    best, left, right = own, i, j
        if left < 0:
            return
        now = best
        _swap(usable[left], package, cells, where, option, place, ofirst, oclause, met, total)
        if left != right:
            _swap(usable[right], package, cells, where, option, place, ofirst, oclause, met, total)
