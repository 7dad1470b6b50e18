"""The solutions of S12 over the zone of a table: Nash, Kalai–Smorodinsky, egalitarian, utilitarian.

The disagreement point is the no-deal values as given. Where one of them is unknown there is no disagreement point, and
so no solution: none is made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import fsum

import numpy as np

from onetext.compromise.answers import TIES, Best, Found, rows_of
from onetext.compromise.goals import log_of
from onetext.compromise.limits import Watch
from onetext.compromise.nash import Gaining, NashBest, above, largest_gaining, nash
from onetext.compromise.pointwise import Points
from onetext.compromise.problem import Packages, Problem, problem_of, with_row
from onetext.compromise.scaled import is_large
from onetext.compromise.search import Measure, best_sum, every, find, leximin
from onetext.compromise.shares import Ideals, at_once, ideals
from onetext.compromise.table import Table
from onetext.model.results import Concept, Package, Proof, Solution, SolutionStatus

__all__ = ["solutions"]

_IN_POINTS: tuple[Concept, ...] = ("egalitarian", "utilitarian")
Rows = tuple[int, ...]


def solutions(
    table: Table,
    watch: Watch,
    *,
    concepts: Sequence[Concept] = ("nash", "ks"),
    ties: int = TIES,
    more: int = 0,
    apart: int = 1,
) -> dict[str, Solution]:
    """The solutions of a table by concept (S12), with bound, gap, proof kind and ties.

    Parameters
    ----------
    ties
        So many equally good packages are listed; `ties_complete` says whether there are more.
    more, apart
        How many further packages to give, each at least `apart` issues from all before.
    """
    if table.untested or not table.rows:
        return {name: _without(table, name, "unknown", _unknown(table), apart) for name in concepts}
    problem = problem_of(table)
    some = find(problem, watch)
    if some.status != "found":
        status, note = _nothing(table, problem, some, watch)
        without = {name: _without(table, name, status, note, apart) for name in concepts}
        return {name: replace(own, next_complete=not more or status == "empty") for name, own in without.items()}
    search = _Search(table, problem, watch, sharing="ks" in concepts or not is_large(problem))
    return {name: search.solution(name, ties, more, apart) for name in concepts}


@dataclass(frozen=True)
class _Answer:
    """Packages of one concept, and what is known of them."""

    best: Best
    rows: Rows = ()
    note: str = ""


@dataclass(frozen=True, eq=False)
class _Search:
    """One table.

    Attributes
    ----------
    sharing
        Whether shares are told of every solution; in large tables the largest gains take longer than the rest, and are
        only found where a concept asks for them.
    """

    table: Table
    problem: Problem
    watch: Watch
    sharing: bool

    @cached_property
    def held(self) -> Ideals:
        """Each signatory's largest value in the zone, which is not empty."""
        found = ideals(self.problem, self.watch)
        assert found is not None
        return found

    @cached_property
    def points(self) -> Points | None:
        """The zone's frontier, where it is whole and comes at once: then nothing needs to be searched."""
        whole = at_once(self.problem, self.watch)
        return None if whole is None or not len(whole) else Points.of(whole)

    def solution(self, concept: Concept, ties: int, more: int, apart: int) -> Solution:
        """The packages of a concept: up to `ties` best, and `more` next best ones, `apart` changes from each other."""
        answer = self._answer(concept, self.problem, ties)
        found = self._told(concept, answer, apart)
        if not more or not len(answer.best.packages):
            return replace(found, next_complete=not more or found.status == "empty")
        packages, complete = self._further(concept, answer.best.packages, more, apart)
        return replace(found, next_best=packages, next_complete=complete)

    def _answer(self, concept: Concept, problem: Problem, ties: int) -> _Answer:
        if concept == "nash":
            return self._nash(problem, ties)
        points = self.points if problem is self.problem else None
        if concept == "utilitarian" and points is not None:
            return _Answer(points.largest_sum(ties))
        if concept == "utilitarian":
            # Whatever has the largest sum is Pareto efficient: what beats it for one and harms none has a larger sum.
            ones = [Fraction(1)] * len(self.table.rows)
            return _Answer(best_sum(problem, ones, self.watch, ties=max(ties, 2)))
        if concept == "ks" and not self.held.known:
            return _Answer(_limited(problem), note="a limit struck before each signatory's largest gain was known")
        measures = self.held.measures if concept == "ks" else self._gains()
        if not measures:
            return _Answer(_anything(problem, self.watch, ties), note="nobody can gain, so all texts of the zone tie")
        if points is not None:
            return _Answer(points.leximin(measures, ties))
        return _Answer(leximin(problem, measures, self.watch, ties=ties))

    def _nash(self, problem: Problem, ties: int) -> _Answer:
        if problem is self.problem and self.points is not None and self.held.measures:
            least = [row.no_deal or Fraction(0) for row in self.table.rows]
            return self._joined(
                problem, NashBest(parts=tuple(self.points.nash(least, self.held.measures, ties)), known=True), ties
            )
        everybody = tuple(range(len(self.table.rows)))
        if find(above(problem, everybody), self.watch).status == "found":
            gaining = Gaining(sets=(everybody,), known=True)
        else:
            gaining = largest_gaining(problem, self._able(), self.watch)
        if gaining.known and gaining.sets == ((),):
            return _Answer(_anything(problem, self.watch, ties), note="nobody can gain, so all texts of the zone tie")
        return self._joined(problem, nash(problem, gaining, lambda: self.held.measures, self.watch, ties=ties), ties)

    def _joined(self, problem: Problem, found: NashBest, ties: int) -> _Answer:
        """The best packages of all largest sets that can gain."""
        if not found.parts:
            return _Answer(_limited(problem))
        (rows, best), *others = found.parts
        packages = [package for _, part in found.parts for package in part.packages]
        solved = found.known and all(part.status == "solved" for _, part in found.parts)
        joined = replace(
            best,
            packages=rows_of(problem.issues, packages[: max(ties, 1)]),
            status="solved" if solved else "limit",
            ties_complete=all(part.ties_complete for _, part in found.parts) and len(packages) <= ties,
        )
        return _Answer(joined, rows=rows, note=self._sets([rows, *(own for own, _ in others)]))

    def _able(self) -> Rows:
        """Who may be able to gain: without the largest gains, everybody."""
        known = self.held.known
        return tuple(m.row for m in self.held.measures) if known else tuple(range(len(self.table.rows)))

    def _sets(self, sets: Sequence[Rows]) -> str:
        if len(sets) == 1:
            return ""
        names = ["{" + ", ".join(self.table.rows[r].party for r in rows) + "}" for rows in sets]
        return f"not all can gain at once; these can, and each has its own best text: {'; '.join(names)}"

    def _gains(self) -> tuple[Measure, ...]:
        pairs = enumerate(self.table.rows)
        return tuple(Measure(row=r, offset=row.no_deal or Fraction(0), unit=Fraction(1)) for r, row in pairs)

    def _further(self, concept: Concept, packages: Packages, more: int, apart: int) -> tuple[tuple[Package, ...], bool]:
        """Best first, each far enough from all before; and whether these are as many as were asked for, or as exist."""
        problem, found = self.problem, list[Package]()
        for package in packages:
            problem = _away(problem, package, apart)
        while len(found) < more and not self.watch.struck():
            best = self._answer(concept, problem, 1).best
            if best.status != "solved" or not len(best.packages):
                # Of rounded numbers those that are not sure to be accepted have not been looked at.
                return tuple(found), best.status != "limit" and self.problem.exact
            found.append(self._named(best.packages[0]))
            problem = _away(problem, best.packages[0], apart)
        return tuple(found), len(found) == more

    def _named(self, package: Sequence[int]) -> Package:
        return self.table.names([int(option) for option in package[: self.problem.real]])

    def _told(self, concept: Concept, answer: _Answer, apart: int) -> Solution:
        best, rows = answer.best, self.table.rows
        if not len(best.packages):
            return _without(self.table, concept, best.status, answer.note, apart)
        places = tuple(int(option) for option in best.packages[0][: self.problem.real])
        exact = {row.party: row.value(places) for row in rows}
        gains = {row.party: exact[row.party] - (row.no_deal or 0) for row in rows}
        known = self.sharing and self.held.known
        shares = self.held.shares(places) if known else dict.fromkeys(exact)
        objective = _objective(concept, exact, gains, shares, [rows[r].party for r in answer.rows])
        bound = objective if best.status == "solved" else _float(best.bound)
        packages = best.packages
        if not self.problem.exact:
            # Equal when rounded is not equal: only what is worth exactly the same to everybody is a tie for certain.
            bound, packages = None, self._worth(packages, exact)
        return Solution(
            concept=concept,
            status=best.status,
            packages=tuple(self._named(package) for package in packages),
            values={party: float(value) for party, value in exact.items()},
            exact_values=exact,
            gains={party: float(gain) for party, gain in gains.items()},
            shares={party: None if share is None else float(share) for party, share in shares.items()},
            objective=objective,
            bound=bound,
            gap=None if bound is None or objective is None else max(0.0, bound - objective),
            proof=Proof(kind=best.proof if self.problem.exact and best.status == "solved" else "none"),
            ties_complete=best.ties_complete and self.problem.exact,
            strictly_gaining=tuple(party for party, gain in gains.items() if gain > 0),
            no_gain_possible=self._barren() if min(gains.values()) <= 0 else (),
            compares_points=concept in _IN_POINTS,
            apart=apart,
            note=answer.note if self.problem.exact else _ROUNDED,
        )

    def _worth(self, packages: Packages, exact: Mapping[str, Fraction]) -> Packages:
        """The packages with exactly these values."""
        real = packages[:, : self.problem.real].tolist()
        same = [all(row.value(places) == exact[row.party] for row in self.table.rows) for places in real]
        found: Packages = packages[np.array(same)]
        return found

    def _barren(self) -> tuple[str, ...]:
        if not self.held.known:
            return ()
        able = {measure.row for measure in self.held.measures}
        return tuple(row.party for r, row in enumerate(self.table.rows) if r not in able)


