"""What lifting a single member does is what the zone without it says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from table_builders import brute_zone, random_table, tables, value

from onetext.compromise import Limits, Row, Table, TableLine, Watch
from onetext.compromise.lifting import lifting, lifting_key
from onetext.model.results import Member


def _smallest_share(table: Table, zone: list[tuple[int, ...]]) -> Fraction | None:
    """The largest smallest share of the largest gains, from the definition; None where nobody can gain."""
    tested = [row for row in table.rows if row.no_deal is not None]
    most = {row.party: max(value(row, package) for package in zone) - (row.no_deal or 0) for row in tested}
    gaining = [row for row in tested if most[row.party] > 0]
    if not gaining:
        return None
    return max(min((value(row, package) - (row.no_deal or 0)) / most[row.party] for row in gaining) for package in zone)


@given(tables())
def test_each_member_is_lifted_alone(table: Table) -> None:
    found = lifting(table, Watch())
    assert set(found) == {lifting_key(member) for member in table.members}
    assert len(found) == len(table.members)
    for member in table.members:
        item, zone = found[lifting_key(member)], brute_zone(table, [member])
        assert item.member == member
        assert item.opens == bool(zone)
        assert item.best_values == {
            row.party: pytest.approx(float(max(value(row, package) for package in zone))) for row in table.rows if zone
        }
        share = _smallest_share(table, zone) if zone else None
        assert item.best_smallest_share == (None if share is None else pytest.approx(float(share)))


@given(tables())
def test_a_narrow_reading_is_asked_for_lines_that_have_another_one(table: Table) -> None:
    """Here the narrow reading bars the first clause of a line only."""
    lines = tuple(replace(line, narrow=line.clauses[:1]) for line in table.lines)
    table = replace(table, lines=lines, reading="strict")
    found = lifting(table, Watch())
    for line in lines:
        if not line.real:
            continue
        narrow_opens = found[line.member.id].narrow_opens
        if all(clause == line.clauses[0] for clause in line.clauses):
            assert narrow_opens is None
        else:
            narrowly = tuple(replace(x, clauses=x.narrow) if x == line else x for x in lines)
            assert narrow_opens == bool(brute_zone(replace(table, lines=narrowly)))


def _line(id_: str, party: str, option: int, *more: int) -> TableLine:
    return TableLine(
        member=Member(kind="red_line", id=id_, party=party),
        clauses=({0: frozenset({option, *more})},),
        narrow=(),
        real=True,
        known=True,
    )


def _row(party: str, *scores: int, no_deal: int | None = 0) -> Row:
    level = None if no_deal is None else Fraction(no_deal)
    return Row(party=party, weights=(1,), scores=(scores,), denominator=1, no_deal=level)


def test_of_parallel_lines_each_says_which_others_bar_the_same() -> None:
    lines = (_line("A1", "atlas", 0, 1), _line("A2", "atlas", 0, 1), _line("B1", "borea", 0))
    table = Table(issues=("x",), options=(("p", "q"),), rows=(_row("atlas", 1, 2),), lines=lines)
    found = lifting(table, Watch())
    assert {key: item.opens for key, item in found.items()} == {
        "A1": False,
        "A2": False,
        "B1": False,
        "no_deal:atlas": False,
    }
    assert found["A1"].says == "A2 (atlas) bars the same, so that lifting this line alone changes nothing."
    assert (
        found["B1"].says == "A1 (atlas) and A2 (atlas) bar the same, so that lifting this line alone changes nothing."
    )
    assert found["no_deal:atlas"].says == ""


def test_whether_lifting_opens_is_unknown_where_a_signatory_cannot_be_tested() -> None:
    rows = (_row("atlas", 1, 2), _row("borea", 2, 1, no_deal=None))
    lines = (_line("A1", "atlas", 0), _line("B1", "borea", 1))
    table = Table(issues=("x",), options=(("p", "q"),), rows=rows, lines=lines)
    found = lifting(table, Watch())
    assert (found["A1"].opens, found["A1"].best_values, found["A1"].best_smallest_share) == (None, {}, None)
    assert found["no_deal:atlas"].opens is False


def test_a_party_whose_no_deal_is_lifted_still_counts_its_gains_from_it() -> None:
    """At p atlas gets nothing of the 2 it could gain, at q it would lose: with its no deal lifted, both are there."""
    rows = (_row("atlas", 4, 6, 1, no_deal=4), _row("borea", 3, 0, 9, no_deal=0))
    table = Table(issues=("x",), options=(("p", "q", "r"),), rows=rows)
    found = lifting(table, Watch())["no_deal:atlas"]
    assert found.best_values == {"atlas": 6.0, "borea": 9.0}
    assert found.best_smallest_share == 0.0


def test_a_limit_leaves_open_what_is_not_known() -> None:
    table = random_table(5, parties=3, issues=5, rules=2, lines=8, floor=0.9)
    found = lifting(table, Watch(Limits(nodes=0)))
    assert set(found) == {lifting_key(member) for member in table.members}
    for item in found.values():
        assert item.opens in (None, bool(brute_zone(table, [item.member])))
    assert None in {item.opens for item in found.values()}
