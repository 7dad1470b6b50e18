"""A table as arrays says of every package what the definitions say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from table_builders import accepted, brute_zone, every_package, obeys_rules, tables, value

from onetext.compromise.problem import Problem, problem_of, without_floors
from onetext.compromise.table import Row, Table


def _real(problem: Problem, table: Table) -> np.ndarray:
    return problem.extended(list(every_package(table)))


@given(tables())
def test_packages_that_fit_are_those_that_all_accept(table: Table) -> None:
    problem = problem_of(table)
    packages = list(every_package(table))
    fits = problem.fits(problem.extended(packages))
    assert list(fits) == [accepted(table, package) for package in packages]
    assert problem.exact
    if not problem.feasible:
        assert not fits.any()


@given(tables())
def test_every_auxiliary_issue_has_exactly_one_option_beside_any_package(table: Table) -> None:
    problem = problem_of(table, lifted=table.members)
    if not problem.feasible:
        assert not any(obeys_rules(table, package) for package in every_package(table))
        return
    extra = problem.issues - problem.real
    for package in every_package(table):
        beside = [[*package, *(number >> i & 1 for i in range(extra))] for number in range(2**extra)]
        good = problem.fits(np.array(beside, dtype=np.int64))
        # Lifted consents leave no row behind, but their auxiliary issue is still determined.
        assert good.sum() == obeys_rules(table, package)


@given(tables())
def test_sums_over_denominators_are_values(table: Table) -> None:
    problem = problem_of(table)
    packages = list(every_package(table))
    totals = problem.totals(problem.extended(packages))
    for package, sums in zip(packages, totals, strict=True):
        for place, row in enumerate(table.rows):
            assert problem.value(place, sums[place]) == value(row, package)
            assert row.value(package) == value(row, package)


@given(tables())
def test_lifting_a_member_removes_exactly_its_demand(table: Table) -> None:
    for member in table.members:
        problem = problem_of(table, lifted=[member])
        packages = list(every_package(table))
        fits = problem.fits(problem.extended(packages))
        zone = set(brute_zone(table, [member]))
        assert {package for package, good in zip(packages, fits, strict=True) if good} == zone


@given(tables())
def test_without_floors_only_clauses_are_left(table: Table) -> None:
    floors = {member for member in table.members if member.kind == "no_deal"}
    consents = {item.member for item in table.consents}
    problem = without_floors(problem_of(table, lifted=consents))
    packages = list(every_package(table))
    assert list(problem.fits(problem.extended(packages))) == [accepted(table, x, floors | consents) for x in packages]


def test_rounded_rows_with_very_large_values_still_fit() -> None:
    """Sums beyond 64 bits are scaled by what their values leave room for, and stay within the slack."""
    row = Row(party="a", weights=(10**9,), scores=((10**30 + 1, -(10**30), 0),), denominator=10**33 + 7, no_deal=None)
    problem = problem_of(Table(issues=("k",), options=(("x", "y", "z"),), rows=(row,)))
    assert not problem.exact
    for option in range(3):
        off = abs(problem.value(0, problem.cells[0, 0, option]) - row.value((option,)))
        assert off * problem.denominators[0] <= int(problem.slack[0])
