"""Nature moves: the front, the patrons' support, what is left to fight with, moods, shocks, votes (step 1).

All laws are exact for a step of any length, so that weeks and days give the same answer; only the front is watched at
steps alone, and crosses a line a little later the longer a step is (Broadie, Glasserman and Kou, 1997).
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats
from onetext.process.run import Run
from onetext.process.state import Outcome
from onetext.process.steps.imposed import held, imposed
from onetext.process.world import Front

__all__ = ["chance", "front_shift", "nature"]

_ELECTION_WEEKS = 13.0
"""Weeks before a vote in which a patron's support is shakier."""


def chance(hazard: Floats, weeks: float) -> Floats:
    """The chance that something with a hazard per week happens within so many weeks."""
    return np.asarray(-np.expm1(-hazard * weeks))


def nature(run: Run) -> None:
    """Move what nobody at the table decides."""
    imposed(run)
    world, s, p = run.world, run.world.signatories, len(run.world.patrons)
    # One call for all: collapse, a patron's leaving, a battle; each patron's support; each signatory's shock.
    uniform, normal = run.uniforms("nature", 3 + p + s), run.normals("nature", 1 + s)
    if world.front is not None and run.on("front"):
        _front(run, world.front, uniform[2], normal[0])
    if p and run.on("support"):
        _support(run, uniform[1], uniform[3 : 3 + p])
    held(run)
    if run.on("stock"):
        _stock(run)
    if run.on("domestic"):
        _domestic(run, normal[1:], uniform[3 + p :])
    if run.on("collapse"):
        run.end(uniform[0] < chance(run.draws["collapse_hazard"].sum(axis=0), world.weeks), Outcome.COLLAPSED)
    if run.on("elections"):
        _elections(run)


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
    if run.on("stock"):
        drift = drift + draws["front_stock"] * (state.stock[front.gains] - state.stock[front.loses])
    return np.asarray(drift)


def _front(run: Run, front: Front, uniform: Floats, normal: Floats) -> None:
    state, years = run.state, run.world.years
    if front.lattice is None:
        noise = run.draws["front_volatility"] * np.sqrt(years) * normal
        state.front += front_shift(run, front) * years + noise
        slack = 0.0
    else:
        won = uniform < run.draws["front_win"]
        state.front += np.where(won, 1.0, -1.0) / front.lattice
        slack = 0.5 / front.lattice
    run.end((state.front <= front.low + slack) | (state.front >= front.high - slack), Outcome.FORCE)
    np.clip(state.front, front.low, front.high, out=state.front)


def _support(run: Run, leaving: Floats, uniform: Floats) -> None:
    world, draws, state = run.world, run.draws, run.state
    off, on = draws["support_off"] * np.exp(draws["support_rejection"] * state.rejected), draws["support_on"]
    for place, patron in enumerate(world.patrons):
        weeks = [(item.step - run.step) * world.weeks for item in world.elections if item.party == patron.party]
        if run.on("elections") and any(0 <= left <= _ELECTION_WEEKS for left in weeks):
            off[place] *= np.exp(draws["support_election"][place])
    total = off + on
    with np.errstate(invalid="ignore", divide="ignore"):
        moved = np.where(total > 0, chance(total, world.weeks) / total, 0.0)
    backs = np.array([item.backs for item in world.patrons])[:, None]
    goes_on = np.where(state.support > 0, uniform >= off * moved, uniform < on * moved)
    state.support = np.where(backs, goes_on, state.support).astype(float)
    exits = draws["patron_exit"][world.leavers].sum(axis=0)
    run.end(leaving < chance(exits, world.weeks), Outcome.PATRON_LEFT)


def _stock(run: Run) -> None:
    draws, state = run.draws, run.state
    loss = draws["stock_loss"]
    if not loss.any():
        return
    loss = loss.copy()
    for place, patron in enumerate(run.world.patrons):
        if patron.backs:
            loss[patron.client] -= draws["stock_supply"][place] * state.support[place]
    state.stock -= np.maximum(loss, 0.0) * run.world.years
    run.end((state.stock <= 0).any(axis=0), Outcome.FORCE)
    np.maximum(state.stock, 0.0, out=state.stock)


def _domestic(run: Run, normal: Floats, uniform: Floats) -> None:
    """An autoregression of the first order, exact for the step's length, and shocks on top."""
    draws, state, weeks, s = run.draws, run.state, run.world.weeks, run.world.signatories
    memory = draws["domestic_memory"][:s]
    kept = memory**weeks
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.where(memory < 1, (1 - kept**2) / (1 - memory**2), weeks)
    state.domestic *= kept
    state.domestic += draws["domestic_noise"][:s] * np.sqrt(spread) * normal
    if run.on("shocks"):
        state.domestic += draws["shock_size"][:s] * (uniform < chance(draws["shock_hazard"][:s], weeks))


def _elections(run: Run) -> None:
    """A vote may bring others to power: they inherit part of the words, and nobody knows what they would bear."""
    draws, state = run.draws, run.state
    for item in run.world.elections:
        if item.step == run.step:
            who = item.party
            turned = run.uniforms(f"election-{who}")[0] < draws["turn_chance"][who]
            fresh = draws["resolve_sd"][who] * run.normals(f"resolve-{who}")[0]
            if who >= run.world.signatories:
                continue
            state.domestic[who] = np.where(turned, 0.0, state.domestic[who])
            state.audience[who] *= np.where(turned, draws["turn_audience"][who], 1.0)
            state.resolve[who] = np.where(turned, fresh, state.resolve[who])
            state.belief_mean[who] = np.where(turned, 0.0, state.belief_mean[who])
            state.belief_variance[who] = np.where(turned, draws["resolve_sd"][who] ** 2, state.belief_variance[who])
