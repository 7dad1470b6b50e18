"""`show` on a terminal: parties, issues, drafts and timeline at a glance."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import DraftRow, ShowResult
from onetext.report.numbers import count, when
from onetext.report.terminal.parts import grid, heading, notes, opening, para, row

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
    table = grid("Id", "Name", "Role", *numbers, right=numbers)
    for party in result.parties:
        role = f"{party.kind}, signs" if party.signatory else party.kind
        row(table, party.id, party.name, role, str(party.positions), str(party.red_lines), str(party.responses))
    console.print(table)


def _issues(result: ShowResult, console: Console) -> None:
    heading(console, f"Issues ({len(result.issues)})")
    table = grid("Id", "Title", "Options", "Positions on record")
    for issue in result.issues:
        known = ", ".join(f"{party} {number}" for party, number in issue.positions.items()) or "none"
        row(table, issue.id, issue.title, ", ".join(issue.options), known)
    console.print(table)


def _drafts(result: ShowResult, console: Console) -> None:
    heading(console, f"Drafts ({len(result.drafts)})")
    table = grid("Id", "Title", "Date", "Status", "Points", "Terms", right=("Points",))
    for draft in result.drafts:
        points = str(draft.points) if draft.points else "–"
        row(table, draft.id, draft.title, when(draft.happened), draft.status or draft.kind, points, _terms(draft))
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
        para(console, f"the newest {_NEWEST}; {left_out} earlier ones are in --json")
    table = grid("Date", "Kind", "What", grow="What")
    for item in result.timeline[-_NEWEST:]:
        row(table, str(item.date), item.kind, item.text)
    console.print(table)
