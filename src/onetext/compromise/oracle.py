"""Would lifting these members open the zone? Asked thousands of times over one table, so everything learnt is kept.

1. A package seen before that breaks only lifted members: open.
2. A refutation made before that still holds: empty.
3. Branch and bound over the linear relaxation: a mixture that meets all demands is rounded to packages, which the table
   itself judges in integers; where none fits, an issue is split. Every branch ends in a leaf that is checked in
   integers, so an answer never rests on a float.

The scheme (implicit hitting sets) needs cores of what is empty; they are read off the refutations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from onetext.compromise.elastic import Elastic
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints
from onetext.compromise.refutations import Leaf, Refutation, combined, refuted
from onetext.compromise.table import Table
from onetext.compromise.toggles import Toggles, toggles_of

__all__ = ["Answer", "Choice", "Cuts", "Descent", "Oracle"]

Flags = npt.NDArray[np.bool_]
Choice = tuple[int, ...]
_ROUNDED = 256
"""Most packages that one mixture is rounded to."""
_CUTS = 64
"""Combinations of demands that are kept for closing nodes."""
_QUESTION_NODES = 20_000
"""Most nodes of one question; beyond it, the answer is open."""


@dataclass(frozen=True)
class Answer:
    """`open` with a package, or not with a refutation; None where a limit struck."""

    open: bool | None
    package: Choice | None = None
    refutation: Refutation | None = None


class Oracle:
    """Answers for one table; `nodes` counts what they took."""

    def __init__(self, table: Table, watch: Watch) -> None:
        self.toggles: Toggles = toggles_of(table)
        self.watch = watch
        self.seen: dict[int, Choice] = {}
        self.pool: list[Refutation] = []
        self.cuts = Cuts(self.toggles)
        self.nodes = 0
        self._elastic: Elastic | None = None

    @property
    def elastic(self) -> Elastic:
        """The relaxation, made when it is first needed."""
        if self._elastic is None:
            self._elastic = Elastic(self.toggles)
        return self._elastic

    def ask(self, lifted: int) -> Answer:
        """Whether any package is left when the members of a mask are lifted."""
        kept = ~lifted
        for broken, package in self.seen.items():
            if not broken & kept:
                return Answer(True, package)
        domains = self.toggles.domains(lifted)
        known = refuted(self.pool, lifted, domains)
        if known is not None:
            return Answer(False, refutation=known)
        descent = Descent(self.toggles, self.elastic, self.cuts, self._judged, lifted, domains)
        answer = descent.run(self.watch)
        self.nodes += descent.nodes
        if answer.refutation is not None:
            self.pool.append(answer.refutation)
        return answer

    def _judged(self, package: Choice) -> int:
        """What a package breaks; one that obeys the rules is remembered."""
        if not self.toggles.obeys_rules(package):
            return -1
        broken = self.toggles.broken(package)
        self.seen.setdefault(broken, package)
        return broken


class Cuts:
    """Combinations of demands that were worth while lately: they often close a node without a relaxation."""

    def __init__(self, toggles: Toggles) -> None:
        self.cells = np.zeros((_CUTS, *toggles.base.allowed.shape), dtype=np.int64)
        self.floors = np.full(_CUTS, np.iinfo(np.int64).min)
        self.leaves: list[Leaf] = []
        self.added = 0

    def add(self, leaf: Leaf) -> None:
        """Take in one more, for the oldest."""
        place = self.added % _CUTS
        self.cells[place], self.floors[place] = leaf.cells, leaf.floor
        if place == len(self.leaves):
            self.leaves.append(leaf)
        else:
            self.leaves[place] = leaf
        self.added += 1

    def closing(self, left: Flags, lifted: int) -> Leaf | None:
        """One that shows that nothing is left of these options."""
        many = len(self.leaves)
        if not many:
            return None
        reach = np.where(left, self.cells[:many], np.iinfo(np.int64).min).max(axis=2).sum(axis=1)
        for place in np.flatnonzero(reach < self.floors[:many]).tolist():
            if not self.leaves[place].needs & lifted:
                return self.leaves[place]
        return None


class Descent:
    """One question that nothing known answers.

    Parameters
    ----------
    judge
        The mask of what a package of real issues breaks, exactly; -1 for what cannot be lifted.
    """

    def __init__(
        self,
        toggles: Toggles,
        elastic: Elastic,
        cuts: Cuts,
        judge: Callable[[Choice], int],
        lifted: int,
        domains: Flags,
    ) -> None:
        self.own, self.elastic, self.judge = toggles, elastic, judge
        self.lifted, self.domains = lifted, domains
        self.waiting: list[Flags] = [toggles.base.allowed]
        self.leaves: list[Leaf] = []
        self.cuts, self.nodes = cuts, 0
        rows = [r for r, owner in enumerate(toggles.owners) if not owner & lifted]
        self.cells, self.floors = toggles.cells[rows], toggles.floors[rows]
        self.joints = [joint.options for joint in toggles.joints if not joint.owner & lifted]

    def run(self, watch: Watch) -> Answer:
        """Go on until the question is answered, or a limit strikes."""
        while self.waiting:
            self.nodes += 1
            if self.nodes > _QUESTION_NODES or watch.struck():
                return Answer(None)
            watch.spend(1)
            found = self._node(self.waiting.pop())
            if found is not None:
                return Answer(True, found)
        return Answer(False, refutation=Refutation(self.leaves))

    def _node(self, within: Flags) -> Choice | None:
        """Close a node with a leaf, or find a package in it, or split it."""
        left = self.domains & within
        counts = left.sum(axis=1)
        if (counts == 0).any():
            self.leaves.append(self._empty(within))
            return None
        real = self.own.base.real
        if (counts[:real] == 1).all():
            return self._single(within, tuple(int(o) for o in left[:real].argmax(axis=1)))
        known = self.cuts.closing(left, self.lifted)
        if known is not None:
            self.leaves.append(replace(known, within=within))
            return None
        relaxed = self.elastic.solve(self.lifted, left)
        leaf = self._empty(within)
        if relaxed is not None:
            leaf = combined(self.own, relaxed.rows.tolist(), relaxed.clauses.tolist(), within)
            self.cuts.add(leaf)
            if relaxed.margin < 0 and leaf.closed(self.lifted, self.domains):
                self.leaves.append(leaf)
                return None
        mix = left / counts[:, None] if relaxed is None else relaxed.mix
        for package in self._rounded(np.where(left, np.maximum(mix, 0.0), -1.0)):
            if not self.judge(package) & ~self.lifted:
                return package
        self._divide(leaf, left, np.where(left, mix, -1.0))
        return None

    def _divide(self, leaf: Leaf, left: Flags, mix: npt.NDArray[np.float64]) -> None:
        """One child per option left of the most mixed issue; the largest share is taken first, so put last.

        What is barred now, and what the same combination of demands closes, is a leaf together.
        """
        within = leaf.within
        issue = self._branching(left, mix)
        reach = np.where(left, leaf.cells, np.iinfo(np.int64).min).max(axis=1)
        others = int(reach.sum()) - int(reach[issue])
        open_ = [o for o in np.flatnonzero(left[issue]).tolist() if others + int(leaf.cells[issue, o]) >= leaf.floor]
        closed = within[issue].copy()
        closed[open_] = False
        if closed.any():
            self.leaves.append(replace(leaf, within=_narrowed(within, issue, np.flatnonzero(closed))))
        for option in sorted(open_, key=lambda o: float(mix[issue, o])):
            self.waiting.append(_narrowed(within, issue, option))

    def _branching(self, left: Flags, mix: npt.NDArray[np.float64]) -> int:
        """The real issue whose mixed options differ the most in what they give."""
        real = self.own.base.real
        share = np.where(left[:real], np.maximum(mix[:real], 0.0), 0.0)
        most = share.max(axis=1)
        if len(self.cells) and (most < 1 - 1e-7).any():
            given = self.cells[:, :real].astype(np.float64)
            middle = (given * share).sum(axis=2, keepdims=True)
            spread = (np.abs(given - middle) * share).sum(axis=2).sum(axis=0)
            return int(np.where(left[:real].sum(axis=1) > 1, spread, -1.0).argmax())
        return int(np.where(left[:real].sum(axis=1) > 1, most, 2.0).argmin())

    def _empty(self, within: Flags) -> Leaf:
        return Leaf(within, np.zeros(within.shape, dtype=np.int64), 0, 0)

    def _single(self, within: Flags, package: Choice) -> Choice | None:
        broken = self.judge(package)
        if not broken & ~self.lifted:
            return package
        self.leaves.append(Leaf(within, np.zeros(within.shape, dtype=np.int64), 0, 0, package, broken))
        return None

    def _rounded(self, mix: npt.NDArray[np.float64]) -> list[Choice]:
        """Packages of options that a mixture takes part of, those that meet the rounded demands; the best mix first."""
        real = self.own.base.real
        best = mix[:real].argmax(axis=1)
        parts = [np.flatnonzero(row > 1e-7) for row in mix[:real]]
        open_ = sorted((k for k in range(real) if len(parts[k]) > 1), key=lambda k: float(mix[k].max()))
        while open_ and np.prod([len(parts[k]) for k in open_]) > _ROUNDED:
            open_.pop()
        choices = list(product(*(parts[k] for k in open_)))
        packages = np.repeat(best[None], len(choices), axis=0)
        if open_:
            packages[:, open_] = np.array(choices)
        good = self._meeting(packages)
        return [tuple(int(o) for o in package) for package in packages[good][:4]]

    def _meeting(self, packages: Ints) -> Flags:
        whole = self.own.base.extended(packages.tolist())
        index = np.arange(whole.shape[1])
        good = np.asarray(self.domains[index, whole].all(axis=1))
        if len(self.floors):
            totals = self.cells[:, index, whole].sum(axis=2).T
            good &= (totals >= self.floors).all(axis=1)
        for options in self.joints:
            named = np.flatnonzero(options.any(axis=1))
            good &= ~options[named, whole[:, named]].all(axis=1)
        return good


def _narrowed(within: Flags, issue: int, options: int | npt.NDArray[np.intp]) -> Flags:
    found = within.copy()
    found[issue] = False
    found[issue, options] = True
    return found
