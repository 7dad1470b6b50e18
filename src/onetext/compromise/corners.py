"""The corners of what a set of points leaves uncovered.

A point s covers every vector that is nowhere above it. What some points leave uncovered is everything above one of
finitely many corners: vectors that exceed a corner in every coordinate. A corner takes each coordinate from one of the
points, or has none there (then that coordinate is free).

Points enter one by one. A corner that a new point exceeds everywhere is replaced by one corner per coordinate, raised
there to the point; those that another corner makes needless are left out by the rule of Klamroth, Lacour and
Vanderpooten (2015), turned upside down. Equal coordinates are told apart by the order of entry, as if the later point
were higher by a hair: of whole numbers the same ones are covered.
"""

from __future__ import annotations

import numpy as np

from onetext.compromise.problem import FREE, Ints

__all__ = ["Corners"]

_TOP = 2**62


class Corners:
    """Corners of a growing set of points.

    Attributes
    ----------
    points
        Shape (points, coordinates).
    owners
        Shape (corners, coordinates): the number of the point that a coordinate is taken from, or -1 where it is free.
    """

    def __init__(self, coordinates: int) -> None:
        self.points: Ints = np.zeros((0, coordinates), dtype=np.int64)
        self.owners: Ints = np.full((1, coordinates), -1, dtype=np.int64)

    @property
    def places(self) -> Ints:
        """Where the corners are; FREE where a coordinate is free."""
        return self._coordinates(self.owners)

    def _coordinates(self, owners: Ints) -> Ints:
        free = np.full((1, self.points.shape[1]), FREE, dtype=np.int64)
        return np.take_along_axis(np.concatenate([self.points, free]), owners, axis=0)

    def add(self, point: Ints) -> tuple[Ints, Ints]:
        """Take in a point; the places in `owners` that stay, in order, and the corners that come behind them."""
        hit = (point >= self.places).all(axis=1)
        number = len(self.points)
        fresh = np.concatenate(self._replaced(self.owners[hit], point, number))
        self.points = np.concatenate([self.points, point[None]])
        stay = np.flatnonzero(~hit)
        self.owners = np.concatenate([self.owners[stay], fresh])
        return stay, fresh

    def _replaced(self, hit: Ints, point: Ints, number: int) -> list[Ints]:
        """Per coordinate the corners raised to the point there that no other one makes needless."""
        highest = np.full((1, len(point)), _TOP, dtype=np.int64)
        # above[c, k, j]: coordinate j of the point that gives corner c its coordinate k; beyond all for a free one.
        above = np.concatenate([self.points, highest])[hit]
        raised = []
        for j in range(len(point)):
            others = np.delete(above[:, :, j], j, axis=1).min(axis=1, initial=_TOP)
            kept = hit[point[j] < others]
            kept[:, j] = number
            raised.append(kept)
        return raised
