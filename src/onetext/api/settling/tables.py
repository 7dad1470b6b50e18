"""The exact table as results show it (S20): ids instead of places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from onetext.compromise import Problem, Row, Table
from onetext.model.results import IntegerTable
from onetext.preferences import Clause

__all__ = ["integer_table"]


def integer_table(table: Table, problem: Problem) -> IntegerTable:
    """A table by ids.

    Parameters
    ----------
    table, problem
        The table, and the problem made of it, which says how far its rows had to be rounded.
    """
    rows = table.rows
    return IntegerTable(
        issues=table.issues,
        options=dict(zip(table.issues, table.options, strict=True)),
        scores={row.party: dict(zip(table.issues, row.scores, strict=True)) for row in rows},
        weights={row.party: dict(zip(table.issues, row.weights, strict=True)) for row in rows},
        denominators={row.party: row.denominator for row in rows},
        no_deal={row.party: row.no_deal for row in rows},
        red_lines=_red_lines(table),
        rules=_clauses(table, (clause for rule in table.rules for clause in rule)),
        interactions={row.party: _interactions(table, row) for row in rows if row.interactions},
        rounding=_rounding(problem),
    )


def _red_lines(table: Table) -> dict[str, tuple[Mapping[str, tuple[str, ...]], ...]]:
    """Lines and consents that count, by id; one id may be a line of several clauses."""
    return {line.member.id: _clauses(table, line.clauses) for line in table.lines if line.real and line.clauses}


def _clauses(table: Table, clauses: Iterable[Clause]) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    return tuple(
        {table.issues[k]: tuple(table.options[k][o] for o in sorted(options)) for k, options in sorted(clause.items())}
        for clause in clauses
    )


def _interactions(table: Table, row: Row) -> tuple[tuple[Mapping[str, str], Fraction], ...]:
    """Options that must all stand, and the points that they then add (S2)."""
    return tuple(
        ({table.issues[k]: table.options[k][o] for k, o in sorted(where.items())}, Fraction(points, row.denominator))
        for where, points in row.interactions
    )


def _rounding(problem: Problem) -> Fraction:
    """Largest error of a value, in points: a fraction, since as a float it would be printed as 0."""
    errors = (
        Fraction(int(slack), denominator)
        for slack, denominator in zip(problem.slack, problem.denominators, strict=True)
    )
    return max(errors, default=Fraction(0))
