"""Who said what on each issue over time, in words: hedges and denials included (S16-S18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onetext.model import Date
from onetext.model.results import BriefSections, IssueSayings, Saying
from onetext.report.doubts import doubts_of_all
from onetext.report.numbers import count, percent
from onetext.report.sections.nodeal import RESPONSES
from onetext.report.words import Words

__all__ = ["IssueSaid", "PartySaid", "SaidRow", "resting", "said_view"]

_POSITIONS = {
    "demand": "demands",
    "offer": "offers",
    "tolerates": "would let stand",
    "refuses": "rules out",
    "statement": "says",
}
"""kind of position -> what its holder does."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One dated word.

    Attributes
    ----------
    does
        `demands`, `draws a red line`, `rejects First text`.
    says
        The words on record, or the options that they name.
    by
        Who spoke, and who reports it.
    doubts
        Hedges, denials, conditions, and how sure the analyst is.
    """

    on: Date
    does: str
    says: str
    by: str
    doubts: tuple[str, ...]
    anchor: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartySaid:
    """What a party said on an issue, oldest first."""

    name: str
    rows: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class IssueSaid:
    """An issue, who spoke on it and how often, and on what the records rest."""

    title: str
    counted: str
    resting: str
    parties: tuple[PartySaid, ...]


def said_view(sections: BriefSections, words: Words) -> tuple[IssueSaid, ...]:
    """Put the record into words, issue by issue, parties in alphabetical order."""
    return tuple(_issue(one, words) for one in sections.sayings)


def resting(share: Mapping[str, float] | None) -> str:
    """On what some records rest: `all of them rest on a source that can be looked up`; "" for none."""
    if not share:
        return ""
    sourced = share.get("source", 0.0)
    if sourced == 1:
        return "All of them rest on a source that can be looked up."
    rest = "the others on recall, or on the analyst’s word."
    if not sourced:
        return "None of them rests on a source that can be looked up: they are recalled, or the analyst’s word."
    return f"{percent(sourced)} of them rest on a source that can be looked up, {rest}"


def _issue(item: IssueSayings, words: Words) -> IssueSaid:
    parties = tuple(
        PartySaid(words.party(one.party), tuple(_row(said, item.issue, words) for said in one.sayings))
        for one in item.parties
    )
    rows = [row for party in parties for row in party.rows]
    doubted = sum(bool(row.doubts) for row in rows)
    told = f"{count(len(rows), 'record')} of {count(len(parties), 'party', 'parties')}"
    return IssueSaid(
        title=words.issue(item.issue),
        counted=told + (f", {doubted} hedged, denied or unsure" if doubted else ""),
        resting=resting(item.basis_share),
        parties=parties,
    )


def _row(said: Saying, issue: str, words: Words) -> SaidRow:
    named = words.options(issue, said.options or said.refused)
    doubts = [*doubts_of_all(said.certainty, said.says)]
    if said.confidence == "low":
        doubts.append("low confidence")
    speaker = said.speaker if said.speaker not in words.names_of(said.party) else ""
    reported = f"as reported by {said.reported_by}" if said.reported_by else ""
    return SaidRow(
        on=said.happened,
        does=_does(said, words),
        says=said.says if not named else f"{said.says.rstrip('.')} ({named})" if said.says else named,
        by=", ".join(filter(None, (speaker, reported))),
        doubts=tuple(doubts),
        anchor=_anchor(said, words),
        sources=said.sources,
    )


def _does(said: Saying, words: Words) -> str:
    if said.kind == "red-line":
        return "draws a red line"
    if said.kind == "floor":
        return "says in public"
    if said.kind == "position":
        return _POSITIONS.get(said.word, said.word)
    kind, _, draft = said.word.partition(" ")
    return f"{RESPONSES.get(kind, kind)}: {words.draft(draft)}"


def _anchor(said: Saying, words: Words) -> str:
    """Where the page tells more of it; "" where it does not."""
    kinds = {"red-line": "line", "response": "response"}
    return words.anchor(kinds[said.kind], said.id) if said.kind in kinds else ""
