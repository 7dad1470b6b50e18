"""An instance as a case, for timing what takes a case."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from immutabledict import immutabledict

from onetext.compromise import Row, Table, TableLine
from onetext.model import Bar, Case, Date, Issue, NoDeal, Option, Party, Range, RedLine, Rule, Weight

__all__ = ["case_of", "factor"]

DAY = Date.parse("2025-01-01")


def case_of(table: Table) -> Case:
    """A case whose table has the same sums, clauses and thresholds as this one, which has no interactions.

    All issues get the same weight, since weights of their own would have to be multiplied out again beyond 64 bits. So
    a party's points in the case are those in the table times `factor`, which is the same for parties of the same scale.
    """
    peak = _peak(table)
    issues = tuple(
        Issue(id=name, title=name, options=tuple(Option(id=o, title=o) for o in ids), ordered=False)
        for name, ids in zip(table.issues, table.options, strict=True)
    )
    return Case(
        id="instance",
        title="An instance",
        as_of=DAY.latest,
        parties=tuple(Party(id=party, name=party) for party in table.signatories),
        signatories=table.signatories,
        issues=issues,
        rules=tuple(_rule(table, clause) for rule in table.rules for clause in rule),
        weights=tuple(
            Weight(party=row.party, issue=issue.id, weight=Range.of(1), scores=_scores(issue, cells, peak))
            for row in table.rows
            for issue, cells in zip(issues, row.cells, strict=True)
        ),
        no_deals=tuple(
            NoDeal(party=row.party, value=Range.of(row.no_deal * factor(table, row)))
            for row in table.rows
            if row.no_deal is not None
        ),
        red_lines=tuple(_red_line(table, line) for line in table.lines),
    )


def factor(table: Table, row: Row) -> Fraction:
    """Points in the case per point in the table."""
    return Fraction(100 * row.denominator, _peak(table) * len(table.issues))


def _peak(table: Table) -> int:
    return max(max(map(max, row.cells)) for row in table.rows)


def _scores(issue: Issue, cells: tuple[int, ...], peak: int) -> immutabledict[str, Range]:
    numbers = zip(issue.option_ids, cells, strict=True)
    return immutabledict({option: Range.of(Fraction(100 * cell, peak)) for option, cell in numbers})


def _ids(table: Table, clause: Mapping[int, frozenset[int]]) -> dict[str, tuple[str, ...]]:
    return {table.issues[k]: tuple(table.options[k][o] for o in sorted(options)) for k, options in clause.items()}


def _rule(table: Table, clause: Mapping[int, frozenset[int]]) -> Rule:
    """Both never together; or, where all options but one are barred beside the first, the one that it asks for."""
    (first, one), (second, barred) = clause.items()
    ids = _ids(table, clause)
    when = {table.issues[first]: ids[table.issues[first]][0]}
    assert len(one) == 1, "the first term of a rule is one option"
    if len(barred) == 1:
        return Rule(when=immutabledict({**when, table.issues[second]: ids[table.issues[second]][0]}))
    (asked,) = frozenset(range(len(table.options[second]))) - barred
    return Rule(when=immutabledict(when), then=immutabledict({table.issues[second]: table.options[second][asked]}))


def _red_line(table: Table, line: TableLine) -> RedLine:
    (clause,) = line.clauses
    return RedLine(
        id=line.member.id,
        party=line.member.party,
        happened=DAY,
        known=DAY,
        narrow=Bar(options=immutabledict(_ids(table, clause))),
        firmness=Range.of(1),
    )
