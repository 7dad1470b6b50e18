"""A draft point by point: what each point settles, every party's stance, the red lines it touches (S5, S7, S21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onetext.model import Draft, Point
from onetext.model.results import DraftBalance, Stance
from onetext.report.words import PointLink, Words

__all__ = ["STANCES", "DraftView", "LineTouch", "PointView", "StanceGroup", "TermRow", "draft_view"]

STANCES: Mapping[str, tuple[str, str]] = {
    "supports": ("▲", "supports"),
    "negotiable": ("◇", "calls it negotiable"),
    "middle": ("■", "in between"),
    "opposes": ("▽", "opposes"),
    "refuses": ("✕", "red line bars it"),
    "refuses-with": ("⊠", "red line bars it together with another term"),
    "undecided": ("≈", "not decided by the record"),
    "unknown": ("?", "no position on record that names an option"),
}
"""stance -> (symbol, words), in the order in which they are listed; no colour is needed to tell them apart.

An unknown stance is either `undecided`, where the scores that fit a position on record lie in several stances, or
`unknown`, where no position on record names an option (S6, S21).
"""

_ASKS = {
    "demand": "asks for",
    "offer": "offers",
    "tolerates": "lets stand",
    "refuses": "refuses",
    "statement": "speaks of",
}


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """The parties that share a stance."""

    key: str
    symbol: str
    words: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineTouch:
    """A red line that a point breaks or may break."""

    id: str
    party: str
    text: str
    status: str
    readings: str


@dataclass(frozen=True, slots=True)
class PointView:
    """One point with everything that hangs on it."""

    point: Point
    anchor: str
    depth: int
    settles: tuple[tuple[str, str], ...]
    touches: tuple[str, ...]
    answers: tuple[PointLink, ...]
    stances: tuple[StanceGroup, ...]
    issue_stances: tuple[tuple[str, tuple[StanceGroup, ...]], ...]
    lines: tuple[LineTouch, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """What a draft does with one issue, and every party's stance on it."""

    issue: str
    term: str
    note: str
    stances: tuple[StanceGroup, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with its history, its points, and its terms."""

    draft: Draft
    points: tuple[PointView, ...]
    terms: tuple[TermRow, ...]
    open_issues: tuple[str, ...]
    known_terms: bool
    broken_rules: tuple[int, ...]


def draft_view(draft: Draft, balance: DraftBalance, words: Words) -> DraftView:
    """Arrange a draft. Terms are listed where the draft has no points of its own to show them."""
    settled = {issue for point in draft.points for issue in point.settles}
    listed = [issue.id for issue in words.case.issues if issue.id in balance.terms]
    elsewhere = [issue for issue in listed if issue not in settled and balance.terms[issue].state not in _QUIET]
    return DraftView(
        draft=draft,
        points=tuple(_point(draft, point, balance, words) for point in draft.points),
        terms=tuple(_term(draft, issue, balance, words) for issue in elsewhere),
        open_issues=tuple(words.issue(issue) for issue in balance.open_issues),
        known_terms=balance.known_terms,
        broken_rules=balance.broken_rules,
    )


_QUIET = ("silent", "unknown")


def _point(draft: Draft, point: Point, balance: DraftBalance, words: Words) -> PointView:
    whole = f"{draft.id}/{point.label}"
    several = len(point.settles) > 1
    return PointView(
        point=point,
        anchor=words.point(whole).anchor,
        depth=_depth(draft, point),
        settles=tuple((words.issue(issue), words.option(issue, option)) for issue, option in point.settles.items()),
        touches=tuple(words.issue(issue) for issue in point.touches if issue not in point.settles),
        answers=tuple(words.point(answer) for answer in point.answers),
        stances=_groups(
            balance.stances.get(whole) or balance.stances.get(point.label) or {}, tuple(point.settles), words
        ),
        issue_stances=tuple(
            (words.issue(issue), _groups(balance.issue_stances.get(issue, {}), (issue,), words))
            for issue in point.settles
        )
        if several
        else (),
        lines=_lines((whole, point.label), balance, words),
    )


def _depth(draft: Draft, point: Point) -> int:
    parents = {one.label: one.parent for one in draft.points}
    depth, label = 0, point.parent
    while label and depth < 4:
        depth, label = depth + 1, parents.get(label, "")
    return depth


def _term(draft: Draft, issue: str, balance: DraftBalance, words: Words) -> TermRow:
    term = draft.terms.get(issue)
    wanted = (
        "; ".join(
            f"{words.option(issue, option)}: wanted by {', '.join(words.parties(by))}"
            for option, by in term.wanted_by.items()
            if by
        )
        if term
        else ""
    )
    note = ". ".join(part for part in (wanted, term.note if term else "") if part)
    stances = _groups(balance.issue_stances.get(issue, {}), (issue,), words)
    return TermRow(issue=issue, term=words.term(issue, balance.terms[issue]), note=note, stances=stances)


def _groups(stances: Mapping[str, Stance], issues: Sequence[str], words: Words) -> tuple[StanceGroup, ...]:
    asked = {party: _asked(party, issues, words) for party, stance in stances.items() if stance == "unknown"}
    keys: dict[str, str] = {party: "undecided" if asked.get(party) else stance for party, stance in stances.items()}
    out = []
    for key, (symbol, said) in STANCES.items():
        order = [party.id for party in words.case.parties_by_name]
        holders = sorted(
            (party for party in keys if keys[party] == key),
            key=lambda party: (order.index(party) if party in order else len(order), party),
        )
        names = [
            f"{words.party(party)} ({asked[party]})" if asked.get(party) else words.party(party) for party in holders
        ]
        if holders:
            out.append(StanceGroup(key, symbol, said, tuple(names)))
    return tuple(out)


def _asked(party: str, issues: Sequence[str], words: Words) -> str:
    """What the newest positions that bind a party ask for on these issues; "" when none on record names an option."""
    said = [_newest(party, issue, words) for issue in issues]
    return "; ".join(filter(None, said))


def _newest(party: str, issue: str, words: Words) -> str:
    found = [
        position
        for position in words.case.positions
        if position.party == party and position.issue == issue and (position.named or position.refused)
    ]
    binding = [position for position in found if words.binds(party, position.speaker)]
    if not found:
        return ""
    # One that names what is wanted says more than a refusal, and one that binds more than one that does not.
    last = max(binding or found, key=lambda one: (bool(one.named), one.happened.latest, one.happened.earliest))
    verb = _ASKS[last.kind] if last.named else "refuses"
    told = f"{verb}: {words.options(issue, last.named or last.refused)}"
    return told if binding else f"{told}, said by a speaker who cannot bind it"


def _lines(names: Iterable[str], balance: DraftBalance, words: Words) -> tuple[LineTouch, ...]:
    wanted = set(names)
    readings: dict[tuple[str, str, str], list[str]] = {}
    for party in (party.id for party in words.case.parties_by_name):
        for line in balance.parties[party].red_lines if party in balance.parties else ():
            if line.status != "kept" and wanted & set(line.points):
                readings.setdefault((party, line.id, line.status), []).append(line.reading)
    return tuple(
        LineTouch(line, words.party(party), words.line(line), _STATUS[status], words.in_readings(line, found))
        for (party, line, status), found in readings.items()
    )


_STATUS = {"broken": "broken", "possible": "may be broken"}
