"""One stage of a frontier over two rows, compiled: sorted labels merged, and the beaten ones passed over.

Every boundary state's labels stand in falling order of the first row (and so in rising order of the second). What leads
to a state are such runs, each moved by what an option adds; they are merged by a heap, and a label is kept when its
second number is above all before it. Equal labels become extra ways to the one kept.
"""

from __future__ import annotations

import numpy as np
from numba import njit

TARGET, SIZE, KEPT, EXTRA, BEST, LAST = range(6)
"""Places in `control`: state worked on; runs in the heap (-1: not begun); labels and extra ways so far; the largest
second number of this state so far, and the first number of the label kept last."""


@njit(cache=True)
def _seek(k, heads, end, a, b, add_a, add_b, need_a, need_b, best, last, key_a, key_b):
    """Move run k to its next label that may count; False at its end."""
    at = heads[k]
    while at < end:
        now_a = a[at] + add_a
        if now_a < need_a:
            at = end
            break
        now_b = b[at] + add_b
        if now_b > best or (now_b == best and now_a == last):
            if now_b >= need_b:
                key_a[k] = now_a
                key_b[k] = now_b
                heads[k] = at
                return True
        at += 1
    heads[k] = at
    return False


@njit(cache=True)
def _sift(heap, at, size, key_a, key_b):
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
def _ahead(one, other, key_a, key_b):
    if key_a[one] != key_a[other]:
        return key_a[one] > key_a[other]
    if key_b[one] != key_b[other]:
        return key_b[one] > key_b[other]
    return one < other


@njit(cache=True)
def merge(
    a, b, segments, cells, first, state, option, need, heads, heap, key_a, key_b,
    out_a, out_b, before, choice, extra_label, extra_before, extra_choice, out_segments, control, quota,
):  # fmt: skip
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
    return target == len(first) - 1


def state_of_work() -> np.ndarray:
    """A `control` for a stage not yet begun."""
    return np.array([0, -1, 0, 0, -1, -1], dtype=np.int64)
