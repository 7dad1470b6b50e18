"""The checker's view of a random table, statements about it, and what brute force says of them."""

from __future__ import annotations

import random
from fractions import Fraction
from math import prod

from hypothesis import strategies as st
from table_builders import accepted, every_package, value

from onetext.compromise.check_case import Original, Own, ValueTest
from onetext.compromise.statements import Level, Near, Product, Statement, level
from onetext.compromise.table import Row, Table
from onetext.model.results import Member


def original_of(table: Table) -> Original:
    """A table's numbers as the fractions that a case would have given."""
    return Original(
        issues=table.issues,
        options=table.options,
        values=tuple(_own(row) for row in table.rows),
        unvalued=table.unvalued,
        rules=tuple(clause for rule in table.rules for clause in rule),
        bars=tuple((line.member, line.clauses) for line in table.lines if line.real and line.clauses),
        tests=tuple(ValueTest(member=item.member, own=_own(item.row), options=item.options) for item in table.consents),
    )


def _own(row: Row) -> Own:
    return Own(
        party=row.party,
        cells=tuple(
            tuple(Fraction(weight * score, row.denominator) for score in scores)
            for weight, scores in zip(row.weights, row.scores, strict=True)
        ),
        interactions=tuple((where, Fraction(points, row.denominator)) for where, points in row.interactions),
        no_deal=row.no_deal,
    )


def refuting(table: Table, statement: Statement) -> list[tuple[int, ...]]:
    """All packages that do what a statement says none does: by the definition, one package after another."""
    return [package for package in every_package(table) if does(table, statement, package)]


def does(table: Table, statement: Statement, package: tuple[int, ...]) -> bool:
    """Whether a package does what a statement says none does."""
    if not accepted(table, package, statement.lifted):
        return False
    rows = {row.party: row for row in table.rows}
    for item in statement.levels:
        total = sum((times * value(rows[party], package) for party, times in item.coefficients), Fraction(0))
        if total < item.least or (item.strict and total == item.least):
            return False
    if statement.product is not None:
        gains = [value(rows[party], package) - (rows[party].no_deal or 0) for party in statement.product.parties]
        if min(gains) < 0 or prod(gains) <= statement.product.above:
            return False
    if statement.near is not None:
        names = table.names(package)
        changed = sum(names[issue] != option for issue, option in statement.near.terms)
        if changed > statement.near.changes:
            return False
    return True


def random_statement(table: Table, seed: int) -> Statement:
    """Levels, sums, products and nearness around what some packages reach, so that true and false are both common."""
    rng = random.Random(seed)
    packages = list(every_package(table))
    lifted = tuple(sorted(member for member in table.members if rng.random() < 0.4))
    levels: list[Level] = []
    for row in table.rows:
        if rng.random() < 0.5:
            at = value(row, rng.choice(packages)) + rng.choice((0, 0, Fraction(1, 3)))
            levels.append(level(row.party, at, strict=rng.random() < 0.5))
    if rng.random() < 0.3:
        best = max(sum(value(row, package) for row in table.rows) for package in packages)
        every = tuple(sorted((row.party, Fraction(1)) for row in table.rows))
        levels.append(Level(coefficients=every, least=best - rng.choice((0, 1)), strict=True))
    product = None
    if rng.random() < 0.5:
        parties = tuple(sorted(rng.sample([row.party for row in table.rows], rng.randint(1, len(table.rows)))))
        rows = {row.party: row for row in table.rows}
        products = [
            prod(max(Fraction(0), value(rows[party], package) - rows[party].no_deal) for party in parties)
            for package in rng.sample(packages, min(len(packages), 20))
        ]
        product = Product(parties=parties, above=Fraction(max(products)) * rng.choice((1, 1, Fraction(9, 10))))
    near = None
    if rng.random() < 0.3:
        names = table.names(rng.choice(packages))
        kept = rng.sample(sorted(names), rng.randint(0, len(names)))
        near = Near(terms=tuple(sorted((issue, names[issue]) for issue in kept)), changes=rng.randint(0, 2))
    return Statement(lifted=lifted, levels=tuple(levels), product=product, near=near)


@st.composite
def statements(draw: st.DrawFn, tables: st.SearchStrategy[Table]) -> tuple[Table, Statement]:
    """A table and something to be certified of it, true or false."""
    table = draw(tables)
    return table, random_statement(table, draw(st.integers(0, 2**32)))


def floors(table: Table) -> list[Member]:
    """The no-deal values of the signatories."""
    return [member for member in table.members if member.kind == "no_deal"]
