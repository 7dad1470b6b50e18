"""Random draws that depend on nothing but the seed and the names of what is drawn (S4, S19).

Each quantity has its own counter-based stream (Philox: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
2011), keyed by BLAKE2b over seed, purpose and ids: adding or hiding another item changes none of its draws, and
neither does the order in which things are computed.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import cast

import numpy as np
import numpy.typing as npt

from onetext.model import HeldDraws, Range

__all__ = ["Floats", "Streams"]

Floats = npt.NDArray[np.float64]


class Streams:
    """All streams of one seed, each `draws` long.

    Parameters
    ----------
    held
        Draws that stand for those of the seed where they have some (`Case.held`): what a party's answers have left of
        its scenarios.
    """

    def __init__(self, seed: int, draws: int, held: HeldDraws | None = None) -> None:
        self.seed, self.draws, self.held = seed, draws, held
        self._source = np.random.Philox(key=0)
        self._generator = np.random.Generator(self._source)
        self._start = self._source.state

    def generator(self, purpose: str, *ids: str) -> np.random.Generator:
        """The stream of a quantity, from its start; to be used before another one is asked for.

        One generator is wound to the start of each stream: making a new one would ask the system for entropy that a
        given key has no use for.
        """
        text = "\x1f".join((str(self.seed), purpose, *ids))
        key = np.frombuffer(blake2b(text.encode(), digest_size=16).digest(), dtype="<u8")
        self._source.state = {**self._start, "state": {**self._start["state"], "key": key}}
        return self._generator

    def uniform(self, purpose: str, *ids: str) -> Floats:
        """One uniform number in [0, 1) per draw."""
        numbers: Floats = self.uniforms(1, purpose, *ids)[0]
        return numbers

    def common(self, purpose: str, party: str) -> Floats:
        """One uniform number per draw that is the same for all parties, unless a party's held scenarios have their own.

        Scenarios are held party by party: what they have in common with other parties' is drawn anew for each of them.
        """
        if self.held is not None:
            found = self.held.uniforms((purpose, party), 1, seed=self.seed, draws=self.draws)
            if found is not None:
                numbers: Floats = cast("Floats", found)[0]
                return numbers
        return self.uniform(purpose)

    def uniforms(self, rows: int, purpose: str, *ids: str) -> Floats:
        """Several uniform numbers per draw, one row each."""
        if self.held is not None:
            found = self.held.uniforms((purpose, *ids), rows, seed=self.seed, draws=self.draws)
            if found is not None:
                return cast("Floats", found)
        return self.generator(purpose, *ids).random((rows, self.draws))

    def within(self, item: Range, purpose: str, *ids: str) -> Floats | float:
        """Draws from a range: uniform, or triangular where it has a mode (S4); a plain number stays one."""
        if item.is_exact:
            return float(item.low)
        return from_uniform(item, self.uniform(purpose, *ids))


def from_uniform(item: Range, uniform: Floats) -> Floats:
    """Turn uniform numbers into draws from a range, by the inverse of its distribution function."""
    low, high = float(item.low), float(item.high)
    width = high - low
    if item.mode is None or width == 0:
        drawn = low + width * uniform
    else:
        turn = (float(item.mode) - low) / width
        rising = np.sqrt(uniform * turn)
        falling = 1 - np.sqrt((1 - uniform) * (1 - turn))
        drawn = low + width * np.where(uniform < turn, rising, falling)
    return np.clip(drawn, low, high)
