"""Rounds in which everybody errs are played by a shorter road: to the same end as by the long one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onetext.process.plan.answers import Terms
from onetext.process.plan.plain import is_plain
from onetext.process.plan.rounds import play

N, K, S, M = 4, 5, 3, 40


def terms(seed: int, quota: int, voters: tuple[int, ...], *, steep: float = 15.0) -> Terms:
    """Made-up terms, drawn anew for each of 40 scenarios."""
    rng = np.random.default_rng(seed)
    share = rng.uniform(0.1, 1, (N, 1, M))
    share[seed % N] = 0.0
    walking = quota == len(voters)
    return Terms(
        value=rng.uniform(-0.5, 1, (N, K, 1, M)),
        recognition=share / share.sum(axis=0),
        decisiveness=rng.uniform(0, steep, (N, 1, M)),
        trust=rng.uniform(0.3, 1, (N, 1, M)),
        voters=voters,
        quota=quota,
        barred=rng.random((N, K, 1, M)) < 0.2 if seed % 2 else None,
        walk=np.where(rng.random((N, S, M)) < 0.2, -np.inf, rng.uniform(0, 0.5, (N, S, M))) if walking else None,
        passing=False,
        bound=False,
        decisions=rng.uniform(0.2, 6, M) if seed % 3 else None,
    )


@pytest.mark.parametrize("steep", [15.0, 300.0])
@pytest.mark.parametrize(("voters", "quota"), [((0, 1), 2), ((0, 1, 2), 3), ((1, 2, 3), 2), ((2,), 1)])
@pytest.mark.parametrize("seed", range(6))
def test_both_roads_lead_to_the_same_round(voters: tuple[int, ...], quota: int, steep: float, seed: int) -> None:
    rng = np.random.default_rng(seed + 100)
    of = terms(seed, quota, voters, steep=steep)
    assert is_plain(of)
    refuse, alone = rng.uniform(-0.2, 0.8, (N, S, M)), rng.uniform(-0.2, 0.5, (N, S, M))
    short = play(of, refuse, alone)
    # Whoever asks for details is shown the long way.
    long = play(replace(of, factors={}, offers={}), refuse, alone, details=True)
    assert short.accept is None
    assert long.accept is not None
    for name in ("gain", "signed", "walked"):
        np.testing.assert_allclose(getattr(short, name), getattr(long, name), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("change", ["bound", "passing", "sharp"])
def test_other_rounds_take_the_long_way(change: str) -> None:
    of = terms(1, 2, (0, 1))
    others = {
        "bound": replace(of, bound=True),
        "passing": replace(of, passing=True),
        "sharp": replace(of, decisiveness=np.where(np.arange(M) == 3, np.inf, of.decisiveness)),
    }
    assert not is_plain(others[change])
