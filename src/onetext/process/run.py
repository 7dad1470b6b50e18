"""Trajectories of one block: the loop over the steps, in the order of the model.

What ends is written down and dropped from the arrays at the end of its step, so that it costs nothing more; the
random numbers of a trajectory stand at fixed places, so that dropping its neighbours changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from onetext.process.draws import Bools, Draws, Floats, Ints
from onetext.process.policy import Policy
from onetext.process.state import Outcome, State
from onetext.process.streams import Source
from onetext.process.world import World

__all__ = ["Continuation", "Run", "Step", "Trajectories"]


class Continuation(Protocol):
    """What going on without a text is worth, as the parties see it."""

    def __call__(self, run: Run) -> Floats:
        """Shape (n, m), util, for the state as it stands."""
        ...


@dataclass(slots=True, kw_only=True, eq=False)
class Run:
    """Some trajectories under way (m still talk; `draws` and `state` are cut down to them together).

    Attributes
    ----------
    step
        The step that is being made.
    over
        Shape (m,): an `Outcome`; `TALKING` while it goes on. Written by `end`.
    accepted
        Shape (s, m): chance with which each signatory accepted the text on the table at the last decision.
    continuation
        How V is computed in this mode.
    value
        Shape (n, m): V at this step, once `decide` has asked for it.
    """

    world: World
    draws: Draws
    state: State
    source: Source
    policy: Policy
    continuation: Continuation
    step: int = 0
    over: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    accepted: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    value: Floats = field(default_factory=lambda: np.zeros((0, 0)))

    @property
    def years(self) -> float:
        """Time since the start at the beginning of this step."""
        return self.step * self.world.years

    def on(self, mechanism: str) -> bool:
        """Whether a mechanism is at work."""
        return mechanism not in self.world.off

    def uniforms(self, purpose: str, rows: int = 1) -> Floats:
        """Uniform numbers of this step, shape (rows, m)."""
        return self.source.uniforms(purpose, self.step, rows)[:, self.state.where]

    def normals(self, purpose: str, rows: int = 1) -> Floats:
        """Standard normal numbers of this step, shape (rows, m)."""
        return self.source.normals(purpose, self.step, rows)[:, self.state.where]

    def end(self, where: Bools, outcome: Outcome) -> None:
        """Let trajectories end, unless something ended them earlier in this step."""
        self.over[where & (self.over == Outcome.TALKING)] = outcome


Step = Callable[[Run], None]


@dataclass(frozen=True, kw_only=True, eq=False)
class Trajectories:
    """How each trajectory of a block went (m trajectories, T steps, n parties, s signatories, p patrons).

    Attributes
    ----------
    outcome
        Shape (m,): an `Outcome`.
    ended
        Shape (m,): the step in which it ended, from 0; T where they still talk.
    text
        Shape (m,): what was signed; -1 for nothing.
    amended
        Shape (m,): whether the signed text came from an amendment since the start.
    pivotal
        Shape (m,): the signatory least likely to accept at the last decision; -1 where there was none.
    value
        Shape (n, m), util: what each party ended with: the text's value, or V.
    series
        Name -> shape (T + 1, rows, m) is never kept; sums over the block are: shape (T + 1, rows), of `front`, `public`,
        `leaked`, `support` (rows p), `kappa` (p), `belief` and `belief_sd` (n), `audience` (s). What ended stays at its last value.
    """

    outcome: Ints
    ended: Ints
    text: Ints
    amended: Bools
    pivotal: Ints
    value: Floats
    series: dict[str, Floats]


