"""How the talks may unfold where all inputs are known: one scenario of values, one number for each parameter.

Only what happens by chance within the talks is left to be played out, with the same random numbers for every row, so
that rows differ by their inputs alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from onetext.model import Case, Draft
from onetext.preferences import Sampler
from onetext.process.drawing import draw_scenes, parameters_at
from onetext.process.draws import BLOCK, Floats, Ints, Scenes
from onetext.process.modes import continuation
from onetext.process.parameters import Distribution, Quantity
from onetext.process.policies import policy_named
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.world import Mode, World

__all__ = ["VALUES", "Known", "scenes_of"]

VALUES = Quantity(key="values", place=None, distribution=Distribution("uniform", (0.0, 1.0)), basis="analyst")
"""Stands for the values, no deals, red lines and consents of one drawn scenario: which one, as a share of them all."""
_TOGETHER = 16 * BLOCK
"""Trajectories played out at once: few enough to stay near the processor. It changes no number."""


def scenes_of(case: Case, drafts: Sequence[Draft], world: World, *, seed: int, blocks: int) -> Scenes:
    """The scenarios of the first blocks, as a forecast with this seed draws them."""
    one = partial(draw_scenes, case, drafts, world, seed=seed, sampler=Sampler(case))
    return Scenes.joined([one(block=block) for block in range(blocks)])


@dataclass(frozen=True, kw_only=True, eq=False)
class Known:
    """The chance of a signature by the horizon, for rows of inputs.

    Attributes
    ----------
    quantities
        What the columns of a row mean; `VALUES` may be one of them.
    scenes
        The scenarios to pick from; the first one where `VALUES` is no column.
    runs
        Trajectories for each row.
    """

    world: World
    quantities: tuple[Quantity, ...]
    scenes: Scenes
    seed: int = 0
    runs: int = 2000
    mode: Mode = "perpetual"
    policy: str = "logit"

    def __call__(self, rows: Floats) -> Floats:
        """From rows, shape (k, quantities), to the share of their runs in which a text is signed, shape (k,)."""
        size = max(1, _TOGETHER // self.runs)
        parts = [self._signed(rows[start : start + size]) for start in range(0, len(rows), size)]
        return np.concatenate(parts)

    def _signed(self, rows: Floats) -> Floats:
        count = len(rows)
        each = np.repeat(np.arange(count), self.runs)
        drawn = self.scenes.taken(self._scenarios(rows)).under(parameters_at(self.world, self.quantities, rows))
        draws = drawn.taken(each)
        blocks = -(-self.runs // BLOCK)
        # The blocks stand there once for each row: all rows meet the same numbers.
        source = Source(self.seed, *range(blocks), repeat=count)
        where = (np.arange(count)[:, np.newaxis] * blocks * BLOCK + np.arange(self.runs)).reshape(-1)
        went = simulate(
            self.world,
            draws,
            source,
            policy=policy_named(self.policy),
            continuation=continuation(self.mode, self.world, draws),
            where=where,
            series=False,
        )
        signed = (went.outcome == Outcome.SIGNED).reshape(count, self.runs)
        return np.asarray(signed.sum(axis=1) / self.runs)

    def _scenarios(self, rows: Floats) -> Ints:
        columns = [column for column, item in enumerate(self.quantities) if item.key == VALUES.key]
        many = self.scenes.no_deal.shape[-1]
        picked = rows[:, columns[0]] * many if columns else np.zeros(len(rows))
        return np.asarray(np.minimum(picked.astype(np.int64), many - 1))
