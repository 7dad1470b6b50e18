"""Counting in how many scenarios each single swap of a package is accepted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

__all__ = ["swap_counts"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@njit(cache=True)
def _stands(
    t: int, column: int, issue: int, current: Ints, named: Bools, about: Ints, every: bool
) -> tuple[bool, bool, bool]:
    """Whether a term holds before and after an option is put in, and whether it is about that issue at all."""
    before, after, touched = every, every, False
    for i in range(about.shape[1]):
        k = about[t, i]
        if k < 0:
            break
        here = named[t, current[k]]
        there = named[t, column] if k == issue else here
        touched |= k == issue
        if every:
            before &= here
            after &= there
        else:
            before |= here
            after |= there
    return before, after, touched


@njit(cache=True)
def swap_counts(
    columns: Floats,
    issue_of: Ints,
    margin: Floats,
    current: Ints,
    first: int,
    named: Bools,
    about: Ints,
    every: Bools,
    found: Ints,
) -> None:
    """Fill `found` per column with the number of scenarios that accept the package with that option put in.

    Parameters
    ----------
    columns, margin
        Shapes (columns and terms, rows, scenarios) and (rows, scenarios).
    current
        Per issue the column that stands.
    first
        Issues before it are left out.
    named
        Shape (terms, columns): options that a term names.
    about
        Shape (terms, longest): its issues, -1 behind the last.
    every
        Whether all of them must stand as named, or any.
    """
    rows, scenarios = margin.shape
    base = np.empty((rows, scenarios))
    good = np.empty(scenarios, dtype=np.bool_)
    options = len(issue_of)
    for column in range(options):
        issue = issue_of[column]
        if issue < first:
            continue
        old = current[issue]
        base[:] = margin
        for t in range(len(every)):
            before, after, touched = _stands(t, column, issue, current, named, about, every[t])
            if touched and before != after:
                sign = 1.0 if after else -1.0
                for r in range(rows):
                    for n in range(scenarios):
                        base[r, n] += sign * columns[options + t, r, n]
        for n in range(scenarios):
            good[n] = True
        for r in range(rows):
            for n in range(scenarios):
                good[n] &= base[r, n] + columns[column, r, n] - columns[old, r, n] >= 0.0
        count = 0
        for n in range(scenarios):
            count += good[n]
        found[column] = count
