"""What searches find is what trying every package finds."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builders import Package, brute_zone, hair_table, random_table, tables, value

from onetext.compromise import Limits, Row, Table, Watch, lpwalk, scaled, subtree
from onetext.compromise.answers import rows_of
from onetext.compromise.climb import Climber
from onetext.compromise.lpwalk import LpWalk, Walked
from onetext.compromise.problem import Ints, Packages, Problem, problem_of, with_row
from onetext.compromise.search import (
    Best,
    Measure,
    best_product,
    best_smallest,
    best_sum,
    every,
    find,
    leximin,
)

ALL = 10**6
units = st.lists(st.fractions(min_value=Fraction(1, 5), max_value=5, max_denominator=5), min_size=4, max_size=4)
coefficients = st.lists(st.fractions(min_value=-1, max_value=3, max_denominator=4), min_size=4, max_size=4)


def _real(problem: Problem, packages: Packages) -> list[Package]:
    return [tuple(package[: problem.real]) for package in packages.tolist()]


def _measures(table: Table, scale: Sequence[Fraction]) -> list[Measure]:
    return [Measure(row=r, offset=row.no_deal, unit=scale[r]) for r, row in enumerate(table.rows)]


def _levels(table: Table, measures: Sequence[Measure], package: Package) -> list[Fraction]:
    return sorted((value(table.rows[m.row], package) - m.offset) / m.unit for m in measures)


def _all_best(best: Best, problem: Problem, expected: list[Package]) -> None:
    assert best.status == ("solved" if expected else "empty")
    assert best.proof == "exhaustive"
    assert best.ties_complete
    assert _real(problem, best.packages) == expected


@given(tables())
def test_find_says_whether_the_zone_is_empty_and_every_lists_it(table: Table) -> None:
    problem, zone = problem_of(table), brute_zone(table)
    found = find(problem, Watch())
    assert found.status == ("found" if zone else "none")
    assert found.proof == "exhaustive"
    if found.package is not None:
        assert tuple(found.package[: problem.real].tolist()) in zone
    listed = every(problem, Watch(), ALL)
    assert listed.complete
    assert _real(problem, listed.packages) == zone


@given(tables(), st.integers(0, 5))
def test_every_stops_at_its_limit_and_says_so(table: Table, limit: int) -> None:
    problem, zone = problem_of(table), brute_zone(table)
    listed = every(problem, Watch(), limit)
    assert listed.complete == (len(zone) <= limit)
    assert len(listed.packages) == min(limit, len(zone))
    assert set(_real(problem, listed.packages)) <= set(zone)


@given(tables(), units)
def test_the_best_smallest_measure_is_the_largest_there_is(table: Table, scale: list[Fraction]) -> None:
    problem, measures, zone = problem_of(table), _measures(table, scale), brute_zone(table)
    best = best_smallest(problem, measures, Watch())
    smallest = {package: _levels(table, measures, package)[0] for package in zone}
    assert best.status == ("solved" if zone else "empty")
    assert best.objective == best.bound == max(smallest.values(), default=None)
    for package in _real(problem, best.packages):
        assert smallest[package] == best.objective
    top = [package for package, level in smallest.items() if level == best.objective]
    _all_best(best_smallest(problem, measures, Watch(), ties=ALL), problem, top)


@given(tables(), units)
def test_leximin_finds_all_packages_with_the_largest_sorted_measures(table: Table, scale: list[Fraction]) -> None:
    problem, measures, zone = problem_of(table), _measures(table, scale), brute_zone(table)
    order = {package: _levels(table, measures, package) for package in zone}
    expected = [package for package in zone if order[package] == max(order.values())]
    _all_best(leximin(problem, measures, Watch(), ties=ALL), problem, expected)


@given(tables(), units)
def test_leximin_level_by_level_finds_the_same(table: Table, scale: list[Fraction]) -> None:
    """Where too many packages tie at the first level to be compared one by one."""
    problem, measures, zone = problem_of(table), _measures(table, scale), brute_zone(table)
    order = {package: _levels(table, measures, package) for package in zone}
    expected = [package for package in zone if order[package] == max(order.values())]
    _all_best(leximin(problem, measures, Watch(), ties=ALL, held=0), problem, expected)


@given(tables(), coefficients)
def test_the_best_sum_is_the_largest_there_is(table: Table, weights: list[Fraction]) -> None:
    problem, zone = problem_of(table), brute_zone(table)
    own = weights[: len(table.rows)]
    sums = {p: sum(w * value(row, p) for w, row in zip(own, table.rows, strict=True)) for p in zone}
    best = best_sum(problem, own, Watch(), ties=ALL)
    assert best.objective == best.bound == max(sums.values(), default=None)
    _all_best(best, problem, [package for package in zone if sums[package] == best.objective])


@given(tables(), st.sets(st.integers(0, 3)))
def test_the_best_product_is_the_largest_among_packages_in_which_all_of_them_gain(table: Table, some: set[int]) -> None:
    problem = problem_of(table)
    rows = sorted(r for r in some if r < len(table.rows))
    gains = {p: [value(table.rows[r], p) - table.rows[r].no_deal for r in rows] for p in brute_zone(table)}
    products = {package: prod(own, start=Fraction(1)) for package, own in gains.items() if all(g > 0 for g in own)}
    top = max(products.values(), default=None)
    expected = [package for package, product in products.items() if product == top]
    _all_best(best_product(problem, rows, Watch(), ties=ALL), problem, expected)


@given(tables(parties=3), st.integers(1, 3))
def test_a_further_row_keeps_packages_apart(table: Table, apart: int) -> None:
    problem, zone = problem_of(table), brute_zone(table)
    if not zone:
        return
    first = zone[0]
    cells = np.zeros(problem.cells.shape[1:], dtype=np.int64)
    for k, option in enumerate(first):
        cells[k] = 1
        cells[k, option] = 0
    far = [p for p in zone if sum(a != b for a, b in zip(p, first, strict=True)) >= apart]
    assert _real(problem, every(with_row(problem, cells, apart), Watch(), ALL).packages) == far


@contextmanager
def compiled(budget: int, quota: int) -> Iterator[None]:
    """Everything goes through the compiled walk and climb, with so little work a node that nodes are split."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lpwalk, "SMALL", 0)
        patch.setattr(lpwalk, "_PLAIN", 0)
        patch.setattr(lpwalk, "_QUOTA", quota)
        patch.setattr(scaled, "_LARGE", -1)
        patch.setattr(subtree, "_BUDGET", budget)
        yield


