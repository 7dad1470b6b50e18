"""The exact table: what a case demands of any text, as integers (S20).

Per signatory (and per party whose consent has a value test) one row: an integer per issue and option, such that the sum
over a package, divided by the row's denominator, is the party's value (S2); and the least sum at which it accepts (S9).
Common denominators are multiplied out, so the numbers are exact, whatever their size. What may not stand together is a
set of clauses, each with its owner: a rule, a red line, or somebody's consent.

What can be lifted to open the zone (S14) is a `Member`: a red line, a no-deal value, a consent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import ceil, lcm

from onetext.model import Case, Reading
from onetext.model.results import Member
from onetext.preferences import Clause, Demands, LineDemand, PointValues, demands

__all__ = ["Row", "Table", "TableLine", "ValueConsent", "table_of"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One party's values as integers.

    Attributes
    ----------
    weights, scores
        Integers: the value of a package x is (Σ_k weights[k]·scores[k][x_k]) / denominator, plus interactions.
    denominator
        Positive.
    interactions
        Options that must all stand, and what they then add to the sum (already times the denominator).
    no_deal
        The party's no-deal value, exactly; None where unknown.
    """

    party: str
    weights: tuple[int, ...]
    scores: tuple[tuple[int, ...], ...]
    denominator: int
    interactions: tuple[tuple[Mapping[int, int], int], ...] = ()
    no_deal: Fraction | None = None

    @cached_property
    def cells(self) -> tuple[tuple[int, ...], ...]:
        """Per issue and option what it adds to the sum."""
        return tuple(
            tuple(weight * score for score in scores) for weight, scores in zip(self.weights, self.scores, strict=True)
        )

    @property
    def floor(self) -> int | None:
        """The least sum at which the party's value reaches its no deal; None where that is unknown (S9)."""
        return None if self.no_deal is None else ceil(self.no_deal * self.denominator)

    def total(self, package: Collection[int]) -> int:
        """The integer sum of a package (one option per issue)."""
        chosen = tuple(package)
        added = sum(points for where, points in self.interactions if all(chosen[k] == o for k, o in where.items()))
        return sum(cells[option] for cells, option in zip(self.cells, chosen, strict=True)) + added

    def value(self, package: Collection[int]) -> Fraction:
        """The value of a package, in the party's own points (S2)."""
        return Fraction(self.total(package), self.denominator)


@dataclass(frozen=True, kw_only=True)
class TableLine:
    """A red line or, of a party that does not sign, a consent: clauses that no text may meet while it is real."""

    member: Member
    clauses: tuple[Clause, ...]
    narrow: tuple[Clause, ...]
    real: bool
    known: bool


