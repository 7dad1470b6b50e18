"""The frontier is what brute force says it is, point by point and package by package, plain and compiled."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builders import (
    brute_frontier,
    brute_zone,
    every_package,
    obeys_rules,
    random_table,
    rounded,
    tables,
    values,
)

from onetext.compromise import compiled
from onetext.compromise.frontier import Frontier, frontier
from onetext.compromise.frontier_answer import frontier_answer
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.problem import Problem, problem_of
from onetext.compromise.table import Row, Table, ValueConsent
from onetext.errors import UsageError
from onetext.model.results import Member

module = importlib.import_module("onetext.compromise.frontier")
Vector = tuple[Fraction, ...]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where numba has not been loaded."""
    monkeypatch.setattr(module, "_loaded", lambda: False)


def vectors(problem: Problem, found: Frontier) -> list[Vector]:
    return [tuple(problem.value(r, total) for r, total in enumerate(row)) for row in found.values.tolist()]


def assert_as_brute_force_says(table: Table) -> None:
    problem = problem_of(table)
    found = frontier(problem, Watch())
    if found is None:
        assert problem.rows > 3
        return
    zone = Counter(values(table, package) for package in brute_zone(table))
    points = vectors(problem, found)
    assert len(set(points)) == len(points)
    assert dict(zip(points, found.counts, strict=True)) == {v: zone[v] for v in brute_frontier(zone)}
    for place, point in enumerate(points):
        packages = found.packages(place, 10**6)
        real = [tuple(row) for row in packages[:, : problem.real].tolist()]
        assert real == sorted(package for package in brute_zone(table) if values(table, package) == point)
        assert len(found.packages(place, 1)) == 1


