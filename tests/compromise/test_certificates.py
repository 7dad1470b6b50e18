"""A certificate is built for what is true, none for what is false; and what is false passes no certificate at all."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from check_builders import original_of, random_statement, refuting, statements
from hypothesis import given
from hypothesis import strategies as st
from table_builders import brute_zone, every_package, random_table, tables, value

import onetext.compromise.check as check_module
from onetext.compromise.certificates import certify_none, decide
from onetext.compromise.check import check_certificate, check_evidence
from onetext.compromise.check_proof import Ground
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.statements import (
    Certificate,
    Evidence,
    Level,
    Multipliers,
    Near,
    Node,
    Product,
    Statement,
    evidence_from_json,
    evidence_to_json,
    level,
    merged,
)
from onetext.compromise.table import Row, Table
from onetext.errors import CheckFailed, UsageError

HARD = {"parties": 4, "issues": 6, "options": 3, "top": 30, "floor": 0.5}
"""Small enough for brute force, and hard enough for some branches."""


def _passes(table: Table, statement: Statement, certificate: Certificate) -> bool:
    try:
        check_certificate(original_of(table), statement, certificate)
    except CheckFailed:
        return False
    return True


# -- what is true is certified, what is false is refuted ---------------------------------------------------------------


@given(statements(tables()))
def test_a_statement_is_certified_or_refuted_as_brute_force_says(asked: tuple[Table, Statement]) -> None:
    table, statement = asked
    found, refuted = decide(original_of(table), statement), refuting(table, statement)
    if refuted:
        assert found.certificate is None
        assert found.package in refuted
    else:
        assert found.certificate is not None
        assert found.package is None
        check_certificate(original_of(table), statement, found.certificate)


@given(statements(tables(parties=3, issues=4)))
def test_certifying_is_the_same_without_the_refuting_package(asked: tuple[Table, Statement]) -> None:
    table, statement = asked
    certificate = certify_none(original_of(table), statement)
    assert (certificate is None) == bool(refuting(table, statement))


@given(st.integers(0, 2**32), st.sampled_from((0, 3)))
def test_the_largest_product_and_the_best_smallest_gain_are_certified(seed: int, rules: int) -> None:
    table = random_table(seed, rules=rules, **HARD)
    zone = brute_zone(table)
    gains = [[value(row, package) - (row.no_deal or 0) for row in table.rows] for package in zone]
    parties = tuple(row.party for row in table.rows)
    most = max((_product(each) for each in gains), default=Fraction(0))
    best = max((min(each) for each in gains), default=Fraction(0))
    true = [
        Statement(product=Product(parties=parties, above=most)),
        Statement(levels=tuple(level(row.party, (row.no_deal or 0) + best, strict=True) for row in table.rows)),
    ]
    for statement in true:
        certificate = certify_none(original_of(table), statement)
        assert certificate is not None
    if most:
        less = Statement(product=Product(parties=parties, above=most * Fraction(999, 1000)))
        assert certify_none(original_of(table), less) is None


def _product(gains: list[Fraction]) -> Fraction:
    found = Fraction(1)
    for gain in gains:
        found *= gain
    return found


def test_numbers_beyond_64_bits_are_certified_exactly() -> None:
    """Values that differ by one part in 10^30 are told apart."""
    big = 10**30
    row = Row(party="atlas", weights=(1, 1), scores=((0, big), (0, 1)), denominator=big, no_deal=Fraction(0))
    table = Table(issues=("a", "b"), options=(("n", "y"), ("n", "y")), rows=(row,))
    best = Fraction(big + 1, big)
    assert certify_none(original_of(table), Statement(levels=(level("atlas", best, strict=True),))) is not None
    found = decide(original_of(table), Statement(levels=(level("atlas", best),)))
    assert found.package == (1, 1)
    assert found.certificate is None


@pytest.mark.parametrize("seed", range(40))
def test_values_far_above_how_far_they_move_are_certified_as_well(seed: int) -> None:
    """Scores that all stand 10^31 higher move no value against another; the solver's floats must not stumble."""
    table = random_table(seed, parties=1 + seed % 3, issues=3, options=3, rules=seed % 3, interactions=seed % 2)
    table = replace(table, rows=tuple(_raised(row, 10**31) for row in table.rows))
    statement = random_statement(table, seed)
    found = decide(original_of(table), statement)
    refuted = refuting(table, statement)
    assert (found.certificate is None) == bool(refuted)
    assert found.package in refuted if refuted else found.package is None


