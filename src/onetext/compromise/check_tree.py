"""Whether a certificate proves its statement (S20)."""

from __future__ import annotations

from onetext.compromise.check_case import Original
from onetext.compromise.check_proof import Ground, whole
from onetext.compromise.statements import Certificate, Evidence, Statement
from onetext.errors import CheckFailed
from onetext.model.results import Member

__all__ = ["check_certificate", "check_evidence", "needed", "rests_on"]


def check_certificate(
    asked: Original, statement: Statement, certificate: Certificate, *, result: str = "a statement"
) -> None:
    """A certificate proves its statement: every branch is there, and every leaf is closed by its multipliers."""
    _walk(Ground(asked, statement), certificate, result)


def rests_on(asked: Original, statement: Statement, certificate: Certificate) -> set[Member]:
    """The members whose demands a certificate uses: without the others it would still pass."""
    ground = Ground(asked, statement)
    _walk(ground, certificate, "a statement")
    used = [ground.owners(node.strikes) for node in certificate.nodes if node.strikes is not None]
    return ground.owners_of(ground.barring).union(*used)


def _walk(ground: Ground, certificate: Certificate, result: str) -> None:
    waiting = [ground.everything]
    for node in certificate.nodes:
        if not waiting:
            raise CheckFailed(result, "its certificate goes on after the last branch")
        left = waiting.pop()
        if left is not None and node.strikes is not None:
            left = ground.struck(left, node.strikes)
        if node.issue is None:
            if left is not None:
                raise CheckFailed(result, "a leaf of its certificate is not closed")
            continue
        if not whole([node.issue]) or not 0 <= node.issue < len(ground.asked.issues):
            raise CheckFailed(result, "its certificate branches on an issue that there is not")
        options = range(len(ground.asked.options[node.issue]))
        if not all(whole(part) and all(option in options for option in part) for part in node.parts):
            raise CheckFailed(result, "its certificate branches on an option that there is not")
        masks = [sum(1 << option for option in set(part)) for part in node.parts]
        covered = 0
        for mask in masks:
            covered |= mask
        if left is not None and left[node.issue] & ~covered:
            raise CheckFailed(result, f"its certificate leaves out options of {ground.asked.issues[node.issue]}")
        waiting += [_at(ground, left, node.issue, mask) for mask in reversed(masks)]
    if waiting:
        raise CheckFailed(result, "branches are missing from its certificate")


def check_evidence(asked: Original, evidence: Evidence) -> None:
    """Every certificate proves its statement."""
    for statement, certificate in evidence.certificates.items():
        check_certificate(asked, statement, certificate)


def _at(ground: Ground, left: tuple[int, ...] | None, issue: int, mask: int) -> tuple[int, ...] | None:
    if left is None:
        return None
    return ground.spread((*left[:issue], left[issue] & mask, *left[issue + 1 :]), (issue,))


def needed(asked: Original, evidence: Evidence | None, statement: Statement, result: str) -> None:
    """A statement that a result rests on is among the evidence, and proved."""
    certificate = evidence.certificates.get(statement) if evidence else None
    if certificate is None:
        raise CheckFailed(result, "it is called certified, and a certificate is missing")
    check_certificate(asked, statement, certificate, result=result)