def mixed(seed: int) -> Table:
    """Every kind of demand, one to three parties."""
    return random_table(
        seed, parties=1 + seed % 3, issues=2 + seed % 5, options=1 + seed % 4, rules=seed % 4, lines=seed % 3,
        interactions=seed % 3, consents=int(seed % 3 < 2 and seed % 2), top=(1, 2, 4, 30)[seed % 4],
        floor=(0.0, 0.3)[seed // 7 % 2],
    )  # fmt: skip


@given(tables(issues=5))
@pytest.mark.usefixtures("plain")
def test_frontier_and_counts_are_exact(table: Table) -> None:
    if len(table.rows) < 4:
        assert_as_brute_force_says(table)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("seed", range(80))
def test_frontier_of_every_kind_of_demand(seed: int) -> None:
    assert_as_brute_force_says(mixed(seed))


@pytest.mark.parametrize("room", [2**17, 12])
def test_compiled_frontier_is_exact_in_one_go_and_stage_by_stage(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_loaded", lambda: True)
    monkeypatch.setattr(compiled, "_LABELS", room)
    for seed in range(80):
        assert_as_brute_force_says(mixed(seed))


@pytest.mark.parametrize("parties", [2, 3])
def test_a_large_frontier_is_the_same_plain_and_compiled(parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    table = random_table(10, parties=parties, issues=11, options=4, interactions=2, top=300, floor=-0.2)
    problem = problem_of(table)
    monkeypatch.setattr(module, "_loaded", lambda: True)
    quick = frontier(problem, Watch())
    monkeypatch.setattr(module, "_loaded", lambda: False)
    monkeypatch.setattr(module, "_PLAIN", {2: 10**9, 3: 10**9})
    slow = frontier(problem, Watch())
    assert quick is not None
    assert slow is not None
    assert len(quick) > 10
    assert (quick.values == slow.values).all()
    assert quick.counts == slow.counts
    assert all((quick.packages(p, 3) == slow.packages(p, 3)).all() for p in range(len(quick)))


ASKED = """
import sys
sys.path.insert(0, sys.argv[1])
if sys.argv[2] == "loaded":
    import numba
from table_builders import random_table
from onetext.compromise.frontier_answer import frontier_answer
from onetext.compromise.limits import Limits, Watch
assert ("numba" in sys.modules) == (sys.argv[2] == "loaded")
for parties, issues in ((2, 16), (3, 9)):
    table = random_table(4, parties=parties, issues=issues, options=4, rules=2, top=90, floor=0.1)
    for nodes in (1, 30, 300, 3000, 10**6):
        watch = Watch(Limits(nodes=nodes))
        print(parties, nodes, frontier_answer(table, watch), watch.nodes, watch.why)
"""


def test_a_limit_of_nodes_leaves_the_same_answer_whatever_the_process_has_loaded() -> None:
    """Two processes, one of which loads numba first, asked alike: same answers, same nodes, same reason to stop."""
    fresh, loaded = (
        subprocess.run(
            [sys.executable, "-c", ASKED, str(Path(__file__).parent), state], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for state in ("fresh", "loaded")
    )
    assert fresh == loaded
    assert len(fresh) == 10
    for parties in (fresh[:5], fresh[5:]):
        assert parties[0].endswith("nodes")
        assert parties[-1].endswith("None")


@given(st.integers(0, 2**32))
def test_order_of_parties_issues_and_options_changes_nothing(seed: int) -> None:
    table = random_table(seed, parties=2 + seed % 2, issues=5, rules=3, lines=2, top=3, floor=0.2)
    rng_ = np.random.default_rng(seed)
    issues = rng_.permutation(len(table.issues)).tolist()
    rows = rng_.permutation(len(table.rows)).tolist()
    place = {k: new for new, k in enumerate(issues)}
    turned = Table(
        issues=tuple(table.issues[k] for k in issues),
        options=tuple(table.options[k][::-1] for k in issues),
        rows=tuple(_turned(table.rows[r], issues) for r in rows),
        rules=tuple(tuple(_clause(c, place, table) for c in rule) for rule in table.rules),
        lines=tuple(
            type(line)(
                member=line.member, narrow=(), real=line.real, known=True,
                clauses=tuple(_clause(c, place, table) for c in line.clauses),
            )
            for line in table.lines
        ),
    )  # fmt: skip
    one, other = frontier(problem_of(table), Watch()), frontier(problem_of(turned), Watch())
    assert one is not None
    assert other is not None
    left = dict(zip(map(tuple, one.values[:, rows].tolist()), one.counts, strict=True))
    assert left == dict(zip(map(tuple, other.values.tolist()), other.counts, strict=True))


def _turned(row: Row, issues: list[int]) -> Row:
    return Row(
        party=row.party,
        weights=tuple(row.weights[k] for k in issues),
        scores=tuple(row.scores[k][::-1] for k in issues),
        denominator=row.denominator,
        no_deal=row.no_deal,
    )


def _clause(clause: dict[int, frozenset[int]], place: dict[int, int], table: Table) -> dict[int, frozenset[int]]:
    return {place[k]: frozenset(len(table.options[k]) - 1 - o for o in own) for k, own in clause.items()}


def test_counts_beyond_64_bits_are_exact() -> None:
    issues = 80
    rows = tuple(
        Row(
            party=name,
            weights=(1,) + (0,) * (issues - 1),
            scores=((0, 1) if name == "a" else (1, 0),) + ((0, 1),) * (issues - 1),
            denominator=1,
        )
        for name in "ab"
    )
    table = Table(issues=tuple(f"i{k}" for k in range(issues)), options=(("x", "y"),) * issues, rows=rows)
    found = frontier(problem_of(table), Watch())
    assert found is not None
    assert found.counts == (2**79, 2**79)
    assert found.packages(0, 5).shape == (5, issues)


def test_limits_and_caps_give_no_frontier() -> None:
    problem = problem_of(random_table(1, parties=2, issues=6, top=30, floor=0.0))
    watch = Watch(Limits(stop=lambda: True))
    assert frontier(problem, watch, cap=1) is None
    with pytest.raises(UsageError, match="no signatory"):
        frontier(problem_of(Table(issues=("i",), options=(("x",),), rows=())), Watch())


# -- what a reader gets ---


@given(tables(issues=4), st.sampled_from((1, 3, 200)))
def test_the_answer_lists_the_frontier_or_stands_for_it(table: Table, most: int) -> None:
    answer = frontier_answer(table, Watch(), at_most=most, packages_each=2)
    zone = brute_zone(table)
    assert len(answer.points) <= most
    assert answer.zone_status == (
        "nonempty"
        if zone
        else "empty"
        if any(obeys_rules(table, x) for x in every_package(table))
        else "rules_contradict"
    )
    listed = [tuple(point.exact_values[row.party] for row in table.rows) for point in answer.points]
    whole = brute_frontier([values(table, package) for package in zone])
    if answer.complete:
        assert set(listed) == whole
    for vector in whole:
        short = [max(Fraction(0), *(a - b for a, b in zip(vector, own, strict=True))) for own in listed]
        assert min(short) <= answer.exact_epsilon <= Fraction(answer.epsilon) + Fraction(1, 10**12)
    ways = Counter(values(table, package) for package in zone)
    for point, vector in zip(answer.points, listed, strict=True):
        for package in point.packages:
            assert values(table, table.places(package)) == vector
            assert table.places(package) in zone
        # Every zone of so small a table is counted whichever way it is searched.
        assert point.packages_count == ways[vector]
        assert len(point.packages) == min(2, ways[vector])


@given(tables(issues=4))
def test_all_feasible_takes_every_condition_but_the_rules_away(table: Table) -> None:
    answer = frontier_answer(table, Watch(), all_feasible=True, at_most=1000)
    allowed = [x for x in every_package(table) if obeys_rules(table, x)]
    listed = {tuple(point.exact_values[row.party] for row in table.rows) for point in answer.points}
    assert answer.complete
    assert listed == brute_frontier([values(table, package) for package in allowed])
    assert answer.zone_status == ("nonempty" if allowed else "rules_contradict")


def test_an_unknown_no_deal_leaves_the_zone_unknown() -> None:
    row = Row(party="a", weights=(1,), scores=((0, 5),), denominator=1)
    table = Table(issues=("i",), options=(("x", "y"),), rows=(row,))
    answer = frontier_answer(table, Watch())
    assert answer.zone_status == "unknown"
    assert [point.exact_values for point in answer.points] == [{"a": Fraction(5)}]
    with pytest.raises(UsageError, match="1 or more"):
        frontier_answer(table, Watch(), at_most=0)


def test_a_consent_by_value_leaves_the_number_of_equal_packages_right() -> None:
    """One signatory, and two that consent by value: three rows beside its own, so no exact frontier is swept."""
    row = Row(party="a", weights=(1, 1), scores=((0, 5), (0, 0)), denominator=1, no_deal=Fraction(0))
    watched = tuple(
        ValueConsent(
            member=Member(kind="consent", id=party, party=party),
            row=Row(party=party, weights=(1, 1), scores=((1, 0), scores), denominator=1, no_deal=Fraction(1)),
            options={0: frozenset({1})},
        )
        for party, scores in (("b", (1, 2, 3, 0)), ("c", (4, 1, 0, 1)), ("d", (1, 1, 1, 0)))
    )
    table = Table(issues=("i", "j"), options=(("x", "y"), ("p", "q", "r", "s")), rows=(row,), consents=watched)
    assert frontier(problem_of(table), Watch()) is None
    (point,) = frontier_answer(table, Watch(), packages_each=10).points
    # y is worth 5 to a; b and d then refuse s, and c refuses r.
    assert point.packages == ({"i": "y", "j": "p"}, {"i": "y", "j": "q"})
    assert point.packages_count == 2


def test_a_zone_too_large_to_list_leaves_numbers_of_packages_unknown() -> None:
    rows = tuple(
        Row(party=party, weights=(1,) * 12, scores=((0, sign), (0, 0)) * 6, denominator=1, no_deal=Fraction(-9))
        for party, sign in (("a", 1), ("b", -1), ("c", 1), ("d", -1))
    )
    table = Table(issues=tuple(f"i{k:02}" for k in range(12)), options=(("x", "y"),) * 12, rows=rows)
    answer = frontier_answer(table, Watch(), packages_each=10)
    assert answer.points_count is None
    assert answer.points
    assert {(len(point.packages), point.packages_count) for point in answer.points} == {(1, None)}


@given(tables(issues=4), st.integers(0, 7), st.booleans())
def test_with_anybody_untested_nothing_is_called_the_frontier(table: Table, unknown: int, all_feasible: bool) -> None:
    """No deals unknown for some, and one more that signs and of which no value is known."""
    floorless = {row.party for place, row in enumerate(table.rows) if unknown >> place & 1}
    rows = tuple(replace(row, no_deal=None) if row.party in floorless else row for row in table.rows)
    unvalued = ("zulu",) if unknown & 4 else ()
    table = replace(table, rows=rows, unvalued=unvalued)
    answer = frontier_answer(table, Watch(), all_feasible=all_feasible)
    assert set(answer.signatories) == {*(row.party for row in rows), *unvalued}
    assert set(answer.untested) == {*unvalued, *(() if all_feasible else floorless)}
    assert all("zulu" not in point.values and "zulu" not in point.exact_values for point in answer.points)
    if not answer.points:
        # That nothing passes even what can be tested is still proved.
        assert (answer.complete, answer.proof.kind) == (True, "exhaustive")
    elif answer.untested:
        assert (answer.complete, answer.proof.kind, answer.points_count) == (False, "none", None)
        assert answer.zone_status == ("nonempty" if all_feasible else "unknown")
    else:
        assert (answer.complete, answer.proof.kind) == (True, "exhaustive")


@given(tables(), st.integers(0, 2**32), st.sampled_from((1, 3, 200)))
def test_what_is_listed_of_rounded_numbers_is_true_of_the_numbers_themselves(
    table: Table, seed: int, most: int
) -> None:
    table = rounded(table, seed)
    zone = brute_zone(table)
    answer = frontier_answer(table, Watch(), at_most=most, packages_each=5)
    listed = [tuple(point.exact_values[row.party] for row in table.rows) for point in answer.points]
    exact = problem_of(table).exact
    assert exact or not answer.complete
    assert set(listed) == brute_frontier(listed)
    assert len(listed) == len(set(listed))
    for point, vector in zip(answer.points, listed, strict=True):
        assert exact or point.packages_count is None
        for package in point.packages:
            assert table.places(package) in zone
            assert values(table, table.places(package)) == vector
    if answer.proof.kind == "none":
        assert not listed
        assert answer.zone_status == "unknown"
        return
    for vector in (values(table, package) for package in zone):
        assert min(max(a - b for a, b in zip(vector, own, strict=True)) for own in listed) <= answer.exact_epsilon


def test_numbers_beyond_64_bits_are_never_called_complete() -> None:
    huge = 10**30
    rows = (
        Row(party="a", weights=(huge, 3), scores=((0, 5), (1, 2)), denominator=huge, no_deal=Fraction(0)),
        Row(party="b", weights=(1, 1), scores=((7, 0), (0, 4)), denominator=1, no_deal=Fraction(0)),
    )
    table = Table(issues=("i", "j"), options=(("x", "y"), ("x", "y")), rows=rows)
    answer = frontier_answer(table, Watch())
    assert not answer.complete
    assert 0 < answer.exact_epsilon < Fraction(1, 10**9)
    assert len(answer.points) == 2
