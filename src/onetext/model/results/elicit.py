"""Questions to an expert or a party, and what the answers imply (command: `elicit`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.interviews import Swing
from onetext.model.results.common import Estimate, Probability, Result
from onetext.model.results.reveal import DraftPreference, Quantiles

__all__ = [
    "Agreement",
    "AnswerClash",
    "ElicitResult",
    "ImpliedDraft",
    "ImpliedTrade",
    "InterviewQuestion",
    "QuestionKind",
    "Swing",
]

QuestionKind = Literal["first", "relative", "trade", "signs", "refuses", "without_deal", "firmness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewQuestion:
    """A question of the interview.

    Attributes
    ----------
    id
        Its key in an answers file.
    text
        As it is asked.
    choices
        What may be answered: ids of issues, options or drafts, or `yes`, `no`, `same`; empty for numbers.
    low, high
        Least and largest number that may be answered; None where no number is asked for.
    gives, gets
        Of a trade: what is given up, and what is had for it.
    chance
        Of a trade: the share of the scenarios that fit the answers so far in which the answer is yes.
    answered
        The answer as it was given; "" while it is open.
    """

    id: str
    kind: QuestionKind
    text: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    gives: Swing | None = None
    gets: Swing | None = None
    chance: float | None = None
    answered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedDraft:
    """A draft as the answers rank it, best first."""

    draft: str
    value: Estimate
    spread: Quantiles
    accepts: Probability | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedTrade:
    """A trade that the party would make, by its answers, though it was not asked."""

    gives: Swing
    gets: Swing
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerClash:
    """Answers that cannot all hold; without any one of them the others can."""

    questions: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two or more experts on one number of a party.

    Attributes
    ----------
    ranges
        Expert -> range.
    joined
        The hull of all: nobody is averaged away.
    overlap
        Length that all ranges share as a part of `joined`: 1 where all say the same, 0 where two exclude each other.
    """

    issue: str
    ranges: Mapping[str, tuple[float, float]]
    joined: tuple[float, float]
    overlap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ElicitResult(Result):
    """An interview about one party, as far as it has come.

    Attributes
    ----------
    questions
        Those that were asked, and the next one that is open, last. When none is open the interview is complete.
    complete
        Whether all questions are answered or skipped.
    left
        How many questions are open.
    weights
        Issue -> range that follows from the answers, largest swing 100; what is written to the case.
    no_deal
        Range of what the party gets without agreement that follows from them; None where they say nothing of it.
    ranking, trades, preferences
        What they imply: all drafts best first, three trades, and pairs of drafts that are ranked for all values.
    contradictions
        Each with the smallest set of answers that causes it.
    agreement
        Per issue where several experts answered.
    written
        Files written, empty unless the answers were taken into the case.
    """

    party: str
    experts: tuple[str, ...]
    questions: tuple[InterviewQuestion, ...]
    complete: bool
    left: int
    weights: Mapping[str, Quantiles]
    no_deal: Quantiles | None
    ranking: tuple[ImpliedDraft, ...]
    trades: tuple[ImpliedTrade, ...]
    preferences: tuple[DraftPreference, ...]
    contradictions: tuple[AnswerClash, ...]
    agreement: tuple[Agreement, ...]
    written: tuple[str, ...] = ()

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per question."""
        for item in self.questions:
            yield {"id": item.id, "kind": item.kind, "text": item.text, "answered": item.answered}
