"""Conflicts, corrections and least changes that brute force finds pass the checker; anything else does not."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from check_builders import original_of
from hypothesis import given
from hypothesis import strategies as st
from table_builders import brute_zone, random_table, tables, value

from onetext.compromise.certificate_corrections import certify_complete
from onetext.compromise.certificates import certify_none, decide
from onetext.compromise.check import (
    change_statement,
    check_complete,
    check_conflict,
    check_correction,
    check_least_change,
    conflict_statement,
    towards_levels,
)
from onetext.compromise.statements import Evidence
from onetext.compromise.table import Row, Table
from onetext.errors import CheckFailed
from onetext.model.results import Conflict, Correction, Edit, LeastChange, Member, Proof

Members = frozenset[Member]
EXHAUSTIVE = Proof(kind="exhaustive")


def _refused(check: Callable[[], None], says: str) -> None:
    with pytest.raises(CheckFailed, match=says):
        check()


def _closed(seed: int) -> Table:
    """A table with few members, whose zone is mostly empty."""
    return random_table(seed, parties=2, issues=4, options=3, rules=seed % 2, lines=4, consents=seed % 2, floor=0.8)


closed = st.builds(_closed, st.integers(0, 2**32))


def _subsets(members: Collection[Member], sizes: Collection[int]) -> Iterator[Members]:
    return chain.from_iterable(map(frozenset, combinations(members, size)) for size in sizes)


def _conflicting(table: Table) -> list[Members]:
    every = set(table.members)
    return [kept for kept in _subsets(table.members, range(len(every) + 1)) if not brute_zone(table, every - kept)]


def _evidence(table: Table, members: Members) -> Evidence:
    asked, every = original_of(table), set(table.members)
    statement = conflict_statement(asked, members)
    certificate = certify_none(asked, statement)
    open_ = [brute_zone(table, every - members | {member}) for member in members]
    return Evidence(
        certificates={} if certificate is None else {statement: certificate},
        witnesses=tuple(table.names(zone[0]) for zone in open_ if zone),
    )


def _conflict(members: Collection[Member]) -> Conflict:
    return Conflict(members=tuple(sorted(members)), says="", proof=EXHAUSTIVE)


@given(closed)
def test_exactly_the_minimal_conflicts_pass(table: Table) -> None:
    asked, conflicting = original_of(table), _conflicting(table)
    for members in _subsets(table.members, range(3)):
        evidence = _evidence(table, members)
        if members not in conflicting:
            _refused(lambda m=members, e=evidence: check_conflict(asked, _conflict(m), e), "certificate is missing")
        elif any(other < members for other in conflicting):
            _refused(lambda m=members, e=evidence: check_conflict(asked, _conflict(m), e), "nothing shows")
        else:
            check_conflict(asked, _conflict(members), evidence)


@given(closed)
def test_members_that_there_are_not_are_refused(table: Table) -> None:
    asked = original_of(table)
    stranger = Member(kind="red_line", id="L99", party="atlas")
    _refused(lambda: check_conflict(asked, _conflict([stranger]), Evidence()), "L99")
    _refused(lambda: check_correction(asked, Correction(members=(stranger,), says=""), Evidence()), "L99")


@given(closed)
def test_a_correction_passes_with_a_package_that_it_lets_in(table: Table) -> None:
    asked = original_of(table)
    every = tuple(map(table.names, product(*(range(len(ids)) for ids in table.options))))
    for members in _subsets(table.members, range(1, 3)):
        correction = Correction(members=tuple(sorted(members)), says="")
        zone = brute_zone(table, members)
        if zone:
            check_correction(asked, correction, Evidence(witnesses=(table.names(zone[0]),)))
        if not zone:
            _refused(lambda c=correction: check_correction(asked, c, Evidence(witnesses=every)), "nothing shows")
        _refused(lambda c=correction: check_correction(asked, c, Evidence()), "nothing shows")


def _corrections(table: Table, size: int) -> list[Correction]:
    opening = [members for members in _subsets(table.members, range(size + 1)) if brute_zone(table, members)]
    least = [members for members in opening if not any(other < members for other in opening)]
    return [Correction(members=tuple(sorted(members)), says="") for members in least]


@given(closed)
def test_the_complete_list_of_corrections_is_certified_and_no_other(table: Table) -> None:
    asked = original_of(table)
    listed = _corrections(table, 2)
    if brute_zone(table):
        return
    found = certify_complete(asked, listed, 2)
    assert found is not None
    conflicts, evidence = found
    check_complete(asked, listed, 2, conflicts, evidence)
    if listed:
        fewer = listed[1:]
        _refused(lambda: certify_complete(asked, fewer, 2), "is not listed")
        _refused(lambda: check_complete(asked, fewer, 2, conflicts, evidence), "excludes|needs")
        spare = sorted(set(table.members) - set(listed[0].members))
        if spare:
            wider = [replace(listed[0], members=tuple(sorted((*listed[0].members, spare[0])))), *listed[1:]]
            _refused(lambda: check_complete(asked, wider, 2, conflicts, evidence), "excludes|needs|contains")
    _refused(lambda: check_complete(asked, listed, 2, conflicts, Evidence(witnesses=evidence.witnesses)), "missing")


# -- least change ------------------------------------------------------------------------------------------------------


def _draft(table: Table, seed: int) -> dict[str, str]:
    """A draft that settles most issues."""
    rng = random.Random(seed)
    return {
        issue: rng.choice(ids) for issue, ids in zip(table.issues, table.options, strict=True) if rng.random() < 0.8
    }


def _changed(table: Table, package: tuple[int, ...], terms: dict[str, str]) -> int:
    names = table.names(package)
    return sum(names[issue] != option for issue, option in terms.items())


def _edits(table: Table, terms: dict[str, str], package: tuple[int, ...]) -> list[Edit]:
    """Effects shared out in the order of the issues; issues that the draft leaves open count from the package's."""
    names, now = table.names(package), {**table.names(package), **terms}
    edits = []
    for issue in table.issues:
        if terms.get(issue) == names[issue]:
            continue
        before = {row.party: value(row, table.places(now)) for row in table.rows}
        now[issue] = names[issue]
        effects = {row.party: float(value(row, table.places(now)) - before[row.party]) for row in table.rows}
        edits.append(
            Edit(
                issue=issue,
                before=terms.get(issue),
                after=names[issue],
                effects=effects,
                gains=tuple(party for party, effect in effects.items() if effect > 0),
                loses=tuple(party for party, effect in effects.items() if effect < 0),
            )
        )
    return edits