_ROUNDED = "numbers had to be rounded to fit 64 bits, so nothing is claimed of texts other than these"


def _nothing(table: Table, problem: Problem, found: Found, watch: Watch) -> tuple[SolutionStatus, str]:
    """What is known where no text was found; that there is none only if none passes even with all roundings for it."""
    if found.status == "none" and not problem.exact:
        found = find(problem_of(table, rounding="possible"), watch)
    if found.status == "none":
        return "empty", ""
    if found.status == "limit":
        return "limit", "a limit struck before a text that all accept was found"
    return "unknown", "numbers had to be rounded to fit 64 bits; with them, no text is sure to be accepted by all"


def _objective(
    concept: Concept,
    values: Mapping[str, Fraction],
    gains: Mapping[str, Fraction],
    shares: Mapping[str, Fraction | None],
    gaining: Sequence[str],
) -> float | None:
    """What was maximised, of the first package."""
    if concept == "nash":
        return fsum(log_of(gains[party]) for party in gaining) if gaining else None
    if concept == "utilitarian":
        return float(sum(values.values(), Fraction(0)))
    if concept == "ks":
        known = [share for share in shares.values() if share is not None]
        return float(min(known)) if known else None
    return float(min(gains.values()))


def _away(problem: Problem, package: Sequence[int], apart: int) -> Problem:
    """Only packages that differ from one on so many real issues."""
    cells = [
        [int(k < problem.real and o != package[k]) for o in range(problem.cells.shape[2])]
        for k in range(problem.issues)
    ]
    return with_row(problem, cells, apart)