def _raised(row: Row, by: int) -> Row:
    """All scores higher by as much, and the no deal with them."""
    scores = tuple(tuple(score + by for score in own) for own in row.scores)
    lift = Fraction(by * sum(row.weights), row.denominator)
    return replace(row, scores=scores, no_deal=None if row.no_deal is None else row.no_deal + lift)


@pytest.mark.parametrize("no_deal", [Fraction(1, 10**31), Fraction(50) + Fraction(1, 10**31), Fraction(-(10**31))])
def test_a_party_to_whom_all_options_are_alike_is_certified(no_deal: Fraction) -> None:
    """Its values move by nothing at all, whatever the size of the numbers they are written in."""
    scale = 10**31
    row = Row(party="atlas", weights=(1,), scores=((50 * scale, 50 * scale),), denominator=scale, no_deal=no_deal)
    table = Table(issues=("a",), options=(("n", "y"),), rows=(row,))
    found = decide(original_of(table), Statement())
    assert (found.package is None) == (no_deal > 50)
    assert (found.certificate is not None) == (no_deal > 50)
    gain = max(Fraction(0), 50 - no_deal)
    product = Statement(product=Product(parties=("atlas",), above=gain))
    assert certify_none(original_of(table), product) is not None


def test_a_table_without_issues_has_one_package() -> None:
    row = Row(party="atlas", weights=(), scores=(), denominator=1, no_deal=Fraction(0))
    table = Table(issues=(), options=(), rows=(row,))
    assert decide(original_of(table), Statement()).package == ()
    assert certify_none(original_of(table), Statement(levels=(level("atlas", Fraction(1)),))) is not None


def test_leaves_and_limits_end_the_search_without_a_verdict() -> None:
    table = next(
        table
        for table in (random_table(seed, **HARD) for seed in range(500))
        if (found := decide(original_of(table), _balanced(table)).certificate) is not None and found.leaves > 2
    )
    for found in (
        decide(original_of(table), _balanced(table), leaves=1),
        decide(original_of(table), _balanced(table), Watch(Limits(nodes=1))),
        decide(original_of(table), _balanced(table), Watch(Limits(stop=lambda: True))),
    ):
        assert found.certificate is None
        assert found.package is None


def _balanced(table: Table) -> Statement:
    """Nobody does better than the best smallest gain."""
    zone = brute_zone(table)
    best = max((min(value(r, x) - (r.no_deal or 0) for r in table.rows) for x in zone), default=Fraction(0))
    return Statement(levels=tuple(level(r.party, (r.no_deal or 0) + best, strict=True) for r in table.rows))


# -- what is false passes nothing --------------------------------------------------------------------------------------


@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_no_certificate_proves_what_is_false(seed: int, chance: int) -> None:
    """Certificates of true statements, tampered with or not, never pass for false ones over the same table."""
    rng = random.Random(chance)
    table = random_table(
        seed, parties=rng.randint(1, 3), issues=4, options=3, rules=rng.randint(0, 2), lines=rng.randint(0, 3),
        interactions=rng.randint(0, 2), consents=rng.randint(0, 1), top=30, floor=0.5,
    )  # fmt: skip
    asked = [random_statement(table, rng.randrange(2**32)) for _ in range(6)]
    false = [statement for statement in asked if refuting(table, statement)]
    true = [statement for statement in asked if statement not in false]
    for statement in true:
        certificate = certify_none(original_of(table), statement)
        assert certificate is not None
        for _ in range(5):
            tampered = _tampered(certificate, table, rng)
            assert not any(_passes(table, other, tampered) for other in false)
            assert not any(_passes(table, other, certificate) for other in false)


