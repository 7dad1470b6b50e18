"""The number of packages: exact against brute force and closed forms, estimates within their standard errors (S11)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from table_builders import brute_zone, random_table, tables

from onetext.compromise import count as counting
from onetext.compromise import tilting
from onetext.compromise.chain import chain_of
from onetext.compromise.count import count, exact_count
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.problem import problem_of
from onetext.compromise.table import Row, Table
from onetext.compromise.tilting import estimated_count
from onetext.preferences import Clause

SIGMAS = 4


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few blocks only, whatever the error."""
    monkeypatch.setattr(tilting, "BLOCKS", (12,))


def coins(issues: int, floors: list[tuple[int, int]], rules: tuple[tuple[Clause, ...], ...] = ()) -> Table:
    """Issues of two options; per party the option that it wants, and how often it wants it at least."""
    rows = tuple(
        Row(
            party=f"p{i}",
            weights=(1,) * issues,
            scores=(((0, 1) if wanted else (1, 0)),) * issues,
            denominator=1,
            no_deal=Fraction(least),
        )
        for i, (wanted, least) in enumerate(floors)
    )
    return Table(issues=tuple(f"i{k}" for k in range(issues)), options=(("a", "b"),) * issues, rows=rows, rules=rules)


@given(tables())
def test_the_exact_count_is_the_number_of_packages_in_the_zone(table: Table) -> None:
    assert exact_count(problem_of(table), Watch()) == len(brute_zone(table))


@given(tables())
def test_a_count_is_exact_wherever_it_says_so(table: Table) -> None:
    found = count(problem_of(table), Watch(), seed=0)
    assert found.exact
    assert found.packages == len(brute_zone(table))


@pytest.mark.parametrize("issues", [1, 10, 63, 64, 65, 200])
def test_one_floor_counts_a_tail_of_the_binomial(issues: int) -> None:
    """Far beyond 64 bits: every digit is right."""
    least = issues // 3
    expected = sum(comb(issues, j) for j in range(least, issues + 1))
    assert exact_count(problem_of(coins(issues, [(1, least)])), Watch()) == expected


def test_two_opposed_floors_count_a_middle_of_the_binomial() -> None:
    expected = sum(comb(120, j) for j in range(50, 61))
    assert exact_count(problem_of(coins(120, [(1, 50), (0, 60)])), Watch()) == expected


@pytest.mark.parametrize("issues", [2, 3, 20, 90])
def test_no_two_neighbours_alike_are_counted_by_fibonacci(issues: int) -> None:
    """Rules only: sequences without two neighbouring `b`."""
    rules = tuple(({k: frozenset({1}), k + 1: frozenset({1})},) for k in range(issues - 1))
    one, two = 1, 2
    for _ in range(issues - 1):
        one, two = two, one + two
    assert exact_count(problem_of(coins(issues, [], rules)), Watch()) == two


def test_more_states_than_allowed_are_given_up_not_guessed() -> None:
    problem = problem_of(random_table(5, parties=5, issues=14, options=3, top=30, floor=0.5))
    assert exact_count(problem, Watch(), most=10) is None


def test_a_limit_ends_the_count_without_a_number() -> None:
    problem = problem_of(random_table(1, parties=5, issues=14, options=3, top=30, floor=0.5))
    found = count(problem, Watch(Limits(stop=lambda: True)), seed=0)
    assert found.packages is None
    assert found.standard_error is None


INSTANCES = [
    {"parties": 1, "issues": 12, "floor": 0.7},
    {"parties": 2, "issues": 12, "floor": 0.5},
    {"parties": 3, "issues": 12, "floor": 0.5, "rules": 6},
    {"parties": 3, "issues": 12, "floor": 0.5, "rules": 6, "lines": 3, "interactions": 2},
    {"parties": 4, "issues": 12, "floor": 0.4, "rules": 25},
    {"parties": 5, "issues": 13, "floor": 0.5},
]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", INSTANCES, ids=str)
def test_estimates_lie_within_their_standard_errors(shape: dict[str, float], seed: int) -> None:
    problem = problem_of(random_table(seed, options=3, top=30, **shape))  # type: ignore[arg-type]  # whole numbers
    exact = exact_count(problem, Watch(), most=10**6)
    found = estimated_count(problem, Watch(), seed=seed)
    assert exact is not None
    if exact == 0:
        assert found is None
        return
    assert found is not None
    assert abs(found.packages - exact) <= SIGMAS * found.standard_error
    assert found.standard_error < 0.1 * exact + 1
    assert problem.fits(found.example[None])[0]


def test_estimates_are_unbiased_and_their_errors_have_the_right_size(quick: None) -> None:
    """Over 24 seeds the errors, each over its own standard error, have mean 0 and size 1."""
    problem = problem_of(random_table(11, parties=3, issues=12, options=3, top=30, floor=0.55, rules=5))
    exact = exact_count(problem, Watch(), most=10**6)
    assert exact is not None
    assert exact > 1000
    found = [estimated_count(problem, Watch(), seed=seed) for seed in range(24)]
    errors = np.array([(item.packages - exact) / item.standard_error for item in found if item is not None])
    assert len(errors) == 24
    assert abs(errors.mean()) < SIGMAS / sqrt(24)
    assert 0.5 < float(np.sqrt((errors**2).mean())) < 1.6


def test_clauses_that_the_state_has_no_room_for_are_tested_on_each_package(quick: None) -> None:
    """Every pair of fourteen issues is joined by a rule: more clauses are open at a time than the state holds."""
    issues = 14
    pairs = [(j, k) for k in range(issues) for j in range(k)]
    table = coins(issues, [(0, 8)], tuple(({j: frozenset({1}), k: frozenset({1})},) for j, k in pairs))
    problem = problem_of(table)
    assert chain_of(problem, most_open=10).left
    found = estimated_count(problem, Watch(), seed=0)
    assert found is not None
    assert abs(found.packages - (issues + 1)) <= SIGMAS * found.standard_error + 0.5


def test_where_nothing_is_drawn_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parity makes the zone empty although it looks open: 3 of 7 twos, at least 7 and at most 7."""
    row = Row(party="p", weights=(1,) * 7, scores=((0, 2),) * 7, denominator=1, no_deal=Fraction(7))
    other = replace(row, party="q", scores=((2, 0),) * 7, no_deal=Fraction(7))
    table = Table(issues=tuple(f"i{k}" for k in range(7)), options=(("a", "b"),) * 7, rows=(row, other))
    problem = problem_of(table)
    assert exact_count(problem, Watch()) == 0
    assert estimated_count(problem, Watch(), seed=0) is None
    monkeypatch.setattr(counting, "exact_count", lambda *_, **__: None)
    assert count(problem, Watch(), seed=0).packages is None


def test_same_seed_same_estimate_other_seed_another(quick: None) -> None:
    problem = problem_of(random_table(5, parties=3, issues=12, options=3, top=30, floor=0.5))
    one, same, other = (estimated_count(problem, Watch(), seed=seed) for seed in (1, 1, 2))
    assert one is not None
    assert same is not None
    assert other is not None
    assert (one.packages, one.standard_error) == (same.packages, same.standard_error)
    assert one.packages != other.packages


def test_an_estimate_may_be_larger_than_any_float(monkeypatch: pytest.MonkeyPatch) -> None:
    """1,200 issues of two options and no floor that bites: 2^1200 packages."""
    monkeypatch.setattr(tilting, "BLOCKS", (2,))
    found = estimated_count(problem_of(coins(1200, [(1, 0)])), Watch(), seed=0)
    assert found is not None
    assert abs(found.packages / 2**1190 - 2**10) < 1
