"""A table whose members (red lines, no deals, consents) can be lifted one by one, without building anything anew (S14).

A set of lifted members is a *mask*: a Python integer with one bit a member, in the order of `Toggles.members`. What no
member can change, the rules and the meaning of auxiliary issues, is built in.

Rows are brought to one size and rounded so that nothing acceptable is lost: what is shown empty here is empty. Whether
a package is acceptable is asked of the table itself, in integers without limit (`broken`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import FREE, Ints, Problem, problem_of
from onetext.compromise.table import Row, Table
from onetext.model.results import Member

__all__ = ["SIZE", "Joint", "Toggles", "bits", "mask_of", "toggles_of", "without_members"]

Flags = npt.NDArray[np.bool_]
SIZE = 30
"""Bits of the largest cell of a row."""


def bits(mask: int) -> Iterator[int]:
    """The places of the bits of a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask_of(places: Iterable[int]) -> int:
    """The mask with these bits."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


@dataclass(frozen=True)
class Joint:
    """A clause over two issues or more: what it names, as flags per issue and option, and whose it is (0: a rule)."""

    options: Flags
    width: int
    owner: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Toggles:
    """A table with everything in it that can be lifted.

    Attributes
    ----------
    base
        The problem without any red line, and so without consents by red line: rules, rows, auxiliary issues.
    members
        What the bits of a mask stand for.
    barring
        Shape (members, issues, widest): which options a member bars by itself.
    joints
        Clauses over several issues, of rules and of members.
    cells, floors, owners
        Rows with a floor, each brought to `SIZE` bits: shape (rows, issues, widest) and (rows,); and each one's member,
        as a mask of one bit.
    """

    table: Table
    base: Problem
    members: tuple[Member, ...]
    barring: Flags
    joints: tuple[Joint, ...]
    cells: Ints
    floors: Ints
    owners: tuple[int, ...]

    @property
    def every(self) -> int:
        """The mask of all members."""
        return (1 << len(self.members)) - 1

    @cached_property
    def _bars(self) -> npt.NDArray[np.int32]:
        return np.asarray(self.barring.sum(axis=0), dtype=np.int32)

    def domains(self, lifted: int) -> Flags:
        """The options that are left, per issue, when some members are lifted; shape (issues, widest)."""
        out = list(bits(lifted))
        if len(out) * 2 <= len(self.members):
            barred = self._bars - self.barring[out].sum(axis=0) if out else self._bars
            return np.asarray(self.base.allowed & (barred == 0))
        kept = list(bits(self.every & ~lifted))
        return np.asarray(self.base.allowed & ~self.barring[kept].any(axis=0))

    def mask(self, members: Iterable[Member]) -> int:
        """The mask of some members."""
        return mask_of(map(self.members.index, members))

    def named(self, mask: int) -> tuple[Member, ...]:
        """The members of a mask, in their order."""
        return tuple(self.members[place] for place in bits(mask))

    def obeys_rules(self, package: tuple[int, ...]) -> bool:
        """Whether a package (of real issues) obeys the rules (S1)."""
        return not any(_meets(clause, package) for rule in self.table.rules for clause in rule)

    def broken(self, package: tuple[int, ...]) -> int:
        """The mask of the members that a package (of real issues) breaks, exactly (S9, S10)."""
        found = 0
        for line, bit in self._lines:
            if any(_meets(clause, package) for clause in line):
                found |= bit
        for row, where, bit in self._tests:
            if (where is None or any(package[k] in options for k, options in where.items())) and _short(row, package):
                found |= bit
        return found

    @cached_property
    def _lines(self) -> list[tuple[tuple[Mapping[int, frozenset[int]], ...], int]]:
        lines = (line for line in self.table.lines if line.real and line.clauses)
        return [(line.clauses, self.mask([line.member])) for line in lines]

    @cached_property
    def _tests(self) -> list[tuple[Row, Mapping[int, frozenset[int]] | None, int]]:
        found: list[tuple[Row, Mapping[int, frozenset[int]] | None, int]] = []
        for row in self.table.rows:
            if row.no_deal is not None:
                found.append((row, None, self.mask([_no_deal(row)])))
        found += [(item.row, item.options, self.mask([item.member])) for item in self.table.consents]
        return found


def toggles_of(table: Table) -> Toggles:
    """Take a table apart into what can be lifted and what cannot."""
    members = tuple(dict.fromkeys(table.members))
    base = problem_of(replace(table, lines=()), rounding="possible")
    barring, joints = _clauses(table, base, members)
    cells, floors, owners = _rows(table, base, members)
    return Toggles(
        table=table,
        base=base,
        members=members,
        barring=barring,
        joints=tuple(joints),
        cells=cells,
        floors=floors,
        owners=owners,
    )


def without_members(problem: Problem) -> Toggles:
    """A problem of which nothing can be lifted."""
    tested = [r for r in range(problem.rows) if problem.floors[r] != FREE]
    cells, floors = _all_sized(problem, tested)
    return Toggles(
        table=problem.table,
        base=problem,
        members=(),
        barring=np.zeros((0, *problem.allowed.shape), dtype=np.bool_),
        joints=tuple(_joint(problem, clause, 0) for clause in problem.clauses),
        cells=cells,
        floors=floors,
        owners=(0,) * len(tested),
    )


def _no_deal(row: Row) -> Member:
    return Member(kind="no_deal", id=row.party, party=row.party)


def _meets(clause: Mapping[int, frozenset[int]], package: tuple[int, ...]) -> bool:
    return all(package[k] in options for k, options in clause.items())


def _short(row: Row, package: tuple[int, ...]) -> bool:
    floor = row.floor
    return floor is not None and row.total(package) < floor


def _clauses(table: Table, base: Problem, members: tuple[Member, ...]) -> tuple[Flags, list[Joint]]:
    """The lines' clauses, cut down to what the rules allow: bars of single issues, and joints."""
    barring = np.zeros((len(members), *base.allowed.shape), dtype=np.bool_)
    joints = [_joint(base, clause, 0) for clause in base.clauses]
    for line in table.lines:
        if not (line.real and line.clauses):
            continue
        place = members.index(line.member)
        for clause in line.clauses:
            joint = _joint(base, clause, 1 << place)
            if joint.width == 1:
                barring[place] |= joint.options
            elif joint.width > 1:
                joints.append(joint)
            elif joint.options.any():
                # It names all that is left of every issue it is about: nothing is left of the first of them.
                barring[place, int(joint.options.any(axis=1).argmax())] = True
    return barring, joints


