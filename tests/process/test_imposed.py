"""What is made to happen (`World.changes`), and answers that are given to one text: with all else at rest."""

from __future__ import annotations

import numpy as np
import pytest
from plain import draws_of, world_of

from onetext.process.policies import policy_named
from onetext.process.policies.answering import Answer, Answering
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import Change, Front, Patron, World

GOOD = {"value": [[0.9], [0.9]], "no_deal": [0.1, 0.1]}
BAD = {"value": [[0.0], [0.9]], "no_deal": [0.5, 0.1]}


def played(world: World, answer: tuple[int, Answer] | None = None, **given: object) -> Trajectories:
    draws = draws_of(world, **given)  # type: ignore[arg-type]  # as `draws_of` takes them
    policy = policy_named("logit")
    if answer is not None:
        policy = Answering(policy, answer[0], world.on_table, answer[1])
    return simulate(world, draws, Source(1, 0), policy=policy, continuation=perpetual)


@pytest.mark.parametrize("days", [7.0, 1.0])
def test_a_parameter_changes_in_the_step_of_its_day(days: float) -> None:
    step = round(70 / days)
    change = Change(step=step, kind="parameter", place=None, value=1e9, key="decision_rate")
    went = played(world_of(changes=(change,), steps=round(210 / days), step_days=days), decision_rate=0.0, **GOOD)
    assert (went.outcome == Outcome.SIGNED).all()
    assert (went.ended == step).all()


def test_a_change_for_one_party_leaves_the_others_and_the_draws_alone() -> None:
    change = Change(step=3, kind="parameter", place=1, value=1.0, key="attrition")
    world = world_of(changes=(change,), steps=55)
    draws = draws_of(world, **BAD)
    went = simulate(world, draws, Source(1, 0), policy=policy_named("logit"), continuation=perpetual)
    # At the new rate from step 3 on: nothing was lost before, and V was last looked at in step 54.
    years = (54 - 3) * world.years
    assert went.value[:, 0] == pytest.approx([0.5, 0.1 - years], abs=1e-9)
    assert not draws["attrition"].any()


@pytest.mark.parametrize("days", [7.0, 1.0])
def test_what_attrition_took_before_it_changed_stays(days: float) -> None:
    # 0.2 a year for ten weeks, 0.8 for ten more, nothing for the rest.
    steps, weeks = round(210 / days), 7.0 / days
    changes = tuple(
        Change(step=round(at * weeks), kind="parameter", place=None, value=rate, key="attrition")
        for at, rate in ((10, 0.8), (20, 0.0))
    )
    went = played(world_of(changes=changes, steps=steps, step_days=days), attrition=0.2, **BAD)
    lost = (0.2 + 0.8) * 70 / 365.25
    assert went.value[:, 0] == pytest.approx([0.5 - lost, 0.1 - lost], abs=1e-9)


def test_a_drift_that_changes_on_a_day_is_a_surprise_from_that_day_on() -> None:
    # The line moves by 0.02 a year, as expected, and by 0.5 from week 20 on.
    front = Front(start=0.4, gains=0, loses=1)
    change = Change(step=20, kind="parameter", place=None, value=0.5, key="front_drift")
    world = world_of(front=front, changes=(change,), steps=40)
    went = played(world, front_drift=0.02, front_expected=1.0, front_value=1.0, **BAD)
    # V is looked at in step 39, when the line has moved 40 times, 20 of them at the new pace; 39 were expected.
    moved = (20 * 0.02 + 20 * 0.5 - 39 * 0.02) * world.years
    assert went.value[:, 0] == pytest.approx([0.5 + moved, 0.1 - moved], abs=1e-9)


@pytest.mark.parametrize(("value", "share"), [(0.0, 0.0), (1.0, 1.0)])
def test_support_is_held_whatever_would_move_it(value: float, share: float) -> None:
    world = world_of(
        parties=3,
        signatories=2,
        patrons=(Patron(party=2, client=0),),
        changes=(Change(step=20, kind="support", place=0, value=value),),
        steps=52,
    )
    went = played(
        world,
        value=[[0.0], [0.9], [0.0]],
        no_deal=[0.5, 0.1, 0.0],
        support_off=1.0,
        support_on=1.0,
    )
    support = went.series["support"][:, 0].mean(axis=-1)
    assert 0.4 < support[20] < 0.6
    assert (support[21:] == share).all()


def test_a_published_text_costs_from_its_day_on() -> None:
    change = Change(step=10, kind="publicity", place=None, value=2.0)
    went = played(world_of(changes=(change,), steps=52), audience_growth=2.0, **BAD)
    audience, years = went.series["audience"][-1, 0], 42 * world_of().years
    assert audience == pytest.approx(np.full(1024, 2.0 * years))


def test_whoever_refuses_or_signs_is_taken_at_its_word() -> None:
    world = world_of(steps=52)
    assert (played(world, (0, "refuse"), **GOOD).outcome == Outcome.TALKING).all()
    assert (played(world, (0, "sign"), **BAD).outcome == Outcome.SIGNED).all()
    assert (played(world, (1, "sign"), **BAD).outcome == Outcome.TALKING).all()


def test_a_change_is_asked_for_at_once_and_then_signed() -> None:
    world = world_of(texts=2, steps=52)
    went = played(world, (0, "amend"), value=[[0.6, 0.9], [0.9, 0.6]], no_deal=[0.1, 0.1])
    assert (went.text == 1).all()
    assert went.amended.all()
