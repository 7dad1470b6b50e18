"""What a search can look for: any package, the largest smallest measure, the largest sum, the largest product.

Each goal says exactly how good a package is (in integers and fractions), and which floors a package has to reach to be
as good as, or better than, one already found; a search then only ever asks for packages that reach floors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm, log, prod
from typing import Literal, Protocol

import numpy as np

from onetext.compromise.problem import FREE, Ints, Problem, with_row
from onetext.compromise.relax import Floats, Relaxation, Relaxer, relax
from onetext.compromise.scaled import Scaled
from onetext.compromise.target import Target

__all__ = ["Any", "Goal", "Key", "Measure", "Product", "Scoring", "Smallest", "Sum", "sum_of"]

Key = Fraction
"""How good a package is; larger is better."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A row's value on a scale of its own: (value - offset) / unit, with unit > 0."""

    row: int
    offset: Fraction
    unit: Fraction


@dataclass(frozen=True, kw_only=True, eq=False)
class Scoring:
    """The smallest, the sum, or the sum of logarithms of (sum of a row - origin) / unit over some rows."""

    kind: Literal["smallest", "sum", "logs"]
    rows: tuple[int, ...]
    origins: Floats
    units: Floats

    def of(self, totals: Ints) -> Floats:
        """Scores of sums, shape (…, rows) to (…)."""
        own = (totals[..., list(self.rows)] - self.origins) / self.units
        if self.kind == "smallest":
            return np.asarray(own.min(axis=-1) + 1e-6 * own.mean(axis=-1))
        return np.asarray((np.log(np.maximum(own, 1e-9)) if self.kind == "logs" else own).sum(axis=-1))


class Goal(Protocol):
    """A thing to look for."""

    @property
    def problem(self) -> Problem:
        """Where to look; may have rows that the asker's problem has not."""

    def key(self, totals: Sequence[int]) -> Key | None:
        """How good a package with these sums is; None where it is not what is looked for."""

    def target(self, own: Scaled, best: Key | None, *, over: int) -> Target:
        """What a package reaches that is better (over 1) or as good (over 0) as `best`."""

    def scoring(self) -> Scoring:
        """About how good a package is, for climbing."""

    def relaxed(self) -> Relaxation:
        """The relaxation, for multipliers at the start."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Any:
    """Any package that fits."""

    problem: Problem

    def key(self, totals: Sequence[int]) -> Key:
        """See `Goal`."""
        return Fraction(0)

    def target(self, own: Scaled, best: Key | None, *, over: int) -> Target:
        """See `Goal`."""
        return Target(floors=own.floors(self.problem.floors.tolist()))

    def scoring(self) -> Scoring:
        """See `Goal`."""
        return Scoring(kind="sum", rows=(), origins=np.zeros(0), units=np.ones(0))

    def relaxed(self) -> Relaxation:
        """See `Goal`."""
        return deepest(self.problem)


@dataclass(frozen=True, kw_only=True, eq=False)
class Smallest:
    """The largest smallest measure."""

    problem: Problem
    measures: tuple[Measure, ...]

    def key(self, totals: Sequence[int]) -> Key:
        """See `Goal`."""
        return min(self.levels(totals))

    def levels(self, totals: Sequence[int]) -> tuple[Fraction, ...]:
        """All measures, in their order."""
        return tuple((self.problem.value(m.row, totals[m.row]) - m.offset) / m.unit for m in self.measures)

    def target(self, own: Scaled, best: Key | None, *, over: int) -> Target:
        """See `Goal`."""
        return Target(floors=own.floors(self.raised(best, over=over)))

    def raised(self, best: Key | None, *, over: int) -> list[int]:
        """Exact floors for every measure to reach, or pass, a level."""
        floors: list[int] = self.problem.floors.tolist()
        if best is not None:
            for m in self.measures:
                floors[m.row] = max(floors[m.row], least(self.problem, m, best, over=over))
        return floors

    def scoring(self) -> Scoring:
        """See `Goal`."""
        origins, units = self._scales()
        return Scoring(kind="smallest", rows=tuple(m.row for m in self.measures), origins=origins, units=units)

    def relaxed(self) -> Relaxation:
        """See `Goal`."""
        floors = self.problem.floors.astype(np.float64)
        slope = np.zeros(len(floors))
        origins, units = self._scales()
        for m, origin, unit in zip(self.measures, origins, units, strict=True):
            # A row measured twice, or with a floor that binds, keeps the weaker statement: only multipliers suffer.
            floors[m.row], slope[m.row] = origin, unit
        found = relax(self.problem, floors, slope)
        return found if found.status == "solved" else deepest(self.problem)

    def _scales(self) -> tuple[Floats, Floats]:
        origins = [float(m.offset * self.problem.denominators[m.row]) for m in self.measures]
        units = [float(m.unit * self.problem.denominators[m.row]) for m in self.measures]
        return np.array(origins), np.array(units)


@dataclass(frozen=True, kw_only=True, eq=False)
class Sum:
    """The largest Σ coefficient · value; its row is the problem's last. See `sum_of`."""

    problem: Problem
    coefficients: tuple[Fraction, ...]
    scale: Fraction
    exact: bool

    def key(self, totals: Sequence[int]) -> Key:
        """See `Goal`."""
        rows = range(len(self.coefficients))
        return sum((self.coefficients[r] * self.problem.value(r, totals[r]) for r in rows), Fraction(0))

    def target(self, own: Scaled, best: Key | None, *, over: int) -> Target:
        """See `Goal`."""
        floors = self.problem.floors.tolist()
        if best is not None:
            # Only a row that was not rounded tells better from as good.
            floors[-1] = floor(best * self.scale) + (over if self.exact else 0)
        return Target(floors=own.floors(floors))

    def scoring(self) -> Scoring:
        """See `Goal`."""
        return Scoring(kind="sum", rows=(self.problem.rows - 1,), origins=np.zeros(1), units=np.ones(1))

    def relaxed(self) -> Relaxation:
        """See `Goal`."""
        floors = self.problem.floors.astype(np.float64)
        slope = np.zeros(len(floors))
        floors[-1], slope[-1] = 0.0, 1.0
        found = relax(self.problem, floors, slope)
        return found if found.status == "solved" else deepest(self.problem)