def _least(table: Table, terms: dict[str, str], package: tuple[int, ...], ties: list[tuple[int, ...]]) -> LeastChange:
    edits = _edits(table, terms, package)
    changes = tuple(edit for edit in edits if edit.before is not None)
    return LeastChange(
        from_="d1",
        status="found" if changes else "already",
        changes=changes,
        fills=tuple(edit for edit in edits if edit.before is None),
        package=table.names(package),
        shares={},
        proof=Proof(kind="certificate"),
        ties=tuple(map(table.names, ties)),
    )


@given(tables(issues=4), st.integers(0, 2**32))
def test_the_least_change_is_certified_and_a_larger_one_is_not(table: Table, seed: int) -> None:
    asked, terms, zone = original_of(table), _draft(table, seed), brute_zone(table)
    if not zone:
        statement = change_statement(asked, terms, len(terms))
        certificate = certify_none(asked, statement)
        assert certificate is not None
        nothing = LeastChange(
            from_="d1", status="empty", changes=(), fills=(), package=None, shares={}, proof=Proof(kind="certificate")
        )
        check_least_change(asked, nothing, terms, Evidence(certificates={statement: certificate}))
        _refused(lambda: check_least_change(asked, nothing, terms), "certificate is missing")
        return
    least = min(_changed(table, package, terms) for package in zone)
    for package in zone:
        changed = _changed(table, package, terms)
        found = _least(table, terms, package, [package])
        statement = change_statement(asked, terms, changed - 1)
        certificate = certify_none(asked, statement) if changed else None
        evidence = Evidence(certificates={} if certificate is None else {statement: certificate})
        if changed == least:
            check_least_change(asked, found, terms, evidence)
        else:
            _refused(lambda f=found, e=evidence: check_least_change(asked, f, terms, e), "certificate is missing")


