"""The rows of a problem in numbers small enough to be multiplied and added in 64 bits, always on the safe side.

Each row is shifted to start at 0 and, if need be, divided by a power of two: cells are rounded up and floors down, so a
package that reaches the exact floor reaches the scaled one. What a search finds is therefore checked again in exact
integers; what it leaves out is out for certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, inf, nextafter

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import FREE, Ints, Problem

__all__ = ["Multipliers", "Scaled", "is_large", "scaled"]

_ROW = 2**40
"""Largest span of a scaled row."""
_SUM = 2**54
"""Largest sum of scaled rows times integer multipliers."""
_LARGE = 900
"""Rows times options from which a problem is large."""
_NONE = -1
"""A scaled floor that every package reaches."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Multipliers:
    """What rows and clauses are worth in a bound; ≥ 0, in scaled units."""

    rows: npt.NDArray[np.float64]
    clauses: npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Scaled:
    """A problem made ready for search.

    Attributes
    ----------
    cells
        Shape (rows, issues, widest), ≥ 0.
    members
        Shape (clauses, issues, widest): what a clause names, allowed or not.
    sizes
        Per clause its number of issues.
    base, shifts, spans
        Per row: what was taken off every sum, by how many bits it was shifted, and how far a scaled sum can reach.
    """

    problem: Problem
    cells: Ints
    members: npt.NDArray[np.bool_]
    sizes: Ints
    base: tuple[int, ...]
    shifts: tuple[int, ...]
    spans: Ints

    def floors(self, exact: Sequence[int]) -> Ints:
        """Floors of exact sums, rounded down."""
        found = [
            _NONE if floor <= FREE else min(max((int(floor) - base) >> shift, _NONE), 2 * _ROW)
            for floor, base, shift in zip(exact, self.base, self.shifts, strict=True)
        ]
        return np.array(found, dtype=np.int64)

    def start(self, row: int, exact: Fraction) -> tuple[int, float]:
        """A number on the scale of a row, as a whole start less how far it goes beyond, rounded up; see `Target`."""
        level = (exact - self.base[row]) / 2 ** self.shifts[row]
        # What lies above every sum is reached by none, whatever the start above them.
        start = min(max(ceil(level), 0), int(self.spans[row]) + 1)
        beyond = max(start - level, Fraction(0))
        return start, nextafter(float(beyond), inf) if beyond else 0.0

    def multipliers(self, rows: npt.NDArray[np.float64], clauses: npt.NDArray[np.float64]) -> Multipliers:
        """Multipliers of exact sums, turned into those of scaled ones."""
        return Multipliers(rows=rows * np.exp2(np.array(self.shifts, dtype=np.float64)), clauses=clauses)

    def integers(self, own: Multipliers) -> tuple[Ints, Ints]:
        """Multipliers as large integers whose sums still fit."""
        reach = float(own.rows @ self.spans + own.clauses @ self.sizes)
        most = float(max(own.rows.max(initial=0), own.clauses.max(initial=0)))
        factor = min(_SUM / reach, _SUM / most) if reach > 0 else 0.0
        if not np.isfinite(factor):
            factor = 0.0
        return (own.rows * factor).astype(np.int64), (own.clauses * factor).astype(np.int64)


def is_large(problem: Problem) -> bool:
    """Whether it is worth while to load compiled code at once."""
    return problem.rows * int(problem.allowed.sum()) > _LARGE


def scaled(problem: Problem) -> Scaled:
    """Make a problem ready for search."""
    issues, widest = problem.allowed.shape
    cells = np.zeros((problem.rows, issues, widest), dtype=np.int64)
    base, shifts = [], []
    for r in range(problem.rows):
        own = np.where(problem.allowed, problem.cells[r], np.iinfo(np.int64).max)
        least = np.where(problem.allowed.any(axis=1), own.min(axis=1, initial=np.iinfo(np.int64).max), 0)
        apart = np.where(problem.allowed, problem.cells[r] - least[:, None], 0)
        span = sum(map(int, apart.max(axis=1, initial=0)))
        shift = max(0, (span // _ROW).bit_length())
        cells[r] = -(-apart >> shift)
        base.append(sum(map(int, least)))
        shifts.append(shift)
    members = np.zeros((len(problem.clauses), issues, widest), dtype=np.bool_)
    for c, clause in enumerate(problem.clauses):
        for k, options in clause.items():
            members[c, k, sorted(options)] = True
    return Scaled(
        problem=problem,
        cells=cells,
        members=members,
        sizes=np.array([len(clause) for clause in problem.clauses], dtype=np.int64),
        base=tuple(base),
        shifts=tuple(shifts),
        spans=cells.max(axis=2, initial=0).sum(axis=1),
    )
