"""What each verb answers, declared where every room can see it.

The files are loaded at first use: a command needs the answer of its own verb, and hundreds of dataclasses take time.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onetext.model.results.balance import (
        Acceptance,
        BalanceResult,
        ConsentNeed,
        DraftBalance,
        LineStatus,
        PartyBalance,
        Stance,
        TermView,
    )
    from onetext.model.results.brief import (
        Blocked,
        BriefResult,
        BriefSections,
        DeadlineView,
        Dilemma,
        DilemmaBranch,
        ExpectationClash,
        Headline,
        Nearness,
        NoDealView,
        ResponseView,
        StepsApart,
        Unknowns,
    )
    from onetext.model.results.common import BasisShare, Envelope, Estimate, Probability, Result, Spread, Unit
    from onetext.model.results.compare import (
        SUBSTANTIVE,
        CompareResult,
        ConflictPiece,
        Effect,
        FileComment,
        FileView,
        Holds,
        LineChange,
        Link,
        LinkFlag,
        LinkOp,
        MergedPoint,
        PointText,
        RedlinePiece,
        Substance,
        TermChange,
        TrackedBy,
        TryResult,
    )
    from onetext.model.results.drafted import BracketRow, BracketSign, BracketWording, DraftedPoint, DraftTextResult
    from onetext.model.results.exchange import Dropped, ExportResult, ImportResult
    from onetext.model.results.inbox import InboxContext, InboxItem, InboxResult
    from onetext.model.results.log import (
        CarriedPoint,
        LineStep,
        LineVersion,
        LoggedDraft,
        LogResult,
        PointLogResult,
        StatusStep,
    )
    from onetext.model.results.read import (
        FoundAct,
        FoundClaim,
        FoundDate,
        FoundDeadline,
        FoundDemand,
        FoundFate,
        FoundMarks,
        FoundNotice,
        FoundPlace,
        FoundQuote,
        FoundRelation,
        FoundReport,
        FoundResponse,
        ReadIntoInbox,
        ReadResult,
    )
    from onetext.model.results.record import (
        ClaimsResult,
        ClaimView,
        ConcedeResult,
        Credibility,
        CredibilityCase,
        DraftChange,
        PositionMove,
        PositionView,
        PublicFloor,
        Subject,
    )
    from onetext.model.results.robust import Blocker, DraftChances, RobustResult
    from onetext.model.results.said import (
        EvidencePlace,
        IssueSayings,
        LeakCase,
        LeakShare,
        PartySayings,
        Publication,
        Saying,
        SeriesBasis,
        Shock,
    )
    from onetext.model.results.settle import (
        CompleteTo,
        Concept,
        Conflict,
        Correction,
        Edit,
        FrontierPoint,
        FrontierResult,
        IntegerTable,
        LeastChange,
        Lifting,
        Member,
        Package,
        Proof,
        ProofKind,
        Reliance,
        SettleResult,
        Solution,
        SolutionStatus,
        Zone,
    )
    from onetext.model.results.show import (
        CheckResult,
        DraftRow,
        Evidence,
        EvidenceResult,
        FaultsResult,
        IssueRow,
        NewResult,
        PartyRow,
        Problem,
        SchemaResult,
        ShowResult,
        TimelineRow,
        VersionResult,
    )

__all__ = [
    "Acceptance",
    "BalanceResult",
    "BasisShare",
    "Blocked",
    "Blocker",
    "BracketRow",
    "BracketSign",
    "BracketWording",
    "BriefResult",
    "BriefSections",
    "CarriedPoint",
    "CheckResult",
    "ClaimView",
    "ClaimsResult",
    "CompareResult",
    "CompleteTo",
    "ConcedeResult",
    "Concept",
    "Conflict",
    "ConflictPiece",
    "ConsentNeed",
    "Correction",
    "Credibility",
    "CredibilityCase",
    "DeadlineView",
    "Dilemma",
    "DilemmaBranch",
    "DraftBalance",
    "DraftChances",
    "DraftChange",
    "DraftRow",
    "DraftTextResult",
    "DraftedPoint",
    "Dropped",
    "Edit",
    "Effect",
    "Envelope",
    "Estimate",
    "Evidence",
    "EvidencePlace",
    "EvidenceResult",
    "ExpectationClash",
    "ExportResult",
    "FaultsResult",
    "FileComment",
    "FileView",
    "FoundAct",
    "FoundClaim",
    "FoundDate",
    "FoundDeadline",
    "FoundDemand",
    "FoundFate",
    "FoundMarks",
    "FoundNotice",
    "FoundPlace",
    "FoundQuote",
    "FoundRelation",
    "FoundReport",
    "FoundResponse",
    "FrontierPoint",
    "FrontierResult",
    "Headline",
    "Holds",
    "ImportResult",
    "InboxContext",
    "InboxItem",
    "InboxResult",
    "IntegerTable",
    "IssueRow",
    "IssueSayings",
    "LeakCase",
    "LeakShare",
    "LeastChange",
    "Lifting",
    "LineChange",
    "LineStatus",
    "LineStep",
    "LineVersion",
    "Link",
    "LinkFlag",
    "LinkOp",
    "LogResult",
    "LoggedDraft",
    "Member",
    "MergedPoint",
    "Nearness",
    "NewResult",
    "NoDealView",
    "Package",
    "PartyBalance",
    "PartyRow",
    "PartySayings",
    "PointLogResult",
    "PointText",
    "PositionMove",
    "PositionView",
    "Probability",
    "Problem",
    "Proof",
    "ProofKind",
    "PublicFloor",
    "Publication",
    "ReadIntoInbox",
    "ReadResult",
    "RedlinePiece",
    "Reliance",
    "ResponseView",
    "Result",
    "RobustResult",
    "SUBSTANTIVE",
    "Saying",
    "SchemaResult",
    "SeriesBasis",
    "SettleResult",
    "Shock",
    "ShowResult",
    "Solution",
    "SolutionStatus",
    "Spread",
    "Stance",
    "StatusStep",
    "StepsApart",
    "Subject",
    "Substance",
    "TermChange",
    "TermView",
    "TimelineRow",
    "TrackedBy",
    "TryResult",
    "Unit",
    "Unknowns",
    "VersionResult",
    "Zone",
]

_IN = {
    "balance": "Acceptance BalanceResult ConsentNeed DraftBalance LineStatus PartyBalance Stance TermView",
    "brief": (
        "Blocked BriefResult BriefSections DeadlineView Dilemma DilemmaBranch ExpectationClash Headline "
        "Nearness NoDealView ResponseView StepsApart Unknowns"
    ),
    "common": "BasisShare Envelope Estimate Probability Result Spread Unit",
    "compare": (
        "SUBSTANTIVE CompareResult ConflictPiece Effect FileComment FileView Holds LineChange Link LinkFlag "
        "LinkOp MergedPoint PointText RedlinePiece Substance TermChange TrackedBy TryResult"
    ),
    "drafted": "BracketRow BracketSign BracketWording DraftedPoint DraftTextResult",
    "exchange": "Dropped ExportResult ImportResult",
    "inbox": "InboxContext InboxItem InboxResult",
    "log": "CarriedPoint LineStep LineVersion LoggedDraft LogResult PointLogResult StatusStep",
    "read": (
        "FoundAct FoundClaim FoundDate FoundDeadline FoundDemand FoundFate FoundMarks FoundNotice FoundPlace "
        "FoundQuote FoundRelation FoundReport FoundResponse ReadIntoInbox ReadResult"
    ),
    "record": (
        "ClaimsResult ClaimView ConcedeResult Credibility CredibilityCase DraftChange PositionMove "
        "PositionView PublicFloor Subject"
    ),
    "robust": "Blocker DraftChances RobustResult",
    "said": "EvidencePlace IssueSayings LeakCase LeakShare PartySayings Publication Saying SeriesBasis Shock",
    "settle": (
        "CompleteTo Concept Conflict Correction Edit FrontierPoint FrontierResult IntegerTable LeastChange "
        "Lifting Member Package Proof ProofKind Reliance SettleResult Solution SolutionStatus Zone"
    ),
    "show": (
        "CheckResult DraftRow Evidence EvidenceResult FaultsResult IssueRow NewResult PartyRow Problem "
        "SchemaResult ShowResult TimelineRow VersionResult"
    ),
}
"""File -> the names that it declares."""
_HOMES = {name: file for file, names in _IN.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
