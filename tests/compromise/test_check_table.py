"""The integers that were searched are the case's own fractions; a table with one number changed is refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from check_builders import original_of
from hypothesis import given
from hypothesis import strategies as st
from table_builders import random_table

from onetext.api.load import load_case
from onetext.compromise.check import check_package, check_table, original
from onetext.compromise.problem import problem_of
from onetext.compromise.table import Row, Table, table_of
from onetext.errors import CheckFailed
from onetext.model import Case, Reading

READINGS: tuple[Reading, ...] = ("narrow", "strict")


def _case(slug: str) -> Case:
    case = load_case(slug)
    assert case.newest is not None
    return case.at(case.newest)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("slug", ["harbour-wages", "ukraine-2025"])
def test_the_table_of_a_case_is_the_case(slug: str, reading: Reading) -> None:
    case = _case(slug)
    asked, table = original(case, reading=reading), table_of(case, reading=reading)
    check_table(asked, table)
    assert asked.members == table.members


def test_the_zone_of_harbour_wages_is_the_same_by_arrays_and_by_the_checker() -> None:
    """Every package of the small case, through two readings of it that share nothing but the demands."""
    case = _case("harbour-wages")
    asked, problem = original(case), problem_of(table_of(case))
    packages = list(product(*(range(len(ids)) for ids in asked.options)))
    fits = problem.fits(problem.extended(packages))
    assert fits.any()
    assert not fits.all()
    for package, good in zip(packages, fits, strict=True):
        named = problem.table.names(package)
        if good:
            check_package(asked, named)
        else:
            with pytest.raises(CheckFailed):
                check_package(asked, named)


def _rows(change: Callable[[Row], Row]) -> Callable[[Table], Table]:
    return lambda table: replace(table, rows=(change(table.rows[0]), *table.rows[1:]))


def _score(row: Row) -> Row:
    """One more point for one option of an issue that weighs something."""
    k = next(k for k, weight in enumerate(row.weights) if weight)
    scores = (row.scores[k][0] + 1, *row.scores[k][1:])
    return replace(row, scores=(*row.scores[:k], scores, *row.scores[k + 1 :]))


def _weight(row: Row) -> Row:
    k = next((k for k, scores in enumerate(row.scores) if any(scores)), 0)
    return replace(row, weights=(*row.weights[:k], row.weights[k] + 1, *row.weights[k + 1 :]))


def _interaction(row: Row) -> Row:
    return replace(row, interactions=(*row.interactions, ({0: 0, 1: 0}, 1)))


TAMPERED: dict[str, Callable[[Table], Table]] = {
    "score": _rows(_score),
    "weight": _rows(_weight),
    "denominator": _rows(lambda row: replace(row, denominator=row.denominator + 1)),
    "no deal": _rows(lambda row: replace(row, no_deal=(row.no_deal or 0) + Fraction(1, 10**20))),
    "no deal unknown": _rows(lambda row: replace(row, no_deal=None)),
    "interaction": _rows(_interaction),
    "party": _rows(lambda row: replace(row, party="nobody")),
    "row lost": lambda table: replace(table, rows=table.rows[1:]),
    "rule lost": lambda table: replace(table, rules=table.rules[1:]),
    "clause lost": lambda table: replace(table, rules=((), *table.rules[1:])),
    "line not real": lambda table: replace(table, lines=tuple(replace(line, real=False) for line in table.lines)),
    "line cut": lambda table: replace(table, lines=tuple(replace(line, clauses=()) for line in table.lines)),
    "consent lost": lambda table: replace(table, consents=()),
    "consent narrowed": lambda table: replace(
        table, consents=tuple(replace(item, options=dict(list(item.options.items())[1:])) for item in table.consents)
    ),
    "option renamed": lambda table: replace(table, options=(("other", *table.options[0][1:]), *table.options[1:])),
    "issue renamed": lambda table: replace(table, issues=("other", *table.issues[1:])),
}


def _full(seed: int) -> Table:
    """A table with something of everything, and a score that counts."""
    for number in range(seed, seed + 1000):
        table = random_table(number, parties=2, issues=3, rules=2, lines=3, interactions=1, consents=1)
        scored = all(any(map(any, row.scores)) for row in table.rows)
        counting = any(w and any(s) for w, s in zip(table.rows[0].weights, table.rows[0].scores, strict=True))
        if any(line.real for line in table.lines) and scored and counting:
            return table
    raise AssertionError("no such table")


@pytest.mark.parametrize("what", TAMPERED)
@given(seed=st.integers(0, 2**32))
def test_a_table_with_one_thing_changed_is_refused(what: str, seed: int) -> None:
    table = _full(seed)
    check_table(original_of(table), table)
    with pytest.raises(CheckFailed):
        check_table(original_of(table), TAMPERED[what](table))


@given(st.integers(0, 2**32))
def test_other_integers_for_the_same_fractions_pass(seed: int) -> None:
    """A row may be multiplied out further than it needs to be."""
    times = random.Random(seed).randint(2, 9)
    table = _full(seed)
    row = table.rows[0]
    wider = replace(
        row,
        weights=tuple(weight * times for weight in row.weights),
        denominator=row.denominator * times,
        interactions=tuple((where, points * times) for where, points in row.interactions),
    )
    check_table(original_of(table), replace(table, rows=(wider, *table.rows[1:])))
