"""Results of a long computation, kept batch by batch, so that after an interruption it goes on where it stopped."""

from __future__ import annotations

import contextlib
import os
import uuid
from hashlib import sha256
from pathlib import Path

import numpy as np

from onetext.process.draws import Floats

__all__ = ["Checkpoint"]

_DIGEST = 32


class Checkpoint:
    """A folder of its own for one computation.

    What was cut short or altered is as if it were not there: it is computed again.

    Parameters
    ----------
    folder
        Where checkpoints lie; made when the first batch is done.
    key
        What the numbers depend on, in full: another key has another folder.
    """

    def __init__(self, folder: str | os.PathLike[str], key: bytes) -> None:
        self._key = key
        self.folder = Path(folder) / f"sobol-{sha256(key).hexdigest()[:24]}"

    def read(self, batch: int, shape: tuple[int, int]) -> Floats | None:
        """The numbers of a batch, or None where it is not done."""
        try:
            content = self._path(batch).read_bytes()
        except FileNotFoundError:
            return None
        digest, data = content[:_DIGEST], content[_DIGEST:]
        if digest != self._digest(batch, data) or len(data) != 8 * shape[0] * shape[1]:
            return None
        return np.frombuffer(data, dtype="<f8").reshape(shape).astype(np.float64)

    def write(self, batch: int, numbers: Floats) -> None:
        """Keep the numbers of a batch: all of them, or none (OSError where the folder cannot be written)."""
        data = np.ascontiguousarray(numbers, dtype="<f8").tobytes()
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(batch)
        temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
        try:
            temporary.write_bytes(self._digest(batch, data) + data)
            os.replace(temporary, path)  # noqa: PTH105  # the name that every reader of such code looks for
        finally:
            temporary.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove all batches and the folder."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob("*.f8")):
                path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self.folder.rmdir()

    def _path(self, batch: int) -> Path:
        return self.folder / f"{batch:06d}.f8"

    def _digest(self, batch: int, data: bytes) -> bytes:
        return sha256(self._key + batch.to_bytes(8, "little") + data).digest()
