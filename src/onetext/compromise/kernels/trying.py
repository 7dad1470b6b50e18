"""Trying all packages of a node that has little left, depth first, by what they lose and what rows can still reach."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

__all__ = ["Aim", "Fixed", "Trial", "enough", "room_to_try", "try_all"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Fixed(NamedTuple):
    """A problem, with options numbered through.

    Attributes
    ----------
    first
        Where each issue's options begin, and the end.
    cells
        Shape (options, rows).
    spans
        Per row how far its sum can reach.
    clause_ends, named_issue, named_ends, named
        Runs: per clause its issues, per such issue its options.
    naming_ends, naming
        Runs: per option the clauses that name it.
    sizes
        Per clause its number of issues.
    """

    first: Ints
    cells: Ints
    spans: Ints
    clause_ends: Ints
    named_issue: Ints
    named_ends: Ints
    named: Ints
    naming_ends: Ints
    naming: Ints
    sizes: Ints


class Aim(NamedTuple):
    """What is looked for; see `target`. `gaining`, `starts` and `beyond` are one per row."""

    floors: Ints
    gaining: npt.NDArray[np.uint8]
    starts: Ints
    beyond: Floats
    logarithm: float


class Trial(NamedTuple):
    """Scratch: the package; the open issues, their options and where each stands; sums, losses and reaches by depth."""

    package: Ints
    open_: Ints
    options: Ints
    loss: Ints
    begin: Ints
    place: Ints
    totals: Ints
    lost: Ints
    reach: Ints
    met: Ints
    spread: Ints


@njit(cache=True)
def room_to_try(fixed: Fixed) -> Trial:
    """Scratch for `try_all`."""
    issues, rows = len(fixed.first) - 1, fixed.cells.shape[1]
    return Trial(
        np.zeros(issues, dtype=np.int64),
        np.zeros(issues, dtype=np.int64),
        np.zeros(len(fixed.cells), dtype=np.int64),
        np.zeros(len(fixed.cells), dtype=np.int64),
        np.zeros(issues + 1, dtype=np.int64),
        np.zeros(issues + 1, dtype=np.int64),
        np.zeros((issues + 1, rows), dtype=np.int64),
        np.zeros(issues + 1, dtype=np.int64),
        np.zeros((issues + 1, rows), dtype=np.int64),
        np.zeros(len(fixed.sizes), dtype=np.int64),
        np.zeros(issues, dtype=np.int64),
    )


@njit(cache=True)
def enough(totals: Ints, aim: Aim) -> bool:
    """Whether sums reach the product, with a margin on the safe side; see `narrowing`."""
    gaining, starts, beyond = aim.gaining, aim.starts, aim.beyond
    logs, asked = 0.0, False
    for r in range(len(totals)):
        if gaining[r]:
            asked = True
            gain = float(totals[r] - starts[r]) + beyond[r]
            if gain <= 0:
                return False
            logs += np.log(gain)
    return not asked or logs >= aim.logarithm - 1e-9


@njit(cache=True)
def _open(mask: npt.NDArray[np.uint8], fixed: Fixed, trial: Trial) -> int:
    """Settle issues with one option; the number of the others, and how far their options lie apart."""
    totals, met, open_, spread, package = trial.totals, trial.met, trial.open_, trial.spread, trial.package
    first, cells, naming_ends, naming = fixed.first, fixed.cells, fixed.naming_ends, fixed.naming
    totals[0] = 0
    met[:] = 0
    number = 0
    for k in range(len(first) - 1):
        size, last = 0, -1
        for o in range(first[k], first[k + 1]):
            if mask[o]:
                size += 1
                last = o
        if size > 1:
            open_[number] = k
            apart = 0
            for r in range(cells.shape[1]):
                low, high = cells[last, r], cells[last, r]
                for o in range(first[k], last):
                    if mask[o]:
                        low = min(low, cells[o, r])
                        high = max(high, cells[o, r])
                apart += high - low
            spread[number] = apart
            number += 1
            continue
        package[k] = last
        for r in range(cells.shape[1]):
            totals[0, r] += cells[last, r]
        for j in range(naming_ends[last], naming_ends[last + 1]):
            met[naming[j]] += 1
    return number


@njit(cache=True)
def _arrange(mask: npt.NDArray[np.uint8], number: int, worth: Ints, fixed: Fixed, trial: Trial) -> None:
    """Open issues by falling spread, each one's options by falling worth; what rows can reach from each depth on."""
    spread, open_, begin, options, reach, place = (
        trial.spread,
        trial.open_,
        trial.begin,
        trial.options,
        trial.reach,
        trial.place,
    )
    first, cells = fixed.first, fixed.cells
    for i in range(1, number):
        k, own, at = open_[i], spread[i], i
        while at > 0 and spread[at - 1] < own:
            open_[at], spread[at] = open_[at - 1], spread[at - 1]
            at -= 1
        open_[at], spread[at] = k, own
    for depth in range(number):
        k, n = open_[depth], begin[depth]
        for o in range(first[k], first[k + 1]):
            if mask[o]:
                j = n
                while j > begin[depth] and worth[options[j - 1]] < worth[o]:
                    options[j] = options[j - 1]
                    j -= 1
                options[j] = o
                n += 1
        begin[depth + 1] = n
    reach[number] = 0
    for depth in range(number - 1, -1, -1):
        place[depth] = begin[depth]
        for r in range(cells.shape[1]):
            top = 0
            for j in range(begin[depth], begin[depth + 1]):
                top = max(top, cells[options[j], r])
            reach[depth, r] = reach[depth + 1, r] + top


