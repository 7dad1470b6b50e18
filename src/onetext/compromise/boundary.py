"""The order in which issues are taken, and the boundary states between those taken and those to come.

A clause is *open* while some of its issues are taken and some are not, and *alive* while all options chosen so far are
among those it names. Which open clauses are alive is all that the issues to come need to know of those taken: that is
the boundary state. States are bit masks; states that forbid the same from here on are one (where several clauses wait
for the same single issue, only the union of what they forbid there counts).

The order is greedy, each next issue opening as few and closing as many clauses as can be, from several starts; the
one with the fewest states wins. It changes how much work a frontier is, never the frontier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from onetext.compromise.problem import Ints
from onetext.compromise.reduction import Reduced
from onetext.preferences import Clause

__all__ = ["NEVER", "Plan", "Stage", "plan_of"]

NEVER = -(2**61)
"""Bound of a state from which no package can be completed."""
_BITS, _STARTS, _FEW = 62, 4, 16


@dataclass(frozen=True, kw_only=True, eq=False)
class Stage:
    """One issue, taken.

    Attributes
    ----------
    issue
        Its place in the problem.
    cells
        Shape (classes, rows): what each class of options adds.
    targets
        Shape (states before, classes): the state after, or -1 where a clause would be met.
    most
        Shape (states after, rows): largest sums that the issues to come can add; NEVER where none completes.
    least
        The same for smallest sums; -NEVER where none completes.
    """

    issue: int
    cells: Ints
    targets: Ints
    most: Ints
    least: Ints


@dataclass(frozen=True, kw_only=True, eq=False)
class Plan:
    """All stages, and the bounds before the first."""

    stages: tuple[Stage, ...]
    most: Ints

    @property
    def feasible(self) -> bool:
        """Whether any package meets no clause: exact, since every state has been followed to the end."""
        return bool((self.most >= 0).all())

    @property
    def states(self) -> int:
        """The largest number of states after any stage."""
        return max((len(stage.most) for stage in self.stages), default=1)


def plan_of(reduced: Reduced, most_states: int = 2_000_000) -> Plan | None:
    """A plan of a feasible reduced problem; None where no order is found with fewer states in all than a number."""
    counts = [len(cells) for cells in reduced.cells]
    order, steps = list[int](), list[Ints]()
    for issues, clauses in _components(reduced.clauses):
        best = _best_order(issues, clauses, counts, most_states)
        if best is None:
            return None
        order += best[0]
        steps += best[1]
    joined = set(order)
    tops = [cells.max(axis=0) for cells in reduced.cells]
    spread = [sum(top.tolist()) for top in tops]
    for k in sorted(set(range(len(counts))) - joined, key=lambda k: (-spread[k], k)):
        order.append(k)
        steps.append(np.zeros((1, counts[k]), dtype=np.int64))
    return _bounded(order, steps, reduced, tops)


def _bounded(order: Sequence[int], steps: Sequence[Ints], reduced: Reduced, tops: Sequence[Ints]) -> Plan:
    rows = len(reduced.base)
    most = least = np.zeros((1, rows), dtype=np.int64)
    stages, free = list[Stage](), set(order).difference(*reduced.clauses)
    for k, targets in zip(reversed(order), reversed(steps), strict=True):
        cells = reduced.cells[k]
        stages.append(Stage(issue=k, cells=cells, targets=targets, most=most, least=least))
        if k in free:
            # The least of every row is 0.
            most = most + tops[k]
            continue
        barred = (targets < 0)[:, :, None]
        # A sum from a state that never completes stays beyond half of NEVER whatever cells add.
        most = np.where(barred, NEVER, most[targets] + cells).max(axis=1)
        least = np.where(barred, -NEVER, least[targets] + cells).min(axis=1)
    return Plan(stages=tuple(reversed(stages)), most=most)


# -- order -------------------------------------------------------------------------------------------------------------


def _components(clauses: Sequence[Clause]) -> list[tuple[list[int], list[Clause]]]:
    """Issues that clauses join, directly or through others, with their clauses; the largest set first."""
    group: dict[int, set[int]] = {}
    for clause in clauses:
        joined = set(clause).union(*(group.get(k, ()) for k in clause))
        for k in joined:
            group[k] = joined
    sets = {id(issues): sorted(issues) for issues in group.values()}
    parts = sorted(sets.values(), key=lambda issues: (-len(issues), issues))
    return [(issues, [c for c in clauses if not set(issues).isdisjoint(c)]) for issues in parts]


def _best_order(
    issues: Sequence[int], clauses: Sequence[Clause], counts: Sequence[int], most: int
) -> tuple[list[int], list[Ints]] | None:
    named = {k: [c for c, clause in enumerate(clauses) if k in clause] for k in issues}
    best: tuple[list[int], list[Ints]] | None = None
    for start in sorted(issues, key=lambda k: (len(named[k]), k))[:_STARTS]:
        order = _greedy(start, issues, clauses, named)
        steps = _walk(order, clauses, named, counts, most)
        if steps is not None:
            most, best = sum(map(len, steps)) - 1, (order, steps)
            if most <= _FEW * len(issues):
                break
    return best


def _greedy(start: int, issues: Iterable[int], clauses: Sequence[Clause], named: dict[int, list[int]]) -> list[int]:
    left = dict.fromkeys(issues)
    to_come = [len(clause) for clause in clauses]
    # Score: clauses that an issue would open, less those it would close.
    score = {k: sum(1 - (n == 1) * 2 for n in (to_come[c] for c in named[k])) for k in left}
    order, at_hand = [start], set[int]()
    while True:
        taken = order[-1]
        del left[taken]
        for c in named[taken]:
            for k in clauses[c]:
                if k in left:
                    opened, closing = to_come[c] == len(clauses[c]), to_come[c] == 2
                    score[k] -= opened + closing
                    at_hand.add(k)
            to_come[c] -= 1
        at_hand.discard(taken)
        if not left:
            return order
        order.append(min(at_hand, key=lambda k: (score[k], -len(named[k]), k)))


# -- states ------------------------------------------------------------------------------------------------------------


def _walk(
    order: Sequence[int], clauses: Sequence[Clause], named: dict[int, list[int]], counts: Sequence[int], most: int
) -> list[Ints] | None:
    """Per stage the state that follows each state and class; None beyond a number of states or of open clauses."""
    to_come = [set(clause) for clause in clauses]
    bits, free = dict[int, int](), list(range(_BITS))
    states, steps, total = np.zeros(1, dtype=np.int64), list[Ints](), 0
    for k in order:
        opening = [c for c in named[k] if c not in bits]
        if len(opening) > len(free):
            return None
        for c in opening:
            bits[c] = free.pop()
        for c in named[k]:
            to_come[c].discard(k)
        after = np.stack([_next(states, k, o, clauses, named[k], bits, opening, to_come) for o in range(counts[k])], 1)
        for c in [c for c in named[k] if not to_come[c]]:
            free.append(bits.pop(c))
        _close(after, clauses, bits, to_come)
        found = np.unique(after)
        # Where nothing is left, a state that nothing leads to stands in, so that bounds say so.
        found = found[found >= 0] if found[-1] >= 0 else np.zeros(1, dtype=np.int64)
        targets = np.searchsorted(found, after)
        targets[after < 0] = -1
        steps.append(targets)
        states, total = found, total + len(targets)
        if total + len(found) > most:
            return None
    return steps


def _next(
    states: Ints,
    issue: int,
    option: int,
    clauses: Sequence[Clause],
    named: Sequence[int],
    bits: dict[int, int],
    opening: Sequence[int],
    to_come: Sequence[set[int]],
) -> Ints:
    keep, born, barred = -1, 0, 0
    for c in named:
        bit, inside = 1 << bits[c], option in clauses[c][issue]
        if c in opening:
            born |= bit * inside
        elif not to_come[c]:
            keep &= ~bit
            barred |= bit * inside
        elif not inside:
            keep &= ~bit
    after = (states & keep) | born
    after[(states & barred) != 0] = -1
    return np.asarray(after, dtype=np.int64)


def _close(states: Ints, clauses: Sequence[Clause], bits: dict[int, int], to_come: Sequence[set[int]]) -> None:
    """Among clauses that wait for the same single issue, mark all alive that the alive ones already imply."""
    waiting: dict[int, list[int]] = {}
    for c in bits:
        if len(to_come[c]) == 1:
            (k,) = to_come[c]
            waiting.setdefault(k, []).append(c)
    for k, group in waiting.items():
        named = {c: sum(1 << o for o in clauses[c][k]) for c in group}
        if len(group) < 2 or max(named.values()) >= 1 << _BITS:
            continue
        union = np.zeros_like(states)
        for c in group:
            union |= np.where(states >> bits[c] & 1, named[c], 0)
        for c in group:
            states |= np.where((states >= 0) & (named[c] & ~union == 0), 1 << bits[c], 0)
