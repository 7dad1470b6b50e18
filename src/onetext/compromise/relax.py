"""The linear relaxation of a problem: fractions of options instead of options.

Its dual gives multipliers of rows and clauses, from which searches make exact integer bounds of their own: nothing here
is ever believed as a proof. HiGHS is told once to use one thread; no type of it leaves this module.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import FREE, Problem

if TYPE_CHECKING:
    import highspy

__all__ = ["Floats", "Relaxation", "Relaxer", "relax"]

Floats = npt.NDArray[np.float64]
_USUAL = 1000.0
"""Rows are scaled to about this span, for the solver's tolerances to mean something."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Relaxation:
    """The best fractional package.

    Attributes
    ----------
    status
        `solved`; `empty` when the solver found none; `unknown` when it gave up.
    level
        The largest t such that every row reaches floor + direction · t.
    shares
        Shape (issues, widest): how much of each option is taken.
    rows, clauses
        Multipliers >= 0: for any package, Σ rows·(total − floor) − Σ clauses·(members met − (size − 1)) is at most
        `level` · Σ rows·direction, up to the solver's tolerance.
    """

    status: Literal["solved", "empty", "unknown"]
    level: float
    shares: Floats
    rows: Floats
    clauses: Floats


def relax(
    problem: Problem, floors: npt.ArrayLike, direction: npt.ArrayLike, *, objective: Floats | None = None
) -> Relaxation:
    """Maximise t, or another objective, over fractional packages with total ≥ floor + direction · t in every row.

    Parameters
    ----------
    floors
        Per row, in units of its sums; FREE (or less) where there is none.
    direction
        Per row, ≥ 0: 0 for a row that has to keep its floor.
    objective
        Per issue and option what to maximise instead of t; `level` is then its value.
    """
    return Relaxer(problem, direction, objective=objective).solve(floors)


class Relaxer:
    """The relaxation solved again and again, with other floors and fewer options; each time from where it stood."""

    def __init__(self, problem: Problem, direction: npt.ArrayLike, *, objective: Floats | None = None) -> None:
        self.problem = problem
        self.slope = np.asarray(direction, dtype=np.float64)
        self.places = np.argwhere(problem.allowed)
        self.spans = np.array([_span(problem, r) for r in range(problem.rows)]) / _USUAL
        self.objective = None if objective is None else objective[self.places[:, 0], self.places[:, 1]]
        self.solver = self._solver() if len(self.places) else None

    def solve(self, floors: npt.ArrayLike, mask: npt.NDArray[np.bool_] | None = None) -> Relaxation:
        """Solve for some floors, and only with the options of a mask."""
        level = np.asarray(floors, dtype=np.float64)
        if self.solver is None:
            return _nothing(self.problem)
        least = np.where(level > FREE / 2, level / self.spans, -np.inf)
        own = np.arange(self.problem.issues, self.problem.issues + self.problem.rows, dtype=np.int32)
        self.solver.changeRowsBounds(len(own), own, least, np.full(len(own), np.inf))
        if mask is not None:
            count = len(self.places)
            left = mask[self.places[:, 0], self.places[:, 1]].astype(np.float64)
            self.solver.changeColsBounds(count, np.arange(count, dtype=np.int32), np.zeros(count), left)
        self.solver.run()
        return self._answer()

    def aim(self, objective: Floats) -> None:
        """Maximise something else."""
        count = len(self.places)
        self.objective = objective[self.places[:, 0], self.places[:, 1]]
        if self.solver is not None:
            self.solver.changeColsCost(count, np.arange(count, dtype=np.int32), self.objective)

    def _answer(self) -> Relaxation:
        import highspy

        assert self.solver is not None
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            empty = status == highspy.HighsModelStatus.kInfeasible
            return replace(_nothing(self.problem), status="empty" if empty else "unknown")
        found = self.solver.getSolution()
        columns, duals = np.array(found.col_value), np.array(found.row_dual)
        shares = np.zeros(self.problem.allowed.shape)
        shares[self.places[:, 0], self.places[:, 1]] = columns[:-1]
        before, after = self.problem.issues, self.problem.issues + self.problem.rows
        # HiGHS: a dual is the change of the objective by the bound; a floor's is negative when maximising.
        return Relaxation(
            status="solved",
            level=float(columns[-1] if self.objective is None else self.objective @ columns[:-1]),
            shares=shares,
            rows=np.maximum(0.0, -duals[before:after]) / self.spans,
            clauses=np.maximum(0.0, duals[after:]),
        )

    def _solver(self) -> highspy.Highs:
        import highspy

        model = highspy.HighsLp()
        count, free = len(self.places), np.inf if self.objective is None else 0.0
        starts, index, value, lower, upper = self._matrix()
        model.num_col_, model.num_row_ = count + 1, len(lower)
        model.sense_ = highspy.ObjSense.kMaximize
        costs = np.zeros(count) if self.objective is None else self.objective
        model.col_cost_ = np.append(costs, 1.0 if self.objective is None else 0.0)
        model.col_lower_, model.col_upper_ = np.append(np.zeros(count), -free), np.append(np.ones(count), free)
        model.row_lower_, model.row_upper_ = lower, upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = starts, index, value
        solver = highspy.Highs()
        for option, choice in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            solver.setOptionValue(option, choice)
        solver.passModel(model)
        return solver

    def _matrix(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], Floats, Floats, Floats]:
        """Rows: one equation per issue, the value rows, the clauses. Columns: options, then t."""
        problem, places = self.problem, self.places
        column = {(int(k), int(o)): j for j, (k, o) in enumerate(places)}
        parts: list[tuple[npt.NDArray[np.int32], Floats, float, float]] = []
        for k in range(problem.issues):
            own = np.flatnonzero(places[:, 0] == k).astype(np.int32)
            parts.append((own, np.ones(len(own)), 1.0, 1.0))
        every = np.arange(len(places) + 1, dtype=np.int32)
        for cells, slope, span in zip(problem.cells, self.slope, self.spans, strict=True):
            parts.append((every, np.append(cells[places[:, 0], places[:, 1]], -slope) / span, -np.inf, np.inf))
        for clause in problem.clauses:
            named = {column[k, o] for k, options in clause.items() for o in options if (k, o) in column}
            met = np.array(sorted(named), dtype=np.int32)
            parts.append((met, np.ones(len(met)), -np.inf, len(clause) - 1.0))
        starts = np.cumsum([0, *(len(columns) for columns, *_ in parts)]).astype(np.int32)
        lower, upper = (np.array([part[side] for part in parts]) for side in (2, 3))
        index, value = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
        return starts, index, value, lower, upper


def _nothing(problem: Problem) -> Relaxation:
    return Relaxation(
        status="unknown",
        level=0.0,
        shares=np.zeros(problem.allowed.shape),
        rows=np.zeros(problem.rows),
        clauses=np.zeros(len(problem.clauses)),
    )


def _span(problem: Problem, row: int) -> float:
    """How far a row's sum can move, at least 1."""
    cells = np.where(problem.allowed, problem.cells[row], 0)
    return float(max(1, np.abs(cells).max(axis=1, initial=0).sum()))
