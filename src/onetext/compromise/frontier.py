"""The Pareto frontier of the signatories' values over the zone, exactly, for up to three of them (S12).

Issues are taken one by one. After each, labels that another label of the same boundary state beats are dropped, and so
are those from which some floor is out of reach. What is left after the last issue is the frontier: one label per vector
of values. Ways to equal labels are all remembered, so packages are counted exactly, and can be named.

A package that some other one beats after k issues is beaten whatever follows; one that is equalled is not, and stays
among the ways of the label that stands for both. So no package of the frontier is lost, and none counted twice.

Source: the dynamic program for knapsacks with several objectives (Nemhauser and Ullmann 1969), with a boundary state.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

import numpy as np

from onetext.compromise.boundary import Plan, Stage, plan_of
from onetext.compromise.compiled import compiled_stage, compiled_stages
from onetext.compromise.labels import Bounds, Links, plain_stage, start
from onetext.compromise.limits import Watch
from onetext.compromise.problem import FREE, Ints, Packages, Problem
from onetext.compromise.reduction import Reduced, reduced
from onetext.compromise.tally import tallied
from onetext.errors import UsageError

__all__ = ["CAP", "Frontier", "frontier"]

CAP = 8_000_000
"""Most labels alive after a stage."""
_STORED = 250_000_000
"""Most ways remembered in all; 5 bytes each."""
_PLAIN = {2: 2_000_000, 3: 100_000}
"""Labels looked at by the plain way before the compiled one is loaded, by number of rows."""
_NEVER = 2**62


@dataclass(frozen=True, kw_only=True, eq=False)
class Frontier:
    """All vectors of values that no agreement beats.

    Attributes
    ----------
    values
        Shape (points, signers): sums; divided by the problem's denominators they are values. In falling lexicographic
        order.
    complete
        Whether the table is exact: with rounded rows, sums may be off by the problem's slack.
    """

    problem: Problem
    values: Ints
    complete: bool
    stages: tuple[Stage, ...]
    links: tuple[Links, ...]
    reduction: Reduced

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """Per point the number of packages that have its values, exactly."""
        classes = [self.reduction.classes[stage.issue] for stage in self.stages]
        sizes = [np.array([len(members) for members in own], dtype=np.int64) for own in classes]
        return tallied(len(self), self.links, sizes)

    def packages(self, point: int, limit: int) -> Packages:
        """Packages of a point, at most so many, in lexicographic order; over all issues."""
        found = list(islice(self._ways(point), limit))
        places = np.argsort([stage.issue for stage in self.stages])
        packages = np.array(found, dtype=np.int64).reshape(len(found), len(self.stages))[:, places]
        return packages[np.lexsort(packages.T[::-1])] if packages.size else packages

    def _ways(self, point: int) -> Iterator[tuple[int, ...]]:
        """Options in the order of the stages, by walking back along all ways."""
        waiting: list[tuple[int, int, tuple[tuple[int, ...], ...]]] = [(len(self.stages), point, ())]
        while waiting:
            depth, label, chosen = waiting.pop()
            if not depth:
                yield from product(*chosen)
                continue
            links, classes = self.links[depth - 1], self.reduction.classes[self.stages[depth - 1].issue]
            low, high = np.searchsorted(links.extra_label, [label, label + 1])
            ways = [(int(links.before[label]), int(links.choice[label]))]
            ways += zip(links.extra_before[low:high].tolist(), links.extra_choice[low:high].tolist(), strict=True)
            waiting += [(depth - 1, before, (classes[choice], *chosen)) for before, choice in reversed(ways)]


def frontier(problem: Problem, watch: Watch, *, cap: int = CAP) -> Frontier | None:
    """The frontier over the zone of a problem.

    Parameters
    ----------
    cap
        Most labels alive after any stage.

    Returns
    -------
    None where it is out of reach: more than three rows that matter, too many boundary states or labels, or a limit has
    struck (then `watch.why` says so).

    Raises
    ------
    UsageError
        Without any signatory whose values are known.
    """
    if not problem.signers:
        raise UsageError("no signatory has values on record, so there is no frontier; give one of them weights")
    rows = _rows_that_matter(problem)
    # A single signatory is given a second row of zeros below.
    if len(rows) + (problem.signers == 1) > 3:
        return None
    simpler = reduced(problem)
    plan = plan_of(_only(simpler, rows, problem.signers)) if simpler.feasible else Plan(stages=(), most=_NONE)
    if plan is None:
        return None
    floors = np.array([_floor(problem, simpler, row) for row in rows], dtype=np.int64)
    floors = np.insert(floors, [1] * (problem.signers == 1), FREE)
    if not plan.feasible or (plan.most[0] < floors).any():
        return _empty(problem, simpler)
    return _swept(problem, simpler, plan, floors, watch, cap)


_NONE = np.full((1, 1), -1, dtype=np.int64)


def _rows_that_matter(problem: Problem) -> list[int]:
    """The signatories', and those that some package leaves below their floor."""
    least = np.where(problem.allowed, problem.cells, _NEVER).min(axis=2).sum(axis=1) if problem.feasible else None
    extra = range(problem.signers, problem.rows)
    return [*range(problem.signers), *(r for r in extra if least is not None and problem.floors[r] > least[r])]


