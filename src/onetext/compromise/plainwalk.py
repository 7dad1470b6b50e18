"""Branch and bound over packages in numpy: the same search as the compiled one, for small work.

At each node options are struck off that no package can use any more: by clauses, by each row's reach, and by a bound
that adds up rows and clauses with multipliers (Lagrangian relaxation; Fisher 1981, reduced-cost fixing). The
multipliers are improved at the node by a few subgradient steps. All decisions are taken in integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np
import numpy.typing as npt

from onetext.compromise.answers import rows_of
from onetext.compromise.problem import Ints, Packages
from onetext.compromise.relax import Floats
from onetext.compromise.scaled import Multipliers, Scaled
from onetext.compromise.target import Target

__all__ = ["PlainWalk", "Walked"]

Mask = npt.NDArray[np.bool_]
_NEVER = -(2**61)
_STEPS = 4
_SMALL = 1024
"""So many packages are simply tried."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Walked:
    """Part of a walk: packages found on it, whether it is over, and the nodes it took."""

    status: Literal["found", "done", "quota"]
    packages: Packages
    nodes: int


class PlainWalk:
    """A depth-first walk that can be interrupted after any node and whose target may rise on the way.

    Parameters
    ----------
    every
        Report each package once and miss none; otherwise packages are reported as soon as they are met.
    """

    def __init__(self, own: Scaled, target: Target, start: Multipliers, *, every: bool) -> None:
        self.own, self.target, self.every = own, target, every
        self.named = own.members.any(axis=2)
        self.stack: list[tuple[Mask, Multipliers, bool]] = []
        if own.problem.feasible and own.problem.allowed.any(axis=1).all():
            self.stack.append((own.problem.allowed.copy(), start, every))

    def aim(self, target: Target) -> None:
        """Raise the target."""
        self.target = target

    def run(self, nodes: int, room: int) -> Walked:
        """Walk on for some nodes, or until some packages are found."""
        found: list[Ints] = []
        spent = 0
        while self.stack:
            if spent >= nodes:
                return Walked(status="quota", packages=rows_of(self.own.problem.issues, found), nodes=spent)
            spent += 1
            found += self._visit(*self.stack.pop())
            if len(found) >= room:
                return Walked(status="found", packages=rows_of(self.own.problem.issues, found), nodes=spent)
        return Walked(status="done", packages=rows_of(self.own.problem.issues, found), nodes=spent)

    def _visit(self, mask: Mask, multipliers: Multipliers, quiet: bool) -> list[Ints]:
        found: list[Ints] = []
        worth = np.zeros(mask.shape, dtype=np.int64)
        for _ in range(_STEPS):
            before = int(mask.sum())
            if not self._propagate(mask):
                return found
            worth, slack = self._bound(mask, multipliers)
            if slack < 0:
                return found
            best = worth.max(axis=1)
            mask &= best[:, None] - worth <= slack
            package = worth.argmax(axis=1)
            gains, met = self._gaps(package)
            if not quiet and (gains >= 0).all() and (met < self.own.sizes).all() and self._enough(package):
                found.append(package)
                # The target has probably risen before this node is seen again; if not, it is not told of twice.
                self.stack.append((mask, multipliers, True))
                return found
            if int(mask.sum()) == mask.shape[0]:
                break
            if int(mask.sum()) == before:
                multipliers = self._step(multipliers, gains, met, slack)
        sizes = mask.sum(axis=1)
        if prod(map(int, sizes)) <= _SMALL:
            return self._try_all(mask)
        self._branch(mask, multipliers, worth, sizes)
        return found

    def _propagate(self, mask: Mask) -> bool:
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
            room = most.sum(axis=1) - self.target.floors
            if (room < 0).any():
                return False
            mask &= (most[:, :, None] - own.cells <= room[:, None, None]).all(axis=0)
        return True

    def _bound(self, mask: Mask, multipliers: Multipliers) -> tuple[Ints, int]:
        """Per option its worth, and by how much the best choice exceeds what the target asks; below 0: none can."""
        own = self.own
        rows, clauses = own.integers(multipliers)
        worth = np.tensordot(rows, own.cells, 1) - np.tensordot(clauses, own.members, 1)
        worth = np.where(mask, worth, _NEVER)
        asked = self._asked(rows)
        return worth, int(worth.max(axis=1).sum()) + int(clauses @ (own.sizes - 1)) - asked

    def _asked(self, rows: Ints) -> int:
        """The least Σ rows·sums over packages that reach the target, rounded down.

        For gains g with a product of at least P: Σ a·g ≥ n·(P·Π a)^(1/n), the inequality of arithmetic and geometric
        means.
        """
        target = self.target
        plain = [r for r in range(len(rows)) if r not in target.gaining]
        asked = sum(int(rows[r]) * int(target.floors[r]) for r in plain if target.floors[r] > 0)
        gaining = list(target.gaining)
        if not gaining:
            return asked
        floors = sum(int(rows[r]) * max(0, int(target.floors[r])) for r in gaining)
        if (rows[gaining] > 0).all() and np.isfinite(target.logarithm):
            count = len(gaining)
            gains = count * np.exp((target.logarithm + np.log(rows[gaining].astype(np.float64)).sum()) / count)
            least = sum(float(rows[r]) * origin for r, origin in zip(gaining, target.origins, strict=True))
            floors = max(floors, int(gains + least - 1e-11 * (abs(gains) + abs(least))) - 1)
        return asked + floors

    def _gaps(self, package: Ints) -> tuple[Ints, Ints]:
        index = np.arange(len(package))
        return self.own.cells[:, index, package].sum(axis=1) - self.target.floors, self.own.members[
            :, index, package
        ].sum(axis=1)

    def _enough(self, package: Ints) -> bool:
        return bool(self._product(self.own.cells[:, np.arange(len(package)), package].sum(axis=1)[:, None])[0])

    def _product(self, totals: Ints) -> Mask:
        """Which columns of sums reach the product, with a margin on the safe side."""
        target = self.target
        if not target.gaining:
            return np.ones(totals.shape[1], dtype=np.bool_)
        gains = totals[list(target.gaining)] - np.array(target.origins)[:, None]
        logs = np.where(gains > 0, np.log(np.maximum(gains, 1e-300)), -np.inf).sum(axis=0)
        return np.asarray(logs >= target.logarithm - 1e-9)

    def _step(self, multipliers: Multipliers, gains: Ints, met: Ints, slack: int) -> Multipliers:
        """One subgradient step of Polyak's length, in units in which every row has the same span."""
        own, scale = self.own, np.maximum(1, self.own.spans).astype(np.float64)
        rows, _ = own.integers(multipliers)
        unit = float(rows @ own.spans) / max(1e-300, float(multipliers.rows @ own.spans))
        weights = multipliers.rows * scale
        total = weights.sum()
        if total <= 0 or unit <= 0:
            return multipliers
        slope = gains / scale
        if self.target.gaining:
            slope = self._product_slope(multipliers, gains) / scale
        slope -= slope[weights > 0].mean() if (weights > 0).any() else 0.0
        pull = (own.sizes - 1 - met).astype(np.float64)
        size = float(slope @ slope + pull @ pull)
        if size <= 0:
            return multipliers
        length = 0.7 * slack / unit / size
        weights = np.maximum(0.0, weights - length * slope)
        clauses = np.maximum(0.0, multipliers.clauses - length * pull)
        factor = total / weights.sum() if weights.sum() > 0 else 1.0
        return Multipliers(rows=weights * factor / scale, clauses=clauses * factor)

    def _product_slope(self, multipliers: Multipliers, gains: Ints) -> Floats:
        """Sums less what the product asks of each row at these multipliers."""
        target, slope = self.target, gains.astype(np.float64)
        gaining = list(target.gaining)
        rows = multipliers.rows[gaining]
        if (rows <= 0).any() or not np.isfinite(target.logarithm):
            return slope
        mean = np.exp((target.logarithm + np.log(rows).sum()) / len(gaining))
        slope[gaining] += target.floors[gaining] - np.array(target.origins) - mean / rows
        return slope

    def _try_all(self, mask: Mask) -> list[Ints]:
        own = self.own
        packages = np.zeros((1, 0), dtype=np.int64)
        totals = np.zeros((len(own.base), 1), dtype=np.int64)
        for k in range(mask.shape[0]):
            places = np.flatnonzero(mask[k])
            count = len(packages)
            packages = np.column_stack([np.repeat(packages, len(places), axis=0), np.tile(places, count)])
            totals = np.repeat(totals, len(places), axis=1) + np.tile(own.cells[:, k, places], count)
        good = (totals >= self.target.floors[:, None]).all(axis=0) & self._product(totals)
        packages = packages[good]
        index = np.arange(mask.shape[0])
        met = own.members[:, index, packages].sum(axis=2) < own.sizes[:, None]
        return list(packages[met.all(axis=0)])

    def _branch(self, mask: Mask, multipliers: Multipliers, worth: Ints, sizes: npt.NDArray[np.intp]) -> None:
        shown = np.where(mask, worth, _NEVER)
        order = np.sort(shown, axis=1)
        loss = np.where(sizes > 1, order[:, -1] - order[:, -2], -1) if shown.shape[1] > 1 else -np.ones(len(sizes))
        k = int(loss.argmax())
        for option in sorted(np.flatnonzero(mask[k]), key=lambda o: (int(shown[k, o]), -int(o))):
            child = mask.copy()
            child[k] = False
            child[k, option] = True
            self.stack.append((child, multipliers, self.every))
