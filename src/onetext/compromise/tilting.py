"""Estimating the number of packages in the zone by tilted importance sampling.

Packages that obey the clauses are drawn with chances proportional to exp(Σ_r t_r · sum_r), by a backward pass over the
chain of issues (`chain.py`) and a forward draw; each that reaches all floors counts with the inverse of its chance. The
tilt t first puts the mean sums on the floors (saddle point: see Bucklew, "Introduction to rare event simulation", 2004,
ch. 5), and then, with the packages found by a pilot run, is moved to where the variance of the estimate is least: both
are minima of convex functions.

Beginnings and ends of packages that meet in the same state are drawn apart, so within a block each beginning is joined
to several ends: more packages for the same number of draws. Blocks have streams of their own, and the standard error is
that of the mean over blocks, so it holds whatever is shared inside a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from math import floor, log, sqrt

import numpy as np
import numpy.typing as npt

from onetext.compromise.chain import Chain, chain_of
from onetext.compromise.limits import Watch
from onetext.compromise.links import Link, linked
from onetext.compromise.problem import Ints, Packages, Problem

__all__ = ["Estimated", "estimated_count"]

Floats = npt.NDArray[np.float64]
BLOCK = 4096
"""Beginnings and ends drawn in a block."""
JOINED = 16
"""Ends joined to each beginning."""
PILOT, MOST_PILOT = 4, 64
"""Blocks of the pilot run; as many again, up to the second number, while nothing is found."""
BLOCKS = (32, 64, 128)
"""Blocks after which the error is looked at."""
ENOUGH = 0.01
"""Standard error, as a share of the count, at which sampling ends."""


@dataclass(frozen=True, kw_only=True)
class Estimated:
    """An estimated number of packages, its standard error, and one of them."""

    packages: int
    standard_error: float
    example: Packages


def estimated_count(problem: Problem, watch: Watch, *, seed: int) -> Estimated | None:
    """Estimate the number of packages that fit; None when none was drawn, which does not mean that there is none."""
    chain = chain_of(problem, most_open=10)
    links = linked(chain)
    if links is None:
        return None
    sampler = _Sampler(problem, chain, links, seed)
    pilot = sampler.pilot(watch)
    if pilot is None:
        return None
    tilted = sampler.tilted(pilot.tilt, pilot.hits)
    means: list[float] = []
    example = pilot.example
    for stage in BLOCKS:
        while len(means) < stage and not watch.struck():
            block = tilted.block(len(means) + MOST_PILOT, watch)
            means.append(block.mean)
        if len(means) < stage or _error(means) <= ENOUGH * _mean(means):
            break
    if len(means) < 2 or _mean(means) == 0:
        return None
    size, error = _scaled(tilted.log_scale, _mean(means)), _scaled(tilted.log_scale, _error(means))
    return Estimated(packages=max(1, size), standard_error=max(float(min(error, 10**300)), 0.5), example=example)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _error(values: list[float]) -> float:
    middle = _mean(values)
    return sqrt(sum((x - middle) ** 2 for x in values) / (len(values) - 1) / len(values))


def _scaled(logarithm: float, factor: float) -> int:
    """exp(logarithm) times a factor, as an integer: it may be larger than any float."""
    if factor <= 0:
        return 0
    twos = (logarithm + log(factor)) / log(2)
    whole = floor(twos)
    digits = round(2 ** (twos - whole + 52))
    return digits << whole - 52 if whole >= 52 else round(digits / 2 ** (52 - whole))


@dataclass(frozen=True, eq=False)
class _Block:
    """The mean of a block, what its packages' sums exceed the floors by (in units), and one package."""

    mean: float
    hits: Floats
    weights: Floats
    example: Packages | None


@dataclass(frozen=True, eq=False)
class _Pilot:
    tilt: Floats
    hits: tuple[Floats, Floats]
    example: Packages


