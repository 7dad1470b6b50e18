"""Every solution is what its definition says (S12), found by trying every package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import isclose, log, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builders import Package, brute_zone, every_package, random_table, tables, values

from onetext.compromise import Limits, Row, Table, Watch
from onetext.compromise.solutions import solutions
from onetext.model.results import Concept, Solution

ALL = 10**6
CONCEPTS: tuple[Concept, ...] = ("nash", "ks", "egalitarian", "utilitarian")
Vector = tuple[Fraction, ...]


# -- the definitions ---------------------------------------------------------------------------------------------------


def _gains(table: Table, package: Package) -> Vector:
    return tuple(v - row.no_deal for v, row in zip(values(table, package), table.rows, strict=True))


def _best_by(zone: Sequence[Package], key: Callable[[Package], object]) -> list[Package]:
    keys = {package: key(package) for package in zone}
    top = max(keys.values(), default=None)
    return [package for package in zone if keys[package] == top]


def _shares(table: Table, zone: Sequence[Package]) -> Mapping[Package, Vector]:
    """Gains as shares of the largest gain in the zone, of those who have one."""
    gains = {package: _gains(table, package) for package in zone}
    most = [max(own) for own in zip(*gains.values(), strict=True)]
    return {p: tuple(g / m for g, m in zip(own, most, strict=True) if m > 0) for p, own in gains.items()}


def _nash(table: Table, zone: Sequence[Package]) -> list[Package]:
    gains = {package: _gains(table, package) for package in zone}
    sets = {package: frozenset(r for r, gain in enumerate(own) if gain > 0) for package, own in gains.items()}
    most = max(map(len, sets.values()), default=0)
    shares = _shares(table, zone)
    found: list[Package] = []
    for chosen in {own for own in sets.values() if len(own) == most}:
        inside = [package for package in zone if sets[package] == chosen]
        best = _best_by(inside, lambda package, chosen=chosen: prod(gains[package][r] for r in chosen))
        found += _best_by(best, lambda package: sorted(shares[package]))
    return sorted(found)


def _ks(table: Table, zone: Sequence[Package]) -> list[Package]:
    shares = _shares(table, zone)
    return _best_by(zone, lambda package: sorted(shares[package]))


def _egalitarian(table: Table, zone: Sequence[Package]) -> list[Package]:
    return _best_by(zone, lambda package: sorted(_gains(table, package)))


def _utilitarian(table: Table, zone: Sequence[Package]) -> list[Package]:
    """Pareto-filtered, as S12 says."""
    own = {package: values(table, package) for package in zone}
    efficient = [
        p
        for p in zone
        if not any(own[q] != own[p] and all(a >= b for a, b in zip(own[q], own[p], strict=True)) for q in zone)
    ]
    return _best_by(efficient, lambda package: sum(own[package]))


DEFINITIONS = {"nash": _nash, "ks": _ks, "egalitarian": _egalitarian, "utilitarian": _utilitarian}


def _places(table: Table, solution: Solution) -> list[Package]:
    return [table.places(package) for package in solution.packages]


# -- against them ------------------------------------------------------------------------------------------------------


@given(tables())
def test_every_concept_is_its_definition(table: Table) -> None:
    zone = brute_zone(table)
    found = solutions(table, Watch(), concepts=CONCEPTS, ties=ALL)
    for name, solution in found.items():
        assert solution.status == ("solved" if zone else "empty"), name
        assert sorted(_places(table, solution)) == (DEFINITIONS[name](table, zone) if zone else []), name
        assert solution.ties_complete
        assert solution.proof.kind == "exhaustive"
        assert solution.compares_points == (name in ("egalitarian", "utilitarian"))


@given(tables())
def test_what_is_told_of_a_solution_is_true_of_its_first_package(table: Table) -> None:
    zone = brute_zone(table)
    for name, solution in solutions(table, Watch(), concepts=CONCEPTS).items():
        if not zone:
            assert solution.values == {}
            assert solution.objective is None
            continue
        package = _places(table, solution)[0]
        own, gains = values(table, package), _gains(table, package)
        assert tuple(solution.exact_values.values()) == own
        assert list(solution.values.values()) == [float(v) for v in own]
        assert list(solution.gains.values()) == [float(gain) for gain in gains]
        parties = [row.party for row in table.rows]
        assert solution.strictly_gaining == tuple(p for p, gain in zip(parties, gains, strict=True) if gain > 0)
        barren = [p for r, p in enumerate(parties) if all(_gains(table, other)[r] == 0 for other in zone)]
        assert list(solution.no_gain_possible) == barren
        shares = [share for share in solution.shares.values() if share is not None]
        assert [p for p, share in solution.shares.items() if share is None] == barren
        expected = {
            "nash": sum(log(gain) for gain in gains if gain > 0) if any(gains) else None,
            "ks": min(shares, default=None),
            "egalitarian": float(min(gains)),
            "utilitarian": float(sum(own)),
        }[name]
        if expected is None:
            assert solution.objective is None
            assert solution.gap is None
        else:
            assert isclose(solution.objective, expected, abs_tol=1e-9)
            assert solution.bound == solution.objective
            assert solution.gap == 0


@given(tables(issues=4), st.integers(1, 3), st.integers(1, 3))
def test_further_packages_are_the_best_that_are_far_enough_from_all_before(table: Table, more: int, apart: int) -> None:
    zone = brute_zone(table)
    if not zone:
        return
    for name, solution in solutions(table, Watch(), concepts=("ks", "utilitarian"), more=more, apart=apart).items():
        shares = _shares(table, zone)
        worth = {"ks": lambda p, s=shares: sorted(s[p]), "utilitarian": lambda p: sum(values(table, p))}[name]
        before = _places(table, solution)
        for package in map(table.places, solution.next_best):
            far = [p for p in zone if all(sum(a != b for a, b in zip(p, q, strict=True)) >= apart for q in before)]
            assert package in far
            assert worth(package) == max(map(worth, far))
            before.append(package)
        far = [p for p in zone if all(sum(a != b for a, b in zip(p, q, strict=True)) >= apart for q in before)]
        assert len(solution.next_best) == more or not far
        assert solution.next_complete


def test_further_packages_that_a_limit_cut_short_are_not_said_to_be_all() -> None:
    table = random_table(8, parties=3, issues=6, floor=0.2)
    whole = solutions(table, Watch(), concepts=("ks",), more=4)["ks"]
    assert len(whole.next_best) == 4
    cut = set()
    for calls in range(1, 200):
        left = iter(range(calls))
        watch = Watch(Limits(stop=lambda left=left: next(left, None) is None))
        found = solutions(table, watch, concepts=("ks",), more=4)["ks"]
        assert found.next_best == whole.next_best[: len(found.next_best)]
        assert found.next_complete == (len(found.next_best) == 4)
        cut.add(len(found.next_best))
    assert cut == {0, 1, 2, 3, 4}


@given(tables(parties=3), st.randoms(use_true_random=False))
def test_the_order_of_parties_issues_and_options_changes_nothing(table: Table, rng: object) -> None:
    turned = _turned(table, rng)
    plain = solutions(table, Watch(), concepts=CONCEPTS, ties=ALL)
    other = solutions(turned, Watch(), concepts=CONCEPTS, ties=ALL)
    for name in CONCEPTS:
        same = {frozenset(package.items()) for package in plain[name].packages}
        assert {frozenset(package.items()) for package in other[name].packages} == same
        assert set(other[name].no_gain_possible) == set(plain[name].no_gain_possible)


def _turned(table: Table, rng: object) -> Table:
    """The same table with everything in another order."""
    issues = list(range(len(table.issues)))
    rng.shuffle(issues)
    orders = [list(range(len(options))) for options in table.options]
    for order in orders:
        rng.shuffle(order)
    back = {(k, o): (issues.index(k), orders[k].index(o)) for k in issues for o in orders[k]}

    def clause(own: Mapping[int, frozenset[int]]) -> Mapping[int, frozenset[int]]:
        return {issues.index(k): frozenset(back[k, o][1] for o in options) for k, options in own.items()}

    def row(own: Row) -> Row:
        return replace(
            own,
            weights=tuple(own.weights[k] for k in issues),
            scores=tuple(tuple(own.scores[k][o] for o in orders[k]) for k in issues),
            interactions=tuple(
                ({issues.index(k): back[k, o][1] for k, o in where.items()}, points)
                for where, points in own.interactions
            ),
        )

    rows = [row(own) for own in table.rows]
    rng.shuffle(rows)
    return replace(
        table,
        issues=tuple(table.issues[k] for k in issues),
        options=tuple(tuple(table.options[k][o] for o in orders[k]) for k in issues),
        rows=tuple(rows),
        rules=tuple(tuple(map(clause, rule)) for rule in table.rules),
        lines=tuple(replace(line, clauses=tuple(map(clause, line.clauses))) for line in table.lines),
        consents=tuple(replace(c, row=row(c.row), options=clause(c.options)) for c in table.consents),
    )


# -- by hand -----------------------------------------------------------------------------------------------------------


def _row(party: str, *scores: Sequence[int], no_deal: int | Fraction | None = 0) -> Row:
    own = None if no_deal is None else Fraction(no_deal)
    return Row(party=party, weights=(1,) * len(scores), scores=tuple(map(tuple, scores)), denominator=1, no_deal=own)


def _table(*rows: Row) -> Table:
    sizes = [len(scores) for scores in rows[0].scores]
    return Table(
        issues=tuple(f"i{k}" for k in range(len(sizes))),
        options=tuple(tuple(f"o{o}" for o in range(size)) for size in sizes),
        rows=rows,
    )


def test_two_parties_that_want_the_opposite_of_equal_issues_share_them() -> None:
    """A symmetric case has symmetric answers: each gets one of two issues, whichever."""
    table = _table(_row("atlas", (10, 0), (10, 0)), _row("borea", (0, 10), (0, 10)))
    for name in ("nash", "ks", "egalitarian"):
        solution = solutions(table, Watch(), concepts=(name,))[name]
        assert sorted(_places(table, solution)) == [(0, 1), (1, 0)]
    found = solutions(table, Watch(), concepts=("utilitarian",))["utilitarian"]
    assert len(found.packages) == 4


def test_one_signatory_gets_what_it_likes_best() -> None:
    table = _table(_row("atlas", (1, 5, 3), (0, 2)))
    for solution in solutions(table, Watch(), concepts=CONCEPTS).values():
        assert _places(table, solution) == [(1, 1)]


def test_nobody_can_gain_and_all_texts_tie() -> None:
    table = _table(_row("atlas", (5, 5), no_deal=5), _row("borea", (7, 7), no_deal=7))
    found = solutions(table, Watch(), concepts=("nash", "ks"))
    for solution in found.values():
        assert _places(table, solution) == [(0,), (1,)]
        assert solution.no_gain_possible == ("atlas", "borea")
        assert solution.strictly_gaining == ()
        assert "nobody can gain" in solution.note


def test_who_cannot_gain_is_left_out_of_shares_but_keeps_its_no_deal() -> None:
    table = _table(_row("atlas", (5, 5, 0), no_deal=5), _row("borea", (1, 2, 9), no_deal=0))
    ks = solutions(table, Watch(), concepts=("ks",))["ks"]
    assert _places(table, ks) == [(1,)]
    assert ks.no_gain_possible == ("atlas",)
    assert ks.shares == {"atlas": None, "borea": 1.0}


def test_sets_that_can_gain_are_told_apart_and_not_compared() -> None:
    """Either of two parties can gain, not both; a hundredfold scale of points decides nothing."""
    table = _table(_row("atlas", (1, 2, 1), no_deal=1), _row("borea", (100, 100, 200), no_deal=100))
    nash = solutions(table, Watch(), concepts=("nash",))["nash"]
    assert sorted(_places(table, nash)) == [(1,), (2,)]
    assert "{atlas}" in nash.note
    assert "{borea}" in nash.note


def test_no_deal_above_everything_leaves_an_empty_zone() -> None:
    table = _table(_row("atlas", (5, 6), no_deal=7), _row("borea", (1, 2), no_deal=0))
    for solution in solutions(table, Watch(), concepts=CONCEPTS).values():
        assert solution.status == "empty"
        assert solution.proof.kind == "exhaustive"
        assert solution.packages == ()


def test_without_a_known_no_deal_nothing_is_made_up() -> None:
    table = _table(_row("atlas", (5, 6), no_deal=None), _row("borea", (1, 2), no_deal=0))
    unvalued = replace(_table(_row("borea", (1, 2), no_deal=0)), unvalued=("atlas",))
    for own in (table, unvalued):
        for solution in solutions(own, Watch(), concepts=CONCEPTS).values():
            assert solution.status == "unknown"
            assert "atlas" in solution.note
            assert solution.packages == ()
            assert solution.objective is None


def test_one_option_everywhere_is_the_only_text() -> None:
    table = _table(_row("atlas", (5,), (0,)), _row("borea", (1,), (2,)))
    for solution in solutions(table, Watch(), concepts=CONCEPTS).values():
        assert _places(table, solution) == [(0, 0)]


def test_no_issues_is_the_empty_text() -> None:
    rows = tuple(Row(party=name, weights=(), scores=(), denominator=1, no_deal=Fraction(0)) for name in ("a", "b"))
    table = Table(issues=(), options=(), rows=rows)
    for solution in solutions(table, Watch(), concepts=CONCEPTS).values():
        assert solution.packages == ({},)


def test_nobody_signs() -> None:
    table = Table(issues=("a",), options=(("x", "y"),), rows=())
    assert solutions(table, Watch())["nash"].status == "unknown"
    assert "nobody" in solutions(table, Watch())["nash"].note


def test_ties_beyond_the_limit_are_said_to_be_more() -> None:
    table = _table(_row("atlas", (1, 1, 1), (2, 2, 2)), _row("borea", (3, 3, 3), (4, 4, 4)))
    for solution in solutions(table, Watch(), concepts=CONCEPTS, ties=4).values():
        assert len(solution.packages) == 4
        assert not solution.ties_complete
        assert solution.status == "solved"


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_struck_limit_is_told_with_a_bound_that_holds(concept: Concept) -> None:
    table = random_table(3, parties=5, issues=60, options=4, top=10**6, floor=0.3)
    cut = solutions(table, Watch(Limits(nodes=1)), concepts=(concept,))[concept]
    assert cut.status == "limit"
    assert cut.proof.kind in ("none", "exhaustive")
    if cut.objective is not None and cut.bound is not None:
        assert cut.gap == pytest.approx(cut.bound - cut.objective)


def _beyond_64_bits(table: Table) -> Table:
    """The same values, from numbers so large that they have to be rounded."""

    def row(own: Row) -> Row:
        return replace(
            own,
            weights=tuple(weight * HUGE for weight in own.weights),
            interactions=tuple((where, points * HUGE) for where, points in own.interactions),
            denominator=own.denominator * HUGE,
        )

    return replace(
        table,
        rows=tuple(map(row, table.rows)),
        consents=tuple(replace(consent, row=row(consent.row)) for consent in table.consents),
    )


def _shifted(table: Table, by: Fraction) -> Table:
    """Every no deal, of consents too, so much higher."""
    return replace(
        table,
        rows=tuple(replace(row, no_deal=row.no_deal + by) for row in table.rows),
        consents=tuple(replace(c, row=replace(c.row, no_deal=c.row.no_deal + by)) for c in table.consents),
    )


HUGE, NEAR = 10**25, Fraction(1, 10**9)


@given(tables())
def test_of_rounded_numbers_only_that_is_claimed_which_holds_either_way(table: Table) -> None:
    zone, certain = brute_zone(table), brute_zone(_shifted(table, NEAR))
    possible = brute_zone(_shifted(table, -NEAR))
    rounded = any(map(any, (values(table, package) for package in every_package(table))))
    for name, found in solutions(_beyond_64_bits(table), Watch(), concepts=CONCEPTS).items():
        if found.status == "empty":
            assert not zone, name
            assert found.proof.kind == "exhaustive"
        else:
            assert possible, name
            assert found.status == "solved" or (found.status == "unknown" and not certain), name
            assert found.proof.kind == "none" or not rounded
        assert bool(found.packages) == (found.status == "solved")
        places = _places(table, found)
        assert set(places) <= set(zone)
        assert len({values(table, package) for package in places}) <= 1 or not rounded
        for package in places[:1]:
            gains = zip(table.rows, _gains(table, package), strict=True)
            assert found.strictly_gaining == tuple(row.party for row, gain in gains if gain > 0)


def test_numbers_beyond_64_bits_are_rounded_and_nothing_is_claimed() -> None:
    big = 10**30
    rows = (_row("atlas", (60 * big, 0), (big, 0)), _row("borea", (0, 70 * big + 1), (0, big)))
    table = _table(*(replace(row, denominator=big) for row in rows))
    ks = solutions(table, Watch(), concepts=("ks",))["ks"]
    assert ks.exact_values in ({"atlas": 60, "borea": 1}, {"atlas": 1, "borea": 70 + Fraction(1, big)})
    assert ks.bound is None
    assert ks.proof.kind == "none"
    assert "rounded" in ks.note
