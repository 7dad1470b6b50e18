"""Scenarios as arrays, their proofs of emptiness, swaps and single tables, against the definitions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenario_builders import accepted, counts, every_package, obeys, random_scenarios
from table_builders import brute_zone

from onetext.compromise.duals import dual_bounds
from onetext.compromise.holding import share_with_zone, shares_accepting
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.swaps import Swaps
from onetext.compromise.worlds import scenario_table, worlds_of
from onetext.preferences import SampledRow, Scenarios

FLOORS = (0.0, 0.4, 0.6, 0.9)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenarios:
    return random_scenarios(
        draw(st.integers(0, 2**32)),
        draws=5,
        parties=draw(st.integers(1, 3)),
        issues=draw(st.integers(1, 4)),
        options=draw(st.integers(1, 3)),
        rules=draw(st.integers(0, 3)),
        lines=draw(st.integers(0, 3)),
        interactions=draw(st.integers(0, 2)),
        consents=draw(st.integers(0, 1)),
        floor=draw(st.sampled_from(FLOORS)),
    )


def packages_of(given_: Scenarios) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(every_package(given_), dtype=np.int64)


@given(scenarios())
def test_arrays_accept_what_the_definitions_accept(sampled: Scenarios) -> None:
    worlds, packages = worlds_of(sampled), packages_of(sampled)
    expected = [[accepted(sampled, p, n) for n in range(sampled.draws)] for p in every_package(sampled)]
    assert worlds.accepted(packages).tolist() == expected
    assert worlds.obeys(packages).tolist() == [obeys(sampled, p) for p in every_package(sampled)]
    for package in packages:
        refused = np.zeros(sampled.draws, dtype=bool)
        for causes in sampled.causes(package).values():
            for cause in causes.values():
                refused |= cause
        if obeys(sampled, tuple(package)):
            assert (~refused).tolist() == [accepted(sampled, tuple(package), n) for n in range(sampled.draws)]


@given(scenarios())
def test_the_table_of_a_scenario_has_its_zone(sampled: Scenarios) -> None:
    for place in range(sampled.draws):
        zone = set(brute_zone(scenario_table(sampled, place)))
        assert zone == {p for p in every_package(sampled) if accepted(sampled, p, place)}


@pytest.mark.parametrize("seed", range(6))
def test_sums_are_those_of_the_exact_table_even_one_unit_from_the_limit(seed: int) -> None:
    """No deals are set so that a package reaches its limit exactly, or misses it by a 2^40th of a point."""
    rng = np.random.default_rng(seed)
    sizes, draws = (3, 3, 3, 3), 40
    cells = rng.random((sum(sizes), draws)) * 25
    units = [[round(float(x) * 2**40) for x in row] for row in cells]
    limits = [sum(units[3 * k + (n + k) % 3][n] for k in range(4)) + n % 2 for n in range(draws)]
    threshold = np.array([limit / 2**40 for limit in limits]) + 1e-9
    # Only where the slack comes off again without rounding is the limit the one meant.
    meant = [round((float(t) - 1e-9) * 2**40) == limit for t, limit in zip(threshold, limits, strict=True)]
    options = (("a", "b", "c"),) * 4
    row = SampledRow(party="p", cells=cells, threshold=threshold)
    sampled = Scenarios(seed=0, draws=draws, issues=tuple("wxyz"), options=options, rows=(row,), parties=("p",))
    worlds, packages = worlds_of(sampled), packages_of(sampled)
    accepted_ = worlds.accepted(packages)
    tight = 0
    for place in range(draws):
        zone = set(brute_zone(scenario_table(sampled, place)))
        assert {tuple(p) for p in packages[accepted_[:, place]].tolist()} == zone
        if meant[place]:
            tight += 1
            assert (tuple((place + k) % 3 for k in range(4)) in zone) == (place % 2 == 0)
    assert tight > draws // 2
    assert worlds.exact


def test_sums_beyond_exact_numbers_are_not_called_exact() -> None:
    cells = np.array([[3000.0], [0.0]])
    row = SampledRow(party="p", cells=cells, threshold=np.array([5.0]))
    sampled = Scenarios(seed=0, draws=1, issues=("i",), options=(("a", "b"),), rows=(row,), parties=("p",))
    assert not worlds_of(sampled).exact
    assert worlds_of(replace(sampled, rows=(replace(row, cells=cells / 30),))).exact


def test_multipliers_show_nothing_that_only_rounding_says() -> None:
    """One package reaches the limit to the last digit, the other misses it by one: both zones are next to empty."""
    third = round(2**40 / 3)
    cells = np.array([[third / 2**40] * 2] * 3)
    threshold = np.array([3 * third, 3 * third + 1]) / 2**40 + 1e-9
    row = SampledRow(party="p", cells=cells, threshold=threshold)
    sampled = Scenarios(seed=0, draws=2, issues=("i", "j", "k"), options=(("a",),) * 3, rows=(row,), parties=("p",))
    worlds = worlds_of(sampled)
    assert worlds.accepted(np.zeros((1, 3), dtype=np.int64)).tolist() == [[True, False]]
    assert dual_bounds(worlds, Watch()).empty.tolist() == [False, True]


@given(scenarios())
def test_a_zone_that_multipliers_call_empty_is_empty(sampled: Scenarios) -> None:
    empty = dual_bounds(worlds_of(sampled), Watch()).empty
    for place in np.flatnonzero(empty):
        assert not any(accepted(sampled, package, place) for package in every_package(sampled))


def test_multipliers_prove_most_zones_empty_that_are() -> None:
    """Without terms or ties only a gap between whole options is left: eight in ten of the empty ones are proved."""
    proved = there = 0
    for seed in range(30):
        sampled = random_scenarios(seed, rules=0, lines=0, interactions=0, consents=0, floor=0.8)
        empty = dual_bounds(worlds_of(sampled), Watch()).empty
        best = worlds_of(sampled).accepted(packages_of(sampled)).any(axis=0)
        assert not (empty & best).any()
        proved, there = proved + int(empty.sum()), there + int((~best).sum())
    assert there > 50
    assert proved >= 0.8 * there


@pytest.mark.parametrize("seed", range(12))
def test_swaps_are_counted_as_packages_are_by_numpy_and_by_the_kernel(seed: int) -> None:
    sampled = random_scenarios(seed, draws=20, parties=3, interactions=2, floor=0.3)
    worlds = worlds_of(sampled)
    plain, compiled = Swaps(worlds), Swaps(worlds)
    plain.compiled, compiled.compiled = False, True
    for package in packages_of(sampled)[::7]:
        expected = []
        for k, size in enumerate(worlds.sizes):
            for option in range(size):
                swapped = package.copy()
                swapped[k] = option
                expected.append(int(worlds.accepted(swapped[None]).sum()))
        margin = worlds.margin(package)
        assert plain.counts(package, margin).tolist() == expected
        assert compiled.counts(package, margin).tolist() == expected
        late = plain.counts(package, margin, first=2)
        assert late.tolist() == compiled.counts(package, margin, first=2).tolist()
        assert (late[: worlds.sizes[0] + worlds.sizes[1]] == -1).all()


@given(scenarios())
def test_the_share_of_scenarios_with_a_zone_is_exact(sampled: Scenarios) -> None:
    found = share_with_zone(sampled, Watch())
    expected = sum(
        any(accepted(sampled, package, place) for package in every_package(sampled)) for place in range(sampled.draws)
    )
    assert found.undecided == 0
    assert found.nonempty.point == expected / sampled.draws


def test_scenarios_that_a_limit_left_open_are_told_apart_from_empty_ones() -> None:
    for seed in range(20):
        sampled = random_scenarios(seed, parties=3, floor=0.6, rules=3)
        found = share_with_zone(sampled, Watch(Limits(stop=lambda: True)))
        whole = share_with_zone(sampled, Watch())
        assert found.nonempty.point <= whole.nonempty.point <= found.nonempty.point + found.undecided + 1e-12


@given(scenarios())
def test_packages_are_accepted_in_the_share_of_scenarios_in_which_they_are(sampled: Scenarios) -> None:
    by_hand = {package: count for package, count in counts(sampled).items() if obeys(sampled, package)}
    named = [
        {issue: ids[o] for issue, ids, o in zip(sampled.issues, sampled.options, package, strict=True)}
        for package in by_hand
    ]
    shares = shares_accepting(sampled, named)
    assert [share.point for share in shares] == [count / sampled.draws for count in by_hand.values()]
