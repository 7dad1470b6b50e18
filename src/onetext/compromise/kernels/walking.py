"""The compiled walk: multipliers improved by subgradient steps, and a tight enumeration below what has little left.

State is kept in arrays and the kernel returns after some nodes, so that whoever called it can stop, raise the target,
or go on. Options are numbered through, issue by issue. The stack holds one node a level: not yet visited, or split on
an issue, with the options that are still to come.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from onetext.compromise.kernels.bounding import Work, bound, factor_of, fits, propagate, scratch, step_on, strike
from onetext.compromise.kernels.trying import Aim, Fixed, room_to_try, try_all

__all__ = ["DONE", "FOUND", "FULL", "QUOTA", "Stack", "walk"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DONE, FOUND, QUOTA, FULL = 0, 1, 2, 3
FRESH, TOLD = -1, -2
"""A node not yet visited; and one of which a package has been told already. Else a node is split on the issue given."""


class Stack(NamedTuple):
    """Per level: options left (0 or 1), multipliers, kind, and of a split node the order of options, place and end."""

    masks: npt.NDArray[np.uint8]
    rows: Floats
    clauses: Floats
    kinds: Ints
    orders: Ints
    places: Ints
    ends: Ints


@njit(cache=True)
def _narrow(level: int, steps: int, fixed: Fixed, aim: Aim, stack: Stack, work: Work) -> int:
    """Strike off what a node cannot use. The slack that is left, -1 when nothing is, -2 when a package was met."""
    masks, stack_rows, stack_clauses, kinds = stack.masks, stack.rows, stack.clauses, stack.kinds
    count = work.left
    first = fixed.first
    mask, rows, clauses = masks[level], stack_rows[level], stack_clauses[level]
    for k in range(len(count)):
        count[k] = 0
        for o in range(first[k], first[k + 1]):
            count[k] += mask[o]
    slack = 0
    for step in range(steps):
        if not propagate(mask, fixed, aim, work):
            return -1
        factor = factor_of(rows, clauses, fixed)
        slack = bound(mask, factor, rows, clauses, fixed, aim, work)
        if slack < 0:
            return -1
        struck = strike(mask, slack, fixed, work)
        if fits(fixed, aim, work) and kinds[level] == FRESH:
            return -2
        if step + 1 == steps or factor <= 0:
            break
        if not struck and not step_on(rows, clauses, slack / factor, fixed, aim, work):
            break
    return slack


@njit(cache=True)
def _split(level: int, fixed: Fixed, stack: Stack, work: Work) -> None:
    """Split a node on the issue whose choice costs most, cheapest option first."""
    count, best, worth = work.left, work.best, work.worth
    first = fixed.first
    masks, orders, kinds, places, ends = stack.masks, stack.orders, stack.kinds, stack.places, stack.ends
    at, cost = -1, -1
    for k in range(len(count)):
        if count[k] > 1:
            low = -1
            for o in range(first[k], first[k + 1]):
                if masks[level, o] and o != best[k]:
                    loss = worth[best[k]] - worth[o]
                    low = loss if low < 0 else min(low, loss)
            if low > cost:
                at, cost = k, low
    order, n = orders[level], 0
    for o in range(first[at], first[at + 1]):
        if masks[level, o]:
            j = n
            while j > 0 and worth[order[j - 1]] < worth[o]:
                order[j] = order[j - 1]
                j -= 1
            order[j] = o
            n += 1
    kinds[level], places[level], ends[level] = at, 0, n


@njit(cache=True)
def _descend(height: int, fresh: int, fixed: Fixed, stack: Stack) -> int:
    """Take the next option of a split node; the height of the stack with it on top."""
    kinds, orders, places, ends, masks, rows, clauses = (
        stack.kinds,
        stack.orders,
        stack.places,
        stack.ends,
        stack.masks,
        stack.rows,
        stack.clauses,
    )
    first = fixed.first
    level = height - 1
    k = kinds[level]
    option = orders[level, places[level]]
    places[level] += 1
    if places[level] < ends[level]:
        for o in range(masks.shape[1]):
            masks[height, o] = masks[level, o]
        for r in range(rows.shape[1]):
            rows[height, r] = rows[level, r]
        for c in range(clauses.shape[1]):
            clauses[height, c] = clauses[level, c]
        level = height
    for o in range(first[k], first[k + 1]):
        masks[level, o] = 0
    masks[level, option] = 1
    kinds[level] = fresh
    return level + 1


@njit(cache=True)
def walk(
    fixed: Fixed, aim: Aim, height: int, stack: Stack, packages: Ints, every: bool, quota: int, budget: int, steps: int
) -> tuple[int, int, int, int]:
    """Walk until something is found, there is no room for more, the quota is spent, or nothing is left.

    Returns
    -------
    tuple
        Status, height of the stack, packages found, nodes visited.
    """
    work = scratch(fixed)
    trial = room_to_try(fixed)
    found, nodes = 0, 0
    fresh = TOLD if every else FRESH
    while height > 0:
        if nodes >= quota:
            return QUOTA, height, found, nodes
        if len(packages) - found <= budget:
            return FULL, height, found, nodes
        if stack.kinds[height - 1] >= 0:
            height = _descend(height, fresh, fixed, stack)
        level = height - 1
        nodes += 1
        slack = _narrow(level, steps, fixed, aim, stack, work)
        if slack == -1:
            height -= 1
            continue
        if slack == -2:
            for k in range(len(work.best)):
                packages[found, k] = work.best[k] - fixed.first[k]
            # Seen again with a target that has probably risen; if not, it is not told of this package twice.
            stack.kinds[level] = TOLD
            return FOUND, height, found + 1, nodes
        after = try_all(stack.masks[level], slack, budget, work.best, work.worth, fixed, aim, trial, packages, found)
        if after < 0:
            _split(level, fixed, stack, work)
            continue
        height -= 1
        if after > found and not every:
            return FOUND, height, after, nodes
        found = after
    return DONE, height, found, nodes
