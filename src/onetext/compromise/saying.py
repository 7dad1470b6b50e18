"""What clashes and what would open the zone, in sentences that a negotiator understands (S14).

No number stands in them: what a no deal is worth has a range, and is shown elsewhere with it (S23).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onetext.compromise.table import Table, TableLine
from onetext.model import Case
from onetext.model.results import Member

__all__ = ["Titles", "listed", "quoted", "say_conflict", "say_correction", "say_parallel", "what"]

Clause = Mapping[int, frozenset[int]]
_MOST_CLAUSES = 3


@dataclass(frozen=True)
class Titles:
    """Names of parties, and titles of issues and options by place."""

    parties: Mapping[str, str]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, table: Table, case: Case | None) -> Titles:
        """The titles of a case; the ids of a table where there is none."""
        if case is None:
            return cls({}, table.issues, table.options)
        return cls(
            {party.id: party.label for party in case.parties},
            tuple(issue.title for issue in case.issues),
            tuple(tuple(option.title for option in issue.options) for issue in case.issues),
        )

    def party(self, party: str) -> str:
        """A party's name."""
        return self.parties.get(party, party)

    def named(self, issue: int, options: Iterable[int], last: str = "and") -> str:
        """Options of an issue, quoted."""
        return listed([quoted(self.options[issue][option]) for option in sorted(options)], last)


def quoted(title: str) -> str:
    """A title in quotation marks."""
    return f"“{title.strip().rstrip('.')}”"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def say_conflict(table: Table, titles: Titles, members: Sequence[Member]) -> str:
    """Why some members cannot all hold."""
    if not members:
        return "The rules of the case contradict each other: no text at all obeys them."
    place = _only_issue(table, members)
    told = "; ".join(_demand(table, titles, member, place) for member in members)
    if place is None:
        return f"{_first_up(told)}: {_outcome(table, titles, members)}."
    return f"On {quoted(titles.issues[place])}, {told}: {_outcome(table, titles, members)}."


def say_correction(table: Table, titles: Titles, members: Sequence[Member]) -> str:
    """What lifting some members takes."""
    told = listed([_lifted(table, titles, member) for member in members])
    if table.untested:
        return f"If {told}, there is a text that passes every test that can be made."
    return f"If {told}, there is a text that all could sign."


def say_parallel(titles: Titles, others: Sequence[Member]) -> str:
    """Which other members bar the same."""
    told = listed([f"{item.id} ({titles.party(item.party)})" for item in others])
    return f"{told} {'bars' if len(others) == 1 else 'bar'} the same, so that lifting this line alone changes nothing."


def what(table: Table, titles: Titles, member: Member, place: int | None = None) -> str:
    """What a line demands: `bars “a” on “x”`; without the issue's title where that is `place`."""
    clauses = _clauses(table, member)
    told = [_clause(table, titles, clause, place) for clause in clauses[:_MOST_CLAUSES]]
    more = len(clauses) - len(told)
    return listed([*told, f"{more} more"] if more else told)


def _lines(table: Table, member: Member) -> list[TableLine]:
    return [line for line in table.lines if line.member == member and line.real]


def _clauses(table: Table, member: Member) -> list[Clause]:
    return [clause for line in _lines(table, member) for clause in line.clauses]


def _only_issue(table: Table, members: Sequence[Member]) -> int | None:
    """The one issue that all members are about, if they are lines and there is one."""
    if any(not _lines(table, member) or any(item.member == member for item in table.consents) for member in members):
        return None
    issues = {issue for member in members for clause in _clauses(table, member) for issue in clause}
    return issues.pop() if len(issues) == 1 else None


def _clause(table: Table, titles: Titles, clause: Clause, place: int | None) -> str:
    if len(clause) == 1:
        ((issue, options),) = clause.items()
        where = "" if issue == place else f" on {quoted(titles.issues[issue])}"
        left = set(range(len(table.options[issue]))) - options
        if 0 < len(left) < len(options):
            return f"allows only {titles.named(issue, left, 'or')}{where}"
        return f"bars {titles.named(issue, options)}{where}"
    terms = [f"{titles.named(k, o, 'or')} on {quoted(titles.issues[k])}" for k, o in sorted(clause.items())]
    return f"bars {' together with '.join(terms)}"


def _demand(table: Table, titles: Titles, member: Member, place: int | None) -> str:
    """What a member demands, whole."""
    party = titles.party(member.party)
    if member.kind == "no_deal":
        return f"{party} signs nothing worth less to it than no deal"
    told = []
    if _lines(table, member):
        owner = f"{party}, whose consent is needed" if member.kind == "consent" else party
        told.append(f"line {member.id} ({owner}) {what(table, titles, member, place)}")
    told += [_value_test(titles, party, item.options) for item in table.consents if item.member == member]
    return "; ".join(told)


def _value_test(titles: Titles, party: str, options: Clause) -> str:
    where = listed(
        [f"{titles.named(k, o, 'or')} on {quoted(titles.issues[k])}" for k, o in sorted(options.items())], "or"
    )
    return f"{party} must consent to {where}, and consents to nothing worth less to it than no deal"


def _outcome(table: Table, titles: Titles, members: Sequence[Member]) -> str:
    for issue in range(len(table.issues)):
        if _barred(table, issue, members) == set(range(len(table.options[issue]))):
            return "nothing is left" + (
                "" if _only_issue(table, members) == issue else f" of {_question(titles, issue)}"
            )
    given = [member for member in members if member.kind == "no_deal"]
    if len(members) == 1:
        return (
            "no text that obeys the rules gives it as much" if given else "no text that obeys the rules keeps to that"
        )
    if len(given) == len(members):
        return "no text gives all of them that much"
    return "no text does all of this at once"


def _question(titles: Titles, issue: int) -> str:
    return f"the question {quoted(titles.issues[issue])}"


def _barred(table: Table, issue: int, members: Collection[Member]) -> set[int]:
    """The options of an issue that members, or rules, bar by themselves."""
    lines = [clause for line in table.lines if line.real and line.member in members for clause in line.clauses]
    rules = [clause for rule in table.rules for clause in rule]
    found: set[int] = set()
    for clause in (*lines, *rules):
        if set(clause) == {issue}:
            found |= clause[issue]
    return found


def _lifted(table: Table, titles: Titles, member: Member) -> str:
    party = titles.party(member.party)
    if member.kind == "no_deal":
        return f"{party} signs for less than it gets without a deal"
    if _lines(table, member):
        issues = sorted({issue for clause in _clauses(table, member) for issue in clause})
        return (
            f"{party} lets go of its line {member.id} on {listed([quoted(titles.issues[issue]) for issue in issues])}"
        )
    return f"{party} consents to something worth less to it than no deal"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