def _tampered(certificate: Certificate, table: Table, rng: random.Random) -> Certificate:
    """One number or one node changed."""
    nodes = list(certificate.nodes)
    place = rng.randrange(len(nodes))
    node = nodes[place]
    match rng.randrange(5):
        case 0:
            nodes[place] = replace(node, strikes=_other_multipliers(node.strikes, rng))
        case 1:
            nodes[place] = replace(node, issue=rng.randrange(len(table.issues)))
        case 2:
            nodes[place] = replace(node, parts=node.parts[:-1])
        case 3:
            del nodes[place]
        case _:
            nodes.insert(place, rng.choice(nodes))
    return Certificate(nodes=tuple(nodes))


def _other_multipliers(strikes: Multipliers | None, rng: random.Random) -> Multipliers | None:
    if strikes is None:
        return Multipliers(rows=((0, 1),))
    choices = [replace(strikes, rows=strikes.rows[:-1]), replace(strikes, clauses=strikes.clauses[:-1])]
    choices += [replace(strikes, rows=tuple((p, t * rng.randint(1, 9)) for p, t in strikes.rows))]
    choices += [replace(strikes, gains=tuple(max(1, a + rng.randint(-9, 9)) for a in strikes.gains))]
    return rng.choice(choices)


@given(statements(tables(issues=4)), st.integers(0, 2**32))
def test_no_multipliers_strike_out_a_package_that_refutes_the_statement(
    asked: tuple[Table, Statement], chance: int
) -> None:
    """Whatever is added up, and whatever is left: a package that does what none should do stays."""
    (table, statement), rng = asked, random.Random(chance)
    ground = Ground(original_of(table), statement)
    refuted = refuting(table, statement)
    for package in rng.sample(refuted, min(3, len(refuted))):
        for _ in range(10):
            mixed = [(1 << o) | rng.randrange(ids) for o, ids in zip(package, _sizes(table), strict=True)]
            left = ground.spread(tuple(mixed), range(len(mixed)))
            assert left is not None
            strikes = Multipliers(
                rows=_some(len(ground.rows), rng),
                clauses=_some(len(ground.clauses), rng),
                gains=tuple(rng.choice((1, 5, 900)) for _ in ground.gains) if rng.random() < 0.7 else (),
            )
            after = ground.struck(left, strikes)
            assert after is not None
            assert all(mask >> option & 1 for mask, option in zip(after, package, strict=True))


def _sizes(table: Table) -> list[int]:
    return [1 << len(ids) for ids in table.options]


def _some(size: int, rng: random.Random) -> tuple[tuple[int, int], ...]:
    return tuple((place, rng.choice((1, 2, 7, 1000))) for place in range(size) if rng.random() < 0.6)


# -- certificates with one number changed ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def branching() -> list[tuple[Table, Statement, Certificate]]:
    """True statements whose certificates have several leaves."""
    found = []
    for seed in range(60):
        table = random_table(seed, rules=seed % 3, interactions=seed % 2, **HARD)
        certificate = certify_none(original_of(table), _balanced(table))
        assert certificate is not None
        if certificate.leaves > 2:
            found.append((table, _balanced(table), certificate))
    assert len(found) > 4
    return found


Branching = list[tuple[Table, Statement, Certificate]]


def _changed(certificate: Certificate, place: int, node: Node) -> Certificate:
    return Certificate(nodes=(*certificate.nodes[:place], node, *certificate.nodes[place + 1 :]))


def test_a_leaf_without_its_multipliers_is_refused(branching: Branching) -> None:
    for table, statement, certificate in branching:
        for place, node in enumerate(certificate.nodes):
            if not node.parts and node.strikes is not None:
                assert not _passes(table, statement, _changed(certificate, place, Node()))


def test_a_multiplier_of_zero_or_less_is_refused(branching: Branching) -> None:
    for table, statement, certificate in branching:
        for place, node in enumerate(certificate.nodes):
            for item, (row, times) in enumerate(node.strikes.rows if node.strikes else ()):
                for wrong in (0, -times):
                    rows = (*node.strikes.rows[:item], (row, wrong), *node.strikes.rows[item + 1 :])
                    worse = replace(node, strikes=replace(node.strikes, rows=rows))
                    assert not _passes(table, statement, _changed(certificate, place, worse))


