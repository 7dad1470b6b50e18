"""Sampled scenarios of one party that fit its answers (S4, S19).

Weights lie where the answers put them, all else where the case puts it. A scenario fits when every trade is answered as
its values would answer it, when the draft that would be signed is at least as good as no deal and breaks no real red
line, and when the one that would be refused is not. Plain rejection: an interview has few answers of this kind, each of
which was chosen to leave about half. Blocks of draws follow one another until enough fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from onetext.model import Case, Interview, Swing, Trade
from onetext.preferences.acceptance import SLACK, Barrier, Reality
from onetext.preferences.frame import Frame
from onetext.preferences.lines import Lines
from onetext.preferences.nodeal import no_deal_model
from onetext.preferences.picks import Picker, Picks
from onetext.preferences.sampling import sampled_points, sampled_values
from onetext.preferences.situations import Situation, situation
from onetext.preferences.streams import Floats, Streams

__all__ = ["ENOUGH", "WANTED", "Fit", "fitted"]

Bools = npt.NDArray[np.bool_]
WANTED, BLOCK, MOST_BLOCKS = 4_000, 4_096, 24
ENOUGH = 200
"""Fewer scenarios than this say too little: exact bounds stand for them."""
SAME = 0.9
"""Two swings are the same to a party when the smaller is at least this part of the larger."""


@dataclass(frozen=True, eq=False)
class Fit:
    """Scenarios that fit, one column each.

    Attributes
    ----------
    issues, options, drafts
        Ids; drafts without a value are left out.
    free
        Per issue the options that no red line of the party bars by themselves, in the narrow reading: those that are
        traded.
    weights
        Shape (issues, scenarios): on the scale of the answers.
    cells
        Per issue (options, scenarios): what an option adds to the value, in points.
    values, barred, accepts
        Shape (drafts, scenarios): `barred` where it breaks a real line of the party; `accepts` is None where no no deal
        is known.
    without
        Shape (scenarios,): no deal.
    drawn
        Out of how many these were kept.
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    drafts: tuple[str, ...]
    free: tuple[tuple[int, ...], ...]
    weights: Floats
    cells: tuple[Floats, ...]
    values: Floats
    barred: Bools
    accepts: Bools | None
    without: Floats | None
    drawn: int

    @property
    def size(self) -> int:
        """How many there are."""
        return int(self.weights.shape[1])

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {issue: k for k, issue in enumerate(self.issues)}

    def gain(self, swing: Swing) -> Floats:
        """What a swing from worse to better adds in each scenario, in points."""
        k = self._place[swing.issue]
        rows, names = self.cells[k], self.options[k]
        return np.asarray(rows[names.index(swing.better)] - rows[names.index(swing.worse)])

    def liked(self, trade: Trade) -> Bools:
        """Where the party would make a trade."""
        return np.asarray(self.gain(trade.gets) >= self.gain(trade.gives))

    def only(self, kept: Bools | slice) -> Fit:
        """Some of the scenarios."""
        return Fit(
            self.issues,
            self.options,
            self.drafts,
            self.free,
            self.weights[:, kept],
            tuple(rows[:, kept] for rows in self.cells),
            self.values[:, kept],
            self.barred[:, kept],
            None if self.accepts is None else self.accepts[:, kept],
            None if self.without is None else self.without[kept],
            self.drawn,
        )


def fitted(case: Case, interview: Interview, *, seed: int = 0, wanted: int = WANTED) -> Fit:
    """Scenarios of a case as of a day, whose numbers are those of the answers, that fit the rest of the answers.

    Fewer than `wanted`, or none, where hardly any fits.
    """
    blocks, count, drawn = list[Fit](), 0, 0
    for block in _blocks(case, interview.party, seed):
        kept = block.only(_fits(block, interview))
        blocks.append(kept)
        count, drawn = count + kept.size, drawn + block.size
        if count >= wanted:
            break
    return _joined(blocks, drawn).only(slice(0, wanted))


def _fits(fit: Fit, interview: Interview) -> Bools:
    found = np.ones(fit.size, dtype=np.bool_)
    for trade in interview.trades:
        gives, gets = fit.gain(trade.gives), fit.gain(trade.gets)
        match trade.reply:
            case "yes":
                found &= gets >= gives
            case "no":
                found &= gets < gives
            case "same":
                found &= (gets >= SAME * gives) & (gives >= SAME * gets)
    return found & _drafts_fit(fit, interview)


