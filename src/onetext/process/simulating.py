"""Simulate trajectories from their draws: the steps in their order, and the notes that are taken on the way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onetext.process.draws import Draws, Floats, Ints
from onetext.process.nets import credibility, on_table
from onetext.process.policy import Policy
from onetext.process.run import Continuation, Run, Singles, Trajectories
from onetext.process.state import Outcome, Publicity, State, empty_state
from onetext.process.steps.bookkeeping import bookkeeping
from onetext.process.steps.learning import battle
from onetext.process.steps.nature import nature
from onetext.process.steps.patron import patron
from onetext.process.steps.proposals import proposals
from onetext.process.steps.publicity import exposure, publicity
from onetext.process.steps.response import response
from onetext.process.streams import Source
from onetext.process.world import World

__all__ = ["simulate"]

_MOST_POINTS = 53
"""Points of time at which series are noted, at most: weekly for a year, then every second week."""
_LARGE = 1e9
_ENDLESS = frozenset({"decisiveness", "proposal_hazard"})
"""Parameters that may be infinite: parties that never err, and texts that come at once."""
_DROP = 0.6
"""Once fewer than this share of the columns still talk, the others are dropped."""


def simulate(
    world: World,
    draws: Draws,
    source: Source,
    *,
    policy: Policy,
    continuation: Continuation,
    where: Ints | None = None,
    series: bool = True,
) -> Trajectories:
    """Play the talks out, once for each drawn trajectory.

    Parameters
    ----------
    draws
        What the trajectories draw; as many as the source has places, unless `where` names them.
    where
        Places of the trajectories among those of the source: for a part of a block.
    series
        Whether series are noted; without them it is faster.
    """
    draws = _bounded(draws)
    run = Run(
        world=world,
        draws=draws,
        source=source,
        policy=policy,
        continuation=continuation,
        state=_start(world, draws, source, where),
        over=np.zeros(draws.size, dtype=np.int64),
    )
    run.value = np.asarray(continuation(run))
    run.table = on_table(run, run.state.text, np.arange(draws.size))
    run.accepted = np.zeros((world.signatories, draws.size))
    notes = _Notes(run, draws.size, series=series)
    for step in range(world.steps):
        run.step = step
        if series and step in notes.places:
            notes.series(run, step)
        _advance(run)
        notes.ended(run)
        talking = np.nonzero(run.live)[0]
        if not talking.size:
            break
        if talking.size < _DROP * run.state.size:
            notes.keep(talking)
            run.keep(talking)
    return notes.closed(run)


def _bounded(draws: Draws) -> Draws:
    """The draws, with large numbers for infinite ones but where a rule of its own holds for those.

    What is infinite times nought would be nothing at all.
    """
    bounded = {
        key: values if key in _ENDLESS or np.isfinite(values).all() else np.clip(values, -_LARGE, _LARGE)
        for key, values in draws.parameters.items()
    }
    return replace(draws, parameters=bounded)


def _advance(run: Run) -> None:
    nature(run)
    run.value = np.asarray(run.continuation(run))
    publicity(run)
    battle(run)
    patron(run)
    proposed_later = proposals(run)
    response(run)
    proposed_later()
    bookkeeping(run)


def _start(world: World, draws: Draws, source: Source, where: Ints | None) -> State:
    state = empty_state(world, draws.size)
    if where is not None:
        state.where = np.asarray(where, dtype=np.int64)
    s = world.signatories
    state.resolve = draws["resolve_sd"][:s] * source.normals("resolve", 0, s)[:, state.where]
    state.belief_variance = draws["resolve_sd"][:s] ** 2
    state.kept, state.broken = draws["kept"].copy(), draws["broken"].copy()
    for threat in world.threats:
        lead = np.maximum(np.rint(draws["ultimatum_lead"][threat.patron] / world.weeks), 1).astype(np.int64)
        state.due[threat.patron] = lead if threat.due is None else threat.due
        state.threat_text[threat.patron] = threat.text
    known: Floats = {
        "secret": np.zeros(1),
        "leaked": draws["leak_discount"],
        "published": np.ones(1),
    }[world.public]
    state.audience = draws["audience_growth"][:s] * known * world.known_years
    return state


class _Notes:
    """What is kept of each trajectory, at its place among all, however many columns are left."""

    def __init__(self, run: Run, size: int, *, series: bool) -> None:
        world = run.world
        self._whole = series
        every = max(1, -(-world.steps // (_MOST_POINTS - 1)))
        self.points = (*range(0, world.steps, every), world.steps)
        self.places = {step: place for place, step in enumerate(self.points)}
        self.columns = np.arange(size)
        self.outcome, self.text = np.zeros(size, dtype=np.int64), np.full(size, -1, dtype=np.int64)
        self.end = np.full(size, world.steps, dtype=np.int64)
        self.amended, self.pivotal = np.zeros(size, dtype=np.bool_), np.full(size, -1, dtype=np.int64)
        self.value = np.zeros((len(world.parties), size))
        self.noted: dict[str, Singles] = {}
        self._last: dict[str, Singles] = {}
        self._seen = np.zeros(size, dtype=np.bool_)
        self._size = size

    def series(self, run: Run, step: int) -> None:
        """Note the series before a step, of columns that ended as well: their last values are put in at the end."""
        whole = self.columns.size == self._size
        for name, values in _series(run).items():
            if name not in self.noted:
                self._last[name] = np.zeros((values.shape[0], self._size), dtype=np.float32)
                self.noted[name] = np.zeros((len(self.points), values.shape[0], self._size), dtype=np.float32)
            self.noted[name][self.places[step]][:, slice(None) if whole else self.columns] = values

    def ended(self, run: Run) -> None:
        """Write down what ended in this step."""
        fresh = (run.over != Outcome.TALKING) & ~self._seen[self.columns]
        if fresh.any():
            self._write(run, np.nonzero(fresh)[0], run.step)

    def keep(self, places: Ints) -> None:
        """Follow the columns that are kept."""
        self.columns = self.columns[places]

    def closed(self, run: Run) -> Trajectories:
        """All of it, once the horizon is reached or everything ended."""
        still = np.nonzero(run.live & ~self._seen[self.columns])[0]
        if still.size:
            self._write(run, still, run.world.steps)
        for step in self.points:
            over = np.nonzero(self.end < step)[0] if step < run.world.steps else slice(None)
            for name, last in self._last.items():
                self.noted[name][self.places[step]][:, over] = last[:, over]
        return Trajectories(
            outcome=self.outcome,
            ended=self.end,
            text=self.text,
            amended=self.amended,
            pivotal=self.pivotal,
            value=self.value,
            points=self.points,
            series=self.noted,
        )

    def _write(self, run: Run, columns: Ints, step: int) -> None:
        at, state = self.columns[columns], run.state
        signed = run.over[columns] == Outcome.SIGNED
        self.outcome[at], self.end[at] = run.over[columns], step
        self.text[at] = np.where(signed, state.text[columns], -1)
        self.amended[at] = signed & state.amended[columns]
        asked = (state.text[columns] >= 0) & (run.accepted[:, columns].sum(axis=0) > 0)
        self.pivotal[at] = np.where(asked, run.accepted[:, columns].argmin(axis=0), -1)
        worth = run.draws.value[:, np.maximum(state.text[columns], 0), columns]
        self.value[:, at] = np.where(signed, worth, run.value[:, columns])
        self._seen[at] = True
        if self._whole:
            for name, values in _series(run, columns).items():
                self._last[name][:, at] = values


def _series(run: Run, columns: Ints | slice = slice(None)) -> dict[str, Floats]:
    state = run.state
    known = (state.publicity[columns] != Publicity.SECRET) & (state.text[columns] >= 0)
    found = {
        "front": state.front[columns][None],
        "public": known.astype(float)[None],
        "exposure": exposure(run, columns)[None],
        "belief": state.belief_mean[:, columns],
        "belief_sd": np.sqrt(state.belief_variance[:, columns]),
        "audience": state.audience[:, columns],
    }
    if run.world.patrons:
        found |= {"support": state.support[:, columns], "kappa": credibility(run, columns)}
    return found
