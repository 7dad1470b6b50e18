"""The corners of a set of points, with what is known of how far agreements can rise above each.

A wall is a weighted sum that no agreement exceeds; a hollow is a corner above which there is no agreement at all. Both
bound the rise above every corner, so each looked at closely lowers many others too.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from onetext.compromise.corners import Corners
from onetext.compromise.problem import FREE, Ints, Problem

__all__ = ["Surface", "Surroundings"]

Floats = npt.NDArray[np.float64]
_NEAR = 1e-6


class Surroundings:
    """Walls and hollows.

    Attributes
    ----------
    slopes, tops
        Per wall the weights of all rows, and the largest weighted sum.
    hollows
        Per signatory; FREE where a coordinate only keeps its floor.
    """

    def __init__(self, problem: Problem, floors: Ints) -> None:
        self.problem, self.floors = problem, floors
        self.units = np.array(problem.denominators, dtype=np.float64)
        self.slopes: Ints = np.zeros((0, problem.rows), dtype=np.int64)
        self.tops: Ints = np.zeros(0, dtype=np.int64)
        self.hollows = list[Ints]()

    def _rows(self, places: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
        """Corners over all rows: floors where a row is free; and which rows are not."""
        wide = np.full((len(places), self.problem.rows), FREE, dtype=np.int64)
        wide[:, : self.problem.signers] = places
        return np.where(wide > FREE, wide, self.floors), wide > FREE

    def rises(self, places: Ints, walls: int = 0, hollows: int = 0) -> Floats:
        """About how far agreements can rise above corners, in points, by the walls and hollows from some number on."""
        base, risen = self._rows(places)
        slopes = self.slopes[walls:].astype(np.float64)
        room = self.tops[walls:] - base @ slopes.T
        steep = (risen * self.units) @ slopes.T
        bound = np.where(steep > 0, room / np.where(steep > 0, steep, 1.0), np.inf)
        found = np.asarray(bound.min(axis=1, initial=np.inf))
        units = self.units[: self.problem.signers]
        for hollow in self.hollows[hollows:]:
            own = hollow > FREE
            far = ((hollow[own] - places[:, own]) / units[own]).max(axis=1)
            applies = (places[:, own] > FREE).all(axis=1)
            np.minimum(found, np.where(applies, far, np.inf), out=found)
        return found

    def exactly(self, places: Ints) -> Fraction:
        """The largest rise above any of some corners, in fractions, and never below 0."""
        about = self.rises(places)
        worst = places[about >= about.max() - _NEAR]
        return max(Fraction(0), *map(self._exact, worst))

    def _exact(self, place: Ints) -> Fraction:
        """The least of what the hollows say and of what the walls say that are about the nearest."""
        (base,), (risen,) = self._rows(place[None])
        slopes, units, found = self.slopes.astype(np.float64), self.problem.denominators, list[Fraction]()
        steep, room = slopes @ (risen * self.units), self.tops - slopes @ base
        about = np.where(steep > 0, room / np.where(steep > 0, steep, 1.0), np.inf)
        for wall in np.argsort(about, kind="stable")[:4]:
            weights = self.slopes[wall].tolist()
            rise = sum(w * d for w, d, up in zip(weights, units, risen.tolist(), strict=True) if up)
            left = int(self.tops[wall]) - sum(w * b for w, b in zip(weights, base.tolist(), strict=True))
            found += [Fraction(left, rise)] if rise else []
        for hollow in self.hollows:
            own = np.flatnonzero(hollow > FREE).tolist()
            if all(place[r] > FREE for r in own):
                found.append(max(Fraction(int(hollow[r]) - int(place[r]), units[r]) for r in own))
        return min(found)


class Surface:
    """The corners of a growing set, with how far agreements can rise above each as far as that is known."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.corners = Corners(around.problem.signers)
        self.rises: Floats = np.array([np.inf])
        self.shut = np.zeros(1, dtype=np.bool_)
        self.known = 0, 0

    def add(self, sums: Ints) -> None:
        """Take in a point."""
        self._catch_up()
        stay, fresh = self.corners.add(sums)
        coming = self.around.rises(self.corners.places[len(stay) :])
        self.rises = np.concatenate([self.rises[stay], coming])
        self.shut = np.concatenate([self.shut[stay], np.zeros(len(fresh), dtype=np.bool_)])

    def _catch_up(self) -> None:
        """Lower the rises by the walls and hollows that have come since."""
        if len(self.corners.points):
            self.rises = np.minimum(self.rises, self.around.rises(self.corners.places, *self.known))
        self.known = len(self.around.tops), len(self.around.hollows)

    def highest(self) -> int | None:
        """The open corner with the largest rise, if it is above 0."""
        open_ = np.where(self.shut, -1.0, self.rises)
        place = int(open_.argmax())
        return place if open_[place] > 0 else None

    def lowered(self, place: int) -> float:
        """The rise above a corner, with all that is known."""
        self._catch_up()
        return float(self.rises[place])

    def overtaken(self, place: int) -> bool:
        """Whether another open corner is higher."""
        return bool(np.where(self.shut, -1.0, self.rises).max() > self.rises[place] + _NEAR)
