"""The instances that speed is measured on are what their descriptions say, and the same numbers everywhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from fractions import Fraction
from hashlib import blake2b

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from as_case import case_of, factor
from instances import instance
from onetext.compromise import Table, table_of
from red_lined import CORRECTIONS, red_lined
from worlds import BEST_KNOWN, MARGIN, SIGMA, scenarios_of, worlds

SIZES = [(2, 60, 30), (3, 10, 6), (5, 28, 30)]


def drafts(table: Table, count: int) -> Iterator[list[int]]:
    """Some packages, by chance."""
    rng = random.Random(20)
    for _ in range(count):
        yield [rng.randrange(len(options)) for options in table.options]


def digest(table: Table) -> str:
    """A short name of all numbers of a table."""
    rules = [[sorted((k, sorted(options)) for k, options in clause.items()) for clause in rule] for rule in table.rules]
    lines = [sorted((k, sorted(options)) for k, options in line.clauses[0].items()) for line in table.lines]
    numbers = [[row.cells, row.denominator, str(row.no_deal)] for row in table.rows]
    return blake2b(json.dumps([numbers, rules, lines]).encode(), digest_size=8).hexdigest()


DIGESTS = {
    "2 parties, 60 issues, 30 rules": "7da91847dc0d5742",
    "5 parties, 28 issues, opposed": "7f05d6dce540884e",
    "5 parties, 28 issues, equal": "87cea085c323bedc",
    "8 parties, 60 issues, 30 rules, seed 2": "fdbf8a3cb283a841",
    "red lines, seed 1": "81d6584cc7037293",
    "worlds, seed 1": "1a80ded977e1bd36",
}
"""What the instances were when their figures were published."""


@pytest.mark.parametrize(("parties", "issues", "rules"), SIZES)
def test_the_same_arguments_give_the_same_numbers(parties: int, issues: int, rules: int) -> None:
    assert digest(instance(parties, issues, rules=rules)) == digest(instance(parties, issues, rules=rules))
    assert digest(instance(parties, issues, rules=rules)) != digest(instance(parties, issues, rules=rules, seed=1))


def test_published_numbers_have_not_changed() -> None:
    made = {
        "2 parties, 60 issues, 30 rules": instance(2, 60, rules=30),
        "5 parties, 28 issues, opposed": instance(5, 28, kind="opposed"),
        "5 parties, 28 issues, equal": instance(5, 28, kind="equal"),
        "8 parties, 60 issues, 30 rules, seed 2": instance(8, 60, rules=30, seed=2),
        "red lines, seed 1": red_lined(seed=1),
        "worlds, seed 1": worlds(1, seed=1).nominal,
    }
    assert {name: digest(table) for name, table in made.items()} == DIGESTS


@pytest.mark.parametrize("kind", ["mixed", "opposed", "equal"])
def test_the_best_options_of_a_party_add_up_to_the_scale_and_the_worst_to_nothing(kind: str) -> None:
    table = instance(3, 20, kind=kind, scale=1_000_000)  # type: ignore[arg-type]  # a literal, listed above
    for row in table.rows:
        assert sum(map(max, row.cells)) == 1_000_000
        assert sum(map(min, row.cells)) == 0
        assert row.value([cells.index(max(cells)) for cells in row.cells]) == 100


def test_all_issues_weigh_the_same_where_said_so() -> None:
    assert {max(cells) for row in instance(3, 20, kind="equal").rows for cells in row.cells} == {500}


def test_opposed_parties_want_opposite_ends_of_every_issue() -> None:
    first, second = instance(2, 40, kind="opposed").rows
    # Noise of 30 % cannot turn the ends round, which are 70 % apart.
    assert all(a[0] < a[-1] and b[0] > b[-1] for a, b in zip(first.cells, second.cells, strict=True) if max(a) * max(b))


def test_more_parties_leave_the_others_as_they_are() -> None:
    assert instance(3, 28).rows == instance(5, 28).rows[:3]


def test_85_of_100_drafts_made_by_chance_are_not_accepted() -> None:
    """A sample of its own, of 4,000: its share is within four standard errors (of both samples) of 15 %."""
    table = instance(2, 28)
    for row in table.rows:
        accepted = np.mean([row.value(draft) >= (row.no_deal or 0) for draft in drafts(table, 4000)])
        assert accepted == pytest.approx(0.15, abs=4 * (0.15 * 0.85 * (1 / 4000 + 1 / 2000)) ** 0.5)


@pytest.mark.parametrize("seed", range(20))
def test_rules_can_be_kept_together_and_are_two_thirds_bans(seed: int) -> None:
    """Nine issues and 30 rules: a mixed-integer program that only has to keep them has a solution."""
    table = instance(1, 9, rules=30, seed=seed)
    clauses = [clause for rule in table.rules for clause in rule]
    assert [len(clause) for clause in clauses] == [2] * 30
    sizes = [max(map(len, clause.values())) for clause in clauses]
    assert (sizes.count(1), sizes.count(3)) == (20, 10)
    each = np.kron(np.eye(9), np.ones(4))
    met = np.zeros((30, 36))
    for number, clause in enumerate(clauses):
        met[number, [4 * k + o for k, options in clause.items() for o in options]] = 1
    limits = [LinearConstraint(each, 1, 1), LinearConstraint(met, -np.inf, 1)]
    assert milp(np.zeros(36), constraints=limits, bounds=Bounds(0, 1), integrality=np.ones(36)).success


@pytest.mark.parametrize(("parties", "issues", "rules"), SIZES)
def test_a_case_of_an_instance_has_its_sums_thresholds_and_rules(parties: int, issues: int, rules: int) -> None:
    table = instance(parties, issues, rules=rules)
    again = table_of(case_of(table))
    assert again.signatories == table.signatories
    assert again.rules == table.rules
    for own, other in zip(table.rows, again.rows, strict=True):
        times = factor(table, own)
        assert (own.no_deal or 0) * times == other.no_deal
        assert all(own.value(draft) * times == other.value(draft) for draft in drafts(table, 50))
    assert len({factor(table, row) for row in table.rows}) == 1


def test_a_case_of_an_instance_keeps_its_red_lines() -> None:
    table = red_lined(seed=2)
    again = {line.member: line for line in table_of(case_of(table)).lines}
    assert {line.member: line.clauses for line in table.lines} == {
        member: line.clauses for member, line in again.items()
    }
    assert all(line.real for line in again.values())


@pytest.mark.parametrize("seed", CORRECTIONS)
def test_a_party_never_bars_its_own_best_option(seed: int) -> None:
    table = red_lined(seed=seed)
    rows = {row.party: row for row in table.rows}
    assert len(table.members) == 45
    for line in table.lines:
        ((issue, barred),) = line.clauses[0].items()
        cells = rows[line.member.party].cells[issue]
        assert cells.index(min(cells)) in barred
        assert cells.index(max(cells)) not in barred


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_scenarios_scatter_around_the_nominal_weights(seed: int) -> None:
    """Logarithms of weights against those of the first issue: standard deviation SIGMA times the root of two."""
    own = worlds(400, seed=seed)
    nominal = np.array([row.cells for row in own.nominal.rows]).max(axis=2)
    weights = own.cells.max(axis=3)
    assert np.abs(weights.sum(axis=2) - 10_000).max() <= 28 / 2
    large = nominal > 300
    logs = np.log(weights[:, large] / nominal[large])
    assert np.std(logs[:, 1:] - logs[:, :1], axis=0) == pytest.approx(SIGMA * 2**0.5, rel=0.2)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_all_can_gain_the_margin_at_nominal_weights_and_no_more(seed: int) -> None:
    """By a mixed-integer program: the largest smallest gain."""
    table = worlds(1, seed=seed).nominal
    columns = 5 + 28 * 4
    cells = np.array([row.cells for row in table.rows]).reshape(5, -1)
    gains = np.hstack([cells, -np.ones((5, 1))])
    each = np.hstack([np.kron(np.eye(28), np.ones(4)), np.zeros((28, 1))])
    floors = [float((row.no_deal or Fraction(0)) * row.denominator) for row in table.rows]
    limits = [LinearConstraint(gains, floors, np.inf), LinearConstraint(each, 1, 1)]
    cost = np.append(np.zeros(columns - 5), -1.0)
    upper = np.append(np.ones(columns - 5), np.inf)
    found = milp(cost, constraints=limits, bounds=Bounds(0, upper), integrality=np.append(np.ones(columns - 5), 0))
    assert -found.fun == pytest.approx(MARGIN, abs=1e-3)


@pytest.mark.parametrize(("count", "seed"), BEST_KNOWN)
def test_the_best_known_packages_are_accepted_as_often_as_said(count: int, seed: int) -> None:
    """Counted in integers, and in the scenarios that are searched."""
    often, digits = BEST_KNOWN[count, seed]
    own = worlds(count, seed=seed)
    package = np.array(list(map(int, digits)))
    assert own.accepted(package[None]).tolist() == [often]
    scenarios = scenarios_of(own)
    assert int((~np.any([scenarios.falls_short(row, package) for row in scenarios.rows], axis=0)).sum()) == often
