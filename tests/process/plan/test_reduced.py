"""Plans of forecasts: against the same game written out in full, against what must hold exactly, in limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from plain import draws_of, world_of

from onetext.errors import UsageError
from onetext.process.draws import Draws
from onetext.process.modes import continuation
from onetext.process.plan import Game, reduced_plan, solve
from onetext.process.plan.grid import MONTH, grid_of
from onetext.process.plan.reduced import horizon_months, left_of, terms_of
from onetext.process.policies.logit import Logit
from onetext.process.rollout import FUTURES, rolled_out, sampled
from onetext.process.run import Run
from onetext.process.simulating import simulate
from onetext.process.state import empty_state
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import Front, Patron, World

SIZE = 12
FRONT = Front(start=0.5, gains=0, loses=1)


def some_world(**changes: Any) -> World:
    plain: dict[str, Any] = {"signatories": 2, "steps": 52, "front": FRONT, "patrons": (Patron(party=2, client=1),)}
    return world_of(3, 4, **(plain | changes))


def some_draws(world: World, seed: int = 1, **changes: Any) -> Draws:
    """Talks in which much moves; drawn anew for each trajectory."""
    rng, n, p = np.random.default_rng(seed), len(world.parties), len(world.patrons)
    plain: dict[str, Any] = {
        "front_drift": rng.normal(0.02, 0.03, SIZE),
        "front_volatility": rng.uniform(0.02, 0.12, SIZE),
        "front_support": rng.uniform(0, 0.1, (p, SIZE)),
        "front_value": rng.uniform(0.5, 1.5, (n, SIZE)),
        "attrition": rng.uniform(0, 0.2, (n, SIZE)),
        "support_off": rng.uniform(0, 0.05, (p, SIZE)),
        "support_on": rng.uniform(0, 0.1, (p, SIZE)),
        "patron_exit": rng.uniform(0, 0.005, (p, SIZE)),
        "collapse_hazard": rng.uniform(0, 0.003, (n, SIZE)),
        "decisiveness": rng.uniform(4, 25, (n, SIZE)),
        "discount": rng.uniform(0.02, 0.2, (n, SIZE)),
        "renege": rng.beta(2, 8, SIZE),
        "recognition": rng.uniform(0.2, 1, (n, SIZE)),
        "walk_cost": rng.uniform(0.1, 0.3, (n, SIZE)),
    }
    draws = draws_of(world, SIZE, value=np.zeros((n, 4)), no_deal=rng.uniform(0.2, 0.5, (n, SIZE)), **(plain | changes))
    draws.value[...] = rng.uniform(0, 1, draws.value.shape)
    draws.unconsented[...] = draws.value * 0.6
    draws.consent[...] = rng.uniform(0.3, 1, draws.consent.shape)
    draws.barred[0, 1] = rng.random(SIZE) < 0.3
    return draws


def run_of(world: World, draws: Draws, step: int = 0, **state: Any) -> Run:
    found = empty_state(world, draws.size)
    for name, value in state.items():
        setattr(found, name, np.array(np.broadcast_to(value, getattr(found, name).shape), dtype=float))
    return Run(
        world=world,
        draws=draws,
        source=Source(1, 0),
        policy=Logit(),
        continuation=perpetual,
        state=found,
        step=step,
        over=np.zeros(draws.size, dtype=np.int64),
    )


def written_out(world: World, draws: Draws, months: int, nodes: int) -> np.ndarray:
    """Hope by `solve`, in double precision, with every chance of every pair of states: (months + 1, states, m, n)."""
    grid = grid_of(world, draws, months, nodes)
    backed, size, m = len(grid.up), grid.states, draws.size
    moves = np.zeros((m, months, size, size))
    for b in range(backed):
        for f in range(nodes):
            for then in range(backed):
                change = grid.support[b, then]
                for step, chance in ((-1, grid.down[b]), (0, 1 - grid.up[b] - grid.down[b]), (1, grid.up[b])):
                    to = then * nodes + min(max(f + step, 0), nodes - 1)
                    for at in range(months):
                        there = grid.talks[at + 1, to - then * nodes]
                        moves[:, at, b * nodes + f, to] += change * chance * there
    alone = np.stack([grid.without(at) for at in range(months + 1)]).transpose(3, 0, 2, 1)
    share = draws.consent
    value = share * draws.value + (1 - share) * draws.unconsented
    barred = np.zeros(value.shape, dtype=bool)
    barred[:2] = draws.barred
    walk = None
    if "walking" not in world.off:
        walk = alone[:, 0] - draws["walk_cost"].T[:, None]
    game = Game(
        value=value.transpose(2, 1, 0)[:, None],
        barred=barred.transpose(2, 1, 0)[:, None],
        discount=np.exp(-draws["discount"] / 12).T,
        alone=alone,
        transition=moves,
        recognition=(draws["recognition"] / draws["recognition"].sum(axis=0)).T[:, None],
        decisiveness=draws["decisiveness"].T,
        voters=(0, 1),
        trust=np.broadcast_to(1 - 0.5 * draws["renege"], (3, m)).T,
        walk=walk,
        horizon=months,
        passing=False,
        bound=False,
        decisions=draws["decision_rate"] * 365.25 / 7 / 12,
    )
    hope = (solve(game).value - alone).transpose(1, 2, 0, 3)
    inside = np.concatenate([grid.talks > 0] * backed, axis=1)
    return hope * inside[..., None]


@pytest.mark.parametrize("walking", [False, True])
def test_the_same_game_written_out(walking: bool) -> None:
    """Where the present course does not fall or rise by itself, a plan is a `Game` like any other."""
    still = {"front_drift": 0.0, "attrition": 0.0, "front_support": 0.0 if walking else 1e-9}
    world = some_world(off=frozenset() if walking else frozenset({"walking"}))
    draws = some_draws(world, **still)
    plan = reduced_plan(world, draws, months=9, nodes=5)
    exact = written_out(world, draws, 9, 5).reshape(plan.hope.shape)
    assert np.abs(plan.hope - exact).max() < 1e-5
    assert np.abs(exact).max() > 0.1


def test_nodes_move_as_the_front_does() -> None:
    world = some_world()
    draws = some_draws(world)
    grid = grid_of(world, draws, 12, 7)
    for backed, drift in enumerate((0 * draws["front_drift"], draws["front_support"][0])):
        up, down = grid.up[backed], grid.down[backed]
        kept = drift * grid.gap * MONTH <= draws["front_volatility"] ** 2 * MONTH
        assert kept.sum() > SIZE / 2
        assert ((up >= 0) & (down >= 0) & (up + down <= 1)).all()
        mean = (up - down) * grid.gap
        assert mean == pytest.approx(drift * MONTH)
        square = (up + down) * grid.gap**2 - mean**2
        asked = draws["front_volatility"] ** 2 * MONTH
        # A small spread with a large drift is beyond one node up or down: then it is too wide, never too narrow.
        assert square[kept] == pytest.approx(asked[kept], rel=1e-6)
        assert (square >= asked * (1 - 1e-6)).all()
    assert grid.support.sum(axis=1) == pytest.approx(np.ones((2, SIZE)))


def test_without_a_text_v_is_that_of_going_on_for_ever() -> None:
    world = some_world(off=frozenset({"walking"}))
    draws = some_draws(world)
    draws.barred[...] = True
    run = run_of(world, draws, step=17, front=0.47, resolve=0.05, suffered=0.1)
    assert (reduced_plan(world, draws)(run) == perpetual(run)).all()
    assert (rolled_out(world, draws)(run) == perpetual(run)).all()
    quiet = replace(world, off=frozenset({"proposals", "walking"}), on_table=-1)
    assert (reduced_plan(quiet, draws)(run) == perpetual(run)).all()


def test_resolve_and_what_was_suffered_are_added_as_they_stand() -> None:
    world = some_world()
    draws = some_draws(world)
    plan = reduced_plan(world, draws)
    plain = plan(run_of(world, draws, step=8))
    later = plan(run_of(world, draws, step=8, resolve=0.07, suffered=0.02))
    assert later - plain == pytest.approx(np.array([[0.05], [0.05], [-0.02]]) * np.ones((3, SIZE)))


def test_between_the_nodes_in_a_straight_line() -> None:
    world = some_world(step_days=365.25 / 24)
    draws = some_draws(world)
    plan = reduced_plan(world, draws, months=6, nodes=5)
    grid, table = plan.grid, plan.hope.reshape(7, 2, 5, SIZE, 3)
    # Two steps make a month: step 7 is half way between months 3 and 4.
    nodes = grid.lowest + grid.path * 3.5 * MONTH + np.arange(5)[:, None] * grid.gap
    for at in range(4):
        middle = (nodes[at] + nodes[at + 1]) / 2
        for backed, support in ((0, 1.0), (1, 0.0)):
            got = plan.hopes(run_of(world, draws, step=7, front=middle, support=support))
            asked = table[3:5, backed, at : at + 2].mean(axis=(0, 1)).T
            assert got == pytest.approx(asked, abs=1e-6)
    beyond = plan.hopes(run_of(world, draws, step=7, front=nodes[-1] + 0.3))
    assert beyond == pytest.approx(table[3:5, 0, -1].mean(axis=0).T, abs=1e-6)
    assert (plan.hopes(run_of(world, draws, step=12)) == 0).all()


def test_trajectories_that_were_dropped_leave_the_others_as_they_are() -> None:
    world = some_world()
    draws = some_draws(world)
    plan = reduced_plan(world, draws)
    run = run_of(world, draws, step=10, front=0.52)
    run.state.where = np.arange(SIZE) * 3 + 5
    whole = plan(run)
    some = np.arange(SIZE) % 3 == 1
    run.state.keep(some)
    run.draws = draws.taken(np.nonzero(some)[0])
    assert (plan(run) == whole[:, some]).all()


def test_part_of_a_plan_is_the_plan_of_a_part() -> None:
    world = some_world()
    draws, places = some_draws(world), slice(0, 5)
    plan, own = reduced_plan(world, draws).taken(places), reduced_plan(world, draws.taken(places))
    np.testing.assert_array_equal(plan.hope, own.hope)
    run = run_of(world, draws.taken(places), step=11)
    np.testing.assert_array_equal(plan(run), own(run))


def test_other_names_permute_the_plan() -> None:
    world = world_of(2, 3, front=FRONT)
    rng = np.random.default_rng(4)
    value, sharp = rng.random((2, 3)), rng.uniform(5, 20, (2, SIZE))
    rules = {"front_volatility": 0.05, "front_value": 1.0}
    plan = reduced_plan(world, draws_of(world, SIZE, value=value, no_deal=[0.3, 0.4], decisiveness=sharp, **rules))
    other = replace(world, front=replace(FRONT, gains=1, loses=0))
    turned = draws_of(world, SIZE, value=value[::-1], no_deal=[0.4, 0.3], decisiveness=sharp[::-1], **rules)
    assert reduced_plan(other, turned).hope[..., ::-1] == pytest.approx(plan.hope, abs=1e-6)


def test_a_text_that_all_prefer_is_as_good_as_signed() -> None:
    """Who takes the best at once loses nothing: V is the text's value in every month but the last."""
    world = world_of(2, 1, steps=52)
    for attrition in (0.0, 0.1):
        draws = draws_of(world, SIZE, value=[[0.7], [0.6]], no_deal=[0.4, 0.5], attrition=attrition, discount=0.1)
        plan = reduced_plan(world, draws)
        # On the first of a month.
        assert plan.hope[:, 0, :].T[:, :12] + (draws.no_deal[:, :1] - attrition * np.arange(12) / 12) == pytest.approx(
            np.array([[0.7], [0.6]]) * np.ones(12), abs=1e-6
        )
    assert horizon_months(world) == 12
    only = draws_of(world, SIZE, value=[[0.7], [0.45]], no_deal=[0.4, 0.5], attrition=0.0)
    assert (reduced_plan(world, only).hope == 0).all()


