"""Corrections are exactly the smallest sets of members whose lifting opens the zone, up to the size asked for."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from table_builders import brute_zone, random_table, tables

from onetext.compromise import Limits, Row, Table, TableLine, Watch
from onetext.compromise.corrections import corrections
from onetext.compromise.oracle import Oracle
from onetext.model.results import Member

Sets = set[frozenset[Member]]


def sets_of(table: Table, size: int = 3) -> Sets:
    found, complete = corrections(table, Watch(), size=size)
    assert complete.size == size
    assert complete.proof.kind == "exhaustive"
    assert len({item.members for item in found}) == len(found)
    return {frozenset(item.members) for item in found}


def brute(table: Table, size: int = 3) -> Sets:
    """Every set of at most `size` members that opens the zone and has no part that does."""
    found: list[frozenset[Member]] = []
    for number in range(size + 1):
        for some in map(frozenset, combinations(table.members, number)):
            if not any(one <= some for one in found) and brute_zone(table, some):
                found.append(some)
    return {some for some in found if some}


@given(tables())
def test_corrections_are_those_that_brute_force_finds(table: Table) -> None:
    assert sets_of(table) == brute(table)


@given(st.integers(0, 2**32), st.integers(2, 3))
def test_many_lines_of_many_parties_leave_only_the_corrections_of_brute_force(seed: int, parties: int) -> None:
    table = random_table(seed, parties=parties, issues=4, rules=1, lines=9, interactions=1, consents=1, floor=0.7)
    assert sets_of(table, 2) == brute(table, 2)


@given(tables())
def test_the_oracle_says_of_every_set_of_members_whether_lifting_it_opens_the_zone(table: Table) -> None:
    """One oracle for all questions, so that what it learns from one must hold for the others."""
    oracle = Oracle(table, Watch())
    masks = list(range(oracle.toggles.every + 1))
    random.Random(len(masks)).shuffle(masks)
    for mask in masks:
        answer = oracle.ask(mask)
        zone = brute_zone(table, oracle.toggles.named(mask))
        assert answer.open == bool(zone)
        assert answer.package is None or answer.package in zone


@given(tables(), st.integers(0, 2**32))
def test_a_further_red_line_never_opens_a_zone(table: Table, seed: int) -> None:
    clause = random_table(seed, issues=len(table.issues), lines=1).lines[0].clauses[0]
    clause = {k: frozenset(o for o in options if o < len(table.options[k])) for k, options in clause.items()}
    member = Member(kind="red_line", id="further", party="atlas")
    further = TableLine(member=member, clauses=(clause,), narrow=(), real=True, known=True)
    before = Oracle(table, Watch()).ask(0).open
    after = Oracle(replace(table, lines=(*table.lines, further)), Watch()).ask(0).open
    assert before or not after


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_issues_options_and_parties_changes_no_correction(table: Table, rng: random.Random) -> None:
    issues = rng.sample(range(len(table.issues)), len(table.issues))
    options = [rng.sample(range(len(ids)), len(ids)) for ids in table.options]
    assert sets_of(table) == sets_of(_permuted(table, issues, options))


def _permuted(table: Table, issues: list[int], options: list[list[int]]) -> Table:
    """The same table with issue `issues[k]` in place k, and its option `options[issue][o]` in place o."""
    place = {issue: k for k, issue in enumerate(issues)}

    def named(where: dict[int, Collection[int]]) -> dict[int, frozenset[int]]:
        return {place[k]: frozenset(options[k].index(o) for o in some) for k, some in where.items()}

    def row(old: Row) -> Row:
        return replace(
            old,
            weights=tuple(old.weights[k] for k in issues),
            scores=tuple(tuple(old.scores[k][o] for o in options[k]) for k in issues),
            interactions=tuple(
                ({place[k]: options[k].index(o) for k, o in where.items()}, points)
                for where, points in old.interactions
            ),
        )

    return replace(
        table,
        issues=tuple(table.issues[k] for k in issues),
        options=tuple(tuple(table.options[k][o] for o in options[k]) for k in issues),
        rows=tuple(row(item) for item in reversed(table.rows)),
        rules=tuple(tuple(named(dict(clause)) for clause in rule) for rule in table.rules),
        lines=tuple(
            replace(line, clauses=tuple(named(dict(clause)) for clause in line.clauses)) for line in table.lines
        ),
        consents=tuple(replace(item, row=row(item.row), options=named(dict(item.options))) for item in table.consents),
    )


@given(tables())
def test_numbers_far_beyond_64_bits_change_nothing(table: Table) -> None:
    times = 10**40

    def row(old: Row) -> Row:
        return replace(
            old,
            weights=tuple(weight * times for weight in old.weights),
            denominator=old.denominator * times,
            interactions=tuple((where, points * times) for where, points in old.interactions),
        )

    consents = tuple(replace(item, row=row(item.row)) for item in table.consents)
    assert sets_of(replace(table, rows=tuple(map(row, table.rows)), consents=consents)) == brute(table)


def test_a_no_deal_just_out_of_reach_by_less_than_a_float_can_tell_is_out_of_reach() -> None:
    big = 10**30
    row = Row(party="atlas", weights=(1,), scores=((0, big),), denominator=big, no_deal=Fraction(big + 1, big))
    table = Table(issues=("x",), options=(("a", "b"),), rows=(row,))
    assert sets_of(table) == {frozenset(table.members)}
    assert sets_of(replace(table, rows=(replace(row, no_deal=Fraction(1)),))) == set()


def test_one_member_that_stands_for_a_line_and_a_value_test_is_lifted_whole() -> None:
    """A consenter's line may bear the consenter's own id."""
    member = Member(kind="consent", id="zephyr", party="zephyr")
    found = 0
    for seed in range(200):
        table = random_table(seed, issues=3, lines=1, consents=1, floor=0.7)
        line = replace(table.lines[0], member=member, real=True)
        (item,) = table.consents
        table = replace(table, lines=(line,), consents=(replace(item, member=member),))
        expected = brute(replace(table))
        assert sets_of(table) == expected
        found += any(member in some for some in expected)
    assert found


def _larger(seed: int) -> Table:
    """16 issues, 3 parties that want too much, 18 lines: 4^16 packages."""
    rng = random.Random(seed)
    names = ("atlas", "borea", "corvid")
    rows = []
    for name in names:
        scores = tuple(tuple(rng.randint(0, 1000) for _ in range(4)) for _ in range(16))
        level = sum(map(max, scores)) * rng.uniform(0.72, 0.8)
        rows.append(
            Row(party=name, weights=(1,) * 16, scores=scores, denominator=100, no_deal=Fraction(int(level), 100))
        )
    lines = [
        TableLine(
            member=Member(kind="red_line", id=f"L{i}", party=names[i % 3]),
            clauses=({rng.randrange(16): frozenset(rng.sample(range(4), 2))},),
            narrow=(),
            real=True,
            known=True,
        )
        for i in range(18)
    ]
    options = (("a", "b", "c", "d"),) * 16
    return Table(issues=tuple(f"x{k}" for k in range(16)), options=options, rows=tuple(rows), lines=tuple(lines))


def _smallest_by_milp(table: Table, barred: list[frozenset[Member]]) -> frozenset[Member] | None:
    """The fewest members to lift, none of the barred sets within them, asked of another solver."""
    issues, members = len(table.issues), list(table.members)
    columns = issues * 4 + len(members)
    rows: list[tuple[np.ndarray, float, float]] = []
    for k in range(issues):
        rows.append((_ones(columns, [k * 4 + o for o in range(4)]), 1, 1))
    for row in table.rows:
        cells = np.append(np.array(row.cells, dtype=float).reshape(-1), np.zeros(len(members)))
        cells[issues * 4 + members.index(Member(kind="no_deal", id=row.party, party=row.party))] = 1e5
        rows.append((cells, float(row.floor or 0), np.inf))
    for line in table.lines:
        for clause in line.clauses:
            for k, options in clause.items():
                for o in options:
                    both = _ones(columns, [k * 4 + o])
                    both[issues * 4 + members.index(line.member)] = -1
                    rows.append((both, -np.inf, 0))
    for some in barred:
        rows.append((_ones(columns, [issues * 4 + members.index(one) for one in some]), 0, len(some) - 1))
    cost = _ones(columns, list(range(issues * 4, columns)))
    found = milp(
        cost,
        integrality=np.ones(columns),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            np.array([row for row, _, _ in rows]), [low for _, low, _ in rows], [high for _, _, high in rows]
        ),
    )
    if found.x is None:
        return None
    return frozenset(member for j, member in enumerate(members) if found.x[issues * 4 + j] > 0.5)


def _ones(columns: int, places: list[int]) -> np.ndarray:
    row = np.zeros(columns)
    row[places] = 1
    return row


@pytest.mark.parametrize("seed", range(4))
def test_another_solver_finds_the_same_corrections_one_after_the_other(seed: int) -> None:
    table = _larger(seed)
    found: list[frozenset[Member]] = []
    while (some := _smallest_by_milp(table, found)) is not None and 0 < len(some) <= 3:
        found.append(some)
    assert sets_of(table) == set(found)
    assert found


def test_a_limit_leaves_only_claims_that_are_true() -> None:
    table = _larger(0)
    every = sets_of(table)
    for nodes in (0, 1, 2, 5, 20, 100):
        found, complete = corrections(table, Watch(Limits(nodes=nodes)))
        assert complete.size <= 3
        assert {frozenset(item.members) for item in found} <= every
        assert {some for some in every if len(some) <= complete.size} <= {frozenset(item.members) for item in found}
    assert corrections(table, Watch(Limits(nodes=0)))[1].size == -1
    assert corrections(table, Watch(Limits(nodes=0)))[1].proof.kind == "none"


def test_a_correction_says_who_lets_go_of_what() -> None:
    lines = tuple(
        TableLine(
            member=Member(kind="red_line", id=id_, party=party),
            clauses=({0: frozenset({option})},),
            narrow=(),
            real=True,
            known=True,
        )
        for id_, party, option in (("A1", "atlas", 0), ("B1", "borea", 1))
    )
    row = Row(party="atlas", weights=(1,), scores=((0, 1),), denominator=1, no_deal=Fraction(1))
    table = Table(issues=("x",), options=(("p", "q"),), rows=(row,), lines=lines)
    found, _ = corrections(table, Watch())
    assert [item.says for item in found] == [
        "If borea lets go of its line B1 on “x”, there is a text that all could sign.",
        "If atlas lets go of its line A1 on “x” and atlas signs for less than it gets without a deal, there is a text "
        "that all could sign.",
    ]


def test_what_cannot_be_tested_is_not_called_signable() -> None:
    line = TableLine(
        member=Member(kind="red_line", id="A1", party="atlas"),
        clauses=({0: frozenset({0})},),
        narrow=(),
        real=True,
        known=True,
    )
    table = Table(issues=("x",), options=(("p",),), rows=(), lines=(line,), unvalued=("atlas",))
    ((correction,), _) = corrections(table, Watch())
    assert correction.says.endswith("there is a text that passes every test that can be made.")
