"""Among texts that as many scenarios accept, none is named that another one betters for all who sign."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scenario_builders import counts, every_package, obeys, random_scenarios
from table_builders import random_table, values

import onetext
from onetext.compromise.limits import Watch
from onetext.compromise.robust_choice import bettered, preferred
from onetext.compromise.robust_search import Best
from onetext.compromise.table import Table
from onetext.compromise.worlds import worlds_of


def _betters(table: Table, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    pairs = list(zip(values(table, one), values(table, other), strict=True))
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


@pytest.mark.parametrize("seed", range(30))
def test_the_preferred_of_equals_is_bettered_by_none_of_them(seed: int) -> None:
    table = random_table(seed, parties=2, issues=4, options=3, interactions=seed % 3)
    rng = random.Random(seed)
    every = [tuple(rng.randrange(len(options)) for options in table.options) for _ in range(20)]
    chosen = every[preferred(table, np.array(every, dtype=np.int64))]
    assert not any(_betters(table, other, chosen) for other in every)


@pytest.mark.parametrize("seed", range(30))
def test_a_bettered_package_is_accepted_as_often_and_no_swap_betters_it_for_all(seed: int) -> None:
    sampled = random_scenarios(seed, draws=12, parties=2, issues=4, rules=seed % 3, floor=0.4)
    by_hand = counts(sampled)
    sizes = [len(options) for options in sampled.options]
    table = random_table(seed, parties=2, issues=len(sizes), options=max(sizes))
    table = _of_sizes(table, sizes)
    allowed = [package for package in every_package(sampled) if obeys(sampled, package) and by_hand[package]]
    if not allowed:
        return
    start = allowed[seed % len(allowed)]
    found = bettered(Best(np.array(start, dtype=np.int64), by_hand[start]), worlds_of(sampled), table, Watch())
    package = tuple(map(int, found.package))
    assert found.accepted == by_hand[package] >= by_hand[start]
    assert package == start or _betters(table, package, start)
    swaps = [other for other in allowed if sum(a != b for a, b in zip(other, package, strict=True)) == 1]
    assert not any(by_hand[other] >= found.accepted and _betters(table, other, package) for other in swaps)


def _of_sizes(table: Table, sizes: list[int]) -> Table:
    """The same kind of table over issues of given sizes."""
    from dataclasses import replace

    rng = random.Random(len(sizes))
    rows = tuple(
        replace(row, scores=tuple(tuple(rng.randint(0, 4) for _ in range(size)) for size in sizes), interactions=())
        for row in table.rows
    )
    return replace(table, options=tuple(tuple(f"o{o}" for o in range(size)) for size in sizes), rows=rows)


def test_the_text_named_for_the_harbour_is_not_worse_for_both_than_one_accepted_as_often() -> None:
    found = onetext.robust(onetext.load_case("harbour-wages"))
    chair = onetext.balance(onetext.load_case("harbour-wages"))
    (draft,) = [item for item in chair.drafts if item.id == "chair-text"]
    assert found.package is not None
    given = onetext.settle(onetext.load_case("harbour-wages")).table
    for party in ("company", "union"):
        value = draft.parties[party].value
        total = sum(
            given.weights[party][issue] * given.scores[party][issue][given.options[issue].index(option)]
            for issue, option in found.package.items()
        )
        assert value is not None
        assert total / given.denominators[party] >= value.point