@dataclass(frozen=True, kw_only=True, eq=False)
class Product:
    """The largest product of gains over some rows, all of them above 0."""

    problem: Problem
    gaining: tuple[int, ...]
    origins: tuple[Fraction, ...]

    def key(self, totals: Sequence[int]) -> Key | None:
        """See `Goal`."""
        gains = [self.problem.value(r, totals[r]) - o for r, o in zip(self.gaining, self.origins, strict=True)]
        return prod(gains, start=Fraction(1)) if all(gain > 0 for gain in gains) else None

    def target(self, own: Scaled, best: Key | None, *, over: int) -> Target:
        """See `Goal`."""
        floors = self.problem.floors.tolist()
        units = [self.problem.denominators[r] for r in self.gaining]
        for r, origin, unit in zip(self.gaining, self.origins, units, strict=True):
            floors[r] = max(floors[r], floor(origin * unit) + 1)
        if best is None or best <= 0:
            return Target(floors=own.floors(floors))
        level = log_of(best * prod(units) / 2 ** sum(own.shifts[r] for r in self.gaining))
        pairs = [own.start(r, origin * unit) for r, origin, unit in zip(self.gaining, self.origins, units, strict=True)]
        return Target(
            floors=own.floors(floors),
            gaining=self.gaining,
            starts=tuple(start for start, _ in pairs),
            beyond=tuple(beyond for _, beyond in pairs),
            logarithm=level - 1e-12 * (1 + abs(level)),
        )

    def scoring(self) -> Scoring:
        """See `Goal`."""
        units = np.array([float(self.problem.denominators[r]) for r in self.gaining])
        origins = np.array([float(origin) for origin in self.origins]) * units
        return Scoring(kind="logs", rows=self.gaining, origins=origins, units=units)

    def relaxed(self) -> Relaxation:
        """See `Goal`."""
        return tangents(self)


def least(problem: Problem, measure: Measure, level: Fraction, *, over: int) -> int:
    """The smallest sum at which a measure reaches (over 0) or passes (over 1) a level."""
    exact = (level * measure.unit + measure.offset) * problem.denominators[measure.row]
    return floor(exact) + 1 if over else ceil(exact)


