"""Scenarios as arrays that a search takes: a table of columns, one per option, whose sums must reach limits everywhere.

What a package adds up to is linear in its columns: one column per option of each issue, and one per *term*, which is
joined to several issues: an interaction, a clause of a rule or of a line, whether a consent is needed. A term's column
counts when the term holds. The last row counts what is barred: a rule that is broken, a line that is real and broken;
its limit is zero.

Every number is a whole multiple of 1/`DIGITS` points. As long as sums stay below `EXACT` points, they have fewer than
53 binary digits, so sums of such floating-point numbers are never rounded: they are integers in another dress, and
say of a scenario what its exact table says (S20). `Worlds.exact` tells whether that is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from onetext.compromise.table import Row, Table, TableLine, ValueConsent
from onetext.model.results import Member
from onetext.preferences import SampledRow, Scenarios

__all__ = ["Term", "Worlds", "scenario_table", "worlds_of"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Picked = npt.NDArray[np.int64]
SLACK = 1e-9
"""Points by which a sampled sum may miss a limit and still reach it: the same as in a balance."""
DIGITS = 2**40
"""Denominator of a scenario's table: cells are off by less than a millionth of a millionth of a point."""
EXACT = 2**53 // DIGITS
"""Points below which sums of multiples of 1/`DIGITS` are exact in 64-bit floating-point numbers."""


@dataclass(frozen=True)
class Term:
    """What several issues decide together: it holds when all of them (or, if not `every`, any) stand as named."""

    options: Mapping[int, frozenset[int]]
    every: bool = True

    def holds(self, packages: Picked) -> Bools:
        """Per package (packages, issues)."""
        met = np.stack([np.isin(packages[:, k], list(options)) for k, options in self.options.items()])
        return np.asarray(met.all(axis=0) if self.every else met.any(axis=0))


@dataclass(frozen=True, kw_only=True, eq=False)
class Worlds:
    """Scenarios for a search.

    Attributes
    ----------
    sizes, starts
        Options per issue, and where each issue's columns start; the columns of terms follow those of all issues.
    columns
        Shape (columns, rows, scenarios): what a column adds.
    limits
        Shape (rows, scenarios): least sums.
    terms
        In the order of their columns.
    rules
        How many of the terms, the first ones, are clauses of rules: they hold in all scenarios.
    barred
        Options that a rule bars by itself, by column.
    reach
        No sum of columns and a limit, in whatever order it is added up, is larger in any row and scenario, in points.
    """

    sizes: tuple[int, ...]
    starts: Picked
    columns: Floats
    limits: Floats
    terms: tuple[Term, ...]
    rules: int
    barred: Bools
    reach: float

    @property
    def exact(self) -> bool:
        """Whether sums are never rounded: swaps add a column and take one away, hence the margin."""
        return 4 * self.reach < EXACT

    @property
    def scenarios(self) -> int:
        """Their number."""
        return int(self.limits.shape[1])

    def among(self, kept: npt.NDArray[np.intp]) -> Worlds:
        """Some of the scenarios."""
        return replace(self, columns=np.ascontiguousarray(self.columns[:, :, kept]), limits=self.limits[:, kept])

    def obeys(self, packages: Picked) -> Bools:
        """Which packages keep all rules."""
        good = ~self.barred[self.starts + packages].any(axis=1) if len(self.sizes) else np.ones(len(packages), bool)
        for term in self.terms[: self.rules]:
            good &= ~term.holds(packages)
        return np.asarray(good)

    def repaired(self, package: Picked) -> Picked:
        """A package with options changed, a few at most, so that it keeps the rules if that is easily done."""
        package = package.copy()
        for k, start in enumerate(self.starts):
            free = np.flatnonzero(~self.barred[start : start + self.sizes[k]])
            if len(free) and package[k] not in free:
                package[k] = free[0]
        for _ in range(4 * self.rules):
            broken = [term for term in self.terms[: self.rules] if term.holds(package[None])[0]]
            if not broken:
                break
            trials = [self._with(package, k, o) for k in broken[0].options for o in range(self.sizes[k])]
            trials = [trial for trial in trials if not self.barred[self.starts + trial].any()]
            left = [sum(bool(t.holds(trial[None])[0]) for t in self.terms[: self.rules]) for trial in trials]
            if not left or min(left) >= len(broken):
                break
            package = trials[left.index(min(left))]
        return package

    @staticmethod
    def _with(package: Picked, issue: int, option: int) -> Picked:
        found = package.copy()
        found[issue] = option
        return found

    def margin(self, package: Picked) -> Floats:
        """By how much each row exceeds its limit in every scenario; shape (rows, scenarios)."""
        found = -self.limits
        for column in self.starts + package:
            found = found + self.columns[column]
        place = sum(self.sizes)
        for offset, term in enumerate(self.terms):
            if term.holds(package[None])[0]:
                found = found + self.columns[place + offset]
        return found

    def accepted(self, packages: Picked) -> Bools:
        """Shape (packages, scenarios): whether all accept, and the rules are kept."""
        if not len(packages):
            return np.zeros((0, self.scenarios), dtype=np.bool_)
        return np.stack([(self.margin(package) >= 0).all(axis=0) for package in packages])