class _Sampler:
    """Chooses tilts. Sums are counted in units of each row's spread, from its floor."""

    def __init__(self, problem: Problem, chain: Chain, links: tuple[Link, ...], seed: int) -> None:
        self.problem, self.chain, self.links, self.seed = problem, chain, links, seed
        spread = [sum(float(np.ptp(step.sums[:, r])) ** 2 for step in chain.steps) for r in range(len(chain.rows))]
        self.unit = np.sqrt(np.maximum(np.array(spread), 1.0)) / 4
        self.cells = [link.sums / self.unit for link in links]
        self.floors = chain.floors / self.unit

    def pilot(self, watch: Watch) -> _Pilot | None:
        """Draw with the mean sums on the floors until something is found."""
        tilt = self._least(np.zeros(len(self.unit)), None)
        drawn = _Tilted(self, tilt)
        found: list[_Block] = []
        for number in range(MOST_PILOT):
            if watch.struck() or (number >= PILOT and any(block.example is not None for block in found)):
                break
            found.append(drawn.block(number, watch))
        example = next((block.example for block in found if block.example is not None), None)
        if example is None:
            return None
        hits = np.concatenate([block.hits for block in found])
        return _Pilot(tilt, (hits, np.concatenate([block.weights for block in found])), example)

    def tilted(self, tilt: Floats, hits: tuple[Floats, Floats]) -> _Tilted:
        """The tilt of least variance, as far as the packages of the pilot run tell."""
        return _Tilted(self, self._least(tilt, hits) if len(hits[0]) >= 100 else tilt)

    def _least(self, tilt: Floats, hits: tuple[Floats, Floats] | None) -> Floats:
        """Minimise log Z(t) - t·floors (+ log Σ exp(-t·hits) for the variance) over t >= 0 by Newton's steps."""
        value, slope, bend = self._goal(tilt, hits)
        for _ in range(30):
            free = (tilt > 0) | (slope < 0)
            step = np.zeros_like(tilt)
            if free.any():
                inner = bend[np.ix_(free, free)] + 1e-9 * np.eye(int(free.sum()))
                step[free] = -np.linalg.solve(inner, slope[free])
            size = 1.0
            while size > 1e-4:
                trial = np.maximum(tilt + size * step, 0.0)
                found = self._goal(trial, hits)
                if found[0] < value - 1e-12:
                    break
                size /= 2
            else:
                break
            gained = value - found[0]
            tilt, (value, slope, bend) = trial, found
            if gained < 1e-7:
                break
        return tilt

    def _goal(self, tilt: Floats, hits: tuple[Floats, Floats] | None) -> tuple[float, Floats, Floats]:
        passed = _Pass(self, tilt)
        value, slope, bend = passed.log_total - float(tilt @ self.floors), passed.mean - self.floors, passed.spread
        if hits is not None:
            above, weights = hits
            power = np.log(weights) - above @ tilt
            top = power.max()
            share = np.exp(power - top)
            value += float(top + np.log(share.sum()))
            share /= share.sum()
            middle = share @ above
            slope = slope - middle
            bend = bend + (above * share[:, None]).T @ above - np.outer(middle, middle)
        return value, slope, bend


class _Pass:
    """Backward and forward pass of one tilt: chances per link and state, log of the total, mean and spread of sums.

    The spread leaves out what clauses make links share; it only steers the search for a tilt.
    """

    def __init__(self, owner: _Sampler, tilt: Floats) -> None:
        self.chances: list[Floats] = []
        after, log_total = np.ones(1), 0.0
        for link, cells in zip(reversed(owner.links), reversed(owner.cells), strict=True):
            power = cells @ tilt
            top = float(power.max(initial=-np.inf))
            ways = np.exp(power - top) * np.where(link.after >= 0, after[link.after], 0.0)
            total = ways.sum(axis=1)
            self.chances.append(np.divide(ways, total[:, None], out=np.zeros_like(ways), where=total[:, None] > 0))
            scale = float(total.max())
            after = total / scale if scale > 0 else total
            log_total += top + (log(scale) if scale > 0 else -np.inf)
        self.chances.reverse()
        self.log_total = log_total + (log(after[0]) if after[0] > 0 else -np.inf)
        self._moments(owner)

    def _moments(self, owner: _Sampler) -> None:
        rows = len(owner.unit)
        now: Floats = np.ones(1)
        self.mean, self.spread = np.zeros(rows), np.zeros((rows, rows))
        self.variances: list[float] = []
        for link, cells, chances in zip(owner.links, owner.cells, self.chances, strict=True):
            share = now @ chances
            middle = share @ cells
            own = (cells * share[:, None]).T @ cells - np.outer(middle, middle)
            self.mean, self.spread = self.mean + middle, self.spread + own
            self.variances.append(float(np.trace(own)))
            flow = now[:, None] * chances
            good = link.after >= 0
            now = np.asarray(np.bincount(link.after[good], flow[good], minlength=link.states_after), dtype=np.float64)


