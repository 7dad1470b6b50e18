"""The meaning of a case in frozen values: no input or output, no numerics."""

from __future__ import annotations

from onetext.model.attributions import Attribution, Attributions
from onetext.model.audience import MEDIATOR, PUBLIC, Audience
from onetext.model.candidates import Candidate, CandidateStatus
from onetext.model.case import Case
from onetext.model.dates import DAYS_PER_MONTH, Date
from onetext.model.drafts import (
    Draft,
    DraftFile,
    DraftFormat,
    DraftKind,
    Point,
    PointPlace,
    Receipt,
    StatusChange,
    StatusName,
    Struck,
    Term,
    TermState,
)
from onetext.model.issues import Consent, Interaction, Issue, Option, Rule
from onetext.model.items import BASES, Basis, Item, Judged, Record, Remark
from onetext.model.jsonform import JSON, json_form
from onetext.model.judgements import Expectation, NoDeal, Weight
from onetext.model.parties import Party, PartyKind, Speaker
from onetext.model.positions import Confidence, Position, PositionKind
from onetext.model.ranges import Range
from onetext.model.record import (
    Claim,
    Event,
    Fate,
    Floor,
    Relation,
    Response,
    ResponseKind,
    SeriesPoint,
    Source,
    Statement,
    Ultimatum,
)
from onetext.model.redlines import Bar, Crossing, EvidenceClass, Reading, RedLine

__all__ = [
    "Attribution",
    "Attributions",
    "Audience",
    "BASES",
    "Bar",
    "Basis",
    "Candidate",
    "Case",
    "Claim",
    "Confidence",
    "Consent",
    "Crossing",
    "DAYS_PER_MONTH",
    "Date",
    "CandidateStatus",
    "Draft",
    "DraftFile",
    "DraftFormat",
    "DraftKind",
    "Event",
    "EvidenceClass",
    "Expectation",
    "Fate",
    "Floor",
    "Interaction",
    "Issue",
    "Item",
    "JSON",
    "Judged",
    "MEDIATOR",
    "NoDeal",
    "Option",
    "PUBLIC",
    "Party",
    "PartyKind",
    "Point",
    "PointPlace",
    "Position",
    "PositionKind",
    "Range",
    "Reading",
    "Receipt",
    "Record",
    "Remark",
    "RedLine",
    "Relation",
    "Response",
    "ResponseKind",
    "Rule",
    "SeriesPoint",
    "Source",
    "Speaker",
    "Statement",
    "StatusChange",
    "StatusName",
    "Struck",
    "Term",
    "TermState",
    "Ultimatum",
    "Weight",
    "json_form",
]
