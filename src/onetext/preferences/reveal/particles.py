"""Scenarios of one party as the uniform numbers that they are made of, so that they can be weighed, moved and kept.

`balance` draws everything from uniform numbers with a name each (`streams.py`). Here those numbers are the state:
whatever has not been asked for before is drawn, from its own stream, and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from onetext.preferences.streams import Floats, Streams

__all__ = ["SHARED", "Key", "Particles", "block_seed", "keyed_generator"]

Key = tuple[str, ...]
SHARED = frozenset({"open", "horizon"})
"""Purposes of numbers that are not the party's own: how open issues are filled, and when a time without a deal ends."""


def block_seed(seed: int, party: str, part: str) -> int:
    """The seed of a part of one party's sampling: nothing of another party or another part enters (S19)."""
    return int.from_bytes(blake2b(f"{seed}\x1freveal\x1f{party}\x1f{part}".encode(), digest_size=7).digest(), "big")


def keyed_generator(seed: int, party: str, part: str) -> np.random.Generator:
    """A generator of its own for one part of one party's sampling."""
    return np.random.Generator(np.random.Philox(key=block_seed(seed, party, part)))


class Particles:
    """Uniform numbers by key, shape (rows, size) each; held draws of a `Streams` (`model.HeldDraws`).

    Parameters
    ----------
    seed, size
        Of the streams from which missing numbers are drawn, and the number of scenarios.
    arrays
        Numbers that are there already.
    """

    def __init__(self, seed: int, size: int, arrays: Mapping[Key, Floats] | None = None) -> None:
        self.seed, self.size = seed, size
        self.arrays: dict[Key, Floats] = dict(arrays or {})
        self.asked: list[Key] = []
        self._source = Streams(seed, size)

    def uniforms(self, key: Key, rows: int, *, seed: int, draws: int) -> Floats:
        """The numbers of a key, drawn when first asked for; a copy, since those who ask work in place.

        The same key may be asked for with more or fewer rows (chances after 6 and 12 months): the first are shared.
        """
        found = self.arrays.get(key)
        if found is None or len(found) < rows:
            drawn = self._source.uniforms(rows, *key)
            found = drawn if found is None else np.concatenate([found, drawn[len(found) :]])
            self.arrays[key] = found
        self.asked.append(key)
        return found[:rows].copy()

    @property
    def streams(self) -> Streams:
        """Streams that give these numbers."""
        return Streams(self.seed, self.size, self)

    def keys_since(self, start: int) -> tuple[Key, ...]:
        """The keys asked for since a moment (`len(asked)` then), each once."""
        return tuple(dict.fromkeys(self.asked[start:]))

    def changed(self, arrays: Mapping[Key, Floats]) -> Particles:
        """The same with some numbers replaced; arrays are shared."""
        return Particles(self.seed, self.size, {**self.arrays, **arrays})

    def chosen(self, places: npt.NDArray[np.intp]) -> Particles:
        """The scenarios at some places, in that order."""
        return Particles(self.seed, len(places), {key: array[:, places] for key, array in self.arrays.items()})

    def copied(self) -> Particles:
        """The same, with arrays of its own."""
        return Particles(self.seed, self.size, {key: array.copy() for key, array in self.arrays.items()})

    def joined(self, other: Particles) -> Particles:
        """These scenarios and then others; numbers that only one side has are drawn for the other."""
        for key in {*self.arrays, *other.arrays}:
            for side in (self, other):
                rows = max(len(item.arrays[key]) for item in (self, other) if key in item.arrays)
                side.uniforms(key, rows, seed=self.seed, draws=side.size)
        arrays = {key: np.concatenate([array, other.arrays[key]], axis=1) for key, array in self.arrays.items()}
        return Particles(self.seed, self.size + other.size, arrays)

    def refilled(self, seed: int) -> Particles:
        """The same scenarios, with open issues filled as those of a seed."""
        return Particles(seed, self.size, {key: array for key, array in self.arrays.items() if key[0] != "open"})

    def held(self, party: str) -> dict[Key, Floats]:
        """What is kept of the scenarios: the party's own numbers, and a copy of when its time without a deal ends."""
        times = {(*key, party): array for key, array in self.arrays.items() if key == ("horizon",)}
        return self.own() | times

    @classmethod
    def of_held(cls, held: Mapping[Key, Floats], party: str, seed: int) -> Particles:
        """Scenarios again from what `held` kept of them; how open issues are filled is drawn from a seed."""
        arrays = {("horizon",) if key == ("horizon", party) else key: array for key, array in held.items()}
        return cls(seed, next(iter(arrays.values())).shape[1], arrays)

    def own(self, keys: Iterable[Key] | None = None) -> dict[Key, Floats]:
        """The numbers that are the party's own."""
        names = self.arrays if keys is None else keys
        return {key: self.arrays[key] for key in names if key[0] not in SHARED}