def test_to_be_worn_down_is_no_gain_from_waiting() -> None:
    """Refusing for a month a text that is signed then: a month of the present course, and the text from then on."""
    world = world_of(2, 1, steps=52, off=frozenset({"walking"}))
    rules = {"value": [[0.7], [0.6]], "no_deal": [0.4, 0.5], "discount": 0.1}
    for attrition in (0.0, 0.3):
        draws = draws_of(world, SIZE, **rules, attrition=attrition)
        terms, grid = terms_of(world, draws, slice(None)), grid_of(world, draws, 12, 7)
        sure = np.concatenate([draws.value[:, :1] - grid.without(5), np.ones((2, 1, SIZE))])
        hope, odds = left_of(grid, 4, grid.ahead(4, sure))
        month = np.exp(-0.1 / 12)
        refuse = (1 - month) * grid.without(4) + month * draws.value[:, :1]
        assert grid.without(4) + hope == pytest.approx(refuse, abs=1e-9)
        assert odds == pytest.approx(month)
        assert terms.quota == 2


def test_a_text_that_nobody_is_trusted_to_keep_brings_no_hope() -> None:
    world = world_of(2, 1, steps=52)
    rules = {"value": [[0.7], [0.6]], "no_deal": [0.4, 0.5], "decisiveness": 12.0}
    trusted = reduced_plan(world, draws_of(world, SIZE, **rules, renege=0.0)).hope
    doubted = reduced_plan(world, draws_of(world, SIZE, **rules, renege=0.5)).hope
    nobody = reduced_plan(world, draws_of(world, SIZE, **rules, renege=1.0)).hope
    assert trusted[0, 0, 0] > doubted[0, 0, 0] > 0.05
    assert np.abs(nobody).max() < 1e-5


