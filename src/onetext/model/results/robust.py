"""The text that most scenarios accept, and who would stop it (command: `robust`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onetext.model.results.balance import PartyBalance
from onetext.model.results.common import Probability, Result
from onetext.model.results.settle import Package, Proof, Reliance

__all__ = ["Blocker", "DraftChances", "RobustResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """How often a party makes a package fail, and by which of its lines (or its no deal)."""

    party: str
    share: float
    by_value: float
    by_line: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChances:
    """How often each party, and all together, accept a draft over the sampled scenarios."""

    id: str
    all: Probability
    parties: Mapping[str, Probability]
    blockers: tuple[Blocker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustResult(Result):
    """The package that most scenarios accept (S4, S7).

    Attributes
    ----------
    probability
        Share of fresh scenarios, not used in the search, in which all accept it; `interval` is 95 % (Wilson).
    in_sample
        Share of the scenarios it was searched on; somewhat too good, since it was chosen on them.
    in_sample_bound
        No package is accepted in a larger share of the searched scenarios; `proof` says how that is known.
    upper_bound
        No package is accepted in a larger share of all scenarios, with 97.5 % confidence: `in_sample_bound` with an
        allowance for the luck of the sample (Clopper–Pearson), and never below `probability`.
    gives
        What the package gives each party, with the range of every number.
    """

    package: Package | None
    probability: Probability | None
    interval: tuple[float, float] | None
    in_sample: float | None
    in_sample_bound: float
    upper_bound: float
    proof: Proof
    draws: int
    blockers: tuple[Blocker, ...]
    drafts: tuple[DraftChances, ...]
    parties: Mapping[str, Probability]
    untested: tuple[str, ...]
    assumptions: tuple[str, ...]
    relies_on: tuple[Reliance, ...] = ()
    gives: Mapping[str, PartyBalance] = field(default_factory=dict)
