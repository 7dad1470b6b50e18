"""For every scenario at once: a proof that its zone is empty, or packages that come close to it.

For any multipliers m >= 0 a package of the zone has Σ_r m_r·(sum_r - limit_r) >= 0. The largest value of that sum over
all packages falls apart into one choice per issue; where even that is negative, the zone is empty. Multipliers are
found by a subgradient method with multiplicative steps (Arora, Hazan and Kale, "The multiplicative weights update
method", 2012). Terms are let loose: each may hold or not as suits best, which can only weaken the proof.

The sums are floating-point numbers. Their rounding errors are below 1e-9 points, and a zone is called empty only where
it fails by more than `SAFE`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.worlds import Bools, Floats, Picked, Worlds

__all__ = ["Duals", "dual_bounds"]

SAFE = 1e-6
TURNS = 64


@dataclass(frozen=True, eq=False)
class Duals:
    """What the multipliers say.

    Attributes
    ----------
    empty
        Scenarios whose zone is proved to be empty.
    packages
        Different packages met on the way, without regard to terms.
    """

    empty: Bools
    packages: Picked


def dual_bounds(worlds: Worlds, watch: Watch, *, turns: int = TURNS, keep: int = 8) -> Duals:
    """Look for multipliers; `keep` says how many packages of each scenario, at most, are kept."""
    rows, draws = worlds.limits.shape[0] - 1, worlds.scenarios
    if not worlds.sizes:
        empty = (worlds.limits[:-1] > SAFE).any(axis=0)
        return Duals(np.asarray(empty), np.zeros((1, 0), dtype=np.int64))
    open_ = _Open(worlds)
    scale = open_.scale()
    multipliers = np.full((rows, draws), 1.0 / max(1, rows))
    best, kept = np.full(draws, np.inf), [open_.chosen(multipliers)[1]]
    near = np.full(draws, -np.inf)
    for turn in range(turns if rows else 0):
        if watch.struck():
            break
        most, package, slope = open_.bound(multipliers)
        np.minimum(best, most, out=best)
        short = (slope / scale).min(axis=0)
        better = short > near
        near = np.maximum(near, short)
        if better.any() and turn >= 2:
            kept.append(package[:, better])
        step = 1.5 / np.sqrt(turn + 1)
        multipliers = multipliers * np.exp(-step * np.clip(slope / scale, -5, 5))
        multipliers /= multipliers.sum(axis=0)
    packages = np.concatenate(kept[-keep:], axis=1).T if kept else np.zeros((0, len(worlds.sizes)), dtype=np.int64)
    return Duals(np.asarray((best < -SAFE) | open_.hopeless), np.unique(packages, axis=0))


class _Open:
    """Options left in each scenario, laid out one issue beside the other."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        width, columns = max(worlds.sizes), sum(worlds.sizes)
        place = worlds.starts[:, None] + np.arange(width)[None]
        self.padded = np.arange(width)[None] >= np.array(worlds.sizes)[:, None]
        self.place = np.where(self.padded, worlds.starts[:, None], place)
        self.values = worlds.columns[:columns, :-1]
        self.terms = worlds.columns[columns:, :-1]
        barred = worlds.columns[:columns, -1] < 0
        self.closed = barred[self.place] | self.padded[..., None]
        self.hopeless: Bools = np.asarray(self.closed.all(axis=1).any(axis=0))

    def scale(self) -> Floats:
        """Per row and scenario the spread of the sum of a package made by chance."""
        found = np.zeros(self.worlds.limits[:-1].shape)
        for start, size in zip(self.worlds.starts, self.worlds.sizes, strict=True):
            found += self.values[start : start + size].var(axis=0)
        return np.sqrt(found) + 1e-9

    def chosen(self, multipliers: Floats) -> tuple[Floats, Picked]:
        """The largest weighted sum per scenario, and the options that reach it: shape (issues, scenarios)."""
        weighted = np.einsum("crn,rn->cn", self.values, multipliers)[self.place]
        weighted[self.closed] = -np.inf
        package: Picked = weighted.argmax(axis=1).astype(np.int64)
        most = np.take_along_axis(weighted, package[:, None], axis=1)[:, 0].sum(axis=0)
        return most, package

    def bound(self, multipliers: Floats) -> tuple[Floats, Picked, Floats]:
        """The bound on the weighted margin, the package, and the rows' margins, which are the bound's slope."""
        most, package = self.chosen(multipliers)
        limits = self.worlds.limits[:-1]
        columns = self.worlds.starts[:, None] + package
        slope: Floats = -limits
        for r in range(len(limits)):
            slope[r] += self.values[columns, r, np.arange(package.shape[1])[None]].sum(axis=0)
        for term in self.terms:
            gained = (multipliers * term).sum(axis=0)
            most = most + np.maximum(gained, 0.0)
            slope += np.where(gained > 0, term, 0.0)
        return most - (multipliers * limits).sum(axis=0), package, slope