def test_days_and_weeks_give_the_same_plan() -> None:
    weeks = some_world()
    draws = some_draws(weeks)
    days = replace(weeks, step_days=1.0, steps=weeks.steps * 7)
    assert (reduced_plan(days, draws).hope == reduced_plan(weeks, draws).hope).all()


def test_finer_nodes_change_little() -> None:
    world = some_world()
    draws = some_draws(world)
    run = run_of(world, draws, step=4, front=0.51)
    fine = reduced_plan(world, draws, nodes=41)(run)
    assert np.abs(reduced_plan(world, draws, nodes=9)(run) - fine).max() < 1e-2
    assert np.abs(reduced_plan(world, draws, nodes=7)(run) - fine).mean() < 3e-3


def test_half_a_front_decided_by_force_leaves_nothing_to_hope_for() -> None:
    world = some_world()
    draws = some_draws(world, front_volatility=0.4)
    plan = reduced_plan(world, draws)
    for decided in (0.0, 1.0):
        at = plan.hopes(run_of(world, draws, step=2, front=decided))
        near = plan.hopes(run_of(world, draws, step=2, front=0.5))
        assert np.abs(at).max() < 0.5 * np.abs(near).max()


@pytest.mark.parametrize("at", [0, 3])
def test_sampled_futures_have_the_chances_of_the_grid(at: int) -> None:
    """Evenly spread, each of the six moves comes up as often as its chance says, to a sample or two."""
    world = some_world()
    draws = some_draws(world)
    grid = grid_of(world, draws, 6, 5)
    for state in range(grid.states):
        following = np.zeros((1, grid.states, SIZE))
        following[:, state] = 1.0
        exact, got = grid.ahead(at, following), sampled(grid, at, following)
        assert np.abs(got - exact).max() <= 2.0 / FUTURES + 1e-9
    whole = np.ones((1, grid.states, SIZE))
    assert sampled(grid, at, whole) == pytest.approx(grid.ahead(at, whole))


