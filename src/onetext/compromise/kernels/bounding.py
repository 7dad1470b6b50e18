"""What the compiled walk can say of a node without going further, as `narrowing` says it in numpy: which options are
left, what they are worth, and in which direction the multipliers get better.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from onetext.compromise.kernels.trying import Aim, Fixed, enough

__all__ = ["Work", "bound", "factor_of", "fits", "propagate", "scratch", "step_on", "strike"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_SUM = 2.0**54
_MARGIN, _FINITE = 1e-11, 2.0**60
"""As in `narrowing`."""
_LENGTH = 0.7
"""Share of Polyak's step that is taken."""


class Work(NamedTuple):
    """Scratch: per issue the options left and the best of them; per option its worth; per row and clause the sums."""

    left: Ints
    most: Ints
    best: Ints
    worth: Ints
    rows: Ints
    clauses: Ints
    totals: Ints
    met: Ints
    slope: Floats


@njit(cache=True)
def _clauses_strike(mask: npt.NDArray[np.uint8], fixed: Fixed, work: Work) -> int:
    """Strike off what clauses leave no room for: 1 when something was, 0 when nothing, -1 when a clause is met."""
    sizes, clause_ends, named_ends, named, named_issue = (
        fixed.sizes,
        fixed.clause_ends,
        fixed.named_ends,
        fixed.named,
        fixed.named_issue,
    )
    count = work.left
    changed = 0
    for c in range(len(sizes)):
        loose, dead, several = -1, False, False
        for e in range(clause_ends[c], clause_ends[c + 1]):
            hit = 0
            for j in range(named_ends[e], named_ends[e + 1]):
                hit += mask[named[j]]
            if hit == 0:
                dead = True
                break
            if count[named_issue[e]] > hit:
                several = loose >= 0
                loose = e
                if several:
                    break
        if dead or several:
            continue
        if loose < 0:
            return -1
        for j in range(named_ends[loose], named_ends[loose + 1]):
            if mask[named[j]]:
                mask[named[j]] = 0
                count[named_issue[loose]] -= 1
        changed = 1
    return changed


@njit(cache=True)
def _row_strikes(r: int, mask: npt.NDArray[np.uint8], fixed: Fixed, aim: Aim, work: Work) -> int:
    """Strike off what a row's reach leaves no room for: 1, 0, or -1 when it cannot reach its floor."""
    first, cells = fixed.first, fixed.cells
    most, count = work.most, work.left
    floors = aim.floors
    issues, changed, total = len(first) - 1, 0, 0
    for k in range(issues):
        top = -1
        for o in range(first[k], first[k + 1]):
            if mask[o] and cells[o, r] > top:
                top = cells[o, r]
        if top < 0:
            return -1
        most[k] = top
        total += top
    room = total - floors[r]
    if room < 0:
        return -1
    for k in range(issues):
        if count[k] > 1:
            for o in range(first[k], first[k + 1]):
                if mask[o] and most[k] - cells[o, r] > room:
                    mask[o] = 0
                    count[k] -= 1
                    changed = 1
    return changed


@njit(cache=True)
def propagate(mask: npt.NDArray[np.uint8], fixed: Fixed, aim: Aim, work: Work) -> bool:
    """Strike off options until nothing more follows; False when nothing is left."""
    cells = fixed.cells
    floors = aim.floors
    changed = 1
    while changed:
        changed = _clauses_strike(mask, fixed, work)
        if changed < 0:
            return False
        for r in range(cells.shape[1]):
            if floors[r] > 0:
                struck = _row_strikes(r, mask, fixed, aim, work)
                if struck < 0:
                    return False
                changed = max(changed, struck)
    return True


@njit(cache=True)
def _asked(rows: Ints, aim: Aim) -> int:
    """The least Σ rows·sums over packages that reach the target, rounded down; see `narrowing`."""
    floors, gaining, starts = aim.floors, aim.gaining, aim.starts
    plain, floored, started, beyond, logs, number = 0, 0, 0, 0.0, 0.0, 0
    positive = True
    for r in range(len(rows)):
        own = rows[r] * max(0, floors[r])
        if gaining[r]:
            number += 1
            floored += own
            started += rows[r] * starts[r]
            beyond += float(rows[r]) * aim.beyond[r]
            if rows[r] > 0:
                logs += np.log(float(rows[r]))
            else:
                positive = False
        else:
            plain += own
    if number and positive and aim.logarithm > -1e300:
        gains = number * np.exp((aim.logarithm + logs) / number)
        least = gains - beyond - _MARGIN * (gains + beyond)
        if abs(least) < _FINITE:
            floored = max(floored, started + int(np.floor(least)) - 1)
    return plain + floored


@njit(cache=True)
def factor_of(rows: Floats, clauses: Floats, fixed: Fixed) -> float:
    """What makes multipliers large integers whose sums still fit."""
    spans, sizes = fixed.spans, fixed.sizes
    reach, weight = 0.0, 0.0
    for r in range(len(rows)):
        reach += rows[r] * spans[r]
        weight = max(weight, rows[r])
    for c in range(len(clauses)):
        reach += clauses[c] * sizes[c]
        weight = max(weight, clauses[c])
    factor = min(_SUM / reach, _SUM / weight) if reach > 0 else 0.0
    return factor if np.isfinite(factor) else 0.0


