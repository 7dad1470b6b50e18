"""Proposals of what a draft settles, as candidates of the inbox (S5): nothing of it enters a result by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from onetext.api.comparing.points import texts_of
from onetext.api.deciding.disputing import is_disputed
from onetext.model import MEDIATOR, Audience, Candidate, Case, Draft

if TYPE_CHECKING:
    from onetext.drafts import TermProposal, TextPoint

__all__ = ["candidates_for"]

_LONGEST_ID = 50
"""Signs of a draft's id in the ids of its candidates, which have 64 at most."""


def candidates_for(case: Case, draft: Draft, points: Sequence[TextPoint]) -> tuple[Candidate, ...]:
    """What the points of a new draft may settle, from the wording of options and from the drafts before it.

    What a person has rejected before, for the same words, is not proposed again.
    """
    from onetext.drafts import EarlierDraft, propose_terms

    earlier = [
        EarlierDraft(
            id=item.id,
            points=texts_of(item),
            # Words in dispute are no evidence of what the same words settle elsewhere.
            settles={
                point.label: point.settles for point in item.points if point.settles and not is_disputed(point.text)
            },
        )
        for item in case.drafts_by_date
        if item.happened.earliest <= draft.happened.latest and any(point.settles for point in item.points)
    ]
    texts = {point.key: point.text for point in points}
    refused = {_mark(item.text, item.fields) for item in case.candidates if item.status == "rejected"}
    proposals = [
        proposal
        for proposal in propose_terms(points, earlier, case.issues)
        if _mark(texts[proposal.point], {"issue": proposal.issue, "option": proposal.option}) not in refused
    ]
    return _candidates(case, draft, proposals, texts)


def _mark(text: str, fields: immutabledict[str, str] | dict[str, str]) -> tuple[str, str, str]:
    return text, fields.get("issue", ""), fields.get("option", "")


def _candidates(
    case: Case, draft: Draft, proposals: Sequence[TermProposal], texts: dict[str, str]
) -> tuple[Candidate, ...]:
    # Those that wait from an earlier import of the same id are dropped, and their ids are free again.
    taken = {item.id for item in case.candidates if not (item.waits and item.fields.get("draft") == draft.id)}
    audiences = {item.id: item.audience for item in case.drafts}
    numbers = (number for number in range(1, len(taken) + len(proposals) + 1))
    free = (name for number in numbers if (name := f"{draft.id[:_LONGEST_ID]}.{number}") not in taken)
    return tuple(
        Candidate(
            id=name,
            kind="settles",
            document=draft.id,
            start=0,
            end=len(texts[proposal.point]),
            text=texts[proposal.point],
            score=proposal.score,
            fields=immutabledict(draft=draft.id, point=proposal.point, issue=proposal.issue, option=proposal.option),
            rule=proposal.why,
            audience=_audience(draft, proposal, audiences),
        )
        for name, proposal in zip(free, proposals, strict=False)
    )


def _audience(draft: Draft, proposal: TermProposal, audiences: dict[str, Audience]) -> Audience:
    """Who may see it: whoever may see the draft, unless it tells of another draft that not everybody may see."""
    told = audiences.get(proposal.source, draft.audience)
    return draft.audience if told == draft.audience else MEDIATOR
