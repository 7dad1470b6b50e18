"""Which file declares which answer."""

from __future__ import annotations

from onetext.model.faces import homes

__all__ = ["HOMES"]

_IN = {
    "balance": "Acceptance BalanceResult ConsentNeed DraftBalance LineStatus PartyBalance Stance TermView",
    "brief": (
        "Blocked BriefResult BriefSections DeadlineView Dilemma DilemmaBranch ExpectationClash ForecastChange Headline "
        "Nearness NoDealView ResponseView StepsApart Unknowns"
    ),
    "common": "BasisShare Envelope Estimate Probability Result Spread Unit",
    "compare": (
        "SUBSTANTIVE CompareResult ConflictPiece Effect FileComment FileView Holds LineChange Link LinkFlag "
        "LinkOp MergedPoint PointText RedlinePiece Substance TermChange TrackedBy TryResult"
    ),
    "drafted": "BracketRow BracketSign BracketWording DraftedPoint DraftTextResult",
    "elicit": "Agreement AnswerClash ElicitResult ImpliedDraft ImpliedTrade InterviewQuestion QuestionKind Swing",
    "exchange": "Dropped ExportResult ImportResult",
    "forecast": (
        "Band Drafted EndValue ForecastBranch ForecastDilemma ForecastOutcome ForecastQuantity ForecastResult "
        "ForecastSeries ForecastText Incidence SignedBy TimeToSign Waiting"
    ),
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
    "reveal": (
        "ActMeaning Clash ClashInput DraftPreference Ordering PartyRanges Prediction PredictionScores Quantiles "
        "RevealResult RevealedLine RevealedResponse"
    ),
    "robust": "Blocker DraftChances RobustResult",
    "said": "EvidencePlace IssueSayings LeakCase LeakShare PartySayings Publication Saying SeriesBasis Shock",
    "scores": (
        "SEAL_FORMAT ForecastScores Power Question Resolution ResolveResult ScoreComparison ScoredForecast Seal "
        "SealedChances StoredForecast seal_digest"
    ),
    "sensitivity": "LikelyRegion RegionLimit SensitivityDriver SensitivityResult",
    "settle": (
        "CompleteTo Concept Conflict Correction Edit FrontierPoint FrontierResult IntegerTable LeastChange "
        "Lifting Member Package Proof ProofKind Reliance SettleResult Solution SolutionStatus Zone"
    ),
    "show": (
        "CheckResult DraftRow Evidence EvidenceResult FaultsResult IssueRow NewResult PartyRow Problem "
        "SchemaResult ShowResult TimelineRow VersionResult"
    ),
    "whatif": "AskedChange PairedValue WhatIfResult",
}
"""File -> the names that it declares."""
HOMES = homes(_IN)
"""Name -> the file that declares it."""
