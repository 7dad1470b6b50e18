"""No deal, deadlines and the dilemma in words (S8, S16)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.model.results import BriefSections, Estimate, ExpectationClash, NoDealView
from onetext.report.numbers import estimate, percent_between
from onetext.report.sections.counts import BASES_IN_WORDS
from onetext.report.words import Words

__all__ = ["CHOICES", "RESPONSES", "ClashView", "ExpectationRow", "NoDealRow", "clashes_view", "no_deal_view"]

RESPONSES = {
    "accepts": "accepts",
    "accepts-in-principle": "accepts in principle",
    "basis-for-talks": "calls it a basis for talks",
    "amends": "amends",
    "rejects": "rejects",
    "demands-change": "demands change",
    "silent": "is silent",
}
"""kind of response -> words (S22)."""

CHOICES = {"sign": "Sign", "amend": "Amend", "refuse": "Refuse"}
"""choice -> heading."""


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """What a party expects on an issue, at each time, in words."""

    issue: str
    times: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class NoDealRow:
    """What a party gets without a deal."""

    id: str
    name: str
    value: str
    after_6: str
    after_12: str
    cost: str
    basis: str
    reason: str
    hindsight: bool
    expectations: tuple[ExpectationRow, ...]


@dataclass(frozen=True, slots=True)
class ClashView:
    """Expectations that cannot all be true."""

    issue: str
    months: int
    parties: tuple[tuple[str, str], ...]


def no_deal_view(sections: BriefSections, words: Words) -> tuple[NoDealRow, ...]:
    """Arrange what each party gets without a deal, in alphabetical order of the parties."""
    place = {party.id: index for index, party in enumerate(words.case.parties_by_name)}
    ordered = sorted(sections.no_deal, key=lambda view: place.get(view.party, len(place)))
    return tuple(_row(view, words) for view in ordered)


def _row(view: NoDealView, words: Words) -> NoDealRow:
    def said(value: Estimate | None) -> str:
        return estimate(value) if value else "unknown"

    whole = [text for key, text in view.reasons.items() if key not in view.expectations and text]
    return NoDealRow(
        id=view.party,
        name=words.party(view.party),
        value=said(view.value),
        after_6=said(view.after_6),
        after_12=said(view.after_12),
        cost=said(view.cost),
        basis="several of: a position on record, the analyst's judgement, a convention"
        if view.basis == "mixed"
        else BASES_IN_WORDS.get(view.basis, view.basis),
        reason=" ".join(whole),
        hindsight=view.hindsight,
        expectations=tuple(
            ExpectationRow(words.issue(issue), _times(issue, times, words), view.reasons.get(issue, ""))
            for issue, times in view.expectations.items()
        ),
    )


def _times(issue: str, times: Mapping[str, Mapping[str, Estimate]], words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((_time(time), _chances(issue, chances, words)) for time, chances in times.items() if chances)


def _time(key: str) -> str:
    months = "".join(character for character in key if character.isdigit())
    return f"after {months} months" if months else key


def _chances(issue: str, chances: Mapping[str, Estimate], words: Words) -> str:
    ordered = words.in_order(issue, chances)
    return "; ".join(f"{words.option(issue, option)}: {percent_between(chances[option])}" for option in ordered)


def clashes_view(clashes: Sequence[ExpectationClash], words: Words) -> tuple[ClashView, ...]:
    """Put clashing expectations side by side."""
    return tuple(
        ClashView(
            issue=words.issue(clash.issue),
            months=clash.months,
            parties=tuple(
                (words.party(party), _chances(clash.issue, clash.expects[party], words))
                for party in clash.parties
                if party in clash.expects
            ),
        )
        for clash in clashes
    )
