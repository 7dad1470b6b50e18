"""A reduced game of bargaining, small enough to be solved by working back from its end (or to a fixed point).

In a round the state is known to all, one party proposes a text or nothing, the others answer at once, and if the text
fails, the round's flow is paid and the next round follows. Models of this family: Rubinstein (1982), Binmore, Shaked
and Sutton (1989) for the option to walk out, Baron and Ferejohn (1989) for a quota, Merlo and Wilson (1995) for
states, McKelvey and Palfrey (1998) for answers that are only likely to be the best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onetext.errors import UsageError
from onetext.process.draws import Bools, Floats

__all__ = ["Game"]

_AXES = {
    "value": "mskn",
    "barred": "mskn",
    "flow": "msn",
    "discount": "mn",
    "recognition": "msn",
    "decisiveness": "mn",
    "transition": "mtxs",
    "walk": "msn",
    "left": "msn",
    "breakdown": "ms",
    "broken": "msn",
    "alone": "mtsn",
    "trust": "mn",
    "decisions": "m",
}
"""The axes of each array: m scenario, t round, s state, k text, n party; x is the state that is left."""

_NAMES = {"m": "scenarios", "s": "states", "k": "texts", "n": "parties"}

_LIMITS = {
    "flow": (-np.finfo(float).max, np.finfo(float).max),
    "broken": (-np.finfo(float).max, np.finfo(float).max),
    "left": (-np.finfo(float).max, np.finfo(float).max),
    "alone": (-np.finfo(float).max, np.finfo(float).max),
    "walk": (-np.inf, np.finfo(float).max),
    "discount": (0.0, 1.0),
    "recognition": (0.0, 1.0),
    "transition": (0.0, 1.0),
    "breakdown": (0.0, 1.0),
    "trust": (1e-9, 1.0),
    "decisiveness": (0.0, np.inf),
    "decisions": (0.0, np.inf),
}
"""What the numbers can be, both ends included."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Game:
    """A stochastic bargaining game of n parties, K texts, S states, and m scenarios that are solved side by side.

    The axes of every array stand in the order scenario, round, state, text, party; leading ones may be left out, and
    any may have length 1, where it makes no difference. Values are utils; the value of no agreement is normalised to
    be a mean per round, so that it compares with the value of a text.

    Attributes
    ----------
    value
        Shape (m, S, K, n): what each text is worth to each party once it is agreed.
    discount
        Shape (m, n), in [0, 1]: what the next round counts.
    flow
        Shape (m, S, n): what a round without agreement brings; a flow for ever is worth the flow itself.
    transition
        Shape (m, rounds, S, S): chances of the next state. A row may add up to less than 1: what lacks is the chance
        that the talks are over for good, and the parties left with going on alone.
    recognition
        Shape (m, S, n): chance that a party proposes; sums to 1. None where `turns` says who does.
    turns
        Who proposes in the first, second … round, over and over.
    voters
        Who must answer; None for all.
    quota
        How many voters must accept, a voting proposer counted; None for all of them.
    decisiveness
        Shape (m, n): inf takes the best action, and the agreement if it is as good as any; finite chooses an action
        with weight exp(decisiveness * value).
    barred
        Shape (m, S, K, n): the party accepts the text in no circumstances.
    walk
        Shape (m, S, n): what a party gets that refuses and ends the talks; -inf where it cannot. Only without a quota.
    left
        Shape (m, S, n): what the others then get; None for going on alone.
    breakdown
        Shape (m, S): chance that a refusal ends the talks; `broken`, shape (m, S, n), is what they then get (None:
        alone).
    alone
        Shape (m, rounds + 1, S, n): what going on without any agreement for ever is worth; None to work it out from
        `flow`. It may stand in place of `flow`.
    horizon
        Number of rounds, after which nothing can be agreed; None for a game without end.
    trust
        Shape (m, n), in (0, 1]: share of a text that is believed to be kept; the rest is as if it was not agreed.
    lasting
        Whether an agreement ends the game. Else a text divides a single round, and the game goes on: no one can be
        held to anything later (Powell, 2006).
    passing
        Whether a proposer may propose nothing.
    bound
        Whether a proposer stands by its own text. Else it answers like all others.
    decisions
        Shape (m,): how many times in a round the parties stand before the same choice.
    """

    value: npt.NDArray[Any]
    discount: npt.ArrayLike
    flow: npt.ArrayLike = 0.0
    transition: npt.ArrayLike | None = None
    recognition: npt.ArrayLike | None = None
    turns: tuple[int, ...] = ()
    voters: tuple[int, ...] | None = None
    quota: int | None = None
    decisiveness: npt.ArrayLike = np.inf
    barred: Bools | None = None
    walk: npt.ArrayLike | None = None
    left: npt.ArrayLike | None = None
    breakdown: npt.ArrayLike = 0.0
    broken: npt.ArrayLike | None = None
    alone: npt.ArrayLike | None = None
    horizon: int | None = None
    trust: npt.ArrayLike = 1.0
    lasting: bool = True
    passing: bool = True
    bound: bool = True
    decisions: npt.ArrayLike = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no game, before anything is computed."""
        if self.value.ndim < 2 or not self.value.size or not np.isfinite(self.value).all():
            raise UsageError(
                "value: a game needs one or more texts with a finite value for each party, shape (texts, parties)."
            )
        if (self.recognition is None) == (not self.turns):
            raise UsageError("recognition, turns: say either with what chances parties propose, or in what order.")
        if not all(0 <= party < self.parties for party in (*self.turns, *self.who)):
            raise UsageError(f"turns, voters: places of parties run from 0 to {self.parties - 1}.")
        if not self.who or (self.quota is not None and not 1 <= self.quota <= len(self.who)):
            raise UsageError("voters, quota: at least one party must vote, and the quota lie between 1 and all voters.")
        if self.walk is not None and self.quota not in (None, len(self.who)):
            raise UsageError("walk: who may end the talks has a veto; leave out the quota or the walking.")
        if self.horizon is not None and self.horizon < 1:
            raise UsageError("horizon: a game has at least one round; None for no end.")
        self._check_sizes()
        self._check_numbers()

    def _check_sizes(self) -> None:
        for axis, what in _NAMES.items():
            sizes = {"value": self.value.shape[-1]} if axis == "n" else {}
            for name, axes in _AXES.items():
                array = self.full(name)
                if array is not None and axis in axes:
                    sizes[name] = array.shape[axes.index(axis)]
            most = sizes["value"] if axis in "kn" else max(sizes.values())
            for name, size in sizes.items():
                if size not in (1, most):
                    raise UsageError(f"{name}: is given for {size} {what}; the game has {most}.")

    def _check_numbers(self) -> None:
        for name, (low, high) in _LIMITS.items():
            array = self.full(name)
            if array is not None and not ((array >= low) & (array <= high)).all():
                raise UsageError(f"{name}: every number must lie between {low:g} and {high:g}.")
        recognition, transition = self.full("recognition"), self.full("transition")
        if recognition is not None and not np.allclose(recognition.sum(axis=-1), 1.0, atol=1e-6):
            raise UsageError("recognition: the chances to propose must add up to 1.")
        if transition is not None and not (transition.sum(axis=-1) <= 1 + 1e-6).all():
            raise UsageError("transition: the chances of the next state must not add up to more than 1.")

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return int(self.value.shape[-1])

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return int(self.value.shape[-2])

    @property
    def who(self) -> tuple[int, ...]:
        """The voters."""
        return tuple(range(self.parties)) if self.voters is None else self.voters

    @property
    def states(self) -> int:
        """How many states there are."""
        return self._size("s")

    @property
    def scenarios(self) -> int:
        """How many scenarios there are."""
        return self._size("m")

    def _size(self, axis: str) -> int:
        found = [(self.full(name), axes.index(axis)) for name, axes in _AXES.items() if axis in axes]
        return max(1 if array is None else array.shape[place] for array, place in found)

    def full(self, name: str) -> Floats | None:
        """An array with all its axes, in double precision unless it came in single precision."""
        given = getattr(self, name)
        if given is None:
            return None
        array = np.asarray(given)
        if array.dtype not in (np.bool_, np.float32):
            array = array.astype(np.float64)
        axes = len(_AXES[name])
        if array.ndim > axes:
            raise UsageError(f"{name}: has {array.ndim} axes, and can have {axes} at most.")
        return array.reshape((1,) * (axes - array.ndim) + array.shape)
