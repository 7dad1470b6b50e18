"""`try` on a terminal: a draft with some terms changed, beside the original."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import TryResult
from onetext.report.terminal.balance import acceptance
from onetext.report.terminal.changes import EFFECT_NOTES, effect_table, issue_tables, line_changes, term_table
from onetext.report.terminal.parts import grid, heading, notes, opening, ranged
from onetext.report.words import Words

__all__ = ["show_try"]


def show_try(result: TryResult, case: Case, console: Console) -> None:
    """Print before and after, and who gains by the change."""
    words = Words(case)
    opening(console, case, result.envelope, f"{words.draft(result.draft)} with other terms")
    term_table(result.changes, words, console)
    heading(console, "Before and after")
    table = grid("Party", "Value before", "Value after", "Accepts before", "Accepts after")
    for party, before in result.before.parties.items():
        after = result.after.parties[party]
        values = ranged(before.value), ranged(after.value)
        table.add(words.party(party), *values, acceptance(before), acceptance(after))
    console.print(table)
    heading(console, "Who gains")
    effect_table(result.effects, words, console)
    line_changes(result.effects, words, console)
    issue_tables(result.effects, words, console)
    notes(console, *EFFECT_NOTES)
