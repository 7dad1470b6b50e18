"""Small tables made by chance, and what brute force says of them: every package tried, in fractions.

Nothing here uses the code under test beyond the dataclasses of a table.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from onetext.compromise.table import Row, Table, TableLine, ValueConsent
from onetext.model.results import Member

PARTIES = ("atlas", "borea", "corvid", "delta", "ember")
WATCHER = "zephyr"
Package = tuple[int, ...]


def random_table(
    seed: int,
    *,
    parties: int = 2,
    issues: int = 5,
    options: int = 3,
    rules: int = 0,
    lines: int = 0,
    interactions: int = 0,
    consents: int = 0,
    top: int = 4,
    floor: float = 0.4,
) -> Table:
    """A table with small integers, so that ties are common.

    Parameters
    ----------
    rules, lines
        Clauses over two issues, and red lines over one or two issues, owned by parties in turn.
    interactions
        Over one to three issues, positive or negative.
    consents
        Value tests of a party that does not sign.
    top
        Largest weight and score: the smaller, the more ties.
    floor
        No deal as a share of 100 points, give or take; below zero: one party without a known no deal.
    """
    rng = random.Random(seed)
    sizes = [rng.randint(1 if options > 2 else options, options) for _ in range(issues)]

    def row(party: str) -> Row:
        weights = [rng.randint(0, top) for _ in range(issues)]
        if not any(weights):
            weights[rng.randrange(issues)] = 1
        scores = [tuple(rng.randint(0, top) for _ in range(size)) for size in sizes]
        added = []
        for _ in range(interactions):
            where = rng.sample(range(issues), min(issues, rng.randint(1, 3)))
            added.append(({k: rng.randrange(sizes[k]) for k in where}, rng.randint(-top * top, top * top)))
        denominator = max(1, sum(weights) * top) if rng.random() < 0.8 else 7
        # The no deal lies between attainable sums as often as on one: ties must accept.
        best = sum(w * max(s) for w, s in zip(weights, scores, strict=True))
        no_deal = Fraction(round(best * max(0.0, rng.uniform(floor - 0.2, floor + 0.2)) * 2), 2 * denominator)
        return Row(
            party=party,
            weights=tuple(weights),
            scores=tuple(scores),
            denominator=denominator,
            interactions=tuple(added),
            no_deal=no_deal,
        )

    def clause(width: int) -> Mapping[int, frozenset[int]]:
        return {
            k: frozenset(rng.sample(range(sizes[k]), rng.randint(1, max(1, sizes[k] - 1))))
            for k in rng.sample(range(issues), min(issues, width))
        }

    names = PARTIES[:parties]
    found = [
        TableLine(
            member=Member(kind="red_line", id=f"L{i}", party=names[i % parties]),
            clauses=tuple(clause(rng.choice((1, 1, 2))) for _ in range(rng.choice((1, 1, 2)))),
            narrow=(),
            real=rng.random() < 0.85,
            known=True,
        )
        for i in range(lines)
    ]
    watchers = [
        ValueConsent(
            member=Member(kind="consent", id=f"{WATCHER}{i}", party=f"{WATCHER}{i}"),
            row=row(f"{WATCHER}{i}"),
            options=clause(2),
        )
        for i in range(consents)
    ]
    return Table(
        issues=tuple(f"issue{k}" for k in range(issues)),
        options=tuple(tuple(f"o{o}" for o in range(size)) for size in sizes),
        rows=tuple(row(name) for name in names),
        rules=tuple((clause(2),) for _ in range(rules)),
        lines=tuple(found),
        consents=tuple(watchers),
    )


def hair_table(seed: int, *, parties: int = 4) -> Table:
    """Gains that are a hair's breadth of the sums they are part of, with products that are nearly equal.

    The first party's no deal lies less than one unit, and no whole part of it, below a sum of about 10^12; the second's
    gains make up for the first's but for what rounding to whole numbers leaves; the others split two issues.
    """
    rng = random.Random(seed)
    odd = rng.choice((3, 7, 101, 9973))
    hair, high, level = (
        Fraction(rng.randint(1, odd - 1), odd),
        rng.randint(9 * 10**11, 10**12),
        rng.randint(10**6, 10**7),
    )
    steps = range(rng.randint(3, 6))
    first = ((0, *(high + i for i in steps)), (0, 0), (0, 0))
    second = ((0, *(round(level / (hair + i)) for i in steps)), (0, 0), (0, 0))

    def other() -> Row:
        least = Fraction(rng.randint(1, odd - 1), odd)
        scores = ((0, *(high for _ in steps)), (0, rng.randint(0, 2)), (rng.randint(0, 2), 0))
        return Row(party="", weights=(1, 1, 1), scores=scores, denominator=1, no_deal=high - least)

    rows = [
        Row(party="", weights=(1, 1, 1), scores=first, denominator=1, no_deal=high - hair),
        Row(party="", weights=(1, 1, 1), scores=second, denominator=1, no_deal=Fraction(0)),
        *(other() for _ in range(parties - 2)),
    ]
    rng.shuffle(rows)
    return Table(
        issues=("issue0", "issue1", "issue2"),
        options=(tuple(f"o{i}" for i in range(len(first[0]))), ("o0", "o1"), ("o0", "o1")),
        rows=tuple(replace(row, party=name) for row, name in zip(rows, PARTIES, strict=False)),
    )


def rounded(table: Table, seed: int) -> Table:
    """Numbers too long for 64 bits, each no deal a value that some package gives, or a hair off it."""
    rng, huge = random.Random(seed), 10**30
    rows = []
    for row in table.rows:
        scores = tuple(tuple(score * huge + rng.choice((0, 0, 1, -1)) for score in issue) for issue in row.scores)
        interactions = tuple((where, points * huge) for where, points in row.interactions)
        long = replace(row, scores=scores, interactions=interactions, denominator=row.denominator * huge)
        at = value(long, tuple(rng.randrange(len(ids)) for ids in table.options))
        rows.append(replace(long, no_deal=at + Fraction(rng.choice((0, 1, -1)), long.denominator)))
    return replace(table, rows=tuple(rows))


@st.composite
def tables(draw: st.DrawFn, *, parties: int | None = None, issues: int = 5, options: int = 3) -> Table:
    """Any small table: rules, lines, interactions, consents, ties, equal parties, empty zones."""
    return random_table(
        draw(st.integers(0, 2**32)),
        parties=parties if parties is not None else draw(st.integers(1, 4)),
        issues=draw(st.integers(1, issues)),
        options=draw(st.integers(1, options)),
        rules=draw(st.integers(0, 3)),
        lines=draw(st.integers(0, 4)),
        interactions=draw(st.integers(0, 2)),
        consents=draw(st.integers(0, 1)),
        top=draw(st.sampled_from((1, 2, 4, 30))),
        floor=draw(st.sampled_from((0.0, 0.3, 0.6, 0.9))),
    )


# -- brute force ---


def every_package(table: Table) -> Iterator[Package]:
    """All packages, allowed or not."""
    return product(*(range(len(options)) for options in table.options))


def value(row: Row, package: Package) -> Fraction:
    """S2, from the definition."""
    total = Fraction(0)
    for weight, scores, option in zip(row.weights, row.scores, package, strict=True):
        total += Fraction(weight * scores[option], row.denominator)
    for where, points in row.interactions:
        if all(package[k] == o for k, o in where.items()):
            total += Fraction(points, row.denominator)
    return total


def meets(clause: Mapping[int, Collection[int]], package: Package) -> bool:
    """Whether a package stands at all that a clause names."""
    return all(package[k] in options for k, options in clause.items())


def obeys_rules(table: Table, package: Package) -> bool:
    """S1."""
    return not any(meets(clause, package) for rule in table.rules for clause in rule)


def accepted(table: Table, package: Package, lifted: Collection[Member] = ()) -> bool:
    """S1, S9, S10 with some members lifted: rules, real lines, no deals, value tests of consents."""
    if not obeys_rules(table, package):
        return False
    for line in table.lines:
        if line.real and line.member not in lifted and any(meets(clause, package) for clause in line.clauses):
            return False
    for row in table.rows:
        member = Member(kind="no_deal", id=row.party, party=row.party)
        if row.no_deal is not None and member not in lifted and value(row, package) < row.no_deal:
            return False
    for item in table.consents:
        needed = any(package[k] in options for k, options in item.options.items())
        if needed and item.member not in lifted and value(item.row, package) < item.row.no_deal:
            return False
    return True


def brute_zone(table: Table, lifted: Collection[Member] = ()) -> list[Package]:
    """The zone, package by package (S11)."""
    return [package for package in every_package(table) if accepted(table, package, lifted)]


def values(table: Table, package: Package) -> tuple[Fraction, ...]:
    """The signatories' values."""
    return tuple(value(row, package) for row in table.rows)


def brute_frontier(vectors: Collection[tuple[Fraction, ...]]) -> set[tuple[Fraction, ...]]:
    """The vectors that no other one equals or beats in all places."""
    distinct = set(vectors)
    return {
        one
        for one in distinct
        if not any(other != one and all(a >= b for a, b in zip(other, one, strict=True)) for other in distinct)
    }
