"""Patrons that only press, that sign themselves, or that stand in several rows."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import plain
import pytest

from onetext.process.draws import BLOCK
from onetext.process.policies import policy_named
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import Front, OpenThreat, Patron, World

BLOCKS = 4


def played(world: World, size: int = BLOCKS * BLOCK, **parameters: Any) -> Trajectories:
    values = [[0.0]] * len(world.parties)
    draws = plain.draws_of(world, size, value=values, no_deal=[1.0] * len(values), **parameters)
    source = Source(7, *range(-(-size // BLOCK)))
    return simulate(world, draws, source, policy=policy_named("logit"), continuation=perpetual)


def test_who_only_presses_withdraws_no_support_and_moves_no_front() -> None:
    front = Front(start=0.5, gains=0, loses=1)
    patrons = (Patron(party=2, client=0, backs=False), Patron(party=2, client=1, presses=False))
    world = plain.world_of(3, 1, signatories=2, steps=52, front=front, patrons=patrons)
    went = played(world, support_off=[1.0, 0.0], front_support=[0.2, 0.2])
    assert (went.series["support"] == 1).all()
    assert np.allclose(went.series["front"], 0.5)


def test_a_power_leaves_once_in_however_many_rows_and_a_side_of_the_deal_never() -> None:
    rows = (Patron(party=1, client=0), Patron(party=2, client=0), Patron(party=2, client=1), Patron(party=2, client=1))
    world = plain.world_of(3, 1, signatories=2, steps=26, patrons=rows)
    assert world.leavers == [1]
    went = played(world, patron_exit=[0.5, 0.03, 0.5, 0.5])
    share = float((went.outcome == Outcome.PATRON_LEFT).mean())
    exact = 1 - math.exp(-0.03 * 26)
    assert share == pytest.approx(exact, abs=3 * math.sqrt(exact * (1 - exact) / went.outcome.size))


def test_talks_collapse_with_a_side_of_the_deal_and_with_nobody_else() -> None:
    world = plain.world_of(4, 1, signatories=2, steps=26, patrons=(Patron(party=2, client=0),))
    went = played(world, collapse_hazard=[0.01, 0.02, 0.5, 0.5])
    exact = 1 - math.exp(-0.03 * 26)
    share = float((went.outcome == Outcome.COLLAPSED).mean())
    assert share == pytest.approx(exact, abs=3 * math.sqrt(exact * (1 - exact) / went.outcome.size))


@pytest.mark.parametrize("kept", [0.0, 1e9])
def test_nobody_vouches_for_a_text_that_it_signs(kept: float) -> None:
    """The first patron signs, the second does not: only the second one's word holds the text together.

    What is sure to be taken back is worth what going on is worth, and then each signs with one half.
    """
    patrons = (Patron(party=1, client=0), Patron(party=2, client=0))
    world = plain.world_of(3, 1, signatories=2, steps=1, patrons=patrons)
    draws = plain.draws_of(
        world,
        BLOCKS * BLOCK,
        value=[[0.6], [0.6], [0.0]],
        no_deal=[0.5, 0.5, 0.0],
        decisiveness=20.0,
        renege=1.0,
        kept=[1e9 - kept, kept],
        broken=[kept, 1e9 - kept],
    )
    went = simulate(world, draws, Source(1, *range(BLOCKS)), policy=policy_named("logit"), continuation=perpetual)
    exact = (1 / (1 + math.exp(-20 * 0.1 * (kept > 0)))) ** 2
    spread = math.sqrt(exact * (1 - exact) / went.outcome.size)
    assert float((went.outcome == Outcome.SIGNED).mean()) == pytest.approx(exact, abs=4 * spread)
    assert world.guarantor == 1
    assert plain.world_of(2, 1, patrons=(Patron(party=1, client=0),)).guarantor is None


def test_each_trajectory_looks_for_amendments_by_its_own_calendar() -> None:
    """How often is drawn like all else: what others of the block drew changes nothing."""
    world = plain.world_of(2, 3, steps=40)
    given: dict[str, Any] = {
        "value": [[0.2, 0.6, 0.7], [0.8, 0.55, 0.4]],
        "no_deal": [0.3, 0.3],
        "decisiveness": 8.0,
        "proposal_hazard": 0.1,
        "domestic_noise": 0.05,
    }
    apart = np.where(np.arange(BLOCK) % 2, 2.0, 9.0)

    def run(review: np.ndarray) -> Trajectories:
        draws = plain.draws_of(world, BLOCK, review=review, **given)
        return simulate(world, draws, Source(3, 0), policy=policy_named("logit"), continuation=perpetual)

    mixed, often, seldom = run(apart), run(np.full(BLOCK, 2.0)), run(np.full(BLOCK, 9.0))
    assert not np.array_equal(often.ended, seldom.ended)
    assert np.array_equal(mixed.ended, np.where(apart == 2.0, often.ended, seldom.ended))


@pytest.mark.parametrize("voices", [0.0, 0.05])
def test_one_number_decides_what_becomes_of_a_threat_with_all_its_chances(voices: float) -> None:
    """Taken back by another voice, carried out, and support cut: each as often as its own parameter says."""
    world = plain.world_of(3, 1, signatories=2, steps=8, patrons=(Patron(party=2, client=0),))
    world = replace(world, threats=(OpenThreat(id="u", patron=0, due=5),))
    went = played(world, voices_hazard=voices, execution=0.4, cut_chance=0.3, penalty=0.25)
    size = went.outcome.size
    # Due in the sixth step, and open to be taken back in all six.
    kept = math.exp(-6 * voices) * 0.4
    trusted, support = went.series["kappa"][-1, 0], went.series["support"][-1, 0]
    carried_out, cut = trusted > 0.5, support == 0
    assert set(np.unique(trusted).tolist()) == {0.25, 0.75}
    for found, exact in ((carried_out, kept), (cut, kept * 0.3)):
        assert float(found.mean()) == pytest.approx(exact, abs=4 * math.sqrt(exact * (1 - exact) / size))
    assert not (cut & ~carried_out).any()
    assert np.allclose(went.value[0], np.where(carried_out, 0.75, 1.0))


def test_a_patron_more_changes_nothing_about_those_before() -> None:
    one = Patron(party=2, client=0)
    numbers: dict[str, Any] = {"ultimatum_hazard": 0.1, "voices_hazard": 0.1, "execution": 0.5, "support_off": 0.05}
    plain_world = plain.world_of(4, 1, signatories=2, steps=30, on_table=0, patrons=(one,))
    alone = played(plain_world, support_on=0.1, **numbers)
    for other in (Patron(party=3, client=1), Patron(party=3, client=1, presses=False)):
        both = played(replace(plain_world, patrons=(one, other)), support_on=0.1, **numbers)
        for name in ("support", "kappa"):
            assert np.array_equal(both.series[name][:, 0], alone.series[name][:, 0])
            assert np.ptp(alone.series[name]) > 0
