"""Evidence that a list of corrections is complete: conflicts that every correction must hit (S14, S20)."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.compromise.certificates import LEAVES, Decision, decide
from onetext.compromise.check import Original, check_complete, conflict_statement
from onetext.compromise.check_case import named
from onetext.compromise.check_common import names
from onetext.compromise.check_tree import rests_on
from onetext.compromise.limits import Watch
from onetext.compromise.statements import Certificate, Evidence, Statement
from onetext.errors import CheckFailed
from onetext.model.results import Correction, Member, Package

__all__ = ["certify_complete"]

SETTING_UP = 10
"""What a certificate costs before its first node, in nodes."""


def certify_complete(
    asked: Original, corrections: Sequence[Correction], size: int, watch: Watch | None = None, *, leaves: int = LEAVES
) -> tuple[tuple[tuple[Member, ...], ...], Evidence] | None:
    """Conflicts, certified, that show that no correction of at most `size` members is missing; for `check_complete`.

    Where something hits all conflicts found so far and contains no listed correction: show that lifting it leaves the
    zone empty, and keep the members that the certificate rests on as a further conflict. Each listed correction gets a
    package that it lets in, and conflicts that need each of its members.

    `leaves` bounds the nodes of all certificates together, each with some more for setting it up; so whether there is
    an answer depends on no clock. Large cases with many conflicts have none.

    Returns
    -------
    tuple or None
        The conflicts and the evidence; None where a limit struck first.

    Raises
    ------
    CheckFailed
        When a package shows that the list is not complete, or that one of it is not minimal.
    """
    builder = _Complete(asked, (watch or Watch()).part(nodes=leaves), leaves)
    listed = [frozenset(correction.members) for correction in corrections]
    witnesses = []
    for one in listed:
        package = builder.witness(one)
        if package is None or not all(builder.excluded(one - {member}) for member in one):
            return None
        witnesses.append(package)
    if not builder.closed(frozenset(), listed, size):
        return None
    evidence = Evidence(certificates=builder.certificates, witnesses=tuple(witnesses))
    conflicts = tuple(tuple(sorted(members)) for members in builder.conflicts)
    check_complete(asked, corrections, size, conflicts, evidence)
    return conflicts, evidence


class _Complete:
    """Conflicts found so far, with their certificates."""

    def __init__(self, asked: Original, watch: Watch, leaves: int) -> None:
        self.asked, self.watch, self.leaves = asked, watch, leaves
        self.conflicts: list[frozenset[Member]] = []
        self.certificates: dict[Statement, Certificate] = {}
        self.visited: set[frozenset[Member]] = set()

    def ask(self, statement: Statement) -> Decision:
        """Decide a statement within what is left of the budget."""
        self.watch.spend(SETTING_UP)
        if self.watch.struck():
            return Decision()
        return decide(self.asked, statement, self.watch, leaves=self.leaves)

    def witness(self, lifted: frozenset[Member]) -> Package | None:
        """A package of the zone when these are lifted."""
        found = self.ask(Statement(lifted=tuple(sorted(lifted))))
        return None if found.package is None else named(self.asked, found.package)

    def excluded(self, lifted: frozenset[Member]) -> bool:
        """Whether a conflict is known, or found, that lifting these leaves whole; CheckFailed where they open."""
        if any(not members & lifted for members in self.conflicts):
            return True
        kept = frozenset(self.asked.members) - lifted
        decision = self.ask(conflict_statement(self.asked, kept))
        if decision.package is not None:
            opening = names(sorted(lifted)) or "nothing"
            raise CheckFailed("the list of all corrections", f"lifting {opening} is enough, and it is not listed")
        found = self._rests(kept, decision)
        while found is not None and found < kept:
            kept, found = found, self._resting(found)
        if found is None:
            return False
        for member in sorted(kept):
            fewer = self._resting(kept - {member})
            kept = kept if fewer is None else fewer
        statement = conflict_statement(self.asked, kept)
        certificate = self.ask(statement).certificate
        if certificate is None:
            return False
        self.certificates[statement] = certificate
        self.conflicts.append(kept)
        return True

    def closed(self, chosen: frozenset[Member], listed: Sequence[frozenset[Member]], size: int) -> bool:
        """Whether no correction contains these, has at most `size` members, and is missing from the list.

        The hitting-set tree of `check_conflict.unlisted`, which asks for a further conflict where the known ones are
        all hit.
        """
        if chosen in self.visited or any(one <= chosen for one in listed):
            return True
        self.visited.add(chosen)
        if not self.excluded(chosen):
            return False
        if len(chosen) == size:
            return True
        whole = min((members for members in self.conflicts if members.isdisjoint(chosen)), key=len)
        return all(self.closed(chosen | {member}, listed, size) for member in sorted(whole))

    def _resting(self, kept: frozenset[Member]) -> frozenset[Member] | None:
        """The members that a certificate of their conflict rests on; None where there is no certificate."""
        return self._rests(kept, self.ask(conflict_statement(self.asked, kept)))

    def _rests(self, kept: frozenset[Member], decision: Decision) -> frozenset[Member] | None:
        if decision.certificate is None:
            return None
        return kept & rests_on(self.asked, conflict_statement(self.asked, kept), decision.certificate)
