"""The case: everything that is known, and the only two filters in the house (S16, S24)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from onetext.errors import UnknownId, UsageError
from onetext.model.audience import PUBLIC, Audience
from onetext.model.candidates import Candidate, ReadDocument
from onetext.model.drafts import Draft
from onetext.model.held import HeldDraws
from onetext.model.issues import Interaction, Issue, Rule
from onetext.model.items import Item, Record, Remark
from onetext.model.judgements import NoDeal, Weight
from onetext.model.parties import Party
from onetext.model.positions import Position
from onetext.model.process import ProcessSettings
from onetext.model.prune import pruned
from onetext.model.record import Claim, Event, Response, SeriesPoint, Source, Statement, Ultimatum
from onetext.model.redlines import RedLine

__all__ = ["Case"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A negotiation as its folder tells it. Every tuple keeps the order of the files.

    Attributes
    ----------
    id, title, summary, analyst, notice
        What it is, who drew it up, and what a reader must be told before reading numbers.
    as_of
        The day the case speaks of; None until a day is chosen. Set by `at`.
    signatories
        Parties that accept the whole text (S10).
    contested
        Issues that the analyst holds to be the hardest, hardest first.
    process
        What the case sets of how talks may unfold; None where all of it follows from the record.
    doubts
        What the analyst knows to be unsure, in sentences, each from the day on which it could be said.
    held
        Draws that stand for those of the seed where they have some; set by `preferences.disciplined` alone.
    viewer, withheld
        For whom `seen_by` has filtered, and how many items it withheld, sources not counted.
    """

    id: str
    title: str
    summary: str = ""
    as_of: dt.date | None = None
    signatories: tuple[str, ...] = ()
    analyst: str = ""
    notice: str = ""
    default_audience: Audience = PUBLIC
    contested: tuple[str, ...] = ()
    doubts: tuple[Remark, ...] = ()
    series_note: str = ""
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()
    rules: tuple[Rule, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    positions: tuple[Position, ...] = ()
    weights: tuple[Weight, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    no_deals: tuple[NoDeal, ...] = ()
    drafts: tuple[Draft, ...] = ()
    responses: tuple[Response, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    ultimatums: tuple[Ultimatum, ...] = ()
    events: tuple[Event, ...] = ()
    series: tuple[SeriesPoint, ...] = ()
    sources: tuple[Source, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    process: ProcessSettings | None = None
    held: HeldDraws | None = None
    viewer: str = "mediator"
    withheld: int = 0

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: the fields, without what was looked up in them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    # -- looking things up ---------------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, Any]]:
        kinds: dict[str, tuple[Any, ...]] = {
            "party": self.parties,
            "issue": self.issues,
            "draft": self.drafts,
            "red line": self.red_lines,
            "source": self.sources,
        }
        return MappingProxyType({kind: {item.id: item for item in items} for kind, items in kinds.items()})

    def _find(self, kind: str, given: str) -> Any:
        known = self._index[kind]
        if given not in known:
            raise UnknownId(kind, given, known)
        return known[given]

    def party(self, party_id: str) -> Party:
        """The party with this id (UnknownId if there is none)."""
        party: Party = self._find("party", party_id)
        return party

    def issue(self, issue_id: str) -> Issue:
        """The issue with this id (UnknownId if there is none)."""
        issue: Issue = self._find("issue", issue_id)
        return issue

    def draft(self, draft_id: str) -> Draft:
        """The draft with this id (UnknownId if there is none)."""
        draft: Draft = self._find("draft", draft_id)
        return draft

    def red_line(self, line_id: str) -> RedLine:
        """The red line with this id (UnknownId if there is none)."""
        line: RedLine = self._find("red line", line_id)
        return line

    def source(self, source_id: str) -> Source:
        """The source with this id (UnknownId if there is none)."""
        source: Source = self._find("source", source_id)
        return source

    @cached_property
    def parties_by_name(self) -> tuple[Party, ...]:
        """The parties in alphabetical order of the names they are shown by: the order in which they are shown."""
        return tuple(sorted(self.parties, key=lambda party: (party.label.casefold(), party.id)))

    @cached_property
    def drafts_by_date(self) -> tuple[Draft, ...]:
        """The drafts, oldest first; the order of the files breaks ties."""
        return tuple(sorted(self.drafts, key=lambda draft: (draft.happened.latest, draft.happened.earliest)))

    @cached_property
    def newest(self) -> dt.date | None:
        """The newest day on which anything in the case became known; None for a case without records."""
        days = [item.known.latest for item in self._items() if isinstance(item, Record)]
        days += [point.date.latest for point in self.series]
        days += [fate.date.latest for ultimatum in self.ultimatums for fate in ultimatum.fates]
        days += [change.date.latest for draft in self.drafts for change in draft.status]
        days += [receipt.date.latest for draft in self.drafts for receipt in draft.received]
        days += [line.crossed.known.latest for line in self.red_lines if line.crossed]
        return max(days, default=None)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over everything in the case as it is filtered, in hex: two cases that differ anywhere differ here."""
        return hashlib.sha256(repr(replace(self, withheld=0)).encode()).hexdigest()

    def _items(self) -> Iterable[Item]:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, Item))

    # -- the two filters -------------------------------------------------------------------------------------------

    def at(self, day: dt.date) -> Case:
        """The case as it was known on a day (S16).

        Records that became known later are gone, and so is what refers to them; dated histories (fates, statuses,
        receipts, crossings) are cut at the day. Numbers that an analyst gave later stay: results mark them `hindsight`.
        """
        kept: dict[str, Any] = {
            name: tuple(item for item in items if _known(item, day)) for name, items in self._collections().items()
        }
        cut = replace(
            self,
            **{
                **kept,
                "drafts": tuple(_draft_at(draft, day) for draft in kept["drafts"]),
                "red_lines": tuple(_line_at(line, day) for line in kept["red_lines"]),
                "ultimatums": tuple(_ultimatum_at(item, day) for item in kept["ultimatums"]),
                "series": tuple(point for point in self.series if point.date.by(day)),
                "process": self.process.at(day) if self.process else None,
                "as_of": day,
            },
        )
        whole = pruned(cut)
        return replace(whole, sources=_cited(whole))

    def seen_by(self, viewer: str) -> Case:
        """The case as a viewer may see it: `"mediator"`, `"public"` or the id of a party (S24).

        Hidden items are gone, with everything that cannot be understood without them; `withheld` counts them.
        Nothing in the answer depends on what a hidden item says.

        Raises
        ------
        UnknownId
            When the viewer is none of these, or is a party hidden from the public.
        """
        if viewer not in ("mediator", "public"):
            self.party(viewer)
        shown: dict[str, Any] = {
            name: tuple(item for item in items if item.audience.admits(viewer))
            for name, items in self._collections().items()
        }
        shown["process"] = self.process.seen_by(viewer) if self.process else None
        shown["no_deals"] = tuple(_no_deal_for(item, viewer) for item in shown["no_deals"])
        if not self.default_audience.admits(viewer):
            # What carries no audience of its own goes with the case.
            shown |= {"summary": "", "series_note": "", "series": ()}
        if viewer not in ("mediator", "public") and viewer not in {party.id for party in shown["parties"]}:
            raise UsageError(f'party "{viewer}" is hidden from itself in this case; mend its audience first')
        seen = pruned(replace(self, **shown, viewer=viewer))
        return replace(seen, withheld=self.withheld + self._size(viewer) - seen._size(viewer))

    def _size(self, viewer: str) -> int:
        """How many items there are, sources left out: which of them are cited would tell of what cites them.

        A hidden no-deal counts as one for the same reason.
        """
        inner = sum(len(item.expectations) for item in self.no_deals if item.audience.admits(viewer))
        items = sum(len(found) for name, found in self._collections().items() if name != "sources")
        process = self.process.count(viewer) if self.process else 0
        return items + inner + process + len(self.series)

    def _collections(self) -> dict[str, tuple[Any, ...]]:
        """Every tuple of items, by field name."""
        return {name: getattr(self, name) for name in _ITEM_FIELDS}


_ITEM_FIELDS = (
    "doubts",
    "parties",
    "issues",
    "rules",
    "interactions",
    "positions",
    "weights",
    "red_lines",
    "no_deals",
    "drafts",
    "responses",
    "statements",
    "claims",
    "ultimatums",
    "events",
    "sources",
    "documents",
    "candidates",
)


def _known(item: Item, day: dt.date) -> bool:
    if isinstance(item, Remark):
        return item.known_from is None or item.known_from <= day
    return not isinstance(item, Record) or item.known.by(day)


def _no_deal_for(no_deal: NoDeal, viewer: str) -> NoDeal:
    return replace(no_deal, expectations=tuple(e for e in no_deal.expectations if e.audience.admits(viewer)))


def _draft_at(draft: Draft, day: dt.date) -> Draft:
    return replace(
        draft,
        received=tuple(receipt for receipt in draft.received if receipt.date.by(day)),
        status=tuple(change for change in draft.status if change.date.by(day)),
    )


def _line_at(line: RedLine, day: dt.date) -> RedLine:
    return replace(line, crossed=None) if line.crossed and not line.crossed.known.by(day) else line


def _ultimatum_at(ultimatum: Ultimatum, day: dt.date) -> Ultimatum:
    return replace(ultimatum, fates=tuple(fate for fate in ultimatum.fates if fate.date.by(day)))


def _cited(case: Case) -> tuple[Source, ...]:
    cited = {source for item in case._items() for source in getattr(item, "sources", ())}
    cited |= {point.source for point in case.series} | {document.source for document in case.documents}
    cited |= {source for item in (case.process.items if case.process else ()) for source in item.sources}
    cited |= {source for no_deal in case.no_deals for item in no_deal.expectations for source in item.sources}
    return tuple(source for source in case.sources if source.id in cited)
