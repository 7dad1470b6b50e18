"""Scenarios that a party's answers have left, in place of those of a seed (S22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from onetext.preferences.reveal.particles import Key, keyed_generator
from onetext.preferences.streams import Floats

__all__ = ["Kept"]

_SEEDS = 4
"""Most choices of scenarios that are remembered."""


@dataclass(frozen=True, eq=False, repr=False)
class Kept:
    """Kept uniform numbers by party and key, shape (rows, scenarios); held draws of a case (`model.HeldDraws`).

    Which scenarios a seed takes depends on the party and nothing else: parties are independent, and the numbers of one
    scenario of a party stay together. No scenario comes twice before all have come once.
    """

    parties: Mapping[str, Mapping[Key, Floats]]
    _chosen: dict[tuple[str, int, int], npt.NDArray[np.intp]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Kept({self.digest})"

    @cached_property
    def digest(self) -> str:
        """BLAKE2b over all numbers, in hex: what a case's own digest needs."""
        found = blake2b(digest_size=16)
        for party, arrays in sorted(self.parties.items()):
            for key, array in sorted(arrays.items()):
                found.update("\x1f".join((party, *key)).encode())
                found.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
        return found.hexdigest()

    @cached_property
    def _owner(self) -> Mapping[Key, str]:
        return {key: party for party, arrays in self.parties.items() for key in arrays}

    def uniforms(self, key: tuple[str, ...], rows: int, *, seed: int, draws: int) -> Floats | None:
        """Uniform numbers of a key, shape (rows, draws); None where it is not held, or not with so many rows."""
        party = self._owner.get(key)
        if party is None:
            return None
        array = self.parties[party][key]
        if len(array) < rows:
            return None
        found: Floats = array[:rows, self._places(party, array.shape[1], seed, draws)]
        return found

    def _places(self, party: str, count: int, seed: int, draws: int) -> npt.NDArray[np.intp]:
        known = (party, seed, draws)
        if known not in self._chosen:
            if len(self._chosen) >= _SEEDS * max(1, len(self.parties)):
                self._chosen.clear()
            source = keyed_generator(seed, party, "held")
            rounds = [source.permutation(count) for _ in range(-(-draws // count))]
            self._chosen[known] = np.concatenate(rounds)[:draws].astype(np.intp)
        return self._chosen[known]