def _floor(problem: Problem, simpler: Reduced, row: int) -> int:
    floor = int(problem.floors[row])
    return FREE if floor == FREE else max(FREE, floor - int(simpler.base[row]))


def _only(simpler: Reduced, rows: Sequence[int], signers: int) -> Reduced:
    """Cells of some rows; a single signatory gets a second row of zeros, so that two are always swept."""
    cells = [own[:, list(rows)] for own in simpler.cells]
    base = simpler.base[list(rows)]
    if signers == 1:
        cells = [np.insert(own, 1, 0, axis=1) for own in cells]
        base = np.insert(base, 1, 0)
    return Reduced(
        classes=simpler.classes, cells=tuple(cells), base=base, clauses=simpler.clauses, feasible=simpler.feasible
    )


def _empty(problem: Problem, simpler: Reduced) -> Frontier:
    values = np.zeros((0, problem.signers), dtype=np.int64)
    return Frontier(problem=problem, values=values, complete=problem.exact, stages=(), links=(), reduction=simpler)


def _swept(problem: Problem, simpler: Reduced, plan: Plan, floors: Ints, watch: Watch, cap: int) -> Frontier | None:
    bounds = _bounds(plan, floors, min(max(problem.signers, 2), len(floors)))
    layer, ready, kept = start(len(floors)), list[Links](), list[Links]()
    if watch.struck():
        return None
    ahead = layer
    if _loaded() and plan.stages:
        ahead, ready = compiled_stages(plan, bounds)
    alive, looked, stored, at = 1, 0, 0, 0
    for number, stage in enumerate(plan.stages):
        own = bounds.part(at, at + len(stage.most))
        at += len(stage.most)
        coming = alive * len(stage.cells)
        looked += coming
        watch.tell("frontier", number / len(plan.stages))
        # Stages that were worked out ahead count and are asked about like any other: the answer that a limit leaves
        # must not depend on what this process had loaded before.
        if watch.struck():
            return None
        if number < len(ready):
            layer, links = ahead, ready[number]
        else:
            plain = looked <= _PLAIN[len(floors)] and not _loaded()
            found = plain_stage(layer, stage, own) if plain else compiled_stage(layer, stage, own, watch)
            if found is None:
                return None
            layer, links = found
        alive = len(links.before)
        watch.spend(coming)
        stored += len(links)
        if alive > cap or stored > _STORED:
            return None
        kept.append(links)
    values = np.stack(layer.columns[: problem.signers], axis=1) + simpler.base[: problem.signers]
    return Frontier(
        problem=problem, values=values, complete=problem.exact, stages=plan.stages, links=tuple(kept), reduction=simpler
    )


def _loaded() -> bool:
    """Whether the compiled way costs no loading; both ways give the same, and count the same nodes."""
    return "numba" in sys.modules


def _bounds(plan: Plan, floors: Ints, signers: int) -> Bounds:
    """Those of all stages, one behind the other."""
    most = np.concatenate([stage.most for stage in plan.stages] or [plan.most])
    need = np.where(most < 0, _NEVER, floors - most)
    cap = np.full(len(need), _NEVER, dtype=np.int64)
    if signers < len(floors):
        cap = floors[-1] - np.concatenate([stage.least[:, -1] for stage in plan.stages] or [plan.most[:, -1]])
    return Bounds(need=need, cap=cap, signers=signers)