@njit(cache=True)
def bound(
    mask: npt.NDArray[np.uint8], factor: float, rows: Floats, clauses: Floats, fixed: Fixed, aim: Aim, work: Work
) -> int:
    """Per option its worth, per issue the best; by how much these exceed what the target asks."""
    work_rows, worth, work_clauses, best = work.rows, work.worth, work.clauses, work.best
    cells, sizes, named_ends, clause_ends, named, first = (
        fixed.cells,
        fixed.sizes,
        fixed.named_ends,
        fixed.clause_ends,
        fixed.named,
        fixed.first,
    )
    for r in range(len(rows)):
        work_rows[r] = int(rows[r] * factor)
    for o in range(len(mask)):
        own = 0
        for r in range(len(rows)):
            own += work_rows[r] * cells[o, r]
        worth[o] = own
    slack = -_asked(work_rows, aim)
    for c in range(len(clauses)):
        work_clauses[c] = int(clauses[c] * factor)
        if work_clauses[c]:
            slack += work_clauses[c] * (sizes[c] - 1)
            for j in range(named_ends[clause_ends[c]], named_ends[clause_ends[c + 1]]):
                worth[named[j]] -= work_clauses[c]
    for k in range(len(best)):
        at = -1
        for o in range(first[k], first[k + 1]):
            if mask[o] and (at < 0 or worth[o] > worth[at]):
                at = o
        best[k] = at
        slack += worth[at]
    return int(slack)


@njit(cache=True)
def strike(mask: npt.NDArray[np.uint8], slack: int, fixed: Fixed, work: Work) -> bool:
    """Strike off options that cost more than the slack; whether any was."""
    best, count, worth = work.best, work.left, work.worth
    first = fixed.first
    struck = False
    for k in range(len(best)):
        if count[k] > 1:
            for o in range(first[k], first[k + 1]):
                if mask[o] and worth[best[k]] - worth[o] > slack:
                    mask[o] = 0
                    count[k] -= 1
                    struck = True
    return struck


@njit(cache=True)
def fits(fixed: Fixed, aim: Aim, work: Work) -> bool:
    """Add up the package of the best options; whether it reaches the target."""
    totals, met, best = work.totals, work.met, work.best
    cells, naming_ends, naming, sizes = fixed.cells, fixed.naming_ends, fixed.naming, fixed.sizes
    floors = aim.floors
    totals[:] = 0
    met[:] = 0
    for k in range(len(best)):
        o = best[k]
        for r in range(len(totals)):
            totals[r] += cells[o, r]
        for j in range(naming_ends[o], naming_ends[o + 1]):
            met[naming[j]] += 1
    for c in range(len(met)):
        if met[c] == sizes[c]:
            return False
    for r in range(len(totals)):
        if totals[r] < floors[r]:
            return False
    return bool(enough(totals, aim))


@njit(cache=True)
def _slope(rows: Floats, fixed: Fixed, aim: Aim, work: Work) -> float:
    """The subgradient in units in which every row spans 1, without what only rescales; its squared length."""
    slope, totals, met = work.slope, work.totals, work.met
    floors, gaining, starts, beyond = aim.floors, aim.gaining, aim.starts, aim.beyond
    spans, sizes = fixed.spans, fixed.sizes
    number, logs, positive, average, active = 0, 0.0, True, 0.0, 0
    for r in range(len(rows)):
        slope[r] = totals[r] - floors[r]
        if gaining[r]:
            number += 1
            logs += np.log(rows[r]) if rows[r] > 0 else 0.0
            positive &= rows[r] > 0
    if number and positive and aim.logarithm > -1e300:
        mean = np.exp((aim.logarithm + logs) / number)
        for r in range(len(rows)):
            if gaining[r]:
                slope[r] = totals[r] - starts[r] + beyond[r] - mean / rows[r]
    for r in range(len(rows)):
        slope[r] /= max(1, spans[r])
        if rows[r] > 0:
            average += slope[r]
            active += 1
    size = 0.0
    for r in range(len(rows)):
        slope[r] -= average / max(1, active)
        size += slope[r] ** 2
    for c in range(len(met)):
        size += (sizes[c] - 1.0 - met[c]) ** 2
    return size if active else 0.0


@njit(cache=True)
def step_on(rows: Floats, clauses: Floats, slack: float, fixed: Fixed, aim: Aim, work: Work) -> bool:
    """Improve the multipliers by one step; False when there is none."""
    spans, sizes = fixed.spans, fixed.sizes
    slope, met = work.slope, work.met
    size, whole, after = _slope(rows, fixed, aim, work), 0.0, 0.0
    for r in range(len(rows)):
        whole += rows[r] * spans[r]
    if size <= 0 or whole <= 0:
        return False
    length = _LENGTH * slack / size
    for r in range(len(rows)):
        rows[r] = max(0.0, rows[r] * spans[r] - length * slope[r])
        after += rows[r]
    factor = whole / after if after > 0 else 1.0
    for r in range(len(rows)):
        rows[r] *= factor / max(1, spans[r])
    for c in range(len(clauses)):
        clauses[c] = max(0.0, clauses[c] - length * (sizes[c] - 1.0 - met[c])) * factor
    return True


@njit(cache=True)
def scratch(fixed: Fixed) -> Work:
    """Scratch for a walk."""
    issues, rows, clauses = len(fixed.first) - 1, fixed.cells.shape[1], len(fixed.sizes)
    return Work(
        np.zeros(issues, dtype=np.int64),
        np.zeros(issues, dtype=np.int64),
        np.zeros(issues, dtype=np.int64),
        np.zeros(len(fixed.cells), dtype=np.int64),
        np.zeros(rows, dtype=np.int64),
        np.zeros(clauses, dtype=np.int64),
        np.zeros(rows, dtype=np.int64),
        np.zeros(clauses, dtype=np.int64),
        np.zeros(rows, dtype=np.float64),
    )
