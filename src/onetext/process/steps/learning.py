"""What the others learn of a party's resolve: from battle, from words, from refusals (step 3).

Beliefs are normal, one per party. Battles and statements are measurements with normal noise (Kalman); a refusal is an
observation whose likelihood is not normal, and the belief is given the slope and the curvature of its logarithm
(assumed-density filtering with a Laplace step, exact to first order for a short step).
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Bools, Floats
from onetext.process.run import Run

__all__ = ["battle", "cheap_talk", "measured", "refusal"]


def battle(run: Run) -> None:
    """A period of fighting shows how much a party will bear: noise falls with the time it lasts."""
    world, draws, state, s = run.world, run.draws, run.state, run.world.signatories
    if world.front is None or not run.on("learning") or not run.on("front"):
        return
    variance = draws["battle_noise"][:s] ** 2 / world.years
    seen = state.resolve + np.sqrt(variance) * run.normals("battle-news", s)
    measured(run, seen, variance)


def measured(run: Run, seen: Floats, variance: Floats, where: Bools | None = None) -> None:
    """Kalman: what the signatories' resolve looked like, with the variance of the noise, where it was seen at all."""
    state = run.state
    before = state.belief_variance
    with np.errstate(invalid="ignore", divide="ignore"):
        gain = np.where(before > 0, before / (before + variance), 0.0)
    if where is not None:
        gain = np.where(where, gain, 0.0)
    state.belief_mean += gain * (seen - state.belief_mean)
    state.belief_variance = before * (1 - gain)


def cheap_talk(bias: Floats) -> tuple[Floats, Floats]:
    """Crawford and Sobel (1982), uniform type and quadratic loss: how many types words tell apart, mean square error.

    With a bias of a quarter of the scale or more there is one part: words tell nothing.
    """
    bias = np.abs(np.asarray(bias, dtype=float))
    with np.errstate(divide="ignore"):
        most = np.ceil(-0.5 + 0.5 * np.sqrt(1 + 2 / bias)) - 1
    # The largest n with 2 n (n - 1) b < 1: where equality holds, the ceiling of the root's bound is one too many.
    parts = np.where(bias > 0, np.maximum(most + 1, 1), np.inf)
    parts = np.where((bias > 0) & (2 * parts * (parts - 1) * bias >= 1) & (parts > 1), parts - 1, parts)
    with np.errstate(invalid="ignore"):
        error = np.where(np.isinf(parts), 0.0, 1 / (12 * parts**2) + bias**2 * (parts**2 - 1) / 3)
    return parts, error


def refusal(run: Run, net: Floats) -> None:
    """Nothing was signed: whoever would have been likely to accept is now less likely to be soft.

    `net` (s, m): accepting less refusing at the party's own resolve. Others see that no signature came; its chance, as
    a function of one party's resolve r, is that of a geometric wait with p(r) = q L(r), where L is the logit choice of
    the party and q the chance that all others would have accepted.
    """
    draws, state, s = run.draws, run.state, run.world.signatories
    if not run.on("learning"):
        return
    slope = draws["decisiveness"][:s]
    before = state.belief_variance
    told = run.live & np.isfinite(net).all(axis=0)
    able = told & np.isfinite(slope) & (before > 0)
    if not able.any():
        return
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        steep = np.where(able, slope, 0.0)
        at = np.where(able, net + state.resolve - state.belief_mean, 0.0)
        soft = 1 / (1 + np.exp(-steep * at))
        others = np.prod(run.accepted, axis=0) / np.where(run.accepted > 0, run.accepted, 1.0)
        refused = 1 - others * soft
        odds = np.where(refused > 0, others * soft * (1 - soft) / refused, 0.0)
        weight = run.world.weeks * draws["decision_rate"] * steep
        rise = weight * odds
        bend = weight * steep * odds * (1 - 2 * soft + others * soft**2) / np.where(refused > 0, refused, 1.0)
        # A likelihood that is convex there would widen the belief; it is left as wide as it was.
        variance = 1 / (1 / np.where(able, before, 1.0) + np.maximum(bend, 0.0))
    state.belief_mean += np.where(able, variance * rise, 0.0)
    state.belief_variance = np.where(able, variance, before)
