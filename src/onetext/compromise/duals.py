"""For every scenario at once: a proof that its zone is empty, or packages that come close to it.

For any multipliers m >= 0 a package of the zone has Σ_r m_r·(sum_r - limit_r) >= 0. The largest value of that sum over
all packages falls apart into one choice per issue; where even that is negative, the zone is empty. Multipliers are
found by a subgradient method with multiplicative steps (Arora, Hazan and Kale, "The multiplicative weights update
method", 2012). Terms are let loose: each may hold or not as suits best, which can only weaken the proof.

The search for multipliers is one in floating-point numbers. What it finds is then shown in integers: the best
multipliers are rounded to whole numbers, and a zone is called empty only where the sum is negative with these, and with
cells and limits as integers (S20).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.worlds import DIGITS, Bools, Floats, Picked, Worlds

__all__ = ["Duals", "dual_bounds"]

TURNS = 64
_BITS = 62
"""Binary digits that integers may have."""
_BLOCK = 512
"""Scenarios shown at once, so that integers take little room."""


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
        empty = (worlds.limits[:-1] > 0).any(axis=0)
        return Duals(np.asarray(empty), np.zeros((1, 0), dtype=np.int64))
    open_ = _Open(worlds)
    scale = open_.scale()
    multipliers = np.full((rows, draws), 1.0 / max(1, rows))
    best, kept = np.full(draws, np.inf), [open_.chosen(multipliers)[1]]
    telling = multipliers
    near = np.full(draws, -np.inf)
    for turn in range(turns if rows else 0):
        if watch.struck():
            break
        most, package, slope = open_.bound(multipliers)
        telling = np.where(most < best, multipliers, telling)
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
    return Duals(open_.hopeless | _shown(open_, telling, best < 0), np.unique(packages, axis=0))


def _shown(open_: _Open, multipliers: Floats, asked: Bools) -> Bools:
    """Where whole multipliers show, in integers, that a zone is empty; looked at where `asked`."""
    found = np.zeros(len(asked), dtype=np.bool_)
    worlds = open_.worlds
    if not worlds.exact:
        return found
    rows = len(multipliers)
    # Multipliers add up to one; rounded, to no more than `whole` and half a unit for each row.
    whole = 2 ** (_BITS - int(2 * worlds.reach * DIGITS * (1 + rows)).bit_length())
    places = np.flatnonzero(asked)
    for first in range(0, len(places), _BLOCK):
        block = places[first : first + _BLOCK]
        times = np.rint(multipliers[:, block] * whole).astype(np.int64)
        units = (worlds.columns[:, :-1, block] * DIGITS).astype(np.int64)
        weighted = np.einsum("crn,rn->cn", units, times)
        options = sum(worlds.sizes)
        each = np.where(open_.closed[:, :, block], -(2**_BITS), weighted[:options][open_.place])
        most = each.max(axis=1).sum(axis=0) + np.maximum(weighted[options:], 0).sum(axis=0)
        limits = ((worlds.limits[:-1, block] * DIGITS).astype(np.int64) * times).sum(axis=0)
        found[block] = most - limits < 0
    return found


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
