"""What the others learn of a party's resolve: from battle, from words, from refusals (step 3).

Beliefs are normal, one per party. Battles and statements are measurements with normal noise (Kalman); a refusal is an
observation whose likelihood is not normal, and the belief is given the slope and the curvature of its logarithm
(assumed-density filtering with a Laplace step, exact to first order for a short step).
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Bools, Floats
from onetext.process.run import Run

__all__ = ["battle", "cheap_talk", "measured", "refusal", "words"]

_FLAT = 1e-300
_FAR = 300.0
"""The smallest slope, and the largest log odds: beyond them nothing differs but overflow."""


def battle(run: Run) -> None:
    """A period of fighting shows how much a party will bear: noise falls with the time it lasts."""
    world, draws, state, s = run.world, run.draws, run.state, run.world.signatories
    if world.front is None or not run.on("learning") or not run.on("front"):
        return
    variance = draws["battle_noise"][:s] ** 2 / world.years
    seen = state.resolve + np.sqrt(variance) * run.dice("news")
    measured(run, seen, variance)


def measured(run: Run, seen: Floats, variance: Floats) -> None:
    """Kalman: what the signatories' resolve looked like, with the variance of the noise."""
    state = run.state
    before = state.belief_variance
    with np.errstate(invalid="ignore", divide="ignore"):
        gain = np.where(before > 0, before / (before + variance), 0.0)
    state.belief_mean += gain * (seen - state.belief_mean)
    state.belief_variance = before * (1 - gain)


def cheap_talk(bias: Floats) -> tuple[Floats, Floats]:
    """Crawford and Sobel (1982), uniform type and quadratic loss: how many types words tell apart, mean square error.

    With a bias of a quarter of the scale or more there is one part: words tell nothing.
    """
    bias = np.abs(np.asarray(bias, dtype=float))
    # Honest words have no end of parts, and infinite numbers times nought are put right below.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        most = np.ceil(-0.5 + 0.5 * np.sqrt(1 + 2 / bias)) - 1
        # The largest n with 2 n (n - 1) b < 1: where equality holds, the ceiling of the root's bound is one too many.
        parts = np.where(bias > 0, np.maximum(most + 1, 1), np.inf)
        parts = np.where((bias > 0) & (2 * parts * (parts - 1) * bias >= 1) & (parts > 1), parts - 1, parts)
        error = np.where(np.isinf(parts), 0.0, 1 / (12 * parts**2) + bias**2 * (parts**2 - 1) / 3)
    return parts, error


def words(run: Run, says: Bools) -> None:
    """What was said in public shows a little of a party's resolve: with noise, and only as finely as words can tell.

    `says` (s, m): who made a statement. The types that words tell apart are those within the first belief, taken as
    uniform with its variance; once a belief is as narrow as that, more words add nothing.
    """
    draws, state = run.draws, run.state
    if not run.on("learning"):
        return
    who, where = np.nonzero(says & (state.belief_variance > 0))
    if not who.size:
        return
    parts, error = cheap_talk(draws["statement_bias"][who, where])
    coarse = 12 * draws["resolve_sd"][who, where] ** 2 * error
    before = state.belief_variance[who, where]
    variance = draws["statement_noise"][who, where] ** 2 + coarse
    with np.errstate(over="ignore"):
        gain = np.where((parts > 1) & (before > coarse), before / (before + variance), 0.0)
    noise = run.normals("words", run.world.signatories)[who, where]
    seen = state.resolve[who, where] + np.sqrt(variance) * noise
    state.belief_mean[who, where] += gain * (seen - state.belief_mean[who, where])
    state.belief_variance[who, where] = before * (1 - gain)


def refusal(run: Run, net: Floats) -> None:
    """Nothing was signed: whoever would have been likely to accept is now less likely to be soft.

    `net` (s, m): accepting less refusing at the party's own resolve. Others see that no signature came; its chance, as
    a function of one party's resolve r, is that of a geometric wait with p(r) = q L(r), where L is the logit choice of
    the party and q the chance that all others would have accepted.
    """
    draws, state, s = run.draws, run.state, run.world.signatories
    if not run.on("learning") or not state.belief_variance.any():
        return

    def made() -> tuple[Floats, Floats]:
        slope, rate = draws["decisiveness"][:s], draws["decision_rate"]
        # Whoever never errs, or answers at once, leaves nothing to be told by degrees.
        steep = np.where(np.isfinite(slope), slope, 0.0)
        return np.maximum(steep, _FLAT), run.world.weeks * np.where(np.isfinite(rate), rate, 0.0) * steep

    steep, weight = run.once("refusals", made)
    # With L = 1 / (1 + t): t L is the chance to refuse. Texts that are barred have t at its largest, and tell nothing.
    t = net + state.resolve
    t -= state.belief_mean
    t *= steep
    np.clip(t, -_FAR, _FAR, out=t)
    np.negative(t, out=t)
    np.exp(t, out=t)
    others = _others(run.accepted)
    some = 1 - others
    whole = (1 + t) * (some + t)
    rise = others * t
    rise /= whole
    rise *= weight
    bend = t * t
    bend -= some
    bend /= whole
    # A likelihood that is convex there would widen the belief; it is left as wide as it was.
    np.maximum(bend, 0.0, out=bend)
    bend *= rise
    bend *= steep
    bend *= state.belief_variance
    bend += 1
    state.belief_variance /= bend
    rise *= state.belief_variance
    state.belief_mean += rise


def _others(accepted: Floats) -> Floats:
    """The chance that all the others accept, for each of them."""
    if len(accepted) == 2:
        return accepted[::-1]
    found = np.ones_like(accepted)
    for who in range(len(accepted)):
        for other in range(len(accepted)):
            if other != who:
                found[who] *= accepted[other]
    return found