def test_a_multiplier_of_a_demand_that_there_is_not_is_refused(branching: Branching) -> None:
    for table, statement, certificate in branching:
        beyond = len(Ground(original_of(table), statement).rows)
        for wrong in (-1, beyond):
            worse = replace(certificate.nodes[0], strikes=Multipliers(rows=((wrong, 1),)))
            assert not _passes(table, statement, _changed(certificate, 0, worse))


@pytest.mark.parametrize("wrong", [(0,), (0, 1, 1), (), ("0", 1), (0, "1"), (0, 1.0), (0.0, 1), (0, None)])
def test_what_is_not_a_place_and_a_whole_number_is_refused(branching: Branching, wrong: tuple[object, ...]) -> None:
    """A float above all: it would be added up inexactly."""
    table, statement, certificate = branching[0]
    for change in (
        {"rows": (wrong,)},
        {"clauses": (wrong,)},
        *({"gains": (item,) * len(table.rows)} for item in wrong if not isinstance(item, int)),
    ):
        strikes = replace(Multipliers(), **change)  # type: ignore[arg-type]  # what a file could hold
        with pytest.raises(CheckFailed):
            check_certificate(original_of(table), statement, _changed(certificate, 0, Node(strikes=strikes)))


@pytest.mark.parametrize("wrong", [-1, 3, 10**30, 0.0, "0", None])
def test_a_branch_on_an_option_that_there_is_not_is_refused(branching: Branching, wrong: object) -> None:
    for table, statement, certificate in branching:
        place = next(place for place, node in enumerate(certificate.nodes) if node.parts)
        node = certificate.nodes[place]
        parts = ((*node.parts[0], wrong), *node.parts[1:])
        changed = replace(node, parts=parts)  # type: ignore[arg-type]  # what a file could hold
        with pytest.raises(CheckFailed, match="option"):
            check_certificate(original_of(table), statement, _changed(certificate, place, changed))


def test_a_missing_part_of_a_branch_is_refused(branching: Branching) -> None:
    """With the tree below it taken out too, so that nothing but the missing options is wrong."""
    for table, statement, certificate in branching:
        for place, node in enumerate(certificate.nodes):
            for part, (start, end) in enumerate(_below(certificate, place)):
                nodes = [*certificate.nodes[:start], *certificate.nodes[end:]]
                nodes[place] = replace(node, parts=(*node.parts[:part], *node.parts[part + 1 :]))
                assert not _passes(table, statement, Certificate(nodes=tuple(nodes)))


def _below(certificate: Certificate, place: int) -> Iterator[tuple[int, int]]:
    """Where the trees below a node's parts begin and end."""
    start = place + 1
    for _ in certificate.nodes[place].parts:
        end = _end(certificate, start)
        yield start, end
        start = end


def _end(certificate: Certificate, start: int) -> int:
    open_, place = 1, start
    while open_:
        open_ += len(certificate.nodes[place].parts) - 1
        place += 1
    return place


def test_a_branch_on_an_issue_that_there_is_not_is_refused(branching: Branching) -> None:
    for table, statement, certificate in branching:
        for place, node in enumerate(certificate.nodes):
            if node.parts:
                for wrong in (-1, len(table.issues)):
                    assert not _passes(table, statement, _changed(certificate, place, replace(node, issue=wrong)))


def test_nodes_too_few_or_too_many_are_refused(branching: Branching) -> None:
    for table, statement, certificate in branching:
        nodes = certificate.nodes
        assert not _passes(table, statement, Certificate(nodes=nodes[:-1]))
        assert not _passes(table, statement, Certificate(nodes=(*nodes, Node())))
        assert not _passes(table, statement, Certificate(nodes=()))


