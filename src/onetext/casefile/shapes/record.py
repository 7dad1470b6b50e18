"""The dated record: responses, statements, claims, ultimatums, events, front series, sources, inbox."""

from __future__ import annotations

from typing import Literal

from immutabledict import immutabledict
from pydantic import Field

from onetext.casefile.fields import (
    Chance,
    Count,
    DateField,
    DayField,
    Exact,
    Id,
    IdMap,
    Ids,
    Items,
    PointRefs,
    Sha256,
    Text,
    Written,
)
from onetext.casefile.shapes.base import ItemShape, Maybe, RecordShape, Shape
from onetext.model import (
    Audience,
    Candidate,
    CandidateStatus,
    Claim,
    Confidence,
    Event,
    Fate,
    Floor,
    ReadDocument,
    Relation,
    Response,
    ResponseKind,
    SeriesPoint,
    Source,
    Statement,
    Ultimatum,
)

__all__ = [
    "CandidateShape",
    "ClaimShape",
    "EventShape",
    "FateShape",
    "FloorShape",
    "ReadDocumentShape",
    "RelationShape",
    "ResponseShape",
    "SeriesShape",
    "SourceShape",
    "StatementShape",
    "UltimatumShape",
]


class ResponseShape(RecordShape):
    """What a party did with a draft."""

    target = Response

    id: Id
    party: Id
    draft: Id
    kind: ResponseKind
    speaker: str = ""
    points: PointRefs = ()
    issues: Ids = ()
    public: bool = True
    reliability: Maybe[Chance] = None


class FloorShape(Shape):
    """A public commitment not to accept less."""

    issue: Id
    options: Ids


class StatementShape(RecordShape):
    """Who said what to whom."""

    target = Statement

    id: Id
    party: Id
    text: Text
    speaker: str = ""
    to: str = ""
    channel: str = ""
    before: str = ""
    prepared: Literal["yes", "no", "unknown"] = "unknown"
    cost: Literal["costly", "cheap", "unknown"] = "unknown"
    floor: Maybe[FloorShape] = None

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        return {**super().values(default), "floor": Floor(**self.floor.__dict__) if self.floor else None}


class RelationShape(Shape):
    """How a claim stands to another one."""

    to: Id
    kind: Literal["contradicts", "qualifies", "agrees"]


class ClaimShape(RecordShape):
    """Somebody's claim."""

    target = Claim

    id: Id
    about: Text
    claimant: Text
    says: Text
    draft: Maybe[Id] = None
    party: Maybe[Id] = None
    relations: Items[RelationShape] = ()
    confidence: Confidence = ""

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        relations = tuple(Relation(**relation.__dict__) for relation in self.relations)
        given = {"draft": self.draft or "", "party": self.party or "", "relations": relations}
        return {**super().values(default), **given}


class FateShape(Shape):
    """What became of an ultimatum, on a date."""

    fate: Literal["kept", "lapsed", "reversed", "extended", "denied", "met"]
    date: DateField
    note: str = ""


class UltimatumShape(ItemShape):
    """A demand with a threat; `set_on` is the day it was set."""

    target = Ultimatum

    id: Id
    by: Id
    to: Ids
    terms: Text
    set_on: DateField
    known: Maybe[DateField] = None
    sources: Ids = ()
    read_from: Ids = ()
    speaker: str = ""
    penalty: str = ""
    due: Maybe[DateField] = None
    draft: Maybe[Id] = None
    fates: Items[FateShape] = ()

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        values["happened"] = values.pop("set_on")
        values["known"] = values["known"] or values["happened"]
        values["draft"] = self.draft or ""
        values["fates"] = tuple(Fate(**fate.__dict__) for fate in self.fates)
        return values


class EventShape(RecordShape):
    """Something that happened around the talks."""

    target = Event

    id: Id
    kind: Text
    text: Text
    actor: str = ""
    to: str = ""
    channel: str = ""
    issues: Ids = ()
    confidence: Confidence = ""


class SeriesShape(Shape):
    """One value of a dated series."""

    date: DateField
    value: Exact
    unit: Text
    source: Maybe[Id] = None

    def build(self, default: Audience) -> SeriesPoint:
        """The point of the model; a series is for everybody."""
        return SeriesPoint(**{**self.__dict__, "source": self.source or ""})


class SourceShape(ItemShape):
    """Where something can be read."""

    target = Source

    id: Id
    outlet: Text
    title: str = ""
    date: Written = ""
    url: str = ""
    kind: Literal["original", "relay", "repost", "aggregator", "state-media", "recall", "commentary", ""] = ""


class CandidateShape(ItemShape):
    """What a machine read, waiting for a person."""

    target = Candidate

    id: Id
    kind: Literal["settles", "statement", "ultimatum", "fate", "red_line", "position", "claim", "event", "response"]
    document: Text
    start: Count
    end: Count
    text: str
    score: Maybe[Exact] = None
    fields_: IdMap[Written] = Field(immutabledict(), alias="fields")
    rule: str = ""
    proposed_by: str = ""
    digest: str = ""
    before: str = ""
    after: str = ""
    occurrence: str = ""
    edited: bool = False
    orphan: bool = False
    status: CandidateStatus = "waiting"
    reason: str = ""

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        values["score"] = None if self.score is None else float(self.score)
        values["fields"] = values.pop("fields_")
        return values


class ReadDocumentShape(ItemShape):
    """An article that was read into the inbox."""

    target = ReadDocument

    id: Id
    file: Text
    sha256: Sha256
    published: DayField
    source: Id
    language: Id
    path: str = ""
    version: str = ""
    numbers: IdMap[Count] = immutabledict()