class _Tilted:
    """Draws blocks under one tilt."""

    def __init__(self, owner: _Sampler, tilt: Floats) -> None:
        self.owner, self.tilt = owner, tilt
        passed = _Pass(owner, tilt)
        self.log_scale = passed.log_total - float(tilt @ owner.floors)
        self.steps = [_cumulated(chances) for chances in passed.chances]
        done = np.cumsum(passed.variances)
        self.cut = int(np.searchsorted(done, done[-1] / 2)) + 1 if len(done) else 0

    def block(self, number: int, watch: Watch) -> _Block:
        """Draw one block: same seed, tilt and number, same block (S19)."""
        owner, links = self.owner, self.owner.links
        text = "\x1f".join((str(owner.seed), "zone", str(number)))
        key = np.frombuffer(blake2b(text.encode(), digest_size=16).digest(), dtype="<u8")
        uniform = np.random.Generator(np.random.Philox(key=key))
        state = np.zeros(BLOCK, dtype=np.intp)
        picked = np.zeros((len(links), BLOCK), dtype=np.intp)
        sums = [np.zeros((BLOCK, len(owner.chain.rows)), dtype=np.int64) for _ in range(2)]
        meeting = state
        for place, link in enumerate(links):
            width = link.after.shape[1]
            drawn = np.searchsorted(self.steps[place], state + uniform.random(BLOCK) * (1 - 2**-40), side="right")
            picked[place] = np.minimum(drawn - state * width, width - 1)
            sums[place >= self.cut] += link.sums[picked[place]]
            state = link.after[state, picked[place]]
            if place + 1 == self.cut:
                meeting = state
        watch.spend(BLOCK)
        return self._joined(sums[0], sums[1], meeting, picked)

    def _joined(self, first: Ints, second: Ints, meeting: npt.NDArray[np.intp], picked: npt.NDArray[np.intp]) -> _Block:
        """Join every beginning to several ends that start in the state in which it stops."""
        owner = self.owner
        order = np.argsort(meeting, kind="stable")
        ranked = meeting[order]
        starts = np.searchsorted(ranked, ranked, side="left")
        sizes = np.searchsorted(ranked, ranked, side="right") - starts
        place = np.arange(BLOCK) - starts
        need, ends = owner.chain.floors - first[order], second[order]
        total, hits, weights, example = 0.0, [], [], None
        for shift in range(JOINED):
            partner = starts + (place + shift) % sizes
            found = np.flatnonzero((ends[partner] >= need).all(axis=1))
            if owner.chain.left and len(found):
                found = found[self._obeys(picked, order[found], order[partner[found]])]
            above = (ends[partner[found]] - need[found]) / owner.unit
            share = np.exp(-(above @ self.tilt))
            total += float(share.sum())
            hits.append(above)
            weights.append(share)
            if example is None and len(found):
                example = self._packages(picked, order[found[:1]], order[partner[found[:1]]])[0]
        return _Block(total / (BLOCK * JOINED), np.concatenate(hits), np.concatenate(weights), example)

    def _packages(
        self, picked: npt.NDArray[np.intp], one: npt.NDArray[np.intp], other: npt.NDArray[np.intp]
    ) -> Packages:
        found = np.zeros((len(one), self.owner.problem.issues), dtype=np.int64)
        for place, link in enumerate(self.owner.links):
            chosen = picked[place, one if place < self.cut else other]
            found[:, link.issues] = link.options[chosen]
        return found

    def _obeys(
        self, picked: npt.NDArray[np.intp], one: npt.NDArray[np.intp], other: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.bool_]:
        """Which packages meet none of the clauses that the chain's state has no room for."""
        packages = self._packages(picked, one, other)
        good = np.ones(len(packages), dtype=np.bool_)
        for clause in self.owner.chain.left:
            met = np.ones(len(packages), dtype=np.bool_)
            for issue, options in clause.items():
                met &= np.isin(packages[:, issue], list(options))
            good &= ~met
        return good


def _cumulated(chances: Floats) -> Floats:
    """Cumulated chances of all states in one rising line: those of state s run from s to s + 1."""
    total = np.cumsum(chances, axis=1)
    last = total[:, -1:]
    share = np.divide(total, last, out=np.ones_like(total), where=last > 0)
    return np.asarray((share + np.arange(len(share))[:, None]).ravel())
