"""The compiled walk below a node, behind a plain face. Compiled code is loaded at the first use."""

from __future__ import annotations

from typing import Literal

import numpy as np

from onetext.compromise.narrowing import Mask
from onetext.compromise.problem import Ints, Packages
from onetext.compromise.scaled import Multipliers, Scaled
from onetext.compromise.target import Target

__all__ = ["Subtree"]

_BUDGET = 3000
"""Packages tried below a compiled node before it is split."""
_STEPS = 4
"""Subgradient steps at a compiled node."""


_FRESH, _TOLD = -1, -2
"""Kinds of nodes; of the second none is told before everything below has been tried."""


class Subtree:
    """A walk below a node that can be interrupted, and whose target may rise; used for one node after another."""

    def __init__(self, own: Scaled, target: Target, *, every: bool) -> None:
        self.own, self.every = own, every
        problem = own.problem
        self.places = np.argwhere(problem.allowed)
        where, self.option = self.places[:, 0], self.places[:, 1].astype(np.int64)
        self.first = np.searchsorted(where, np.arange(problem.issues + 1)).astype(np.int64)
        cells = np.ascontiguousarray(own.cells[:, where, self.option].T)
        self.fixed = (self.first, cells, own.spans, *self._clauses(), own.sizes)
        depth = problem.issues + 2
        self.masks = np.zeros((depth, len(where)), dtype=np.uint8)
        self.rows = np.zeros((depth, len(own.spans)))
        self.clauses = np.zeros((depth, len(own.sizes)))
        self.orders = np.zeros((depth, problem.allowed.shape[1]), dtype=np.int64)
        self.kinds, self.turns, self.ends = (np.zeros(depth, dtype=np.int64) for _ in range(3))
        self.packages = np.zeros((4 * (_BUDGET + 1), problem.issues), dtype=np.int64)
        self.height = 0
        self.aim(target)

    def begin(self, mask: Mask, multipliers: Multipliers) -> None:
        """Stand at a node."""
        self.masks[0] = mask[self.places[:, 0], self.places[:, 1]]
        self.rows[0], self.clauses[0] = multipliers.rows, multipliers.clauses
        self.kinds[0], self.height = _TOLD if self.every else _FRESH, 1

    def aim(self, target: Target) -> None:
        """Raise the target."""
        count = len(self.own.spans)
        gaining, starts = np.zeros(count, dtype=np.uint8), np.zeros(count, dtype=np.int64)
        beyond, own = np.zeros(count), list(target.gaining)
        gaining[own] = 1
        starts[own], beyond[own] = target.starts, target.beyond
        self.target = (target.floors, gaining, starts, beyond, float(target.logarithm))

    def run(self, nodes: int) -> tuple[Literal["found", "done", "quota"], Packages, int]:
        """Walk on for some nodes; `found` when something is, or when there is no room for more."""
        from onetext.compromise.kernels.trying import Aim, Fixed
        from onetext.compromise.kernels.walking import DONE, QUOTA, Stack, walk

        status, self.height, count, took = walk(
            Fixed(*self.fixed),
            Aim(*self.target),
            self.height,
            Stack(self.masks, self.rows, self.clauses, self.kinds, self.orders, self.turns, self.ends),
            self.packages,
            self.every,
            nodes,
            _BUDGET,
            _STEPS,
        )
        packages = self.option[self.first[:-1] + self.packages[:count]]
        names: dict[int, Literal["done", "quota"]] = {DONE: "done", QUOTA: "quota"}
        return names.get(status, "found"), packages, took

    def _clauses(self) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
        """Clauses as runs of numbers: per clause its issues, per issue its options; and per option its clauses."""
        number = {(int(k), int(o)): j for j, (k, o) in enumerate(self.places)}
        ends, issues, option_ends, options = [0], list[int](), [0], list[int]()
        naming: list[list[int]] = [[] for _ in number]
        for c, clause in enumerate(self.own.problem.clauses):
            for k, named in sorted(clause.items()):
                inside = [number[k, o] for o in sorted(named) if (k, o) in number]
                issues.append(k)
                options += inside
                option_ends.append(len(options))
                for j in inside:
                    naming[j].append(c)
            ends.append(len(issues))
        naming_ends = [0, *np.cumsum([len(own) for own in naming]).tolist()]
        flat = [c for own in naming for c in own]
        parts = [np.array(part, dtype=np.int64) for part in (ends, issues, option_ends, options, naming_ends, flat)]
        return parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]