@njit(cache=True)
def _price(number: int, best: Ints, worth: Ints, trial: Trial) -> None:
    """What each option of an open issue loses against the best."""
    options, begin, loss, open_ = trial.options, trial.begin, trial.loss, trial.open_
    for i in range(number):
        top = worth[best[open_[i]]]
        for j in range(begin[i], begin[i + 1]):
            loss[options[j]] = top - worth[options[j]]
    trial.lost[0] = 0


@njit(cache=True)
def _search(number: int, slack: int, budget: int, depth: int, fixed: Fixed, aim: Aim, trial: Trial) -> tuple[int, int]:
    """Go on until all issues are settled: (their number or -1 at the end, budget left or -1 when it is used up).

    Arrays are taken out of their tuples first and nothing is called: this loop is where the time goes.
    """
    options, begin, place, loss, lost = trial.options, trial.begin, trial.place, trial.loss, trial.lost
    totals, reach, met, floors = trial.totals, trial.reach, trial.met, aim.floors
    cells, naming_ends, naming, sizes = fixed.cells, fixed.naming_ends, fixed.naming, fixed.sizes
    rows = cells.shape[1]
    back = depth == number
    while True:
        if back:
            depth -= 1
            if depth < 0:
                return -1, budget
            o = options[place[depth] - 1]
            for j in range(naming_ends[o], naming_ends[o + 1]):
                met[naming[j]] -= 1
        at = place[depth]
        back = at == begin[depth + 1] or lost[depth] + loss[options[at]] > slack
        if back:
            place[depth] = begin[depth]
            continue
        o = options[at]
        place[depth] += 1
        budget -= 1
        if budget < 0:
            return depth, -1
        good = True
        for r in range(rows):
            own = totals[depth, r] + cells[o, r]
            if own + reach[depth + 1, r] < floors[r]:
                good = False
                break
            totals[depth + 1, r] = own
        if not good:
            continue
        for j in range(naming_ends[o], naming_ends[o + 1]):
            met[naming[j]] += 1
            good &= met[naming[j]] != sizes[naming[j]]
        if not good:
            for j in range(naming_ends[o], naming_ends[o + 1]):
                met[naming[j]] -= 1
            continue
        lost[depth + 1] = lost[depth] + loss[o]
        depth += 1
        if depth == number:
            return depth, budget


@njit(cache=True)
def _told(number: int, fixed: Fixed, aim: Aim, trial: Trial, packages: Ints, found: int) -> int:
    """Add the package at hand if it reaches the target; how many there are now."""
    cells, first = fixed.cells, fixed.first
    totals, package, open_, options, place = trial.totals, trial.package, trial.open_, trial.options, trial.place
    floors = aim.floors
    for r in range(cells.shape[1]):
        if totals[number, r] < floors[r]:
            return found
    if not enough(totals[number], aim):
        return found
    for i in range(number):
        package[open_[i]] = options[place[i] - 1]
    for k in range(len(package)):
        packages[found, k] = package[k] - first[k]
    return found + 1


@njit(cache=True)
def try_all(
    mask: npt.NDArray[np.uint8],
    slack: int,
    budget: int,
    best: Ints,
    worth: Ints,
    fixed: Fixed,
    aim: Aim,
    trial: Trial,
    packages: Ints,
    found: int,
) -> int:
    """Add all packages of a node whose losses fit the slack and which reach the target.

    Returns
    -------
    int
        Packages found so far with those before; -1 when the budget of options tried did not suffice.
    """
    sizes, met = fixed.sizes, trial.met
    number = _open(mask, fixed, trial)
    for c in range(len(sizes)):
        if met[c] == sizes[c]:
            return found
    _arrange(mask, number, worth, fixed, trial)
    _price(number, best, worth, trial)
    depth = 0
    if number == 0:
        return _told(0, fixed, aim, trial, packages, found)
    while True:
        depth, budget = _search(number, slack, budget, depth, fixed, aim, trial)
        if budget < 0:
            return -1
        if depth < 0:
            return int(found)
        found = _told(number, fixed, aim, trial, packages, found)