@given(tables(), units, st.sampled_from([(1, 1), (5, 3), (3000, 100)]))
def test_compiled_searches_find_the_same(table: Table, scale: list[Fraction], work: tuple[int, int]) -> None:
    problem, measures, zone = problem_of(table), _measures(table, scale), brute_zone(table)
    gains = {p: [value(row, p) - row.no_deal for row in table.rows] for p in zone}
    products = {p: prod(own, start=Fraction(1)) for p, own in gains.items() if all(gain > 0 for gain in own)}
    order = {package: _levels(table, measures, package) for package in zone}
    with compiled(*work):
        assert find(problem, Watch()).status == ("found" if zone else "none")
        assert _real(problem, every(problem, Watch(), ALL).packages) == zone
        smallest = best_smallest(problem, measures, Watch())
        fairest = leximin(problem, measures, Watch(), ties=ALL)
        largest = best_product(problem, range(len(table.rows)), Watch(), ties=ALL)
    assert smallest.objective == max((levels[0] for levels in order.values()), default=None)
    _all_best(fairest, problem, [p for p in zone if order[p] == max(order.values())])
    _all_best(largest, problem, [p for p, product in products.items() if product == max(products.values())])


@given(st.integers(0, 2**32), st.integers(2, 5))
def test_products_of_gains_a_hair_above_no_deal_are_compared_exactly(seed: int, parties: int) -> None:
    """Floats would lose the gains in the sums, and take one product for the other."""
    table = hair_table(seed, parties=parties)
    problem, rows = problem_of(table), range(parties)
    gains = {p: [value(row, p) - row.no_deal for row in table.rows] for p in brute_zone(table)}
    products = {p: prod(own, start=Fraction(1)) for p, own in gains.items() if all(gain > 0 for gain in own)}
    expected = [package for package, product in products.items() if product == max(products.values())]
    first = best_product(problem, rows, Watch(), ties=1)
    assert first.status == "solved"
    assert _real(problem, first.packages)[0] in expected
    _all_best(best_product(problem, rows, Watch(), ties=ALL), problem, expected)
    with compiled(5, 3):
        _all_best(best_product(problem, rows, Watch(), ties=ALL), problem, expected)


