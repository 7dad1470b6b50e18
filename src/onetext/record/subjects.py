"""Rival claims side by side (S18)."""

from __future__ import annotations

from onetext.model import Case, Claim
from onetext.model.results import ClaimView, Subject

__all__ = ["subjects"]


def subjects(case: Case) -> tuple[Subject, ...]:
    """Claims by what they are about and by draft, oldest first; nothing is merged, weighed or decided.

    A subject is `contested` when one of its claims contradicts, or is contradicted by, another visible claim; a denial
    that stands under a heading of its own so contests both.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(case.claims, key=lambda item: item.happened):
        groups.setdefault((claim.draft, claim.about), []).append(claim)
    disputed = _disputed(case)
    return tuple(
        Subject(
            about=about,
            draft=draft or None,
            contested=any(claim.id in disputed for claim in claims),
            claims=tuple(_view(claim) for claim in claims),
        )
        for (draft, about), claims in groups.items()
    )


def _disputed(case: Case) -> set[str]:
    """Ids of claims at either end of a contradiction."""
    return {
        end
        for claim in case.claims
        for relation in claim.relations
        if relation.kind == "contradicts"
        for end in (claim.id, relation.to)
    }


def _view(claim: Claim) -> ClaimView:
    return ClaimView(
        id=claim.id,
        claimant=claim.claimant,
        says=claim.says,
        happened=claim.happened,
        known=claim.known,
        sources=claim.sources,
        relations=claim.relations,
    )
