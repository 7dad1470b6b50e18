"""Random numbers that depend on nothing but seed, trajectory, step and purpose (S19).

Philox4x64-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011) is a function from a
key and a counter to random bits, so any number can be had without those before it. The key is made of the seed; the
counter says (place, step, block, purpose). A mechanism that is left out therefore shifts no other one's numbers, and
two runs that differ in one thing meet the same weather: differences between them are paired.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from onetext.process.draws import BLOCK, Floats

__all__ = ["Source", "uniform_of"]

_TURN = np.float32(2 * np.pi)


def uniform_of(words: npt.NDArray[np.uint32]) -> Floats:
    """The uniform numbers in (0, 1) that stand for random words, in steps of 2**-32 from 2**-33."""
    found = np.multiply(words, 2.0**-32)
    found += 2.0**-33
    return found


class Source:
    """The random numbers of some blocks of trajectories, side by side.

    `wanted` says of which blocks anything is still asked; numbers of the others are left out. With `repeat` all blocks
    stand there so many times, with the same numbers each time.
    """

    def __init__(self, seed: int, *blocks: int, repeat: int = 1) -> None:
        self.seed, self.blocks = seed, blocks * repeat
        self._once = len(blocks)
        key = np.frombuffer(blake2b(f"{seed}\x1fprocess".encode(), digest_size=16).digest(), dtype="<u8")
        self._bits = np.random.Philox(key=0)
        # The counter is written over for each call; making a state anew would cost more than what is drawn.
        self._counter = np.zeros(4, dtype=np.uint64)
        inner = {"counter": self._counter, "key": key.astype(np.uint64)}
        self._state: Any = {**self._bits.state, "buffer_pos": 4, "has_uint32": 0, "state": inner}
        self._purposes: dict[str, int] = {}
        self.wanted = [True] * len(self.blocks)

    @property
    def width(self) -> int:
        """Trajectories in all blocks together."""
        return BLOCK * len(self.blocks)

    def words(self, purpose: str, step: int, rows: int) -> npt.NDArray[np.uint32]:
        """Random 32-bit words, shape (rows, width)."""
        found = np.zeros((rows, self.width), dtype=np.uint32)
        for place, words in self._words(purpose, step, rows):
            found[:, place] = words
        return found

    def _words(self, purpose: str, step: int, rows: int) -> Iterator[tuple[slice, npt.NDArray[np.uint32]]]:
        """Block by block: its columns, and its words, shape (rows, BLOCK)."""
        if purpose not in self._purposes:
            self._purposes[purpose] = int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little")
        counter = self._counter
        counter[1], counter[3] = step, self._purposes[purpose]
        for first in range(self._once):
            made: npt.NDArray[np.uint32] | None = None
            for place in range(first, len(self.blocks), self._once):
                if self.wanted[place]:
                    if made is None:
                        counter[2] = self.blocks[place]
                        self._bits.state = self._state
                        raw = self._bits.random_raw(rows * BLOCK // 2)
                        made = raw.astype("<u8", copy=False).view("<u4").reshape(rows, BLOCK)
                    yield slice(place * BLOCK, (place + 1) * BLOCK), made

    def uniforms(self, purpose: str, step: int, rows: int = 1) -> Floats:
        """Uniform numbers in (0, 1), shape (rows, width), in steps of 2**-32 from 2**-33."""
        return uniform_of(self.words(purpose, step, rows))

    def normals(self, purpose: str, step: int, rows: int = 1) -> Floats:
        """Standard normal numbers, shape (rows, width), by Box and Muller (1958).

        In single precision, which is ten times as fast; the largest is 6.7 standard deviations.
        """
        pairs = (rows + 1) // 2
        # Words of their own: whoever asks for both under one purpose would else meet the uniform numbers again.
        words = self.words(f"{purpose}\x1fnormal", step, 2 * pairs)
        # A few words in 2**32 become 1.0 in single precision; its logarithm is 0, and the normal 0: no harm.
        length = words[:pairs].astype(np.float32)
        length *= np.float32(2.0**-32)
        length += np.float32(2.0**-33)
        np.log(length, out=length)
        length *= np.float32(-2)
        np.sqrt(length, out=length)
        angle = words[pairs:].astype(np.float32)
        angle *= np.float32(2.0**-32)
        angle *= _TURN
        found = np.empty((2 * pairs, self.width))
        np.multiply(length, np.cos(angle), out=found[:pairs])
        np.multiply(length, np.sin(angle), out=found[pairs:])
        return found[:rows]
