"""The reduced state of a plan: where the front stands, whether the first backing patron backs, and the month.

The nodes of the front move with the drift that it has while all support is there, so that only surprises are left to
spread over them. A move of a month goes to the next node up or down, with the chances that give the mean and the
variance of the month exactly wherever both can be had (the trinomial tree of Kamrad and Ritchken, 1991).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NoReturn

import numpy as np

from onetext.process.draws import Draws, Floats
from onetext.process.hazards import chance
from onetext.process.policy import View
from onetext.process.run import Run
from onetext.process.state import empty_state
from onetext.process.steps.nature import front_shift
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import DAYS_A_YEAR, World

__all__ = ["MONTH", "Grid", "grid_of"]

MONTH = 1.0 / 12
"""A round, in years."""
_REACH = 2.5
"""How many standard deviations of the front at the end the nodes reach."""
_LEAST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """Nodes and what leads from one to the next (F nodes of the front, B = 2 states of support or 1, m trajectories).

    Attributes
    ----------
    months
        Number of rounds.
    path
        Shape (m,): drift of the nodes, share a year.
    lowest, gap
        Shape (m,): the lowest node at the start, and the distance between nodes; 1 node where no front moves.
    up, down
        Shape (B, m): chance that the front moves to the next node in a month, with support and without.
    support
        Shape (B, B, m): chance that the support changes in a month.
    talks
        Shape (months + 1, F, m), in [0, 1]: chance that a month does not end the talks otherwise (a collapse, a patron
        that leaves), and 0 where the front or the stock decides the matter by force.
    alone
        Shape (months + 1, n, m): V if nothing is ever agreed, with the front at 0; `slope`, shape (n, m), is what a
        whole share of the front adds.
    discount
        Shape (n, m): what a month counts a month earlier.
    backer
        Place of the patron whose support is a state; None where none is.
    """

    months: int
    path: Floats
    lowest: Floats
    gap: Floats
    nodes: int
    up: Floats
    down: Floats
    support: Floats
    talks: Floats
    alone: Floats
    slope: Floats
    discount: Floats
    backer: int | None = None

    @property
    def states(self) -> int:
        """Number of states: node by node with support, then without."""
        return self.nodes * len(self.up)

    def front(self, at: int) -> Floats:
        """Shape (F, m): where the nodes lie before a round."""
        shift = self.lowest + self.path * (at * MONTH)
        return np.asarray(shift + np.arange(self.nodes)[:, None] * self.gap)

    def without(self, at: int) -> Floats:
        """Shape (n, B * F, m): V at the nodes if nothing is ever agreed."""
        nodes = self.alone[at][:, None] + self.slope[:, None] * self.front(at)
        return np.concatenate([nodes] * len(self.up), axis=1)

    def fall(self, at: int) -> Floats:
        """Shape (n, B * F, m): by how much going on alone is expected to be worth less a month later."""
        course = self.alone[at] - self.alone[at + 1] - self.slope * (self.path * MONTH)
        moved = [course - self.slope * ((up - down) * self.gap) for up, down in zip(self.up, self.down, strict=True)]
        return np.concatenate([np.repeat(item[:, None], self.nodes, axis=1) for item in moved], axis=1)

    def ahead(self, at: int, following: Floats) -> Floats:
        """Shape (n, B * F, m): expectation, before what follows is known, of something that ends with the talks."""
        n, _, m = following.shape
        backed = len(self.up)
        there = following.reshape(n, backed, self.nodes, m) * self.talks[at + 1]
        found = np.empty_like(there)
        for now in range(backed):
            mixed = (
                there[:, 0] if backed == 1 else self.support[now, 0] * there[:, 0] + self.support[now, 1] * there[:, 1]
            )
            found[:, now] = _moved(mixed, self.up[now], self.down[now])
        return np.asarray(found.reshape(n, backed * self.nodes, m))

    def open(self, at: int) -> Floats:
        """Shape (B * F, m), 0 or 1: whether there is anything left to talk about at the nodes before a round."""
        return np.concatenate([self.talks[at] > 0] * len(self.up)).astype(self.talks.dtype)

    def taken(self, places: slice) -> Grid:
        """The grid of some of the trajectories."""
        names = ("path", "lowest", "gap", "up", "down", "support", "talks", "alone", "slope", "discount")
        return replace(self, **{name: getattr(self, name)[..., places] for name in names})

    def cast(self, dtype: type) -> Grid:
        """The grid in another precision."""
        names = ("path", "lowest", "gap", "up", "down", "support", "talks", "alone", "slope", "discount")
        return replace(self, **{name: getattr(self, name).astype(dtype) for name in names})


def _moved(there: Floats, up: Floats, down: Floats) -> Floats:
    if there.shape[1] == 1:
        return there
    found = (1 - up - down) * there
    found[:, :-1] += up * there[:, 1:]
    found[:, -1] += up * there[:, -1]
    found[:, 1:] += down * there[:, :-1]
    found[:, 0] += down * there[:, 0]
    return np.asarray(found)


def grid_of(world: World, draws: Draws, months: int, nodes: int) -> Grid:
    """Lay the nodes for each trajectory, and work out where a month leads from them."""
    monthly = replace(world, step_days=DAYS_A_YEAR * MONTH, elections=())
    run = Run(
        world=monthly,
        draws=draws,
        source=Source(0),
        policy=_Nobody(),
        continuation=perpetual,
        state=empty_state(world, draws.size),
    )
    place = _backer(world)
    path, spread, off = _laws(run, place, world.years)
    lowest, gap, count = _nodes(run, months, nodes, path, spread, off)
    shifts = [np.zeros_like(path)] if off is None else [np.zeros_like(path), off]
    steps = [_chances(shift * MONTH, spread * np.sqrt(MONTH), gap) for shift in shifts]
    rounds = [_round(run, at, path, lowest, gap, count) for at in range(months + 1)]
    return Grid(
        months=months,
        path=path,
        lowest=lowest,
        gap=gap,
        nodes=count,
        up=np.stack([step[0] for step in steps]),
        down=np.stack([step[1] for step in steps]),
        support=_support(run, place if off is not None else None),
        talks=np.stack([item[0] for item in rounds]),
        alone=np.stack([item[1] for item in rounds]),
        slope=rounds[0][2],
        discount=np.exp(-draws["discount"] * MONTH),
        backer=place if off is not None else None,
    )


class _Nobody:
    """Nobody decides while a grid is laid."""

    def choose(self, view: View) -> NoReturn:
        """Never asked."""
        raise AssertionError("a grid holds no decisions")


def _backer(world: World) -> int | None:
    """Place of the first patron whose support the front depends on."""
    if world.front is None or not {"front", "support"}.isdisjoint(world.off):
        return None
    fighting = (world.front.gains, world.front.loses)
    return next((place for place, item in enumerate(world.patrons) if item.backs and item.client in fighting), None)


def _laws(run: Run, place: int | None, step: float) -> tuple[Floats, Floats, Floats | None]:
    """Drift and spread of the front a year with all support, and how the drift differs without the backer's.

    `step` is the length of a step in years.
    """
    front, draws = run.world.front, run.draws
    if front is None or not run.on("front"):
        return np.zeros(draws.size), np.zeros(draws.size), None
    path, spread = front_shift(run, front), draws["front_volatility"]
    if front.lattice is not None:
        # A battle a step moves the line by one fort: its mean and variance a year.
        battles, win = 1 / step, draws["front_win"]
        path, spread = (2 * win - 1) * battles, 2 * np.sqrt(win * (1 - win) * battles)
        return path / front.lattice, spread / front.lattice, None
    if place is None:
        return path, spread, None
    state = run.state
    state.support[place] = 0.0
    off = front_shift(run, front) - path
    state.support[place] = 1.0
    return path, spread, off if off.any() else None


def _nodes(
    run: Run, months: int, nodes: int, path: Floats, spread: Floats, off: Floats | None
) -> tuple[Floats, Floats, int]:
    front = run.world.front
    if front is None or not run.on("front"):
        return np.zeros_like(path), np.ones_like(path), 1
    years = months * MONTH
    reach = _REACH * spread * np.sqrt(years)
    drift = np.zeros_like(path) if off is None else off * years
    low = np.maximum(-reach + np.minimum(drift, 0), front.low - front.start - np.maximum(path, 0) * years)
    high = np.minimum(reach + np.maximum(drift, 0), front.high - front.start - np.minimum(path, 0) * years)
    month = spread * np.sqrt(MONTH) + (0.0 if off is None else np.abs(off) * MONTH)
    gap = np.maximum(np.maximum((high - low) / (nodes - 1), 1.02 * month), _LEAST)
    return front.start + (low + high - gap * (nodes - 1)) / 2, gap, nodes


def _chances(shift: Floats, spread: Floats, gap: Floats) -> tuple[Floats, Floats]:
    """Chances to move to the node above and below that give a month's mean shift and its spread."""
    mean, square = shift / gap, (spread**2 + shift**2) / gap**2
    # Where a small spread goes with a large shift, no such chances exist: then the mean is kept, and the spread grows.
    square = np.clip(np.maximum(square, np.abs(mean)), 0.0, 1.0)
    return (square + mean) / 2, (square - mean) / 2


