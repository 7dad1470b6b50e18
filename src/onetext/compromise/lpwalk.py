"""Branch and bound over packages: relaxations near the root, enumeration below.

At each node the linear relaxation gives multipliers, with which options are struck off or the node is refuted, in
integers (`narrowing`). A node with little left is enumerated, in numpy where it is tiny; else the compiled walk is
given a fixed amount of work, and if that is not enough, the node is split on the issue whose fractions move rows most.
Work is counted in nodes, never in seconds, so the same input takes the same path.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np

from onetext.compromise.answers import rows_of
from onetext.compromise.narrowing import SMALL, Mask, Narrowing
from onetext.compromise.problem import Packages
from onetext.compromise.relax import Floats, Relaxation, Relaxer
from onetext.compromise.scaled import Multipliers, Scaled, is_large
from onetext.compromise.subtree import Subtree
from onetext.compromise.target import Target

__all__ = ["LpWalk", "Walked"]

_PLAIN = 60
"""Nodes that are walked before the compiled walk is called for; large work calls for it at once."""
_QUOTA = 100
"""Nodes of the compiled walk that are spent on one node here."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Walked:
    """Part of a walk: packages found on it, whether it is over, and the nodes it took."""

    status: Literal["found", "done", "quota"]
    packages: Packages
    nodes: int


@dataclass(eq=False)
class _Node:
    """A node that the compiled walk works on: its packages are held back until it is through."""

    mask: Mask
    multipliers: Multipliers
    shares: Floats
    held: list[Packages]
    spent: int = 0