def test_a_rollout_without_a_front_by_hand() -> None:
    """One text, two signatories who decide by the present course: chance p a decision, 4.348 decisions a month."""
    world = world_of(2, 1, steps=26)
    draws = draws_of(world, SIZE, value=[[0.5], [0.6]], no_deal=[0.45, 0.5], decisiveness=6.0, discount=0.3)
    p = 1 / (1 + np.exp(-6 * 0.05)) / (1 + np.exp(-6 * 0.1))
    signs = 1 - (1 - p) ** (365.25 / 7 / 12)
    hope = np.zeros(2)
    for _ in range(6):
        hope = signs * np.array([0.05, 0.1]) + (1 - signs) * np.exp(-0.3 / 12) * hope
    got = rolled_out(world, draws)(run_of(world, draws))
    assert got[:, 0] - [0.45, 0.5] == pytest.approx(hope, abs=1e-6)


@pytest.mark.parametrize("mode", ["planned", "rollout"])
def test_whole_talks_are_played_with_a_plan(mode: Any) -> None:
    world = some_world(steps=30)
    draws = Draws.joined([some_draws(world, seed) for seed in range(86)]).taken(slice(0, 1024))
    played = simulate(world, draws, Source(3, 0), policy=Logit(), continuation=continuation(mode, world, draws))
    part = slice(100, 350)
    alone = simulate(
        world,
        draws.taken(part),
        Source(3, 0),
        policy=Logit(),
        continuation=continuation(mode, world, draws.taken(part)),
        where=np.arange(100, 350),
    )
    assert (played.outcome[part] == alone.outcome).all()
    assert (played.value[:, part] == alone.value).all()
    assert np.isfinite(played.value).all()
    assert len(set(played.outcome.tolist())) > 2


def test_a_plan_for_no_time_at_all() -> None:
    world = some_world()
    for wrong in ({"months": 0}, {"nodes": 1}):
        with pytest.raises(UsageError, match=r"^months, nodes: "):
            reduced_plan(world, some_draws(world), **wrong)
