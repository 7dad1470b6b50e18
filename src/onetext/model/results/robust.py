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
    """How often a party makes a package fail, and by which of its lines (or its no deal).

    Attributes
    ----------
    by_value
        None where it is not known what the party would accept by value: then it fails in `share` at least.
    """

    party: str
    share: float
    by_value: float | None
    by_line: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChances:
    """How often each party, and all together, accept a draft over the sampled scenarios.

    Attributes
    ----------
    all
        None where what some signatory would accept by value is unknown; so is that party's own share in `parties`.
    passes_tests
        Share of scenarios in which it breaks no red line that is meant, and all of whom that can be tested accept it by
        value; the same as `all` where that is known.
    """

    id: str
    all: Probability | None
    parties: Mapping[str, Probability | None]
    blockers: tuple[Blocker, ...]
    passes_tests: Probability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustResult(Result):
    """The package that most scenarios accept (S4, S7).

    Attributes
    ----------
    probability
        Share of fresh scenarios, not used in the search, in which all accept it; `interval` is 95 % (Wilson). It, every
        other share of scenarios in which all accept, and every bound on one, is None where somebody is `untested`.
    in_sample
        Share of the scenarios it was searched on; somewhat too good, since it was chosen on them.
    in_sample_bound
        No package is accepted in a larger share of the searched scenarios; `proof` says how that is known.
    upper_bound
        No package is accepted in a larger share of all scenarios, with 97.5 % confidence: `in_sample_bound` with an
        allowance for the luck of the sample (Clopper–Pearson), and never below `probability`.
    draws
        Scenarios searched: fewer than asked for where a limit struck. Every share says of how many it is.
    parties
        How often each accepts the package; None for those who are untested.
    untested
        Signatories of whom it is not known what they would accept by value: only their red lines are tested.
    passes_tests
        Share of fresh scenarios in which the package breaks no red line that is meant, and all of whom that can be
        tested accept it by value; the same as `probability` where that is known.
    gives
        What the package gives each party, with the range of every number.
    beside, beside_package
        Where the ranges are those that the parties' answers leave (S22): the best package without their answers, and
        its `probability`.
    """

    package: Package | None
    probability: Probability | None
    interval: tuple[float, float] | None
    in_sample: float | None
    in_sample_bound: float | None
    upper_bound: float | None
    proof: Proof
    draws: int
    blockers: tuple[Blocker, ...]
    drafts: tuple[DraftChances, ...]
    parties: Mapping[str, Probability | None]
    untested: tuple[str, ...]
    assumptions: tuple[str, ...]
    relies_on: tuple[Reliance, ...] = ()
    gives: Mapping[str, PartyBalance] = field(default_factory=dict)
    passes_tests: Probability | None = None
    beside: Probability | None = None
    beside_package: Package | None = None