def sum_of(problem: Problem, coefficients: Sequence[Fraction]) -> Sum:
    """The goal of a largest sum, with a row for it; the row is rounded up only where it would not fit 64 bits."""
    shares = [Fraction(c) / d for c, d in zip(coefficients, problem.denominators, strict=False)]
    scale = lcm(*(share.denominator for share in shares)) if shares else 1
    whole = [int(share * scale) for share in shares]
    cells = np.zeros(problem.cells.shape[1:], dtype=object)
    for number, own in zip(whole, problem.cells, strict=False):
        if number:
            cells = cells + number * own.astype(object)
    reach = sum(int(max(map(abs, row), default=0)) for row in cells)
    shift = max(0, (reach >> 60).bit_length())
    rounded = -((-cells) >> shift) if shift else cells
    return Sum(
        problem=with_row(problem, rounded.astype(np.int64), FREE),
        coefficients=tuple(map(Fraction, coefficients)),
        scale=Fraction(scale, 2**shift),
        exact=not shift,
    )


def log_of(number: Fraction) -> float:
    """The natural logarithm of a positive fraction, however large its parts."""
    return log(number.numerator) - log(number.denominator)


def deepest(problem: Problem) -> Relaxation:
    """The relaxation that exceeds all floors by the largest common share of what rows can move."""
    spans = np.where(problem.allowed, problem.cells, 0)
    moves = spans.max(axis=2, initial=0).sum(axis=1) - spans.min(axis=2, initial=0).sum(axis=1)
    return relax(problem, problem.floors, np.where(problem.floors > FREE, np.maximum(1, moves), 0))


def tangents(goal: Product) -> Relaxation:
    """The relaxation that maximises Σ log gain, and the multipliers that hold at it.

    Simplicial decomposition: packages that maximise the tangent at the best mixture found so far are mixed anew, by
    Cover's multiplicative update (1984), until the tangent gains next to nothing.
    """
    problem, gaining = goal.problem, list(goal.gaining)
    units = np.array([problem.denominators[r] for r in gaining], dtype=np.float64)
    origins = np.array([float(o) for o in goal.origins])
    floors = problem.floors.astype(np.float64)
    start = _level_start(problem, gaining, origins * units, floors)
    if start.status != "solved" or start.level <= 0:
        return start
    values = problem.cells[gaining].astype(np.float64) / units[:, None, None]
    vertices = [_gains(values, start.shares, origins)]
    mix, found = np.ones(1), start
    relaxer = Relaxer(problem, np.zeros(problem.rows), objective=np.zeros(problem.allowed.shape))
    for _ in range(_ROUNDS):
        mix = _mixed(np.array(vertices), mix)
        slopes = 1 / (mix @ np.array(vertices))
        relaxer.aim(np.tensordot(slopes, values, 1))
        found = relaxer.solve(floors)
        if found.status != "solved":
            return start
        found.rows[gaining] += slopes / units
        vertices.append(_gains(values, found.shares, origins))
        if slopes @ vertices[-1] <= len(gaining) * (1 + _NEAR):
            break
        mix = np.append(mix * 0.9, 0.1)
    return found


_ROUNDS, _UPDATES, _NEAR = 30, 60, 1e-4
_LEAST = 1e-12
"""Gains below this share of what is no gain cannot be told from rounding."""


def _level_start(problem: Problem, gaining: list[int], origins: Floats, floors: Floats) -> Relaxation:
    spans = np.where(problem.allowed, problem.cells, 0)
    slope = np.zeros(problem.rows)
    slope[gaining] = np.maximum(1, spans.max(axis=2, initial=0).sum(axis=1) - spans.min(axis=2, initial=0).sum(axis=1))[
        gaining
    ]
    raised = floors.copy()
    raised[gaining] = origins
    return relax(problem, raised, slope)


def _gains(values: Floats, shares: Floats, origins: Floats) -> Floats:
    """About the gains of a mixture; never 0, since a gain that floats lose in an origin is a gain."""
    gains = (values * shares).sum(axis=(1, 2)) - origins
    return np.asarray(np.maximum(gains, _LEAST * (1 + np.abs(origins))))


def _mixed(vertices: Floats, mix: Floats) -> Floats:
    """The mixture of vertices with the largest Σ log, nearly."""
    for _ in range(_UPDATES):
        ratio = (vertices / (mix @ vertices)).sum(axis=1) / vertices.shape[1]
        mix = mix * ratio
        if ratio.max() < 1 + _NEAR / 4:
            break
    return np.asarray(mix / mix.sum())
