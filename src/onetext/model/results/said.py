"""What the record says over time, with the places behind it (S16-S18): parts of `show --evidence` and of the brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onetext.model.candidates import CandidateStatus
from onetext.model.dates import Date
from onetext.model.items import Basis
from onetext.model.positions import Confidence, PositionKind
from onetext.model.results.common import BasisShare
from onetext.model.voices import Certainty

__all__ = [
    "EvidencePlace",
    "IssueSayings",
    "LeakCase",
    "LeakShare",
    "PartySayings",
    "Publication",
    "Saying",
    "SeriesBasis",
    "Shock",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePlace:
    """A place in an article that a record was read from: a person accepted it; the case does not say who.

    Attributes
    ----------
    candidate
        Id in the inbox.
    document, file, source, published
        The article that was read; "" and None where the inbox no longer tells.
    start, end
        Offsets in code points into its text, end exclusive.
    text
        The words, at most 25.
    sentence
        What the words stand in, at most 25 words; "" where they say enough alone.
    rule, proposed_by
        What proposed it: a rule, or a language model and its address.
    certainty
        Hedge, denial, condition and inference as they were read.
    edited
        Whether the person changed a field before accepting.
    orphan
        Whether the words are no longer where they were.
    """

    candidate: str
    document: str
    file: str
    source: str
    published: dt.date | None
    start: int
    end: int
    text: str
    rule: str
    proposed_by: str
    certainty: Certainty
    edited: bool = False
    orphan: bool = False
    status: CandidateStatus = "accepted"
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One dated word of a party on an issue.

    Attributes
    ----------
    kind
        What sort of record it is.
    id
        Of the record; a position has none of its own: `party/issue`.
    word
        The kind of a position or response; "" for lines and floors.
    says
        Its words as the record restates them; "" where it only names options.
    options, refused
        Options named, and options ruled out.
    certainty
        Of the places that it was read from, where not plainly affirmed.
    basis
        `source` where a source other than recall carries it, else `analyst` (S17).
    """

    kind: Literal["position", "red-line", "floor", "response"]
    id: str
    party: str
    happened: Date
    known: Date
    word: PositionKind | str = ""
    says: str = ""
    speaker: str = ""
    reported_by: str = ""
    options: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    confidence: Confidence = ""
    certainty: tuple[Certainty, ...] = ()
    basis: Basis = "analyst"
    sources: tuple[str, ...] = ()
    read_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySayings:
    """What a party said on an issue, oldest first."""

    party: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSayings:
    """Who said what on an issue over time: parties in alphabetical order of their names.

    Attributes
    ----------
    basis_share
        Share of these records by basis, adding to 1 (S17).
    """

    issue: str
    parties: tuple[PartySayings, ...]
    basis_share: BasisShare


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A step by which a text, or news of it, came out.

    Attributes
    ----------
    draft
        The draft whose history tells it; None for an event on record that names none.
    id
        Of the draft or the event.
    days
        Fewest and most days since the draft was made; None for an event.
    """

    kind: Literal["leaked", "published", "reported"]
    id: str
    draft: str | None
    date: Date
    text: str
    by: str = ""
    days: tuple[int, int] | None = None
    basis: Basis = "analyst"
    sources: tuple[str, ...] = ()
    read_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakCase:
    """A draft as it counts: `leaked` where its history says so."""

    draft: str
    leaked: bool
    on: Date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakShare:
    """The share of the drafts on record that were leaked: a Beta distribution with the list behind it.

    Starts from Beta(1/2, 1/2) (Jeffreys), which knows nothing: `low` and `high` are its 5 % and 95 % points.
    """

    alpha: float
    beta: float
    point: float
    low: float
    high: float
    cases: tuple[LeakCase, ...]
    basis_share: BasisShare = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock:
    """An event from outside the talks that may change them: at home, on the battlefield, a treaty that ran out."""

    id: str
    kind: str
    text: str
    actor: str
    happened: Date
    known: Date
    issues: tuple[str, ...]
    certainty: tuple[Certainty, ...] = ()
    basis: Basis = "analyst"
    sources: tuple[str, ...] = ()
    read_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBasis:
    """A dated series of one unit: how many values, from when to when, months without one, and on what they rest."""

    unit: str
    values: int
    first: Date
    last: Date
    months_without: tuple[str, ...]
    basis_share: BasisShare
    by_source: Mapping[str, int] = field(default_factory=dict)
