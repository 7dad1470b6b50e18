"""Pies cut into texts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def pie(pieces: int, low: float = 0.0, high: float = 1.0) -> Floats:
    """Shares of two parties, cut evenly between two shares of the first, shape (pieces, 2)."""
    share = np.linspace(low, high, pieces)
    return np.stack([share, 1 - share], axis=-1)


def cut(pieces: int) -> Floats:
    """All ways to share out so many equal pieces among three, shape (texts, 3)."""
    first, second = np.meshgrid(np.arange(pieces + 1), np.arange(pieces + 1))
    third = pieces - first - second
    there = third >= 0
    return np.stack([first[there], second[there], third[there]], axis=-1) / pieces