def test_a_gain_too_small_for_floats_is_still_a_gain() -> None:
    """The first party has 10^-20 above its no deal at best, which no float tells from nothing."""
    for seed in range(20):
        table = random_table(seed, parties=2, issues=4, options=3, top=30, floor=0.0)
        best = max(value(table.rows[0], package) for package in brute_zone(table))
        first, second = table.rows
        rows = (replace(first, no_deal=best - Fraction(1, 10**20)), replace(second, no_deal=Fraction(0)))
        table = replace(table, rows=rows)
        problem = problem_of(table)
        gains = {p: [value(row, p) - row.no_deal for row in rows] for p in brute_zone(table)}
        products = {p: prod(own, start=Fraction(1)) for p, own in gains.items() if all(gain > 0 for gain in own)}
        expected = [package for package, product in products.items() if product == max(products.values())]
        _all_best(best_product(problem, (0, 1), Watch(), ties=ALL), problem, expected)


def test_every_takes_options_off_that_are_no_longer_allowed() -> None:
    """A clause that names only such options on an issue can never be met, so it bars nothing."""
    table = random_table(5, parties=1, issues=2, options=2, floor=0.0)
    table = replace(table, options=(("x", "y"),) * 2, rules=(({0: frozenset({0}), 1: frozenset({0})},),))
    table = replace(table, rows=(Row(party="a", weights=(1, 1), scores=((0, 1),) * 2, denominator=1),))
    problem = problem_of(table)
    allowed = problem.allowed.copy()
    allowed[0, 0] = False
    narrowed = replace(problem, allowed=allowed)
    assert find(narrowed, Watch()).status == "found"
    assert every(narrowed, Watch(), ALL).packages.tolist() == [[1, 0], [1, 1]]
    with compiled(1, 1):
        assert every(narrowed, Watch(), ALL).packages.tolist() == [[1, 0], [1, 1]]


def test_without_issues_there_is_one_package_and_it_is_tested_like_any_other() -> None:
    for no_deal, fits in ((Fraction(0), True), (Fraction(1, 3), False)):
        row = Row(party="a", weights=(), scores=(), denominator=1, no_deal=no_deal)
        problem = problem_of(Table(issues=(), options=(), rows=(row,)))
        for work in (nullcontext(), compiled(1, 1)):
            with work:
                assert find(problem, Watch()).status == ("found" if fits else "none")
                assert every(problem, Watch(), ALL).packages.shape == (int(fits), 0)


SEEDS = range(4)


@pytest.mark.parametrize("seed", SEEDS)
def test_larger_tables_agree_with_a_second_solver(seed: int) -> None:
    """The largest smallest gain of 4 parties over 18 issues with rules, by scipy's mixed-integer solver."""
    table = random_table(seed, parties=4, issues=18, options=4, rules=8, top=60, floor=0.3)
    problem = problem_of(table)
    measures = _measures(table, [Fraction(1)] * 4)
    best = best_smallest(problem, measures, Watch())
    expected = _by_milp(table)
    if expected is None:
        assert best.status == "empty"
    else:
        assert float(best.objective) == pytest.approx(expected, abs=1e-6)


