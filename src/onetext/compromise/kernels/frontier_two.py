"""Stages of a frontier over two rows, compiled: sorted labels merged, and the beaten ones passed over.

Every boundary state's labels stand in falling order of the first row (and so in rising order of the second). What leads
to a state are such runs, each moved by what an option adds; they are merged by a heap, and a label is kept when its
second number is above all before it. Equal labels become extra ways to the one kept.

Arguments that go together are tuples: `layer` is (first numbers, second numbers, where states begin); `ways` (where the
runs to a state begin, state before, option); `out` the arrays of a new layer, of links and of extra links.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

Ints = npt.NDArray[np.int64]
Arrays = tuple[Ints, ...]
Mixed = tuple[npt.NDArray[np.generic], ...]
TARGET, SIZE, KEPT, EXTRA, BEST, LAST = range(6)
"""Places in `control`: state worked on; runs in the heap (-1: not begun); labels and extra ways so far; the largest
second number of this state so far, and the first number of the label kept last."""


@njit(cache=True, inline="always")
def _seek(
    k: int, end: int, layer: Arrays, cells: Ints, o: int, need: Ints, t: int, best: int, last: int, heads: Ints,
    keys: Arrays,
) -> bool:  # fmt: skip
    """Move run k to its next label that may count; False at its end."""
    a, b, add_a, add_b, need_a, need_b = layer[0], layer[1], cells[o, 0], cells[o, 1], need[t, 0], need[t, 1]
    at = heads[k]
    while at < end:
        now_a = a[at] + add_a
        if now_a < need_a:
            at = end
            break
        now_b = b[at] + add_b
        if (now_b > best or (now_b == best and now_a == last)) and now_b >= need_b:
            keys[0][k], keys[1][k] = now_a, now_b
            heads[k] = at
            return True
        at += 1
    heads[k] = at
    return False


@njit(cache=True, inline="always")
def _ahead(one: int, other: int, keys: Arrays) -> bool:
    for key in keys:
        if key[one] != key[other]:
            return bool(key[one] > key[other])
    return one < other


@njit(cache=True, inline="always")
def _sift(heap: Ints, at: int, size: int, keys: Arrays) -> None:
    """Restore the heap below a place: falling lexicographic order, then the earlier run."""
    moved = heap[at]
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _ahead(heap[child + 1], heap[child], keys):
            child += 1
        if not _ahead(heap[child], moved, keys):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


@njit(cache=True)
def merge(
    layer: Arrays, cells: Ints, ways: Arrays, need: Ints, heads: Ints, heap: Ints, keys: Arrays, out: Mixed,
    control: Ints, quota: int,
) -> bool:  # fmt: skip
    """Work on until all states are done (True) or a number of labels has been looked at (False; call again)."""
    first, state, option = ways
    out_a, out_b, out_segments, before, choice, extra_label, extra_before, extra_choice = out
    ends, t, size, kept, extra = layer[2], control[TARGET], control[SIZE], control[KEPT], control[EXTRA]
    best, last = control[BEST], control[LAST]
    while t < len(first) - 1:
        if size < 0:
            size, best, last = 0, -1, -1
            for k in range(first[t], first[t + 1]):
                heads[k] = ends[state[k]]
                if _seek(k, ends[state[k] + 1], layer, cells, option[k], need, t, best, last, heads, keys):
                    heap[size] = k
                    size += 1
            for at in range(size // 2 - 1, -1, -1):
                _sift(heap, at, size, keys)
        while size > 0 and quota > 0:
            quota -= 1
            k = heap[0]
            if keys[1][k] > best:
                last, best = keys[0][k], keys[1][k]
                out_a[kept], out_b[kept], before[kept], choice[kept] = last, best, heads[k], option[k]
                kept += 1
            elif keys[1][k] == best and keys[0][k] == last:
                extra_label[extra], extra_before[extra], extra_choice[extra] = kept - 1, heads[k], option[k]
                extra += 1
            heads[k] += 1
            if not _seek(k, ends[state[k] + 1], layer, cells, option[k], need, t, best, last, heads, keys):
                size -= 1
                heap[0] = heap[size]
            if size > 0:
                _sift(heap, 0, size, keys)
        if size > 0:
            break
        t += 1
        out_segments[t] = kept
        size = -1
    control[:] = (t, size, kept, extra, best, last)
    return bool(t == len(first) - 1)


@njit(cache=True)
def runs(targets: Ints, states: int, classes: int, after: int) -> tuple[Ints, Ints, Ints]:
    """By state after: which states before lead there by which class; class by class, and states in order within."""
    first = np.zeros(after + 1, dtype=np.int64)
    for place in range(states * classes):
        if targets[place] >= 0:
            first[targets[place] + 1] += 1
    for t in range(after):
        first[t + 1] += first[t]
    state, option = np.empty(first[after], dtype=np.int64), np.empty(first[after], dtype=np.int64)
    free = first[:-1].copy()
    for o in range(classes):
        for s in range(states):
            t = targets[s * classes + o]
            if t >= 0:
                state[free[t]], option[free[t]] = s, o
                free[t] += 1
    return first, state, option


@njit(cache=True)
def sweep(
    cells: Ints, cell_at: Ints, targets: Ints, target_at: Ints, states: Ints, need: Ints, need_at: Ints, layer: Arrays,
    spare: Arrays, links: Mixed, extras: Mixed, kept_at: Ints, extra_at: Ints,
) -> int:  # fmt: skip
    """Stage after stage as long as the room given suffices; the number of stages done.

    Stages lie behind one another: cells[cell_at[j]:cell_at[j + 1]], and so on; `targets` has a row per state and class.
    Labels end in `layer` where the number is even, else in `spare`. Links of stage j begin at kept_at[j], extra_at[j].
    """
    control = np.empty(6, dtype=np.int64)
    for j in range(len(cell_at) - 1):
        used, more, coming = kept_at[j], extra_at[j], layer[2][states[j]] * (cell_at[j + 1] - cell_at[j])
        if coming > len(layer[0]) or used + coming > len(links[0]) or more + coming > len(extras[0]):
            return j
        own = cells[cell_at[j] : cell_at[j + 1]]
        ways = runs(targets[target_at[j] : target_at[j + 1]], states[j], len(own), states[j + 1])
        room = np.empty((4, len(ways[1])), dtype=np.int64)
        control[:] = (0, -1, 0, 0, -1, -1)
        spare[2][0] = 0
        kept, twice = (links[0][used:], links[1][used:]), (extras[0][more:], extras[1][more:], extras[2][more:])
        out = (spare[0], spare[1], spare[2], kept[0], kept[1], twice[0], twice[1], twice[2])
        least = need[need_at[j] : need_at[j + 1]]
        merge(layer, own, ways, least, room[0], room[1], (room[2], room[3]), out, control, 2**62)
        kept_at[j + 1], extra_at[j + 1] = used + control[KEPT], more + control[EXTRA]
        layer, spare = spare, layer
    return len(cell_at) - 1


def state_of_work() -> Ints:
    """A `control` for a stage not yet begun."""
    return np.array([0, -1, 0, 0, -1, -1], dtype=np.int64)
