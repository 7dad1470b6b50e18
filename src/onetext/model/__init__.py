"""The meaning of a case in frozen values: no input or output, no numerics.

The files are loaded at first use, as those of `model.results` are: an article is read without most of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onetext.model.faces import homes, lazily

if TYPE_CHECKING:
    from onetext.model.articles import (
        Act,
        ActKind,
        ArticleReading,
        AssertedClaim,
        ClaimRelation,
        DatedPlace,
        DateKind,
        Deadline,
        DeadlineStatus,
        Demand,
        DemandKind,
        DraftResponse,
        FatePlace,
        QuotedSpeech,
        QuoteKind,
        ReadingNotice,
        Refusal,
        RelationKind,
        ReportedSpeech,
        Strength,
    )
    from onetext.model.attributions import Attribution, Attributions
    from onetext.model.audience import MEDIATOR, PUBLIC, Audience
    from onetext.model.candidates import CANDIDATE_KINDS, LONGEST_TEXT, Candidate, CandidateStatus, ReadDocument
    from onetext.model.case import Case
    from onetext.model.dates import DAYS_PER_MONTH, Date
    from onetext.model.drafts import (
        Draft,
        DraftFile,
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
    from onetext.model.held import HeldDraws
    from onetext.model.interviews import Interview, Swing, Trade, TradeReply
    from onetext.model.issues import Consent, Interaction, Issue, Option, Rule
    from onetext.model.items import BASES, Basis, Item, Judged, Record, Remark
    from onetext.model.jsonform import JSON, json_form
    from onetext.model.judgements import Expectation, NoDeal, Weight
    from onetext.model.kinds import DraftFormat, EvidenceClass, ResponseKind
    from onetext.model.parties import Party, PartyKind, Speaker
    from onetext.model.positions import Confidence, Position, PositionKind
    from onetext.model.process import (
        ElectionSetting,
        FrontSetting,
        ParameterSetting,
        PatronSetting,
        ProcessSettings,
        TextPublicity,
    )
    from onetext.model.ranges import Range
    from onetext.model.record import (
        Claim,
        Event,
        Fate,
        Floor,
        Relation,
        Response,
        SeriesPoint,
        Source,
        Statement,
        Ultimatum,
    )
    from onetext.model.redlines import Bar, Crossing, Reading, RedLine
    from onetext.model.tables import (
        Distribution,
        Parameter,
        ParameterScope,
        ParameterShape,
        parameter,
        parameters,
    )
    from onetext.model.voices import Certainty, Place, Polarity, Voice
    from onetext.model.written import day_of, range_of

__all__ = [
    "BASES",
    "CANDIDATE_KINDS",
    "DAYS_PER_MONTH",
    "JSON",
    "LONGEST_TEXT",
    "MEDIATOR",
    "PUBLIC",
    "Act",
    "ActKind",
    "ArticleReading",
    "AssertedClaim",
    "Attribution",
    "Attributions",
    "Audience",
    "Bar",
    "Basis",
    "Candidate",
    "CandidateStatus",
    "Case",
    "Certainty",
    "Claim",
    "ClaimRelation",
    "Confidence",
    "Consent",
    "Crossing",
    "Date",
    "DateKind",
    "DatedPlace",
    "Deadline",
    "DeadlineStatus",
    "Demand",
    "DemandKind",
    "Distribution",
    "Draft",
    "DraftFile",
    "DraftFormat",
    "DraftKind",
    "DraftResponse",
    "ElectionSetting",
    "Event",
    "EvidenceClass",
    "Expectation",
    "Fate",
    "FatePlace",
    "Floor",
    "FrontSetting",
    "HeldDraws",
    "Interaction",
    "Interview",
    "Issue",
    "Item",
    "Judged",
    "NoDeal",
    "Option",
    "Parameter",
    "ParameterScope",
    "ParameterSetting",
    "ParameterShape",
    "Party",
    "PartyKind",
    "PatronSetting",
    "Place",
    "Point",
    "PointPlace",
    "Polarity",
    "Position",
    "PositionKind",
    "ProcessSettings",
    "QuoteKind",
    "QuotedSpeech",
    "Range",
    "ReadDocument",
    "Reading",
    "ReadingNotice",
    "Receipt",
    "Record",
    "RedLine",
    "Refusal",
    "Relation",
    "RelationKind",
    "Remark",
    "ReportedSpeech",
    "Response",
    "ResponseKind",
    "Rule",
    "SeriesPoint",
    "Source",
    "Speaker",
    "Statement",
    "StatusChange",
    "StatusName",
    "Strength",
    "Struck",
    "Swing",
    "Term",
    "TermState",
    "TextPublicity",
    "Trade",
    "TradeReply",
    "Ultimatum",
    "Voice",
    "Weight",
    "day_of",
    "json_form",
    "parameter",
    "parameters",
    "range_of",
]

_IN = {
    "articles": (
        "Act ActKind ArticleReading AssertedClaim ClaimRelation DatedPlace DateKind Deadline "
        "DeadlineStatus Demand DemandKind DraftResponse FatePlace QuotedSpeech QuoteKind ReadingNotice Refusal "
        "RelationKind ReportedSpeech Strength"
    ),
    "attributions": "Attribution Attributions",
    "audience": "MEDIATOR PUBLIC Audience",
    "candidates": "CANDIDATE_KINDS LONGEST_TEXT Candidate CandidateStatus ReadDocument",
    "case": "Case",
    "dates": "DAYS_PER_MONTH Date",
    "drafts": ("Draft DraftFile DraftKind Point PointPlace Receipt StatusChange StatusName Struck Term TermState"),
    "held": "HeldDraws",
    "interviews": "Interview Swing Trade TradeReply",
    "issues": "Consent Interaction Issue Option Rule",
    "items": "BASES Basis Item Judged Record Remark",
    "jsonform": "JSON json_form",
    "judgements": "Expectation NoDeal Weight",
    "kinds": "DraftFormat EvidenceClass ResponseKind",
    "parties": "Party PartyKind Speaker",
    "positions": "Confidence Position PositionKind",
    "process": "ElectionSetting FrontSetting ParameterSetting PatronSetting ProcessSettings TextPublicity",
    "ranges": "Range",
    "record": "Claim Event Fate Floor Relation Response SeriesPoint Source Statement Ultimatum",
    "redlines": "Bar Crossing Reading RedLine",
    "tables": "Distribution Parameter ParameterScope ParameterShape parameter parameters",
    "voices": "Certainty Place Polarity Voice",
    "written": "day_of range_of",
}
"""File -> the names that it declares."""

__getattr__, __dir__ = lazily(__name__, homes(_IN), __all__)
