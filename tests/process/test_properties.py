"""Whatever the parameters are within their limits: chances, shares and beliefs stay in range, and nothing fails.

Each trajectory gets numbers of its own, from the middle of a parameter's range and from its very ends, infinity among
them. Warnings of the numerical library are errors here.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import plain
from hypothesis import given
from hypothesis import strategies as st

from onetext.model import parameters
from onetext.process.draws import BLOCK, Draws
from onetext.process.modes import continuation
from onetext.process.policies import Logit
from onetext.process.policy import Choices, View
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.tally import Tally
from onetext.process.world import MECHANISMS, Election, Front, OpenThreat, Patron, World

ENDLESS = 1e6
"""Limits of some that are no share: what an open end stands for, half of the time."""


class Watching:
    """Chooses as ever, and looks at what is chosen and at the state."""

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        state, chosen = view.state, Logit().choose(view)
        for chances in (chosen.accept, chosen.amend, chosen.walk):
            assert ((chances >= 0) & (chances <= 1)).all()
        assert (chosen.accept + chosen.amend + chosen.walk <= 1 + 1e-9).all()
        assert not (chosen.accept[~np.isfinite(view.accept)]).any()
        assert ((state.stock >= 0) & (state.stock <= 1)).all()
        assert np.isin(state.support, (0.0, 1.0)).all()
        assert (state.kept >= 0).all()
        assert (state.broken >= 0).all()
        assert (state.belief_variance >= 0).all()
        for moving in (state.belief_mean, state.belief_variance, state.domestic, state.audience, state.suffered):
            assert np.isfinite(moving).all()
        assert not np.isnan(state.floor).any()
        return chosen


def world_of(lattice: int | None, days: float, public: str, quota: int | None, off: frozenset[str]) -> World:
    return plain.world_of(
        5,
        4,
        signatories=3,
        quota=quota,
        steps=30,
        step_days=days,
        public=public,
        known_years=0.2,
        front=Front(start=0.5, gains=0, loses=1, low=0.1, high=0.9, lattice=lattice),
        patrons=(Patron(party=3, client=1), Patron(party=4, client=0, presses=False), Patron(party=3, client=3)),
        elections=(Election(party=1, step=5), Election(party=3, step=9)),
        threats=(OpenThreat(id="u", patron=0, due=3, text=1), OpenThreat(id="w", patron=2, due=None)),
        off=off,
    )


def draws_of(world: World, seed: int) -> Draws:
    """Numbers from all over each parameter's range."""
    rng, n = np.random.default_rng(seed), len(world.parties)
    shapes = {"talks": (BLOCK,), "party": (n, BLOCK), "patron": (len(world.patrons), BLOCK)}
    draws = plain.draws_of(
        world, value=rng.uniform(0, 1, (n, 4)).tolist(), no_deal=rng.uniform(0, 1, (n, BLOCK)).tolist()
    )
    found = {}
    for item in parameters():
        shape = shapes[item.scope]
        low, high = max(item.low, -2.0), min(item.high, 3.0)
        numbers = rng.uniform(low, high, shape)
        extreme, end = rng.random(shape) < 0.15, rng.integers(0, 4, shape)
        finite = np.clip([-ENDLESS, ENDLESS], item.low, item.high)
        ends = np.array([item.low, item.high, *finite])[end]
        zero = np.clip(0.0, item.low, item.high)
        numbers = np.where(extreme, ends, np.where(rng.random(shape) < 0.2, zero, numbers))
        found[item.key] = numbers
    barred = rng.random(draws.barred.shape) < 0.1
    shortfall = np.where(rng.random(draws.shortfall.shape) < 0.3, rng.random(draws.shortfall.shape), 0.0)
    consent = np.where(rng.random(draws.consent.shape) < 0.3, rng.random(draws.consent.shape), 1.0)
    return replace(draws, barred=barred, shortfall=shortfall, consent=consent, parameters=found)


@given(
    st.integers(0, 2**32),
    st.sampled_from([None, 8]),
    st.sampled_from([7.0, 1.0, 30.0]),
    st.sampled_from(["secret", "leaked", "published"]),
    st.sampled_from([None, 2]),
    st.frozensets(st.sampled_from(MECHANISMS), max_size=3),
    st.sampled_from(["perpetual", "fight"]),
)
def test_all_stays_in_range(
    seed: int, lattice: int | None, days: float, public: str, quota: int | None, off: frozenset[str], mode: str
) -> None:
    world = world_of(lattice, days, public, quota, off)
    draws = draws_of(world, seed)
    v = continuation(mode, world, draws)  # type: ignore[arg-type]  # one of the modes
    went = simulate(world, draws, Source(seed, 0), policy=Watching(), continuation=v)
    assert np.isin(went.outcome, [int(outcome) for outcome in Outcome]).all()
    assert ((went.text >= 0) == (went.outcome == Outcome.SIGNED)).all()
    assert np.isfinite(went.value).all()
    series = went.series
    for name in ("front", "public", "exposure", "support", "kappa"):
        assert ((series[name] >= 0) & (series[name] <= 1)).all(), name
    for values in series.values():
        assert np.isfinite(values).all()
    tally = Tally.of(world, went)
    assert math.isclose(sum(tally.share(outcome) for outcome in Outcome), 1.0)
    assert (tally.worth.sum(axis=1) == BLOCK).all()