class LpWalk:
    """A depth-first walk that can be interrupted after any node and whose target may rise on the way.

    Parameters
    ----------
    start
        Multipliers at the root; those of the gaining rows are the tangent of a product.
    every
        Report each package once and miss none; otherwise packages are reported as soon as they are met.
    room
        So many packages at once are enough.
    """

    def __init__(self, own: Scaled, target: Target, start: Multipliers, *, every: bool, room: int = 1) -> None:
        self.own, self.target, self.start, self.every, self.room = own, target, start, every, room
        self.narrowing, self.problem = Narrowing(own), own.problem
        self.stack: list[tuple[Mask, Multipliers]] = []
        if self.problem.feasible and self.problem.allowed.any(axis=1).all():
            self.stack.append((self.problem.allowed.copy(), start))
        self.relaxers: dict[bool, Relaxer] = {}
        self.below: _Node | None = None
        self.visited = 0
        self.plain = 0 if is_large(self.problem) else _PLAIN
        self.nothing = rows_of(self.problem.issues, [])

    def aim(self, target: Target) -> None:
        """Raise the target."""
        self.target = target
        if self.below is not None:
            self._subtree.aim(target)

    def run(self, nodes: int) -> Walked:
        """Walk on for some nodes, or until something is found."""
        spent = 0
        while self.stack or self.below is not None:
            if spent >= nodes:
                return Walked(status="quota", packages=self.nothing, nodes=spent)
            found, took = self._visit(*self.stack.pop()) if self.below is None else self._enumerate(self.below)
            spent += took
            if len(found):
                return Walked(status="found", packages=found, nodes=spent)
        return Walked(status="done", packages=self.nothing, nodes=spent)

    def _visit(self, mask: Mask, multipliers: Multipliers) -> tuple[Packages, int]:
        self.visited += 1
        if not self.narrowing.propagate(mask, self.target):
            return self.nothing, 1
        relaxed = self._relaxed(mask)
        if relaxed.status == "solved":
            multipliers = self.own.multipliers(relaxed.rows, relaxed.clauses)
        if not self.narrowing.strike(mask, multipliers, self.target):
            return self.nothing, 1
        if prod(map(int, mask.sum(axis=1))) <= SMALL:
            return self.narrowing.try_all(mask, self.target), 1
        if self.visited <= self.plain:
            self._branch(mask, multipliers, relaxed.shares)
            return self.nothing, 1
        self.below = _Node(mask, multipliers, relaxed.shares, [])
        self._subtree.aim(self.target)
        self._subtree.begin(mask, multipliers)
        return self.nothing, 1

    def _enumerate(self, node: _Node) -> tuple[Packages, int]:
        """Give a node to the compiled walk; branch on it if its share of work is used up."""
        status, packages, took = self._subtree.run(_QUOTA - node.spent)
        node.spent += took
        if not self.every:
            if status != "found":
                self._leave(node, through=status == "done")
            return packages, took
        node.held.append(packages)
        if status == "found" and sum(map(len, node.held)) < self.room:
            return self.nothing, took
        self._leave(node, through=status != "quota")
        return (self.nothing if status == "quota" else np.concatenate(node.held)), took

    def _leave(self, node: _Node, *, through: bool) -> None:
        self.below = None
        if not through:
            self._branch(node.mask, node.multipliers, node.shares)

    def _branch(self, mask: Mask, multipliers: Multipliers, shares: Floats) -> None:
        """Split on the issue whose fractions move the rows most; the largest share is walked first.

        Without fractions (a relaxation that is whole, or none) the options left are taken to be equally likely.
        """
        several = mask.sum(axis=1) > 1
        apart = self._apart(np.where(mask, shares, 0.0), multipliers)
        if not (apart[several] > 0).any():
            even = mask / np.maximum(1, mask.sum(axis=1))[:, None]
            apart = self._apart(even, multipliers)
        k = int(np.where(several, apart, -1.0).argmax())
        for option in sorted(np.flatnonzero(mask[k]).tolist(), key=lambda o: (shares[k, o], -o)):
            child = mask.copy()
            child[k] = False
            child[k, option] = True
            self.stack.append((child, multipliers))

    def _apart(self, shares: Floats, multipliers: Multipliers) -> Floats:
        """Per issue how far its fractional options lie apart, over rows by what they are worth."""
        cells = self.own.cells / np.maximum(1, self.own.spans)[:, None, None]
        worth = multipliers.rows * self.own.spans
        mean = (cells * shares).sum(axis=2)
        return np.asarray((np.tensordot(worth, (cells - mean[:, :, None]) ** 2, 1) * shares).sum(axis=1))

    def _relaxed(self, mask: Mask) -> Relaxation:
        floors = np.array(
            [
                float(floor) * 2.0**shift + base if floor > 0 else -np.inf
                for floor, shift, base in zip(self.target.floors.tolist(), self.own.shifts, self.own.base, strict=True)
            ]
        )
        if self.target.gaining:
            found = self._relaxer(tangent=True).solve(floors, mask)
            if found.status == "solved":
                return Relaxation(**{**found.__dict__, "rows": found.rows + self._tangent()})
        return self._relaxer(tangent=False).solve(floors, mask)

    def _relaxer(self, *, tangent: bool) -> Relaxer:
        if tangent not in self.relaxers:
            objective = np.tensordot(self._tangent(), self.problem.cells.astype(np.float64), 1) if tangent else None
            spans = np.array([float(s) * 2.0**shift for s, shift in zip(self.own.spans, self.own.shifts, strict=True)])
            slope = np.zeros(len(spans)) if tangent else np.maximum(1.0, spans)
            self.relaxers[tangent] = Relaxer(self.problem, slope, objective=objective)
        return self.relaxers[tangent]

    def _tangent(self) -> Floats:
        """Multipliers of the gaining rows at the start, of exact sums."""
        own = np.zeros(len(self.own.spans))
        for r in self.target.gaining:
            own[r] = self.start.rows[r] / 2.0 ** self.own.shifts[r]
        return own

    @property
    def _subtree(self) -> Subtree:
        if not hasattr(self, "_made"):
            self._made = Subtree(self.own, self.target, every=self.every)
        return self._made
