"""`compare` on a terminal: who gains, through which issues, and which point answers which."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from onetext.model import Case
from onetext.model.results import CompareResult, Link
from onetext.report.terminal.changes import EFFECT_NOTES, effect_table, issue_tables, line_changes, term_table
from onetext.report.terminal.parts import grid, heading, notes, opening
from onetext.report.words import Words

__all__ = ["show_compare"]


def show_compare(result: CompareResult, case: Case, console: Console) -> None:
    """Print two drafts side by side."""
    words = Words(case)
    opening(console, case, result.envelope, f"from {words.draft(result.a)} to {words.draft(result.b)}")
    heading(console, "Who gains")
    effect_table(result.effects or {}, words, console)
    line_changes(result.effects or {}, words, console)
    issue_tables(result.effects or {}, words, console)
    term_table(result.changes, words, console)
    if result.links:
        _links(result, console)
    notes(console, *EFFECT_NOTES)


def _links(result: CompareResult, console: Console) -> None:
    heading(console, f"Points of {result.a} and {result.b}, as the record links them")
    table = grid(result.a, "becomes", result.b, "Remarks", whole=("becomes",))
    for link in result.links:
        table.add(_labels(link.from_), link.op, _labels(link.to), _remarks(link))
    console.print(table)


def _labels(points: Iterable[str]) -> str:
    """Labels without the draft, which the column's head names."""
    return ", ".join(point.partition("/")[2] for point in points)


def _remarks(link: Link) -> str:
    return "; ".join([*(["review"] if link.review else []), *link.remarks])
