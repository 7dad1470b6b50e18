"""What is kept of a block: sums that add up, block after block, in the same order whoever computed them (S19)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from onetext.process.draws import Floats, Ints
from onetext.process.run import Trajectories
from onetext.process.state import Outcome
from onetext.process.world import World

__all__ = ["EDGES", "Tally"]

EDGES = np.linspace(-4.0, 6.0, 2001)
"""Edges of the bins, in util, that values are counted in: half a point each."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Tally:
    """Sums over trajectories (T steps, K texts, n parties, s signatories).

    Attributes
    ----------
    runs
        Trajectories added up.
    ended
        Shape (outcomes, T + 1): how many ended so in which step; those that still talk stand in the last column.
    signed
        Shape (K, T + 1): of the signed ones, which text and when.
    amended
        How many signed texts came onto the table after the start.
    pivotal
        Shape (s,): how often each signatory was the least likely to accept at the end.
    value, value_squares
        Shape (n, outcomes), util: sums of what parties ended with.
    worth
        Shape (n, bins): how many ended with a value in each bin of `EDGES`; what lies beyond counts in the last ones.
    points
        Steps at which the series were noted.
    series, series_squares
        Name -> shape (points, rows): sums.
    """

    runs: int
    ended: Ints
    signed: Ints
    amended: int
    pivotal: Ints
    value: Floats
    value_squares: Floats
    worth: Ints
    points: tuple[int, ...]
    series: Mapping[str, Floats]
    series_squares: Mapping[str, Floats]

    @classmethod
    def of(cls, world: World, went: Trajectories) -> Self:
        """Add the trajectories of a block up."""
        outcomes, width = len(Outcome), world.steps + 1
        ended = np.zeros((outcomes, width), dtype=np.int64)
        np.add.at(ended, (went.outcome, went.ended), 1)
        signed = np.zeros((len(world.texts), width), dtype=np.int64)
        done = went.outcome == Outcome.SIGNED
        np.add.at(signed, (went.text[done], went.ended[done]), 1)
        pivotal = np.bincount(went.pivotal[went.pivotal >= 0], minlength=world.signatories)
        each = [went.outcome == outcome for outcome in Outcome]
        return cls(
            runs=int(went.outcome.size),
            ended=ended,
            signed=signed,
            amended=int(went.amended.sum()),
            pivotal=pivotal.astype(np.int64),
            value=np.stack([went.value[:, where].sum(axis=1) for where in each], axis=1),
            value_squares=np.stack([(went.value[:, where] ** 2).sum(axis=1) for where in each], axis=1),
            worth=_counted(went.value),
            points=went.points,
            series={name: values.sum(axis=-1, dtype=np.float64) for name, values in went.series.items()},
            series_squares={
                name: np.square(values, dtype=np.float64).sum(axis=-1) for name, values in went.series.items()
            },
        )

    @classmethod
    def merged(cls, parts: Iterable[Tally]) -> Self:
        """Add blocks up, in the order in which they are given."""
        listed = list(parts)
        first = listed[0]

        def added(name: str) -> dict[str, Floats]:
            return {
                key: sum((getattr(part, name)[key] for part in listed[1:]), values)
                for key, values in getattr(first, name).items()
            }

        return cls(
            runs=sum(part.runs for part in listed),
            ended=sum((part.ended for part in listed[1:]), first.ended),
            signed=sum((part.signed for part in listed[1:]), first.signed),
            amended=sum(part.amended for part in listed),
            pivotal=sum((part.pivotal for part in listed[1:]), first.pivotal),
            value=sum((part.value for part in listed[1:]), first.value),
            value_squares=sum((part.value_squares for part in listed[1:]), first.value_squares),
            worth=sum((part.worth for part in listed[1:]), first.worth),
            points=first.points,
            series=added("series"),
            series_squares=added("series_squares"),
        )

    def share(self, outcome: Outcome) -> float:
        """How many ended so, as a share of all."""
        return float(self.ended[outcome].sum() / self.runs)

    def worth_below(self, party: int, share: float) -> float:
        """The value, in util, below which a share of the runs ended for a party; as fine as the bins."""
        upto = np.concatenate([[0], np.cumsum(self.worth[party])]) / self.runs
        place = int(np.searchsorted(upto, share, side="left"))
        if place == 0:
            return float(EDGES[0])
        inside = (share - upto[place - 1]) / (upto[place] - upto[place - 1])
        return float(EDGES[place - 1] + inside * (EDGES[place] - EDGES[place - 1]))


def _counted(value: Floats) -> Ints:
    """Shape (n, bins)."""
    bins = EDGES.size - 1
    places = np.clip(np.searchsorted(EDGES, value, side="right") - 1, 0, bins - 1)
    return np.stack([np.bincount(row, minlength=bins) for row in places]).astype(np.int64)
