"""The dated record: responses, statements, claims, ultimatums, events, sources, series (S16, S18, S22)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from onetext.model.dates import Date
from onetext.model.items import Item, Record
from onetext.model.kinds import ResponseKind
from onetext.model.ranges import Range

__all__ = [
    "Claim",
    "Event",
    "Fate",
    "Floor",
    "Relation",
    "Response",
    "SeriesPoint",
    "Source",
    "Statement",
    "Ultimatum",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Item):
    """Where something can be read."""

    id: str
    outlet: str
    title: str = ""
    date: str = ""
    url: str = ""
    kind: Literal["original", "relay", "repost", "aggregator", "state-media", "recall", "commentary", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Record):
    """What a party did with a draft (S22)."""

    id: str
    party: str
    draft: str
    kind: ResponseKind
    speaker: str = ""
    points: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    public: bool = True
    reliability: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A public commitment not to accept less: the options of an issue that would still keep it."""

    issue: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A signal: who said what to whom, by which channel, and whether it would cost to take it back."""

    id: str
    party: str
    text: str
    speaker: str = ""
    to: str = ""
    channel: str = ""
    before: str = ""
    prepared: Literal["yes", "no", "unknown"] = "unknown"
    cost: Literal["costly", "cheap", "unknown"] = "unknown"
    floor: Floor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a claim stands to another one, as an analyst reads it."""

    to: str
    kind: Literal["contradicts", "qualifies", "agrees"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """Somebody's claim about a draft or an event: never a fact (S18).

    `about` names the subject ("authorship", "parentage", "receipt", …); with `draft` it makes the heading under which
    rival claims stand side by side.
    """

    id: str
    about: str
    claimant: str
    says: str
    draft: str = ""
    party: str = ""
    relations: tuple[Relation, ...] = ()
    confidence: Literal["high", "medium", "low", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of an ultimatum, on a date."""

    fate: Literal["kept", "lapsed", "reversed", "extended", "denied", "met"]
    date: Date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ultimatum(Record):
    """A demand with a threat, and mostly with a date. `happened` is the day it was set."""

    id: str
    by: str
    to: tuple[str, ...]
    terms: str
    speaker: str = ""
    penalty: str = ""
    due: Date | None = None
    draft: str = ""
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that happened around the talks."""

    id: str
    kind: str
    text: str
    actor: str = ""
    to: str = ""
    channel: str = ""
    issues: tuple[str, ...] = ()
    confidence: Literal["high", "medium", "low", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One value of a dated series, such as the front. Values of different units are different series."""

    date: Date
    value: Fraction
    unit: str
    source: str = ""
