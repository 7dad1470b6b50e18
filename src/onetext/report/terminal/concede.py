"""`concede` on a terminal: how positions moved, and how drafts moved: two lists (S15)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console

from onetext.model import Case
from onetext.model.results import ConcedeResult, PositionMove, PositionView
from onetext.report.numbers import count
from onetext.report.terminal.changes import EFFECT_NOTES, effect_table
from onetext.report.terminal.parts import grid, heading, notes, opening, para, ranged
from onetext.report.words import Words

__all__ = ["show_concede"]


def show_concede(result: ConcedeResult, case: Case, console: Console) -> None:
    """Print movement of positions by party, then what each version did to each party."""
    words = Words(case)
    opening(console, case, result.envelope, "movement of positions, and of drafts")
    for party, moves in groupby(result.position_moved, key=lambda move: move.party):
        _positions(words.party(party), list(moves), words, console)
    if not result.position_moved:
        heading(console, "Positions")
        para(console, "no position on record that names an option")
    for step in result.draft_change:
        heading(console, f"From {words.draft(step.from_)} to {words.draft(step.to)}")
        effect_table(step.effects, words, console)
    steps = "Steps: options along the scale between the opening position and the latest, over all that either allows."
    notes(console, steps, *(EFFECT_NOTES if result.draft_change else ()))


def _positions(party: str, moves: Sequence[PositionMove], words: Words, console: Console) -> None:
    heading(console, f"{party}: positions since the opening")
    changed = [move for move in moves if move.kind != "same"]
    if changed:
        table = grid("Issue", "Opening", "Latest", "Steps", "How")
        for move in changed:
            opened, latest = _view(move, move.opening, words), _view(move, move.latest, words)
            steps = ranged(move.steps) if move.steps else "no order"
            table.add(words.issue(move.issue), opened, latest, steps, move.kind)
        console.print(table)
    same = len(moves) - len(changed)
    if same:
        para(console, f"{count(same, 'issue')} with the same position as at the opening")


def _view(move: PositionMove, view: PositionView, words: Words) -> str:
    named = words.options(move.issue, view.options) or f"not {words.options(move.issue, view.refused)}"
    return f"{named} ({view.happened})"