def _anything(problem: Problem, watch: Watch, ties: int) -> Best:
    found = every(problem, watch, ties)
    status: SolutionStatus = "solved" if len(found.packages) or found.complete else "limit"
    return Best(
        packages=found.packages,
        objective=None,
        bound=None,
        status=status,
        proof="exhaustive" if status == "solved" else "none",
        ties_complete=found.complete,
        nodes=found.nodes,
    )


def _limited(problem: Problem) -> Best:
    return Best(
        packages=rows_of(problem.issues, []),
        objective=None,
        bound=None,
        status="limit",
        proof="none",
        ties_complete=False,
        nodes=0,
    )


def _float(number: Fraction | float | None) -> float | None:
    return None if number is None else float(number)


def _unknown(table: Table) -> str:
    if not table.untested:
        return "nobody signs"
    valued = ", ".join(table.untested)
    return (
        f"what {valued} gets without a deal, or its value, is unknown: there is no point of disagreement to gain from"
    )


def _without(table: Table, concept: Concept, status: SolutionStatus, note: str, apart: int) -> Solution:
    """A solution without a package."""
    return Solution(
        concept=concept,
        status=status,
        packages=(),
        values={},
        exact_values={},
        gains={},
        shares={},
        objective=None,
        bound=None,
        gap=None,
        proof=Proof(kind="exhaustive" if status == "empty" else "none"),
        ties_complete=status == "empty",
        compares_points=concept in _IN_POINTS,
        apart=apart,
        note=note,
    )
