"""How many packages the zone holds (S11): exactly where that is possible, else estimated with a standard error.

Exact: dynamic programming over issues. A state is the sum of each row and the clauses alive (`chain.py`). Sums that
cannot reach their floor any more are dropped; sums that are sure to reach it are capped, so that they merge; equal
states merge and their counts add up. Counts are kept in pieces of 32 bits, so no digit is lost.

Estimated: `tilting.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from onetext.compromise.chain import Chain, Step, chain_of
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints, Packages, Problem

__all__ = ["Count", "count", "exact_count"]

LIVE = 120_000
"""Most states alive at first, so that little time is lost where counting exactly is out of reach."""
MOST_LIVE = 3_000_000
"""Most states alive where an estimate says that there is little to count."""
FEW = 2_000_000
_LIMB = 32


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number of packages.

    Attributes
    ----------
    packages
        None where nothing could be counted: never to be read as none.
    standard_error
        0 for an exact count, None where nothing was counted.
    example
        One package that fits, where the counting came across one.
    """

    packages: int | None
    standard_error: float | None
    example: Packages | None = None

    @property
    def exact(self) -> bool:
        """Whether every package was counted."""
        return self.packages is not None and self.standard_error == 0


def count(problem: Problem, watch: Watch, *, seed: int) -> Count:
    """Count the packages that fit.

    Parameters
    ----------
    seed
        Of the estimate, where one is needed: same problem and seed, same estimate (S19).
    """
    from onetext.compromise.tilting import estimated_count

    found = exact_count(problem, watch)
    if found is not None:
        return Count(packages=found, standard_error=0.0)
    if watch.struck():
        return Count(packages=None, standard_error=None)
    estimate = estimated_count(problem, watch, seed=seed)
    if estimate is None:
        return Count(packages=None, standard_error=None)
    if estimate.packages <= FEW:
        found = exact_count(problem, watch, most=MOST_LIVE)
        if found is not None:
            return Count(packages=found, standard_error=0.0, example=estimate.example)
    return Count(packages=estimate.packages, standard_error=estimate.standard_error, example=estimate.example)


def exact_count(problem: Problem, watch: Watch, *, most: int = LIVE) -> int | None:
    """The number of packages that fit; None when more than `most` states are alive at once or a limit strikes."""
    if not problem.feasible:
        return 0
    chain = chain_of(problem)
    if chain.left:
        return None
    layer = _first(chain)
    high, low = _rest(chain)
    if (layer.sums + high[0] < chain.floors).any():
        return 0
    for place, step in enumerate(chain.steps):
        after = _after(layer, step, chain.floors - high[place + 1], chain.floors - low[place + 1], most)
        if after is None or watch.struck():
            return None
        layer = after
        watch.spend(len(layer.states))
        if len(layer.states) > most:
            return None
    return layer.total


@dataclass(frozen=True, eq=False)
class _Layer:
    """States between two issues: sums (states, rows), clauses alive, and counts in pieces of 32 bits."""

    sums: Ints
    states: Ints
    counts: Ints

    @property
    def total(self) -> int:
        return sum(int(piece) << (_LIMB * i) for i, piece in enumerate(self.counts.sum(axis=0)))

    def merged(self) -> _Layer:
        """Equal states made one. The key is a hash; what it brings together is compared in full."""
        if len(self.states) < 2:
            return self
        odd = np.array([0x9E3779B97F4A7C15 * (2 * i + 1) % 2**64 | 1 for i in range(self.sums.shape[1] + 1)], np.uint64)
        key = self.states.astype(np.uint64) * odd[-1]
        for column, factor in zip(self.sums.T, odd, strict=False):
            key += column.astype(np.uint64) * factor
        order = np.argsort(key, kind="stable")
        sums, states = self.sums[order], self.states[order]
        new = np.ones(len(order), dtype=np.bool_)
        new[1:] = (states[1:] != states[:-1]) | (sums[1:] != sums[:-1]).any(axis=1)
        starts = np.flatnonzero(new)
        counts = np.add.reduceat(self.counts[order], starts, axis=0)
        for i in range(counts.shape[1] - 1):
            counts[:, i + 1] += counts[:, i] >> _LIMB
            counts[:, i] &= (1 << _LIMB) - 1
        return _Layer(sums[starts], states[starts], counts)


def _first(chain: Chain) -> _Layer:
    everything = prod(len(step.options) for step in chain.steps)
    limbs = everything.bit_length() // _LIMB + 1
    counts = np.zeros((1, limbs), dtype=np.int64)
    counts[0, 0] = 1
    return _Layer(np.zeros((1, len(chain.rows)), dtype=np.int64), np.zeros(1, dtype=np.int64), counts)


def _rest(chain: Chain) -> tuple[Ints, Ints]:
    """Per place what the issues from there on can still add, at most and at least."""
    high = np.zeros((len(chain.steps) + 1, len(chain.rows)), dtype=np.int64)
    low = np.zeros_like(high)
    for place in range(len(chain.steps) - 1, -1, -1):
        sums = chain.steps[place].sums
        high[place] = high[place + 1] + sums.max(axis=0)
        low[place] = low[place + 1] + sums.min(axis=0)
    return high, low


def _after(layer: _Layer, step: Step, least: Ints, enough: Ints, most: int) -> _Layer | None:
    """The states after one more issue; None when they are far too many."""
    sums, states, counts, size = [], [], [], 0
    for choice, added in enumerate(step.sums):
        alive, good = step.after(layer.states, choice)
        total = layer.sums + added
        good &= (total >= least).all(axis=1)
        sums.append(np.minimum(total[good], enough))
        states.append(alive[good])
        counts.append(layer.counts[good])
        size += len(states[-1])
        if size > 8 * most:
            return None
    return _Layer(np.concatenate(sums), np.concatenate(states), np.concatenate(counts)).merged()