def _support(run: Run, place: int | None) -> Floats:
    if place is None:
        return np.ones((1, 1, run.draws.size))
    off, on = run.draws["support_off"][place], run.draws["support_on"][place]
    total = off + on
    with np.errstate(invalid="ignore", divide="ignore"):
        moved = np.where(total > 0, chance(total, run.world.weeks) / total, 0.0)
    lost, found = off * moved, on * moved
    return np.stack([np.stack([1 - lost, lost]), np.stack([found, 1 - found])])


def _round(run: Run, at: int, path: Floats, lowest: Floats, gap: Floats, count: int) -> tuple[Floats, Floats, Floats]:
    """Before a round: whether the talks get there at the nodes, and V without agreement with its slope in the front."""
    world, draws, state = run.world, run.draws, run.state
    run.step = at
    stock = _stock(run, at)
    state.stock = np.maximum(stock, 0.0)
    state.front = np.zeros(draws.size)
    alone = perpetual(run)
    hazard = np.zeros(draws.size)
    if run.on("collapse"):
        hazard = hazard + draws["collapse_hazard"][: world.signatories].sum(axis=0)
    if world.patrons and run.on("support"):
        hazard = hazard + draws["patron_exit"][world.leavers].sum(axis=0)
    stays = np.broadcast_to(1 - chance(hazard, world.weeks), (count, draws.size)) * (stock > 0).all(axis=0)
    if world.front is None or not run.on("front"):
        return stays, alone, np.zeros_like(alone)
    state.front = np.ones(draws.size)
    slope = perpetual(run) - alone
    nodes = lowest + path * (at * MONTH) + np.arange(count)[:, None] * gap
    return stays * ((nodes > world.front.low + 1e-9) & (nodes < world.front.high - 1e-9)), alone, slope


def _stock(run: Run, at: int) -> Floats:
    """Shape (n, m): what is left to fight with, as long as all support goes on."""
    whole = np.ones((len(run.world.parties), run.draws.size))
    if not run.on("stock") or not run.draws["stock_loss"].any():
        return whole
    loss = run.draws["stock_loss"].copy()
    for place, patron in enumerate(run.world.patrons):
        if patron.backs:
            loss[patron.client] -= run.draws["stock_supply"][place]
    return np.asarray(whole - np.maximum(loss, 0.0) * (at * MONTH))
