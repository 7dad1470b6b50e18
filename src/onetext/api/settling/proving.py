"""Everything that is shown has passed the independent checker; what can be certified within a budget is (S20).

A claim that a package refutes is never shown: the request ends with CheckFailed. A claim too hard to certify keeps the
proof kind it came with. What claims nothing (proof `none`) cannot be refuted.

The budget is a number of leaves, never of seconds, so that the same case gives the same proof kinds anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from onetext.compromise import (
    Certificate,
    Decision,
    Evidence,
    Original,
    Problem,
    Statement,
    Table,
    Watch,
    best_statements,
    best_sum,
    certify_complete,
    change_statement,
    check_conflict,
    check_correction,
    check_frontier,
    check_least_change,
    check_lifting,
    check_minimal,
    check_package,
    check_reading,
    check_solution,
    check_table,
    check_zone,
    conflict_statement,
    decide,
    find,
    lifting_statement,
    original,
    problem_of,
    towards_levels,
)
from onetext.errors import CheckFailed
from onetext.model import Case
from onetext.model.results import (
    CompleteTo,
    Conflict,
    Correction,
    FrontierPoint,
    LeastChange,
    Lifting,
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
            evidence = self._evidence([Statement(lifted=tuple(sorted(lifted)))], result="the zone")
            found = replace(zone, proof=_upgraded(zone.proof, evidence))
        elif zone.status == "nonempty" and zone.example is not None:
            # A package that the checker takes is all the proof there can be.
            found = replace(zone, proof=replace(zone.proof, kind="certificate", leaves=0))
        check_zone(self.asked, found, evidence)
        return found

    def solution(self, solution: Solution) -> Solution:
        """A solution, certified where it is claimed to be the best, or that there is none.

        What is certified is claimed, also of a table that had to be rounded.
        """
        evidence = None if self.watch.struck() else self._of_best(solution)
        found = replace(solution, proof=_upgraded(solution.proof, evidence))
        if evidence is not None and solution.packages:
            gap = None if solution.objective is None else 0.0
            note = solution.note if self.problem.exact else ""
            found = replace(found, bound=solution.objective, gap=gap, note=note)
        check_solution(self.asked, found, evidence)
        return found

    def _of_best(self, solution: Solution) -> Evidence | None:
        name, claimed = f"the {solution.concept} solution", solution.proof.kind != "none"
        if solution.status == "empty":
            return self._evidence([Statement()], result=name, claimed=claimed)
        if solution.status != "solved" or not solution.packages:
            return None
        witnesses = self._largest() if solution.concept == "ks" else ()
        if witnesses is None:
            return None
        statements = best_statements(self.asked, solution, Evidence(witnesses=witnesses))
        return self._evidence(statements, witnesses, result=name, claimed=claimed)

    def change(self, found: LeastChange, terms: Mapping[str, str]) -> LeastChange:
        """A least change, certified where fewer changes are said not to do, or none at all.

        Moving towards a party is certified only from a draft that settles everything: another has no value to exceed.

        Parameters
        ----------
        terms
            What the draft settles: issue -> option.
        """
        evidence: Evidence | None = None
        too_few = {"found": len(found.changes) - 1, "empty": len(terms)}.get(found.status)
        certain = found.towards is None or set(terms) == set(self.asked.issues)
        if too_few is not None and certain and not self.watch.struck():
            above = () if found.towards is None else towards_levels(self.asked, terms, found.towards)
            statement = change_statement(self.asked, terms, too_few, above)
            name, claimed = f"the least change from {found.from_}", found.proof.kind != "none"
            evidence = self._evidence([statement], result=name, claimed=claimed)
        certified = replace(found, proof=_upgraded(found.proof, evidence))
        check_least_change(self.asked, certified, terms, evidence)
        return certified

    def conflict(self, conflict: Conflict) -> Conflict:
        """A conflict, certified, with a package for each member that shows that the others can hold without it.

        Where a limit strikes before all these packages are there, nothing shows that it is minimal: it has no proof.
        """
        name = f"the conflict of {', '.join(member.id for member in conflict.members)}"
        rest = set(self.asked.members) - set(conflict.members)
        shown = [
            self._witness(rest | {member}, name, f"the others cannot hold without {member.id} either")
            for member in conflict.members
        ]
        witnesses = [package for package in shown if package is not None]
        evidence = self._evidence([conflict_statement(self.asked, conflict.members)], witnesses, result=name)
        if None in shown:
            return replace(conflict, proof=Proof(kind="none"))
        if evidence is None:
            check_minimal(self.asked, conflict, Evidence(witnesses=tuple(witnesses)))
            return conflict
        check_conflict(self.asked, conflict, evidence)
        return replace(conflict, proof=_upgraded(conflict.proof, evidence))

    def corrections(
        self, found: Sequence[Correction], complete: CompleteTo
    ) -> tuple[tuple[Correction, ...], CompleteTo]:
        """Corrections, after packages have shown that each opens the zone; that none is missing, certified.

        Those for which a limit leaves no time to find such a package are dropped, and the list is then not complete.
        """
        shown = tuple(correction for correction in found if self._opens(correction))
        if len(shown) < len(found):
            return shown, CompleteTo(size=-1, proof=Proof(kind="none"))
        if complete.size < 0 or complete.proof.kind == "none" or self.watch.struck():
            return shown, complete
        within = [correction for correction in shown if len(correction.members) <= complete.size]
        certified = certify_complete(self.asked, within, complete.size, self.watch, leaves=LEAVES)
        proof = _upgraded(complete.proof, None if certified is None else certified[1])
        return shown, replace(complete, proof=proof)

    def _opens(self, correction: Correction) -> bool:
        name = f"the correction by {', '.join(member.id for member in correction.members)}"
        package = self._witness(correction.members, name, "lifting its members does not open the zone")
        if package is not None:
            check_correction(self.asked, correction, Evidence(witnesses=(package,)))
        return package is not None

    def lifting(self, found: Mapping[str, Lifting]) -> dict[str, Lifting]:
        """What lifting single members does: by its package where it opens; certified, where it can be, where not.

        All certificates together have one budget, since most members open nothing where many clash.
        """
        budget, checked = self.watch.part(nodes=LEAVES), dict[str, Lifting]()
        for key, item in found.items():
            evidence, proof = None, item.proof
            if item.opens:
                # A package that the checker takes is all the proof there can be.
                proof = replace(proof, kind="certificate", leaves=0)
            elif item.opens is False:
                statement = lifting_statement(item.member)
                evidence = self._evidence([statement], result=f"lifting {item.member.id}", watch=budget)
                proof = _upgraded(proof, evidence)
            checked[key] = replace(item, proof=proof)
            check_lifting(self.asked, checked[key], evidence)
        return checked

    def frontier(self, points: Sequence[FrontierPoint], *, lifted: Collection[Member] = ()) -> None:
        """The points of a frontier, each against its packages and against each other."""
        check_frontier(self.asked, points, lifted=lifted)

    def package(self, package: Package, *, result: str, lifted: Collection[Member] = ()) -> None:
        """A single package, with some members lifted."""
        check_package(self.asked, package, lifted=lifted, result=result)

    def _evidence(
        self,
        statements: Iterable[Statement],
        witnesses: Sequence[Package] = (),
        *,
        result: str,
        claimed: bool = True,
        watch: Watch | None = None,
    ) -> Evidence | None:
        """Certificates for all statements, or None where one cannot be had within the budget.

        Raises
        ------
        CheckFailed
            When a package refutes one of them, and the result claims it.
        """
        found: dict[Statement, Certificate] = {}
        for statement in statements:
            decision = self._decided(statement, watch or self.watch)
            if decision.package is not None and claimed:
                refuting = dict(self._named(decision.package))
                raise CheckFailed(result, f"{refuting} does what it says cannot be done")
            if decision.certificate is None:
                return None
            found[statement] = decision.certificate
        return Evidence(certificates=found, witnesses=tuple(witnesses))

    def _decided(self, statement: Statement, watch: Watch) -> Decision:
        """A statement certified or refuted, within what is left of a budget."""
        return Decision() if watch.struck() else decide(self.asked, statement, watch, leaves=LEAVES)

    def _witness(self, lifted: Collection[Member], result: str, otherwise: str) -> Package | None:
        """A package that obeys everything but what is lifted; None where none was found before a limit struck.

        Raises
        ------
        CheckFailed
            When there is proved to be none; `otherwise` says what that means.
        """
        problem = problem_of(self.table, lifted=lifted)
        found = find(problem, self.watch)
        if found.package is not None:
            return self._named(found.package)
        if problem.exact and found.status == "none" and found.proof == "exhaustive":
            raise CheckFailed(result, otherwise)
        # The search may give up on a threshold that rounding blurs; the checker's own numbers are exact.
        decision = self._decided(Statement(lifted=tuple(sorted(lifted))), self.watch)
        if decision.certificate is not None:
            raise CheckFailed(result, otherwise)
        return None if decision.package is None else self._named(decision.package)

    def _largest(self) -> tuple[Package, ...] | None:
        """Per signatory a package of the zone that gives it the most; None where that is not settled."""
        found = []
        for row in range(len(self.table.rows)):
            wanted = [Fraction(int(row == other)) for other in range(self.problem.rows)]
            best = best_sum(self.problem, wanted, self.watch)
            if best.status != "solved" or not len(best.packages):
                return None
            found.append(self._named(best.packages[0]))
        return tuple(found)

    def _named(self, package: Iterable[int]) -> Package:
        return self.table.names([int(option) for option in package][: self.problem.real])


def court_for(seen: Case, table: Table, problem: Problem, watch: Watch) -> Court:
    """The court for a case, once demands and the table that was searched are found to be the case's own.

    Raises
    ------
    CheckFailed
        When it is not.
    """
    asked = original(seen, reading=table.reading)
    check_reading(seen, asked, table.reading)
    check_table(asked, table)
    return Court(asked=asked, table=table, problem=problem, watch=watch)


def _upgraded(proof: Proof, evidence: Evidence | None) -> Proof:
    return proof if evidence is None else replace(proof, kind="certificate", leaves=evidence.leaves)
