"""A table as arrays that solvers take: additive integer rows, floors, and clauses; nothing else.

Interactions and value-tested consents are turned into auxiliary issues, so that no solver needs to know them:

- an interaction becomes an issue with the options `no` and `yes` whose `yes` carries the points, joined by clauses to
  its terms so that exactly one of both is allowed beside any choice of the others;
- a consent with a value test becomes an issue `needed` / `not needed`; where it is not needed its row gets enough to
  pass any test.

Auxiliary issues follow the real ones and are determined by them, so packages are neither added nor lost.

Sums must fit 64 bits. Beyond that, rows are scaled and rounded (S20): `slack` says by how many units a sum may be off,
and the floors are raised (`sure`) or lowered (`possible`) by it; packages between both are undecided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Literal

import numpy as np
import numpy.typing as npt

from onetext.compromise.table import Row, Table, ValueConsent
from onetext.model.results import Member
from onetext.preferences import Clause

__all__ = [
    "FREE",
    "Ints",
    "Packages",
    "Problem",
    "problem_of",
    "with_clauses",
    "with_floors",
    "with_row",
    "without_floors",
]

Ints = npt.NDArray[np.int64]
Packages = npt.NDArray[np.int64]
"""One package a row: places of options, one column an issue."""
FREE = -(2**62)
"""The floor of a row that has none."""
_SAFE = 2**62
_SCALE = 2**52
"""Denominator of rows that had to be rounded, unless their values are so large that it must be smaller."""
NO, YES = 0, 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """Choose one allowed option per issue so that all clauses stay unmet and all rows reach their floors.

    Attributes
    ----------
    table
        What it was made of.
    real
        Number of real issues; auxiliary ones follow.
    sizes
        Options per issue.
    cells
        Shape (rows, issues, widest): what an option adds to a row's sum; 0 beyond an issue's options.
    allowed
        Shape (issues, widest): options that no rule, line or consent bars by itself.
    floors
        Shape (rows,): least sums; FREE where there is none.
    denominators
        Per row: value = sum / denominator (+- slack / denominator).
    slack
        Per row: largest error of a sum, in units; 0 where exact.
    signers
        The first rows are the signatories', in the order of the table; the others only constrain.
    clauses
        What may not stand together, over two issues or more, cut down to allowed options.
    feasible
        False when clauses contradict each other by themselves; no option is allowed then.
    """

    table: Table
    real: int
    sizes: tuple[int, ...]
    cells: Ints
    allowed: npt.NDArray[np.bool_]
    floors: Ints
    denominators: tuple[int, ...]
    slack: Ints
    signers: int
    clauses: tuple[Clause, ...]
    feasible: bool

    @property
    def issues(self) -> int:
        """Number of issues, auxiliary ones included."""
        return len(self.sizes)

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.floors)

    @property
    def exact(self) -> bool:
        """Whether no row was rounded."""
        return not self.slack.any()

    @property
    def no_deal(self) -> tuple[Fraction | None, ...]:
        """Per signatory its no-deal value."""
        return tuple(row.no_deal for row in self.table.rows)

    def choices(self, issue: int) -> npt.NDArray[np.intp]:
        """The allowed options of an issue, by place."""
        return np.flatnonzero(self.allowed[issue])

    def totals(self, packages: Packages) -> Ints:
        """Sums per package and row; shape (packages, rows). Packages are over all issues."""
        index = np.arange(self.issues)
        found: Ints = self.cells[:, index, packages].sum(axis=2).T
        return found

    def fits(self, packages: Packages) -> npt.NDArray[np.bool_]:
        """Which packages use allowed options only, meet no clause and reach every floor."""
        index = np.arange(self.issues)
        good = np.asarray(self.allowed[index, packages].all(axis=1))
        for clause in self.clauses:
            met = np.ones(len(packages), dtype=np.bool_)
            for issue, options in clause.items():
                met &= np.isin(packages[:, issue], list(options))
            good &= ~met
        good &= (self.totals(packages) >= self.floors).all(axis=1)
        return good

    def extended(self, packages: Sequence[Sequence[int]]) -> Packages:
        """Real packages with the auxiliary issues that follow from them."""
        real = np.asarray(packages, dtype=np.int64).reshape(-1, self.real)
        columns = [real]
        for where in _auxiliaries(self.table):
            columns.append(_state(where, real)[:, None])
        return np.concatenate(columns, axis=1)

    def value(self, row: int, total: int) -> Fraction:
        """A sum as the party's points; exact where the problem is."""
        return Fraction(int(total), self.denominators[row])


