"""The independent checker: plain Python and fractions, nothing of the solvers (S20).

It works on the demands of the case in fractions (`check_case.original`), whose clauses it reads from the case once more
(`check_reading`); which weight and score stands for a party it shares with the solvers. It verifies every package,
value, conflict, correction and least change on them, and every certificate, whoever made it. What it needs to see
beside a result is `Evidence`: certified statements, and packages that do what is said to be possible. Which statements
a result needs is decided here, from the result; whoever made the evidence does not choose them.

A failed check raises `CheckFailed`, which names the result; nothing is put in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from onetext.compromise.check_case import Original, original
from onetext.compromise.check_change import change_statement, check_least_change, towards_levels
from onetext.compromise.check_common import distinct, same
from onetext.compromise.check_conflict import (
    check_complete,
    check_conflict,
    check_correction,
    check_minimal,
    conflict_statement,
)
from onetext.compromise.check_lifting import check_lifting, lifting_statement
from onetext.compromise.check_package import check_package, check_values
from onetext.compromise.check_reading import check_reading
from onetext.compromise.check_solution import best_statements, check_solution, ideal_statements
from onetext.compromise.check_tree import check_certificate, check_evidence, needed
from onetext.compromise.statements import Evidence, Statement
from onetext.compromise.table import Table
from onetext.errors import CheckFailed
from onetext.model.results import FrontierPoint, Member, Zone

__all__ = [
    "CheckFailed",
    "Original",
    "best_statements",
    "change_statement",
    "check_certificate",
    "check_complete",
    "check_conflict",
    "check_correction",
    "check_evidence",
    "check_frontier",
    "check_least_change",
    "check_lifting",
    "check_minimal",
    "check_package",
    "check_reading",
    "check_solution",
    "check_table",
    "check_values",
    "check_zone",
    "conflict_statement",
    "ideal_statements",
    "lifting_statement",
    "original",
    "towards_levels",
]


def check_table(asked: Original, table: Table) -> None:
    """The integers that were searched are the case's fractions, number by number, and its clauses.

    Interactions are compared as sums per set of options. Raises CheckFailed at the first difference.
    """
    same("issues and options", (table.issues, table.options), (asked.issues, asked.options))
    same("signatories with a value", [row.party for row in table.rows], [own.party for own in asked.values])
    same("rules", [dict(c) for rule in table.rules for c in rule], [dict(c) for c in asked.rules])
    kept = {line.member: _clauses(line.clauses) for line in table.lines if line.real and line.clauses}
    same("red lines and consents", kept, {member: _clauses(clauses) for member, clauses in asked.bars if clauses})
    tests = {item.member: dict(item.options) for item in table.consents}
    same("consents by value", tests, {test.member: dict(test.options) for test in asked.tests})
    pairs = [
        *zip(table.rows, asked.values, strict=True),
        *zip((item.row for item in table.consents), (test.own for test in asked.tests), strict=True),
    ]
    for row, own in pairs:
        scale = row.denominator
        cells = tuple(
            tuple(Fraction(weight * score, scale) for score in scores)
            for weight, scores in zip(row.weights, row.scores, strict=True)
        )
        added = _added((where, Fraction(points, scale)) for where, points in row.interactions)
        same(f"the values of {own.party}", (row.party, cells, added), (own.party, own.cells, _added(own.interactions)))
        same(f"the no deal of {own.party}", row.no_deal, own.no_deal)


def check_zone(asked: Original, zone: Zone, evidence: Evidence | None = None) -> None:
    """The example is in the zone; what is called empty with a certificate has one; unknowns are not called empty."""
    if zone.example is not None:
        check_package(asked, zone.example, result="the example of the zone")
        if zone.status in ("empty", "rules_contradict"):
            raise CheckFailed("the zone", f"it is called {zone.status}, and has an example")
    if zone.count is not None and zone.standard_error == 0 and (zone.count == 0) != (zone.status in _NOTHING):
        raise CheckFailed("the zone", f"it is called {zone.status}, and counts exactly {zone.count} packages")
    if zone.status in _NOTHING and zone.proof.kind == "certificate":
        lifted = asked.members if zone.status == "rules_contradict" else ()
        needed(asked, evidence, Statement(lifted=tuple(sorted(lifted))), "the empty zone")


_NOTHING = ("empty", "rules_contradict")


def check_frontier(asked: Original, points: Sequence[FrontierPoint], *, lifted: Collection[Member] = ()) -> None:
    """Each package gives its point's values and is in the zone; no listed point beats another for all (S12)."""
    for place, point in enumerate(points, start=1):
        name = f"point {place} of the frontier"
        for package in point.packages:
            check_package(asked, package, lifted=lifted, result=name)
            check_values(asked, package, point.exact_values, result=name)
        distinct(point.packages, name)
        if not point.packages or (point.packages_count is not None and len(point.packages) > point.packages_count):
            raise CheckFailed(name, f"{len(point.packages)} packages are listed of {point.packages_count}")
    parties = [own.party for own in asked.values]
    vectors = sorted((tuple(point.exact_values[p] for p in parties) for point in points), reverse=True)
    for place, vector in enumerate(vectors):
        # What beats another point for all comes before it in this order.
        for other in vectors[:place]:
            if all(a >= b for a, b in zip(other, vector, strict=True)):
                raise CheckFailed("the frontier", f"{vector} is listed beside {other}, which is as good for all")


def _clauses(clauses: Iterable[Mapping[int, frozenset[int]]]) -> list[dict[int, frozenset[int]]]:
    return [dict(clause) for clause in clauses]


def _added(items: Iterable[tuple[Mapping[int, int], Fraction]]) -> dict[tuple[tuple[int, int], ...], Fraction]:
    found: dict[tuple[tuple[int, int], ...], Fraction] = {}
    for where, points in items:
        terms = tuple(sorted(where.items()))
        found[terms] = found.get(terms, Fraction(0)) + points
    return {terms: points for terms, points in found.items() if points}
