"""Several forecasts made together: block by block under the same draws, so that differences are paired run by run.

All variants of a block are made by one worker in one go. What a forecast draws is drawn once for all variants that have
the same parameters, and a study that is stopped early has the same runs of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Self

import numpy as np

from onetext.model import Case, Draft
from onetext.preferences import Sampler
from onetext.process.drawing import draw_block
from onetext.process.draws import BLOCK, Draws, Floats, Ints
from onetext.process.ensemble import Progress, run_blocks
from onetext.process.modes import continuation, part_of
from onetext.process.parameters import Quantity
from onetext.process.policies import policy_named
from onetext.process.policies.answering import Answer, Answering
from onetext.process.run import Continuation, Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.tally import Tally
from onetext.process.world import Mode, World

__all__ = ["PairedRuns", "Studied", "Study", "Variant", "run_study"]


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One forecast of a study.

    Attributes
    ----------
    policy
        Name of a decision policy.
    answer
        Place of a signatory, and the answer that it always gives to the text on the table at the start.
    blocks
        Only so many blocks of it; None for all.
    texts
        Places among the study's drafts of the texts of `world`; None for all of them.
    """

    world: World
    quantities: tuple[Quantity, ...]
    mode: Mode = "perpetual"
    policy: str = "logit"
    answer: tuple[int, Answer] | None = None
    blocks: int | None = None
    texts: tuple[int, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Study:
    """All that decides the numbers: the same study gives the same bytes (S19).

    Attributes
    ----------
    case
        As of a day, for an audience.
    drafts
        The texts as drafts, in the order of `world.texts`.
    variants
        The forecasts.
    pairs
        Places of two variants that are compared, base first.
    runs
        Trajectories of each; the last block is cut where they are no multiple of 1,024.
    """

    case: Case
    drafts: tuple[Draft, ...]
    variants: tuple[Variant, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    seed: int = 0
    runs: int = 20_000

    @property
    def blocks(self) -> int:
        """How many blocks hold the runs."""
        return -(-self.runs // BLOCK)


@dataclass(frozen=True, kw_only=True, eq=False)
class PairedRuns:
    """Two variants, run by run.

    Attributes
    ----------
    outcomes
        Shape (outcomes, outcomes): how many runs ended as the row says in the base and as the column says in the other.
    value, value_squares
        Shape (n,), util: sums over runs of what each party ended with, other less base, and of its squares.
    """

    runs: int
    outcomes: Ints
    value: Floats
    value_squares: Floats

    @classmethod
    def of(cls, base: Trajectories, other: Trajectories) -> Self:
        """Compare the runs of a block."""
        outcomes = np.zeros((len(Outcome), len(Outcome)), dtype=np.int64)
        np.add.at(outcomes, (base.outcome, other.outcome), 1)
        change = other.value - base.value
        return cls(
            runs=int(base.outcome.size),
            outcomes=outcomes,
            value=change.sum(axis=1),
            value_squares=(change**2).sum(axis=1),
        )

    @classmethod
    def merged(cls, parts: Iterable[PairedRuns]) -> Self:
        """Add blocks up, in the order in which they are given."""
        listed = list(parts)
        first, rest = listed[0], listed[1:]
        return cls(
            runs=sum(part.runs for part in listed),
            outcomes=sum((part.outcomes for part in rest), first.outcomes),
            value=sum((part.value for part in rest), first.value),
            value_squares=sum((part.value_squares for part in rest), first.value_squares),
        )

    def difference(self, outcome: Outcome) -> tuple[float, float]:
        """How much more often it ends so, as a share of all runs, and the standard error of that."""
        same = int(self.outcomes[outcome, outcome])
        gained = int(self.outcomes[:, outcome].sum()) - same
        lost = int(self.outcomes[outcome].sum()) - same
        return _mean_error(float(gained - lost), float(gained + lost), self.runs)

    def value_difference(self, party: int) -> tuple[float, float]:
        """How much more a party ends with, in util, and the standard error of that."""
        return _mean_error(float(self.value[party]), float(self.value_squares[party]), self.runs)


def _mean_error(total: float, squares: float, count: int) -> tuple[float, float]:
    mean = total / count
    return mean, float(np.sqrt(max(squares / count - mean**2, 0.0) / count))


@dataclass(frozen=True, kw_only=True, eq=False)
class Studied:
    """What came out: a tally for each variant and a comparison for each pair; `runs` may be fewer than asked for."""

    runs: int
    tallies: tuple[Tally, ...]
    pairs: tuple[PairedRuns, ...]


_Block = tuple[tuple[Tally | None, ...], tuple[PairedRuns, ...]]


def run_study(
    study: Study,
    *,
    together: int = 8,
    workers: int | None = None,
    engine: str = "local",
    scheduler: str = "",
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Studied:
    """Make the forecasts. See `run_blocks` for the parameters and what may be raised."""
    parts = run_blocks(
        _Task(study),
        study.blocks,
        together=together,
        workers=workers,
        engine=engine,
        scheduler=scheduler,
        progress=progress,
        stop=stop,
    )
    made = [[part[0][place] for part in parts] for place in range(len(study.variants))]
    tallies = tuple(Tally.merged(item for item in blocks if item is not None) for blocks in made)
    pairs = tuple(PairedRuns.merged(part[1][place] for part in parts) for place in range(len(study.pairs)))
    return Studied(runs=min(study.runs, len(parts) * BLOCK), tallies=tallies, pairs=pairs)


class _Task:
    """What a worker does for each group of blocks; what it finds out about the case it keeps for the next group."""

    def __init__(self, study: Study) -> None:
        self.study = study

    @cached_property
    def sampler(self) -> Sampler:
        """Draws scenarios of the case."""
        return Sampler(self.study.case)

    def __getstate__(self) -> dict[str, Study]:
        """What is sent to a worker: that alone which cannot be worked out there."""
        return {"study": self.study}

    def __call__(self, blocks: Sequence[int]) -> list[_Block]:
        """All variants of some blocks."""
        return _blocks(self.study, blocks, self.sampler)


def _blocks(study: Study, blocks: Sequence[int], sampler: Sampler) -> list[_Block]:
    made = _Made(study, blocks, sampler)
    found: list[list[Trajectories | None]] = [[] for _ in blocks]
    for variant in study.variants:
        # Blocks are counted from 0, so that those which a variant leaves out are the last ones.
        count = len(blocks) if variant.blocks is None else sum(block < variant.blocks for block in blocks)
        went = made.simulated(variant, count) if count else None
        for place, block in enumerate(blocks):
            size = min(BLOCK, study.runs - block * BLOCK)
            here = slice(place * BLOCK, place * BLOCK + size)
            found[place].append(went.taken(here) if went is not None and place < count else None)
    return [_block(study, items) for items in found]


class _Made:
    """What variants share: draws of the same parameters, and plans of the same talks."""

    def __init__(self, study: Study, blocks: Sequence[int], sampler: Sampler) -> None:
        self.study, self.blocks, self.sampler = study, blocks, sampler
        self._draws: dict[tuple[tuple[Quantity, ...], int], Draws] = {}
        self._plans: dict[tuple[int, tuple[Quantity, ...], int, Mode], Continuation] = {}

    def draws(self, variant: Variant, count: int) -> Draws:
        """The draws of the first blocks."""
        key, study = (variant.quantities, count), self.study
        if key not in self._draws:
            whole = self._draws.get((variant.quantities, len(self.blocks)))
            if whole is not None:
                self._draws[key] = whole.taken(slice(0, count * BLOCK))
            else:
                one = partial(draw_block, study.case, study.drafts, variant.world, variant.quantities, seed=study.seed)
                drawn = [one(block=block, sampler=self.sampler) for block in self.blocks[:count]]
                self._draws[key] = Draws.joined(drawn)
        return self._draws[key]

    def simulated(self, variant: Variant, count: int) -> Trajectories:
        """The runs of the first blocks."""
        world, policy, draws = variant.world, policy_named(variant.policy), self.draws(variant, count)
        if variant.texts is not None:
            draws = draws.of_texts(variant.texts)
        if variant.answer is not None:
            policy = Answering(policy, variant.answer[0], world.on_table, variant.answer[1])
        # Variants that share a world share the very object.
        key = (id(world), variant.quantities, count, variant.mode)
        if key not in self._plans:
            whole = self._plans.get((id(world), variant.quantities, len(self.blocks), variant.mode))
            here = slice(0, count * BLOCK)
            self._plans[key] = continuation(variant.mode, world, draws) if whole is None else part_of(whole, here)
        source = Source(self.study.seed, *self.blocks[:count])
        return simulate(world, draws, source, policy=policy, continuation=self._plans[key])


def _block(study: Study, items: Sequence[Trajectories | None]) -> _Block:
    tallies = tuple(
        None if went is None else Tally.of(variant.world, went)
        for variant, went in zip(study.variants, items, strict=True)
    )
    pairs = []
    for base, other in study.pairs:
        one, two = items[base], items[other]
        if one is None or two is None:
            raise ValueError("a variant that is compared has all blocks")
        pairs.append(PairedRuns.of(one, two))
    return tallies, tuple(pairs)
