"""New texts come to the table: somebody proposes, or amends (step 6).

Whoever proposes weighs each text by what it is worth to it times the chance that all the others would sign it, as far
as anybody outside can tell: their resolve is believed, not known.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats, Ints
from onetext.process.nets import on_table
from onetext.process.run import Run
from onetext.process.state import Publicity
from onetext.process.steps.nature import chance

__all__ = ["expected", "proposals", "put_on_table"]

_LOGISTIC = np.pi / 8
"""A logistic chance averaged over a normal belief is nearly logistic, flattened by this much of its variance (MacKay,
"The evidence framework applied to classification networks", 1992)."""


def proposals(run: Run, *, early: bool) -> None:
    """Let somebody propose, and let all see now and then what amendment they would like best.

    A new text comes in the midst of a step. One in two is put on the table before the parties answer, and one in two
    after it, so that on the average each has the time for an answer that it would have.
    """
    if not run.on("proposals"):
        return
    if early:
        _review(run)
    _propose(run, early=early)


def expected(run: Run, columns: Ints) -> tuple[Floats, Floats]:
    """What each text promises to whom: chance that the others sign, shape (n, K, c), and its value, the same shape.

    A proposer that signs counts itself as willing; texts that it would break a red line by have no chance.
    """
    draws, state, s = run.draws, run.state, run.world.signatories
    worth = draws.value[:, :, columns]
    if run.on("consent"):
        share = draws.consent[:, columns]
        worth = share * worth + (1 - share) * draws.unconsented[:, :, columns]
    going_on = run.value[:s, columns]
    believed = going_on - state.resolve[:, columns] + state.belief_mean[:, columns]
    slope, variance = draws["decisiveness"][:s, columns], state.belief_variance[:, columns]
    with np.errstate(invalid="ignore", over="ignore"):
        flat = np.where(
            np.isinf(slope),
            1 / np.sqrt(np.maximum(variance * _LOGISTIC, 1e-18)),
            slope / np.sqrt(1 + _LOGISTIC * np.where(np.isinf(slope), 0.0, slope) ** 2 * variance),
        )
        willing = 1 / (1 + np.exp(-flat[:, None] * (worth[:s] - believed[:, None])))
    willing[draws.barred[:, :, columns]] = 0.0
    n = worth.shape[0]
    all_sign = np.ones_like(worth)
    for who in range(n):
        for other in range(s):
            if other != who:
                all_sign[who] *= willing[other]
            else:
                all_sign[who] *= ~draws.barred[who][:, columns]
    return all_sign, worth


def put_on_table(run: Run, columns: Ints, text: Ints, by: Ints) -> None:
    """Put texts on the table, one for each of some columns: a new text is as secret as texts are at first."""
    state = run.state
    new = (text >= 0) & (text != state.text[columns])
    if not new.any():
        return
    columns, text, by = columns[new], text[new], by[new]
    state.text[columns] = text
    state.tabled_by[columns] = by
    state.amended[columns] = True
    state.publicity[columns] = Publicity.SECRET
    run.table.update(on_table(run, text, columns), columns)


def _review(run: Run) -> None:
    """Once in a while, by the calendar and not by the step, each party looks for its best amendment."""
    every = run.draws["review"]
    now, before = run.step * run.world.weeks, (run.step - 1) * run.world.weeks
    due = run.live if not run.step else run.live & (now // every != before // every)
    if not due.any():
        return
    state, columns = run.state, np.nonzero(due)[0]
    all_sign, worth = expected(run, columns)
    gain = all_sign * (worth - run.value[:, None, columns])
    on_it = state.text[columns]
    there = np.nonzero(on_it >= 0)[0]
    gain[:, on_it[there], there] = -np.inf
    best = gain.argmax(axis=1)
    most = np.take_along_axis(gain, best[:, None], axis=1)[:, 0]
    found = most > 0
    state.best_gain[:, columns] = np.where(found, most, 0.0)
    state.best_text[:, columns] = np.where(found, best, -1)


def _propose(run: Run, *, early: bool) -> None:
    world, draws = run.world, run.draws
    uniform = run.uniforms("proposal", 4)
    hazard = draws["proposal_hazard"]
    # Where somebody proposes at once, everything happens in turn: a text, and the answer to it.
    before = (uniform[3] < 0.5) | np.isinf(hazard)
    comes = run.live & ((uniform[0] < chance(hazard, world.weeks)) | np.isinf(hazard)) & (before == early)
    columns = np.nonzero(comes)[0]
    if not columns.size:
        return
    by = _proposer(run, columns, uniform[1])
    all_sign, worth = expected(run, columns)
    c = np.arange(columns.size)
    own, odds = worth[by, :, c].T, all_sign[by, :, c].T
    going_on = run.value[by, columns]
    promise = going_on + odds * (own - going_on)
    text = _softmax_pick(promise, draws["decisiveness"][by, columns], uniform[2, columns])
    put_on_table(run, columns, text, by)


def _proposer(run: Run, columns: Ints, uniform: Floats) -> Ints:
    if run.world.recognition == "alternating":
        return np.full(columns.size, run.step % run.world.signatories, dtype=np.int64)
    share = run.draws["recognition"][:, columns]
    upto = np.cumsum(share / share.sum(axis=0), axis=0)
    return np.asarray((uniform[columns] >= upto[:-1]).sum(axis=0), dtype=np.int64)


def _softmax_pick(promise: Floats, slope: Floats, uniform: Floats) -> Ints:
    """Pick a row of each column (K, c) with logit chances; infinite slopes pick the best, the first of equals."""
    best = promise.argmax(axis=0)
    with np.errstate(invalid="ignore"):
        weight = np.exp(np.where(np.isinf(slope), 0.0, slope) * (promise - promise.max(axis=0)))
    upto = np.cumsum(weight, axis=0)
    picked = (uniform * upto[-1] >= upto[:-1]).sum(axis=0)
    return np.where(np.isinf(slope), best, picked).astype(np.int64)
