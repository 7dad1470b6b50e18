"""The compiled way from one stage of a frontier to the next; same labels as the plain one, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from onetext.compromise.boundary import Plan, Stage
from onetext.compromise.labels import Bounds, Layer, Links
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints

__all__ = ["compiled_stage", "compiled_stages"]

Ints32 = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
_QUOTA = 1_000_000
"""Labels looked at between two questions whether to stop: well under 0.1 s."""
_TREE = 2**22
_LABELS, _LINKS = 2**15, 2**17
"""Room for the first stages, worked on in one go: labels looked at in a stage, and links in all."""


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
        return (*self.columns, self.segments, self.before, self.choice, *self.extra)

    def taken(self) -> tuple[Layer, Links]:
        """Copies of what the kernel kept: the layer, and the links back from it."""
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

    merge: Callable[..., bool] = kernel.merge
    control = kernel.state_of_work()
    labels, ways = (*layer.columns, layer.segments), (runs.first, runs.state, runs.option)
    work = (labels, stage.cells, ways, bounds.need, runs.heads, runs.heap, runs.keys[:2], room.arrays, control)
    while not merge(*work, _QUOTA):
        if watch.struck():
            return False
    room.kept, room.extras = int(control[kernel.KEPT]), int(control[kernel.EXTRA])
    return True


def _three(layer: Layer, stage: Stage, bounds: Bounds, runs: _Runs, room: _Room, watch: Watch) -> bool:
    from onetext.compromise.kernels import frontier_three as kernel

    merge: Callable[..., bool] = kernel.merge
    second: Ints = layer.columns[1]
    control = kernel.state_of_work(bounds.signers, int(second.max(initial=0) + stage.cells[:, 1].max()))
    size = min(_TREE, 2 * runs.coming + 64)
    net = np.empty(size, np.int64), np.empty(size, np.int32), np.empty(runs.coming, np.int32)
    labels, ways = (*layer.columns, layer.segments), (runs.first, runs.state, runs.option)
    needs = (bounds.need, bounds.cap)
    work = (labels, stage.cells, ways, needs, runs.heads, runs.heap, runs.keys, net, room.arrays, control)
    while not merge(*work, _QUOTA):
        if watch.struck():
            return False
    room.kept, room.extras = int(control[kernel.KEPT]), int(control[kernel.EXTRA])
    return True


def compiled_stages(plan: Plan, bounds: Bounds) -> tuple[Layer, list[Links]]:
    """The first stages in one go, as many as are small: the labels after them, and the links of each.

    `bounds` are those of all stages, one behind the other.
    """
    from onetext.compromise.kernels import frontier_three, frontier_two

    rows, stages = bounds.need.shape[1], plan.stages
    cell_at = _ends([len(stage.cells) for stage in stages])
    target_at = _ends([stage.targets.size for stage in stages])
    states = np.array([1, *(len(stage.most) for stage in stages)])
    need_at = _ends(states[1:].tolist())
    cells = np.concatenate([stage.cells for stage in stages])
    targets = np.concatenate([stage.targets.ravel() for stage in stages])
    room = [(*(np.empty(_LABELS, np.int64) for _ in range(rows)), np.zeros(states.max() + 1, np.int64)) for _ in "ab"]
    for column in room[0][:-1]:
        column[0] = 0
    room[0][-1][1] = 1
    links = np.empty(_LINKS, np.int32), np.empty(_LINKS, np.uint8)
    extra = np.empty(_LINKS, np.int32), np.empty(_LINKS, np.int32), np.empty(_LINKS, np.uint8)
    kept_at, extra_at = np.zeros(len(stages) + 1, np.int64), np.zeros(len(stages) + 1, np.int64)
    walk, ends = (cells, cell_at, targets, target_at, states), (links, extra, kept_at, extra_at)
    sweep: Callable[..., int] = frontier_two.sweep if rows == 2 else frontier_three.sweep
    needs = (bounds.need, need_at) if rows == 2 else (bounds.need, bounds.cap, need_at, bounds.signers)
    done = sweep(*walk, *needs, *room, *ends)
    *own, segments = room[done % 2]
    begins = segments[: states[done] + 1]
    found = [_cut(links, extra, kept_at[j : j + 2], extra_at[j : j + 2]) for j in range(done)]
    return Layer(tuple(column[: begins[-1]].copy() for column in own), begins), found


def _cut(links: tuple[Ints32, Bytes], extra: tuple[Ints32, Ints32, Bytes], kept: Ints, extras: Ints) -> Links:
    own, further = slice(*kept.tolist()), slice(*extras.tolist())
    return Links(links[0][own], links[1][own], extra[0][further], extra[1][further], extra[2][further])


def _ends(sizes: Sequence[int]) -> Ints:
    return np.cumsum([0, *sizes], dtype=np.int64)
