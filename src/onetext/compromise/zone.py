"""The zone of possible agreement: is there a text that all could sign, and how many are there (S11).

"None found" is never "none": a zone is empty only where counting or searching has finished. Packages that a rounded row
cannot decide are counted apart (S20). A signatory whose value or no deal is unknown can neither be reached nor missed:
then the zone is unknown too, unless what can be tested already leaves nothing.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

import numpy as np

from onetext.compromise.count import Count, count, exact_count
from onetext.compromise.limits import Watch
from onetext.compromise.problem import Packages, Problem, problem_of, without_floors
from onetext.compromise.table import Table
from onetext.model.results import Package, Proof, ProofKind, Zone

__all__ = ["zone"]


def zone(table: Table, watch: Watch, *, seed: int) -> Zone:
    """Whether the zone is empty, and the number of its packages.

    The proof kind is that of the status. A zone is not empty when one package of it has been evaluated in integers;
    `packages_in_all` counts every package, those included that the rules bar.

    Parameters
    ----------
    seed
        Of the estimated count, where an exact one is out of reach (S19).
    """
    watch.tell("counting the texts that all could sign")
    sure = problem_of(table)
    counted = count(sure, watch, seed=seed)
    if counted.packages:
        return _nonempty(table, sure, counted, watch, seed)
    possible, kind = _possible(table, sure, counted, watch, seed)
    if possible.packages == 0 and kind != "none":
        return _empty(table, kind, watch)
    # Where no package is sure, all that are possible are undecided; an exact table leaves none so.
    undecided = 0 if sure.exact else possible.packages if possible.exact and counted.exact else None
    found = None if counted.exact else _search(sure, watch)
    if found is not None:
        return _nonempty(table, sure, Count(packages=None, standard_error=None, example=found), watch, seed)
    return _zone(table, "unknown", Count(packages=None, standard_error=None), "none", undecided=undecided)


def _zone(
    table: Table,
    status: str,
    counted: Count,
    kind: ProofKind,
    *,
    undecided: int | None = 0,
    example: Package | None = None,
) -> Zone:
    return Zone(
        status=status,  # type: ignore[arg-type]  # one of the four words, from the calls above
        count=counted.packages,
        standard_error=counted.standard_error,
        proof=Proof(kind=kind),
        undecided=undecided,
        untested=table.untested,
        packages_in_all=prod(map(len, table.options)),
        example=example,
    )


def _nonempty(table: Table, sure: Problem, counted: Count, watch: Watch, seed: int) -> Zone:
    if table.untested:
        return _zone(table, "unknown", Count(packages=None, standard_error=None), "none")
    found = counted.example if counted.example is not None else _search(sure, watch)
    example = None if found is None else table.names(tuple(int(o) for o in found[: sure.real]))
    undecided = _undecided(table, sure, counted, watch, seed)
    return _zone(table, "nonempty", counted, "exhaustive", undecided=undecided, example=example)


def _empty(table: Table, kind: ProofKind, watch: Watch) -> Zone:
    nothing = Count(packages=0, standard_error=0.0)
    if _rules_contradict(table, watch):
        return _zone(table, "rules_contradict", nothing, "exhaustive")
    return _zone(table, "empty", nothing, kind)


def _undecided(table: Table, sure: Problem, counted: Count, watch: Watch, seed: int) -> int | None:
    """Packages between the two sides of a rounded threshold; None unless both sides are counted exactly.

    The difference of two estimates would be their noise.
    """
    if sure.exact:
        return 0
    if not counted.exact or counted.packages is None:
        return None
    wider = count(problem_of(table, rounding="possible"), watch, seed=seed)
    return wider.packages - counted.packages if wider.exact and wider.packages is not None else None


def _possible(table: Table, sure: Problem, counted: Count, watch: Watch, seed: int) -> tuple[Count, ProofKind]:
    """Where no package is sure: how many are possible, and how it is known that there is none."""
    if sure.exact and counted.exact:
        return counted, "exhaustive"
    possible = sure if sure.exact else problem_of(table, rounding="possible")
    wider = counted if sure.exact else count(possible, watch, seed=seed)
    if wider.exact or wider.packages:
        return wider, "exhaustive"
    kind = _proved_empty(possible, watch)
    return replace(wider, packages=None if kind == "none" else 0), kind


def _proved_empty(problem: Problem, watch: Watch) -> ProofKind:
    from onetext.compromise.search import find

    found = find(problem, watch)
    return found.proof if found.status == "none" else "none"


def _search(problem: Problem, watch: Watch) -> Packages | None:
    """A package that fits, if the search finds one."""
    if not problem.issues:
        return np.zeros(0, dtype=np.int64)
    from onetext.compromise.search import find

    found = find(problem, watch)
    return found.package if found.status == "found" else None


def _rules_contradict(table: Table, watch: Watch) -> bool:
    """Whether nothing obeys the rules alone: all lines, consents and no deals lifted."""
    problem = without_floors(problem_of(table, lifted=table.members))
    counted = exact_count(problem, watch.part())
    if counted is not None:
        return counted == 0
    return _proved_empty(problem, watch) == "exhaustive"
