"""A growing set of packages that stand for all, and all that is known of what lies around it."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.peaks import Peak, peak_above
from onetext.compromise.problem import FREE, Ints, Packages, Problem
from onetext.compromise.search import Measure, best_smallest
from onetext.compromise.slopes import Walls, effective_floors, grid
from onetext.compromise.surface import Surface, Surroundings

__all__ = ["Sketch"]

_SLOPES, _CORNERS = 2_000, 60_000
_SEARCH = 200
"""Nodes that a search above one corner may take."""
_LOOKS = 60
_TIGHT, _NEAR = 0.35, 1e-6
"""A mixture is trusted where a package reaches this share of it; else the corner is searched."""


class Sketch:
    """A set of packages.

    Attributes
    ----------
    packages
        Those chosen.
    around
        Walls and hollows.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.packages: Packages = np.zeros((0, problem.issues), dtype=np.int64)
        self.walls = Walls(problem)
        floors = effective_floors(problem) if self.walls.feasible else problem.floors
        self.around = Surroundings(problem, floors)
        if self.walls.feasible:
            self._build(np.eye(problem.rows, dtype=np.int64))
            signers = grid(problem.signers, _SLOPES)
            shares = np.zeros((len(signers), problem.rows))
            shares[:, : problem.signers] = signers
            self._build(self.walls.scaled(shares))
        self.surface = Surface(self.around)

    @property
    def values(self) -> Ints:
        """Sums per package and signatory."""
        return self.problem.totals(self.packages)[:, : self.problem.signers]

    @property
    def epsilon(self) -> Fraction:
        """No agreement rises further above a corner of the set, in points."""
        return self.around.exactly(self.surface.corners.places)

    @property
    def width(self) -> Fraction:
        """How far any agreement can lie from the floors, in points."""
        signers = slice(self.problem.signers)
        most, least = self.around.tops[signers].tolist(), self.around.floors[signers].tolist()
        return max(
            Fraction(0), *(Fraction(a - b, d) for a, b, d in zip(most, least, self.problem.denominators, strict=False))
        )

    def take(self, package: Ints) -> None:
        """Add a package to the set."""
        self.packages = np.concatenate([self.packages, package[None]])
        self.surface.add(self.problem.totals(package[None])[0, : self.problem.signers])

    def grow(self, most: int, watch: Watch) -> None:
        """Add a package above the corner where agreements may rise highest, as often as there is room."""
        while self.walls.feasible and len(self.packages) < most and len(self.surface.rises) < _CORNERS:
            watch.tell("representatives", len(self.packages) / most)
            place = self.surface.highest()
            if place is None or watch.struck():
                break
            package = self._above(place, watch)
            if package is not None and not self.surface.overtaken(place):
                self.take(package)

    def tighten(self, watch: Watch) -> None:
        """Look more closely above the highest corners, until one is reached or enough have been looked at."""
        for _ in range(_LOOKS):
            place = self.surface.highest()
            if place is None or watch.struck():
                break
            package = self._above(place, watch)
            if package is not None and not self.surface.overtaken(place):
                if self._reach(package, self.surface.corners.places[place]) >= self.surface.rises[place] - _NEAR:
                    break
                self.surface.shut[place] = True

    def _above(self, place: int, watch: Watch) -> Ints | None:
        """A package high above a corner; a corner without one is not asked for again."""
        corner, surface, package, reached = self.surface.corners.places[place], self.surface, None, -np.inf
        peak = self._peak(corner)
        if peak is not None:
            self._build(self.walls.scaled(peak.slope[None] * self.around.units))
            if peak.package is not None:
                package, reached = peak.package, self._reach(peak.package, corner)
        if reached < _TIGHT * surface.lowered(place) and not surface.overtaken(place):
            found = self._searched(corner, watch)
            if found is not None and self._reach(found, corner) > reached:
                package = found
            surface.lowered(place)
        if package is None and not surface.overtaken(place):
            surface.shut[place] = True
        return package

    def _build(self, slopes: Ints) -> None:
        """More walls."""
        self.around.slopes = np.concatenate([self.around.slopes, slopes])
        self.around.tops = np.concatenate([self.around.tops, self.walls.tops(slopes)])

    def _peak(self, corner: Ints) -> Peak | None:
        """The peak above a corner; above the floors where no coordinate is taken."""
        wide = np.full(self.problem.rows, FREE, dtype=np.int64)
        free = bool((corner <= FREE).all())
        wide[: self.problem.signers] = self.around.floors[: self.problem.signers] - 1 if free else corner
        return peak_above(self.problem, self.around.floors, wide)

    def _reach(self, package: Ints, corner: Ints) -> float:
        """How far a package rises above a corner, in points."""
        own = np.flatnonzero(corner > FREE)
        sums = self.problem.totals(package[None])[0, own]
        return float(((sums - corner[own]) / self.around.units[own]).min(initial=np.inf))

    def _searched(self, corner: Ints, watch: Watch) -> Ints | None:
        """The package that rises highest above a corner, or a good one; what is proved of it becomes a hollow."""
        own = np.flatnonzero(corner > FREE) if (corner > FREE).any() else np.arange(len(corner))
        units = self.problem.denominators
        base = np.where(corner > FREE, corner, self.around.floors[: len(corner)])
        measures = [Measure(row=int(r), offset=Fraction(int(base[r]), units[r]), unit=Fraction(1)) for r in own]
        found = best_smallest(self.problem, measures, watch.part(nodes=_SEARCH))
        if found.bound is not None:
            hollow = np.full(len(corner), FREE, dtype=np.int64)
            # Nothing exceeds base + bound in every coordinate; sums are whole numbers.
            hollow[own] = [int(base[r]) + floor(Fraction(found.bound) * units[r]) for r in own]
            self.around.hollows.append(hollow)
        if not len(found.packages) or self._reach(found.packages[0], corner) <= 0:
            return None
        package: Ints = found.packages[0]
        return package
