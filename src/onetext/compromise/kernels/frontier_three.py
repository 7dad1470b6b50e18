"""One stage of a frontier over three rows, compiled: sorted labels merged, and the beaten ones found by a tree.

Every boundary state's labels stand in falling lexicographic order. What leads to a state are such runs, each moved by
what an option adds; they are merged by a heap, so whatever beats a label comes before it. A Fenwick tree over the
second number, in buckets, holds the largest third number so far; buckets hold chains of labels, so that numbers of any
size take part exactly. Equal labels become extra ways to the one kept.

Where the third row only has to reach a floor (`SIGNERS` 2), a label beats another only if it has more in one of the
first two: with equal values both are kept, for both may end in packages that count.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

Ints = npt.NDArray[np.int64]
Ints32 = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

NOTHING = -(2**62)
"""Below every number; the third row falls below zero where it is capped."""
TARGET, SIZE, KEPT, EXTRA, GROUP, SHIFT, TOP, SIGNERS = range(8)
"""Places in `control`: state worked on; runs in the heap (-1: not begun); labels and extra ways so far; first label not
yet in the tree; bucket width as a power of two, and the largest second number; signatories among the rows."""


@njit(cache=True)
def _seek(
    k: int,
    heads: Ints,
    end: int,
    a: Ints,
    b: Ints,
    c: Ints,
    cells: Ints,
    o: int,
    need: Ints,
    cap: Ints,
    t: int,
    key_a: Ints,
    key_b: Ints,
    key_c: Ints,
) -> bool:
    """Move run k to its next label that may count; False at its end."""
    add_a, add_b, add_c = cells[o, 0], cells[o, 1], cells[o, 2]
    need_a, need_b, need_c = need[t, 0], need[t, 1], need[t, 2]
    for at in range(heads[k], end):
        now_a = a[at] + add_a
        if now_a < need_a:
            break
        now_b, now_c = b[at] + add_b, c[at] + add_c
        if now_b >= need_b and now_c >= need_c:
            key_a[k] = now_a
            key_b[k] = now_b
            key_c[k] = min(now_c, cap[t])
            heads[k] = at
            return True
    return False


@njit(cache=True)
def _ahead(one: int, other: int, key_a: Ints, key_b: Ints, key_c: Ints) -> bool:
    if key_a[one] != key_a[other]:
        return bool(key_a[one] > key_a[other])
    if key_b[one] != key_b[other]:
        return bool(key_b[one] > key_b[other])
    if key_c[one] != key_c[other]:
        return bool(key_c[one] > key_c[other])
    return one < other


@njit(cache=True)
def _sift(heap: Ints, at: int, size: int, key_a: Ints, key_b: Ints, key_c: Ints) -> None:
    """Restore the heap below a place: falling lexicographic order, then the earlier run."""
    moved = heap[at]
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _ahead(heap[child + 1], heap[child], key_a, key_b, key_c):
            child += 1
        if not _ahead(heap[child], moved, key_a, key_b, key_c):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


@njit(cache=True)
def _beaten(b: int, c: int, bucket: int, tree: Ints, chains: Ints32, chain: Ints32, out_b: Ints, out_c: Ints) -> bool:
    """Whether a label in the tree has at least b and at least c."""
    at = bucket
    while at > 0:
        if tree[at] >= c:
            return True
        at -= at & -at
    node = chains[bucket]
    while node >= 0:
        if out_b[node] >= b and out_c[node] >= c:
            return True
        node = chain[node]
    return False


@njit(cache=True)
def _enter(
    label: int,
    bucket: int,
    size: int,
    tree: Ints,
    chains: Ints32,
    chain: Ints32,
    out_b: Ints,
    out_c: Ints,
) -> None:
    """Put a label into the tree, and take out of its bucket those that it makes needless."""
    b, c = out_b[label], out_c[label]
    at = bucket + 1
    while at < size:
        if tree[at] < c:
            tree[at] = c
        at += at & -at
    chain[label] = -1
    node, tail = chains[bucket], label
    while node >= 0:
        if out_b[node] > b or out_c[node] > c:
            chain[tail] = node
            tail = node
        node = chain[node]
    chain[tail] = -1
    chains[bucket] = label


@njit(cache=True)
def merge(
    a: Ints,
    b: Ints,
    c: Ints,
    segments: Ints,
    cells: Ints,
    first: Ints,
    state: Ints,
    option: Ints,
    need: Ints,
    cap: Ints,
    heads: Ints,
    heap: Ints,
    key_a: Ints,
    key_b: Ints,
    key_c: Ints,
    tree: Ints,
    chains: Ints32,
    chain: Ints32,
    out_a: Ints,
    out_b: Ints,
    out_c: Ints,
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
    t, size, kept, extra = control[TARGET], control[SIZE], control[KEPT], control[EXTRA]
    group, shift, top = control[GROUP], control[SHIFT], control[TOP]
    deferred = control[SIGNERS] == 2
    while t < len(first) - 1:
        if size < 0:
            size, coming, group = 0, 0, kept
            for k in range(first[t], first[t + 1]):
                heads[k] = segments[state[k]]
                coming += segments[state[k] + 1] - heads[k]
                end = segments[state[k] + 1]
                if _seek(k, heads, end, a, b, c, cells, option[k], need, cap, t, key_a, key_b, key_c):
                    heap[size] = k
                    size += 1
            for at in range(size // 2 - 1, -1, -1):
                _sift(heap, at, size, key_a, key_b, key_c)
            shift, width = 0, top - max(0, need[t, 1]) + 1
            while (width >> shift) + 2 > min(len(tree), 2 * coming + 64):
                shift += 1
            tree[: (width >> shift) + 2] = NOTHING
            chains[: (width >> shift) + 2] = -1
        buckets = ((top - max(0, need[t, 1]) + 1) >> shift) + 2
        while size > 0 and quota > 0:
            quota -= 1
            k = heap[0]
            at, o, now_a, now_b, now_c = heads[k], option[k], key_a[k], key_b[k], key_c[k]
            bucket = (top - now_b) >> shift
            if group < kept and (out_a[kept - 1] != now_a or out_b[kept - 1] != now_b or not deferred):
                for label in range(group, kept):
                    _enter(label, (top - out_b[label]) >> shift, buckets, tree, chains, chain, out_b, out_c)
                group = kept
            begun = kept > out_segments[t]
            if begun and out_a[kept - 1] == now_a and out_b[kept - 1] == now_b and out_c[kept - 1] == now_c:
                extra_label[extra] = kept - 1
                extra_before[extra] = at
                extra_choice[extra] = o
                extra += 1
            elif not _beaten(now_b, now_c, bucket, tree, chains, chain, out_b, out_c):
                out_a[kept], out_b[kept], out_c[kept] = now_a, now_b, now_c
                before[kept] = at
                choice[kept] = o
                kept += 1
            heads[k] = at + 1
            end = segments[state[k] + 1]
            if not _seek(k, heads, end, a, b, c, cells, o, need, cap, t, key_a, key_b, key_c):
                size -= 1
                heap[0] = heap[size]
            if size > 0:
                _sift(heap, 0, size, key_a, key_b, key_c)
        if size > 0:
            break
        t += 1
        out_segments[t] = kept
        size = -1
    control[TARGET], control[SIZE], control[KEPT], control[EXTRA] = t, size, kept, extra
    control[GROUP], control[SHIFT] = group, shift
    return bool(t == len(first) - 1)


@njit(cache=True)
def sweep(
    cells: Ints,
    cell_at: Ints,
    targets: Ints,
    target_at: Ints,
    states: Ints,
    need: Ints,
    cap: Ints,
    need_at: Ints,
    signers: int,
    a: Ints,
    b: Ints,
    c: Ints,
    next_a: Ints,
    next_b: Ints,
    next_c: Ints,
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
    Labels end in a, b, c where the number is even, else in next_a, next_b, next_c. Links of stage j begin at kept_at[j]
    and extra_at[j].
    """
    control = np.empty(8, dtype=np.int64)
    for j in range(len(cell_at) - 1):
        used, extras, coming = kept_at[j], extra_at[j], segments[states[j]] * (cell_at[j + 1] - cell_at[j])
        if coming > len(a) or used + coming > len(before) or extras + coming > len(extra_label):
            return j
        own = cells[cell_at[j] : cell_at[j + 1]]
        first, state, option = runs(targets[target_at[j] : target_at[j + 1]], states[j], len(own), states[j + 1])
        count = len(state)
        heads, heap = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
        key_a, key_b = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
        key_c, chain = np.empty(count, dtype=np.int64), np.empty(coming, dtype=np.int32)
        tree, chains = np.empty(2 * coming + 64, dtype=np.int64), np.empty(2 * coming + 64, dtype=np.int32)
        control[:] = (0, -1, 0, 0, 0, 0, largest(b[: segments[states[j]]]) + largest(own[:, 1]), signers)
        next_segments[0] = 0
        merge(
            a, b, c, segments, own, first, state, option, need[need_at[j] : need_at[j + 1]],
            cap[need_at[j] : need_at[j + 1]], heads, heap, key_a, key_b, key_c, tree, chains, chain,
            next_a, next_b, next_c, before[used:], choice[used:], extra_label[extras:], extra_before[extras:],
            extra_choice[extras:], next_segments, control, 2**62,
        )  # fmt: skip
        kept_at[j + 1], extra_at[j + 1] = used + control[KEPT], extras + control[EXTRA]
        a, b, c, next_a, next_b, next_c = next_a, next_b, next_c, a, b, c
        segments, next_segments = next_segments, segments
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


@njit(cache=True)
def largest(numbers: Ints) -> int:
    """The largest of some numbers from zero up; 0 of none."""
    top = 0
    for number in numbers:
        top = max(top, number)
    return top


def state_of_work(signers: int, top: int) -> Ints:
    """A `control` for a stage not yet begun."""
    return np.array([0, -1, 0, 0, 0, 0, top, signers], dtype=np.int64)
