"""How many of a few scenarios one package can satisfy at once, at most: a mixed-integer program for HiGHS.

One binary number per option, term and scenario. A scenario counts when each of its rows reaches its limit; where
it does not count, the row may fall short by as much as it ever can (a big M). What the solver says is a floating-point
solver's word (S20). No type of it leaves this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf
from typing import TYPE_CHECKING

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.worlds import Floats, Term, Worlds

if TYPE_CHECKING:
    import highspy

__all__ = ["most_together"]

NODES = 20_000
"""Most nodes of the solver's tree, so that an answer does not depend on the time it takes."""
TOLERANCE = 1e-6


def most_together(worlds: Worlds, least: int, watch: Watch) -> int:
    """An upper bound on the number of these scenarios that one package satisfies.

    Parameters
    ----------
    least
        What some package reaches: more is asked for, and `least` is the answer when the solver finds that impossible.
    """
    import highspy

    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_max_nodes", NODES)):
        solver.setOptionValue(option, value)
    if watch.left < inf:
        solver.setOptionValue("time_limit", max(0.0, watch.left))
    solver.passModel(_model(worlds, least + 1))

    def asked(event: highspy.HighsCallbackEvent) -> None:
        if watch.struck():
            event.interrupt()

    solver.cbMipInterrupt.subscribe(asked)
    solver.cbSimplexInterrupt.subscribe(asked)
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return least
    bound = solver.getInfo().mip_dual_bound
    return min(worlds.scenarios, floor(bound + TOLERANCE)) if bound < worlds.scenarios else worlds.scenarios


class _Matrix:
    """Rows of a constraint matrix, gathered one by one."""

    def __init__(self) -> None:
        self.starts, self.index, self.value = [0], list[int](), list[float]()
        self.lower, self.upper = list[float](), list[float]()

    def add(self, lower: float, upper: float, index: Sequence[int], value: Sequence[float]) -> None:
        """A row: `lower` ≤ the sum of `value` times the columns in `index` ≤ `upper`."""
        self.index += [int(i) for i in index]
        self.value += [float(x) for x in value]
        self.starts.append(len(self.index))
        self.lower.append(lower)
        self.upper.append(upper)


def _model(worlds: Worlds, least: int) -> highspy.HighsLp:
    """Columns: options, terms, scenarios."""
    import highspy

    options, width, count = sum(worlds.sizes), worlds.columns.shape[0], worlds.scenarios
    matrix = _Matrix()
    for start, size in zip(worlds.starts, worlds.sizes, strict=True):
        matrix.add(1.0, 1.0, range(int(start), int(start) + size), [1.0] * size)
    for t, term in enumerate(worlds.terms):
        _link(matrix, term, options + t, [int(start) for start in worlds.starts])
    lows = _least_sums(worlds)
    for n in range(count):
        for r in range(len(worlds.limits)):
            short = float(worlds.limits[r, n] - lows[r, n])
            if short > 0:
                used = np.flatnonzero(worlds.columns[:, r, n])
                matrix.add(float(lows[r, n]), inf, [*used, width + n], [*worlds.columns[used, r, n], -short])
    matrix.add(float(least), inf, range(width, width + count), [1.0] * count)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = width + count, len(matrix.lower)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.append(np.zeros(width), np.ones(count))
    upper = np.ones(width + count)
    upper[:options][worlds.barred] = 0.0
    upper[options : options + worlds.rules] = 0.0
    model.col_lower_, model.col_upper_ = np.zeros(width + count), upper
    model.row_lower_, model.row_upper_ = np.array(matrix.lower), np.array(matrix.upper)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(matrix.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(matrix.index, dtype=np.int32)
    model.a_matrix_.value_ = np.array(matrix.value)
    model.integrality_ = [highspy.HighsVarType.kInteger] * (width + count)
    return model


def _link(matrix: _Matrix, term: Term, column: int, starts: Sequence[int]) -> None:
    """A term is 1 exactly when it holds."""
    members = [[starts[k] + o for o in sorted(options)] for k, options in sorted(term.options.items())]
    every = [o for member in members for o in member]
    if term.every:
        matrix.add(-inf, len(members) - 1.0, [*every, column], [*[1.0] * len(every), -1.0])
    else:
        matrix.add(0.0, inf, [*every, column], [*[1.0] * len(every), -1.0])
    for member in members:
        ones = [1.0] * len(member)
        if term.every:
            matrix.add(0.0, inf, [*member, column], [*ones, -1.0])
        else:
            matrix.add(-inf, 0.0, [*member, column], [*ones, -1.0])


def _least_sums(worlds: Worlds) -> Floats:
    """Per row and scenario the least sum that any package can have, terms let loose."""
    options = sum(worlds.sizes)
    found: Floats = np.minimum(worlds.columns[options:], 0.0).sum(axis=0)
    for start, size in zip(worlds.starts, worlds.sizes, strict=True):
        found = found + worlds.columns[start : start + size].min(axis=0)
    return found