def problem_of(
    table: Table, *, lifted: Collection[Member] = (), rounding: Literal["sure", "possible"] = "sure"
) -> Problem:
    """The problem of a table, with some members lifted.

    Parameters
    ----------
    rounding
        Which side of a threshold a package counts on that a rounded row cannot decide. Without effect on exact rows.
    """
    consents = [item for item in table.consents if item.member not in lifted]
    rows = [*table.rows, *(item.row for item in consents)]
    auxiliaries = _auxiliaries(table)
    sizes = (*map(len, table.options), *(2 for _ in auxiliaries))
    scaled = [_scaled(row) for row in rows]
    cells = np.zeros((len(rows), len(sizes), max(sizes, default=1)), dtype=np.int64)
    for r, (row, (numbers, _, _)) in enumerate(zip(rows, scaled, strict=True)):
        _fill(cells[r], numbers, row, auxiliaries, table)
    floors, slack = np.full(len(rows), FREE, dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    for r, (row, (_, denominator, off)) in enumerate(zip(rows, scaled, strict=True)):
        slack[r] = off
        member = Member(kind="no_deal", id=row.party, party=row.party)
        if row.no_deal is not None and not (r < len(table.rows) and member in lifted):
            floors[r] = ceil(row.no_deal * denominator) + (off if rounding == "sure" else -off)
    _excuse(cells, floors, table, auxiliaries, consents)
    clauses = [*table.clauses(lifted), *_defining(auxiliaries, sizes, len(table.issues))]
    allowed, joint, feasible = _propagated(sizes, cells.shape[2], clauses)
    return Problem(
        table=table,
        real=len(table.issues),
        sizes=sizes,
        cells=cells,
        allowed=allowed,
        floors=floors,
        denominators=tuple(denominator for _, denominator, _ in scaled),
        slack=slack,
        signers=len(table.rows),
        clauses=tuple(joint),
        feasible=feasible,
    )


def with_floors(problem: Problem, floors: Sequence[int]) -> Problem:
    """The same problem with other floors, one per row."""
    return replace(problem, floors=np.asarray(floors, dtype=np.int64))


def without_floors(problem: Problem) -> Problem:
    """The same problem with every package that the rules, lines and consents allow."""
    return with_floors(problem, [FREE] * problem.rows)


def with_row(problem: Problem, cells: npt.ArrayLike, floor: int) -> Problem:
    """The problem with one more constraining row: cells of shape (issues, widest)."""
    return replace(
        problem,
        cells=np.concatenate([problem.cells, np.asarray(cells, dtype=np.int64)[None]]),
        floors=np.append(problem.floors, np.int64(floor)),
        denominators=(*problem.denominators, 1),
        slack=np.append(problem.slack, np.int64(0)),
    )


def with_clauses(problem: Problem, clauses: Iterable[Clause]) -> Problem:
    """The problem with more that may not stand together; a clause of a single issue bars its options."""
    barred: list[Clause] = [
        {k: frozenset(np.flatnonzero(~problem.allowed[k, :size]).tolist())}
        for k, size in enumerate(problem.sizes)
        if not problem.allowed[k, :size].all()
    ]
    every = [*problem.clauses, *barred, *clauses]
    allowed, joint, feasible = _propagated(problem.sizes, problem.cells.shape[2], every)
    feasible &= problem.feasible
    return replace(problem, allowed=allowed & feasible, clauses=tuple(joint), feasible=feasible)


# -- auxiliary issues --------------------------------------------------------------------------------------------------

Where = tuple[tuple[tuple[int, frozenset[int]], ...], bool]
"""What sets an auxiliary issue to `yes`: all of its terms (True) or any of them (False)."""


def _auxiliaries(table: Table) -> list[Where]:
    """Interactions over two issues or more, each set of terms once; then consents with a value test."""
    found: dict[Where, None] = {}
    for row in [*table.rows, *(item.row for item in table.consents)]:
        for where, _ in row.interactions:
            if len(where) > 1:
                found[_all_of(where)] = None
    for consent in table.consents:
        found[tuple(sorted(consent.options.items())), False] = None
    return list(found)


def _all_of(where: Mapping[int, int]) -> Where:
    return tuple((k, frozenset({o})) for k, o in sorted(where.items())), True


def _state(where: Where, packages: Packages) -> Ints:
    terms, every = where
    met = np.stack([np.isin(packages[:, k], list(options)) for k, options in terms])
    return np.asarray(met.all(axis=0) if every else met.any(axis=0), dtype=np.int64)


def _defining(auxiliaries: Sequence[Where], sizes: Sequence[int], real: int) -> list[Clause]:
    """Clauses that leave an auxiliary issue exactly one option beside any choice of the real ones."""
    found: list[Clause] = []
    for place, (terms, every) in enumerate(auxiliaries, start=real):
        whole = dict(terms)
        others = {k: frozenset(range(sizes[k])) - options for k, options in terms}
        if every:
            found.append({**whole, place: frozenset({NO})})
            found += [{k: barred, place: frozenset({YES})} for k, barred in others.items()]
        else:
            found += [{k: options, place: frozenset({NO})} for k, options in whole.items()]
            found.append({**others, place: frozenset({YES})})
    return found


def _fill(
    cells: Ints,
    numbers: Sequence[Sequence[int]],
    row: Row,
    auxiliaries: Sequence[Where],
    table: Table,
) -> None:
    """Write a row's cells, single-issue interactions added to the cell itself and others to their auxiliary issue."""
    for k, options in enumerate(numbers[: len(table.issues)]):
        cells[k, : len(options)] = options
    added = numbers[-1]
    for (where, _), points in zip(row.interactions, added, strict=True):
        if len(where) > 1:
            cells[len(table.issues) + auxiliaries.index(_all_of(where)), YES] += points
        else:
            ((k, option),) = where.items()
            cells[k, option] += points


def _excuse(
    cells: Ints, floors: Ints, table: Table, auxiliaries: Sequence[Where], kept: Sequence[ValueConsent]
) -> None:
    """Give a row that is tested only where its consent is needed enough to pass where it is not."""
    for r, item in enumerate(kept, start=len(table.rows)):
        place = len(table.issues) + auxiliaries.index((tuple(sorted(item.options.items())), False))
        least = int(cells[r].min(axis=1).sum())
        cells[r, place, NO] += max(0, int(floors[r]) - least)


def _scaled(row: Row) -> tuple[list[list[int]], int, int]:
    """A row's numbers (per issue and option, then its interactions' points), denominator and slack."""
    numbers = [list(cells) for cells in row.cells] + [[points for _, points in row.interactions]]
    size = sum(max(map(abs, cells), default=0) for cells in numbers[:-1]) + sum(map(abs, numbers[-1]))
    floor = abs(row.floor or 0)
    if max(size, floor) * 4 < _SAFE:
        return numbers, row.denominator, 0
    points = max(size, floor) // row.denominator + 1
    scale = min(_SCALE, _SAFE // 8 // points)
    scaled = [[round(Fraction(cell * scale, row.denominator)) for cell in cells] for cells in numbers]
    # Each cell and each interaction is off by one half at most.
    off = -(-(len(row.cells) + len(row.interactions)) // 2) + 1
    return scaled, scale, off


def _propagated(
    sizes: Sequence[int], width: int, clauses: Sequence[Clause]
) -> tuple[npt.NDArray[np.bool_], list[Clause], bool]:
    """Cut options that clauses bar by themselves, until nothing more follows; what is left joins issues."""
    left = [frozenset(range(size)) for size in sizes]
    pending = [dict(clause) for clause in clauses]
    feasible, changed = True, True
    while changed and feasible:
        changed, still = False, list[dict[int, frozenset[int]]]()
        for clause in pending:
            live = {k: options & left[k] for k, options in clause.items()}
            if not all(live.values()):
                continue
            open_ = {k: options for k, options in live.items() if options != left[k]}
            if not open_:
                feasible = False
            elif len(open_) == 1:
                ((k, options),) = open_.items()
                left[k] -= options
                changed = True
            else:
                still.append(open_)
        pending = still
    allowed = np.zeros((len(sizes), width), dtype=np.bool_)
    for k, options in enumerate(left if feasible else ()):
        allowed[k, sorted(options)] = True
    unique = list({tuple(sorted(clause.items())): clause for clause in pending}.values())
    return allowed, list(unique), feasible
