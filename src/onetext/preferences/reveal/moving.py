"""Scenarios that fit answers which few prior draws fit: sequential Monte Carlo over the uniform numbers.

Several independent batches of scenarios go from the prior to the answers in steps (Del Moral, Doucet & Jasra,
"Sequential Monte Carlo samplers", 2006). A level t in [0, 1] raises each likelihood to the power t; where an answer
rules scenarios out, their distance from fitting counts as t/(1 − t) times itself, which leads into regions too thin to
hit. Steps are as long as keep half the effective sample size; after each, scenarios are drawn anew by their weights
within their batch and moved by Metropolis steps (`walking.py`): over a few issues at a time, over what belongs to no
issue, and over how open issues are filled. Widths adapt to 25–40 % accepted.

The effective sample size is told by the batches: (variance of all) / (variance of the means of batches) scenarios are
as good as independent. It is taken over weights and no deal, and over what the answers speak of, the worse of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from onetext.preferences.reveal.likelihood import Answers, Judged
from onetext.preferences.reveal.particles import Particles, block_seed, keyed_generator
from onetext.preferences.reveal.walking import Walk
from onetext.preferences.reveal.weighting import TARGET, kish, systematic
from onetext.preferences.streams import Floats

__all__ = ["Moved", "moved"]

BATCHES = 16
_SWEEPS, _ROUNDS, _LAST = 2, 6, 6
"""Sweeps per step; rounds of `_LAST` sweeps at the end, until the scenarios are worth enough."""
_STEPS, _NARROWEST = 50, 1e-7
_AMPLE = 1.25
"""What the effective sample size must exceed the target by, since it is an estimate."""


@dataclass(frozen=True)
class Moved:
    """Scenarios that fit, how many independent ones they are worth, and the steps it took."""

    particles: Particles
    ess: float
    steps: int


class _Path:
    """From the prior (level 0) to the answers (level 1)."""

    def __init__(self, answers: Answers, judged: Judged) -> None:
        self.hard = np.array(answers.hard)
        self.fits = np.array([answers.chances(act)[0] for act in answers.acts])
        away = [row[row > 0] for row in judged.distance]
        self.scale = np.array([float(np.median(row)) if row.size else 1.0 for row in away])

    def height(self, judged: Judged, level: float) -> Floats:
        """The logarithm of the density at a level, over that of the prior."""
        if level >= 1:
            return judged.log
        found = np.zeros(judged.likelihood.shape[1])
        if not self.hard.all():
            found = found + level * np.log(judged.likelihood[~self.hard]).sum(axis=0)
        for row in np.flatnonzero(self.hard):
            found = found - judged.distance[row] / self.scale[row] * (level / (1 - level))
            found = found + level * np.log(self.fits[row])
        return found

    def next(self, judged: Judged, level: float) -> float:
        """The highest level that keeps half the effective sample size."""
        here, size = self.height(judged, level), judged.likelihood.shape[1]

        def keeps(to: float) -> bool:
            return bool(kish(_scaled(self.height(judged, to) - here)) >= size / 2)

        if keeps(1.0):
            return 1.0
        low, high = level, 1.0
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if keeps(middle) else (low, middle)
        return low


def moved(answers: Answers, *, seed: int, draws: int) -> Moved | None:
    """Scenarios that fit a party's answers; None where none was found.

    Parameters
    ----------
    draws
        Scenarios to give: half of them are taken at the end, the other half some sweeps before.
    """
    batch = 2 * max(2, -(-draws // (4 * BATCHES)))
    source = keyed_generator(seed, answers.party, "moves")
    start = Particles(block_seed(seed, answers.party, "moved"), BATCHES * batch)
    walk = Walk(answers, start, source, batch)
    path, level, steps = _Path(answers, walk.judged), 0.0, 0
    while level < 1:
        following = path.next(walk.judged, level)
        steps += 1
        if following - level < _NARROWEST or steps > _STEPS:
            following = 1.0
        weights = _scaled(path.height(walk.judged, following) - path.height(walk.judged, level))
        if not weights.any():
            return None
        walk.choose(_chosen(weights, batch, source))
        level = following
        walk.go(partial(path.height, level=level), _SWEEPS)
    return _settled(walk, batch, draws, steps)


def _settled(walk: Walk, batch: int, draws: int, steps: int) -> Moved:
    """Go on until two looks at the scenarios, some sweeps apart, are worth enough together."""
    ess = 0.0
    for turn in range(_ROUNDS):
        walk.go(_whole, _LAST)
        first, seen = walk.particles.copied(), walk.functions()
        walk.go(_whole, _LAST)
        ess = min(_batch_size(seen, walk.functions(), batch), float(draws))
        if ess >= _AMPLE * TARGET and turn >= 1:
            break
    both = first.joined(walk.particles)
    # By turns, so that whoever takes the first so many takes from both looks and from all batches.
    order = walk.source.permutation(both.size)[:draws]
    return Moved(both.chosen(order), ess, steps)


def _batch_size(first: Sequence[Floats], second: Sequence[Floats], batch: int) -> float:
    """How many independent scenarios two looks are worth, by the means of batches: the worst kind of function."""
    worst = 1.0
    for one, two in zip(first, second, strict=True):
        cut = np.stack([one, two], axis=1).reshape(len(one), 2, -1, batch)
        spread = cut.var(axis=(1, 2, 3))
        known = spread > 1e-12
        if known.any():
            means = cut.mean(axis=(1, 3))[known].var(axis=1, ddof=1)
            worst = max(worst, float((means / spread[known]).mean()) * 2 * batch)
    return 2 * batch * BATCHES / worst


def _chosen(weights: Floats, batch: int, source: np.random.Generator) -> npt.NDArray[np.intp]:
    """Places drawn by their weights within each batch, or from all where a batch has none left."""
    found = []
    for start in range(0, len(weights), batch):
        own = weights[start : start + batch]
        point = float(source.random())
        whole = own.any()
        places = systematic(own if whole else weights, batch, point)
        found.append(places + start if whole else source.permutation(places))
    return np.concatenate(found)


def _whole(judged: Judged) -> Floats:
    return judged.log


def _scaled(heights: Floats) -> Floats:
    top = heights.max(initial=-np.inf)
    found: Floats = np.exp(heights - top) if np.isfinite(top) else np.zeros_like(heights)
    return found
