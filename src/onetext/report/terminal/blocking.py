"""What stands in the way of a text that all could sign, on a terminal: conflicts, corrections, single lines (S14)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from onetext.model.results import Lifting, Member, SettleResult
from onetext.report.numbers import count, percent
from onetext.report.terminal.packages import in_scenarios, proved_as
from onetext.report.terminal.parts import UNKNOWN, grid, heading, para
from onetext.report.words import Words

__all__ = ["member_name", "show_conflicts", "show_liftings"]

_CLOSE = 1e-9
_WEAKER = {"certificate": 0, "exhaustive": 1, "solver": 2, "none": 3}
_MOST = 12
"""Corrections on a terminal; all of them are in the JSON."""


def show_conflicts(result: SettleResult, words: Words, console: Console) -> None:
    """Print what cannot all hold, and what would have to give."""
    if result.conflicts:
        heading(console, f"What cannot all hold ({count(len(result.conflicts), 'conflict')})")
        for number, conflict in enumerate(result.conflicts, start=1):
            sampled = in_scenarios(conflict.proof.holds, "all of these count")
            told = f" {sampled[0].upper()}{sampled[1:]}." if sampled else ""
            para(console, f"{number}. {conflict.says}{told}")
        these = "this is" if len(result.conflicts) == 1 else "these are"
        weakest = max((conflict.proof for conflict in result.conflicts), key=lambda proof: _WEAKER[proof.kind])
        para(console, f"At the most likely values {these} {proved_as(weakest)}. There may be others.")
    _corrections(result, words, console)


def _corrections(result: SettleResult, words: Words, console: Console) -> None:
    complete = result.corrections_complete_to
    if not result.corrections and complete is None:
        return
    heading(console, "What would have to give")
    if not result.corrections and complete is not None and complete.size > 0:
        para(
            console,
            f"Lifting any {complete.size} or fewer of these does not open the way ({proved_as(complete.proof)}).",
        )
        return
    for correction in result.corrections[:_MOST]:
        para(console, f"- {correction.says}")
    if len(result.corrections) > _MOST:
        para(console, f"and {len(result.corrections) - _MOST} more sets, listed by --json")
    if complete is not None and complete.size > 0:
        many = len(result.corrections)
        enough = "This is" if many == 1 else f"Each of these {count(many, 'set')} is"
        para(
            console,
            f"{enough} enough by itself, and nothing in it can be spared. "
            f"There is no other of up to {complete.size} ({proved_as(complete.proof)}).",
        )
    else:
        para(console, "The search was cut short: there may be others.")


def show_liftings(result: SettleResult, words: Words, console: Console) -> None:
    """Print what lifting each single line, no deal or consent would do."""
    if not result.lifting:
        return
    if result.zone.status == "nonempty":
        _shares_by_lifting(result, words, console)
        return
    opening = [item for item in result.lifting.values() if item.opens]
    heading(console, "Lifting a single one")
    if not opening:
        unsure = any(item.opens is None for item in result.lifting.values())
        para(console, "None is known to open the way by itself." if unsure else "None opens the way by itself.")
        return
    _table(opening, words, console)


def _shares_by_lifting(result: SettleResult, words: Words, console: Console) -> None:
    """The lines without which the most equal shares would be others."""
    smallest = [solution.shares for name, solution in result.solutions.items() if name == "ks"]
    now = min((part for shares in smallest for part in shares.values() if part is not None), default=None)
    changing = [
        item
        for item in result.lifting.values()
        if now is None or item.best_smallest_share is None or abs(item.best_smallest_share - now) > _CLOSE
    ]
    heading(console, "Lifting a single one")
    if now is not None:
        para(
            console,
            f"As it stands, the smallest share of what each could gain is {percent(now)}, at the most likely values.",
        )
    if not changing:
        para(console, "That would stay so without any single one of them.")
        return
    _table(changing, words, console)
    para(console, "A share may fall when a line is lifted: the largest gain that it is a share of grows.")


def _table(items: Sequence[Lifting], words: Words, console: Console) -> None:
    table = grid("Without", "Enough to read it narrowly", "Smallest share then")
    for item in items:
        narrow = {None: "–", True: "yes", False: "no"}[item.narrow_opens]
        part = UNKNOWN if item.best_smallest_share is None else percent(item.best_smallest_share)
        table.add(member_name(item.member, words), narrow, part)
    console.print(table)
    for item in items:
        if item.says:
            para(console, item.says)
    para(
        console,
        "Smallest share: what the side that gets least would then get of the largest gain it could have, at the most "
        "likely values. The largest values themselves are in --json.",
    )


def member_name(member: Member, words: Words) -> str:
    """A red line, no deal or consent by its words, with the id to type."""
    party = words.party(member.party)
    match member.kind:
        case "no_deal":
            return f"{party}: at least as good as no deal"
        case "consent" if member.id == member.party:
            return f"consent of {party} by value"
    return f"{party}: {words.line(member.id)} ({member.id})"
