"""The parts of the brief that no other command gives (command: `brief`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onetext.model.dates import Date
from onetext.model.redlines import Reading
from onetext.model.results.balance import BalanceResult, ConsentNeed
from onetext.model.results.common import BasisShare, Estimate, Result
from onetext.model.results.compare import CompareResult
from onetext.model.results.forecast import ForecastResult
from onetext.model.results.log import LogResult
from onetext.model.results.record import ClaimsResult, ConcedeResult, Credibility, PublicFloor
from onetext.model.results.reveal import RevealResult
from onetext.model.results.said import IssueSayings, LeakShare, Publication, SeriesBasis, Shock
from onetext.model.results.settle import CompleteTo, Conflict, Correction, FrontierResult, SettleResult, Zone
from onetext.model.results.whatif import AskedChange
from onetext.model.voices import Certainty

__all__ = [
    "Blocked",
    "BriefResult",
    "BriefSections",
    "DeadlineView",
    "Dilemma",
    "DilemmaBranch",
    "ExpectationClash",
    "ForecastChange",
    "Headline",
    "Nearness",
    "NoDealView",
    "ResponseView",
    "StepsApart",
    "Unknowns",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsApart:
    """How many steps along an issue's scale a draft stands from what each of two parties asks."""

    party: Estimate
    other: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """On how many issues a draft stands nearer to what one party demands than to what another demands.

    Counted on the scale of options, issue by issue, so that no party's points are compared with another's (S2). An
    issue counts only where both have a position that names options; it is `either` when the set of options that a
    position allows leaves the answer open, and `unknown` when a position or the draft's term is missing.

    Attributes
    ----------
    nearer_party, nearer_other, same
        Issues on which the draft is nearer to the one, to the other, or as near to both, for every reading.
    either, unknown
        Issues on which the answer depends on the reading, and issues on which nothing can be said.
    apart
        issue -> how many steps the draft is from each of the two, on issues with an order that count.
    mean_party, mean_other
        Mean of these steps over those issues; None when there is none.
    """

    draft: str
    party: str
    other: str
    nearer_party: tuple[str, ...]
    nearer_other: tuple[str, ...]
    same: tuple[str, ...]
    either: tuple[str, ...]
    unknown: tuple[str, ...]
    apart: Mapping[str, StepsApart] = field(default_factory=dict)
    mean_party: Estimate | None = None
    mean_other: Estimate | None = None

    @property
    def counted(self) -> int:
        """On how many issues both positions and the draft's term are known."""
        return len(self.nearer_party) + len(self.nearer_other) + len(self.same) + len(self.either)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationClash:
    """Expectations about the time without a deal that cannot all be true (mutual optimism, S8)."""

    issue: str
    months: int
    parties: tuple[str, ...]
    expects: Mapping[str, Mapping[str, Estimate]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDealView:
    """What a party gets without a deal: the number, after 6 and 12 months, and what it expects issue by issue."""

    party: str
    value: Estimate | None
    after_6: Estimate | None
    after_12: Estimate | None
    cost: Estimate | None
    expectations: Mapping[str, Mapping[str, Mapping[str, Estimate]]]
    reasons: Mapping[str, str]
    basis: str
    hindsight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """An ultimatum and what became of it by the `as_of`."""

    id: str
    by: str
    speaker: str
    to: tuple[str, ...]
    terms: str
    penalty: str
    set_on: Date
    due: Date | None
    fate: str
    fate_on: Date | None
    draft: str
    note: str
    sources: tuple[str, ...]
    certainty: tuple[Certainty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseView:
    """What a party did with a draft."""

    id: str
    party: str
    speaker: str
    draft: str
    kind: str
    public: bool
    issues: tuple[str, ...]
    happened: Date
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DilemmaBranch:
    """One way out for a party under an ultimatum: what it gets, which of its lines break, what speaks against it.

    Attributes
    ----------
    lines_possible
        Its lines that a term left open decides, read narrowly: neither kept nor broken.
    settled, issues
        How many issues the text settles, of how many; None when there is no text or none of its terms is known.
    who_rejects
        Other party -> the most negative of its speakers' newest words on the text, where one is an objection.
    objections
        These words themselves, one for each speaker whose newest word on the text is an objection.
    """

    choice: Literal["sign", "amend", "refuse"]
    draft: str | None
    value: Estimate | None
    against_no_deal: Estimate | None
    lines_narrow: tuple[str, ...]
    lines_strict: tuple[str, ...]
    who_rejects: Mapping[str, str]
    note: str
    lines_possible: tuple[str, ...] = ()
    settled: int | None = None
    issues: int | None = None
    objections: tuple[ResponseView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma:
    """Sign, amend or refuse: what each means for the addressee of an ultimatum about a draft.

    `ultimatum` is the newest that frames the choice, `ultimatums` are all of them, in the order in which they were set.
    """

    party: str
    draft: str
    ultimatum: str
    branches: tuple[DilemmaBranch, ...]
    ultimatums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknowns:
    """What nobody knows, or the case does not."""

    no_terms: tuple[str, ...]
    no_position: Mapping[str, tuple[str, ...]]
    open_issues: Mapping[str, tuple[str, ...]]
    no_responses: Mapping[str, tuple[str, ...]]
    low_confidence: int
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A sentence of the answer, computed from the case, with the numbers in it by name."""

    id: str
    text: str
    sourced_only_text: str
    sourced_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """What stands in the way of a text that all could sign, with the red lines in one reading (S7, S14)."""

    reading: Reading
    zone: Zone
    conflicts: tuple[Conflict, ...]
    corrections: tuple[Correction, ...]
    corrections_complete_to: CompleteTo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastChange:
    """What one change would do to the forecast of the brief, run by run under the same chance.

    Attributes
    ----------
    change
        What is different.
    difference, difference_error
        Mode -> outcome -> changed less base, and its standard error from the differences of single runs.
    runs
        How many runs were compared in each mode.
    """

    change: AskedChange
    difference: Mapping[str, Mapping[str, float]]
    difference_error: Mapping[str, Mapping[str, float]]
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSections:
    """The objects of the brief, by name.

    Attributes
    ----------
    settle, frontier
        As the commands of these names answer, without what the page does not show: certificates for lists of
        corrections, lifting. None where there is nothing to settle or nobody to sign.
    settle_strict
        Only where the narrow reading of red lines leaves a text that all could sign, and the strict one none.
    settle_as_good
        concept -> issue -> other options that alone would change nothing for any signatory at the point of every
        range: on these issues the first package of the solution is as good as another.
    settle_as_few
        draft -> issue that its least change settles otherwise -> other options that, put there one at a time, also
        make a text of it that all could sign, at the point of every range.
    log
        How the drafts grew, as the command of this name answers; None where there is no draft.
    newer
        A draft that was imported since and waits: the page is about an older one, and nobody chose that.
    sayings
        Who said what over time, by issue.
    publications, leaks, shocks, series
        How drafts came out, what share of them was leaked, what came from outside, on what dated series rest.
    record_basis
        `sayings`, `deadlines`, `claims` -> share of their records by basis (S17).
    forecast, forecast_refused
        As the command of this name answers; None where it was not asked for, or with why it cannot be made.
    forecast_without, forecast_changes
        What leaving a mechanism out, and what one change in the world, would do to it.
    reveal
        As the command of this name answers; None where no answer on record teaches anything. No other part counts the
        answers in.
    """

    headlines: tuple[Headline, ...]
    balance: BalanceResult
    balance_sourced: BalanceResult
    compare: tuple[CompareResult, ...]
    claims: ClaimsResult
    concede: ConcedeResult
    nearness: tuple[Nearness, ...]
    consents: Mapping[str, tuple[ConsentNeed, ...]]
    no_deal: tuple[NoDealView, ...]
    clashes: tuple[ExpectationClash, ...]
    deadlines: tuple[DeadlineView, ...]
    credibility: tuple[Credibility, ...]
    floors: tuple[PublicFloor, ...]
    responses: tuple[ResponseView, ...]
    dilemmas: tuple[Dilemma, ...]
    unknowns: Unknowns
    basis_share: BasisShare
    focus: str | None
    settle: SettleResult | None = None
    settle_strict: Blocked | None = None
    settle_as_good: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    settle_as_few: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    frontier: FrontierResult | None = None
    log: LogResult | None = None
    newer: str | None = None
    sayings: tuple[IssueSayings, ...] = ()
    publications: tuple[Publication, ...] = ()
    leaks: LeakShare | None = None
    shocks: tuple[Shock, ...] = ()
    series: tuple[SeriesBasis, ...] = ()
    record_basis: Mapping[str, BasisShare] = field(default_factory=dict)
    forecast: ForecastResult | None = None
    forecast_refused: str = ""
    forecast_without: tuple[ForecastChange, ...] = ()
    forecast_changes: tuple[ForecastChange, ...] = ()
    reveal: RevealResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefResult(Result):
    """The whole answer. `focus` in the sections is the draft that the page is mainly about."""

    path: str | None
    sections: BriefSections
