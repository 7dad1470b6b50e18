"""The compiled way from one stage of a frontier to the next; same labels as the plain one, in the same order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onetext.compromise.boundary import Stage
from onetext.compromise.labels import Bounds, Layer, Links
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints

__all__ = ["compiled_stage"]

_QUOTA = 1_000_000
"""Labels looked at between two questions whether to stop: well under 0.1 s."""
_TREE = 2**22


def compiled_stage(layer: Layer, stage: Stage, bounds: Bounds, watch: Watch) -> tuple[Layer, Links] | None:
    """The labels after a stage; None when a limit has struck."""
    runs = _Runs(layer, stage)
    links = _Room(runs.coming, len(layer.columns), len(bounds.need))
    done = _two(layer, stage, bounds, runs, links, watch) if len(layer.columns) == 2 else None
    if len(layer.columns) == 3:
        done = _three(layer, stage, bounds, runs, links, watch)
    return links.taken() if done else None


class _Runs:
    """Which labels lead to which state by which option: one run per state before and option, by state after."""

    def __init__(self, layer: Layer, stage: Stage) -> None:
        option, state = np.nonzero(stage.targets.T >= 0)
        target = stage.targets[state, option]
        order = np.argsort(target, kind="stable")
        self.state, self.option = state[order].astype(np.int64), option[order].astype(np.int64)
        self.first = np.searchsorted(target[order], np.arange(len(stage.most) + 1)).astype(np.int64)
        self.coming = int(np.diff(layer.segments)[state].sum())
        count = len(order)
        self.heads, self.heap = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self.keys = tuple(np.zeros(count, np.int64) for _ in range(3))


class _Room:
    """Where a kernel writes; memory that stays untouched costs nothing."""

    def __init__(self, coming: int, rows: int, states: int) -> None:
        self.columns = tuple(np.empty(coming, np.int64) for _ in range(rows))
        self.before, self.choice = np.empty(coming, np.int32), np.empty(coming, np.uint8)
        self.extra = np.empty(coming, np.int32), np.empty(coming, np.int32), np.empty(coming, np.uint8)
        self.segments = np.zeros(states + 1, np.int64)
        self.kept = self.extras = 0

    @property
    def arrays(self) -> tuple[npt.NDArray[np.generic], ...]:
        return (*self.columns, self.before, self.choice, *self.extra, self.segments)

    def taken(self) -> tuple[Layer, Links]:
        kept, extras = self.kept, self.extras
        label, before, choice = self.extra
        return Layer(tuple(column[:kept].copy() for column in self.columns), self.segments), Links(
            self.before[:kept].copy(),
            self.choice[:kept].copy(),
            label[:extras].copy(),
            before[:extras].copy(),
            choice[:extras].copy(),
        )


def _two(layer: Layer, stage: Stage, bounds: Bounds, runs: _Runs, room: _Room, watch: Watch) -> bool:
    from onetext.compromise.kernels import frontier_two as kernel

    control = kernel.state_of_work()
    work = (runs.first, runs.state, runs.option, bounds.need, runs.heads, runs.heap, *runs.keys[:2])
    while not kernel.merge(*layer.columns, layer.segments, stage.cells, *work, *room.arrays, control, _QUOTA):
        if watch.struck():
            return False
    room.kept, room.extras = int(control[kernel.KEPT]), int(control[kernel.EXTRA])
    return True


def _three(layer: Layer, stage: Stage, bounds: Bounds, runs: _Runs, room: _Room, watch: Watch) -> bool:
    from onetext.compromise.kernels import frontier_three as kernel

    second: Ints = layer.columns[1]
    control = kernel.state_of_work(bounds.signers, int(second.max(initial=0) + stage.cells[:, 1].max()))
    size = min(_TREE, 2 * runs.coming + 64)
    tree, chains = np.empty(size, np.int64), np.empty(size, np.int32)
    chain = np.empty(runs.coming, np.int32)
    work = (runs.first, runs.state, runs.option, bounds.need, bounds.cap, runs.heads, runs.heap, *runs.keys)
    inner = (tree, chains, chain)
    while not kernel.merge(*layer.columns, layer.segments, stage.cells, *work, *inner, *room.arrays, control, _QUOTA):
        if watch.struck():
            return False
    room.kept, room.extras = int(control[kernel.KEPT]), int(control[kernel.EXTRA])
    return True