def _by_milp(table: Table) -> float | None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    places = [(k, o) for k, options in enumerate(table.options) for o in range(len(options))]
    count = len(places)
    rows, low, high = [], [], []
    for k in range(len(table.options)):
        rows.append([float(place[0] == k) for place in places] + [0.0])
        low.append(1.0)
        high.append(1.0)
    for row in table.rows:
        points = [row.weights[k] * row.scores[k][o] / row.denominator for k, o in places]
        rows += [[*points, -1.0], [*points, 0.0]]
        low += [float(row.no_deal)] * 2
        high += [np.inf] * 2
    for rule in table.rules:
        for clause in rule:
            rows.append([float(k in clause and o in clause[k]) for k, o in places] + [0.0])
            low.append(-np.inf)
            high.append(len(clause) - 1.0)
    found = milp(
        c=[0.0] * count + [-1.0],
        integrality=[1] * count + [0],
        bounds=Bounds([0.0] * count + [-np.inf], [1.0] * count + [np.inf]),
        constraints=LinearConstraint(np.array(rows), low, high),
    )
    return None if found.x is None else float(-found.fun)


def test_a_struck_limit_gives_the_best_so_far_and_a_bound_that_holds() -> None:
    table = random_table(3, parties=5, issues=60, options=4, top=10**6, floor=0.3)
    problem = problem_of(table)
    measures = _measures(table, [Fraction(1)] * 5)
    cut = best_smallest(problem, measures, Watch(Limits(nodes=1)))
    whole = best_smallest(problem, measures, Watch())
    assert cut.status == "limit"
    assert whole.status == "solved"
    assert problem.fits(cut.packages).all()
    assert cut.objective <= whole.objective <= cut.bound


def test_a_raised_hand_ends_the_search() -> None:
    table = random_table(3, parties=5, issues=60, options=4, top=10**6, floor=0.3)
    measures = _measures(table, [Fraction(1)] * 5)
    assert best_smallest(problem_of(table), measures, Watch(Limits(stop=lambda: True))).status == "limit"
    assert every(problem_of(table), Watch(Limits(stop=lambda: True)), ALL).proof == "none"


def test_what_is_struck_before_it_begins_is_not_compiled_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiling takes seconds and cannot be stopped; so it is told of, and not begun in vain."""
    table = random_table(3, parties=5, issues=90, options=4, top=10**6, floor=0.3)
    problem, measures, told = problem_of(table), _measures(table, [Fraction(1)] * 5), list[str]()
    begun: list[str] = []

    def climb(_: Climber, package: Ints) -> Ints:
        begun.append("climb")
        return package

    def run(_: LpWalk, nodes: int) -> Walked:
        begun.append("walk")
        return Walked(status="done", packages=rows_of(problem.issues, []), nodes=nodes)

    monkeypatch.setattr(Climber, "climb", climb)
    monkeypatch.setattr(LpWalk, "run", run)
    monkeypatch.delitem(sys.modules, "onetext.compromise.kernels.walking", raising=False)
    struck = Limits(stop=lambda: True, progress=lambda work, _: told.append(work))
    assert best_smallest(problem, measures, Watch(struck)).status == "limit"
    assert best_smallest(problem, measures, Watch(struck), ties=3).status == "limit"
    assert not every(problem, Watch(struck), ALL).complete
    assert begun == told == []
    best_smallest(problem, measures, Watch(replace(struck, stop=lambda: False)))
    assert begun[0] == "climb"
    assert set(told) == {"compiling (once)"}


def test_numbers_of_sixty_bits_are_added_without_overflow() -> None:
    """Sums near the largest that fit, told apart by a single unit."""
    big = 2**55
    rows = tuple(
        Row(party=name, weights=(1, 1), scores=((0, big + extra), (big, 0)), denominator=1, no_deal=Fraction(0))
        for name, extra in (("atlas", 0), ("borea", 1))
    )
    table = Table(issues=("a", "b"), options=(("x", "y"), ("x", "y")), rows=rows)
    best = best_sum(problem_of(table), [Fraction(0), Fraction(1)], Watch(), ties=ALL)
    assert best.objective == 2 * big + 1
    assert best.packages.tolist() == [[1, 0]]
    either = best_sum(problem_of(table), [Fraction(1), Fraction(-1)], Watch(), ties=ALL)
    assert either.objective == 0
    assert either.packages.tolist() == [[0, 0], [0, 1]]
