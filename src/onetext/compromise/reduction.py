"""Options that no frontier needs, taken out beforehand: those that count alike, and those that another one beats.

Two options of an issue that add the same to every row and stand in the same clauses are one *class*; a package over
classes stands for all packages over their members. An option beaten in every row by one that no more clauses bar is
never part of a package on the frontier: the other one in its place gives a package that is allowed too, and better. The
argument holds after other options have been taken out, so both run until nothing more follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import Ints, Problem
from onetext.preferences import Clause

__all__ = ["Reduced", "reduced"]

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Reduced:
    """A problem over classes of options.

    Attributes
    ----------
    classes
        Per issue: the options of each class, the least first.
    cells
        Per issue, shape (classes, rows): what a class adds above the least that any class of the issue adds.
    base
        Per row: the sum of those least parts.
    clauses
        Over classes, each over two issues or more.
    feasible
        False where clauses contradict each other, as far as this has come out.
    """

    classes: tuple[tuple[tuple[int, ...], ...], ...]
    cells: tuple[Ints, ...]
    base: Ints
    clauses: tuple[Clause, ...]
    feasible: bool


def reduced(problem: Problem) -> Reduced:
    """The problem over classes, without options that are beaten."""
    alive = problem.allowed.copy()
    clauses = [dict(clause) for clause in problem.clauses]
    feasible = problem.feasible
    better, atleast = _compared(problem)
    while feasible:
        clauses, feasible = _propagated(alive, clauses)
        free = _no_more_barred(alive, clauses)
        # better[k, p, o]: on issue k option p gives some signatory more than o, and no row less.
        beaten = alive & (better & free & alive[:, :, None]).any(axis=1)
        if not beaten.any():
            break
        alive &= ~beaten
    if not feasible:
        return Reduced(classes=(), cells=(), base=np.zeros(problem.rows, np.int64), clauses=(), feasible=False)
    return _classed(problem, alive, clauses, atleast)


def _compared(problem: Problem) -> tuple[Bools, Bools]:
    shape = (*problem.allowed.shape, problem.allowed.shape[1])
    atleast, more = np.ones(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    for row, cells in enumerate(problem.cells):
        atleast &= cells[:, :, None] >= cells[:, None, :]
        if row < problem.signers:
            more |= cells[:, :, None] > cells[:, None, :]
    return atleast & more, atleast


def _no_more_barred(alive: Bools, clauses: Sequence[Clause]) -> Bools:
    """[k, p, o]: every clause that names option p of issue k names o too."""
    free = np.ones((*alive.shape, alive.shape[1]), dtype=np.bool_)
    for clause in clauses:
        for k, options in clause.items():
            named = np.zeros(alive.shape[1], dtype=np.bool_)
            named[list(options)] = True
            free[k] &= ~(named[:, None] & ~named[None, :])
    return free


def _propagated(alive: Bools, clauses: Sequence[Clause]) -> tuple[list[dict[int, frozenset[int]]], bool]:
    """Cut clauses down to living options, and options down to what single-issue clauses leave; writes `alive`."""
    left = {k: frozenset(np.flatnonzero(alive[k]).tolist()) for clause in clauses for k in clause}
    pending, changed = [dict(clause) for clause in clauses], True
    while changed:
        changed, still = False, list[dict[int, frozenset[int]]]()
        for clause in pending:
            live = {k: options & left[k] for k, options in clause.items()}
            if not all(live.values()):
                continue
            joint = {k: options for k, options in live.items() if options != left[k]}
            if not joint:
                return [], False
            if len(joint) == 1:
                ((k, options),) = joint.items()
                left[k] -= options
                alive[k, list(options)] = False
                changed = True
            else:
                still.append(joint)
        pending = still
    return pending, bool(alive.any(axis=1).all())


def _classed(problem: Problem, alive: Bools, clauses: Sequence[Clause], atleast: Bools) -> Reduced:
    free = _no_more_barred(alive, clauses)
    alike = atleast & free & alive[:, :, None] & alive[:, None, :]
    alike &= alike.transpose(0, 2, 1)
    leader = np.where(alive, alike.argmax(axis=2), -1)
    found, cells, place = [], [], list[dict[int, int]]()
    least = np.where(alive, problem.cells, np.iinfo(np.int64).max).min(axis=2, initial=np.iinfo(np.int64).max)
    above = np.ascontiguousarray((problem.cells - least[:, :, None]).transpose(1, 2, 0))
    for k, firsts in enumerate(leader.tolist()):
        members: dict[int, list[int]] = {}
        for option, first in enumerate(firsts):
            if first >= 0:
                members.setdefault(first, []).append(option)
        cells.append(above[k, list(members)])
        found.append(tuple(map(tuple, members.values())))
        place.append({first: number for number, first in enumerate(members)})
    named = [
        {k: frozenset(place[k][o] for o in options if o in place[k]) for k, options in clause.items()}
        for clause in clauses
    ]
    base = least.sum(axis=1)
    return Reduced(classes=tuple(found), cells=tuple(cells), base=base, clauses=tuple(named), feasible=True)