def test_a_lower_level_that_somebody_reaches_is_refused(branching: Branching) -> None:
    for table, statement, certificate in branching[:4]:
        for place, item in enumerate(statement.levels):
            lower = replace(item, strict=False)
            asked = replace(statement, levels=(*statement.levels[:place], lower, *statement.levels[place + 1 :]))
            every = replace(statement, levels=tuple(replace(item, strict=False) for item in statement.levels))
            assert _passes(table, asked, certificate) <= (not refuting(table, asked))
            assert _passes(table, every, certificate) <= (not refuting(table, every))


def test_a_smaller_product_is_refused() -> None:
    refused = 0
    for seed in range(25):
        table = random_table(seed, rules=seed % 3, **HARD)
        gains = [[value(row, x) - (row.no_deal or 0) for row in table.rows] for x in brute_zone(table)]
        most = max((_product(each) for each in gains), default=Fraction(0))
        if most:
            parties = tuple(row.party for row in table.rows)
            certificate = certify_none(original_of(table), Statement(product=Product(parties=parties, above=most)))
            assert certificate is not None
            less = Statement(product=Product(parties=parties, above=most - Fraction(1, 10**9)))
            assert not _passes(table, less, certificate)
            refused += 1
    assert refused > 3


# -- certificates by hand ----------------------------------------------------------------------------------------------


@given(statements(tables(parties=2, issues=3)))
def test_a_tree_over_all_packages_passes_exactly_for_what_is_true(asked: tuple[Table, Statement]) -> None:
    """Branch on every issue; at each package name one demand that it misses. Nothing of the builder is used."""
    table, statement = asked
    statement = replace(statement, product=None)
    assert _passes(table, statement, _by_hand(table, statement)) == (not refuting(table, statement))


def _by_hand(table: Table, statement: Statement) -> Certificate:
    ground = Ground(original_of(table), statement)
    nodes: list[Node] = []

    def walk(chosen: tuple[int, ...]) -> None:
        if len(chosen) < len(table.issues):
            size = len(table.options[len(chosen)])
            nodes.append(Node(issue=len(chosen), parts=tuple((option,) for option in range(size))))
            for option in range(size):
                walk((*chosen, option))
            return
        missed = [
            place
            for place, row in enumerate(ground.rows)
            if row.total(chosen) < row.floor and row.stands(tuple(1 << option for option in chosen))
        ]
        nodes.append(Node(strikes=Multipliers(rows=((missed[0], 1),)) if missed else None))

    walk(())
    return Certificate(nodes=tuple(nodes))


def test_a_single_weighted_sum_closes_what_no_demand_closes_alone() -> None:
    """Two parties want opposite ends of one scale: each can have 6 of 10, both together cannot."""
    ends = tuple(range(11))
    rows = (
        Row(party="atlas", weights=(1,), scores=(ends,), denominator=1, no_deal=Fraction(6)),
        Row(party="borea", weights=(1,), scores=(ends[::-1],), denominator=1, no_deal=Fraction(6)),
    )
    table = Table(issues=("a",), options=(tuple(map(str, ends)),), rows=rows)
    assert _passes(table, Statement(), Certificate(nodes=(Node(strikes=Multipliers(rows=((0, 1), (1, 1)))),)))
    assert not _passes(table, Statement(), Certificate(nodes=(Node(strikes=Multipliers(rows=((0, 1),))),)))
    assert not _passes(table, Statement(), Certificate(nodes=(Node(strikes=Multipliers(rows=((0, 3), (1, 1)))),)))


# -- statements that make no sense -------------------------------------------------------------------------------------


def _one_row(no_deal: Fraction | None) -> Table:
    row = Row(party="atlas", weights=(1,), scores=((0, 1),), denominator=1, no_deal=no_deal)
    return Table(issues=("a",), options=(("n", "y"),), rows=(row,))


