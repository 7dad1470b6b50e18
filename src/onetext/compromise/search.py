"""Packages that fit, that are best, or that are all there is, with the proof that nothing else is.

Every search is a walk over packages that is told floors to reach (`goals`); what it leaves out is out by integer
arithmetic, and what it finds is evaluated again exactly. So a finished search is a proof of kind `exhaustive`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from onetext.compromise.answers import TIES, Best, Every, Found, rows_of
from onetext.compromise.goals import Any, Goal, Measure, Product, Smallest, log_of, sum_of
from onetext.compromise.leximin import leximin
from onetext.compromise.limits import Watch
from onetext.compromise.optimise import Optimum, collect, optimise, optimise_all
from onetext.compromise.problem import Packages, Problem
from onetext.model.results import ProofKind, SolutionStatus

__all__ = [
    "TIES",
    "Best",
    "Every",
    "Found",
    "Measure",
    "best_product",
    "best_smallest",
    "best_sum",
    "every",
    "find",
    "leximin",
]


def find(problem: Problem, watch: Watch) -> Found:
    """Any package that fits, or that there is none."""
    found = optimise(Any(problem=problem), watch)
    status: Literal["found", "none", "limit"] = "limit"
    if found.package is not None:
        status = "found"
    elif found.done:
        status = "none"
    proof: ProofKind = "none" if status == "limit" else "exhaustive"
    return Found(package=found.package, status=status, proof=proof, nodes=found.nodes)


def every(problem: Problem, watch: Watch, limit: int) -> Every:
    """All packages that fit, up to a limit."""
    found = collect(Any(problem=problem), None, watch, limit)
    return Every(
        packages=found.packages,
        complete=found.done,
        proof="exhaustive" if found.done else "none",
        nodes=found.nodes,
    )


def best_smallest(
    problem: Problem, measures: Sequence[Measure], watch: Watch, *, start: Packages | None = None, ties: int = 1
) -> Best:
    """Maximise the smallest measure.

    Parameters
    ----------
    start
        Packages to begin with.
    ties
        How many equally good packages to return; with 1 none is looked for.
    """
    goal = Smallest(problem=problem, measures=tuple(measures))
    if ties > 1:
        return _all_best(goal, watch, ties)
    found = optimise(goal, watch, start=start)
    return _best(goal, found, rows_of(problem.issues, [] if found.package is None else [found.package]))


def best_sum(problem: Problem, coefficients: Sequence[Fraction], watch: Watch, *, ties: int = 1) -> Best:
    """Maximise Σ coefficient · value over the first rows."""
    goal = sum_of(problem, coefficients)
    return _all_best(goal, watch, ties)


def best_product(problem: Problem, rows: Sequence[int], watch: Watch, *, ties: int = TIES) -> Best:
    """Maximise the product of gains over some rows, each above 0; the others only keep their floors.

    `objective` and `bound` are sums of logarithms of gains in points.
    """
    origins = tuple(problem.no_deal[r] for r in rows)
    goal = Product(problem=problem, gaining=tuple(rows), origins=tuple(o for o in origins if o is not None))
    found = _all_best(goal, watch, ties)
    logs = [None if key is None else log_of(Fraction(key)) for key in (found.objective, found.bound)]
    return replace(found, objective=logs[0], bound=logs[1])


def _all_best(goal: Goal, watch: Watch, ties: int) -> Best:
    """The best packages of a goal; with one tie none but the first is looked for."""
    if ties <= 1:
        found = optimise(goal, watch)
        return _best(goal, found, rows_of(goal.problem.issues, [] if found.package is None else [found.package]))
    found, tied = optimise_all(goal, watch, ties)
    packages = tied.packages
    if not len(packages) and found.package is not None:
        packages = found.package[None]
    return replace(_best(goal, found, packages), ties_complete=tied.done, nodes=tied.nodes)


def _best(goal: Goal, found: Optimum, packages: Packages) -> Best:
    status: SolutionStatus = "limit"
    if found.done:
        status = "solved" if found.key is not None else "empty"
    return Best(
        packages=packages,
        objective=found.key,
        bound=found.bound,
        status=status,
        proof="exhaustive" if found.done or found.bound is not None else "none",
        ties_complete=status == "empty",
        nodes=found.nodes,
    )
