"""Whatever could be agreed is as near to a listed package as is claimed; tried on every package of small tables."""

from __future__ import annotations

import importlib
from collections import Counter
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builders import brute_frontier, brute_zone, random_table, tables, values

from onetext.compromise.corners import Corners
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.problem import FREE, Problem, problem_of, without_floors
from onetext.compromise.representatives import Representatives, representatives
from onetext.compromise.slopes import Walls, grid
from onetext.compromise.table import Table
from onetext.compromise.thinning import thinned

module = importlib.import_module("onetext.compromise.representatives")
Vector = tuple[Fraction, ...]


def distance(one: Vector, other: Vector) -> Fraction:
    """By how much `other` falls short of `one`, at most over parties."""
    return max(Fraction(0), *(a - b for a, b in zip(one, other, strict=True)))


def assert_covered(table: Table, problem: Problem, found: Representatives) -> None:
    zone = brute_zone(table)
    listed = [tuple(int(o) for o in row[: problem.real]) for row in found.packages]
    assert set(listed) <= set(zone)
    given_ = [values(table, package) for package in listed]
    assert given_ == [tuple(problem.value(r, total) for r, total in enumerate(row)) for row in found.values]
    assert set(given_) == brute_frontier(given_)
    if found.proof == "none":
        return
    for vector in {values(table, package) for package in zone}:
        assert min(distance(vector, own) for own in given_) <= found.epsilon
    if found.complete:
        assert set(given_) == brute_frontier([values(table, package) for package in zone])
        assert len(given_) == len(set(given_))
        assert found.epsilon == 0


@given(tables(parties=4, issues=4), st.sampled_from((1, 2, 5, 200)))
def test_every_agreement_is_near_a_listed_one(table: Table, most: int) -> None:
    problem = problem_of(table)
    found = representatives(problem, Watch(), at_most=most)
    assert len(found.packages) <= most
    assert found.proof == "exhaustive"
    assert_covered(table, problem, found)


@pytest.mark.parametrize("seed", range(40))
def test_a_zone_too_large_to_list_is_covered_too(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FEW", 0)
    table = random_table(
        seed, parties=3 + seed % 3, issues=5, rules=seed % 4, lines=seed % 3, interactions=seed % 2,
        consents=seed % 2, top=(2, 30)[seed % 2], floor=0.2,
    )  # fmt: skip
    problem = problem_of(table)
    found = representatives(problem, Watch(), at_most=(3, 10, 200)[seed % 3])
    assert found.proof == "exhaustive" or not brute_zone(table)
    assert_covered(table, problem, found)


def test_more_packages_come_nearer_and_enough_of_them_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    table = random_table(3, parties=4, issues=6, top=30, floor=0.0)
    problem = problem_of(table)
    whole = representatives(problem, Watch(), at_most=10_000)
    assert whole.complete
    monkeypatch.setattr(module, "_FEW", 0)
    epsilons = [representatives(problem, Watch(), at_most=most).epsilon for most in (1, 4, 30)]
    assert epsilons[0] > epsilons[1] > epsilons[2]


def test_a_limit_gives_what_there_is_with_its_epsilon() -> None:
    table = random_table(5, parties=4, issues=7, top=30, floor=0.0)
    problem = without_floors(problem_of(table))
    asked = iter(range(10**9))
    found = representatives(problem, Watch(Limits(stop=lambda: next(asked) > 60)), at_most=200)
    assert len(found.packages) < 200
    if len(found.packages):
        sums = problem.totals(problem.extended(list(product(*(range(len(own)) for own in table.options)))))
        short = (sums[:, None, :] - found.values[None]).astype(float) / np.array(problem.denominators)
        assert short.max(axis=2).min(axis=1).max() <= float(found.epsilon) + 1e-9
    struck = representatives(problem, Watch(Limits(stop=lambda: True)))
    assert not len(struck.packages) or struck.proof == "exhaustive"


# -- corners ---


@given(st.integers(1, 4), st.integers(0, 2**32), st.integers(0, 7), st.sampled_from((2, 4, 9)))
def test_above_the_corners_lies_all_that_points_leave_uncovered(size: int, seed: int, count: int, top: int) -> None:
    points = np.random.default_rng(seed).integers(0, top, (count, size))
    corners = Corners(size)
    for point in points:
        stay, fresh = corners.add(point)
        assert len(stay) + len(fresh) == len(corners.owners)
    vectors = np.array(list(product(range(top + 1), repeat=size)))
    covered = (vectors[:, None, :] <= points[None]).all(axis=2).any(axis=1)
    above = (vectors[:, None, :] > corners.places[None]).all(axis=2).any(axis=1)
    assert (covered == ~above).all()


def test_a_corner_is_free_where_nothing_bounds_it() -> None:
    corners = Corners(2)
    corners.add(np.array([3, 5]))
    assert sorted(map(tuple, corners.places.tolist())) == [(FREE, 5), (3, FREE)]


# -- walls ---


@given(tables(issues=4))
def test_no_package_that_obeys_the_clauses_is_behind_a_wall_and_one_touches_it(table: Table) -> None:
    problem = without_floors(problem_of(table))
    walls = Walls(problem)
    packages = problem.extended(list(product(*(range(len(own)) for own in table.options))))
    packages = packages[problem.fits(packages)]
    assert walls.feasible == bool(len(packages))
    if walls.feasible:
        weights = walls.scaled(grid(problem.rows, 30).astype(float))
        assert (weights >= 0).all()
        assert (walls.tops(weights) == (problem.totals(packages) @ weights.T).max(axis=0)).all()


def test_a_grid_shares_a_whole_out_in_all_ways() -> None:
    assert Counter(map(tuple, grid(3, 10).tolist())) == Counter(
        (a, b, 3 - a - b) for a in range(4) for b in range(4 - a)
    )
    assert grid(1, 5).tolist() == [[1]]


# -- thinning ---


@given(st.integers(0, 2**32), st.integers(1, 30), st.integers(1, 8), st.integers(1, 3))
def test_the_epsilon_of_a_choice_is_exact(seed: int, count: int, most: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    sums, denominators = rng.integers(0, 50, (count, size)), tuple(rng.integers(1, 9, size).tolist())
    chosen, epsilon = thinned(sums, denominators, most)
    assert chosen == sorted(set(chosen))
    assert len(chosen) <= most
    vectors = [tuple(Fraction(a, d) for a, d in zip(row, denominators, strict=True)) for row in sums.tolist()]
    assert epsilon == max(min(distance(one, vectors[place]) for place in chosen) for one in vectors)