@pytest.mark.parametrize(
    ("statement", "no_deal"),
    [
        (Statement(levels=(level("nobody", Fraction(1)),)), Fraction(0)),
        (Statement(product=Product(parties=("atlas",), above=Fraction(-1))), Fraction(0)),
        (Statement(product=Product(parties=("atlas",), above=Fraction(1))), None),
        (Statement(near=Near(terms=(("b", "n"),), changes=0)), Fraction(0)),
    ],
    ids=["unknown party", "product below 0", "gain unknown", "unknown issue"],
)
def test_a_statement_that_cannot_be_read_off_the_case_is_refused(statement: Statement, no_deal: Fraction) -> None:
    with pytest.raises(CheckFailed, match="the statement"):
        check_certificate(original_of(_one_row(no_deal)), statement, Certificate(nodes=(Node(),)))


def test_gains_need_one_multiplier_each() -> None:
    table = _one_row(Fraction(0))
    statement = Statement(product=Product(parties=("atlas",), above=Fraction(1)))
    assert _passes(table, statement, Certificate(nodes=(Node(strikes=Multipliers(gains=(1,))),)))
    for wrong in ((0,), (-1,), (1, 1)):
        assert not _passes(table, statement, Certificate(nodes=(Node(strikes=Multipliers(gains=wrong)),)))


# -- as text -----------------------------------------------------------------------------------------------------------


@given(st.lists(statements(tables(issues=3)), max_size=3))
def test_evidence_comes_back_from_text_unchanged(asked: list[tuple[Table, Statement]]) -> None:
    certified = {}
    for table, statement in asked:
        certificate = certify_none(original_of(table), statement)
        if certificate is not None:
            certified[statement] = certificate
    witnesses = tuple(table.names(next(every_package(table))) for table, _ in asked)
    evidence = Evidence(certificates=certified, witnesses=witnesses)
    assert evidence_from_json(evidence_to_json(evidence)) == evidence
    assert merged([evidence, Evidence()]) == evidence
    assert evidence.leaves == sum(certificate.leaves for certificate in certified.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"certificates": [{}], "witnesses": []}',
        '{"certificates": [], "witnesses": [1]}',
        '{"certificates": 3, "witnesses": []}',
        '{"certificates": [{"statement": {"lifted": [], "levels": [], "product": null, "near": null}, "nodes":'
        ' [{"issue": true}]}], "witnesses": []}',
        '{"certificates": [{"statement": {"lifted": [], "levels": [{"coefficients": {"a": "1/0"}, "least": "1",'
        ' "strict": false}], "product": null, "near": null}, "nodes": []}], "witnesses": []}',
        '{"certificates": [{"statement": {"lifted": [], "levels": [], "product": null, "near": {"terms": 1,'
        ' "changes": 1}}, "nodes": []}], "witnesses": []}',
        '{"certificates": [{"statement": {"lifted": [], "levels": 1, "product": null, "near": null}, "nodes": []}],'
        ' "witnesses": []}',
    ],
)
def test_text_that_is_no_evidence_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="not a file of certificates"):
        evidence_from_json(text)


def test_all_evidence_is_checked() -> None:
    table = _one_row(Fraction(0))
    above = Statement(levels=(Level(coefficients=(("atlas", Fraction(2)),), least=Fraction(2), strict=True),))
    certificate = certify_none(original_of(table), above)
    assert certificate is not None
    check_evidence(original_of(table), Evidence(certificates={above: certificate}))
    with pytest.raises(CheckFailed):
        check_evidence(original_of(table), Evidence(certificates={above: certificate, Statement(): certificate}))


# -- independence ------------------------------------------------------------------------------------------------------


def test_the_checker_shares_no_code_with_the_solvers() -> None:
    """It, and all that it imports of this room, names only model, errors, preferences, and the standard library."""
    folder = Path(check_module.__file__).parent
    waiting, seen = ["check"], set()
    outside = {"__future__", "collections", "dataclasses", "fractions", "functools", "itertools", "json", "math"}
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} <= outside
            if not isinstance(node, ast.ImportFrom):
                continue
            assert node.module is not None
            room, _, inside = node.module.removeprefix("onetext.").partition(".")
            if room == "compromise":
                waiting.append(inside)
            else:
                assert room in {"errors", "model", "preferences", *outside} or node.module.split(".")[0] in outside
    assert seen <= {"statements", "table", *(path.stem for path in folder.glob("check*.py"))}
