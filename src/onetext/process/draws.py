"""What is drawn once per trajectory: values of the texts, no deal, red lines, consents and all parameters.

A block is 1,024 trajectories with 1,024 scenarios of its own (S4, S7): block `b` depends on the seed and on `b` alone,
so neither chunk, worker nor engine changes anything (S19). The last axis of every array is the trajectory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

__all__ = ["BLOCK", "Bools", "Draws", "Floats", "Ints", "Scenes"]

BLOCK = 1024
"""Trajectories that are drawn and added up together."""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Draws:
    """The drawn numbers of some trajectories (m of them; n parties, s signatories, K texts).

    Attributes
    ----------
    value
        Shape (n, K, m), util: what each text is worth to each party if it is carried out.
    no_deal
        Shape (n, m), util: what going on without a text is worth at the start (S8).
    barred
        Shape (s, K, m): a real red line of the signatory is broken (S7, S9): it never accepts this text.
    shortfall
        Shape (s, K, m), util: how far the text stays below what the party said in public before the start.
    consent
        Shape (K, m), in [0, 1]: share of the text that is carried out, given who consents (S10); 1 where all do.
    unconsented
        Shape (n, K, m), util: what the text is worth where the clauses that lack consent stay open.
    parameters
        Key of `PARAMETERS` -> array (m,) for the talks, (n, m) per party, (patrons, m) per patron.
    """

    value: Floats
    no_deal: Floats
    barred: Bools
    shortfall: Floats
    consent: Floats
    unconsented: Floats
    parameters: Mapping[str, Floats]

    @property
    def size(self) -> int:
        """Number of trajectories."""
        return int(self.no_deal.shape[-1])

    def __getitem__(self, key: str) -> Floats:
        """A parameter's draws."""
        return self.parameters[key]

    def consented(self) -> Floats:
        """Shape (n, K, m), util: what the texts are worth, given who consents (S10)."""
        if (self.consent == 1).all():
            return self.value
        return np.asarray(self.unconsented + self.consent * (self.value - self.unconsented))

    def taken(self, places: Ints | slice) -> Self:
        """The draws of some of the trajectories."""

        def _some(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
            # Twice as fast as an index, for places in any order.
            return array[..., places] if isinstance(places, slice) else array.take(places, axis=-1)

        parameters = {key: _some(array) for key, array in self.parameters.items()}
        return type(self)(parameters=parameters, **{name: _some(getattr(self, name)) for name in _ARRAYS})

    def of_texts(self, places: Sequence[int]) -> Self:
        """The draws of talks in which only some of the texts are there."""
        kept = list(places)
        arrays = {name: getattr(self, name)[..., kept, :] for name in _OF_TEXTS}
        return type(self)(no_deal=self.no_deal, parameters=self.parameters, **arrays)

    @classmethod
    def joined(cls, parts: Sequence[Draws]) -> Self:
        """The draws of several blocks side by side."""

        def _side_by_side(name: str) -> npt.NDArray[Any]:
            return np.concatenate([getattr(part, name) for part in parts], axis=-1)

        parameters = {key: np.concatenate([part[key] for part in parts], axis=-1) for key in parts[0].parameters}
        return cls(parameters=parameters, **{name: _side_by_side(name) for name in _ARRAYS})


@dataclass(frozen=True, kw_only=True, eq=False)
class Scenes:
    """What is drawn of values, red lines and consents, without the parameters: some scenarios (m of them).

    `value`, `no_deal`, `barred`, `shortfall` and `unconsented` are those of `Draws`.

    Attributes
    ----------
    lacks
        Shape (K, m): whether some option of the text lacks a consent that it needs (S10).
    """

    value: Floats
    no_deal: Floats
    barred: Bools
    shortfall: Floats
    lacks: Bools
    unconsented: Floats

    def taken(self, places: Ints) -> Self:
        """Some of the scenarios, in any order and as often as they are named."""
        return type(self)(**{name: getattr(self, name)[..., places] for name in _SCENES})

    @classmethod
    def joined(cls, parts: Sequence[Scenes]) -> Self:
        """The scenarios of several blocks side by side."""
        return cls(**{name: np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in _SCENES})

    def under(self, parameters: Mapping[str, Floats]) -> Draws:
        """With the parameters of each."""
        return Draws(
            value=self.value,
            no_deal=self.no_deal,
            barred=self.barred,
            shortfall=self.shortfall,
            consent=np.where(self.lacks, parameters["consent_share"], 1.0),
            unconsented=self.unconsented,
            parameters=parameters,
        )


_ARRAYS = ("value", "no_deal", "barred", "shortfall", "consent", "unconsented")
_OF_TEXTS = ("value", "barred", "shortfall", "consent", "unconsented")
_SCENES = ("value", "no_deal", "barred", "shortfall", "lacks", "unconsented")
