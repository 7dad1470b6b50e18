"""Claims found twice: of a clause by two rules, or by one claimant in two clauses that say one thing."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.claims.answering import OTHER
from onetext.model import AssertedClaim

__all__ = ["distinct", "is_same", "merged"]

_SHARED = 0.5
_BACK = 6
"""Claims before one that it is compared with, so that the time stays linear."""
_CLOSE = 8
"""Signs between two clauses that say one thing (`There was no deal, and …`)."""


def merged(found: Sequence[AssertedClaim]) -> list[AssertedClaim]:
    """Claims of a sentence; what one claims of one subject in neighbouring clauses of it is claimed once.

    What somebody is accused of is one claim, whatever words stand in it.
    """
    kept: list[AssertedClaim] = []
    for claim in sorted(found, key=lambda one: (one.start, -one.end)):
        near = kept[-_BACK:]
        if any(_says_on(other, claim) for other in near):
            continue
        if any(claim.end <= other.end and other.subject != OTHER for other in near):
            continue
        kept.append(claim)
    return kept


def _says_on(one: AssertedClaim, other: AssertedClaim) -> bool:
    same = one.subject == other.subject and one.claimant == other.claimant
    return same and other.start - one.end < _CLOSE


def distinct(found: Sequence[AssertedClaim]) -> tuple[AssertedClaim, ...]:
    """Each place once; of two at one place the longer one."""
    kept: list[AssertedClaim] = []
    for claim in sorted(found, key=lambda one: (one.start, -one.end)):
        if any(is_same(other, claim) for other in kept[-_BACK:]):
            continue
        kept.append(claim)
    return tuple(kept)


def is_same(one: AssertedClaim, other: AssertedClaim) -> bool:
    """Whether two claims share half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SHARED * min(one.end - one.start, other.end - other.start)
