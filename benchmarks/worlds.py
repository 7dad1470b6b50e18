"""A table whose weights are not certain: many scenarios of it, for timing the search for a robust package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import exp
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from instances import draws, instance
from onetext.compromise import Table
from onetext.preferences import SampledRow, Scenarios

__all__ = ["BEST_KNOWN", "Worlds", "scenarios_of", "worlds"]

Ints = npt.NDArray[np.int64]
SIGMA = 0.25
"""Of the logarithm of a weight."""
PARTIES, ISSUES, MARGIN = 5, 28, 150
"""How large, and what all can gain at the nominal weights, in units of a sum."""
SMALLEST = {0: 807, 1: 856, 2: 1032}
"""Seed -> the same before no deal is raised: the largest smallest gain (a mixed-integer solver's, and ours)."""
BEST_KNOWN = {
    (1000, 0): (382, "2311303333021300133300333233"),
    (1000, 1): (348, "2200010033233200330130311133"),
    (1000, 2): (356, "3031332203233033200303310310"),
    (100, 0): (40, "2300303333022300133300333233"),
    (100, 1): (39, "2200010033233200330130311133"),
    (100, 2): (33, "3031332203233033200303310310"),
}
"""Scenarios and seed -> the most scenarios known to accept one package, and that package. From 400 climbs by single and
double swaps, each from the best so far with a few options changed by chance; half a minute of compiled code each."""


@dataclass(frozen=True, eq=False)
class Worlds:
    """Scenarios of one table.

    Attributes
    ----------
    nominal
        The table at the middle of all weights, with the no deal of the scenarios.
    cells
        Shape (scenarios, parties, issues, options): what an option adds to a party's sum.
    floors
        Shape (parties,): least sums, the same in all scenarios.
    """

    nominal: Table
    cells: Ints
    floors: Ints

    def accepted(self, packages: Ints) -> Ints:
        """Per package in how many scenarios all accept it."""
        issues = np.arange(self.cells.shape[2])
        found = [
            int((self.cells[:, :, issues, package].sum(axis=2) >= self.floors).all(axis=1).sum())
            for package in packages
        ]
        return np.asarray(found, dtype=np.int64)


def worlds(count: int, *, seed: int = 0) -> Worlds:
    """Scenarios of 5 parties and 28 issues; each weight is lognormal around its own, each party's add up to the same.

    No deal is raised by the same for all, until the best that all parties can gain at the nominal weights is `MARGIN`.
    """
    table = instance(PARTIES, ISSUES, seed=seed)
    cells = np.array([row.cells for row in table.rows], dtype=np.int64)
    raised = SMALLEST[seed] - MARGIN
    rows = tuple(replace(row, no_deal=Fraction((row.floor or 0) + raised, row.denominator)) for row in table.rows)
    draw, normal = draws("worlds", seed), NormalDist()
    factors = np.array([exp(SIGMA * normal.inv_cdf(1.0 - draw.random())) for _ in range(count * PARTIES * ISSUES)])
    weights = cells.max(axis=2) * factors.reshape(count, PARTIES, ISSUES)
    factors = factors.reshape(weights.shape) * (cells.max(axis=2).sum(axis=1)[None] / weights.sum(axis=2))[..., None]
    return Worlds(
        nominal=replace(table, rows=rows),
        cells=np.rint(cells * factors[..., None]).astype(np.int64),
        floors=np.array([row.floor for row in rows], dtype=np.int64),
    )


def scenarios_of(worlds: Worlds) -> Scenarios:
    """The same, as `robust` draws them from a case; in points."""
    table, (count, parties, issues, options) = worlds.nominal, worlds.cells.shape
    points = worlds.cells.transpose(1, 2, 3, 0).reshape(parties, issues * options, count)
    return Scenarios(
        seed=0,
        draws=count,
        issues=table.issues,
        options=table.options,
        rows=tuple(
            SampledRow(
                party=row.party,
                cells=own / row.denominator,
                threshold=np.full(count, float(row.no_deal if row.no_deal is not None else -np.inf)),
            )
            for row, own in zip(table.rows, points, strict=True)
        ),
        parties=table.signatories,
    )