def worlds_of(scenarios: Scenarios) -> Worlds:
    """Scenarios as columns and terms."""
    rows, columns = len(scenarios.rows), int(sum(scenarios.sizes))
    terms = _terms(scenarios)
    table = np.zeros((columns + len(terms), rows + 1, scenarios.draws))
    limits = np.zeros((rows + 1, scenarios.draws))
    for r, row in enumerate(scenarios.rows):
        table[:columns, r] = _whole(row.cells)
        limits[r] = _whole(row.threshold - SLACK)
    barred = np.zeros(columns, dtype=np.bool_)
    place = {_key(term): columns + i for i, term in enumerate(terms)}
    every = np.ones(scenarios.draws, dtype=np.bool_)
    for clause, real in _clauses(scenarios):
        if len(clause) == 1:
            ((k, options),) = clause.items()
            where = scenarios.starts[k] + np.array(sorted(options), dtype=np.intp)
            table[where, -1] -= every if real is None else real
            barred[where] |= real is None
        else:
            table[place[_key(Term(clause))], -1] -= every if real is None else real
    for r, row in enumerate(scenarios.rows):
        _fill(table[:, r], limits[r], row, scenarios, place)
    return Worlds(
        sizes=scenarios.sizes,
        starts=scenarios.starts.astype(np.int64),
        columns=table,
        limits=limits,
        terms=tuple(terms),
        rules=len({_key(Term(clause)) for clause in scenarios.rules if len(clause) > 1}),
        barred=barred,
        reach=_reach(table, limits, scenarios.sizes),
    )


def scenario_table(scenarios: Scenarios, place: int) -> Table:
    """One scenario as an exact table (S20).

    Cells and limits are rounded to 2**-40 points, far below the slack that sampled sums have anyway.
    """
    rows = [_row(scenarios, row, place) for row in scenarios.rows]
    return Table(
        issues=scenarios.issues,
        options=scenarios.options,
        rows=tuple(row for row, own in zip(rows, scenarios.rows, strict=True) if own.needed is None),
        rules=tuple((clause,) for clause in scenarios.rules),
        lines=tuple(
            TableLine(
                member=Member(kind="red_line", id=line.line, party=line.party),
                clauses=line.clauses,
                narrow=line.clauses,
                real=bool(line.real[place]),
                known=True,
            )
            for line in scenarios.lines
        ),
        consents=tuple(
            ValueConsent(member=Member(kind="consent", id=own.party, party=own.party), row=row, options=own.needed)
            for row, own in zip(rows, scenarios.rows, strict=True)
            if own.needed is not None
        ),
    )


def _row(scenarios: Scenarios, row: SampledRow, place: int) -> Row:
    cells = np.rint(row.cells[:, place] * DIGITS).astype(np.int64).tolist()
    ends = [*scenarios.starts.tolist()[1:], len(cells)]
    return Row(
        party=row.party,
        weights=(1,) * len(scenarios.issues),
        scores=tuple(tuple(cells[i:j]) for i, j in zip(scenarios.starts.tolist(), ends, strict=True)),
        denominator=DIGITS,
        interactions=tuple((where, round(float(points[place]) * DIGITS)) for where, points in row.interactions),
        no_deal=Fraction(round((float(row.threshold[place]) - SLACK) * DIGITS), DIGITS),
    )


def _clauses(scenarios: Scenarios) -> Iterable[tuple[Mapping[int, frozenset[int]], Bools | None]]:
    """All clauses: those of rules first, with None; those of lines with where they are real."""
    for clause in scenarios.rules:
        yield clause, None
    for line in scenarios.lines:
        if line.real.any():
            for clause in line.clauses:
                yield clause, line.real


def _terms(scenarios: Scenarios) -> list[Term]:
    """Every term once, those of rules first."""
    found = [Term(clause) for clause, _ in _clauses(scenarios) if len(clause) > 1]
    for row in scenarios.rows:
        found += [Term({k: frozenset({o}) for k, o in where.items()}) for where, _ in row.interactions]
        if row.needed is not None:
            found.append(Term(row.needed, every=False))
    return list({_key(term): term for term in found}.values())


def _key(term: Term) -> tuple[object, ...]:
    return (*sorted((k, tuple(sorted(options))) for k, options in term.options.items()), term.every)


def _fill(
    table: Floats, limits: Floats, row: SampledRow, scenarios: Scenarios, place: Mapping[tuple[object, ...], int]
) -> None:
    """Add interactions; and let a consenter pass by so much that only being needed takes it away again."""
    for where, points in row.interactions:
        table[place[_key(Term({k: frozenset({o}) for k, o in where.items()}))]] += _whole(points)
    if row.needed is not None:
        # More than can be missing, and a whole number, so that sums stay exact.
        excused = float(np.ceil(_reach(table[:, None], limits[None], scenarios.sizes))) + 1
        table[place[_key(Term(row.needed, every=False))]] -= excused
        if scenarios.sizes:
            table[: scenarios.sizes[0]] += excused


def _whole(points: Floats) -> Floats:
    """The nearest multiples of 1/`DIGITS`; in one place, since many scenarios take much room."""
    found = np.multiply(points, float(DIGITS))
    np.rint(found, out=found)
    found /= DIGITS
    return found


def _reach(table: Floats, limits: Floats, sizes: Sequence[int]) -> float:
    """The largest sum of sizes of columns, one of each issue and all terms, and of the limit, in any row and scenario.

    Added up in a few steps of its own it may be off by a trifle, which the margin in `Worlds.exact` covers.
    """
    total = np.abs(limits)
    at = 0
    for size in sizes:
        total = total + np.abs(table[at : at + size]).max(axis=0)
        at += size
    return float((total + np.abs(table[at:]).sum(axis=0)).max(initial=0.0))
