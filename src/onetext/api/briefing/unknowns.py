"""What nobody knows, or the case does not (S5, S6)."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.model import Case
from onetext.model.results import DraftBalance, Unknowns
from onetext.preferences import position_set

__all__ = ["unknowns"]


def unknowns(case: Case, drafts: Sequence[DraftBalance]) -> Unknowns:
    """Everything that is missing, by name: the absence of a record is neither agreement nor opposition."""
    return Unknowns(
        no_terms=tuple(draft.id for draft in drafts if not draft.known_terms),
        no_position={
            party.id: tuple(issue.id for issue in case.issues if not position_set(case, party.id, issue.id).peaks)
            for party in case.parties_by_name
        },
        open_issues={draft.id: draft.open_issues for draft in drafts if draft.known_terms},
        no_responses={draft.id: _silent(case, draft.id) for draft in drafts},
        low_confidence=_low_confidence(case),
        doubts=tuple(doubt.text for doubt in case.doubts),
    )


def _silent(case: Case, draft: str) -> tuple[str, ...]:
    answered = {response.party for response in case.responses if response.draft == draft}
    return tuple(party.id for party in case.parties_by_name if party.id not in answered)


def _low_confidence(case: Case) -> int:
    """Positions, claims, events and points that their recorder marked as doubtful."""
    marks = [item.confidence for item in case.positions]
    marks += [item.confidence for item in case.claims]
    marks += [item.confidence for item in case.events]
    marks += [point.confidence for draft in case.drafts for point in draft.points]
    return marks.count("low")
