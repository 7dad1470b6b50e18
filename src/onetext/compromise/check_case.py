"""What a case demands of a text, for the checker: in fractions, without the solvers' integers (S20).

`original` takes weights, scores, no-deal values and clauses from `preferences.demands`, as the solvers' table does. The
clauses, and no-deal values that the case gives, are read once more by `check_reading`; which weight and score stands
for a party is common to both. What is made of these numbers is not: a cell is w·s / Σ w by the definition (S2), a floor
the no-deal value (S9). `faults_of` says of one package what is wrong with it, demand by demand, in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import lcm

from onetext.errors import CheckFailed
from onetext.model import Case, Reading
from onetext.model.results import Member, Package
from onetext.preferences import Clause, PointValues, demands

__all__ = ["Original", "Own", "ValueTest", "bare", "faults_of", "met", "named", "original", "places_of", "values_of"]

Places = tuple[int, ...]
"""A package by places: one option per issue."""


@dataclass(frozen=True, kw_only=True)
class Own:
    """One party's values: per issue and option the points it adds, interactions, and the no-deal value."""

    party: str
    cells: tuple[tuple[Fraction, ...], ...]
    interactions: tuple[tuple[Mapping[int, int], Fraction], ...]
    no_deal: Fraction | None

    @cached_property
    def scale(self) -> int:
        """The least number that makes all cells and interactions whole."""
        points = (points for _, points in self.interactions)
        return lcm(*(number.denominator for number in chain(chain.from_iterable(self.cells), points)))

    @cached_property
    def whole(self) -> tuple[tuple[int, ...], ...]:
        """The cells, times the scale."""
        return tuple(tuple(int(number * self.scale) for number in numbers) for numbers in self.cells)

    def value(self, package: Places) -> Fraction:
        """The value of a package, in the party's own points (S2)."""
        found = sum((cells[option] for cells, option in zip(self.cells, package, strict=True)), Fraction(0))
        for where, points in self.interactions:
            if all(package[k] == option for k, option in where.items()):
                found += points
        return found


@dataclass(frozen=True, kw_only=True)
class ValueTest:
    """A party that does not sign and must reach its no deal once any of some options stands (S10)."""

    member: Member
    own: Own
    options: Mapping[int, frozenset[int]]

    def needed(self, package: Places) -> bool:
        """Whether any of the options stands."""
        return any(package[k] in options for k, options in self.options.items())


@dataclass(frozen=True, kw_only=True)
class Original:
    """All demands. `values`: signatories with a value, in alphabetical order of their names.

    `bars` are the clauses of the red lines and consents that are real, by what could be lifted.
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    values: tuple[Own, ...]
    unvalued: tuple[str, ...]
    rules: tuple[Clause, ...]
    bars: tuple[tuple[Member, tuple[Clause, ...]], ...]
    tests: tuple[ValueTest, ...]

    def own(self, party: str) -> Own:
        """A signatory's values. KeyError where it has none."""
        return {own.party: own for own in self.values}[party]

    @property
    def members(self) -> tuple[Member, ...]:
        """Everything that could be lifted (S14)."""
        floors = [bare(own.party) for own in self.values if own.no_deal is not None]
        return (*(member for member, clauses in self.bars if clauses), *(test.member for test in self.tests), *floors)


def bare(party: str) -> Member:
    """A signatory's no-deal value, as something that could be lifted."""
    return Member(kind="no_deal", id=party, party=party)


def original(case: Case, *, reading: Reading = "narrow") -> Original:
    """What a case as of a day demands, at the point of every range, red lines in one reading."""
    asked = demands(case)
    signing = [own for own in asked.values if own.party in asked.signatories]
    tested = {own.party: own for own in asked.values if own.known and own.no_deal is not None}
    return Original(
        issues=asked.issues,
        options=asked.options,
        values=tuple(_own(own) for own in signing if own.known),
        unvalued=tuple(own.party for own in signing if not own.known),
        rules=tuple(clause for rule in asked.rules for clause in rule),
        bars=tuple(
            (Member(kind="consent" if line.consent else "red_line", id=line.line, party=line.party), clauses)
            for line in asked.lines
            if line.real and (clauses := line.clauses[reading])
        ),
        tests=tuple(
            ValueTest(
                member=Member(kind="consent", id=item.party, party=item.party),
                own=_own(tested[item.party]),
                options=item.options,
            )
            for item in asked.consents
            if item.party in tested
        ),
    )


def _own(own: PointValues) -> Own:
    whole = sum(own.weights)
    return Own(
        party=own.party,
        cells=tuple(
            tuple(weight * score / whole for score in scores)
            for weight, scores in zip(own.weights, own.scores, strict=True)
        ),
        interactions=own.interactions,
        no_deal=own.no_deal,
    )


def places_of(asked: Original, package: Package, result: str) -> Places:
    """A package by places. CheckFailed where it misses an issue, or has one or an option that there is not."""
    if set(package) != set(asked.issues):
        odd = sorted(set(package) ^ set(asked.issues))
        raise CheckFailed(result, f"the package does not pick one option per issue; see {', '.join(odd)}")
    for issue, ids in zip(asked.issues, asked.options, strict=True):
        if package[issue] not in ids:
            raise CheckFailed(result, f'issue {issue} has no option "{package[issue]}"')
    return tuple(ids.index(package[issue]) for issue, ids in zip(asked.issues, asked.options, strict=True))


def named(asked: Original, package: Places) -> Package:
    """A package by ids: issue -> option."""
    return {issue: ids[o] for issue, ids, o in zip(asked.issues, asked.options, package, strict=True)}


def met(clause: Clause, package: Places) -> bool:
    """Whether all stands that may not stand together."""
    return all(package[k] in options for k, options in clause.items())


def faults_of(asked: Original, package: Places, lifted: Collection[Member] = ()) -> Iterator[str]:
    """Everything that keeps a package out of the zone when some members are lifted (S1, S9, S10)."""
    for clause in asked.rules:
        if met(clause, package):
            yield f"it breaks the rule over {_issues(asked, clause)}"
    for member, clauses in asked.bars:
        if member not in lifted and any(met(clause, package) for clause in clauses):
            yield f"it breaks {member.id} of {member.party}"
    for own in asked.values:
        if own.no_deal is not None and bare(own.party) not in lifted and own.value(package) < own.no_deal:
            yield f"{own.party} gets {own.value(package)}, less than its no deal {own.no_deal}"
    for test in asked.tests:
        floor = test.own.no_deal
        if test.member in lifted or floor is None or not test.needed(package):
            continue
        if test.own.value(package) < floor:
            yield f"the consent of {test.own.party} is needed, and it gets {test.own.value(package)} < {floor}"


def values_of(asked: Original, package: Places) -> dict[str, Fraction]:
    """Each signatory's value."""
    return {own.party: own.value(package) for own in asked.values}


def _issues(asked: Original, clause: Clause) -> str:
    return ", ".join(asked.issues[k] for k in sorted(clause))
