"""Who says who made the draft, and who contradicts whom?"""

from __future__ import annotations

from onetext.api.briefing.outlook import Outlook
from onetext.api.briefing.wording import counted, listed, quoted, sentence, the
from onetext.model.results import ClaimView

__all__ = ["say_claims"]

_SHOWN = 3
"""Contradictions told in full; the others are counted."""


def say_claims(outlook: Outlook) -> tuple[str, float]:
    """The contradictions about the focus, each with both sides' words; and the number of claims about it.

    Claims stand side by side; nothing says which is right (S18).
    """
    focus = outlook.focus
    if focus is None:
        return "", 0
    held = [claim for subject in outlook.subjects if subject.draft == focus.id for claim in subject.claims]
    if not held:
        return "", 0
    abouts = listed(dict.fromkeys(subject.about for subject in outlook.subjects if subject.draft == focus.id))
    number = (
        f"{counted(len(held), 'claim')} about {the(focus)} {'is' if len(held) == 1 else 'are'} on record ({abouts})"
    )
    pairs = _contradictions(held)
    if not pairs:
        return sentence(f"{number}; none is recorded as contradicting another"), len(held)
    told = [f"{_said(one)}, which {other.claimant} contradicts: {quoted(other.says)}" for one, other in pairs[:_SHOWN]]
    more = len(pairs) - len(told)
    rest = f"; and {counted(more, 'more contradiction')}" if more else ""
    return sentence(f"{number} and contradict each other: {'; '.join(told)}{rest}"), len(held)


def _said(claim: ClaimView) -> str:
    return f"{claim.claimant} says {quoted(claim.says)}"


def _contradictions(held: list[ClaimView]) -> list[tuple[ClaimView, ClaimView]]:
    """Pairs of claims that contradict each other, once each, the older claim first."""
    by_id = {claim.id: claim for claim in held}
    place = {claim.id: index for index, claim in enumerate(sorted(held, key=lambda item: item.happened))}
    ends = {
        tuple(sorted((claim.id, relation.to), key=place.__getitem__))
        for claim in held
        for relation in claim.relations
        if relation.kind == "contradicts" and relation.to in by_id
    }
    return [
        (by_id[one], by_id[other]) for one, other in sorted(ends, key=lambda end: tuple(map(place.__getitem__, end)))
    ]
