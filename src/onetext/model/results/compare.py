"""What changed between two drafts, and who gained (commands: `compare`, `try`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.results.balance import DraftBalance, TermView
from onetext.model.results.common import Estimate, Probability, Result, Spread

__all__ = ["CompareResult", "Effect", "Holds", "LineChange", "Link", "TermChange", "TryResult"]

Holds = Literal["all", "some", "none"]
"""Whether a statement holds for all, some or no values in the ranges (S4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Points of one draft and the points of another that answer them. `similarity` is None until texts are aligned."""

    from_: tuple[str, ...]
    to: tuple[str, ...]
    op: Literal["kept", "changed", "added", "removed", "split", "merged"]
    similarity: float | None = None
    review: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A red line whose status differs between the two drafts."""

    id: str
    reading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What going from the first draft to the second does to a party, in its own points, under the same draw (S4, S15).

    Attributes
    ----------
    total
        Change of value. None when the terms of either draft are unknown.
    total_spread
        Where nine in ten sampled changes lie, beside the exact bounds of the total.
    holds, probability
        Whether "the second draft is better for this party" holds for all, some or no values in the ranges.
    loses, loses_probability
        The same for "the second draft is worse".
    by_issue, by_interaction
        Parts that add up to the total at the point (their bounds do not add), issues without effect left out.
    warnings
        What a reader must know of the numbers: bounds that are outer ones, rules that allow no filling.
    """

    total: Estimate | None
    holds: Holds | None
    probability: Probability | None
    loses: Holds | None
    loses_probability: Probability | None
    by_issue: Mapping[str, Estimate]
    by_interaction: Mapping[str, Estimate]
    lines: tuple[LineChange, ...] = ()
    total_spread: Spread | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """An issue that the two drafts treat differently."""

    issue: str
    before: TermView
    after: TermView


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareResult(Result):
    """Two drafts side by side: `a` before, `b` after."""

    a: str
    b: str
    links: tuple[Link, ...]
    changes: tuple[TermChange, ...]
    effects: Mapping[str, Effect]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per party and issue with an effect."""
        for party, effect in self.effects.items():
            for issue, part in effect.by_issue.items():
                yield {
                    "party": party,
                    "issue": issue,
                    "change": part.point,
                    "low": part.low,
                    "high": part.high,
                }


@dataclass(frozen=True, slots=True, kw_only=True)
class TryResult(Result):
    """A draft with some terms changed, beside the original."""

    draft: str
    set_: Mapping[str, str]
    before: DraftBalance
    after: DraftBalance
    changes: tuple[TermChange, ...]
    effects: Mapping[str, Effect]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per party and issue with an effect."""
        for party, effect in self.effects.items():
            for issue, part in effect.by_issue.items():
                yield {
                    "party": party,
                    "issue": issue,
                    "change": part.point,
                    "low": part.low,
                    "high": part.high,
                }
