"""Rival claims side by side (S18)."""

from __future__ import annotations

from onetext.model import Case, Claim
from onetext.model.results import ClaimView, Subject
from onetext.record.places import Places

__all__ = ["subjects"]


def subjects(case: Case) -> tuple[Subject, ...]:
    """Claims by what they are about and by draft, oldest first; nothing is merged, weighed or decided.

    A subject is `contested` when one of its claims contradicts, or is contradicted by, another visible claim; a denial
    that stands under a heading of its own so contests both.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(case.claims, key=lambda item: item.happened):
        groups.setdefault((claim.draft, claim.about), []).append(claim)
    disputed, places = _disputed(case), Places(case)
    return tuple(
        Subject(
            about=about,
            draft=draft or None,
            contested=any(claim.id in disputed for claim in claims),
            claims=tuple(_view(claim, places) for claim in claims),
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


def _view(claim: Claim, places: Places) -> ClaimView:
    return ClaimView(
        id=claim.id,
        claimant=claim.claimant,
        says=claim.says,
        happened=claim.happened,
        known=claim.known,
        sources=claim.sources,
        relations=claim.relations,
        certainty=places.certainty(claim.read_from),
        note=claim.note,
    )
