"""Red lines by party: what each bars, how firm it is, and how it stands against the recent drafts (S7)."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.model import Bar, RedLine
from onetext.model.results import BriefSections, DraftBalance, LineStatus
from onetext.report.numbers import between
from onetext.report.words import PointLink, Words

__all__ = [
    "BrokenLine",
    "LineView",
    "PartyLines",
    "bar_in_words",
    "broken_view",
    "lines_view",
    "recent_drafts",
]

_RECENT = 4

EVIDENCE = {
    "constitutional": "written in its constitution",
    "leader-repeated": "said by its leader, more than once",
    "leader-once": "said by its leader, once",
    "official": "said by an official",
    "opening-bid": "an opening bid",
    "already-crossed": "already crossed once",
}
"""Class of evidence -> words."""


@dataclass(frozen=True, slots=True)
class LineView:
    """A red line in words, with its status against each recent draft."""

    line: RedLine
    anchor: str
    narrow: str
    strict: str
    firmness: str
    evidence: str
    statuses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyLines:
    """The red lines of a party, and how many of them the draft in focus breaks in each reading."""

    id: str
    name: str
    lines: tuple[LineView, ...]
    broken_narrow: int
    broken_strict: int
    possible: int


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A red line that the draft in focus breaks."""

    id: str
    party: str
    readings: str
    firmness: str
    points: tuple[PointLink, ...]
    unless: str = ""


def recent_drafts(sections: BriefSections) -> tuple[DraftBalance, ...]:
    """Give the newest drafts whose terms are known, the one in focus always among them, oldest first."""
    known = [draft for draft in sections.balance.drafts if draft.known_terms]
    newest = {draft.id for draft in known[-_RECENT:]} | {sections.focus}
    return tuple(draft for draft in known if draft.id in newest)


def lines_view(sections: BriefSections, words: Words) -> tuple[PartyLines, ...]:
    """Arrange the red lines of every party that has one, in alphabetical order of the parties."""
    drafts = recent_drafts(sections)
    focus = next((draft for draft in drafts if draft.id == sections.focus), None)
    out = []
    for party in words.case.parties_by_name:
        lines = [line for line in words.case.red_lines if line.party == party.id]
        if lines:
            out.append(_party(party.id, lines, drafts, focus, words))
    return tuple(out)


def broken_view(sections: BriefSections, words: Words) -> tuple[BrokenLine, ...]:
    """List what the draft in focus breaks, by party in alphabetical order: in which reading, through which points."""
    focus = next((draft for draft in sections.balance.drafts if draft.id == sections.focus), None)
    out: list[BrokenLine] = []
    for party in words.case.parties_by_name if focus else ():
        share = focus.parties.get(party.id) if focus else None
        for line in dict.fromkeys(one.id for one in share.red_lines) if share else ():
            rows = [one for one in share.red_lines if one.id == line] if share else []
            broken = [one for one in rows if one.status == "broken"]
            if focus and broken:
                out.append(_broken(party.label, focus.id, rows, broken, words))
    return tuple(out)


def _broken(party: str, draft: str, rows: list[LineStatus], broken: list[LineStatus], words: Words) -> BrokenLine:
    points = dict.fromkeys(point for one in broken for point in one.points)
    return BrokenLine(
        id=broken[0].id,
        party=party,
        readings="in every reading" if len(broken) == len(rows) else f"{broken[0].reading} only",
        firmness="unknown" if broken[0].real is None else between(broken[0].firmness),
        points=tuple(words.point(point, draft) for point in points),
        unless=next((line.unless for line in words.case.red_lines if line.id == broken[0].id), ""),
    )


def _party(
    party: str, lines: list[RedLine], drafts: tuple[DraftBalance, ...], focus: DraftBalance | None, words: Words
) -> PartyLines:
    balance = focus.parties.get(party) if focus else None
    possible = {line.id for line in balance.red_lines if line.status == "possible"} if balance else set()
    return PartyLines(
        id=party,
        name=words.party(party),
        lines=tuple(_line(line, drafts, words) for line in lines),
        broken_narrow=len(balance.broken("narrow")) if balance else 0,
        broken_strict=len(balance.broken("strict")) if balance else 0,
        possible=len(possible - {line.id for line in balance.broken("narrow")}) if balance else 0,
    )


def _line(line: RedLine, drafts: tuple[DraftBalance, ...], words: Words) -> LineView:
    evidence = line.evidence_now
    return LineView(
        line=line,
        anchor=words.anchor("line", line.id),
        narrow=bar_in_words(line.narrow, words) if line.narrow else "bars nothing",
        strict=bar_in_words(line.strict, words) if line.strict else "",
        firmness=between(line.firmness_now) if line.firmness_known else "unknown",
        evidence=EVIDENCE[evidence] if evidence else "class of evidence not given",
        statuses=tuple((draft.id, _status(line, draft)) for draft in drafts),
    )


def bar_in_words(bar: Bar, words: Words) -> str:
    """Say what a reading of a line forbids, or what it requires."""
    if bar.requires:
        parts = [f"{words.issue(issue)}: {_either(issue, options, words)}" for issue, options in bar.options.items()]
        return "requires " + " and ".join(parts)
    parts = [f"{words.issue(issue)}: {_either(issue, options, words)}" for issue, options in bar.options.items()]
    return "bars " + " together with ".join(parts)


def _either(issue: str, options: tuple[str, ...], words: Words) -> str:
    return " or ".join(f"“{words.option(issue, option)}”" for option in words.in_order(issue, options))


_STATUS = {"broken": "broken", "possible": "may be broken", "kept": "kept"}


def _status(line: RedLine, draft: DraftBalance) -> str:
    balance = draft.parties.get(line.party)
    found: dict[str, LineStatus] = (
        {status.reading: status for status in balance.red_lines if status.id == line.id} if balance else {}
    )
    said = {reading: _STATUS[status.status] for reading, status in found.items()}
    if not said:
        return "not known"
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return f"{said['narrow']} in the narrow reading, {said['strict']} in the strict one"