@given(tables(issues=4), st.integers(0, 2**32))
def test_a_least_change_with_a_wrong_edit_is_refused(table: Table, seed: int) -> None:
    asked, terms = original_of(table), _draft(table, seed)
    for package in brute_zone(table)[:3]:
        right = replace(_least(table, terms, package, []), proof=EXHAUSTIVE)
        check_least_change(asked, right, terms)
        if not right.changes:
            continue
        edit = right.changes[0]
        wrong = [
            (replace(right, changes=right.changes[1:]), "change"),
            (replace(right, changes=(replace(edit, before="elsewhere"), *right.changes[1:])), "edits"),
            (replace(right, changes=(replace(edit, gains=("nobody",)), *right.changes[1:])), "who gains"),
            (replace(right, changes=(replace(edit, loses=("nobody",)), *right.changes[1:])), "who loses"),
            (replace(right, status="already"), "need no change"),
        ]
        if len(terms) == len(table.issues):
            party = table.rows[0].party
            effects = {**edit.effects, party: 99.0}
            gains = tuple(p for p, e in effects.items() if e > 0)
            loses = tuple(p for p, e in effects.items() if e < 0)
            other = replace(edit, effects=effects, gains=gains, loses=loses)
            wrong.append((replace(right, changes=(other, *right.changes[1:])), "add up"))
        for found, says in wrong:
            _refused(lambda f=found: check_least_change(asked, f, terms), says)


def test_a_move_towards_a_party_raises_its_value_and_is_certified_for_a_whole_draft() -> None:
    rows = (
        Row(party="atlas", weights=(1, 1), scores=((0, 1), (0, 1)), denominator=1, no_deal=Fraction(1)),
        Row(party="borea", weights=(1, 2), scores=((0, 1), (1, 0)), denominator=1, no_deal=Fraction(0)),
    )
    table = Table(issues=("a", "b"), options=(("n", "y"), ("n", "y")), rows=rows)
    asked, terms = original_of(table), {"a": "n", "b": "n"}
    right = replace(_least(table, terms, (1, 0), [(1, 0)]), towards="borea")
    statement = change_statement(asked, terms, 0, towards_levels(asked, terms, "borea"))
    certificate = certify_none(asked, statement)
    assert certificate is not None
    check_least_change(asked, right, terms, Evidence(certificates={statement: certificate}))
    away = replace(_least(table, terms, (0, 1), [(0, 1)]), towards="borea", proof=EXHAUSTIVE)
    _refused(lambda: check_least_change(asked, away, terms), "does not move towards borea")
    _refused(lambda: towards_levels(asked, {"a": "n"}, "borea"), "open issues")


def test_a_tie_with_more_changes_is_refused() -> None:
    row = Row(party="atlas", weights=(1, 1), scores=((0, 1), (0, 1)), denominator=1, no_deal=Fraction(1))
    table = Table(issues=("a", "b"), options=(("n", "y"), ("n", "y")), rows=(row,))
    terms = {"a": "n", "b": "n"}
    right = replace(_least(table, terms, (0, 1), [(0, 1), (1, 0)]), proof=EXHAUSTIVE)
    check_least_change(original_of(table), right, terms)
    more = replace(right, ties=(*right.ties, {"a": "y", "b": "y"}))
    _refused(lambda: check_least_change(original_of(table), more, terms), "2 settled issues change, not 1")
    twice = replace(right, ties=(right.ties[1], right.ties[1]))
    _refused(lambda: check_least_change(original_of(table), twice, terms), "twice")


def test_what_refutes_a_nearness_is_a_package_near_enough() -> None:
    """The builder decides nearness as brute force does."""
    for seed in range(150):
        table = random_table(seed, issues=4, rules=1)
        terms = _draft(table, seed)
        for changes in range(3):
            found = decide(original_of(table), change_statement(original_of(table), terms, changes))
            near = [package for package in brute_zone(table) if _changed(table, package, terms) <= changes]
            assert (found.package in near) if near else (found.certificate is not None)
