"""Names and links for ids: every id of a result becomes the words of the case, and an anchor on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from urllib.parse import urlsplit

from onetext.errors import UnknownId
from onetext.model import Case, Draft, Point
from onetext.model.results import TermView

__all__ = ["Citation", "PointLink", "Words", "safe_url"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered reference to the list of sources."""

    number: int
    anchor: str
    outlet: str


@dataclass(frozen=True, slots=True)
class PointLink:
    """A point of a draft as a link: its label, and the anchor where its text stands."""

    draft: str
    label: str
    anchor: str


def safe_url(url: str) -> str | None:
    """Give the address back when it is a plain web address, else None: nothing but http and https becomes a link."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text) or "x"


@dataclass(frozen=True)
class Words:
    """The words of a case for the ids in a result. An id that the case does not have is shown as it is."""

    case: Case

    # -- names ---------------------------------------------------------------------------------------------------

    def party(self, party_id: str) -> str:
        """Short name of a party."""
        try:
            return self.case.party(party_id).label
        except UnknownId:
            return party_id

    def names_of(self, party_id: str) -> tuple[str, ...]:
        """All names of a party itself, and "": a speaker so named is the party, and need not be named again."""
        party = next((one for one in self.case.parties if one.id == party_id), None)
        return ("", party.id, party.name, party.short, *party.aliases) if party else ("",)

    def parties(self, ids: Iterable[str]) -> list[str]:
        """Short names in alphabetical order of the full names."""
        order = {party.id: place for place, party in enumerate(self.case.parties_by_name)}
        return [self.party(one) for one in sorted(ids, key=lambda one: (order.get(one, len(order)), one))]

    def issue(self, issue_id: str) -> str:
        """Title of an issue."""
        try:
            return self.case.issue(issue_id).title
        except UnknownId:
            return issue_id

    def option(self, issue_id: str, option_id: str) -> str:
        """Title of an option of an issue."""
        try:
            return self.case.issue(issue_id).option(option_id).title
        except (UnknownId, KeyError):
            return option_id

    def options(self, issue_id: str, option_ids: Iterable[str]) -> str:
        """Titles of several options, in the order of the scale."""
        titles = [self.option(issue_id, option) for option in self.in_order(issue_id, option_ids)]
        return " / ".join(titles)

    def in_order(self, issue_id: str, option_ids: Iterable[str]) -> list[str]:
        """Give options back in the order in which the issue lists them."""
        try:
            listed = self.case.issue(issue_id).option_ids
        except UnknownId:
            listed = ()
        place = {option: index for index, option in enumerate(listed)}
        return sorted(option_ids, key=lambda option: place.get(option, len(place)))

    def draft(self, draft_id: str) -> str:
        """Short title of a draft, with its id where another draft is called the same: versions of a text often are."""
        try:
            label = self.case.draft(draft_id).label
        except UnknownId:
            return draft_id
        alike = sum(other.label == label for other in self.case.drafts)
        return label if alike == 1 else f"{label} ({draft_id})"

    def draft_title(self, draft_id: str) -> str:
        """Full title of a draft."""
        try:
            return self.case.draft(draft_id).title
        except UnknownId:
            return draft_id

    def line(self, line_id: str) -> str:
        """What a red line says, in words; its id where the case has no words."""
        try:
            line = self.case.red_line(line_id)
        except UnknownId:
            return line_id
        return (line.says or line.note or line_id).strip().rstrip(".")

    def binds(self, party_id: str, speaker: str) -> bool:
        """Whether the words of a speaker bind a party; a speaker that the case does not list is the party's own."""
        listed = next((party.speaker(speaker) for party in self.case.parties if party.id == party_id), None)
        return listed is None or listed.authorised

    def two_readings(self, line_id: str) -> bool:
        """Whether a red line can be read more widely than its words; False where the case does not have it."""
        return any(line.id == line_id and line.strict is not None for line in self.case.red_lines)

    def in_readings(self, line_id: str, readings: Iterable[str]) -> str:
        """Say in which readings something holds of a line; one that has a single reading has it in every one."""
        found = set(readings)
        if not self.two_readings(line_id) or found >= {"narrow", "strict"}:
            return "in every reading"
        return f"in the {' and '.join(sorted(found))} reading only"

    def unit(self, unit: str) -> str:
        """A unit of a series as words: `km2_gain` is `km² gain`."""
        return re.sub(r"\b(k?m)([23])\b", lambda m: m[1] + "²³"[int(m[2]) - 2], unit.replace("_", " "))

    def later(self, date: str) -> bool:
        """Whether a date as written in the list of sources is surely after the day of the case."""
        day = self.case.as_of
        return day is not None and bool(_WRITTEN_DATE.fullmatch(date)) and date > day.isoformat()[: len(date)]

    def term(self, issue_id: str, term: TermView) -> str:
        """Say what a draft does with an issue (S5)."""
        titles = self.options(issue_id, term.options)
        match term.state:
            case "settled":
                return self.option(issue_id, term.option or "")
            case "bracketed":
                return f"left open between: {titles}"
            case "deferred":
                return f"put off until later: {titles}" if titles else "put off until later"
            case "silent":
                return "says nothing"
        return "not known"

    # -- links -----------------------------------------------------------------------------------------------------

    @cached_property
    def _citations(self) -> Mapping[str, Citation]:
        return {
            source.id: Citation(number, f"source-{_slug(source.id)}", source.outlet)
            for number, source in enumerate(self.case.sources, start=1)
        }

    def cite(self, source_ids: Iterable[str]) -> list[Citation]:
        """Numbered references, in the order of the list of sources; unknown ids are left out."""
        found = {self._citations[source] for source in source_ids if source in self._citations}
        return sorted(found, key=lambda citation: citation.number)

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        taken: set[str] = set()
        out: dict[str, str] = {}
        for draft in self.case.drafts:
            for point in draft.points:
                wanted = _slug(f"{draft.id}-{point.label}")
                names = (f"point-{wanted}-{turn}" for turn in count(2))
                free = wanted not in taken and not wanted.startswith(_RESERVED)
                anchor = wanted if free else next(name for name in names if name not in taken)
                taken.add(anchor)
                out.setdefault(f"{draft.id}/{point.label}", anchor)
        return out

    def anchor(self, kind: str, item_id: str) -> str:
        """Anchor of a draft, issue, red line, … on the page: `line-ua-nato`."""
        return f"{kind}-{_slug(item_id)}"

    def point(self, point_id: str, draft: str = "") -> PointLink:
        """Link to a point, given as `draft/label` or, with `draft`, as a label alone."""
        whole = point_id if point_id in self._anchors or not draft else f"{draft}/{point_id}"
        owner, _, label = whole.partition("/")
        return PointLink(owner, label or whole, self._anchors.get(whole, ""))

    def points_on(self, draft_id: str, issue_id: str) -> list[PointLink]:
        """Points of a draft that settle an issue, or, if none does, that touch it."""
        try:
            draft = self.case.draft(draft_id)
        except UnknownId:
            return []
        settling = [point for point in draft.points if issue_id in point.settles]
        chosen = settling or [point for point in draft.points if issue_id in point.touches]
        return [self.point(f"{draft_id}/{point.label}") for point in chosen]

    def text_of(self, point_id: str) -> str:
        """Text of a point given as `draft/label`; "" when the case does not have it."""
        owner, _, label = point_id.partition("/")
        return next((point.text for point in self._points(owner) if point.label == label), "")

    def _points(self, draft_id: str) -> tuple[Point, ...]:
        found: Draft | None = next((draft for draft in self.case.drafts if draft.id == draft_id), None)
        return found.points if found else ()


_WRITTEN_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_RESERVED = (
    "source-",
    "line-",
    "draft-",
    "issue-",
    "party-",
    "claim-",
    "response-",
    "deadline-",
    "statement-",
    "part-",
    "chart-",
    "compare-",
    "point-",
    "headline-",
    "title-",
    "lines-",
    "dilemma-",
    "main",
)
