"""Nature moves: the front, the patrons' support, what is left to fight with, moods, shocks, votes (step 1).

All laws are exact for a step of any length, so that weeks and days give the same answer; only the front is watched at
steps alone, and crosses a line a little later the longer a step is (Broadie, Glasserman and Kou, 1997).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onetext.process.draws import Floats
from onetext.process.hazards import CERTAIN, chance
from onetext.process.run import Run
from onetext.process.state import Outcome
from onetext.process.steps.imposed import held, imposed
from onetext.process.world import Front

__all__ = ["front_shift", "nature"]

_ELECTION_WEEKS = 13.0
"""Weeks before a vote in which a patron's support is shakier."""
_AT_ONCE = 1e9
"""A hazard per week that cannot be told from an infinite one."""


def nature(run: Run) -> None:
    """Move what nobody at the table decides."""
    imposed(run)
    world = run.world
    if world.front is not None and run.on("front"):
        _front(run, world.front)
    if world.patrons and run.on("support"):
        _support(run)
    held(run)
    if run.on("stock"):
        _stock(run)
    if run.on("domestic"):
        _domestic(run)
    if run.on("collapse"):
        run.end(run.dice("collapse") < _any_of(run, "collapse_hazard", slice(world.signatories)), Outcome.COLLAPSED)
    if run.on("elections"):
        _elections(run)


def _any_of(run: Run, key: str, places: Sequence[int] | slice = slice(None)) -> Floats:
    """Shape (m,): the chance that it happens to any of them within the step."""
    return run.once(f"any of {key}", lambda: chance(run.draws[key][places].sum(axis=0), run.world.weeks))


def front_shift(run: Run, front: Front) -> Floats:
    """Shape (m,), share a year: the drift of the front, given who is backed and what is left to fight with."""
    draws, state = run.draws, run.state
    drift = draws["front_drift"]
    if run.on("support"):
        for place, patron in enumerate(run.world.patrons):
            if patron.client in (front.gains, front.loses):
                # Without its patron the client loses ground: the line goes the other side's way.
                way = -1.0 if patron.client == front.gains else 1.0
                drift = drift + way * draws["front_support"][place] * (1 - state.support[place])
    if run.on("stock") and run.any("front_stock"):
        drift = drift + draws["front_stock"] * (state.stock[front.gains] - state.stock[front.loses])
    return np.asarray(drift)


def _front(run: Run, front: Front) -> None:
    state, years = run.state, run.world.years
    if front.lattice is None:
        state.front += front_shift(run, front) * years
        state.front += run.draws["front_volatility"] * np.sqrt(years) * run.dice("front")
        slack = 0.0
    else:
        won = run.uniforms("battle")[0] < run.draws["front_win"]
        state.front += np.where(won, 1.0, -1.0) / front.lattice
        slack = 0.5 / front.lattice
    run.end((state.front <= front.low + slack) | (state.front >= front.high - slack), Outcome.FORCE)
    np.clip(state.front, front.low, front.high, out=state.front)


def _support(run: Run) -> None:
    """A chain of two states, exact for the step's length."""
    state, world, uniform = run.state, run.world, run.dice("support")
    for row, place in enumerate(world.backing):
        patron = world.patrons[place]
        weeks = [(item.step - run.step) * world.weeks for item in world.elections if item.party == patron.party]
        soon = run.on("elections") and any(0 <= left <= _ELECTION_WEEKS for left in weeks)
        off, on = _turns(run, place, refused=False, soon=soon)
        here, refused = state.support[place] > 0, state.rejected[place] > 0
        if refused.any():
            after = _turns(run, place, refused=True, soon=soon)
            off, on = np.where(refused, after[0], off), np.where(refused, after[1], on)
        state.support[place] = np.where(here, uniform[row] >= off, uniform[row] < on)
    run.end(run.dice("exit") < _any_of(run, "patron_exit", world.leavers), Outcome.PATRON_LEFT)


def _turns(run: Run, place: int, *, refused: bool, soon: bool) -> tuple[Floats, Floats]:
    """Chances, within the step, that support stops and that it comes back.

    It is the readier to stop where the client let an ultimatum pass, and where the patron's voters will soon be asked.
    """

    def made() -> tuple[Floats, Floats]:
        draws = run.draws
        off, on = draws["support_off"][place], np.minimum(draws["support_on"][place], _AT_ONCE)
        more = refused * draws["support_rejection"][place] + soon * draws["support_election"][place]
        off = np.minimum(off * np.exp(np.minimum(more, CERTAIN)), _AT_ONCE)
        total = off + on
        moved = chance(total, run.world.weeks) / np.where(total > 0, total, 1.0)
        return off * moved, on * moved

    return run.once(f"support of {place}, {refused}, {soon}", made)


def _stock(run: Run) -> None:
    draws, state = run.draws, run.state
    if not run.any("stock_loss"):
        return
    loss = draws["stock_loss"].copy()
    for place, patron in enumerate(run.world.patrons):
        if patron.backs:
            loss[patron.client] -= draws["stock_supply"][place] * state.support[place]
    state.stock -= np.maximum(loss, 0.0) * run.world.years
    run.end(np.asarray((state.stock <= 0).any(axis=0)), Outcome.FORCE)
    np.maximum(state.stock, 0.0, out=state.stock)


def _domestic(run: Run) -> None:
    """An autoregression of the first order, exact for the step's length, and shocks on top."""
    draws, state, weeks, s = run.draws, run.state, run.world.weeks, run.world.signatories

    def made() -> tuple[Floats, Floats]:
        memory = draws["domestic_memory"][:s]
        kept = memory**weeks
        with np.errstate(invalid="ignore", divide="ignore"):
            spread = np.where(memory < 1, (1 - kept**2) / (1 - memory**2), weeks)
        return kept, draws["domestic_noise"][:s] * np.sqrt(spread)

    kept, spread = run.once("moods", made)
    state.domestic *= kept
    state.domestic += spread * run.dice("mood")
    if run.on("shocks"):
        state.domestic += draws["shock_size"][:s] * (run.dice("shock") < run.risk("shock_hazard")[:s])


def _elections(run: Run) -> None:
    """A vote may bring others to power: they inherit part of the words, and nobody knows what they would bear."""
    draws, state = run.draws, run.state
    for item in run.world.elections:
        who = item.party
        if item.step == run.step and who < run.world.signatories:
            turned = run.uniforms(f"election-{who}")[0] < draws["turn_chance"][who]
            fresh = draws["resolve_sd"][who] * run.normals(f"resolve-{who}")[0]
            state.domestic[who] = np.where(turned, 0.0, state.domestic[who])
            state.audience[who] *= np.where(turned, draws["turn_audience"][who], 1.0)
            state.resolve[who] = np.where(turned, fresh, state.resolve[who])
            state.belief_mean[who] = np.where(turned, 0.0, state.belief_mean[who])
            state.belief_variance[who] = np.where(turned, draws["resolve_sd"][who] ** 2, state.belief_variance[who])
