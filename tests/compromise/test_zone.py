"""The zone's status, count and proof against brute force; what is not known stays unknown (S11, S20)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builders import brute_zone, every_package, obeys_rules, random_table, tables

from onetext.compromise import count as counting
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.table import Row, Table
from onetext.compromise.zone import zone

HUGE = 10**30


@given(tables())
def test_status_count_and_example_are_those_of_brute_force(table: Table) -> None:
    found, packages = zone(table, Watch(), seed=0), brute_zone(table)
    obeying = any(obeys_rules(table, package) for package in every_package(table))
    expected = "nonempty" if packages else "empty" if obeying else "rules_contradict"
    assert found.status == expected
    assert (found.count, found.standard_error, found.undecided) == (len(packages), 0.0, 0)
    assert found.proof.kind == "exhaustive"
    assert found.packages_in_all == prod(map(len, table.options))
    if packages:
        assert found.example is not None
        assert table.places(found.example) in packages
    else:
        assert found.example is None


@given(tables(parties=2))
def test_with_a_no_deal_unknown_the_zone_is_unknown_unless_the_rest_leaves_nothing(table: Table) -> None:
    open_ = replace(table, rows=(replace(table.rows[0], no_deal=None), *table.rows[1:]))
    found = zone(open_, Watch(), seed=0)
    assert found.untested == (table.rows[0].party,)
    if brute_zone(open_):
        assert (found.status, found.count, found.proof.kind) == ("unknown", None, "none")
    else:
        assert found.status in ("empty", "rules_contradict")
        assert found.count == 0


@given(tables(issues=4), st.integers(0, 2**32))
def test_a_further_red_line_never_enlarges_the_zone(table: Table, seed: int) -> None:
    lines = random_table(seed, parties=2, issues=len(table.issues), options=1, lines=3).lines
    narrower = replace(table, lines=(*table.lines, *lines))
    before, after = zone(table, Watch(), seed=0).count, zone(narrower, Watch(), seed=0).count
    assert before is not None
    assert after is not None
    assert after <= before


def test_no_issues_leave_one_empty_text() -> None:
    nothing = Row(party="p", weights=(), scores=(), denominator=1, no_deal=Fraction(0))
    assert zone(Table(issues=(), options=(), rows=(nothing,)), Watch(), seed=0).count == 1
    missed = replace(nothing, no_deal=Fraction(1))
    assert zone(Table(issues=(), options=(), rows=(missed,)), Watch(), seed=0).status == "empty"


def test_packages_that_rounding_cannot_decide_are_counted_apart() -> None:
    """Sums of 10^30 are rounded; one option lies on the threshold, one a hair below, one far above."""
    row = Row(
        party="p",
        weights=(1,),
        scores=((HUGE, HUGE - 1, 2 * HUGE, 0),),
        denominator=HUGE,
        no_deal=Fraction(1),
    )
    table = Table(issues=("i",), options=(("a", "b", "c", "d"),), rows=(row,))
    found = zone(table, Watch(), seed=0)
    assert (found.status, found.count, found.undecided) == ("nonempty", 1, 2)
    assert found.example == {"i": "c"}
    near = replace(table, options=(("a", "b"),), rows=(replace(row, scores=((HUGE, HUGE - 1),)),))
    unsure = zone(near, Watch(), seed=0)
    assert (unsure.status, unsure.count, unsure.undecided) == ("unknown", None, 2)
    far = replace(near, rows=(replace(row, scores=((0, HUGE // 2),)),))
    assert zone(far, Watch(), seed=0).status == "empty"


def test_where_a_limit_strikes_the_zone_is_unknown_and_never_called_empty() -> None:
    for seed in range(10):
        table = random_table(seed, parties=3, issues=6, floor=0.6, rules=2)
        found = zone(table, Watch(Limits(stop=lambda: True)), seed=0)
        packages = brute_zone(table)
        assert found.status == "unknown" or (found.status == "nonempty") == bool(packages)
        assert found.status != "nonempty" or (found.example is not None and table.places(found.example) in packages)


@pytest.mark.parametrize("floor", [0.3, 0.5, 0.7, 0.95])
@pytest.mark.parametrize("seed", range(4))
def test_without_an_exact_count_the_search_decides(seed: int, floor: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "exact_count", lambda *_, **__: None)
    table = random_table(seed, parties=2, issues=6, floor=floor, rules=2, top=30)
    found, packages = zone(table, Watch(), seed=0), brute_zone(table)
    if packages:
        assert found.status == "nonempty"
        assert found.example is not None
        assert table.places(found.example) in packages
        if found.count is not None:
            assert found.standard_error is not None
            assert abs(found.count - len(packages)) <= 4 * found.standard_error
    else:
        assert found.status in ("empty", "rules_contradict")
        assert (found.count, found.proof.kind) == (0, "exhaustive")


def test_what_rounding_leaves_open_is_no_number_where_packages_are_only_estimated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No value lies near a threshold here, so a number above 0 would be the noise of two estimates."""
    monkeypatch.setattr(counting, "exact_count", lambda *_, **__: None)
    for seed in range(5):
        exact = random_table(seed, parties=2, issues=7, floor=0.2, rules=1, top=30)
        assert zone(exact, Watch(), seed=0).undecided == 0
        rows = tuple(
            replace(
                row,
                scores=tuple(tuple(score * HUGE for score in issue) for issue in row.scores),
                interactions=tuple((where, points * HUGE) for where, points in row.interactions),
                denominator=row.denominator * HUGE,
                no_deal=(row.no_deal or 0) - Fraction(1, 1000),
            )
            for row in exact.rows
        )
        found = zone(replace(exact, rows=rows), Watch(), seed=0)
        assert (found.status, found.undecided) == ("nonempty", None)
