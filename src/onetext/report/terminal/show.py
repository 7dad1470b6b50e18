"""`show` on a terminal: parties, issues, drafts and timeline at a glance."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import DraftRow, ShowResult
from onetext.report.numbers import count
from onetext.report.terminal.parts import grid, heading, notes, opening, para

__all__ = ["show_show"]

_NEWEST = 20
"""Rows of the timeline on a terminal; all of them are in the JSON."""


def show_show(result: ShowResult, case: Case, console: Console) -> None:
    """Print what is in a case."""
    opening(console, case, result.envelope, "at a glance")
    _parties(result, console)
    _issues(result, console)
    _drafts(result, console)
    _timeline(result, console)
    waiting = f"{count(result.candidates, 'candidate')} in the inbox wait for a decision." if result.candidates else ""
    notes(console, waiting, "onetext show CASE --evidence ID prints the sentences behind an id.")


def _parties(result: ShowResult, console: Console) -> None:
    heading(console, f"Parties ({len(result.parties)})")
    numbers = ("Positions", "Red lines", "Responses")
    table = grid("Id", "Name", "Role", *numbers, right=numbers, whole=("Id", *numbers))
    for party in result.parties:
        role = f"{party.kind}, signs" if party.signatory else party.kind
        table.add(party.id, party.name, role, str(party.positions), str(party.red_lines), str(party.responses))
    console.print(table)


def _issues(result: ShowResult, console: Console) -> None:
    heading(console, f"Issues ({len(result.issues)}), with their options in order and the positions on record")
    for issue in result.issues:
        para(console, f"{issue.id}: {issue.title}")
        para(console, " | ".join(issue.options), indent=6)
        known = ", ".join(f"{party} {amount}" for party, amount in issue.positions.items())
        para(console, known or "no position on record", indent=6)


def _drafts(result: ShowResult, console: Console) -> None:
    heading(console, f"Drafts ({len(result.drafts)})")
    table = grid("Id", "Title", "Date", "Status", "Points", "Terms", right=("Points",), whole=("Id", "Date"))
    for draft in result.drafts:
        points = str(draft.points) if draft.points else "–"
        table.add(draft.id, draft.title, str(draft.happened), draft.status or draft.kind, points, _terms(draft))
    console.print(table)


def _terms(draft: DraftRow) -> str:
    states = {
        "settled": draft.settled,
        "bracketed": draft.bracketed,
        "deferred": draft.deferred,
        "silent": draft.silent,
        "unknown": draft.unknown,
    }
    return ", ".join(f"{number} {state}" for state, number in states.items() if number) or "–"


def _timeline(result: ShowResult, console: Console) -> None:
    heading(console, f"Timeline ({len(result.timeline)})")
    left_out = len(result.timeline) - _NEWEST
    if left_out > 0:
        para(console, f"the newest {_NEWEST}; --json has {left_out} more")
    table = grid("Date", "Kind", "What", whole=("Date",))
    for item in result.timeline[-_NEWEST:]:
        table.add(str(item.date), item.kind, item.text)
    console.print(table)
