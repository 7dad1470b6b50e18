"""The linear relaxation of a problem: fractions of options instead of options.

Its dual gives multipliers of rows and clauses, from which searches make exact integer bounds of their own: nothing here
is ever believed as a proof. HiGHS is told once to use one thread; no type of it leaves this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import FREE, Problem

__all__ = ["Floats", "Relaxation", "relax"]

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
    level = np.asarray(floors, dtype=np.float64)
    slope = np.asarray(direction, dtype=np.float64)
    used = np.flatnonzero((level > FREE / 2) | (slope > 0))
    places = np.argwhere(problem.allowed)
    if not len(places) or (not len(used) and objective is None):
        return _nothing(problem)
    spans = np.array([_span(problem, r) for r in used]) / _USUAL
    cells = problem.cells[used][:, places[:, 0], places[:, 1]] / spans[:, None]
    bounds = np.where(level[used] > FREE / 2, level[used], 0.0) / spans
    costs = None if objective is None else objective[places[:, 0], places[:, 1]]
    model = _Model(problem, places, cells, bounds, slope[used] / spans, costs)
    return model.solve(problem, used, spans)


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


class _Model:
    """Rows: one equation per issue, the value rows, the clauses. Columns: options, then t."""

    def __init__(
        self,
        problem: Problem,
        places: npt.NDArray[np.intp],
        cells: Floats,
        bounds: Floats,
        slope: Floats,
        costs: Floats | None,
    ) -> None:
        self.places, self.values = places, len(cells)
        step = np.inf if costs is None else 0.0
        self.costs = np.append(np.zeros(len(places)), 1.0) if costs is None else np.append(costs, 0.0)
        self.least, self.most = np.append(np.zeros(len(places)), -step), np.append(np.ones(len(places)), step)
        column = {(int(k), int(o)): j for j, (k, o) in enumerate(places)}
        self.width = len(places) + 1
        starts, index, value, lower, upper = [0], list[npt.NDArray[np.int32]](), list[Floats](), [], []

        def add(columns: npt.NDArray[np.int32], numbers: Floats, least: float, most: float) -> None:
            index.append(columns)
            value.append(numbers)
            starts.append(starts[-1] + len(columns))
            lower.append(least)
            upper.append(most)

        for k in range(problem.issues):
            own = np.flatnonzero(places[:, 0] == k).astype(np.int32)
            add(own, np.ones(len(own)), 1.0, 1.0)
        every = np.arange(self.width, dtype=np.int32)
        for numbers, least, step in zip(cells, bounds, slope, strict=True):
            add(every, np.append(numbers, -step), least, np.inf)
        for clause in problem.clauses:
            met = np.array(
                sorted(column[k, o] for k, options in clause.items() for o in options if (k, o) in column), np.int32
            )
            add(met, np.ones(len(met)), -np.inf, len(clause) - 1.0)
        self.starts = np.array(starts, dtype=np.int32)
        self.index, self.value = np.concatenate(index), np.concatenate(value)
        self.lower, self.upper = np.array(lower), np.array(upper)

    def solve(self, problem: Problem, used: npt.NDArray[np.intp], spans: Floats) -> Relaxation:
        import highspy

        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self.width, len(self.lower)
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_cost_, model.col_lower_, model.col_upper_ = self.costs, self.least, self.most
        model.row_lower_, model.row_upper_ = self.lower, self.upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = self.starts, self.index
        model.a_matrix_.value_ = self.value
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.passModel(model)
        solver.run()
        status = solver.getModelStatus()
        nothing = _nothing(problem)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Relaxation(**{**nothing.__dict__, "status": "empty"})
        if status != highspy.HighsModelStatus.kOptimal:
            return nothing
        found = solver.getSolution()
        columns, duals = np.array(found.col_value), np.array(found.row_dual)
        shares = np.zeros(problem.allowed.shape)
        shares[self.places[:, 0], self.places[:, 1]] = columns[:-1]
        rows = np.zeros(problem.rows)
        own = slice(problem.issues, problem.issues + self.values)
        # HiGHS: a dual is the change of the objective by the bound; a floor's is negative when maximising.
        rows[used] = np.maximum(0.0, -duals[own]) / spans
        return Relaxation(
            status="solved",
            level=float(self.costs @ columns),
            shares=shares,
            rows=rows,
            clauses=np.maximum(0.0, duals[problem.issues + self.values :]),
        )