def _drafts_fit(fit: Fit, interview: Interview) -> Bools:
    found = np.ones(fit.size, dtype=np.bool_)
    signs, refuses = (
        fit.drafts.index(draft) if draft in fit.drafts else None for draft in (interview.signs, interview.refuses)
    )
    if signs is not None:
        found &= ~fit.barred[signs] if fit.accepts is None else fit.accepts[signs]
    if refuses is not None and fit.accepts is not None:
        found &= ~fit.accepts[refuses]
    elif refuses is not None and signs is not None:  # whatever no deal is, it lies between the two
        found &= fit.barred[refuses] | (fit.values[refuses] < fit.values[signs])
    return found


def _blocks(case: Case, party: str, seed: int) -> Iterator[Fit]:
    frame = Frame(case)
    situations = [item for draft in case.drafts_by_date if (item := situation(frame, draft)).has_value]
    for number in range(MOST_BLOCKS):
        own = int.from_bytes(blake2b(f"{seed}\x1felicit\x1f{number}".encode(), digest_size=7).digest(), "big")
        yield _block(frame, party, situations, Streams(own, BLOCK))


def _block(frame: Frame, party: str, situations: Sequence[Situation], streams: Streams) -> Fit:
    model = next(model for model in frame.models if model.party == party)
    picker = Picker(frame, streams)
    picks = [picker.picks([item.fillings])[0] for item in situations]
    cells, without = sampled_points(frame, model, no_deal_model(frame, model), streams)
    values = sampled_values(frame, model, picks, picker) if picks else np.zeros((0, streams.draws))
    weights = np.stack(
        [
            np.zeros(streams.draws) + streams.within(weight, "weight", party, issue.id)
            for weight, issue in zip(model.weights, frame.case.issues, strict=True)
        ]
    )
    barred = _barred(frame, party, picks, picker)
    accepts = None if without is None else (values - without >= -SLACK) & ~barred
    return Fit(
        tuple(issue.id for issue in frame.case.issues),
        frame.ids,
        tuple(item.draft.id for item in situations),
        _free(frame, party),
        weights,
        tuple(cells),
        values,
        barred,
        accepts,
        without,
        streams.draws,
    )


def _free(frame: Frame, party: str) -> tuple[tuple[int, ...], ...]:
    """Per issue the options that the party's lines leave; all of them where they leave fewer than two."""
    lines, barred = Lines(frame), {k: set[int]() for k in range(len(frame.case.issues))}
    for line in lines.of(party):
        for clause in lines.clauses(line, "narrow") if line.firmness_now.high > 0 else ():
            if len(clause) == 1:
                ((issue, options),) = clause.items()
                barred[issue] |= options
    left = [tuple(i for i in range(len(ids)) if i not in barred[k]) for k, ids in enumerate(frame.ids)]
    return tuple(some if len(some) > 1 else tuple(range(len(ids))) for some, ids in zip(left, frame.ids, strict=True))


def _barred(frame: Frame, party: str, picks: Sequence[Picks], picker: Picker) -> Bools:
    """Where each draft breaks a real red line of the party, in the narrow reading."""
    lines, reality = Lines(frame), Reality(party, picker.streams)
    found = np.zeros((len(picks), picker.streams.draws), dtype=np.bool_)
    for line in lines.of(party):
        clauses = lines.clauses(line, "narrow")
        real = reality.of(Barrier(line.id, line.firmness_now, (), "possible", ""))
        for row, item in enumerate(picks):
            found[row] |= picker.meets(item, clauses) & real
    return found


def _joined(blocks: Sequence[Fit], drawn: int) -> Fit:
    first = blocks[0]
    return Fit(
        first.issues,
        first.options,
        first.drafts,
        first.free,
        np.concatenate([block.weights for block in blocks], axis=1),
        tuple(np.concatenate([block.cells[k] for block in blocks], axis=1) for k in range(len(first.issues))),
        np.concatenate([block.values for block in blocks], axis=1),
        np.concatenate([block.barred for block in blocks], axis=1),
        None if first.accepts is None else np.concatenate([b.accepts for b in blocks if b.accepts is not None], axis=1),
        None if first.without is None else np.concatenate([b.without for b in blocks if b.without is not None]),
        drawn,
    )
