"""Claims found twice: of a clause by two rules, or by one claimant in two clauses that say one thing."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.claims.answering import OTHER
from onetext.model import AssertedClaim

__all__ = ["distinct", "is_same", "merged"]

_SHARED = 0.5
_CLOSE = 8
"""Signs between two clauses that say one thing (`There was no deal, and …`)."""


def merged(found: Sequence[AssertedClaim]) -> list[AssertedClaim]:
    """Claims of a sentence; what one claims of one subject in several clauses of it is claimed once."""
    kept: list[AssertedClaim] = []
    for claim in found:
        if any(
            other.subject == claim.subject
            and other.claimant == claim.claimant
            and max(other.start - claim.end, claim.start - other.end) < _CLOSE
            for other in kept
        ):
            continue
        if any(other.start <= claim.start and claim.end <= other.end and other.subject != OTHER for other in kept):
            continue  # what somebody is accused of is one claim, whatever words stand in it
        kept.append(claim)
    return kept


def distinct(found: Sequence[AssertedClaim]) -> tuple[AssertedClaim, ...]:
    """Each place once; of two at one place the longer one."""
    kept: list[AssertedClaim] = []
    for claim in sorted(found, key=lambda one: (one.start, -one.end)):
        if any(is_same(other, claim) for other in kept[-6:]):
            continue
        kept.append(claim)
    return tuple(kept)


def is_same(one: AssertedClaim, other: AssertedClaim) -> bool:
    """Whether two claims share half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SHARED * min(one.end - one.start, other.end - other.start)
