"""Which answers moved what (S22): without which of them a number would lie nearer to where it was.

Leaving an answer out of the scenarios that fit all is to weigh them by one over its likelihood. An answer that rules
scenarios out for good has the same likelihood in all that are left; of such a one is told what it does alone, to the
scenarios before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onetext.model import Case
from onetext.model.results import Ordering
from onetext.preferences.reveal.likelihood import Answers
from onetext.preferences.reveal.particles import Particles
from onetext.preferences.reveal.revealing import Revealed, Sampled
from onetext.preferences.reveal.statements import Trade
from onetext.preferences.streams import Floats

__all__ = ["Movers"]

_PART, _MOST = 0.2, 3
"""Part of the whole move from which an answer is named, and how many at most."""
_SURE = 3.0
"""Standard errors from which a move is told from chance."""
_MOST_PAIRS, _LEAST_CHANGE = 12, 0.1


@dataclass(frozen=True)
class Movers:
    """What a party's answers moved, and which of them."""

    case: Case
    found: Revealed

    @property
    def learned(self) -> bool:
        """Whether there is anything to tell of."""
        return self.found.method in ("weighted", "moved")

    def because(self) -> Mapping[str, tuple[str, ...]]:
        """Key of a number (`weight/ISSUE`, `no_deal`, `line/ID`, `accepts/DRAFT`) -> ids of answers, the first most.

        Numbers that moved by no more than chance are left out.
        """
        if not self.learned:
            return {}
        before, after = dict(self._numbers(self.found.before)), dict(self._numbers(self.found.after))
        named = {key: self.named(before[key], after[key]) for key in after}
        return {key: answers for key, answers in named.items() if answers}

    def orderings(self, trades: Sequence[Trade] = ()) -> tuple[Ordering, ...]:
        """Pairs of issues of which one must count for more, then those of which it does in more scenarios than before.

        Parameters
        ----------
        trades
            What `orderings` says of this party: those that must be so are told first.
        """
        if not self.learned:
            return ()
        place = {issue.id: k for k, issue in enumerate(self.case.issues)}
        sure = {(place[item.above], place[item.below]): item for item in trades if item.must}
        musts = [self._ordering(*pair, item) for pair, item in sure.items()]
        return (*musts, *(self._ordering(*pair) for pair in self._changed() if pair not in sure))

    def _changed(self) -> list[tuple[int, int]]:
        """Pairs whose order changed in so many scenarios, by change."""
        before, after = self.found.before.weights, self.found.after.weights
        ids = [issue.id for issue in self.case.issues]
        rows = []
        for one in range(len(ids)):
            for other in range(one + 1, len(ids)):
                was, now = before[one] > before[other], after[one] > after[other]
                change = float(now.mean() - was.mean())
                if abs(change) >= _LEAST_CHANGE:
                    pair = (one, other) if change > 0 else (other, one)
                    rows.append((-abs(change), pair))
        return [pair for _, pair in sorted(rows)[:_MOST_PAIRS]]

    def _ordering(self, above: int, below: int, trade: Trade | None = None) -> Ordering:
        before, after = self.found.before.weights, self.found.after.weights
        was, now = (before[above] > before[below]).astype(float), (after[above] > after[below]).astype(float)
        return Ordering(
            above=self.case.issues[above].id,
            below=self.case.issues[below].id,
            before=float(was.mean()),
            after=float(now.mean()),
            must=trade is not None,
            proof=trade.proof if trade else "",
            because=trade.because if trade else self.named(was, now),
        )

    def named(self, before: Floats, after: Floats) -> tuple[str, ...]:
        """The answers that moved a number most, in the direction in which it went."""
        move = float(after.mean() - before.mean())
        error = float(after.std()) / max(self.found.ess, 1.0) ** 0.5
        if abs(move) <= _SURE * error:
            return ()
        parts = sorted(
            ((self._part(row, before, after) / move, act.id) for row, act in enumerate(self.found.teaching)),
            key=lambda item: (-item[0], item[1]),
        )
        return tuple(answer for part, answer in parts if part >= _PART)[:_MOST]

    def _part(self, row: int, before: Floats, after: Floats) -> float:
        """How far one answer moves the mean."""
        likelihood = self.found.likelihood[row]
        if np.ptp(likelihood) > 0:
            return float(after.mean() - np.average(after, weights=1 / likelihood))
        alone = self._alone[row]
        return float(np.average(before, weights=alone) - before.mean()) if alone.any() else 0.0

    @cached_property
    def _alone(self) -> Floats:
        """The likelihoods in the scenarios before, shape (answers, n)."""
        answers = Answers(self.case, self.found.party, self.found.acts)
        draws = self.found.before.weights.shape[1]
        return answers.judged(answers.sight.look(Particles(self.found.seed, draws))).likelihood

    def _numbers(self, sampled: Sampled) -> Iterator[tuple[str, Floats]]:
        for issue, row in zip(self.case.issues, sampled.shares, strict=True):
            yield f"weight/{issue.id}", row
        if sampled.no_deal is not None:
            yield "no_deal", sampled.no_deal
        for line, real in sampled.real.items():
            yield f"line/{line}", real.astype(float)
        for draft, chance in sampled.accepts.items():
            if chance is not None:
                yield f"accepts/{draft}", chance
