"""Labels of a frontier's stages, and the plain way from one stage to the next (numpy and a sorted staircase).

A label stands for all packages over the issues taken so far that have the same sums and leave the same boundary state;
it is kept while no label of the same state beats it. Within a state labels stand in falling lexicographic order.

A label beats another when it has no less in every row, and more in some signatory's. With the third row of `Bounds`
only a constraint, labels of equal values are kept side by side until it is settled.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onetext.compromise.boundary import Stage
from onetext.compromise.problem import Ints

__all__ = ["Bounds", "Layer", "Links", "plain_stage", "start"]

_DEAD = 2**62
_ROOM = 62
"""Bits of a packed key."""
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Layer:
    """Labels after a stage: sums per row, and where each boundary state's labels begin."""

    columns: tuple[Ints, ...]
    segments: Ints

    def __len__(self) -> int:
        return len(self.columns[0])


@dataclass(frozen=True, eq=False)
class Links:
    """How labels came about: from which label before by which class of options; and further ways to the same label.

    `extra_label` rises.
    """

    before: npt.NDArray[np.int32]
    choice: npt.NDArray[np.uint8]
    extra_label: npt.NDArray[np.int32]
    extra_before: npt.NDArray[np.int32]
    extra_choice: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.before) + len(self.extra_label)


@dataclass(frozen=True, eq=False)
class Bounds:
    """What a label must have to count after a stage.

    Attributes
    ----------
    need
        Shape (states, rows): least sums from which every floor can still be reached.
    cap
        Shape (states,): what is as good as anything more in the third row, where that is only a constraint.
    signers
        Rows that are signatories'; any other only constrains.
    """

    need: Ints
    cap: Ints
    signers: int

    def part(self, low: int, high: int) -> Bounds:
        """Those of some states."""
        return Bounds(self.need[low:high], self.cap[low:high], self.signers)


def start(rows: int) -> Layer:
    """The one label of a package over no issues."""
    zero = np.zeros(1, dtype=np.int64)
    return Layer((zero,) * rows, np.array([0, 1], dtype=np.int64))


def plain_stage(layer: Layer, stage: Stage, bounds: Bounds) -> tuple[Layer, Links]:
    """The labels after a stage."""
    cells, states = stage.cells, len(bounds.need)
    columns = [(column[None, :] + cells[:, row, None]).ravel() for row, column in enumerate(layer.columns)]
    number = np.arange(len(layer))
    # Option by option, and in the order of the labels within: the order of ways to equal labels.
    before, choice = np.tile(number, len(cells)), np.repeat(np.arange(len(cells)), len(layer))
    if stage.targets.size == len(cells) and states == 1 and stage.targets.min() == 0:
        target = np.zeros(len(before), dtype=np.int64)
    else:
        state = np.repeat(np.arange(len(stage.targets)), np.diff(layer.segments))
        target = stage.targets[state].T.ravel()
    live = target >= 0
    for row, column in enumerate(columns):
        live &= column >= bounds.need[target, row]
    if not live.all():
        places = np.flatnonzero(live)
        columns = [column[places] for column in columns]
        before, choice, target = before[places], choice[places], target[places]
    if len(columns) > 2:
        np.minimum(columns[2], bounds.cap[target], out=columns[2])
    order = _order(target, columns)
    columns, target = [column[order] for column in columns], target[order]
    keep = _unbeaten_two(target, *columns) if len(columns) == 2 else _unbeaten_three(target, columns, bounds.signers)
    kept = np.flatnonzero(keep)
    extra = np.flatnonzero(_repeats(target, columns, keep))
    leader = np.cumsum(keep) - 1
    labels, classes = before[order].astype(np.int32), choice[order].astype(np.uint8)
    after = Layer(
        tuple(column[kept] for column in columns), np.searchsorted(target[kept], np.arange(states + 1)).astype(np.int64)
    )
    return after, Links(labels[kept], classes[kept], leader[extra].astype(np.int32), labels[extra], classes[extra])


def _order(target: Ints, columns: list[Ints]) -> npt.NDArray[np.intp]:
    """States rising, sums falling, equal ones as they stood."""
    key, bits = np.zeros(len(target), dtype=np.int64), int(target.max(initial=0)).bit_length()
    for column in columns:
        top = int(column.max(initial=0))
        width = (top - int(column.min(initial=top))).bit_length()
        bits += width
        if bits > _ROOM:
            return np.lexsort((*(-column for column in reversed(columns)), target))
        key = (key << width) + (top - column)
    if target.any():
        key += target << (bits - int(target.max()).bit_length())
    return np.argsort(key, kind="stable")


def _unbeaten_two(target: Ints, first: Ints, second: Ints) -> Bools:
    """What stands above all before it in its state; equal labels once."""
    if not len(second):
        return np.zeros(0, dtype=np.bool_)
    span = int(second.max()) + 1
    if int(target[-1] + 1).bit_length() + span.bit_length() > _ROOM:
        parts = np.split(second, np.flatnonzero(np.diff(target)) + 1)
        return np.concatenate([np.diff(np.maximum.accumulate(part), prepend=-1) > 0 for part in parts])
    # Each state's numbers are lifted above those of the state before, so that one running maximum serves all.
    peak = np.maximum.accumulate(second + target * span)
    keep = np.ones(len(peak), dtype=np.bool_)
    keep[1:] = peak[1:] > peak[:-1]
    return keep


def _unbeaten_three(target: Ints, columns: list[Ints], signers: int) -> Bools:
    """A sweep in falling order of the first row, with a staircase of what the others have reached so far."""
    keep = np.zeros(len(target), dtype=np.bool_)
    state, floors, heights = -1, list[int](), list[int]()
    waiting, last = list[tuple[int, int]](), None
    for at, (now, a, b, c) in enumerate(zip(target.tolist(), *(column.tolist() for column in columns), strict=True)):
        if now != state:
            state, floors, heights, waiting, last = now, [], [], [], None
        if (a, b, c) == last:
            continue
        if last is not None and (signers == 3 or last[:2] != (a, b)):
            for step in waiting:
                _build(floors, heights, *step)
            waiting = []
        place = bisect_right(floors, -b)
        if not place or heights[place - 1] < c:
            keep[at] = True
            last = (a, b, c)
            waiting.append((b, c))
    return keep


def _build(floors: list[int], heights: list[int], b: int, c: int) -> None:
    """Add a step to the staircase: `floors` are second numbers negated, rising; `heights` third numbers, rising."""
    place = bisect_right(floors, -b)
    if place and heights[place - 1] >= c:
        return
    end = place
    while end < len(floors) and heights[end] <= c:
        end += 1
    start_ = place - 1 if place and floors[place - 1] == -b else place
    floors[start_:end] = [-b]
    heights[start_:end] = [c]


def _repeats(target: Ints, columns: list[Ints], keep: Bools) -> Bools:
    """Which labels equal the one kept last before them."""
    if not len(keep):
        return keep
    like = np.ones(len(keep), dtype=np.bool_)
    like[0] = False
    for column in (target, *columns):
        like[1:] &= column[1:] == column[:-1]
    # In a run of equal labels the first is kept or none is.
    begins = np.maximum.accumulate(np.where(like, 0, np.arange(len(keep))))
    return np.asarray(like & keep[begins], dtype=np.bool_)
