"""The least change is what trying every package finds: as few changes, all their ties, the same order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from table_builders import Package, brute_zone, rounded, tables, value

from onetext.compromise import Limits, Row, Table, Watch
from onetext.compromise.least_change import least_change, settled_terms
from onetext.errors import UnknownId
from onetext.model import Case, Date, Draft, Issue, Option, Term
from onetext.model.results import Edit, LeastChange

DAY = Date.parse("2025-01-01")
Changes = frozenset[tuple[int, int]]


def case_of(table: Table) -> Case:
    """The issues of a table, as a case: all that a least change reads of it."""
    issues = (
        Issue(id=issue, title=issue, options=tuple(Option(id=option, title=option) for option in options))
        for issue, options in zip(table.issues, table.options, strict=True)
    )
    return Case(id="c", title="c", issues=tuple(issues))


def draft_of(table: Table, seed: int, *, open_issues: float = 0.3) -> Draft:
    """A draft that settles most issues and leaves the others open in different ways."""
    rng = random.Random(seed)
    terms: dict[str, Term] = {}
    for issue, options in zip(table.issues, table.options, strict=True):
        if rng.random() >= open_issues:
            terms[issue] = Term(state="settled", options=(rng.choice(options),))
        elif rng.random() < 0.5:
            some = rng.sample(options, rng.randint(1, len(options)))
            terms[issue] = Term(state="bracketed", options=tuple(some))
    return Draft(id="d", title="d", kind="proposal", happened=DAY, known=DAY, terms=immutabledict(terms))


def settled(table: Table, draft: Draft) -> dict[int, int]:
    found = {}
    for k, issue in enumerate(table.issues):
        term = draft.term(issue)
        if term.state == "settled":
            found[k] = table.options[k].index(term.options[0])
    return found


def changed(terms: dict[int, int], package: Package) -> Changes:
    return frozenset((k, package[k]) for k, option in terms.items() if package[k] != option)


def brute(table: Table, draft: Draft, towards: str | None = None) -> tuple[float, dict[Changes, list[Package]]]:
    """The fewest changes, and for each set of them all packages of the zone that make it."""
    terms = settled(table, draft)
    rows = {row.party: row for row in table.rows}
    fewest, found = inf, dict[Changes, list[Package]]()
    for package in brute_zone(table):
        if towards is not None:
            same_fills = tuple(terms.get(k, option) for k, option in enumerate(package))
            if value(rows[towards], package) <= value(rows[towards], same_fills):
                continue
        edits = changed(terms, package)
        if len(edits) < fewest:
            fewest, found = len(edits), {}
        if len(edits) == fewest:
            found.setdefault(edits, []).append(package)
    return fewest, found


def levels(table: Table, zone: Iterable[Package], package: Package) -> list[Fraction]:
    """The shares of those who can gain in the zone, the smallest first."""
    found = []
    for row in table.rows:
        assert row.no_deal is not None
        most = max(value(row, other) for other in zone) - row.no_deal
        if most > 0:
            found.append((value(row, package) - row.no_deal) / most)
    return sorted(found)


def places(table: Table, package: object) -> Package:
    assert isinstance(package, dict)
    return table.places(package)


def asked(table: Table, draft: Draft, towards: str | None = None, ties: int = 1000) -> LeastChange:
    return least_change(case_of(table), table, draft, Watch(), towards=towards, ties=ties)


def assert_least(table: Table, draft: Draft, towards: str | None = None) -> LeastChange:
    found = asked(table, draft, towards)
    fewest, expected = brute(table, draft, towards)
    if not expected:
        assert (found.status, found.package, found.proof.kind) == ("empty", None, "exhaustive")
        return found
    assert found.status == ("found" if fewest else "already")
    assert len(found.changes) == fewest
    assert found.proof.kind == "exhaustive"
    assert found.ties_complete
    terms, zone = settled(table, draft), brute_zone(table)
    ties = [places(table, package) for package in found.ties]
    assert places(table, found.package) == ties[0]
    assert sorted(map(sorted, (changed(terms, package) for package in ties))) == sorted(map(sorted, expected))
    for package in ties:
        rivals = expected[changed(terms, package)]
        assert package in rivals
        assert levels(table, zone, package) == max(levels(table, zone, rival) for rival in rivals)
    order = [levels(table, zone, package) for package in ties]
    assert order == sorted(order, reverse=True)
    return found


@given(tables(), st.integers(0, 2**32))
def test_the_least_change_is_the_one_that_brute_force_finds_with_all_its_ties(table: Table, seed: int) -> None:
    assert_least(table, draft_of(table, seed))


@given(tables(), st.integers(0, 2**32))
def test_a_draft_that_settles_everything_needs_no_fills(table: Table, seed: int) -> None:
    found = assert_least(table, draft_of(table, seed, open_issues=0))
    assert found.fills == ()


@given(tables(), st.integers(0, 2**32))
def test_moving_towards_a_party_raises_its_value_with_as_few_changes_as_possible(table: Table, seed: int) -> None:
    draft = draft_of(table, seed)
    found = assert_least(table, draft, towards=table.rows[-1].party)
    assert found.towards == table.rows[-1].party
    assert found.status != "already"
    if found.package is not None and not found.fills:
        assert any(table.rows[-1].party in edit.gains for edit in found.changes)


@given(tables(), st.integers(0, 2**32))
def test_effects_of_edits_add_up_to_the_change_of_value(table: Table, seed: int) -> None:
    draft = draft_of(table, seed, open_issues=0)
    found = asked(table, draft)
    if found.package is None:
        return
    before = tuple(settled(table, draft)[k] for k in range(len(table.issues)))
    for row in table.rows:
        whole = value(row, places(table, found.package)) - value(row, before)
        assert sum(edit.effects[row.party] for edit in found.changes) == pytest.approx(float(whole))
    for edit in (*found.changes, *found.fills):
        assert set(edit.gains) == {party for party, effect in edit.effects.items() if effect > 0}
        assert set(edit.loses) == {party for party, effect in edit.effects.items() if effect < 0}


@given(tables(), st.integers(0, 2**32))
def test_edits_turn_the_draft_into_the_package(table: Table, seed: int) -> None:
    draft = draft_of(table, seed)
    found = asked(table, draft)
    if found.package is None:
        return
    terms = settled_terms(case_of(table), draft)
    edited = {**terms, **{edit.issue: edit.after for edit in (*found.changes, *found.fills)}}
    assert edited == dict(found.package)
    assert {edit.issue: edit.before for edit in found.changes}.items() <= terms.items()
    assert {edit.before for edit in found.fills} <= {None}


# -- single cases ---


def _table(*scores: tuple[tuple[int, ...], ...], no_deal: tuple[int | None, ...]) -> Table:
    issues = len(scores[0])
    rows = tuple(
        Row(
            party=f"p{i}",
            weights=(1,) * issues,
            scores=own,
            denominator=1,
            no_deal=None if level is None else Fraction(level),
        )
        for i, (own, level) in enumerate(zip(scores, no_deal, strict=True))
    )
    options = tuple(tuple("abc"[: len(cells)]) for cells in scores[0])
    return Table(
        issues=tuple(f"x{k}" for k in range(issues)) if issues > 3 else tuple("xyz"[:issues]),
        options=options,
        rows=rows,
    )


def _draft(**terms: str) -> Draft:
    made = {issue: Term(state="settled", options=(option,)) for issue, option in terms.items()}
    return Draft(id="d", title="d", kind="proposal", happened=DAY, known=DAY, terms=immutabledict(made))


def test_a_fill_counts_from_the_middle_of_what_it_leaves_open() -> None:
    table = _table(((0, 10), (0, 4, 20)), no_deal=(0,))
    (fill,) = asked(table, _draft(x="a")).fills
    # From the middle of 0 and 20, not of all three.
    assert fill == Edit(issue="y", before=None, after="c", effects={"p0": 10.0}, gains=("p0",), loses=())


def test_a_silence_whose_meaning_the_case_declares_settles_an_issue() -> None:
    table = _table(((0, 10), (0, 4)), no_deal=(14,))
    case = case_of(table)
    issues = (case.issues[0], replace(case.issues[1], if_silent="a"))
    found = least_change(replace(case, issues=issues), table, _draft(x="b"), Watch())
    assert [(edit.issue, edit.before, edit.after) for edit in found.changes] == [("y", "a", "b")]
    assert found.fills == ()


def test_a_draft_of_which_nothing_is_known_has_no_least_change() -> None:
    table = _table(((0, 10),), no_deal=(0,))
    draft = Draft(id="d", title="d", kind="described", happened=DAY, known=DAY)
    found = asked(table, draft)
    assert (found.status, found.package, found.proof.kind) == ("unknown", None, "none")


def test_with_an_unknown_no_deal_nothing_is_claimed_but_that_nothing_passes() -> None:
    draft = _draft(x="a")
    assert asked(_table(((0, 10),), ((5, 0),), no_deal=(5, None)), draft).status == "unknown"
    assert asked(_table(((0, 10),), ((5, 0),), no_deal=(11, None)), draft).status == "empty"


def test_towards_somebody_who_does_not_sign_is_refused() -> None:
    with pytest.raises(UnknownId, match="unknown signatory"):
        asked(_table(((0, 10),), no_deal=(0,)), _draft(x="a"), towards="zephyr")


def test_towards_a_signatory_without_values_is_unknown() -> None:
    table = replace(_table(((0, 10),), no_deal=(0,)), unvalued=("zephyr",))
    assert asked(table, _draft(x="a"), towards="zephyr").status == "unknown"


def test_a_change_towards_a_party_may_go_through_an_interaction() -> None:
    table = _table(((0, 0), (0, 0)), no_deal=(0,))
    row = replace(table.rows[0], interactions=(({0: 1, 1: 1}, 7),))
    table = replace(table, rows=(row,))
    assert [edit.issue for edit in asked(table, _draft(x="a", y="b"), towards="p0").changes] == ["x"]
    # With y open, changing x to b favours it if y is filled with b.
    found = asked(table, _draft(x="a"), towards="p0")
    assert found.package == {"x": "b", "y": "b"}
    assert asked(table, _draft(x="b"), towards="p0").status == "empty"


def test_more_ties_than_asked_for_are_said_to_be_there() -> None:
    table = _table(((0, 1), (0, 1), (0, 1)), no_deal=(1,))
    found = asked(table, _draft(x="a", y="a", z="a"), ties=2)
    assert len(found.ties) == 2
    assert not found.ties_complete
    assert asked(table, _draft(x="a", y="a", z="a"), ties=3).ties_complete


@given(tables(), st.integers(0, 2**32))
def test_the_fairest_of_all_ties_is_listed_first_however_few_are_listed(table: Table, seed: int) -> None:
    draft = draft_of(table, seed)
    fewest, expected = brute(table, draft)
    found = asked(table, draft, ties=1)
    assert found.ties_complete == (len(expected) < 2)
    if expected:
        zone = brute_zone(table)
        every = [package for packages in expected.values() for package in packages]
        assert len(found.changes) == fewest
        first = levels(table, zone, places(table, found.package))
        assert first == max(levels(table, zone, package) for package in every)


def _narrow_window(seed: int, width: int) -> Table:
    """Two parties that want opposite sums, and accept only a window of them: hard to hit with few changes."""
    rng = random.Random(seed)
    own = tuple((0, rng.randint(100_000, 999_999)) for _ in range(40))
    whole = sum(most for _, most in own)
    other = tuple((most, 0) for _, most in own)
    level = whole // 2
    return _table(own, other, no_deal=(level, whole - level - width))


@pytest.mark.parametrize("width", [0, 40, 4000, 400_000])
def test_a_limit_leaves_the_best_so_far_or_nothing(width: int) -> None:
    table = _narrow_window(1, width)
    draft = _draft(**dict.fromkeys(table.issues, "a"))
    found = least_change(case_of(table), table, draft, Watch(Limits(nodes=1)))
    # The largest numbers first reach the window with the fewest changes that any package can have.
    most = sorted((cells[1] for cells in table.rows[0].scores), reverse=True)
    fewest = next(n for n in range(41) if sum(most[:n]) >= (table.rows[0].no_deal or 0))
    assert found.status == ("limit" if width < 400_000 else found.status)
    if found.status == "limit":
        assert found.proof.kind == "none"
    if found.package is not None:
        assert len(found.changes) >= fewest
        package = table.places(dict(found.package))
        assert all(value(row, package) >= (row.no_deal or 0) for row in table.rows)


@given(tables(), st.integers(0, 2**32), st.booleans())
def test_where_numbers_are_rounded_only_what_is_true_of_the_numbers_themselves_is_claimed(
    table: Table, seed: int, aimed: bool
) -> None:
    table = rounded(table, seed)
    draft, towards = draft_of(table, seed), table.rows[0].party if aimed else None
    found = asked(table, draft, towards)
    fewest, _ = brute(table, draft, towards)
    assert found.status != "empty" or fewest == inf
    assert found.status != "limit"
    if found.package is None:
        assert found.proof.kind == ("exhaustive" if found.status == "empty" else "none")
    else:
        assert places(table, found.package) in brute_zone(table)
        assert len(found.changes) >= fewest
        assert found.proof.kind == "none" or len(found.changes) == fewest


def test_a_package_on_the_very_threshold_is_not_called_none() -> None:
    """The one way out gives exactly the no deal, in numbers that must be rounded."""
    third = 10**22 // 3
    row = Row(party="p", weights=(1,), scores=((0, third),), denominator=10**22, no_deal=Fraction(third, 10**22))
    table = Table(issues=("i",), options=(("a", "b"),), rows=(row,))
    draft = draft_of(table, 0, open_issues=0)
    draft = replace(draft, terms=immutabledict({"i": Term(state="settled", options=("a",))}))
    found = asked(table, draft)
    assert (found.status, found.proof.kind, found.ties_complete) == ("unknown", "none", False)
    assert asked(replace(table, rows=(replace(row, no_deal=Fraction(1, 2)),)), draft).status == "empty"
