"""Stages of a frontier over three rows, compiled: sorted labels merged, and the beaten ones found by a tree.

Every boundary state's labels stand in falling lexicographic order. What leads to a state are such runs, each moved by
what an option adds; they are merged by a heap, so whatever beats a label comes before it. A Fenwick tree over the
second number, in buckets, holds the largest third number so far; buckets hold chains of labels, so that numbers of any
size take part exactly. Equal labels become extra ways to the one kept.

Where the third row only has to reach a floor (`SIGNERS` 2), a label beats another only if it has more in one of the
first two: with equal values both are kept, for both may end in packages that count.

Arguments that go together are tuples: `layer` is (first, second, third numbers, where states begin); `ways` (where the
runs to a state begin, state before, option); `bounds` (needs, caps); `net` (tree, first label of each bucket's chain,
next label of the chain); `out` the arrays of a new layer, of links and of extra links.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from onetext.compromise.kernels.frontier_two import Arrays, Ints, Mixed, _sift, runs

NOTHING = -(2**62)
"""Below every number; the third row falls below zero where it is capped."""
TARGET, SIZE, KEPT, EXTRA, GROUP, SHIFT, TOP, SIGNERS = range(8)
"""Places in `control`: state worked on; runs in the heap (-1: not begun); labels and extra ways so far; first label not
yet in the tree; bucket width as a power of two, and the largest second number; signatories among the rows."""


@njit(cache=True, inline="always")
def _seek(
    k: int, end: int, layer: Arrays, cells: Ints, o: int, need: Ints, cap: Ints, t: int, heads: Ints, keys: Arrays
) -> bool:  # fmt: skip
    """Move run k to its next label that may count; False at its end."""
    a, b, c, add_a, add_b, add_c = layer[0], layer[1], layer[2], cells[o, 0], cells[o, 1], cells[o, 2]
    need_a, need_b, need_c = need[t, 0], need[t, 1], need[t, 2]
    for at in range(heads[k], end):
        now_a = a[at] + add_a
        if now_a < need_a:
            break
        now_b, now_c = b[at] + add_b, c[at] + add_c
        if now_b >= need_b and now_c >= need_c:
            keys[0][k], keys[1][k], keys[2][k] = now_a, now_b, min(now_c, cap[t])
            heads[k] = at
            return True
    return False


@njit(cache=True, inline="always")
def _beaten(b: int, c: int, bucket: int, net: Mixed, out: Mixed) -> bool:
    """Whether a label in the tree has at least b and at least c."""
    tree, chains, chain = net
    at = bucket
    while at > 0:
        if tree[at] >= c:
            return True
        at -= at & -at
    node = chains[bucket]
    while node >= 0:
        if out[1][node] >= b and out[2][node] >= c:
            return True
        node = chain[node]
    return False


@njit(cache=True, inline="always")
def _enter(label: int, bucket: int, size: int, net: Mixed, out: Mixed) -> None:
    """Put a label into the tree, and take out of its bucket those that it makes needless."""
    tree, chains, chain = net
    b, c = out[1][label], out[2][label]
    at = bucket + 1
    while at < size:
        if tree[at] < c:
            tree[at] = c
        at += at & -at
    chain[label] = -1
    node, tail = chains[bucket], label
    while node >= 0:
        if out[1][node] > b or out[2][node] > c:
            chain[tail] = node
            tail = node
        node = chain[node]
    chain[tail] = -1
    chains[bucket] = label


@njit(cache=True)
def _begin(
    t: int, layer: Arrays, cells: Ints, ways: Arrays, bounds: Arrays, heads: Ints, heap: Ints, keys: Arrays,
    net: Mixed, width: int,
) -> tuple[int, int]:  # fmt: skip
    """Put the runs to a state into the heap and clear the net; the size of the heap and the shift of the buckets."""
    (first, state, option), ends, size, coming, shift = ways, layer[3], 0, 0, 0
    for k in range(first[t], first[t + 1]):
        heads[k] = ends[state[k]]
        coming += ends[state[k] + 1] - ends[state[k]]
        if _seek(k, ends[state[k] + 1], layer, cells, option[k], bounds[0], bounds[1], t, heads, keys):
            heap[size] = k
            size += 1
    for at in range(size // 2 - 1, -1, -1):
        _sift(heap, at, size, keys)
    while (width >> shift) + 2 > min(len(net[0]), 2 * coming + 64):
        shift += 1
    net[0][: (width >> shift) + 2] = NOTHING
    net[1][: (width >> shift) + 2] = -1
    return size, shift


@njit(cache=True)
def merge(
    layer: Arrays, cells: Ints, ways: Arrays, bounds: Arrays, heads: Ints, heap: Ints, keys: Arrays, net: Mixed,
    out: Mixed, control: Ints, quota: int,
) -> bool:  # fmt: skip
    """Work on until all states are done (True) or a number of labels has been looked at (False; call again)."""
    (first, state, option), (need, cap), ends, (key_a, key_b, key_c) = ways, bounds, layer[3], keys
    out_a, out_b, out_c, out_segments, before, choice, extra_label, extra_before, extra_choice = out
    t, size, kept, extra, group, shift, top, signers = control
    while t < len(first) - 1:
        width = top - max(0, need[t, 1]) + 1
        if size < 0:
            size, shift = _begin(t, layer, cells, ways, bounds, heads, heap, keys, net, width)
            group = kept
        while size > 0 and quota > 0:
            quota -= 1
            k = heap[0]
            same = kept > out_segments[t] and out_a[kept - 1] == key_a[k] and out_b[kept - 1] == key_b[k]
            if not same or signers == 3:
                for label in range(group, kept):
                    _enter(label, (top - out_b[label]) >> shift, (width >> shift) + 2, net, out)
                group = kept
            if same and out_c[kept - 1] == key_c[k]:
                extra_label[extra], extra_before[extra], extra_choice[extra] = kept - 1, heads[k], option[k]
                extra += 1
            elif not _beaten(key_b[k], key_c[k], (top - key_b[k]) >> shift, net, out):
                out_a[kept], out_b[kept], out_c[kept] = key_a[k], key_b[k], key_c[k]
                before[kept], choice[kept] = heads[k], option[k]
                kept += 1
            heads[k] += 1
            if not _seek(k, ends[state[k] + 1], layer, cells, option[k], need, cap, t, heads, keys):
                size -= 1
                heap[0] = heap[size]
            if size > 0:
                _sift(heap, 0, size, keys)
        if size > 0:
            break
        t += 1
        out_segments[t] = kept
        size = -1
    control[:] = (t, size, kept, extra, group, shift, top, signers)
    return bool(t == len(first) - 1)


@njit(cache=True)
def sweep(
    cells: Ints, cell_at: Ints, targets: Ints, target_at: Ints, states: Ints, need: Ints, cap: Ints, need_at: Ints,
    signers: int, layer: Arrays, spare: Arrays, links: Mixed, extras: Mixed, kept_at: Ints, extra_at: Ints,
) -> int:  # fmt: skip
    """Stage after stage as long as the room given suffices; the number of stages done.

    Stages lie behind one another: cells[cell_at[j]:cell_at[j + 1]], and so on; `targets` has a row per state and class.
    Labels end in `layer` where the number is even, else in `spare`. Links of stage j begin at kept_at[j], extra_at[j].
    """
    control = np.empty(8, dtype=np.int64)
    for j in range(len(cell_at) - 1):
        used, more, coming = kept_at[j], extra_at[j], layer[3][states[j]] * (cell_at[j + 1] - cell_at[j])
        if coming > len(layer[0]) or used + coming > len(links[0]) or more + coming > len(extras[0]):
            return j
        own = cells[cell_at[j] : cell_at[j + 1]]
        ways = runs(targets[target_at[j] : target_at[j + 1]], states[j], len(own), states[j + 1])
        room, chain = np.empty((5, len(ways[1])), dtype=np.int64), np.empty((2, 2 * coming + 64), dtype=np.int32)
        net = (np.empty(2 * coming + 64, dtype=np.int64), chain[0], chain[1])
        control[:] = (0, -1, 0, 0, 0, 0, _largest(layer[1][: layer[3][states[j]]]) + _largest(own[:, 1]), signers)
        spare[3][0] = 0
        kept, twice = (links[0][used:], links[1][used:]), (extras[0][more:], extras[1][more:], extras[2][more:])
        out = (spare[0], spare[1], spare[2], spare[3], kept[0], kept[1], twice[0], twice[1], twice[2])
        bounds = (need[need_at[j] : need_at[j + 1]], cap[need_at[j] : need_at[j + 1]])
        merge(layer, own, ways, bounds, room[0], room[1], (room[2], room[3], room[4]), net, out, control, 2**62)
        kept_at[j + 1], extra_at[j + 1] = used + control[KEPT], more + control[EXTRA]
        layer, spare = spare, layer
    return len(cell_at) - 1


@njit(cache=True)
def _largest(numbers: Ints) -> int:
    """The largest of some numbers from zero up; 0 of none."""
    top = 0
    for number in numbers:
        top = max(top, number)
    return top


def state_of_work(signers: int, top: int) -> Ints:
    """A `control` for a stage not yet begun."""
    return np.array([0, -1, 0, 0, 0, 0, top, signers], dtype=np.int64)
