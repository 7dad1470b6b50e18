"""What the definitions give, found by brute force, passes the checker with certificates; anything else does not."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import log, prod

import pytest
from check_builders import original_of
from hypothesis import given
from hypothesis import strategies as st
from table_builders import brute_frontier, brute_zone, every_package, obeys_rules, random_table, tables, value

from onetext.compromise.certificates import certify_none
from onetext.compromise.check import (
    best_statements,
    check_frontier,
    check_package,
    check_solution,
    check_values,
    check_zone,
)
from onetext.compromise.statements import Evidence, Statement
from onetext.compromise.table import Table
from onetext.errors import CheckFailed
from onetext.model.results import Concept, FrontierPoint, Proof, Solution, Zone

Package = tuple[int, ...]
CONCEPTS: tuple[Concept, ...] = ("nash", "ks", "egalitarian", "utilitarian")


def _gains(table: Table, package: Package) -> dict[str, Fraction]:
    return {row.party: value(row, package) - (row.no_deal or 0) for row in table.rows}


def _units(table: Table, zone: list[Package]) -> dict[str, Fraction]:
    return {row.party: max(_gains(table, package)[row.party] for package in zone) for row in table.rows}


def _measure(concept: Concept, table: Table, zone: list[Package]) -> Callable[[Package], tuple[Fraction, ...]]:
    """What a concept maximises, one number after another, from its definition (S12)."""
    units = _units(table, zone)

    def shares(package: Package) -> list[Fraction]:
        return sorted(gain / units[party] for party, gain in _gains(table, package).items() if units[party])

    def nash(package: Package) -> tuple[Fraction, ...]:
        gaining = [gain for gain in _gains(table, package).values() if gain > 0]
        return Fraction(len(gaining)), prod(gaining, start=Fraction(1)), *shares(package)

    found: dict[Concept, Callable[[Package], tuple[Fraction, ...]]] = {
        "nash": nash,
        "ks": lambda package: tuple(shares(package)),
        "egalitarian": lambda package: tuple(sorted(_gains(table, package).values())),
        "utilitarian": lambda package: (sum((value(row, package) for row in table.rows), Fraction(0)),),
    }
    return found[concept]


def _brute(concept: Concept, table: Table) -> Solution:
    zone = brute_zone(table)
    measure, best = _measure(concept, table, zone), dict[tuple[str, ...], tuple[Fraction, ...]]()
    for package in zone:
        own = _set(concept, table, package)
        best[own] = max(measure(package), best.get(own, measure(package)))
    most = max(map(len, best))
    packages = [
        package
        for package in zone
        if len(own := _set(concept, table, package)) == most and measure(package) == best[own]
    ]
    return _solution(concept, table, zone, packages)


def _set(concept: Concept, table: Table, package: Package) -> tuple[str, ...]:
    """Nash compares products of the same set of gainers only: each largest set has its own best."""
    gains = _gains(table, package) if concept == "nash" else {}
    return tuple(sorted(party for party, gain in gains.items() if gain > 0))


def _solution(concept: Concept, table: Table, zone: list[Package], packages: list[Package]) -> Solution:
    first, units = packages[0], _units(table, zone)
    gains = _gains(table, first)
    exact = {row.party: value(row, first) for row in table.rows}
    shares = {party: float(gain / units[party]) if units[party] else None for party, gain in gains.items()}
    objective = {
        "nash": sum(log(gain) for gain in gains.values() if gain > 0),
        "ks": min((share for share in shares.values() if share is not None), default=None),
        "egalitarian": float(min(gains.values())),
        "utilitarian": float(sum(exact.values())),
    }[concept]
    return Solution(
        concept=concept,
        status="solved",
        packages=tuple(table.names(package) for package in packages),
        values={party: float(number) for party, number in exact.items()},
        exact_values=exact,
        gains={party: float(gain) for party, gain in gains.items()},
        shares=shares,
        objective=objective,
        bound=objective,
        gap=0.0,
        proof=Proof(kind="certificate"),
        ties_complete=True,
        strictly_gaining=tuple(party for party, gain in gains.items() if gain > 0),
        no_gain_possible=tuple(party for party, unit in units.items() if not unit),
    )


def _evidence(table: Table, solution: Solution) -> Evidence | None:
    """Witnesses of the largest values, and a certificate of each statement; None where one cannot be had."""
    zone, asked = brute_zone(table), original_of(table)
    witnesses = tuple(table.names(max(zone, key=lambda x, row=row: value(row, x))) for row in table.rows)
    shown = Evidence(witnesses=witnesses)
    found = {statement: certify_none(asked, statement) for statement in best_statements(asked, solution, shown)}
    if None in found.values():
        return None
    return Evidence(certificates={s: c for s, c in found.items() if c is not None}, witnesses=witnesses)


def _refused(check: Callable[[], None], says: str) -> None:
    with pytest.raises(CheckFailed, match=says):
        check()


def _open(seed: int, *, packages: int = 1) -> Table:
    """The next table whose zone has some packages."""
    for number in range(seed, seed + 10_000):
        rng = random.Random(number)
        table = random_table(
            number, parties=rng.randint(1, 4), issues=rng.randint(1, 4), options=rng.randint(1, 3),
            rules=rng.randint(0, 3), lines=rng.randint(0, 3), interactions=rng.randint(0, 2),
            consents=rng.randint(0, 1), top=rng.choice((1, 2, 4, 30)), floor=rng.choice((0.0, 0.3, 0.6)),
        )  # fmt: skip
        if len(brute_zone(table)) >= packages:
            return table
    raise AssertionError("no such table")


nonempty = st.builds(_open, st.integers(0, 2**32))
concepts = st.sampled_from(CONCEPTS)


@given(nonempty, concepts)
def test_the_best_by_its_definition_is_certified(table: Table, concept: Concept) -> None:
    solution = _brute(concept, table)
    evidence = _evidence(table, solution)
    assert evidence is not None
    check_solution(original_of(table), solution, evidence)


@given(st.builds(_open, st.integers(0, 2**32), packages=st.just(4)), concepts)
def test_less_than_the_best_is_never_certified(table: Table, concept: Concept) -> None:
    """What is certified is the first number; a package that falls short of it has no certificates."""
    zone = brute_zone(table)
    measure = _measure(concept, table, zone)
    first = 2 if concept == "nash" else 1
    best = {_set(concept, table, x): measure(x)[:first] for x in map(table.places, _brute(concept, table).packages)}
    least = min(best.values())
    short = [x for x in zone if measure(x)[:first] < best.get(_set(concept, table, x), least)]
    if concept == "nash":
        size = max(map(len, best))
        short = [x for x in short if _set(concept, table, x) in best or len(_set(concept, table, x)) < size]
    if not short:
        return
    worse = _solution(concept, table, zone, short[:1])
    assert _evidence(table, worse) is None
    _refused(lambda: check_solution(original_of(table), worse, _evidence(table, _brute(concept, table))), "solution")


@given(nonempty, concepts)
def test_every_wrong_number_in_a_solution_is_named(table: Table, concept: Concept) -> None:
    asked, right = original_of(table), _brute(concept, table)
    right = replace(right, proof=Proof(kind="exhaustive"))
    check_solution(asked, right)
    party = table.rows[0].party

    def other(numbers: Mapping[str, float]) -> dict[str, float]:
        return {**numbers, party: numbers[party] + 1}

    exact = {**right.exact_values, party: right.exact_values[party] + Fraction(1, 10**12)}
    wrong = [
        (replace(right, exact_values=exact), party),
        (replace(right, values=other(right.values)), "values"),
        (replace(right, gains=other(right.gains)), "gains"),
        (replace(right, packages=right.packages * 2), "twice"),
        (replace(right, proof=Proof(kind="certificate")), "certificate is missing|shares"),
    ]
    if right.objective is not None:
        wrong += [
            (replace(right, objective=right.objective + 1), "maximises"),
            (replace(right, bound=right.objective - 1), "bound"),
        ]
    if concept == "nash":
        wrong += [(replace(right, strictly_gaining=(*right.strictly_gaining, "nobody")), "gains")]
    for solution, says in wrong:
        _refused(lambda solution=solution: check_solution(asked, solution), says)


@given(nonempty)
def test_a_tie_that_is_none_is_refused(table: Table) -> None:
    zone, asked = brute_zone(table), original_of(table)
    for concept in CONCEPTS:
        right = _brute(concept, table)
        evidence = _evidence(table, right)
        measure = _measure(concept, table, zone)
        first = table.places(right.packages[0])
        for package in zone:
            if measure(package) < measure(first) and _set(concept, table, package) == _set(concept, table, first):
                solution = replace(right, packages=(*right.packages, table.names(package)))
                # The leximin behind Nash's product needs everybody's largest gain; a tie of the product passes.
                if concept != "nash" or measure(package)[:2] < measure(first)[:2]:
                    _refused(
                        lambda solution=solution, evidence=evidence: check_solution(asked, solution, evidence), "tie"
                    )
                break


@given(nonempty, st.integers(1, 3))
def test_further_packages_that_are_too_near_are_refused(table: Table, apart: int) -> None:
    right = replace(_brute("utilitarian", table), proof=Proof(kind="exhaustive"), apart=apart)
    first = table.places(right.packages[0])
    for package in brute_zone(table):
        away = sum(a != b for a, b in zip(first, package, strict=True))
        solution = replace(right, packages=right.packages[:1], next_best=(table.names(package),))
        if away >= apart:
            check_solution(original_of(table), solution)
        else:
            _refused(lambda solution=solution: check_solution(original_of(table), solution), "apart|twice")


@given(tables(issues=4))
def test_a_package_passes_exactly_when_all_accept_it(table: Table) -> None:
    zone = set(brute_zone(table))
    for package in every_package(table):
        if package in zone:
            check_package(original_of(table), table.names(package))
        else:
            _refused(lambda package=package: check_package(original_of(table), table.names(package)), "not in the zone")


@given(tables(issues=4))
def test_lifted_members_count_no_more(table: Table) -> None:
    asked = original_of(table)
    for member in table.members:
        zone = set(brute_zone(table, [member]))
        for package in every_package(table):
            if package in zone:
                check_package(original_of(table), table.names(package), lifted=[member])
            else:
                named = table.names(package)
                _refused(lambda named=named, one=member: check_package(asked, named, lifted=[one]), "zone")


@given(tables(issues=3))
def test_a_package_with_other_issues_or_options_is_refused(table: Table) -> None:
    asked, package = original_of(table), table.names(next(every_package(table)))
    _refused(lambda: check_package(asked, {**package, "issue0": "nothing"}), 'no option "nothing"')
    _refused(lambda: check_package(asked, {**package, "more": "o0"}), "more")
    _refused(lambda: check_package(asked, {k: o for k, o in package.items() if k != "issue0"}), "issue0")


@given(tables(issues=3))
def test_values_must_be_exact_and_of_every_signatory(table: Table) -> None:
    asked, package = original_of(table), next(every_package(table))
    right = {row.party: value(row, package) for row in table.rows}
    check_values(asked, table.names(package), right)
    party = table.rows[0].party
    off = {**right, party: right[party] + Fraction(1, 10**15)}
    _refused(lambda: check_values(asked, table.names(package), off), party)
    _refused(lambda: check_values(asked, table.names(package), {**right, "nobody": Fraction(0)}), "nobody")


# -- frontier and zone -------------------------------------------------------------------------------------------------


def _points(table: Table) -> list[FrontierPoint]:
    at: dict[tuple[Fraction, ...], list[Package]] = {}
    for package in brute_zone(table):
        at.setdefault(tuple(value(row, package) for row in table.rows), []).append(package)
    return [
        FrontierPoint(
            values={row.party: float(v) for row, v in zip(table.rows, vector, strict=True)},
            exact_values={row.party: v for row, v in zip(table.rows, vector, strict=True)},
            packages=tuple(map(table.names, at[vector][:2])),
            packages_count=len(at[vector]),
        )
        for vector in brute_frontier(at)
    ]


@given(nonempty)
def test_the_frontier_passes_and_any_dominated_point_beside_it_does_not(table: Table) -> None:
    asked, points = original_of(table), _points(table)
    check_frontier(asked, points)
    vectors = {tuple(point.exact_values.values()) for point in points}
    _refused(lambda: check_frontier(asked, [*points, points[0]]), "as good")
    for package in brute_zone(table):
        exact = {row.party: value(row, package) for row in table.rows}
        if tuple(exact.values()) not in vectors:
            below = FrontierPoint(values={}, exact_values=exact, packages=(table.names(package),), packages_count=1)
            _refused(lambda below=below: check_frontier(asked, [*points, below]), "frontier")


@given(nonempty)
def test_points_with_wrong_values_packages_or_counts_are_refused(table: Table) -> None:
    asked, point = original_of(table), _points(table)[0]
    party = table.rows[0].party
    exact = {**point.exact_values, party: point.exact_values[party] + 1}
    outside = [x for x in every_package(table) if x not in brute_zone(table)]
    wrong = [
        replace(point, exact_values=exact),
        replace(point, packages_count=0),
        replace(point, packages=(), packages_count=1),
        replace(point, packages=point.packages[:1] * 2, packages_count=2),
        *(replace(point, packages=(table.names(x),)) for x in outside[:1]),
    ]
    for one in wrong:
        _refused(lambda one=one: check_frontier(asked, [one]), "point 1 of the frontier")


@given(tables(issues=3))
def test_a_zone_is_empty_with_a_certificate_or_has_an_example(table: Table) -> None:
    asked, zone = original_of(table), brute_zone(table)
    possible = [package for package in every_package(table) if obeys_rules(table, package)]
    status = "nonempty" if zone else "empty" if possible else "rules_contradict"
    example = table.names(zone[0]) if zone else None
    right = Zone(status=status, count=len(zone), standard_error=0.0, proof=Proof(kind="exhaustive"), example=example)
    check_zone(asked, right)
    certified = replace(right, proof=Proof(kind="certificate"))
    if zone:
        _refused(lambda: check_zone(asked, replace(right, status="empty")), "example|counts")
        _refused(lambda: check_zone(asked, replace(right, count=0)), "counts")
        return
    _refused(lambda: check_zone(asked, certified), "certificate is missing")
    _refused(lambda: check_zone(asked, replace(right, count=1)), "counts")
    lifted = tuple(sorted(asked.members)) if status == "rules_contradict" else ()
    statement = Statement(lifted=lifted)
    certificate = certify_none(asked, statement)
    assert certificate is not None
    check_zone(asked, certified, Evidence(certificates={statement: certificate}))
    first = table.names(next(every_package(table)))
    _refused(lambda: check_zone(asked, replace(right, example=first)), "not in the zone")


def test_nash_looks_at_every_set_of_as_many_and_of_one_more() -> None:
    """With three parties of whom one gains: three larger sets, and three sets of its size."""
    seen = 0
    for seed in range(400):
        table = random_table(seed, parties=3, issues=3, top=1 + seed % 4, floor=0.6 + 0.3 * (seed % 2))
        if not brute_zone(table):
            continue
        solution = _brute("nash", table)
        size = len(solution.strictly_gaining)
        statements = best_statements(original_of(table), solution, Evidence())
        sets = len(list(combinations(range(3), size))) if size else 0
        assert len(statements) == sets + len(list(combinations(range(3), size + 1)))
        seen |= 1 << size
    assert seen == 0b1111
