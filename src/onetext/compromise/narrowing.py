"""What can be said of a node of a search without going further: which options are left, and what they are worth.

Options are struck off that no package can use any more: by clauses, by each row's reach, and by a bound that adds up
rows and clauses with multipliers (Lagrangian relaxation, reduced-cost fixing; Fisher 1981). All decisions are taken in
integers, whatever the multipliers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import Ints, Packages
from onetext.compromise.scaled import Multipliers, Scaled
from onetext.compromise.target import Target

__all__ = ["SMALL", "Mask", "Narrowing"]

Mask = npt.NDArray[np.bool_]
_NEVER = -(2**61)
_MARGIN = 1e-11
"""Share that is taken off a product's bound for what floats may be off; their error is some 1e-13."""
_FINITE = 2.0**60
"""Bounds beyond this are left out: integers do not hold them."""
SMALL = 4096
"""So many packages are simply tried."""


@dataclass(frozen=True, eq=False)
class Narrowing:
    """Narrowing of masks (issues, widest) of options towards a target."""

    own: Scaled

    @cached_property
    def named(self) -> Mask:
        """Shape (clauses, issues): issues that a clause names."""
        return np.asarray(self.own.members.any(axis=2))

    def strike(self, mask: Mask, multipliers: Multipliers, target: Target) -> bool:
        """Strike off, in place, what the multipliers rule out; False when nothing is left."""
        worth, slack = self.bound(mask, multipliers, target)
        if slack < 0:
            return False
        mask &= worth.max(axis=1)[:, None] - worth <= slack
        return self.propagate(mask, target)

    def propagate(self, mask: Mask, target: Target) -> bool:
        """Strike off what clauses and the reach of rows leave no room for; False when nothing is left."""
        own, before = self.own, -1
        while (count := int(mask.sum())) != before:
            before = count
            if len(own.sizes):
                hit = (own.members & mask).any(axis=2)
                open_ = (~own.members & mask).any(axis=2) & self.named
                alive = (hit | ~self.named).all(axis=1)
                loose = open_.sum(axis=1)
                if (alive & (loose == 0)).any():
                    return False
                for c in np.flatnonzero(alive & (loose == 1)):
                    k = int(open_[c].argmax())
                    mask[k] &= ~own.members[c, k]
            if not mask.any(axis=1).all():
                return False
            shown = np.where(mask, own.cells, -1)
            most = shown.max(axis=2)
            room = most.sum(axis=1) - target.floors
            if (room < 0).any():
                return False
            mask &= (most[:, :, None] - own.cells <= room[:, None, None]).all(axis=0)
        return True

    def bound(self, mask: Mask, multipliers: Multipliers, target: Target) -> tuple[Ints, int]:
        """Per option its worth, and by how much the best choice exceeds what the target asks; below 0: none can."""
        own = self.own
        rows, clauses = own.integers(multipliers)
        worth = np.tensordot(rows, own.cells, 1) - np.tensordot(clauses, own.members, 1)
        worth = np.where(mask, worth, _NEVER)
        asked = _asked(rows, target)
        return worth, int(worth.max(axis=1).sum()) + int(clauses @ (own.sizes - 1)) - asked

    def try_all(self, mask: Mask, target: Target) -> Packages:
        """All packages of a mask that reach the target; see SMALL."""
        own = self.own
        packages = np.zeros((1, 0), dtype=np.int64)
        totals = np.zeros((len(own.base), 1), dtype=np.int64)
        for k in range(mask.shape[0]):
            places = np.flatnonzero(mask[k])
            count = len(packages)
            packages = np.column_stack([np.repeat(packages, len(places), axis=0), np.tile(places, count)])
            totals = np.repeat(totals, len(places), axis=1) + np.tile(own.cells[:, k, places], count)
        good = (totals >= target.floors[:, None]).all(axis=0) & enough(totals, target)
        packages = packages[good]
        index = np.arange(mask.shape[0])
        met = own.members[:, index, packages].sum(axis=2) < own.sizes[:, None]
        found: Packages = packages[met.all(axis=0)]
        return found


def _asked(rows: Ints, target: Target) -> int:
    """The least Σ rows·sums over packages that reach the target, rounded down.

    For gains g with a product of at least P: Σ a·g ≥ n·(P·Π a)^(1/n), the inequality of arithmetic and geometric
    means. A gain is sum - start + beyond, so Σ a·sum ≥ Σ a·start + n·(P·Π a)^(1/n) - Σ a·beyond: the first is added up
    in integers, the others are sums of numbers ≥ 0 with a relative error far below the margin that is taken off.
    """
    plain = [r for r in range(len(rows)) if r not in target.gaining]
    asked = sum(int(rows[r]) * int(target.floors[r]) for r in plain if target.floors[r] > 0)
    gaining = list(target.gaining)
    if not gaining:
        return asked
    floors = sum(int(rows[r]) * max(0, int(target.floors[r])) for r in gaining)
    if (rows[gaining] > 0).all() and np.isfinite(target.logarithm):
        count = len(gaining)
        gains = count * np.exp((target.logarithm + np.log(rows[gaining].astype(np.float64)).sum()) / count)
        beyond = float(rows[gaining].astype(np.float64) @ np.array(target.beyond))
        least = gains - beyond - _MARGIN * (gains + beyond)
        if abs(least) < _FINITE:
            starts = sum(int(rows[r]) * start for r, start in zip(gaining, target.starts, strict=True))
            floors = max(floors, starts + floor(least) - 1)
    return asked + floors


def enough(totals: Ints, target: Target) -> Mask:
    """Which columns of sums reach the product, with a margin on the safe side.

    Each gain is the exact one or more, but for a rounding of 2^-53 of itself, and so is each logarithm but for one of
    its last digit: for a hundred rows both stay below the margin by far.
    """
    if not target.gaining:
        return np.ones(totals.shape[1], dtype=np.bool_)
    gains = (totals[list(target.gaining)] - np.array(target.starts)[:, None]) + np.array(target.beyond)[:, None]
    logs = np.where(gains > 0, np.log(np.maximum(gains, 1e-300)), -np.inf).sum(axis=0)
    return np.asarray(logs >= target.logarithm - 1e-9)
