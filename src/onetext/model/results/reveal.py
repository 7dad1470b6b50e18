"""What the parties' answers to drafts say about their weights, red lines and no deals (command: `reveal`; S22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from onetext.model.items import Basis
from onetext.model.kinds import ResponseKind
from onetext.model.results.common import Probability, Result

__all__ = [
    "ActMeaning",
    "Clash",
    "ClashInput",
    "DraftPreference",
    "Ordering",
    "PartyRanges",
    "Prediction",
    "PredictionScores",
    "Quantiles",
    "RevealResult",
    "RevealedLine",
    "RevealedResponse",
]

ActMeaning = Literal["accepts", "refuses", "improves", "other-option", "nothing"]
"""What an answer is taken to say (S22).

The draft is at least as good as no deal; it is not, or a line is broken, or waiting is better; the counter-draft is
better, and what it keeps is tolerable; another option is better on an issue; nothing.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantiles:
    """Where sampled values lie: the 5 %, 50 % and 95 % points."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedLine:
    """A red line: its firmness, and the share of the scenarios in which it is real."""

    firmness: Quantiles
    real: Probability


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRanges:
    """A party's soft numbers, before or after its answers are taken into account.

    Attributes
    ----------
    weights
        Issue -> weight, in the units of the case.
    shares
        Issue -> its part of the party's whole weight, in [0, 1]: weights mean nothing but by their ratios.
    lines
        Id of a red line -> how firm it is.
    no_deal
        In the party's points, on the day looked from; None where it is unknown.
    accepts
        Draft -> share of the scenarios in which the party accepts it (S9); None where that is unknown.
    """

    weights: Mapping[str, Quantiles]
    shares: Mapping[str, Quantiles]
    lines: Mapping[str, RevealedLine]
    no_deal: Quantiles | None
    accepts: Mapping[str, Probability | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What the other answers of a party say about one of them.

    Attributes
    ----------
    predicted
        The chance that the party acts as it did, from all its other answers.
    base
        The same from nothing but how often such a question is answered so: by all parties of the case, this answer
        left out.
    """

    predicted: float
    base: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedResponse:
    """One answer on record, and what it taught.

    Attributes
    ----------
    meaning
        What it is taken to say; `nothing` with `why`.
    counter
        The party's own counter-draft that an amendment led to; "" where there is none.
    why
        Why nothing is learned: `kind` (basis for talks, silence), `unreliable` (reliability 0), `no-terms`,
        `no-counter-draft`, `no-value`, `no-issue`, `always` (it would be so in every
        scenario), `never` (in none, so that it counts as a pose or a mistake); "" otherwise.
    reliability, reliability_basis
        The range that is used, and where it comes from.
    learned
        In bits: how far the answer moves the scenarios, given all the others (Kullback–Leibler); what it says of a
        draft's open issues is not counted.
    prior
        The chance of this answer before any is taken into account.
    prediction
        Leave-one-out; None where nothing is learned from it, unless it is `never`.
    """

    party: str
    draft: str
    kind: ResponseKind
    public: bool
    meaning: ActMeaning
    counter: str
    why: str
    issues: tuple[str, ...]
    reliability: tuple[float, float]
    reliability_basis: Basis
    learned: float
    prior: float | None
    prediction: Prediction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPreference:
    """Whether a party must, may or cannot find one draft better than another, if its answers are taken at their word.

    Attributes
    ----------
    verdict
        `necessarily`: better or equal for all values that fit, and better for some; `possibly`: for some, and worse for
        others; `never`: for none; `equal`; `undecided`, where open issues leave it open.
    before
        The same without the answers.
    proof
        `certificate`: checked in exact arithmetic; `solver`: a floating-point solver's word (S20).
    """

    better: str
    worse: str
    verdict: Literal["necessarily", "possibly", "never", "equal", "undecided"]
    before: Literal["necessarily", "possibly", "never", "equal", "undecided"]
    proof: Literal["certificate", "solver"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """That the swing on one issue counts for more than on another: what the acts say of the trade.

    Attributes
    ----------
    before, after
        Share of the scenarios in which it is so.
    must
        Whether it is so for all values that fit, the answers taken at their word; with `proof`.
    because
        Ids of the answers that it mainly rests on.
    """

    above: str
    below: str
    before: float
    after: float
    must: bool
    proof: Literal["certificate", "solver", ""]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashInput:
    """An input of a case: an answer, a weight, scores, a no deal, a red line or a position."""

    kind: Literal["response", "weight", "scores", "no-deal", "red-line", "position"]
    id: str
    issue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Inputs of a party that cannot all hold; without any one of them the others can.

    Attributes
    ----------
    smallest
        Whether it is proved that no smaller set clashes.
    proof
        `certificate`: checked in exact arithmetic; `solver`; `sampled`: no scenario was found that fits.
    """

    party: str
    inputs: tuple[ClashInput, ...]
    smallest: bool
    proof: Literal["certificate", "solver", "sampled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionScores:
    """How well answers are predicted by the others, beside the base rate; smaller is better. None without cases."""

    cases: int
    log: float | None
    base_log: float | None
    brier: float | None
    base_brier: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealResult(Result):
    """The soft numbers before and after the answers on record.

    Attributes
    ----------
    before, after
        Party -> its ranges; parties that value anything.
    effective_sample_size
        Party -> how many independent scenarios its `after` is worth.
    method
        Party -> how it was sampled: `prior` (no answer teaches anything), `weighted` or `moved` (sequential Monte
        Carlo); `clash` where no scenario fits, and `after` is then `before`.
    responses
        Id -> what the answer is taken to say, and what it taught.
    preferences
        Party -> pairs of drafts.
    orderings
        Party -> trades between issues that its answers speak of, the most changed first.
    clashes
        Answers and other inputs that cannot all hold.
    scores
        Leave-one-out, over all answers that teach anything, and per party.
    draws
        Scenarios kept for each party.
    because
        Party -> what moved (`weight/ISSUE`, `line/ID`, `no_deal`, `accepts/DRAFT`) -> ids of the answers that moved it
        most, the first the most: those without which it would lie nearer to where it was.
    """

    before: Mapping[str, PartyRanges]
    after: Mapping[str, PartyRanges]
    effective_sample_size: Mapping[str, float]
    method: Mapping[str, Literal["prior", "weighted", "moved", "clash"]]
    responses: Mapping[str, RevealedResponse]
    preferences: Mapping[str, tuple[DraftPreference, ...]]
    orderings: Mapping[str, tuple[Ordering, ...]]
    clashes: tuple[Clash, ...]
    scores: PredictionScores
    party_scores: Mapping[str, PredictionScores]
    draws: int
    because: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per party and weight."""
        for party, ranges in self.after.items():
            for issue, after in ranges.weights.items():
                before = self.before[party].weights[issue]
                yield {
                    "party": party,
                    "issue": issue,
                    "before_low": before.low,
                    "before_median": before.median,
                    "before_high": before.high,
                    "low": after.low,
                    "median": after.median,
                    "high": after.high,
                }
