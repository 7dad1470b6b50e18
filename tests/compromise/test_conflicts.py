"""A conflict cannot hold, and without any one of its members the others can."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from table_builders import brute_zone, every_package, obeys_rules, random_table, tables

from onetext.compromise import Limits, Row, Table, TableLine, ValueConsent, Watch
from onetext.compromise.conflicts import SHOWN, conflicts
from onetext.model.results import Member


def _keeping(table: Table, members: tuple[Member, ...]) -> list[Member]:
    return [member for member in table.members if member not in members]


def _assert_conflicts(table: Table) -> None:
    found = conflicts(table, Watch())
    assert bool(found) == (not brute_zone(table))
    assert len({item.members for item in found}) == len(found) <= SHOWN
    assert [len(item.members) for item in found] == sorted(len(item.members) for item in found)
    for item in found:
        others = _keeping(table, item.members)
        assert not brute_zone(table, others)
        for member in item.members:
            assert brute_zone(table, [*others, member])
        assert item.proof.kind == "exhaustive"


@given(tables())
def test_conflicts_are_minimal_and_there_is_one_wherever_the_zone_is_empty(table: Table) -> None:
    _assert_conflicts(table)


@given(st.integers(0, 2**32))
def test_conflicts_among_many_lines_are_minimal(seed: int) -> None:
    _assert_conflicts(random_table(seed, parties=3, issues=4, rules=1, lines=9, interactions=1, consents=1, floor=0.7))


@given(tables())
def test_rules_that_contradict_each_other_are_a_conflict_without_members(table: Table) -> None:
    contradict = not any(obeys_rules(table, package) for package in every_package(table))
    found = conflicts(table, Watch())
    assert [item.members for item in found].count(()) == contradict
    if contradict:
        assert len(found) == 1
        assert found[0].says.startswith("The rules of the case contradict each other")


def test_a_limit_leaves_no_unfinished_conflict() -> None:
    table = random_table(5, parties=3, issues=5, rules=2, lines=8, floor=0.9)
    assert not brute_zone(table)
    for nodes in (0, 1, 3, 10):
        for item in conflicts(table, Watch(Limits(nodes=nodes))):
            assert not brute_zone(table, _keeping(table, item.members))
    assert conflicts(table, Watch(Limits(nodes=0))) == ()


# -- in words ---


def _line(id_: str, party: str, *clauses: dict[int, set[int]], kind: str = "red_line") -> TableLine:
    return TableLine(
        member=Member(kind="consent" if kind == "consent" else "red_line", id=id_, party=party),
        clauses=tuple({k: frozenset(options) for k, options in clause.items()} for clause in clauses),
        narrow=(),
        real=True,
        known=True,
    )


def _row(party: str, scores: tuple[tuple[int, ...], ...], no_deal: int | None) -> Row:
    level = None if no_deal is None else Fraction(no_deal)
    return Row(party=party, weights=(1,) * len(scores), scores=scores, denominator=1, no_deal=level)


TABLE = Table(
    issues=("line", "force"),
    options=(("here", "there", "between"), ("none", "some")),
    rows=(_row("atlas", ((0, 9, 3), (0, 1)), None), _row("borea", ((9, 0, 3), (1, 0)), None)),
)


def _says(table: Table) -> list[str]:
    return [item.says for item in conflicts(table, Watch())]


def test_two_lines_that_leave_nothing_of_a_question_say_so() -> None:
    lines = (_line("A1", "atlas", {0: {0, 2}}), _line("B1", "borea", {0: {1}}))
    assert _says(replace(TABLE, lines=lines)) == [
        "On “line”, line A1 (atlas) allows only “there”; line B1 (borea) bars “there”: nothing is left."
    ]


def test_lines_over_several_issues_name_them_all() -> None:
    lines = (
        _line("A1", "atlas", {0: {0, 1}}),
        _line("B1", "borea", {0: {2}, 1: {0}}),
        _line("Z1", "zephyr", {1: {1}}, kind="consent"),
    )
    assert _says(replace(TABLE, lines=lines)) == [
        "Line A1 (atlas) allows only “between” on “line”; line B1 (borea) bars “between” on “line” together with “none”"
        " on “force”; line Z1 (zephyr, whose consent is needed) bars “some” on “force”: no text does all of this at"
        " once."
    ]


def test_no_deals_out_of_reach_say_for_whom() -> None:
    both = replace(TABLE, rows=(_row("atlas", TABLE.rows[0].scores, 9), _row("borea", TABLE.rows[1].scores, 9)))
    assert _says(both) == [
        "Atlas signs nothing worth less to it than no deal; borea signs nothing worth less to it than no deal: no text"
        " gives all of them that much."
    ]
    alone = replace(TABLE, rows=(_row("atlas", TABLE.rows[0].scores, 11), TABLE.rows[1]))
    assert _says(alone) == [
        "Atlas signs nothing worth less to it than no deal: no text that obeys the rules gives it as much."
    ]


def test_a_value_test_of_a_consent_says_where_it_applies() -> None:
    consent = ValueConsent(
        member=Member(kind="consent", id="zephyr", party="zephyr"),
        row=_row("zephyr", ((0, 0, 0), (0, 1)), 2),
        options={0: frozenset({0, 1, 2})},
    )
    assert _says(replace(TABLE, consents=(consent,))) == [
        "Zephyr must consent to “here”, “there” or “between” on “line”, and consents to nothing worth less to it than"
        " no deal: no text that obeys the rules keeps to that."
    ]
