"""Packages that fit, and those with the fewest of something, are those of brute force; so with more clauses."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from table_builders import Package, brute_zone, every_package, meets, random_table, tables

from onetext.compromise import Limits, Table, Watch
from onetext.compromise.fitting import fewest, fitting
from onetext.compromise.problem import FREE, problem_of, with_clauses, with_row
from onetext.preferences import Clause


def _clauses(table: Table, seed: int) -> list[Clause]:
    """Rules of another random table, cut down to the options that this one has, of one issue or two."""
    other = random_table(seed, issues=len(table.issues), rules=2, lines=2)
    named = [clause for rule in other.rules for clause in rule] + [other.lines[0].clauses[0]]
    return [{k: frozenset(o for o in some if o < len(table.options[k])) for k, some in one.items()} for one in named]


@given(tables(), st.integers(0, 2**32))
def test_more_clauses_bar_what_they_name_and_nothing_else(table: Table, seed: int) -> None:
    clauses = _clauses(table, seed)
    problem = with_clauses(problem_of(table), clauses)
    packages = list(every_package(table))
    fits = problem.fits(problem.extended(packages))
    zone = set(brute_zone(table))
    right = [package in zone and not any(meets(clause, package) for clause in clauses) for package in packages]
    assert list(fits) == right
    for clause in problem.clauses if problem.feasible else ():
        assert len(clause) > 1
        for k, options in clause.items():
            assert options < set(problem.choices(k).tolist())


@given(tables(), st.integers(0, 2**32))
def test_a_package_fits_exactly_where_brute_force_finds_one(table: Table, seed: int) -> None:
    clauses = _clauses(table, seed)
    zone = [x for x in brute_zone(table) if not any(meets(clause, x) for clause in clauses)]
    package, known = fitting(with_clauses(problem_of(table), clauses), Watch())
    assert known
    assert package in zone if zone else package is None


@given(tables(), st.integers(0, 2**32))
def test_the_fewest_differences_from_a_package_are_those_of_brute_force(table: Table, seed: int) -> None:
    start = list(every_package(table))[seed % len(list(every_package(table)))]
    problem = problem_of(table)
    cells = np.zeros(problem.cells.shape[1:], dtype=np.int64)
    cells[: problem.real] = -1
    cells[np.arange(problem.real), start] = 0
    found = fewest(with_row(problem, cells, FREE), Watch())
    zone = brute_zone(table)
    assert found.done
    if not zone:
        assert found.package is None
        return
    assert found.package in zone
    assert _apart(found.package, start) == min(_apart(package, start) for package in zone)


def _apart(one: Package, other: Package) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def test_a_limit_is_not_mistaken_for_nothing() -> None:
    problem = problem_of(random_table(2, issues=5, floor=0.3))
    assert fitting(problem, Watch(Limits(nodes=0))) == (None, False)
    assert not fewest(problem, Watch(Limits(nodes=0))).done
