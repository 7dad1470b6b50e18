"""What a reader gets of a frontier: points with their exact values and packages, and how far that is all (S12)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np

from onetext.compromise.frontier import Frontier, frontier
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints, Packages, Problem, problem_of, without_floors
from onetext.compromise.representatives import representatives
from onetext.compromise.search import find
from onetext.compromise.table import Table
from onetext.compromise.thinning import shortfall, thinned
from onetext.errors import UsageError
from onetext.model.results import FrontierPoint, Member, Proof

__all__ = ["FrontierAnswer", "frontier_answer"]

AT_MOST, EACH = 200, 1
_DECIMALS = 10**9


@dataclass(frozen=True, kw_only=True)
class FrontierAnswer:
    """All of a frontier result but its envelope; `exact_epsilon` is the epsilon as a fraction.

    Where the frontier is complete but too long to list, `points_count` says how many points it has, and every one of
    them is within epsilon of a listed one. How many packages give the values of a point is None where it is not known.

    `untested` are the signatories of which too little is known to say what they accept, or what they get at all; with
    any of them, nothing that is listed is claimed to be the frontier. Values are those of the others.
    """

    signatories: tuple[str, ...]
    points: tuple[FrontierPoint, ...]
    complete: bool
    epsilon: float
    exact_epsilon: Fraction
    proof: Proof
    all_feasible: bool
    zone_status: str
    assumptions: tuple[str, ...]
    points_count: int | None = None
    untested: tuple[str, ...] = ()


def frontier_answer(
    table: Table, watch: Watch, *, all_feasible: bool = False, at_most: int = AT_MOST, packages_each: int = EACH
) -> FrontierAnswer:
    """The frontier over the zone of a table, or over all packages that the rules allow.

    Exact for up to three signatories; for more, or where an exact one is out of reach, packages that stand for all.
    A signatory whose no deal is unknown accepts anything here, and so does one of which no value is known, whose values
    are left out besides; the status of the zone is then unknown (S11), and nothing is called complete or proved.

    Parameters
    ----------
    at_most
        Most points listed.
    packages_each
        Most packages listed for each point.

    Raises
    ------
    UsageError
        Without any signatory whose values are known, and for numbers below 1.
    """
    if at_most < 1 or packages_each < 1:
        raise UsageError("the numbers of points and of packages to list must be 1 or more")
    lifted = table.members if all_feasible else ()
    # With rounded rows all packages that could be in the zone are looked at, and those listed are checked exactly.
    problem = problem_of(table, lifted=lifted, rounding="possible")
    if all_feasible:
        problem = without_floors(problem)
    found = _searched(problem, watch, at_most, packages_each)
    found = found if problem.exact else _checked(problem, found, lifted)
    status = _status(table, problem, found, watch, lifted)
    untested = table.unvalued if all_feasible else table.untested
    if untested and found.points:
        found = replace(found, complete=False, proof=Proof(kind="none"), count=None)
        status = status if all_feasible else "unknown"
    return FrontierAnswer(
        signatories=(*table.signatories, *table.unvalued),
        points=tuple(_point(table, packages, count) for packages, count in found.points),
        complete=found.complete,
        epsilon=ceil(found.epsilon * _DECIMALS) / _DECIMALS,
        exact_epsilon=found.epsilon,
        proof=found.proof,
        all_feasible=all_feasible,
        zone_status=status,
        assumptions=table.assumptions,
        points_count=found.count,
        untested=untested,
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Listed:
    points: tuple[tuple[Packages, int | None], ...]
    complete: bool
    epsilon: Fraction
    proof: Proof
    count: int | None = None


def _searched(problem: Problem, watch: Watch, at_most: int, each: int) -> _Listed:
    whole = frontier(problem, watch) if problem.signers <= 3 else None
    if whole is not None:
        return _listed(problem, whole, at_most, each)
    return _represented(problem, watch, at_most, each)


def _listed(problem: Problem, whole: Frontier, at_most: int, each: int) -> _Listed:
    chosen, epsilon = thinned(whole.values, problem.denominators[: problem.signers], at_most)
    counts = whole.counts
    return _Listed(
        points=tuple((whole.packages(place, each), counts[place]) for place in chosen),
        complete=len(chosen) == len(whole),
        epsilon=epsilon,
        proof=Proof(kind="exhaustive"),
        count=len(whole),
    )


def _represented(problem: Problem, watch: Watch, at_most: int, each: int) -> _Listed:
    found = representatives(problem, watch, at_most=at_most)
    points: list[tuple[Packages, int | None]] = [(package[None], None) for package in found.packages]
    if found.alike is not None:
        points = [(packages[:each], len(packages)) for packages in found.alike]
    return _Listed(
        points=tuple(points),
        complete=found.complete,
        epsilon=found.epsilon,
        proof=Proof(kind=found.proof),
        count=found.points,
    )


def _checked(problem: Problem, found: _Listed, lifted: Collection[Member]) -> _Listed:
    """Keep what the table itself accepts, and widen epsilon by what rounding hides and by what is dropped.

    Packages that rounding shows alike may differ a little: of each point those like its first are kept, and of the
    points those that no other one beats. How many packages there are of each is not known.
    """
    hidden = max(Fraction(2 * int(off), d) for off, d in zip(problem.slack, problem.denominators, strict=True))
    good = [rows[[_accepts(problem, row, lifted) for row in rows]] for rows, _ in found.points]
    kept = [rows for rows in good if len(rows)]
    epsilon, proof = found.epsilon + hidden, found.proof
    if kept and len(kept) < len(good):
        signers, scales = slice(problem.signers), problem.denominators[: problem.signers]
        sums = problem.totals(np.stack([rows[0] for rows in kept]))[:, signers]
        dropped = [all_[0] for rows, (all_, _) in zip(good, found.points, strict=True) if not len(rows)]
        epsilon += max(shortfall(own, sums, scales) for own in problem.totals(np.stack(dropped))[:, signers])
    elif good and not kept:
        proof = Proof(kind="none")
    vectors = [[_exactly(problem, row) for row in rows] for rows in kept]
    firsts = [own[0] for own in vectors]
    points = [
        (rows[[vector == own[0] for vector in own]], None)
        for place, (rows, own) in enumerate(zip(kept, vectors, strict=True))
        if not any(_beats(other, own[0], before=at < place) for at, other in enumerate(firsts) if at != place)
    ]
    return replace(found, points=tuple(points), complete=False, epsilon=epsilon, proof=proof, count=None)


def _exactly(problem: Problem, row: Ints) -> tuple[Fraction, ...]:
    """The values of a package, in fractions."""
    return tuple(own.value(tuple(int(o) for o in row[: problem.real])) for own in problem.table.rows)


def _beats(one: tuple[Fraction, ...], other: tuple[Fraction, ...], *, before: bool) -> bool:
    """Whether a vector is as good for all as another, and better for some or listed before it."""
    return all(a >= b for a, b in zip(one, other, strict=True)) and (before or one != other)


def _accepts(problem: Problem, row: Ints, lifted: Collection[Member]) -> bool:
    """Whether values reach no deals in fractions; clauses are whole numbers anyway."""
    package, table = tuple(int(o) for o in row[: problem.real]), problem.table
    asked = [(Member(kind="no_deal", id=own.party, party=own.party), own) for own in table.rows]
    for item in table.consents:
        if any(package[k] in options for k, options in item.options.items()):
            asked.append((item.member, item.row))
    return all(member in lifted or own.no_deal is None or own.value(package) >= own.no_deal for member, own in asked)


def _point(table: Table, rows: Packages, count: int | None) -> FrontierPoint:
    packages = [tuple(int(o) for o in row[: len(table.issues)]) for row in rows]
    exact = {row.party: row.value(packages[0]) for row in table.rows}
    return FrontierPoint(
        values={party: float(value) for party, value in exact.items()},
        exact_values=exact,
        packages=tuple(table.names(package) for package in packages),
        packages_count=count,
    )


def _status(table: Table, problem: Problem, found: _Listed, watch: Watch, lifted: Collection[Member]) -> str:
    """As the zone's: nothing found is only empty where that is proved."""
    if found.points:
        return "nonempty"
    if found.proof.kind == "none":
        return "unknown"
    ruled = problem if lifted else without_floors(problem_of(table, lifted=table.members))
    asked = find(ruled, watch)
    return {"none": "rules_contradict", "found": "empty", "limit": "empty"}[asked.status]
