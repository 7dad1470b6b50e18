"""Which parameters are told to count in some talks: those that can move them, and no others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import plain
import pytest

from onetext.model import parameter, parameters
from onetext.process import MECHANISMS, Change, Election, Front, Mode, Patron, World, places_of
from onetext.process.draws import BLOCK, Draws
from onetext.process.modes import continuation
from onetext.process.policies import Logit
from onetext.process.simulating import simulate
from onetext.process.streams import Source

NUMBERS = {
    **{"decisiveness": 12.0, "front_volatility": 0.1, "front_value": 0.8, "attrition": 0.1, "front_stock": 0.3},
    **{"stock_loss": 0.3, "stock_supply": 0.1, "support_off": 0.05, "support_on": 0.05, "front_support": 0.05},
    **{"domestic_noise": 0.03, "shock_hazard": 0.05, "shock_size": -0.05, "leak_hazard": 0.1, "publish_hazard": 0.05},
    **{"audience_growth": 0.5, "statement_hazard": 0.2, "resolve_sd": 0.1, "battle_noise": 0.3, "cut_chance": 0.5},
    **{"ultimatum_hazard": 0.2, "penalty": 0.1, "execution": 0.5, "walk_cost": 0.35, "renege": 0.2, "discount": 0.05},
    **{"turn_chance": 0.5, "proposal_hazard": 0.23, "decision_rate": 0.5, "support_rejection": 1.0},
}


def talks(*off: str) -> World:
    return plain.world_of(
        4,
        3,
        signatories=2,
        steps=20,
        front=Front(start=0.4, gains=0, loses=1),
        patrons=(Patron(party=2, client=1), Patron(party=3, client=1, presses=False)),
        elections=(Election(party=1, step=5), Election(party=2, step=15)),
        off=frozenset(off),
    )


def draws_of(world: World) -> Draws:
    value = np.random.default_rng(8).uniform(0.25, 0.55, (4, 3))
    return plain.draws_of(world, BLOCK, value=value.tolist(), no_deal=[0.5, 0.45, 0.4, 0.4], **NUMBERS)


def with_idle_ones_changed(world: World, draws: Draws) -> Draws:
    """Other numbers for all that is not told to count."""
    found = {}
    for item in parameters():
        array, listed = draws[item.key].copy(), places_of(world, item)
        other = np.clip(np.where(array > 0, 0.4 * array, array + 0.7), item.low, item.high)
        if item.scope == "talks":
            found[item.key] = array if listed else other
        else:
            idle = [place for place in range(len(array)) if place not in listed]
            array[idle] = other[idle]
            found[item.key] = array
    return replace(draws, parameters=found)


@pytest.mark.parametrize("mode", ["perpetual", "planned"])
@pytest.mark.parametrize("off", [(), *((name,) for name in MECHANISMS), ("ultimatums", "commitment")])
def test_what_is_not_told_to_count_moves_nothing(off: tuple[str, ...], mode: Mode) -> None:
    world = talks(*off)
    draws = draws_of(world)
    one, two = (
        simulate(world, each, Source(2, 0), policy=Logit(), continuation=continuation(mode, world, each))
        for each in (draws, with_idle_ones_changed(world, draws))
    )
    kept = parameter("kept")
    assert kept is not None
    trusted = places_of(world, kept)
    for name in ("outcome", "ended", "text"):
        assert np.array_equal(getattr(one, name), getattr(two, name)), name
    assert np.array_equal(one.value, two.value)
    for name, values in one.series.items():
        # Who threatens nobody and vouches for nothing has no credibility to speak of.
        rows = trusted if name == "kappa" else [*range(values.shape[1])]
        assert np.array_equal(values[:, rows], two.series[name][:, rows]), name


@pytest.mark.parametrize(
    ("off", "key"),
    [
        ("audience", "statement_height"),
        ("audience", "turn_audience"),
        ("domestic", "shock_size"),
        ("front", "battle_noise"),
        ("front", "front_stock"),
        ("front", "front_support"),
        ("leaks", "audience_growth"),
        ("learning", "statement_noise"),
        ("support", "cut_chance"),
        ("support", "support_election"),
        ("ultimatums", "support_rejection"),
    ],
)
def test_what_leans_on_something_left_out_does_not_count(off: str, key: str) -> None:
    item = parameter(key)
    assert item is not None
    assert places_of(talks(), item)
    assert not places_of(talks(off), item)


def test_where_no_front_moves_battles_tell_nothing() -> None:
    item = parameter("battle_noise")
    assert item is not None
    assert not places_of(replace(talks(), front=None), item)


def test_a_text_that_is_made_to_come_out_has_its_price_without_leaks() -> None:
    item = parameter("audience_growth")
    assert item is not None
    out = Change(step=3, kind="publicity", place=None, value=1.0)
    assert places_of(replace(talks("leaks"), changes=(out,)), item)
    assert places_of(replace(talks("leaks"), public="leaked"), item)
