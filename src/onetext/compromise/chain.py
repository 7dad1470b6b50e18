"""Issues in a row, with the clauses as a state between them.

Taken one issue after the other, a package obeys all clauses if and only if no clause is still alive when its last issue
has been decided. A clause comes alive at its first issue and dies as soon as an issue stands at an option that it does
not name. The state between two issues is the set of clauses alive, one bit each; bits are used again after a clause has
been closed. The order is greedy: what leaves fewest clauses open comes first, and among those what moves the sums most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import FREE, Ints, Problem
from onetext.preferences import Clause

__all__ = ["Chain", "Step", "chain_of"]

MOST_OPEN = 62
"""Most clauses that may be open at a time: the state is one 64-bit number."""


@dataclass(frozen=True, eq=False)
class Step:
    """One issue of a chain.

    Attributes
    ----------
    issue
        Its place in the problem.
    options
        Its allowed options, by place.
    sums
        Shape (options, rows): what each adds to the rows that have a floor.
    opened, closed
        Bits of the clauses whose first, and whose last, issue this is.
    kept
        Per option the bits of the clauses that it leaves alive.
    """

    issue: int
    options: npt.NDArray[np.intp]
    sums: Ints
    opened: int
    closed: int
    kept: Ints

    def after(self, state: Ints, choice: int) -> tuple[Ints, npt.NDArray[np.bool_]]:
        """States after one of the options (by its place among the allowed ones), and which of them meet no clause."""
        alive = (state | self.opened) & self.kept[choice]
        return alive, (alive & self.closed) == 0


@dataclass(frozen=True, eq=False)
class Chain:
    """All issues in an order; `rows` and `floors` are those of the rows that have a floor.

    `left` holds clauses that did not fit into the state: whoever walks the chain has to test them.
    """

    steps: tuple[Step, ...]
    rows: npt.NDArray[np.intp]
    floors: Ints
    left: tuple[Clause, ...] = ()


def chain_of(problem: Problem, *, most_open: int = MOST_OPEN) -> Chain:
    """Put the issues of a problem in a row."""
    rows = np.flatnonzero(problem.floors > FREE)
    cells = problem.cells[rows]
    order = _order(problem, cells)
    kept, left = _fitting(order, problem.clauses, most_open)
    bits = _bits(order, kept)
    steps = tuple(_step(problem, cells, k, place, order, kept, bits) for place, k in enumerate(order))
    return Chain(steps, rows, problem.floors[rows], left)


def _step(
    problem: Problem,
    cells: Ints,
    issue: int,
    place: int,
    order: Sequence[int],
    clauses: Sequence[Clause],
    bits: Sequence[int],
) -> Step:
    where = {k: i for i, k in enumerate(order)}
    options = problem.choices(issue)
    opened = closed = 0
    kept = np.full(len(options), -1, dtype=np.int64)
    for clause, bit in zip(clauses, bits, strict=True):
        if issue not in clause:
            continue
        places = [where[k] for k in clause]
        opened |= bit if min(places) == place else 0
        closed |= bit if max(places) == place else 0
        kept[~np.isin(options, list(clause[issue]))] &= ~bit
    return Step(issue, options, np.ascontiguousarray(cells[:, issue, options].T), opened, closed, kept)


def _order(problem: Problem, cells: Ints) -> list[int]:
    """Greedy: fewest open clauses afterwards, then most clauses closed, then the largest spread of the sums."""
    spread = _spread(problem, cells)
    order = list[int]()
    missing = [set(clause) for clause in problem.clauses]
    about: list[list[int]] = [[] for _ in range(problem.issues)]
    for c, clause in enumerate(problem.clauses):
        for k in clause:
            about[k].append(c)
    whole = [len(clause) for clause in problem.clauses]

    def cost(k: int) -> tuple[int, int, float, int]:
        """What taking an issue next costs; the smallest is best, and the issue itself breaks ties."""
        opens = sum(len(missing[c]) == whole[c] for c in about[k])
        closes = sum(missing[c] == {k} for c in about[k])
        return opens - closes, -closes, -spread[k], k

    # Issues that no clause names never change their cost, so they are sorted once.
    free = sorted((k for k in range(problem.issues) if not about[k]), key=cost, reverse=True)
    joined = {k for k in range(problem.issues) if about[k]}
    while joined:
        best = min(joined, key=cost)
        while free and cost(free[-1]) < cost(best):
            order.append(free.pop())
        joined.remove(best)
        order.append(best)
        for c in about[best]:
            missing[c].discard(best)
    return [*order, *reversed(free)]


def _spread(problem: Problem, cells: Ints) -> list[float]:
    """Per issue how far apart its options are, each row in shares of its whole range."""
    found = np.zeros(problem.issues)
    for row in cells:
        own = np.array([np.ptp(row[k, c]) if len(c := problem.choices(k)) else 0 for k in range(problem.issues)], float)
        found += own / max(1.0, own.sum())
    return [float(x) for x in found]


def _fitting(
    order: Sequence[int], clauses: Sequence[Clause], most_open: int
) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses that fit into the state, shortest spans first, and the others."""
    where = {k: i for i, k in enumerate(order)}
    spans = [(min(places), max(places)) for clause in clauses if (places := [where[k] for k in clause])]
    used = np.zeros(len(order) + 1, dtype=np.int64)
    kept, left = set[int](), list[Clause]()
    for c in sorted(range(len(clauses)), key=lambda c: (spans[c][1] - spans[c][0], c)):
        first, last = spans[c]
        if used[first : last + 1].max() < most_open:
            used[first : last + 1] += 1
            kept.add(c)
        else:
            left.append(clauses[c])
    return tuple(clauses[c] for c in sorted(kept)), tuple(left)


def _bits(order: Sequence[int], clauses: Sequence[Clause]) -> list[int]:
    """A bit per clause, free again after its last issue."""
    where = {k: i for i, k in enumerate(order)}
    spans = [(min(where[k] for k in clause), max(where[k] for k in clause), c) for c, clause in enumerate(clauses)]
    busy: dict[int, int] = {}
    bits = [0] * len(clauses)
    for first, last, c in sorted(spans):
        bit = next(b for b in range(MOST_OPEN + 1) if busy.get(b, -1) < first)
        busy[bit] = last
        bits[c] = 1 << bit
    return bits
