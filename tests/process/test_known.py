"""Chances where all inputs are known: rows alone, in company and elsewhere; a chance worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import plain
import pytest

from onetext.model import parameter, parameters
from onetext.process.drawing import draw_block, draw_parameters, draw_scenes, parameters_at
from onetext.process.draws import BLOCK, Scenes
from onetext.process.known import VALUES, Known
from onetext.process.parameters import Distribution, Quantity
from onetext.process.streams import Source
from onetext.process.world import World


def fixed(key: str, place: int | None, value: float) -> Quantity:
    return Quantity(key=key, place=place, distribution=Distribution("fixed", (value,)), basis="analyst")


def neutral(world: World, **changes: float) -> tuple[Quantity, ...]:
    """All parameters at nought, but for some."""
    found = []
    for item in parameters():
        scope, value = plain.NEUTRAL[item.key]
        assert scope == item.scope
        value = changes.get(item.key, value)
        value = min(value, 1e6) if np.isinf(value) else value
        places = {"talks": [None], "party": [*range(len(world.parties))], "patron": [*range(len(world.patrons))]}
        found += [fixed(item.key, place, value) for place in places[scope]]
    return tuple(found)


def scenes(world: World, *no_deals: float) -> Scenes:
    """One text worth one half to both, and a scenario for each no deal of the first party; the second has 0.1."""
    m = len(no_deals)
    worth = np.full((2, 1, m), 0.5)
    return Scenes(
        value=worth,
        no_deal=np.array([no_deals, [0.1] * m]),
        barred=np.zeros((2, 1, m), dtype=np.bool_),
        shortfall=np.zeros((2, 1, m)),
        lacks=np.zeros((1, m), dtype=np.bool_),
        unconsented=worth,
    )


def known(steps: int = 10, runs: int = 2000, no_deals: tuple[float, ...] = (0.2,), **changes: float) -> Known:
    world = plain.world_of(steps=steps)
    return Known(
        world=world, quantities=(*neutral(world, **changes), VALUES), scenes=scenes(world, *no_deals), runs=runs
    )


def rows_of(given: Known, **columns: list[float]) -> np.ndarray:
    """Rows at the fixed values, but for columns that are given, for the talks."""
    count = len(next(iter(columns.values())))
    rows = np.tile([item.distribution.numbers[0] for item in given.quantities], (count, 1)).astype(float)
    for key, values in columns.items():
        place = next(k for k, item in enumerate(given.quantities) if item.key == key)
        rows[:, place] = values
    return rows


def test_a_signature_that_both_want_comes_at_the_rate_of_decisions() -> None:
    """Acceptance is certain once they decide; a decision comes at once if certain, else by its hazard."""
    given = known(steps=20, decisiveness=2.0, walk_cost=1e6)
    # Logit with slope 2: 1 / (1 + exp(-2 (0.5 - V))) for each, on top of no other answer.
    accepts = [1 / (1 + np.exp(-2 * (0.5 - v))) for v in (0.2, 0.1)]
    rates = [0.05, 0.1, 0.2]
    hazard = -np.log(1 - accepts[0] * accepts[1])
    expected = [1 - np.exp(-rate * hazard * 20) for rate in rates]
    found = given(rows_of(given, decision_rate=rates))
    errors = np.sqrt(np.array(expected) * (1 - np.array(expected)) / 2000)
    assert (np.abs(found - expected) < 4 * errors).all()


def test_the_values_pick_a_scenario() -> None:
    given = known(no_deals=(0.2, 0.9, 0.3, 0.95))
    assert given(rows_of(given, values=[0.1, 0.3, 0.6, 0.9, 1.0])).tolist() == [1.0, 0.0, 1.0, 0.0, 0.0]


@pytest.mark.parametrize("runs", [300, 1024, 1500])
def test_rows_do_not_depend_on_their_company(runs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given = known(runs=runs, decisiveness=2.0, shock_hazard=0.05)
    rows = rows_of(given, decision_rate=[0.05, 0.1, 0.2, 0.4, 0.01])
    together = given(rows)
    assert together.tobytes() == np.concatenate([given(row[None]) for row in rows]).tobytes()
    assert given(rows[::-1])[::-1].tobytes() == together.tobytes()
    monkeypatch.setattr("onetext.process.known._TOGETHER", 2 * runs)
    assert given(rows).tobytes() == together.tobytes()


def test_all_rows_meet_the_same_chance() -> None:
    given = known(decisiveness=2.0)
    found = given(rows_of(given, decision_rate=[0.1, 0.1, 0.1001]))
    assert found[0] == found[1]
    assert 0 <= found[2] - found[0] < 0.005


def test_repeated_blocks_have_the_same_numbers_each_time() -> None:
    once, thrice = Source(3, 0, 5), Source(3, 0, 5, repeat=3)
    for name in ("uniforms", "normals", "words"):
        numbers = getattr(once, name)("x", 2, 3)
        assert np.array_equal(getattr(thrice, name)("x", 2, 3), np.tile(numbers, (1, 3)))
    thrice.wanted = [False, True, True, False, False, True]
    kept = np.repeat(thrice.wanted, BLOCK)
    assert np.array_equal(thrice.words("x", 2, 3)[:, kept], np.tile(once.words("x", 2, 3), (1, 3))[:, kept])


def test_parameters_are_those_that_are_given_within_their_limits() -> None:
    world = plain.world_of()
    chance = parameter("renege")
    assert chance is not None
    assert chance.high == 1
    quantities = (fixed("renege", None, 0.0), fixed("penalty", 1, 0.0), fixed("attrition", 1, 0.0))
    found = parameters_at(world, quantities, np.array([[0.3, 0.0, 0.7], [1.4, 0.0, -0.2]]))
    assert found["renege"].tolist() == [0.3, 1.0]
    assert found["attrition"][1].tolist() == [0.7, -0.2]
    assert found["attrition"][0].tolist() == pytest.approx([0.1, 0.1])  # the median of its default
    drawn = draw_parameters(world, quantities, seed=0, size=4)
    assert {key: values.shape[:-1] for key, values in found.items()} == {
        key: values.shape[:-1] for key, values in drawn.items()
    }


def test_scenes_are_those_of_a_forecast() -> None:
    import datetime as dt

    import onetext
    from onetext.api.forecasting.preparing import asked_for, prepare

    seen = onetext.load_case("harbour-wages").at(dt.date(2024, 2, 26))
    asked = asked_for(modes=("perpetual",), runs=1, horizon=13, policy=None, without=())
    ready = prepare(seen, asked, seed=0)
    drawn = draw_block(seen, ready.drafts, ready.world, ready.quantities, seed=0, block=1)
    made = draw_scenes(seen, ready.drafts, replace(ready.world, steps=3), seed=0, block=1)
    for name in ("value", "no_deal", "barred", "shortfall", "unconsented"):
        assert np.array_equal(getattr(drawn, name), getattr(made, name))
