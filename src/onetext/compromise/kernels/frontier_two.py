"""One stage of a frontier over two rows, compiled: sorted labels merged, and the beaten ones passed over.

Every boundary state's labels stand in falling order of the first row (and so in rising order of the second). What leads
to a state are such runs, each moved by what an option adds; they are merged by a heap, and a label is kept when its
second number is above all before it. Equal labels become extra ways to the one kept.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

Ints = npt.NDArray[np.int64]
Ints32 = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

TARGET, SIZE, KEPT, EXTRA, BEST, LAST = range(6)
"""Places in `control`: state worked on; runs in the heap (-1: not begun); labels and extra ways so far; the largest
second number of this state so far, and the first number of the label kept last."""


@njit(cache=True)
def _seek(
    k: int,
    heads: Ints,
    end: int,
    a: Ints,
    b: Ints,
    add_a: int,
    add_b: int,
    need_a: int,
    need_b: int,
    best: int,
    last: int,
    key_a: Ints,
    key_b: Ints,
) -> bool:
    """Move run k to its next label that may count; False at its end."""
    at = heads[k]
    while at < end:
        now_a = a[at] + add_a
        if now_a < need_a:
            at = end
            break
        now_b = b[at] + add_b
        if (now_b > best or (now_b == best and now_a == last)) and now_b >= need_b:
            key_a[k] = now_a
            key_b[k] = now_b
            heads[k] = at
            return True
        at += 1
    heads[k] = at
    return False


@njit(cache=True)
def _sift(heap: Ints, at: int, size: int, key_a: Ints, key_b: Ints) -> None:
    """Restore the heap below a place: largest first number first, then largest second, then the earlier run."""
    moved = heap[at]
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _ahead(heap[child + 1], heap[child], key_a, key_b):
            child += 1
        if not _ahead(heap[child], moved, key_a, key_b):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


@njit(cache=True)
def _ahead(one: int, other: int, key_a: Ints, key_b: Ints) -> bool:
    if key_a[one] != key_a[other]:
        return bool(key_a[one] > key_a[other])
    if key_b[one] != key_b[other]:
        return bool(key_b[one] > key_b[other])
    return one < other


@njit(cache=True)
def merge(
    a: Ints,
    b: Ints,
    segments: Ints,
    cells: Ints,
    first: Ints,
    state: Ints,
    option: Ints,
    need: Ints,
    heads: Ints,
    heap: Ints,
    key_a: Ints,
    key_b: Ints,
    out_a: Ints,
    out_b: Ints,
    before: Ints32,
    choice: Bytes,
    extra_label: Ints32,
    extra_before: Ints32,
    extra_choice: Bytes,
    out_segments: Ints,
    control: Ints,
    quota: int,
) -> bool:
    """Work on until all states are done (True) or a number of labels has been looked at (False; call again)."""
    target, size, kept, extra = control[TARGET], control[SIZE], control[KEPT], control[EXTRA]
    best, last = control[BEST], control[LAST]
    while target < len(first) - 1:
        need_a, need_b = need[target, 0], need[target, 1]
        if size < 0:
            size, best, last = 0, -1, -1
            for k in range(first[target], first[target + 1]):
                heads[k] = segments[state[k]]
                add_a, add_b, end = cells[option[k], 0], cells[option[k], 1], segments[state[k] + 1]
                if _seek(k, heads, end, a, b, add_a, add_b, need_a, need_b, best, last, key_a, key_b):
                    heap[size] = k
                    size += 1
            for at in range(size // 2 - 1, -1, -1):
                _sift(heap, at, size, key_a, key_b)
        while size > 0 and quota > 0:
            quota -= 1
            k = heap[0]
            at = heads[k]
            if key_b[k] > best:
                best, last = key_b[k], key_a[k]
                out_a[kept] = last
                out_b[kept] = best
                before[kept] = at
                choice[kept] = option[k]
                kept += 1
            elif key_b[k] == best and key_a[k] == last:
                extra_label[extra] = kept - 1
                extra_before[extra] = at
                extra_choice[extra] = option[k]
                extra += 1
            heads[k] = at + 1
            add_a, add_b, end = cells[option[k], 0], cells[option[k], 1], segments[state[k] + 1]
            if not _seek(k, heads, end, a, b, add_a, add_b, need_a, need_b, best, last, key_a, key_b):
                size -= 1
                heap[0] = heap[size]
            if size > 0:
                _sift(heap, 0, size, key_a, key_b)
        if size > 0:
            break
        target += 1
        out_segments[target] = kept
        size = -1
    control[TARGET], control[SIZE], control[KEPT], control[EXTRA] = target, size, kept, extra
    control[BEST], control[LAST] = best, last
    return bool(target == len(first) - 1)


@njit(cache=True)
def sweep(
    cells: Ints,
    cell_at: Ints,
    targets: Ints,
    target_at: Ints,
    states: Ints,
    need: Ints,
    need_at: Ints,
    a: Ints,
    b: Ints,
    next_a: Ints,
    next_b: Ints,
    segments: Ints,
    next_segments: Ints,
    before: Ints32,
    choice: Bytes,
    extra_label: Ints32,
    extra_before: Ints32,
    extra_choice: Bytes,
    kept_at: Ints,
    extra_at: Ints,
) -> int:
    """Stage after stage as long as the room given suffices; the number of stages done.

    Stages lie behind one another: cells[cell_at[j]:cell_at[j + 1]], and so on; `targets` has a row per state and class.
    Labels end in a, b where the number is even, else in next_a, next_b. Links of stage j begin at kept_at[j] and
    extra_at[j].
    """
    control = np.empty(6, dtype=np.int64)
    for j in range(len(cell_at) - 1):
        used, extras, coming = kept_at[j], extra_at[j], segments[states[j]] * (cell_at[j + 1] - cell_at[j])
        if coming > len(a) or used + coming > len(before) or extras + coming > len(extra_label):
            return j
        own = cells[cell_at[j] : cell_at[j + 1]]
        first, state, option = runs(targets[target_at[j] : target_at[j + 1]], states[j], len(own), states[j + 1])
        count = len(state)
        heads, heap = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
        key_a, key_b = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
        control[:] = (0, -1, 0, 0, -1, -1)
        next_segments[0] = 0
        merge(
            a, b, segments, own, first, state, option, need[need_at[j] : need_at[j + 1]], heads, heap, key_a, key_b,
            next_a, next_b, before[used:], choice[used:], extra_label[extras:], extra_before[extras:],
            extra_choice[extras:], next_segments, control, 2**62,
        )  # fmt: skip
        kept_at[j + 1], extra_at[j + 1] = used + control[KEPT], extras + control[EXTRA]
        a, b, segments, next_a, next_b, next_segments = next_a, next_b, next_segments, a, b, segments
    return len(cell_at) - 1


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


def state_of_work() -> Ints:
    """A `control` for a stage not yet begun."""
    return np.array([0, -1, 0, 0, -1, -1], dtype=np.int64)
