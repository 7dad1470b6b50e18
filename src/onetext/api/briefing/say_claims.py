"""Who says who made the draft, and who contradicts whom?"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.wording import counted, listed, plain, sentence, the
from onetext.model.results import ClaimView

__all__ = ["say_claims"]

_SHOWN = 3
"""Accounts told in full; the others are counted."""


def say_claims(outlook: Outlook) -> Said:
    """The accounts of the focus that are most contradicted, each as the case restates it, and those who contradict it.

    Claims stand side by side; nothing says which is right (S18). What it needs are claims about it.
    """
    focus = outlook.focus
    subjects = [subject for subject in outlook.subjects if focus and subject.draft == focus.id]
    held = sorted((claim for subject in subjects for claim in subject.claims), key=lambda claim: claim.happened)
    if focus is None or not held:
        return Said()
    about = listed(dict.fromkeys(subject.about for subject in subjects))
    verb = "is" if len(held) == 1 else "are"
    head = f"about {the(focus)} {counted(len(held), 'claim')} {verb} on record ({about})"
    accounts = _accounts(held)
    if not accounts:
        return Said((sentence(f"{head}; none is recorded as contradicting another"),), len(held), len(held))
    told = []
    for number, (claim, rivals) in enumerate(accounts[:_SHOWN]):
        whose = "" if number else " (in the analyst's words)"
        told.append(f"according to {claim.claimant}{whose}: {plain(claim.says)}")
        told.append(f"{listed(rivals)} {_contradict(rivals)} that")
    more = len(accounts) - len(accounts[:_SHOWN])
    rest = [f"{counted(more, 'more account')} {'is' if more == 1 else 'are'} contradicted"] if more else []
    parts = (f"{head}, and they contradict each other", *told, *rest)
    return Said(tuple(map(sentence, parts)), len(held), len(held))


def _contradict(rivals: Sequence[str]) -> str:
    """The verb after the names of rivals, some of which are plural themselves and most not."""
    return "contradicts" if len(rivals) == 1 else "contradict"


def _accounts(held: Sequence[ClaimView]) -> list[tuple[ClaimView, list[str]]]:
    """Claims with the claimants who contradict them, every contradiction once.

    The claim that brings in the most claims not told yet comes first, then the one with the most contradictions, then
    the oldest: so that few accounts show most of the dispute.
    """
    edges = _contradictions(held)
    found: list[tuple[ClaimView, list[str]]] = []
    heard: set[str] = set()
    while edges:
        ends = {claim.id: frozenset().union(*(edge for edge in edges if claim.id in edge)) for claim in held}
        claim = max(held, key=lambda item: (len(ends[item.id] - heard), len(ends[item.id])))
        told = {edge for edge in edges if claim.id in edge}
        heard |= ends[claim.id]
        rivals = [item.claimant for item in held if item.id != claim.id and any(item.id in edge for edge in told)]
        found.append((claim, list(dict.fromkeys(rivals))))
        edges -= told
    return found


def _contradictions(held: Sequence[ClaimView]) -> set[frozenset[str]]:
    known = {claim.id for claim in held}
    return {
        frozenset((claim.id, relation.to))
        for claim in held
        for relation in claim.relations
        if relation.kind == "contradicts" and relation.to in known and relation.to != claim.id
    }
