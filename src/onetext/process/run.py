"""Trajectories under way: the loop over the steps, in the order of the model.

What ended is written down in its step and dropped from the arrays a little later, many at a time. The random numbers of
a trajectory stand at fixed places, so that neither its neighbours nor their end change anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, Self, TypeVar

import numpy as np
import numpy.typing as npt

from onetext.process.draws import BLOCK, Bools, Draws, Floats, Ints
from onetext.process.hazards import chance
from onetext.process.policy import Policy
from onetext.process.state import Outcome, State
from onetext.process.streams import Source, uniform_of
from onetext.process.world import World

__all__ = ["Continuation", "OnTable", "Run", "Singles", "Trajectories"]

T = TypeVar("T")
N = TypeVar("N", np.uint32, np.float64)
Singles = npt.NDArray[np.float32]
_ROWS = ("collapse", "exit", "leak", "publish", "response")
Dice = Literal[
    "collapse",
    "exit",
    "leak",
    "publish",
    "response",
    "shock",
    "statement",
    "support",
    "ultimatum",
    "front",
    "mood",
    "news",
]
"""What may happen at every step; the last three are normal numbers."""


@dataclass(slots=True, kw_only=True, eq=False)
class OnTable:
    """The text on the table as each trajectory has it.

    `value` (n, m) is what it is worth given who consents; `barred` (s, m) and `shortfall` (s, m) are those of `Draws`.
    """

    value: Floats
    barred: Bools
    shortfall: Floats

    @classmethod
    def none(cls) -> OnTable:
        """Nothing looked up yet."""
        nothing = np.zeros((0, 0))
        return cls(value=nothing, barred=nothing.astype(np.bool_), shortfall=nothing)

    def update(self, other: OnTable, columns: Ints) -> None:
        """Take over some columns."""
        self.value[:, columns], self.barred[:, columns] = other.value, other.barred
        self.shortfall[:, columns] = other.shortfall

    def keep(self, places: Ints) -> None:
        """Drop the other columns."""
        self.value, self.barred = self.value[:, places], self.barred[:, places]
        self.shortfall = self.shortfall[:, places]


class Continuation(Protocol):
    """What going on without a text is worth, as the parties see it."""

    def __call__(self, run: Run) -> Floats:
        """Shape (n, m), util, for the state as it stands."""
        ...


@dataclass(slots=True, kw_only=True, eq=False)
class Run:
    """Some trajectories under way (m columns; n parties, s signatories, p patrons).

    A column whose `over` is not `TALKING` has ended: what a step does to it is never looked at again.

    Attributes
    ----------
    step
        The step that is being made.
    over
        Shape (m,): an `Outcome`. Written by `end`.
    value
        Shape (n, m), util: V at this step, computed once after nature has moved.
    accepted
        Shape (s, m): chance a week with which each signatory accepts the text on the table, at the last decision.
    table
        The text on the table, looked up.
    """

    world: World
    draws: Draws
    state: State
    source: Source
    policy: Policy
    continuation: Continuation
    step: int = 0
    over: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    value: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    accepted: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    table: OnTable = field(default_factory=OnTable.none)
    _rolled: tuple[int, npt.NDArray[np.uint32], Floats] = field(
        default_factory=lambda: (-1, np.zeros((0, 0), dtype=np.uint32), np.zeros((0, 0)))
    )
    _known: dict[str, tuple[Draws, Any]] = field(default_factory=dict)

    def once(self, name: str, made: Callable[[], T]) -> T:
        """What follows from world and draws alone: made when first asked for, and again once the draws are others."""
        found = self._known.get(name)
        if found is None or found[0] is not self.draws:
            found = self._known[name] = (self.draws, made())
        value: T = found[1]
        return value

    def risk(self, key: str) -> Floats:
        """The chance that something whose hazard per week is a parameter happens within this step."""
        return self.once(f"risk of {key}", lambda: chance(self.draws[key], self.world.weeks))

    def any(self, key: str) -> bool:
        """Whether a parameter is anything but nought, for anybody in any trajectory."""
        return self.once(f"any {key}", lambda: bool(self.draws[key].any()))

    @property
    def years(self) -> float:
        """Time since the start at the beginning of this step."""
        return self.step * self.world.years

    @property
    def week(self) -> int:
        """The week in which this step begins, from 0."""
        return int(self.step * self.world.weeks + 1e-9)

    @property
    def live(self) -> Bools:
        """Shape (m,): what has not ended."""
        return np.asarray(self.over == Outcome.TALKING)

    def on(self, mechanism: str) -> bool:
        """Whether a mechanism is at work."""
        return mechanism not in self.world.off

    def dice(self, name: Dice) -> Floats:
        """The uniform numbers of this step for what may happen at every step: shape (rows, m).

        All are asked for in one call, which is half of their cost, and made numbers of once they are wanted. A patron
        more shifts nobody's. Those for support stand in the order of `World.backing`, those for ultimatums in that of
        `World.pressing`.
        """
        s, first = self.world.signatories, len(_ROWS)
        end = first + 2 * s
        supports, threats, rows = self._patrons
        if self._rolled[0] != self.step:
            words = self._here(self.source.words("step", self.step, end + rows))
            self._rolled = self.step, words, self.normals("step", 1 + 2 * s)
        _, words, normal = self._rolled
        match name:
            case "collapse" | "exit" | "leak" | "publish" | "response":
                return uniform_of(words[_ROWS.index(name)])
            case "shock":
                return uniform_of(words[first : first + s])
            case "statement":
                return uniform_of(words[first + s : end])
            case "support":
                return uniform_of(words[[end + row for row in supports]])
            case "ultimatum":
                return uniform_of(words[[end + row for row in threats]])
            case "front":
                return np.asarray(normal[0])
            case "mood":
                return normal[1 : 1 + s]
            case "news":
                return normal[1 + s :]

    @property
    def _patrons(self) -> tuple[list[int], list[int], int]:
        """Rows of the patrons' numbers, one after the other: for support, for ultimatums; and how many there are."""
        return self.once("rows of patrons", lambda: _rows_of(self.world))

    def uniforms(self, purpose: str, rows: int = 1) -> Floats:
        """Uniform numbers of this step, shape (rows, m)."""
        return self._here(self.source.uniforms(purpose, self.step, rows))

    def normals(self, purpose: str, rows: int = 1, *, at: int | None = None) -> Floats:
        """Standard normal numbers of this step, or of another period `at`: shape (rows, m)."""
        return self._here(self.source.normals(purpose, self.step if at is None else at, rows))

    def end(self, where: Bools, outcome: Outcome) -> None:
        """Let trajectories end, unless something ended them before."""
        columns = np.nonzero(where)[0]
        self.over[columns[self.over[columns] == Outcome.TALKING]] = outcome

    def keep(self, places: Ints) -> None:
        """Drop the other columns."""
        self.state.keep(places)
        self.draws = self.draws.taken(places)
        self.table.keep(places)
        blocks = np.bincount(self.state.where // BLOCK, minlength=len(self.source.blocks))
        self.source.wanted = [bool(count) for count in blocks]
        self.over, self.value, self.accepted = (
            self.over[places],
            self.value[:, places],
            self.accepted[:, places],
        )

    def _here(self, numbers: npt.NDArray[N]) -> npt.NDArray[N]:
        # Before anything was dropped, the places are all places, and there is nothing to pick.
        return numbers if self.state.size == numbers.shape[-1] else np.take(numbers, self.state.where, axis=-1)


def _rows_of(world: World) -> tuple[list[int], list[int], int]:
    supports, threats, rows = list[int](), list[int](), 0
    for place in range(len(world.patrons)):
        if place in world.backing:
            supports.append(rows)
            rows += 1
        if place in world.pressing:
            threats.append(rows)
            rows += 1
    return supports, threats, rows


@dataclass(frozen=True, kw_only=True, eq=False)
class Trajectories:
    """How each trajectory went (m trajectories, n parties, p patrons, s signatories).

    Attributes
    ----------
    outcome
        Shape (m,): an `Outcome`.
    ended
        Shape (m,): the step in which it ended, from 0; the number of steps where they still talk.
    text
        Shape (m,): what was signed; -1 for nothing.
    amended
        Shape (m,): whether the signed text came onto the table after the start.
    pivotal
        Shape (m,): the signatory least likely to accept at the last decision; -1 where there was none.
    value
        Shape (n, m), util: what each party ended with: the signed text's value, or V.
    points
        Steps before which the series were noted, and the number of steps last.
    series
        Name -> shape (points, rows, m), in single precision, since they take the most memory: `front` (1 row),
        `public` (1: 0 secret, 1 known), `exposure` (1), `support` and `kappa` (p), `belief`, `belief_sd` and
        `audience` (s). What ended stays at its last value.
    """

    outcome: Ints
    ended: Ints
    text: Ints
    amended: Bools
    pivotal: Ints
    value: Floats
    points: tuple[int, ...]
    series: dict[str, Singles]

    def taken(self, places: slice) -> Self:
        """Some of the trajectories."""
        cut = {
            name: getattr(self, name)[..., places]
            for name in ("outcome", "ended", "text", "amended", "pivotal", "value")
        }
        series = {name: values[..., places] for name, values in self.series.items()}
        return type(self)(points=self.points, series=series, **cut)
