"""What lifting, or reading narrowly, one single red line would do (S14)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from onetext.compromise.limits import Watch
from onetext.compromise.oracle import Oracle
from onetext.compromise.problem import problem_of
from onetext.compromise.saying import Titles, say_parallel
from onetext.compromise.shares import fairest, ideals
from onetext.compromise.table import Table, TableLine
from onetext.model import Case
from onetext.model.results import Lifting, Member, Proof
from onetext.preferences import Clause

__all__ = ["lifting", "lifting_key"]


def lifting_key(member: Member) -> str:
    """The key of a member: a red line's own id, `no_deal:party`, or `consent:id`, which cannot be mistaken for it."""
    return member.id if member.kind == "red_line" else f"{member.kind}:{member.id}"


def lifting(table: Table, watch: Watch, *, case: Case | None = None) -> Mapping[str, Lifting]:
    """For every single member: would lifting it alone leave a text that all could sign, and what would each get?

    `opens` says whether the zone without the member holds a text. Where the zone holds one already, it still does
    without any member, so `opens` is then always True and only the shares and values tell what the member costs. It is
    None where a limit struck, and where some signatory's acceptance by value cannot be tested (unless there is no text
    even so). `narrow_opens` is asked only of lines that bar more now than in their narrow reading.

    The smallest share is that of the best Kalai–Smorodinsky package of the zone without the member, over signatories
    that can gain there (S12): a party whose no deal is lifted still counts its gains from it. It is None where the zone
    is empty, nobody can gain, or a limit struck; a best value that was not proved is left out.

    Parameters
    ----------
    case
        For the sentences: names and titles; without it, ids stand in them.

    Returns
    -------
    Mapping
        By `lifting_key`. A line that others of the same zone bar as well says which (`says`): lifting it alone frees
        nothing.
    """
    oracle, titles = Oracle(table, watch), Titles.of(table, case)
    return {lifting_key(member): _lifting(oracle, table, titles, member) for member in oracle.toggles.members}


def _lifting(oracle: Oracle, table: Table, titles: Titles, member: Member) -> Lifting:
    answer = oracle.ask(oracle.toggles.mask([member]))
    opens = None if answer.open and table.untested else answer.open
    smallest, values = _best(table, member, oracle.watch) if opens else (None, {})
    same = _parallel(table, member)
    return Lifting(
        member=member,
        opens=opens,
        narrow_opens=_narrow_opens(table, member, opens, oracle.watch),
        best_smallest_share=None if smallest is None else float(smallest),
        best_values={party: float(value) for party, value in values.items()},
        says=say_parallel(titles, same) if same else "",
        # Either a package that the table itself judged, or a search whose every leaf was closed in integers.
        proof=Proof(kind="none" if opens is None else "exhaustive"),
        package=table.names(answer.package) if opens and answer.package is not None else None,
    )


def _narrow_opens(table: Table, member: Member, opens: bool | None, watch: Watch) -> bool | None:
    """A narrow reading bars no less than nothing, so it opens at most what lifting opens."""
    if not any(set_of(line.clauses) != set_of(line.narrow) for line in _lines(table, member)):
        return None
    return opens and Oracle(table.read_narrowly(member), watch).ask(0).open


def _best(table: Table, member: Member, watch: Watch) -> tuple[Fraction | None, Mapping[str, Fraction]]:
    """The best smallest share, and each signatory's largest value, without a member."""
    problem = problem_of(table, lifted=[member])
    found = ideals(problem, watch)
    if found is None:
        return None, {}
    values = {row.party: value for row, value in zip(table.rows, found.values, strict=True) if value is not None}
    if not found.known or not found.measures:
        return None, values
    best = fairest(problem, found, watch)
    return (None if best is None or watch.struck() else found.leximin(best)[0]), values


def _lines(table: Table, member: Member) -> list[TableLine]:
    return [line for line in table.lines if line.member == member and line.real]


def set_of(clauses: tuple[Clause, ...]) -> set[frozenset[tuple[int, frozenset[int]]]]:
    """Clauses without their order."""
    return {frozenset(clause.items()) for clause in clauses}


def _parallel(table: Table, member: Member) -> list[Member]:
    """Other members, each of which bars by itself all that a line bars."""
    own = [clause for line in _lines(table, member) for clause in line.clauses]
    if not own or any(item.member == member for item in table.consents):
        return []
    others = {line.member: line.clauses for line in table.lines if line.real and line.member != member}
    return [
        other
        for other, clauses in others.items()
        if all(any(_covers(wide, clause) for wide in clauses) for clause in own)
    ]


def _covers(wide: Clause, clause: Clause) -> bool:
    """Whether whatever meets a clause meets the wide one too."""
    return all(k in clause and clause[k] <= options for k, options in wide.items())
