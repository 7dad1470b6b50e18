"""The plan of a forecast: what going on is worth if all look ahead, on a grid small enough to be worked back through.

Every month somebody proposes one of the texts, and the signatories answer as in the model itself, as often as they
stand before the choice.

V is an expectation for all time to come: the present course for ever is worth `values.perpetual`, whatever it takes
later. An agreement in some months' time is therefore worth the text in place of the present course as it is seen
today. Only surprises change what it replaces; that time passes and wears a party down (`attrition`, a front that
drifts) must not look like a gain from waiting. What the plan leaves out: other patrons' support and stocks that change
with support (taken as they are while all support goes on), ultimatums, publicity, moods at home and what is learnt
about resolve; a party's resolve and what it suffered are added to V as they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from onetext.errors import UsageError
from onetext.process.draws import Draws, Floats
from onetext.process.plan.grid import MONTH, Grid, grid_of
from onetext.process.plan.rounds import Round, Terms, play
from onetext.process.run import Run
from onetext.process.trust import trust
from onetext.process.values import perpetual
from onetext.process.world import DAYS_A_WEEK, DAYS_A_YEAR, World

__all__ = [
    "Planned",
    "horizon_months",
    "left_of",
    "off_table",
    "reduced_plan",
    "signed_or_left",
    "terms_of",
    "worked_back",
]

_SLICE = 128
"""Trajectories that are worked through together: few enough for what they need to stay near the processor."""
_WEEKS = MONTH * DAYS_A_YEAR / DAYS_A_WEEK

Singles = npt.NDArray[np.float32]
Back = Callable[[Terms, Grid, int, Floats], Floats]
"""Hope and chance of agreement at each node, (2 n, B * F, m): from terms, grid, round, and the same a round later."""


@dataclass(slots=True, kw_only=True, eq=False)
class Planned:
    """V by a plan: going on without agreement, and what agreements to come add to it.

    Attributes
    ----------
    hope
        Shape (months + 1, B * F * m, n), util: what agreements to come add to V, at each node.
    grid
        The nodes.
    places
        Shape (m,): places in the source of the trajectories that were planned for, noted when V is first asked for.
    backer
        Place of the patron whose support is a state; None where none is.
    """

    hope: Singles
    grid: Grid
    places: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    backer: int | None = None

    def __call__(self, run: Run) -> Floats:
        """Shape (n, m), util: between the nodes of front and month in a straight line, beyond them as on the last one.

        What lies after the last month adds nothing.
        """
        value = perpetual(run)
        return value + self.hopes(run)

    def hopes(self, run: Run) -> Floats:
        """Shape (n, m), util: what agreements to come add to V."""
        grid, columns = self.grid, self._columns(run)
        month = min(run.years / MONTH, float(grid.months))
        first = min(int(month), grid.months - 1)
        part = np.float32(month - first)
        low, above = self._between(run, columns)
        size = grid.path.size
        base = low * size + columns
        if self.backer is not None and len(grid.up) > 1:
            base += np.where(run.state.support[self.backer] > 0, 0, grid.nodes * size)
        up = base + (size if grid.nodes > 1 else 0)
        found = np.zeros((columns.size, self.hope.shape[-1]), dtype=np.float32)
        for at, weight in ((first, 1 - part), (first + 1, part)):
            if weight > 0:
                here = self.hope[at].take(base, axis=0)
                found += weight * (here + above[:, None] * (self.hope[at].take(up, axis=0) - here))
        return found.T.astype(np.float64)

    def taken(self, places: slice) -> Planned:
        """The plan of some of the trajectories."""
        months, _, n = self.hope.shape
        hope = self.hope.reshape(months, self.grid.states, -1, n)[:, :, places]
        return Planned(hope=hope.reshape(months, -1, n), grid=self.grid.taken(places), backer=self.backer)

    def _columns(self, run: Run) -> npt.NDArray[np.int64]:
        """Where the trajectories under way stand among those that were planned for."""
        where = run.state.where
        if where.size == self.grid.path.size:
            # The first call is made for all of them, in their order.
            self.places = where.copy()
            return np.arange(where.size)
        return where if not self.places.size else np.searchsorted(self.places, where)

    def _between(self, run: Run, columns: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Singles]:
        grid = self.grid
        if grid.nodes == 1:
            return np.zeros(columns.size, dtype=np.int64), np.zeros(columns.size, dtype=np.float32)
        lowest = grid.lowest[columns] + grid.path[columns] * run.years
        place = np.clip((run.state.front - lowest) / grid.gap[columns], 0.0, grid.nodes - 1.0)
        low = np.minimum(place.astype(np.int64), grid.nodes - 2)
        return low, (place - low).astype(np.float32)


def reduced_plan(world: World, draws: Draws, *, months: int | None = None, nodes: int = 7) -> Planned:
    """Plan for each trajectory, as it draws its parameters.

    Parameters
    ----------
    months
        How many monthly rounds ahead are planned, from the start; None for all until the horizon.
    nodes
        Nodes of the front, 5 to 9 as a rule.
    """
    return worked_back(world, draws, months, nodes, _back)


def worked_back(world: World, draws: Draws, months: int | None, nodes: int, back: Back) -> Planned:
    """Fill the table of hopes from its last month, where there are none left, back to the start."""
    rounds = horizon_months(world) if months is None else months
    if rounds < 1 or nodes < 2:
        raise UsageError("months, nodes: a plan looks at least a month ahead, and has at least two nodes of the front.")
    grid = grid_of(world, draws, rounds, nodes)
    n, m, size = len(world.parties), draws.size, grid.states
    hope = np.zeros((rounds + 1, size, m, n), dtype=np.float32)
    # Only texts that can come to the table can be hoped for.
    texts = slice(None) if "proposals" not in world.off else slice(max(world.on_table, 0), world.on_table + 1)
    if draws.value[:, texts].shape[1]:
        for start in range(0, m, _SLICE):
            part = slice(start, start + _SLICE)
            terms = terms_of(world, draws.taken(part), texts)
            some = grid.taken(part).cast(np.float32)
            following: Floats = np.zeros((2 * n, size, some.path.size)).astype(some.path.dtype)
            for at in reversed(range(rounds)):
                following = back(terms, some, at, following)
                hope[at, :, part] = following[:n].transpose(1, 2, 0)
    return Planned(hope=hope.reshape(rounds + 1, size * m, n), grid=grid, backer=grid.backer)


def horizon_months(world: World) -> int:
    """Monthly rounds until the horizon, the last one begun."""
    return max(1, int(np.ceil(world.steps * world.years / MONTH - 1e-9)))


def _back(terms: Terms, grid: Grid, at: int, following: Floats) -> Floats:
    """Hope before a round: what refusing leaves of it, and what the round adds."""
    alone = grid.without(at)
    hope, odds = left_of(grid, at, grid.ahead(at, following))
    played = play(off_table(terms, alone), alone + hope, alone)
    return signed_or_left(terms, grid, at, hope + played.gain, odds, played)


def left_of(grid: Grid, at: int, expected: Floats) -> tuple[Floats, Floats]:
    """What refusing leaves: hope, and the discounted chance of an agreement to come, each (n, B * F, m).

    Of the hope of the next month, what it owes to the expected course of this month alone is taken off.
    """
    n = len(expected) // 2
    later = expected * np.concatenate([grid.discount] * 2)[:, None]
    return later[:n] - later[n:] * grid.fall(at), later[n:]


def signed_or_left(terms: Terms, grid: Grid, at: int, hope: Floats, odds: Floats, played: Round) -> Floats:
    """Hope and chance of agreement before a round, one over the other: (2 n, B * F, m)."""
    fails = np.maximum(1 - played.signed - played.walked, 0)
    return np.concatenate([hope, terms.trust * played.signed + fails * odds]) * grid.open(at)


def off_table(terms: Terms, alone: Floats) -> Terms:
    """The terms with what walking out is worth at the nodes: going on alone, less the cost of breaking off."""
    if terms.walk is None:
        return terms
    return replace(terms, walk=alone - terms.walk)


def terms_of(world: World, draws: Draws, texts: slice) -> Terms:
    """The rules of a monthly round, in single precision, with the cost of walking out in place of its worth."""
    n, s = len(world.parties), world.signatories
    value = (draws.value if "consent" in world.off else draws.consented())[:, texts]
    barred = np.zeros(value.shape, dtype=np.bool_)
    barred[:s] = draws.barred[:, texts]
    share = draws["recognition"]
    walking = "walking" not in world.off and world.quorum == s and np.isfinite(draws["walk_cost"][:s]).any()
    trust = np.full((n, draws.size), 1.0)
    if "commitment" not in world.off:
        trust -= (1 - _credibility(world, draws)) * draws["renege"]
    return Terms(
        value=value[:, :, None].astype(np.float32),
        barred=barred[:, :, None] if barred.any() else None,
        recognition=(share / share.sum(axis=0))[:, None].astype(np.float32),
        decisiveness=draws["decisiveness"][:, None].astype(np.float32),
        trust=np.maximum(trust, 1e-6)[:, None].astype(np.float32),
        voters=tuple(range(s)),
        quota=world.quorum,
        walk=draws["walk_cost"][:, None].astype(np.float32) if walking else None,
        passing=False,
        bound=False,
        decisions=(draws["decision_rate"] * _WEEKS).astype(np.float32),
    )


def _credibility(world: World, draws: Draws) -> Floats | float:
    """How far the guarantor's word is trusted at the start."""
    place = world.guarantor
    if place is None:
        return 0.0
    return trust(
        kept=draws["kept"][place],
        broken=draws["broken"][place],
        prior=draws["credibility_prior"][place],
        types=draws["credibility_types"][place],
    )
