"""New texts come to the table: somebody proposes, or amends (step 6).

Whoever proposes weighs each text by what it is worth to it times the chance that all the others would sign it, as far
as anybody outside can tell: their resolve is believed, not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from onetext.process.draws import Bools, Floats, Ints
from onetext.process.nets import on_table, worth_of
from onetext.process.run import Run
from onetext.process.state import Outcome, Publicity

__all__ = ["proposals", "put_on_table"]

_LOGISTIC = np.pi / 8
"""A logistic chance averaged over a normal belief is nearly logistic, flattened by this much of its variance (MacKay,
"The evidence framework applied to classification networks", 1992)."""
_SHARP = 1e9
"""A slope that cannot be told from an infinite one, once it is flattened."""
_FAR = 700.0
"""Log odds beyond which their exponential overflows."""
_PART = 512
"""Columns that are weighed at a time."""


def proposals(run: Run) -> Callable[[], None]:
    """Let all see now and then what amendment they would like best, and let somebody propose.

    A new text comes in the midst of a step. One in two is put on the table before the parties answer, and one in two
    after it, so that on the average each has the time for an answer that it would have. The latter come when what is
    returned is called.
    """
    if not run.on("proposals"):
        return lambda: None
    _review(run)
    if not run.any("proposal_hazard"):
        return lambda: None
    uniform, at_once = run.uniforms("proposal", 4), np.isinf(run.draws["proposal_hazard"])
    comes = (uniform[0] < run.risk("proposal_hazard")) | at_once
    # Where somebody proposes at once, everything happens in turn: a text, and the answer to it.
    early = (uniform[3] < 0.5) | at_once
    _propose(run, np.nonzero(comes & early)[0], uniform)
    return lambda: _propose(run, np.nonzero(comes & ~early)[0], uniform)


def _open(run: Run) -> Bools | None:
    """Shape (s, K, m): texts that no red line bars; None where nothing is barred."""
    barred = run.draws.barred
    return run.once("open", lambda: ~barred if barred.any() else None)


def _willing(run: Run, columns: Ints | slice) -> Floats:
    """How likely each signatory is to sign each text, as far as outsiders know: shape (s, K, c)."""
    state, s = run.state, run.world.signatories

    def made() -> tuple[Floats, Floats]:
        slope = run.draws["decisiveness"][:s]
        sharp = np.isinf(slope)
        return np.where(sharp, _SHARP, slope), _LOGISTIC * np.where(sharp, _SHARP, slope) ** 2

    slope, spread = (item[:, columns] for item in run.once("beliefs", made))
    believed = run.value[:s, columns] - state.resolve[:, columns]
    believed += state.belief_mean[:, columns]
    flat = spread * state.belief_variance[:, columns]
    flat += 1
    np.sqrt(flat, out=flat)
    np.divide(slope, flat, out=flat)
    chances = np.subtract(believed[:, None], worth_of(run)[:s, :, columns])
    chances *= flat[:, None]
    np.minimum(chances, _FAR, out=chances)
    np.exp(chances, out=chances)
    chances += 1
    np.reciprocal(chances, out=chances)
    allowed = _open(run)
    if allowed is not None:
        chances *= allowed[:, :, columns]
    return chances


def _others(run: Run, willing: Floats, who: int, columns: Ints | slice) -> Floats:
    """The chance that all but one sign each text; what that one would break a red line of its own by has none."""
    allowed, signs = _open(run), who < len(willing)
    found = allowed[who][:, columns].astype(float) if signs and allowed is not None else np.ones(willing.shape[1:])
    for other, chances in enumerate(willing):
        if other != who:
            found *= chances
    return found


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
    """Once in a while, by the calendar and not by the step, each signatory looks for its best amendment."""
    every = run.draws["review"]
    now, before = run.step * run.world.weeks, (run.step - 1) * run.world.weeks
    due = run.live if not run.step else run.live & (now // every != before // every)
    columns = np.nonzero(due)[0]
    for part in _parts(columns, run.state.size):
        _seek(run, part)


def _seek(run: Run, columns: Ints | slice) -> None:
    state, willing, worth = run.state, _willing(run, columns), worth_of(run)
    on_it = state.text[columns]
    there = np.nonzero(on_it >= 0)[0]
    for who in range(run.world.signatories):
        gain = worth[who][:, columns] - run.value[who, columns]
        gain *= _others(run, willing, who, columns)
        gain[on_it[there], there] = -np.inf
        best = gain.argmax(axis=0)
        most = gain[best, np.arange(best.size)]
        found = most > 0
        state.best_gain[who, columns] = np.where(found, most, 0.0)
        state.best_text[who, columns] = np.where(found, best, -1)


def _parts(columns: Ints, size: int) -> Iterator[Ints | slice]:
    """Some columns at a time, so that what is worked out for each text stays near the processor."""
    for start in range(0, columns.size, _PART):
        part = columns[start : start + _PART]
        whole = columns.size == size
        yield slice(start, start + part.size) if whole else part


def _propose(run: Run, columns: Ints, uniform: Floats) -> None:
    """Let somebody put a text on the table in some columns, as far as they have not ended."""
    columns = columns[run.over[columns] == Outcome.TALKING]
    for start in range(0, columns.size, _PART):
        part = columns[start : start + _PART]
        by = _proposer(run, part, uniform[1, part])
        willing = _willing(run, part)
        odds = np.empty(willing.shape[1:])
        for who in range(len(run.world.parties)):
            mine = np.nonzero(by == who)[0]
            if mine.size:
                odds[:, mine] = _others(run, willing[:, :, mine], who, part[mine])
        going_on = run.value[by, part]
        promise = worth_of(run)[by, :, part].T - going_on
        promise *= odds
        promise += going_on
        text = _softmax_pick(promise, run.draws["decisiveness"][by, part], uniform[2, part])
        put_on_table(run, part, text, by)


def _proposer(run: Run, columns: Ints, uniform: Floats) -> Ints:
    if run.world.recognition == "alternating":
        return np.full(columns.size, run.step % run.world.signatories, dtype=np.int64)
    upto = run.once("turns", lambda: _turns(run.draws["recognition"]))[:, columns]
    return np.asarray((uniform >= upto).sum(axis=0), dtype=np.int64)


def _turns(share: Floats) -> Floats:
    """Shape (n - 1, m): up to which number it is whose turn."""
    # Where nobody is likelier than anybody else, each is as likely.
    share = np.where(share.sum(axis=0) > 0, share, 1.0)
    return np.asarray(np.cumsum(share / share.sum(axis=0), axis=0)[:-1])


def _softmax_pick(promise: Floats, slope: Floats, uniform: Floats) -> Ints:
    """Pick a row of each column (K, c) with logit chances; infinite slopes pick the best, the first of equals."""
    sharp = np.isinf(slope)
    weight = promise - promise.max(axis=0)
    weight *= np.where(sharp, 0.0, slope)
    np.exp(weight, out=weight)
    for row in range(1, len(weight)):
        weight[row] += weight[row - 1]
    picked = (uniform * weight[-1] >= weight[:-1]).sum(axis=0)
    return np.asarray(np.where(sharp, promise.argmax(axis=0), picked), dtype=np.int64)
