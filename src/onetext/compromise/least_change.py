"""The fewest changes to a draft that bring it into the zone (S13).

1. The fewest: one more row counts, negatively, the settled issues that stand elsewhere than in the draft; its largest
   value over the zone, proved, is the answer.
2. All ties: with the number of changes fixed, each set of changes found is barred in turn until nothing is left. So the
   ties differ in what they change; how they fill open issues is not counted.
3. For each set of changes the open issues are filled as leximin over the shares of the largest gains would (S12).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import numpy as np

from onetext.compromise.edits import Start, edits, settled_terms, start_of
from onetext.compromise.fitting import fewest, fitting
from onetext.compromise.limits import Watch
from onetext.compromise.problem import FREE, Problem, problem_of, with_clauses, with_row
from onetext.compromise.search import TIES
from onetext.compromise.shares import Choice, Ideals, fairest, ideals
from onetext.compromise.table import Row, Table
from onetext.errors import UnknownId
from onetext.model import Case, Draft
from onetext.model.results import LeastChange, Proof, ProofKind

__all__ = ["least_change", "settled_terms"]

Status = Literal["found", "already", "empty", "limit", "unknown"]


def least_change(
    case: Case, table: Table, draft: Draft, watch: Watch, *, towards: str | None = None, ties: int = TIES
) -> LeastChange:
    """The fewest settled issues whose option changes so that the result is in the zone (S13).

    Filling an open issue is a fill, free of charge, with any option: what a bracket names is a proposal. A draft that
    needs no change is `already` there, with its open issues filled. `unknown`: nothing is known of what the draft
    settles, or some signatory's acceptance by value cannot be tested (unless no text passes even the other tests).
    `limit`: a limit struck; the package, if there is one, is the best so far. Where rows had to be rounded (S20), what
    is said not to be is said of every package that may be in the zone; where that cannot be said, nothing in sight is
    `unknown`, and what was found has no proof.

    Parameters
    ----------
    towards
        A signatory that the changes have to favour: together they raise its value, whatever the open issues are filled
        with; so its value in the package lies above its value in the draft with the same fills, and at least one change
        raises it by itself. Such a draft is never `already` there.
    ties
        So many sets of changes are listed at most, `ties_complete` says whether there are more; in leximin order of
        shares, then in the order of the options. The one that leximin prefers to all others is always among them.

    Raises
    ------
    UnknownId
        When `towards` does not sign.
    """
    if towards is not None and towards not in (*table.signatories, *table.unvalued):
        raise UnknownId("signatory", towards, (*table.signatories, *table.unvalued))
    if not draft.terms_known or towards in table.unvalued:
        return _nothing(draft, towards, "unknown", "none")
    problem = problem_of(table)
    if table.untested:
        passing, known = fitting(problem_of(table, rounding="possible"), watch)
        if known and passing is None:
            return _nothing(draft, towards, "empty", "exhaustive")
        return _nothing(draft, towards, "unknown", "none")
    start = start_of(case, table, draft)
    return _Change(draft, table, problem, start, towards, watch).found(ties)


def _nothing(draft: Draft, towards: str | None, status: Status, kind: ProofKind) -> LeastChange:
    return LeastChange(
        from_=draft.id,
        status=status,
        changes=(),
        fills=(),
        package=None,
        shares={},
        proof=Proof(kind=kind),
        towards=towards,
        ties_complete=status == "empty",
    )


@dataclass(frozen=True)
class _Change:
    draft: Draft
    table: Table
    zone: Problem
    start: Start
    towards: str | None
    watch: Watch

    def found(self, ties: int) -> LeastChange:
        """The answer, with at most `ties` packages that need as few changes."""
        counted = self._counted()
        best = fewest(counted, self.watch)
        if best.package is None:
            return self._without(counted, done=best.done)
        first, solved = best.package, best.done
        claimed = solved and self._excluded(counted, len(self._changed(first)) - 1)
        sets, complete = self._sets(counted, first, ties) if solved else ([first], False)
        held = ideals(self.zone, self.watch)
        if solved and not complete and held is not None:
            sets = self._with_fairest(counted, held, sets)
        filled = [self._filled(counted, held, package) for package in sets]
        ranked = sorted(filled, key=lambda package: (_worst_first(held, package), package))
        changes, fills = edits(self.table, self.start, ranked[0])
        reached: Status = "found" if changes else "already"
        return LeastChange(
            from_=self.draft.id,
            status=reached if solved else "limit",
            changes=changes,
            fills=fills,
            package=self.table.names(ranked[0]),
            shares={} if held is None else _floats(held.shares(ranked[0])),
            proof=Proof(kind="exhaustive" if claimed else "none"),
            towards=self.towards,
            ties=tuple(map(self.table.names, ranked)),
            ties_complete=complete and counted.exact and not self.watch.struck(),
        )

    def _without(self, counted: Problem, *, done: bool) -> LeastChange:
        """No package: there is none, or none of which rounding leaves no doubt, or a limit struck."""
        if done and self._excluded(counted, len(self.start)):
            return _nothing(self.draft, self.towards, "empty", "exhaustive")
        return _nothing(self.draft, self.towards, "limit" if self.watch.struck() else "unknown", "none")

    def _excluded(self, counted: Problem, changes: int) -> bool:
        """Whether no package that may be in the zone is so near, when none that surely is in it is."""
        if counted.exact or changes < 0:
            return True
        package, known = fitting(self._at_most(self._counted("possible"), changes), self.watch)
        return known and package is None

    def _counted(self, rounding: Literal["sure", "possible"] = "sure") -> Problem:
        """The zone with a last row that counts changes negatively, and what moving towards a party asks."""
        table = self.table if self.towards is None else self._raising(self.towards)
        problem = problem_of(table, rounding=rounding)
        cells = np.zeros(problem.cells.shape[1:], dtype=np.int64)
        for k, term in enumerate(self.start):
            if isinstance(term, int):
                cells[k] = -1
                cells[k, term] = 0
        return with_row(problem, cells, FREE)

    def _raising(self, party: str) -> Table:
        """The table with one more signatory, whose value is what the changes alone give a party, and must be positive.

        An interaction counts with what it adds in the package, less what it would add in the draft with the same fills.
        """
        row = next(row for row in self.table.rows if row.party == party)
        settled = {k: term for k, term in enumerate(self.start) if isinstance(term, int)}
        scores = tuple(
            tuple(cell - cells[settled[k]] if k in settled else 0 for cell in cells)
            for k, cells in enumerate(row.cells)
        )
        added, offset = [], 0
        for where, points in row.interactions:
            rest = {k: o for k, o in where.items() if k not in settled}
            if len(rest) == len(where):
                continue
            added.append((where, points))
            if all(settled.get(k, o) == o for k, o in where.items()):
                if rest:
                    added.append((rest, -points))
                else:
                    offset += points
        asked = Row(
            party="",
            weights=(1,) * len(scores),
            scores=scores,
            denominator=row.denominator,
            interactions=tuple(added),
            no_deal=Fraction(offset + 1, row.denominator),
        )
        return replace(self.table, rows=(*self.table.rows, asked))

    def _changed(self, package: Choice) -> dict[int, int]:
        return {
            k: o
            for k, (term, o) in enumerate(zip(self.start, package, strict=True))
            if isinstance(term, int) and term != o
        }

    def _sets(self, counted: Problem, first: Choice, ties: int) -> tuple[list[Choice], bool]:
        """One package for each set of changes of the least size, and whether there are no more."""
        problem, found = self._at_most(counted, len(self._changed(first))), [first]
        while self._changed(found[-1]):
            # No package makes all of these changes any more; one that made others besides would make too many.
            problem = with_clauses(problem, [{k: frozenset({o}) for k, o in self._changed(found[-1]).items()}])
            more, known = fitting(problem, self.watch)
            if more is None:
                return found, known
            if len(found) == ties:
                return found, False
            found.append(more)
        return found, True

    def _with_fairest(self, counted: Problem, held: Ideals, sets: list[Choice]) -> list[Choice]:
        """Of more sets of changes than are listed, the one that leximin prefers is always listed."""
        best = fairest(self._at_most(counted, len(self._changed(sets[0]))), held, self.watch) if held.measures else None
        if best is None or self._changed(best) in map(self._changed, sets):
            return sets
        return [best, *sets[:-1]]

    def _at_most(self, counted: Problem, changes: int) -> Problem:
        """No more than so many changes."""
        floors = counted.floors.copy()
        floors[-1] = -changes
        return replace(counted, floors=floors)

    def _filled(self, counted: Problem, held: Ideals | None, package: Choice) -> Choice:
        """The same changes with the open issues filled as leximin would."""
        if held is None or all(isinstance(term, int) for term in self.start) or not held.measures:
            return package
        others = [
            {k: frozenset(range(len(self.table.options[k]))) - {package[k]}}
            for k, term in enumerate(self.start)
            if isinstance(term, int)
        ]
        # What the changes alone give a party hangs on the fills only through interactions; mostly, the zone will do.
        for problem in (self.zone, counted):
            best = fairest(with_clauses(problem, others), held, self.watch)
            if best is not None and counted.fits(counted.extended([best]))[0]:
                return best
        return package


def _floats(shares: Mapping[str, Fraction | None]) -> dict[str, float | None]:
    return {party: None if share is None else float(share) for party, share in shares.items()}


def _worst_first(held: Ideals | None, package: Choice) -> tuple[Fraction, ...]:
    return () if held is None else tuple(-share for share in held.leximin(package))
