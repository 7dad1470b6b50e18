"""Everything that is shown has passed the independent checker; what can be certified within a budget is (S20).

The budget is a number of leaves, never of seconds, so that the same case gives the same proof kinds anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from onetext.compromise import (
    Certificate,
    Evidence,
    Original,
    Problem,
    Statement,
    Table,
    Watch,
    best_statements,
    best_sum,
    certify_complete,
    certify_none,
    change_statement,
    check_conflict,
    check_correction,
    check_frontier,
    check_least_change,
    check_package,
    check_solution,
    check_table,
    check_zone,
    conflict_statement,
    find,
    original,
    problem_of,
)
from onetext.model import Case
from onetext.model.results import (
    CompleteTo,
    Conflict,
    Correction,
    FrontierPoint,
    LeastChange,
    Member,
    Package,
    Proof,
    Solution,
    Zone,
)

__all__ = ["LEAVES", "Court", "court_for"]

LEAVES = 2_000
"""Most leaves of one certificate that a verb tries for."""


@dataclass(frozen=True, kw_only=True)
class Court:
    """Where results are certified and checked, on the case itself.

    Attributes
    ----------
    asked
        The demands of the case, read by the checker.
    table, problem
        What was searched: only to find packages that show what is possible.
    watch
        Limits of the request; a certificate that does not come in time is done without.
    """

    asked: Original
    table: Table
    problem: Problem
    watch: Watch

    def zone(self, zone: Zone) -> Zone:
        """The zone, certified where it can be: by a package of it, or by a proof that there is none."""
        found, evidence = zone, None
        if zone.status in ("empty", "rules_contradict"):
            lifted = self.asked.members if zone.status == "rules_contradict" else ()
            evidence = self._evidence([Statement(lifted=tuple(sorted(lifted)))])
            found = replace(zone, proof=_upgraded(zone.proof, evidence))
        elif zone.status == "nonempty" and zone.example is not None:
            # A package that the checker takes is all the proof there can be.
            found = replace(zone, proof=replace(zone.proof, kind="certificate", leaves=0))
        check_zone(self.asked, found, evidence)
        return found

    def solution(self, solution: Solution) -> Solution:
        """A solution, certified where it is claimed to be the best."""
        evidence: Evidence | None = None
        if solution.status == "solved" and solution.packages and not self.watch.struck():
            shown = Evidence(witnesses=self._largest() if solution.concept == "ks" else ())
            evidence = self._evidence(best_statements(self.asked, solution, shown), shown.witnesses)
        found = replace(solution, proof=_upgraded(solution.proof, evidence))
        check_solution(self.asked, found, evidence)
        return found

    def change(self, found: LeastChange, terms: Mapping[str, str]) -> LeastChange:
        """A least change, certified where fewer changes are said not to do.

        Parameters
        ----------
        terms
            What the draft settles: issue -> option.
        """
        evidence: Evidence | None = None
        if found.status == "found" and found.towards is None and not self.watch.struck():
            evidence = self._evidence([change_statement(self.asked, terms, len(found.changes) - 1)])
        certified = replace(found, proof=_upgraded(found.proof, evidence))
        check_least_change(self.asked, certified, terms, evidence)
        return certified

    def conflict(self, conflict: Conflict) -> Conflict:
        """A conflict, certified, with a package for each member that shows that the others can hold without it."""
        rest = set(self.asked.members) - set(conflict.members)
        shown = [self._witness(rest | {member}) for member in conflict.members]
        witnesses = [package for package in shown if package is not None]
        evidence = self._evidence([conflict_statement(self.asked, conflict.members)], witnesses)
        if evidence is None or None in shown:
            return conflict
        check_conflict(self.asked, conflict, evidence)
        return replace(conflict, proof=_upgraded(conflict.proof, evidence))

    def corrections(
        self, found: Sequence[Correction], complete: CompleteTo
    ) -> tuple[tuple[Correction, ...], CompleteTo]:
        """Corrections, after packages have shown that each opens the zone; that none is missing, certified."""
        for correction in found:
            package = self._witness(correction.members)
            if package is not None or not self.watch.struck():
                witnesses = () if package is None else (package,)
                check_correction(self.asked, correction, Evidence(witnesses=witnesses))
        if complete.size < 0 or complete.proof.kind == "none" or self.watch.struck():
            return tuple(found), complete
        within = [correction for correction in found if len(correction.members) <= complete.size]
        certified = certify_complete(self.asked, within, complete.size, self.watch, leaves=LEAVES)
        proof = _upgraded(complete.proof, None if certified is None else certified[1])
        return tuple(found), replace(complete, proof=proof)

    def frontier(self, points: Sequence[FrontierPoint], *, lifted: Collection[Member] = ()) -> None:
        """The points of a frontier, each against its packages and against each other."""
        check_frontier(self.asked, points, lifted=lifted)

    def package(self, package: Package, *, result: str, lifted: Collection[Member] = ()) -> None:
        """A single package, with some members lifted."""
        check_package(self.asked, package, lifted=lifted, result=result)

    def _evidence(self, statements: Iterable[Statement], witnesses: Sequence[Package] = ()) -> Evidence | None:
        """Certificates for all statements, or None where one cannot be had within the budget."""
        found: dict[Statement, Certificate] = {}
        for statement in statements:
            certificate = certify_none(self.asked, statement, self.watch, leaves=LEAVES)
            if certificate is None:
                return None
            found[statement] = certificate
        return Evidence(certificates=found, witnesses=tuple(witnesses))

    def _witness(self, lifted: Collection[Member]) -> Package | None:
        """A package that obeys everything but what is lifted; None where none was found."""
        found = find(problem_of(self.table, lifted=lifted), self.watch)
        return None if found.package is None else self._named(found.package)

    def _largest(self) -> tuple[Package, ...]:
        """Per signatory a package of the zone that gives it the most."""
        found = []
        for row in range(len(self.table.rows)):
            wanted = [Fraction(int(row == other)) for other in range(self.problem.rows)]
            best = best_sum(self.problem, wanted, self.watch)
            found += [self._named(best.packages[0])] if len(best.packages) else []
        return tuple(found)

    def _named(self, package: Iterable[int]) -> Package:
        return self.table.names([int(option) for option in package][: self.problem.real])


def court_for(seen: Case, table: Table, problem: Problem, watch: Watch) -> Court:
    """The court for a case, once the table that was searched is found to be the case's own.

    Raises
    ------
    CheckFailed
        When it is not.
    """
    asked = original(seen, reading=table.reading)
    check_table(asked, table)
    return Court(asked=asked, table=table, problem=problem, watch=watch)


def _upgraded(proof: Proof, evidence: Evidence | None) -> Proof:
    return proof if evidence is None else replace(proof, kind="certificate", leaves=evidence.leaves)