def _joint(base: Problem, clause: Mapping[int, frozenset[int]], owner: int) -> Joint:
    """A clause as flags. Width 0 with options: it can never be kept; without: it can never be broken."""
    flags = np.zeros_like(base.allowed)
    for k, options in clause.items():
        flags[k, sorted(options)] = True
    flags &= base.allowed
    live: Flags = np.asarray(flags.any(axis=1))
    if not all(live[k] for k in clause):
        return Joint(np.zeros_like(flags), 0, owner)
    whole: Flags = live & np.asarray((flags == base.allowed).all(axis=1))
    if (live == whole).all():
        return Joint(flags, 0, owner)
    flags[whole] = False
    return Joint(flags, int((live & ~whole).sum()), owner)


def _rows(table: Table, base: Problem, members: tuple[Member, ...]) -> tuple[Ints, Ints, tuple[int, ...]]:
    owned = [_no_deal(row) for row in table.rows] + [item.member for item in table.consents]
    tested = [r for r in range(base.rows) if base.floors[r] != FREE]
    cells, floors = _all_sized(base, tested)
    return cells, floors, tuple(1 << members.index(owned[r]) for r in tested)


def _all_sized(base: Problem, rows: list[int]) -> tuple[Ints, Ints]:
    pairs = [_sized(base.cells[r], int(base.floors[r])) for r in rows]
    cells = np.array([cells for cells, _ in pairs], dtype=np.int64).reshape(-1, *base.allowed.shape)
    return cells, np.array([floor for _, floor in pairs], dtype=np.int64)


def _sized(cells: Ints, floor: int) -> tuple[Ints, int]:
    """A row from 0 up and of `SIZE` bits; where bits are dropped, cells are rounded up and the floor down."""
    least = cells.min(axis=1, keepdims=True)
    shifted = cells - least
    floor -= sum(int(number) for number in least[:, 0])
    drop = int(shifted.max(initial=0)).bit_length() - SIZE
    if drop > 0:
        shifted, floor = -((-shifted) >> drop), floor >> drop
    else:
        shifted, floor = shifted << -drop, floor << -drop
    # A floor beyond reach stays beyond reach.
    return shifted, max(0, min(floor, int(shifted.max(axis=1).sum()) + 1))
