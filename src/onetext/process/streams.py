"""Random numbers that depend on nothing but seed, trajectory, step and purpose (S19).

Philox4x64-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011) is a function from a
key and a counter to random bits, so any number can be had without those before it. The key is made of the seed; the
counter says (place, step, block, purpose). A mechanism that is left out therefore shifts no other one's numbers, and
two runs that differ in one thing meet the same weather: differences between them are paired.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from onetext.process.draws import BLOCK, Floats

__all__ = ["Source"]

_TURN = np.float32(2 * np.pi)


class Source:
    """The random numbers of some blocks of trajectories, side by side.

    `wanted` says of which blocks anything is still asked; numbers of the others are left out.
    """

    def __init__(self, seed: int, *blocks: int) -> None:
        self.seed, self.blocks = seed, blocks
        key = np.frombuffer(blake2b(f"{seed}\x1fprocess".encode(), digest_size=16).digest(), dtype="<u8")
        self._bits = np.random.Philox(key=0)
        self._start = {**self._bits.state, "buffer_pos": 4, "has_uint32": 0}
        self._key = key.astype(np.uint64)
        self._purposes: dict[str, int] = {}
        self.wanted = [True] * len(blocks)

    @property
    def width(self) -> int:
        """Trajectories in all blocks together."""
        return BLOCK * len(self.blocks)

    def words(self, purpose: str, step: int, rows: int) -> npt.NDArray[np.uint32]:
        """Random 32-bit words, shape (rows, width)."""
        if purpose not in self._purposes:
            self._purposes[purpose] = int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little")
        found = np.zeros((rows, self.width), dtype=np.uint32)
        for place, block in enumerate(self.blocks):
            if not self.wanted[place]:
                continue
            counter = np.array([0, step, block, self._purposes[purpose]], dtype=np.uint64)
            self._bits.state = {**self._start, "state": {"counter": counter, "key": self._key}}
            raw = self._bits.random_raw(rows * BLOCK // 2)
            words = raw.astype("<u8", copy=False).view("<u4").reshape(rows, BLOCK)
            found[:, place * BLOCK : (place + 1) * BLOCK] = words
        return found

    def uniforms(self, purpose: str, step: int, rows: int = 1) -> Floats:
        """Uniform numbers in (0, 1), shape (rows, width), in steps of 2**-32 from 2**-33."""
        return np.asarray((self.words(purpose, step, rows) + 0.5) * 2.0**-32)

    def normals(self, purpose: str, step: int, rows: int = 1) -> Floats:
        """Standard normal numbers, shape (rows, width), by Box and Muller (1958).

        In single precision, which is ten times as fast; the largest is 6.7 standard deviations.
        """
        pairs = (rows + 1) // 2
        words = self.words(purpose, step, 2 * pairs)
        # One word in 2**32 may become 1.0 in single precision; its logarithm is 0, and the normal 0: no harm.
        radius = np.sqrt(np.float32(-2) * np.log(((words[:pairs] + 0.5) * 2.0**-32).astype(np.float32)))
        angle = words[pairs:].astype(np.float32) * np.float32(2.0**-32) * _TURN
        both = np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])
        return both[:rows].astype(np.float64)
