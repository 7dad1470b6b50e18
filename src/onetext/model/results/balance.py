"""What each draft gives each party (commands: `balance`, `try`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.dates import Date
from onetext.model.redlines import Reading
from onetext.model.results.common import BasisShare, Estimate, Probability, Result, Spread

__all__ = [
    "Acceptance",
    "BalanceResult",
    "ConsentNeed",
    "DraftBalance",
    "LineStatus",
    "PartyBalance",
    "Stance",
    "TermView",
]

Acceptance = Literal["yes", "no", "depends"]
Stance = Literal["refuses", "refuses-with", "negotiable", "supports", "middle", "opposes", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """A red line against a draft, in one reading (S7).

    `real` is the point rule (firmness at least one half), None where nothing is known of the firmness. `issues` are
    those on which it is broken or may be.
    """

    id: str
    status: Literal["broken", "possible", "kept"]
    reading: Reading
    firmness: Estimate
    real: bool | None
    evidence: str | None
    issues: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyBalance:
    """What a draft gives one party, in its own points; never to be compared with another party's (S2).

    Attributes
    ----------
    value, no_deal
        None when unknown: the draft has no known terms, or there is no issue to value.
    gain
        Value minus no deal under the same draw: its bounds are not the difference of the two intervals.
    value_spread, gain_spread
        Where nine in ten sampled values lie, beside the exact bounds; None where nothing is on record of what the party
        wants.
    accepts, accept_probability
        S9, red lines in their narrow reading; `*_strict` with the strict one. None for an unknown value, and for a
        party that neither signs nor consents.
    red_lines
        Each of the party's lines, once per reading (a line without a wider reading once).
    sourced_share
        Share of the party's weight that rests on issues where a sourced record of its own fixes what it wants.
    unknown_issues
        Issues on which nothing is known of what the party wants (S6).
    hindsight
        Whether a number was used that its analyst gave only after the `as_of` (S16).
    """

    value: Estimate | None
    no_deal: Estimate | None
    gain: Estimate | None
    accepts: Acceptance | None
    accept_probability: Probability | None
    accepts_strict: Acceptance | None
    accept_probability_strict: Probability | None
    red_lines: tuple[LineStatus, ...]
    sourced_share: float | None
    unknown_issues: tuple[str, ...]
    hindsight: bool = False
    value_spread: Spread | None = None
    gain_spread: Spread | None = None

    def broken(self, reading: Reading) -> tuple[LineStatus, ...]:
        """Lines that are broken in a reading; a line with one reading counts in both."""
        widest = {line.id for line in self.red_lines if line.reading == "strict"}
        return tuple(
            line
            for line in self.red_lines
            if line.status == "broken"
            and (line.reading == reading or (line.reading == "narrow" and line.id not in widest))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """What a draft does with an issue, as the JSON of drafts has it."""

    state: str
    option: str | None
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentNeed:
    """Somebody whose consent a term of the draft needs (S10), and whether its own red lines let it consent."""

    issue: str
    by: str
    body: str
    rule: str
    needed: Literal["yes", "possible"]
    lines: tuple[LineStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBalance:
    """One draft against all parties.

    Attributes
    ----------
    known_terms
        False when nothing is known of what it settles; there is then no value for anybody.
    open_issues
        Issues that it does not settle, or that nothing is known of.
    parties
        party -> balance, in alphabetical order of the parties' names.
    stances, issue_stances
        point id -> party -> stance, and issue -> party -> stance, for settled issues (S21).
    broken_rules
        Indices (from 1) of the case's rules that the settled terms break.
    warnings
        What a reader must know of the numbers: bounds that are outer ones, rules that allow no filling.
    """

    id: str
    title: str
    happened: Date
    known_terms: bool
    open_issues: tuple[str, ...]
    terms: Mapping[str, TermView]
    parties: Mapping[str, PartyBalance]
    stances: Mapping[str, Mapping[str, Stance]]
    issue_stances: Mapping[str, Mapping[str, Stance]]
    consents: tuple[ConsentNeed, ...] = ()
    broken_rules: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceResult(Result):
    """All drafts, oldest first, against all parties.

    `basis_share` counts the numbers behind the table by basis; with `sourced_only` what no source carries was treated
    as unknown (S17). `beside`, where the ranges are those that the parties' answers leave (S22): draft -> party -> its
    `accept_probability` without their answers; null otherwise.
    """

    drafts: tuple[DraftBalance, ...]
    basis_share: BasisShare
    sourced_only: bool = False
    beside: Mapping[str, Mapping[str, Probability | None]] | None = None

    def draft(self, draft_id: str) -> DraftBalance:
        """The balance of one draft (KeyError if there is none)."""
        for draft in self.drafts:
            if draft.id == draft_id:
                return draft
        raise KeyError(draft_id)

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per draft and party."""
        for draft in self.drafts:
            for party, balance in draft.parties.items():
                value, no_deal, chance = balance.value, balance.no_deal, balance.accept_probability
                yield {
                    "draft": draft.id,
                    "party": party,
                    "value": value.point if value else None,
                    "value_low": value.low if value else None,
                    "value_high": value.high if value else None,
                    "no_deal": no_deal.point if no_deal else None,
                    "no_deal_low": no_deal.low if no_deal else None,
                    "no_deal_high": no_deal.high if no_deal else None,
                    "accepts": balance.accepts,
                    "accept_probability": chance.point if chance else None,
                    "lines_broken_narrow": len(balance.broken("narrow")),
                    "lines_broken_strict": len(balance.broken("strict")),
                }
