"""What the others learn of a party's resolve: from battle, from words, from refusals (step 3).

Beliefs are normal, one per party. Battles and statements are measurements with normal noise (Kalman); a refusal is an
observation whose likelihood is not normal, and the belief is given the mean and the variance that follow from it
(assumed-density filtering).
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats, Ints
from onetext.process.quorum import pivotal
from onetext.process.run import Run, Singles

__all__ = ["battle", "cheap_talk", "measured", "refusal", "words"]

_FAR = 80.0
"""The largest log odds: beyond them nothing differs but overflow."""
_SURE = np.float32(1 - 2.0**-24)
_LOST = np.float32(1e-5)
_NARROWEST = np.float32(1e-6)
_PAIRS = ((1.355626179974266, 0.2220759220056126), (2.856970013872806, 0.01125741132772071))
_MIDDLE = 8 / 15
"""Points of a standard normal number and their weights, which give all its moments up to the ninth."""
_NEAR = 30.0
"""Standard deviations, in log odds, up to which the exponential of one of them stays in range."""


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


def words(run: Run, who: Ints, where: Ints, uniform: Floats) -> None:
    """What was said in public shows a little of a party's resolve: with noise, and only as finely as words can tell.

    `who`, `where`: the signatories that made a statement, and in which columns; `uniform`: a number in (0, 1) for each
    that nothing else depends on. The types that words tell apart are those within the first belief, taken as uniform
    with its variance; once a belief is as narrow as that, more words add nothing.
    """
    from scipy.special import ndtri

    draws, state, s = run.draws, run.state, run.world.signatories
    if not run.on("learning"):
        return

    def made() -> tuple[Floats, Floats]:
        parts, error = cheap_talk(draws["statement_bias"][:s])
        # Words that tell nothing are as coarse as can be.
        coarse = np.where(parts > 1, 12 * draws["resolve_sd"][:s] ** 2 * error, np.inf)
        return coarse, draws["statement_noise"][:s] ** 2 + coarse

    coarse, noise = run.once("words", made)
    before, variance = state.belief_variance[who, where], noise[who, where]
    told = np.nonzero((before > 0) & (before > coarse[who, where]))[0]
    who, where, before, variance = who[told], where[told], before[told], variance[told]
    gain = before / (before + variance)
    seen = state.resolve[who, where] + np.sqrt(variance) * ndtri(uniform[told])
    state.belief_mean[who, where] += gain * (seen - state.belief_mean[who, where])
    state.belief_variance[who, where] = before * (1 - gain)


def refusal(run: Run, net: Floats) -> None:
    """Nothing was signed: whoever would have been likely to accept is now less likely to be soft.

    `net` (s, m): accepting less refusing at the party's own resolve. Others see that no signature came; its chance, as
    a function of one party's resolve r, is that of a geometric wait with p(r) = a + b L(r), where L is the logit choice
    of the party, a the chance that enough others accept without it, and b what its own acceptance adds to that.

    The belief stays normal, with the mean and the variance of Bayes' rule at five points (Gauss and Hermite). What is
    lost is that refusals make it lopsided: where nothing but refusals is seen for half a year, its mean lags behind by
    less than a tenth of its standard deviation, and by less than 4 % of it where the others may refuse as well.
    """
    draws, state, s = run.draws, run.state, run.world.signatories
    if not run.on("learning") or not state.belief_variance.any():
        return

    def made() -> tuple[Floats, Singles]:
        slope, rate = draws["decisiveness"][:s], draws["decision_rate"]
        # Whoever never errs leaves nothing to be told by degrees.
        told = run.world.weeks * rate * np.isfinite(slope)
        return np.where(np.isfinite(slope), slope, 0.0), told.astype(np.float32)

    slope, weight = run.once("refusals", made)
    without, adds = pivotal(run.accepted, run.world.quorum)
    spread = np.sqrt(state.belief_variance)
    # Log odds of refusing, at the mean and for each standard deviation. Single precision is enough: what is added up
    # are changes. Texts that are barred have the largest odds, and tell nothing.
    centre = state.belief_mean - state.resolve
    centre -= net
    with np.errstate(invalid="ignore"):
        centre *= slope
    # Nought times infinity is no number.
    np.copyto(centre, _FAR, where=np.isneginf(net))
    np.clip(centre, -_FAR, _FAR, out=centre)
    wide = np.minimum(slope * spread, _FAR).astype(np.float32)
    rest = None if run.world.quorum == s else without.astype(np.float32)
    told = adds.astype(np.float32), rest, weight
    every, first, second = _moments(centre.astype(np.float32), wide, told)
    first /= every
    second /= every
    second -= first * first
    state.belief_mean += spread * first
    state.belief_variance *= np.clip(second, _NARROWEST, None)


def _moments(centre: Singles, wide: Singles, told: tuple[Singles, Singles | None, Singles]) -> tuple[Singles, ...]:
    """Of Bayes' rule at the points: how likely what was seen is, and times that, mean and square in first deviations.

    `told`: what a party's acceptance adds to the chance of a signature, that chance without it (None for no chance),
    and how much time has passed.
    """
    base = np.exp(centre)
    every, first, second = (np.zeros_like(centre) for _ in range(3))
    near = bool(wide.max(initial=0.0) < _NEAR)
    for point, share in _PAIRS:
        if near:
            away = np.exp(np.float32(point) * wide)
            with np.errstate(over="ignore"):
                above = _seen(base * away, told)
            below = _seen(np.divide(base, away, out=away), told)
        else:
            away = np.float32(point) * wide
            above = _seen(np.exp(np.minimum(centre + away, np.float32(_FAR))), told)
            below = _seen(np.exp(centre - away), told)
        both = above + below
        above -= below
        above *= np.float32(share * point)
        first += above
        both *= np.float32(share)
        every += both
        both *= np.float32(point * point)
        second += both
    middle = _seen(base, told)
    middle *= np.float32(_MIDDLE)
    every += middle
    every += 1
    second += 1
    # What was as good as impossible tells nothing: the talks have ended, or another rule decides.
    lost = every < _LOST
    if lost.any():
        for moment, plain in ((first, 0), (second, 1), (every, 1)):
            np.copyto(moment, plain, where=lost)
    return every, first, second


def _seen(odds: Singles, told: tuple[Singles, Singles | None, Singles]) -> Singles:
    """The chance of no signature for so long, less 1, from the odds of refusing; `odds` is written over."""
    adds, without, weight = told
    odds += 1
    signs = np.divide(adds, odds, out=odds)
    if without is not None:
        signs += without
    np.minimum(signs, _SURE, out=signs)
    np.negative(signs, out=signs)
    change = np.log1p(signs, out=signs)
    change *= weight
    return np.asarray(np.expm1(change, out=change))
