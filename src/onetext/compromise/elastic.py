"""The linear relaxation of a table with toggles: how far all demands that are kept could be met at once.

Every kept row and clause may fall short by the same amount, the *margin* is the largest such slack: below zero, not
even mixtures of options meet all demands, and the duals say with which weights the demands contradict each other. The
model is built once; lifting a member or fixing an issue only moves bounds, so that the dual simplex method goes on from
where it stood. Nothing is taken from here on trust: duals are rounded to integers and checked, mixtures only guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onetext.compromise.toggles import SIZE, Toggles

if TYPE_CHECKING:
    import highspy

__all__ = ["Elastic", "Relaxed"]

Floats = npt.NDArray[np.float64]
_DEEP, _WIDE = -1e4, 1.0


@dataclass(frozen=True)
class Relaxed:
    """What the relaxation says.

    Attributes
    ----------
    margin
        Below zero: empty. At most 1.
    mix
        Shape (issues, widest): the share of each option.
    rows, clauses
        The duals, at least 0 and together at most about 1.
    """

    margin: float
    mix: Floats
    rows: Floats
    clauses: Floats


class Elastic:
    """The relaxation, kept between questions."""

    def __init__(self, toggles: Toggles) -> None:
        self.toggles = toggles
        self.places = np.flatnonzero(toggles.base.allowed.reshape(-1))
        self.model = _model(toggles, self.places)
        self.solves = 0

    def solve(self, lifted: int, domains: npt.NDArray[np.bool_]) -> Relaxed | None:
        """Ask with some members lifted and some options left; None when the solver gives up."""
        import highspy

        own, model, columns = self.toggles, self.model, len(self.places)
        upper = domains.reshape(-1)[self.places].astype(np.float64)
        model.changeColsBounds(columns, np.arange(columns, dtype=np.int32), np.zeros(columns), upper)
        owners = [*own.owners, *(joint.owner for joint in own.joints)]
        if owners:
            least = np.where([owner & lifted != 0 for owner in owners], -highspy.kHighsInf, _levels(own))
            first = own.base.issues
            places = np.arange(first, first + len(owners), dtype=np.int32)
            model.changeRowsBounds(len(owners), places, least, np.full(len(owners), highspy.kHighsInf))
        model.run()
        self.solves += 1
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            model.clearSolver()
            model.run()
            if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
        return self._read(model.getSolution())

    def _read(self, solution: highspy.HighsSolution) -> Relaxed:
        own = self.toggles
        columns = np.asarray(solution.col_value)
        mix = np.zeros(own.base.allowed.size)
        mix[self.places] = columns[:-1]
        # The margin is maximised, so a demand that holds it back has a dual below zero.
        duals = np.maximum(0.0, -np.asarray(solution.row_dual)[own.base.issues :])
        split = len(own.owners)
        return Relaxed(float(columns[-1]), mix.reshape(own.base.allowed.shape), duals[:split], duals[split:])


def _levels(toggles: Toggles) -> Floats:
    """What rows and clauses must reach: a clause of n issues, turned round, at least 1 - n."""
    return np.concatenate([toggles.floors / 2.0**SIZE, [1.0 - joint.width for joint in toggles.joints]])


def _model(toggles: Toggles, places: npt.NDArray[np.intp]) -> highspy.Highs:
    import highspy

    issues, widest = toggles.base.allowed.shape
    matrix = [(places // widest == k).astype(np.float64) for k in range(issues)]
    demands = [cells.reshape(-1)[places] / 2.0**SIZE for cells in toggles.cells]
    demands += [-joint.options.reshape(-1)[places].astype(np.float64) for joint in toggles.joints]
    whole = np.array([np.append(row, 0.0) for row in matrix] + [np.append(row, -1.0) for row in demands])
    whole = whole.reshape(-1, len(places) + 1)
    held, index = np.nonzero(whole)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(places) + 1, len(whole)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = np.append(np.zeros(len(places)), 1.0)
    program.col_lower_ = np.append(np.zeros(len(places)), _DEEP)
    program.col_upper_ = np.append(np.ones(len(places)), _WIDE)
    program.row_lower_ = np.concatenate([np.ones(issues), _levels(toggles)])
    program.row_upper_ = np.concatenate([np.ones(issues), np.full(len(demands), highspy.kHighsInf)])
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.searchsorted(held, np.arange(len(whole) + 1)).astype(np.int32)
    program.a_matrix_.index_ = index.astype(np.int32)
    program.a_matrix_.value_ = whole[held, index]
    model = highspy.Highs()
    options: tuple[tuple[str, bool | int | str], ...] = (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "off"),
        ("solver", "simplex"),
    )
    for name, value in options:
        model.setOptionValue(name, value)
    model.passModel(program)
    return model
