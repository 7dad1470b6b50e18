"""Where a no deal is the very value of a text, in numbers too long for 64 bits, what settles is said all the same."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from bargains import bargain, packages, signed, value

import onetext
from onetext import model as m


def on_the_threshold(seed: int) -> m.Case:
    """A bargain with long weights, in which each no deal is what one and the same package gives; lines close it."""
    rng = random.Random(seed)
    case = bargain(seed, parties=3, issues=3, lines=3, rules=0)
    tail = lambda: Fraction(rng.randint(1, 10**30), 10**30 + 57)  # noqa: E731  # short for a draw
    long = tuple(replace(item, weight=m.Range.of(1 + tail(), None)) for item in case.weights)
    case = replace(case, weights=long)
    kept = rng.choice([dict(package) for package in packages(case)])
    floors = tuple(replace(item, value=m.Range.of(value(case, item.party, kept), None)) for item in case.no_deals)
    return replace(case, no_deals=floors)


@pytest.mark.parametrize("seed", range(12))
def test_every_correction_of_a_zone_on_the_threshold_opens_it_and_ends_no_request(seed: int) -> None:
    case = on_the_threshold(seed)
    result = onetext.settle(case)
    assert result.zone.status != "empty" or not any(signed(case, package) for package in packages(case))
    for correction in result.corrections:
        lines = {member.id for member in correction.members if member.kind == "red_line"}
        parties = {member.party for member in correction.members if member.kind == "no_deal"}
        free = tuple(
            replace(item, value=m.Range.of(-10_000, None)) if item.party in parties else item for item in case.no_deals
        )
        kept = tuple(line for line in case.red_lines if line.id not in lines)
        lifted = replace(case, red_lines=kept, no_deals=free)
        assert any(signed(lifted, package) for package in packages(lifted))
