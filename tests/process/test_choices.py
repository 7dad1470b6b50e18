"""Answers through the engine: one-shot bargaining, threats, options inside and out, quorums, publicity."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import plain
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.process.draws import BLOCK
from onetext.process.policies import Always, Logit
from onetext.process.policy import Policy
from onetext.process.quorum import quorum_chance
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.steps.response import compete
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import OpenThreat, Patron, World

LOGIT = Logit()


def played(world: World, blocks: int = 8, *, policy: Policy = LOGIT, seed: int = 4, **given_: Any) -> Trajectories:
    draws = plain.draws_of(world, BLOCK * blocks, **given_)
    return simulate(world, draws, Source(seed, *range(blocks)), policy=policy, continuation=perpetual)


def share(went: Trajectories, outcome: Outcome) -> float:
    return float((went.outcome == outcome).mean())


def near(found: float, expected: float, runs: int) -> bool:
    return abs(found - expected) < 4 * math.sqrt(max(expected * (1 - expected), 1e-9) / runs)


def test_two_logit_parties_sign_when_both_would() -> None:
    # Slope 10, gains -.05 and +.02: .2075847 a week, and 3.81731 weeks of waiting.
    world = plain.world_of(2, 1, steps=400)
    went = played(world, value=[[0.45], [0.52]], no_deal=[0.5, 0.5], decisiveness=10.0)
    runs = went.outcome.size
    assert near(float((went.ended == 0).mean()), 0.2075847, runs)
    assert abs(went.ended.mean() - 3.81731) < 4 * went.ended.std() / math.sqrt(runs)


def test_take_it_or_leave_it_against_unknown_resolve() -> None:
    # Fearon (1995): p = .6, costs .1 and uniform up to .4. The proposer asks for .75, and war comes with .375. The
    # responder's cost is what going on takes from its share .4; texts cut the pie by hundredths.
    cuts = [k / 100 for k in range(50, 101)]
    size = BLOCK * 8
    cost = np.random.default_rng(5).uniform(0, 0.4, size)

    def answered(text: int) -> float:
        world = plain.world_of(2, len(cuts), on_table=text, steps=1, off=frozenset({"proposals"}))
        going_on = np.stack([np.full(size, 0.6 - 0.1), 0.4 - cost])
        draws = plain.draws_of(world, size, value=[cuts, [1 - cut for cut in cuts]], no_deal=going_on)
        went = simulate(world, draws, Source(4, *range(8)), policy=LOGIT, continuation=perpetual)
        return share(went, Outcome.SIGNED)

    assert near(1 - answered(cuts.index(0.75)), 0.375, size)
    worth = {cuts[k]: (signs := answered(k)) * cuts[k] + (1 - signs) * 0.5 for k in range(0, len(cuts), 5)}
    assert max(worth, key=worth.__getitem__) == 0.75


@pytest.mark.parametrize(("reversals", "threshold"), [(0, 0.29), (1, 0.3167), (2, 0.3357), (3, 0.35), (4, 0.3611)])
def test_a_threat_moves_what_is_accepted_by_its_credibility(reversals: int, threshold: float) -> None:
    # Beta(4, 1) and so many reversals; V = .45, penalty .2: the target accepts from V - kappa P on.
    for off, signs in ((0.0005, True), (-0.0005, False)):
        world = plain.world_of(
            2,
            1,
            signatories=1,
            steps=1,
            patrons=(Patron(party=1, client=0),),
            threats=(OpenThreat(id="u", patron=0, due=0),),
        )
        went = played(
            world,
            1,
            value=[[threshold + off], [0.5]],
            no_deal=[0.45, 0.5],
            credibility_prior=[0.0],
            kept=[4.0],
            broken=[1.0 + reversals],
            penalty=[0.2],
        )
        assert share(went, Outcome.SIGNED) == (1.0 if signs else 0.0)


@given(st.floats(0, 20), st.floats(0, 20), st.floats(0.01, 0.5))
def test_a_more_credible_threat_never_lowers_the_targets_acceptance(kept: float, broken: float, penalty: float) -> None:
    world = plain.world_of(
        2,
        1,
        signatories=1,
        steps=1,
        patrons=(Patron(party=1, client=0),),
        threats=(OpenThreat(id="u", patron=0, due=0),),
    )
    given_ = {"value": [[0.4], [0.5]], "no_deal": [0.5, 0.5], "decisiveness": 8.0, "penalty": [penalty]}
    less = played(world, 1, kept=[kept], broken=[broken + 1], **given_)
    more = played(world, 1, kept=[kept + 1], broken=[broken], **given_)
    assert (less.outcome == Outcome.SIGNED).sum() <= (more.outcome == Outcome.SIGNED).sum()


def test_a_weak_way_out_changes_nothing_and_a_better_no_deal_does() -> None:
    # The outside option principle: for parties that never err, breaking off that is worse than going on has no effect
    # at all; what they live on while they talk always has.
    world = plain.world_of(2, 1, steps=20)
    given_ = {"value": [[0.5], [0.5]], "resolve_sd": 0.1}
    none, weak = (played(world, 4, no_deal=[0.45, 0.45], walk_cost=cost, **given_) for cost in (np.inf, 0.01))
    assert np.array_equal(none.outcome, weak.outcome)
    better = played(world, 4, no_deal=[0.48, 0.45], walk_cost=np.inf, **given_)
    assert share(better, Outcome.SIGNED) < share(none, Outcome.SIGNED) - 0.05


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.data())
def test_a_quorum_of_independent_parties(chances: list[float], data: st.DataObject) -> None:
    quorum = data.draw(st.integers(1, len(chances)))
    exact = sum(
        math.prod(p if yes else 1 - p for p, yes in zip(chances, answers, strict=True))
        for answers in itertools.product((False, True), repeat=len(chances))
        if sum(answers) >= quorum
    )
    found = quorum_chance(np.array(chances)[:, None], quorum)
    assert float(found[0]) == pytest.approx(exact, abs=1e-12)


def test_the_published_quorum() -> None:
    five = np.array([0.6, 0.5, 0.7, 0.9, 0.4])[:, None]
    assert float(quorum_chance(five, 3)[0]) == pytest.approx(0.728)
    assert float(quorum_chance(five, 5)[0]) == pytest.approx(0.0756)


@given(st.lists(st.floats(0, 50) | st.just(math.inf), min_size=1, max_size=4), st.integers(0, 2**32))
def test_competing_events_are_at_most_one_and_in_their_shares(hazards: list[float], seed: int) -> None:
    uniform = (np.arange(4000) + 0.5) / 4000
    happened = np.stack(compete(tuple(np.full(4000, hazard) for hazard in hazards), uniform))
    assert happened.sum(axis=0).max() <= 1
    endless = [math.isinf(hazard) for hazard in hazards]
    total = sum(hazards)
    for place, hazard in enumerate(hazards):
        if any(endless):
            expected = endless[place] / sum(endless)
        else:
            expected = hazard / total * (1 - math.exp(-total)) if total else 0.0
        assert happened[place].mean() == pytest.approx(expected, abs=1.5 / 4000)


def test_a_text_that_a_red_line_bars_is_never_signed() -> None:
    world = plain.world_of(2, 1, steps=50)
    draws = plain.draws_of(world, BLOCK, value=[[0.9], [0.9]], no_deal=[0.1, 0.1], decisiveness=5.0)
    draws.barred[1, 0, ::2] = True
    for policy in (Logit(), Always()):
        went = simulate(world, draws, Source(1, 0), policy=policy, continuation=perpetual)
        assert not (went.outcome[::2] == Outcome.SIGNED).any()
        assert (went.outcome[1::2] == Outcome.SIGNED).mean() > 0.9


def test_publicity_kills_what_secrecy_would_sign() -> None:
    # A text that comes out builds the cost of having asked for more: by the twentieth week it is dearer than the gain.
    world = plain.world_of(2, 1, steps=60, public="published")
    given_: dict[str, Any] = {
        "value": [[0.5], [0.5]],
        "no_deal": [0.45, 0.45],
        "resolve_sd": 0.0,
        "decisiveness": 60.0,
        "decision_rate": 0.02,
        "statement_hazard": 5.0,
        "statement_height": 0.2,
    }
    quiet = played(world, 2, audience_growth=0.0, **given_)
    loud = played(world, 2, audience_growth=2.0, **given_)
    assert share(loud, Outcome.SIGNED) < 0.6 * share(quiet, Outcome.SIGNED)


def test_shared_moods_make_signatures_likelier_than_independent_ones() -> None:
    world = plain.world_of(4, 1, steps=1)
    given_: dict[str, Any] = {"value": [[0.4]] * 4, "no_deal": [0.5] * 4, "decisiveness": 20.0}
    alone, together = (played(world, 16, common_noise=noise, **given_) for noise in (0.0, 0.1))
    assert share(together, Outcome.SIGNED) > 5 * share(alone, Outcome.SIGNED)


@pytest.mark.parametrize(("slope", "expected"), [(5.0, (0.437823, 0.777300, 0.939913)), (1.0, None), (20.0, None)])
def test_answers_to_an_ultimatum_are_those_of_the_logit_equilibrium(
    slope: float, expected: tuple[float, ...] | None
) -> None:
    # Offers .2, .5, .8 against a war worth .25: Gambit's agent quantal response gives the numbers for slope 5.
    for text, offer in enumerate((0.2, 0.5, 0.8)):
        here = plain.world_of(1, 3, steps=1, on_table=text, off=frozenset({"proposals"}))
        went = played(here, 8, value=[[0.2, 0.5, 0.8]], no_deal=[0.25], decisiveness=slope)
        exact = 1 / (1 + math.exp(-slope * (offer - 0.25)))
        if expected is not None:
            assert exact == pytest.approx(expected[text], abs=1e-6)
        assert near(share(went, Outcome.SIGNED), exact, 8 * BLOCK)
