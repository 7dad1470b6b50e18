"""Prior scenarios weighed by a party's answers (importance sampling).

Scenarios are drawn as `balance` draws them, block by block, and weighed by the likelihood of the answers. Kish's
effective sample size (Σ w)² / Σ w² (Kish, "Survey Sampling", 1965) says whether they are worth enough; then the kept
ones are drawn from them by systematic resampling (Kitagawa, 1996). Weights of any subset of the answers follow from the
same draws, which is how leaving one out is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onetext.preferences.reveal.likelihood import Answers
from onetext.preferences.reveal.particles import Key, Particles, block_seed, keyed_generator
from onetext.preferences.streams import Floats

__all__ = ["BLOCK", "MOST", "TARGET", "Weighed", "kish", "systematic", "weigh"]

BLOCK, MOST, TARGET = 2048, 65536, 1000
_ENOUGH = 4096
"""Effective scenarios beyond which no more are drawn."""
_LEAST, _HOPELESS = 16384, 250
"""After so many draws it is plain whether `MOST` can reach the target."""


@dataclass(frozen=True)
class Weighed:
    """Prior scenarios of one party and the likelihood of each answer in them, shape (answers, scenarios).

    `keys` are the numbers that the scenarios are made of, with how many of each, so that they can be drawn again.
    """

    party: str
    seed: int
    likelihood: Floats
    keys: dict[Key, int] = field(repr=False)

    @cached_property
    def weights(self) -> Floats:
        """The product of the likelihoods, scaled so that the largest is 1; all zero where nothing fits."""
        return _weights(self.likelihood)

    @property
    def size(self) -> float:
        """Kish's effective sample size."""
        return kish(self.weights)

    def without(self, row: int) -> Floats:
        """The weights with one answer left out."""
        return _weights(np.delete(self.likelihood, row, axis=0))

    def kept(self, count: int) -> Particles:
        """Scenarios drawn by their weights, in random order."""
        source = keyed_generator(self.seed, self.party, "kept")
        return self.drawn(source.permutation(systematic(self.weights, count, float(source.random()))))

    def drawn(self, places: npt.NDArray[np.intp]) -> Particles:
        """The scenarios at some places, drawn again."""
        arrays = {key: np.zeros((rows, len(places))) for key, rows in self.keys.items()}
        for block in np.unique(places // BLOCK):
            here = np.flatnonzero(places // BLOCK == block)
            drawn = prior_block(self.party, self.seed, int(block))
            for key, rows in self.keys.items():
                found = drawn.uniforms(key, rows, seed=0, draws=BLOCK)
                arrays[key][:, here] = found[:, places[here] % BLOCK]
        return Particles(block_seed(self.seed, self.party, "later"), len(places), arrays)


def prior_block(party: str, seed: int, block: int) -> Particles:
    """A block of prior scenarios."""
    return Particles(block_seed(seed, party, f"prior {block}"), BLOCK)


def weigh(answers: Answers, *, seed: int, most: int = MOST) -> Weighed:
    """Weigh prior scenarios until enough of them count, it is plain that they never will, or `most` are drawn."""
    found: list[Floats] = []
    keys: dict[Key, int] = {}
    for block in range(most // BLOCK):
        particles = prior_block(answers.party, seed, block)
        found.append(answers.judged(answers.sight.look(particles)).likelihood)
        keys |= {key: len(array) for key, array in particles.arrays.items()}
        drawn = (block + 1) * BLOCK
        if drawn.bit_count() == 1 and drawn >= 2 * BLOCK:
            size = kish(_weights(np.concatenate(found, axis=1)))
            if size >= _ENOUGH or (drawn >= _LEAST and size < _HOPELESS / 4 * drawn / _LEAST):
                break
    return Weighed(answers.party, seed, np.concatenate(found, axis=1), keys)


def systematic(weights: Floats, count: int, start: float) -> npt.NDArray[np.intp]:
    """Places drawn with chances in proportion to weights: evenly spaced points, shifted by `start` in [0, 1)."""
    steps = np.cumsum(weights)
    points = (np.arange(count) + start) / count * steps[-1]
    found: npt.NDArray[np.intp] = np.minimum(np.searchsorted(steps, points, side="right"), len(weights) - 1)
    return found


def kish(weights: Floats | Sequence[float]) -> float:
    """Kish's effective sample size; 0 where all weights are."""
    total = float(np.sum(weights))
    return total**2 / float(np.sum(np.square(weights))) if total > 0 else 0.0


def _weights(likelihood: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        log = np.log(likelihood).sum(axis=0)
    top = log.max(initial=-np.inf)
    return np.exp(log - top) if np.isfinite(top) else np.zeros(likelihood.shape[1])