@dataclass(frozen=True, kw_only=True)
class ValueConsent:
    """A party that does not sign and must reach its no deal once any of some options stands (S10)."""

    member: Member
    row: Row
    options: Mapping[int, frozenset[int]]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Everything that a search over texts needs, exactly.

    Attributes
    ----------
    issues, options
        Ids, in the order of the case.
    rows
        The signatories', in alphabetical order of their names. A signatory without any value is not among them but in
        `unvalued`.
    rules
        Per rule of the case its clauses.
    lines
        All red lines that could bar something, real or not.
    consents
        Value tests of parties that do not sign.
    unvalued
        Signatories of which no value is known.
    assumptions
        What a proof over this table takes for granted, in sentences (S20).
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    rules: tuple[tuple[Clause, ...], ...] = ()
    lines: tuple[TableLine, ...] = ()
    consents: tuple[ValueConsent, ...] = ()
    unvalued: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    reading: Reading = "narrow"

    @property
    def signatories(self) -> tuple[str, ...]:
        """The parties of the rows, in their order."""
        return tuple(row.party for row in self.rows)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Everything that could be lifted: real lines and consents that bar something, and known no-deal values."""
        lines = [line.member for line in self.lines if line.real and line.clauses]
        floors = [Member(kind="no_deal", id=row.party, party=row.party) for row in self.rows if row.no_deal is not None]
        return (*lines, *(item.member for item in self.consents), *floors)

    @property
    def untested(self) -> tuple[str, ...]:
        """Signatories whose acceptance by value cannot be tested: no value or no no-deal is known."""
        return (*self.unvalued, *(row.party for row in self.rows if row.no_deal is None))

    def clauses(self, lifted: Collection[Member] = ()) -> tuple[Clause, ...]:
        """All clauses that hold when some members are lifted: rules always, lines and consents while they are real."""
        lines = (line.clauses for line in self.lines if line.real and line.member not in lifted)
        return tuple(chain.from_iterable((*self.rules, *lines)))

    def names(self, package: Collection[int]) -> dict[str, str]:
        """A package by ids: issue -> option."""
        return {issue: ids[o] for issue, ids, o in zip(self.issues, self.options, package, strict=True)}

    def places(self, package: Mapping[str, str]) -> tuple[int, ...]:
        """A package by places. KeyError for a missing issue, ValueError for an unknown option."""
        return tuple(ids.index(package[issue]) for issue, ids in zip(self.issues, self.options, strict=True))

    def read_narrowly(self, member: Member) -> Table:
        """The same table with one line in its narrow reading (S7)."""
        lines = tuple(replace(line, clauses=line.narrow) if line.member == member else line for line in self.lines)
        return replace(self, lines=lines)


def table_of(case: Case, *, reading: Reading = "narrow") -> Table:
    """The table of a case as of a day, at the point of every range, red lines in one reading."""
    asked = demands(case)
    signing = [own for own in asked.values if own.party in asked.signatories]
    return Table(
        issues=asked.issues,
        options=asked.options,
        rows=tuple(_row(own) for own in signing if own.known),
        rules=asked.rules,
        lines=tuple(_line(line, reading) for line in asked.lines),
        consents=_consents(asked),
        unvalued=tuple(own.party for own in signing if not own.known),
        assumptions=_assumptions(asked, reading),
        reading=reading,
    )


def _row(own: PointValues) -> Row:
    weight_scale = lcm(*(weight.denominator for weight in own.weights))
    score_scale = lcm(*(score.denominator for score in chain.from_iterable(own.scores)))
    weights = tuple(int(weight * weight_scale) for weight in own.weights)
    base = score_scale * sum(weights)
    extra = lcm(*((points * base).denominator for _, points in own.interactions))
    denominator = base * extra
    return Row(
        party=own.party,
        weights=weights,
        scores=tuple(tuple(int(score * score_scale * extra) for score in scores) for scores in own.scores),
        denominator=denominator,
        interactions=tuple((where, int(points * denominator)) for where, points in own.interactions),
        no_deal=own.no_deal,
    )


def _line(line: LineDemand, reading: Reading) -> TableLine:
    return TableLine(
        member=Member(kind="consent" if line.consent else "red_line", id=line.line, party=line.party),
        clauses=line.clauses[reading],
        narrow=line.clauses["narrow"],
        real=line.real,
        known=line.known,
    )


def _consents(asked: Demands) -> tuple[ValueConsent, ...]:
    own = {values.party: values for values in asked.values}
    return tuple(
        ValueConsent(
            member=Member(kind="consent", id=item.party, party=item.party),
            row=_row(own[item.party]),
            options=item.options,
        )
        for item in asked.consents
        if own[item.party].known and own[item.party].no_deal is not None
    )


def _assumptions(asked: Demands, reading: Reading) -> tuple[str, ...]:
    found = [f"red lines are read in their {reading} reading"]
    counted = [line for line in asked.lines if line.real and line.clauses[reading]]
    loose = [line for line in asked.lines if not line.real and line.clauses[reading]]
    unknown = [line for line in counted if not line.known]
    if counted:
        found.append(
            f"{_counted(len(counted), 'red line counts', 'red lines count')} as real (firmness one half or more)"
        )
    if unknown:
        found.append(f"nothing is known of the firmness of {_list(line.line for line in unknown)}; counted as real")
    if loose:
        many = _counted(len(loose), "red line does not count", "red lines do not count")
        found.append(f"{many} (firmness below one half): {_list(line.line for line in loose)}")
    for own in asked.values:
        if own.party in asked.signatories:
            found += _party_assumptions(own)
    consulted = {line.party for line in asked.lines if line.consent} | {item.party for item in asked.consents}
    for values in asked.values:
        if values.party in {item.party for item in asked.consents} and (values.no_deal is None or not values.known):
            found.append(
                f"{values.party}: its consent has a value test, but its value or no deal is unknown; not tested"
            )
    if consulted:
        verb = "consents unless one of its" if len(consulted) == 1 else "consent unless one of their"
        found.append(f"{_list(sorted(consulted))} {verb} own real red lines is broken")
    return tuple(found)


def _party_assumptions(own: PointValues) -> list[str]:
    pairs = zip(own.weight_basis, own.score_basis, strict=True)
    guessed = sum(weight != "source" for weight, _ in pairs)
    spaced = sum(basis == "position" for basis in own.score_basis)
    are = "weight is a judgement, at its" if len(own.weights) == 1 else "weights are judgements, at their"
    found = [f"{own.party}: {guessed} of {len(own.weights)} {are} most likely value{'s' * (len(own.weights) != 1)}"]
    if spaced:
        on = _counted(spaced, "issue", "issues")
        found.append(f"{own.party}: on {on} options are evenly spaced around the position on record")
    if own.unknown:
        on = _counted(len(own.unknown), "issue", "issues")
        found.append(f"{own.party}: nothing is known of what it wants on {on}; options count alike")
    if not own.known:
        found.append(f"{own.party}: all weights are zero, so no value is known; only its red lines are tested")
    elif own.no_deal is None or own.no_deal_range is None:
        found.append(f"{own.party}: what it gets without a deal is unknown; only its red lines are tested")
    else:
        low, high = (f"{float(end):.3g}" for end in own.no_deal_range)
        between = "" if low == high else f"; its range is {low} to {high}"
        found.append(f"{own.party}: no deal is worth {float(own.no_deal):.3g} points to it{between}")
    return found


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _list(ids: Iterable[str]) -> str:
    return ", ".join(ids)
