"""The smallest sets of names whose linear rows cannot all hold (S14, S20, S22).

Implicit hitting sets: what clashes meets every correction set, so that a smallest set that meets all those known is
tried; where it can hold it grows into a largest one that can, and what that leaves out is another correction set (A.
Ignatiev et al., "Smallest MUS extraction with minimal hitting set dualization", CP 2015). Rows may stand in several
systems, one of which has to hold: a clash then is one in each.

Proofs are exact: multipliers of the rows, not negative, under which the left sides cancel and the right sides stay
above 0 (Farkas). The solver names the rows that count; the multipliers are solved for in fractions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from onetext.preferences.reveal.linear_solver import INFINITE, quiet

__all__ = ["LinearClash", "NamedRow", "Number", "refutes", "smallest_clash", "smallest_clashes"]

Number = int | Fraction
_TOLERANCE = 1e-8
_MOST_QUESTIONS = 3_000


@dataclass(frozen=True)
class NamedRow:
    """Σ terms·x ≥ low, which holds as far as all the names do that it rests on; always, where there are none."""

    rests_on: frozenset[str]
    terms: Mapping[Hashable, Number]
    low: Number = 0


@dataclass(frozen=True)
class LinearClash:
    """Names that cannot all hold; without any of them the others can. `smallest`: no smaller set clashes."""

    names: tuple[str, ...]
    smallest: bool
    proof: Literal["certificate", "solver"]


def smallest_clash(*systems: Sequence[NamedRow]) -> LinearClash | None:
    """The smallest set of names that cannot all hold; None where all can.

    Parameters
    ----------
    systems
        Rows over variables that may take any value. Given several systems, it is enough if one of them can hold.

    Returns
    -------
    LinearClash or None
        With no names where the rows that rest on nothing contradict each other. Ties go to the names that come first.
    """
    search = _search(systems)
    return None if search.fitting(search.names) is not None else search.told(*search.smallest())


def smallest_clashes(*systems: Sequence[NamedRow], size: int) -> tuple[LinearClash, ...]:
    """Every set of at most `size` names that cannot all hold though any fewer of them can, the smallest first.

    Where only larger sets clash, one of the smallest; none where all can hold. Several systems: as in `smallest_clash`.
    """
    search = _search(systems)
    if search.fitting(search.names) is not None:
        return ()
    found = search.up_to(size)
    return tuple(search.told(names, True) for names in found) or (search.told(*search.smallest()),)


def _search(systems: Sequence[Sequence[NamedRow]]) -> _Search:
    names = tuple(dict.fromkeys(name for rows in systems for row in rows for name in sorted(row.rests_on)))
    return _Search([_System(rows) for rows in systems], names)


class _System:
    """A linear programme that asks by how much all rows have to give way, for any choice of rows."""

    def __init__(self, rows: Sequence[NamedRow]) -> None:
        self.rows = [(row, max((abs(float(n)) for n in row.terms.values()), default=1.0) or 1.0) for row in rows]
        self.columns = {key: i for i, key in enumerate(dict.fromkeys(key for row in rows for key in row.terms))}
        self.highs = quiet()
        for _ in self.columns:
            self.highs.addVar(-INFINITE, INFINITE)
        self.highs.addVar(0.0, INFINITE)
        self.highs.changeColCost(len(self.columns), 1.0)
        for row, size in self.rows:
            terms = {self.columns[key]: float(number) / size for key, number in row.terms.items() if number}
            terms[len(self.columns)] = 1.0
            self.highs.addRow(-INFINITE, INFINITE, len(terms), list(terms), list(terms.values()))

    def solved(self, names: frozenset[str]) -> list[float] | None:
        """Values of the columns where the rows of some names hold; None where they cannot."""
        for place, (row, size) in enumerate(self.rows):
            low = float(row.low) / size if row.rests_on <= names else -INFINITE
            self.highs.changeRowBounds(place, low, INFINITE)
        self.highs.run()
        if float(self.highs.getInfo().objective_function_value) > _TOLERANCE:
            return None
        return list(self.highs.getSolution().col_value)[: len(self.columns)]

    def broken(self, values: Sequence[float]) -> set[frozenset[str]]:
        """What the rows rest on that do not hold at a point."""
        found = set()
        for row, size in self.rows:
            left = sum(float(number) * values[self.columns[key]] for key, number in row.terms.items())
            if left < float(row.low) - _TOLERANCE * size:
                found.add(row.rests_on)
        return found

    def refuted(self, names: frozenset[str]) -> bool:
        """Whether it is proved that the rows of some names cannot all hold."""
        if self.solved(names) is not None:
            return False
        duals = [abs(number) for number in self.highs.getSolution().row_dual]
        used = [row for (row, _), dual in zip(self.rows, duals, strict=True) if dual > 1e-9 and row.rests_on <= names]
        multipliers = _multipliers(used)
        return multipliers is not None and refutes(used, multipliers)


def refutes(rows: Sequence[NamedRow], multipliers: Sequence[Number]) -> bool:
    """Whether multipliers prove that rows cannot all hold: exact, without a solver."""
    if len(rows) != len(multipliers) or any(number < 0 for number in multipliers):
        return False
    left: dict[Hashable, Number] = {}
    for row, times in zip(rows, multipliers, strict=True):
        for key, number in row.terms.items():
            left[key] = left.get(key, 0) + times * number
    right = sum((times * row.low for row, times in zip(rows, multipliers, strict=True)), Fraction(0))
    return not any(left.values()) and right > 0


class _Search:
    """Smallest sets of names, by asking which can hold."""

    def __init__(self, systems: Sequence[_System], names: Sequence[str]) -> None:
        self.systems, self.names = systems, names
        self.asked, self.limit = 0, _MOST_QUESTIONS

    def fitting(self, names: Iterable[str]) -> frozenset[str] | None:
        """All names that hold at a point at which some do; None where those cannot."""
        wanted = frozenset(names)
        for system in self.systems:
            self.asked += 1
            values = system.solved(wanted)
            if values is not None:
                broken = system.broken(values)
                held = set(wanted)
                for name in self.names:
                    if not any(rests <= held | {name} for rests in broken):
                        held.add(name)
                return frozenset(held)
        return None

    def smallest(self) -> tuple[frozenset[str], bool]:
        """A smallest clash, and whether that is proved."""
        best = self._minimal(self.names)
        found = self._following([], [], len(best))
        return found or best, self.asked < self.limit

    def up_to(self, size: int) -> list[frozenset[str]]:
        """All clashes of at most `size` names of which no part clashes, as far as the questions reach."""
        corrections, found = list[frozenset[str]](), list[frozenset[str]]()
        while (one := self._following(corrections, found, size + 1)) is not None:
            found.append(one)
        self.limit = self.asked + _MOST_QUESTIONS
        return found

    def _following(
        self, corrections: list[frozenset[str]], known: Sequence[frozenset[str]], below: int
    ) -> frozenset[str] | None:
        """The smallest clash of fewer than `below` names that holds none of those known; corrections are added to."""
        while self.asked < self.limit:
            tried = _hitting(corrections, self.names, below, known)
            if tried is None:
                return None
            held = self.fitting(tried)
            if held is None:
                return tried
            corrections.append(frozenset(self.names) - self._grown(held))
        return None

    def told(self, found: frozenset[str], smallest: bool) -> LinearClash:
        """A clash with its proof, its names in order."""
        proved = all(system.refuted(found) for system in self.systems)
        names = tuple(name for name in self.names if name in found)
        return LinearClash(names, smallest, "certificate" if proved else "solver")

    def _minimal(self, names: Sequence[str]) -> frozenset[str]:
        """Leave names out one by one, the last first, as long as the rest cannot hold."""
        kept = list(names)
        for name in reversed(names):
            fewer = [item for item in kept if item != name]
            if self.fitting(fewer) is None:
                kept = fewer
        return frozenset(kept)

    def _grown(self, held: frozenset[str]) -> frozenset[str]:
        for name in self.names:
            if name not in held:
                held = self.fitting(held | {name}) or held
        return held


def _hitting(
    sets: Sequence[frozenset[str]], names: Sequence[str], below: int, known: Sequence[frozenset[str]]
) -> frozenset[str] | None:
    """The smallest set that meets all, of fewer than `below` names and around none of those known; None without one."""
    for size in range(min(below, len(names) + 1)):
        found = _meeting(sets, names, size, frozenset(), known)
        if found is not None:
            return found
    return None


def _meeting(
    sets: Sequence[frozenset[str]],
    names: Sequence[str],
    size: int,
    chosen: frozenset[str],
    known: Sequence[frozenset[str]],
) -> frozenset[str] | None:
    if any(clash <= chosen for clash in known):
        return None
    missed = [item for item in sets if not item & chosen]
    if not missed:
        return chosen
    if not size:
        return None
    apart, taken = 0, set[str]()
    for item in sorted(missed, key=len):
        if not item & taken:
            apart, taken = apart + 1, taken | item
    if apart > size:
        return None
    narrow = min(missed, key=len)
    for name in (name for name in names if name in narrow):
        found = _meeting(sets, names, size - 1, chosen | {name}, known)
        if found is not None:
            return found
    return None


def _multipliers(rows: Sequence[NamedRow]) -> list[Fraction] | None:
    """Multipliers under which the left sides cancel, the right sides adding to 1; None unless there is one solution."""
    keys = list(dict.fromkeys(key for row in rows for key in row.terms))
    table = [[Fraction(row.terms.get(key, 0)) for row in rows] + [Fraction(0)] for key in keys]
    table.append([Fraction(row.low) for row in rows] + [Fraction(1)])
    solved: list[int] = []
    for column in range(len(rows)):
        pivot = next((i for i in range(len(solved), len(table)) if table[i][column]), None)
        if pivot is None:
            return None
        at = len(solved)
        table[at], table[pivot] = table[pivot], table[at]
        table[at] = [number / table[at][column] for number in table[at]]
        for i, line in enumerate(table):
            if i != at and line[column]:
                times = line[column]
                table[i] = [a - times * b for a, b in zip(line, table[at], strict=True)]
        solved.append(column)
    if any(line[-1] for line in table[len(solved) :]):
        return None
    return [table[i][-1] for i in range(len(solved))]
