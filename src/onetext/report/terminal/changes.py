"""Who gains by a change of terms, and through which issues: what `compare`, `try` and `concede` have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console

from onetext.model.results import Effect, LineChange, TermChange
from onetext.report.numbers import signed
from onetext.report.terminal.parts import SHARES, grid, heading, holds, nine_in_ten, para, ranged_change
from onetext.report.words import Words

__all__ = ["EFFECT_NOTES", "effect_table", "issue_tables", "line_changes", "term_table"]

EFFECT_NOTES = (
    "Changes are in each party's own points and cannot be compared or added across parties. In brackets: every value "
    "that the ranges allow, both drafts under the same weights and scores; 9 in 10: where nine in ten sampled changes "
    "lie.",
    "Better, worse: yes for all values in the ranges, no for none, else in which share of the draws; open: not certain "
    f"either way. {SHARES} Parts by issue add up to the change at the point; their ranges do not add.",
)


def effect_table(effects: Mapping[str, Effect], words: Words, console: Console) -> None:
    """Print the change for each party, and whether it holds for all, some or no values in the ranges (S4)."""
    table = grid("Party", "Change", "9 in 10", "Better for it", "Worse for it", whole=("Change", "9 in 10"))
    for party, effect in effects.items():
        better = holds(effect.holds, effect.probability)
        worse = holds(effect.loses, effect.loses_probability)
        table.add(
            words.party(party), ranged_change(effect.total), nine_in_ten(effect.total_spread, signed), better, worse
        )
    console.print(table)


def line_changes(effects: Mapping[str, Effect], words: Words, console: Console) -> None:
    """Print the red lines whose status the change moves."""
    rows = [(party, change) for party, effect in effects.items() for change in _readings_merged(effect.lines)]
    if not rows:
        return
    heading(console, "Red lines that change")
    table = grid("Party", "Line", "Reading", "Before", "After")
    for party, change in rows:
        table.add(words.party(party), words.line(change.id), _reading(change, words), change.before, change.after)
    console.print(table)


def _reading(change: LineChange, words: Words) -> str:
    """The readings of a line that change; a line that can be read in one way only changes in every reading (S7)."""
    single = any(line.id == change.id and line.strict is None for line in words.case.red_lines)
    return "every reading" if single else change.reading


def _readings_merged(changes: Iterable[LineChange]) -> list[LineChange]:
    """A line that changes alike in both readings stands once."""
    readings: dict[tuple[str, str, str], list[str]] = {}
    for change in changes:
        readings.setdefault((change.id, change.before, change.after), []).append(change.reading)
    return [
        LineChange(id=line, reading="both" if len(named) > 1 else named[0], before=before, after=after)
        for (line, before, after), named in readings.items()
    ]


def term_table(changes: Iterable[TermChange], words: Words, console: Console) -> None:
    """Print the issues that the two drafts treat differently."""
    changes = list(changes)
    heading(console, f"Terms that differ ({len(changes)})")
    if not changes:
        para(console, "none")
        return
    table = grid("Issue", "Before", "After")
    for change in changes:
        before, after = words.term(change.issue, change.before), words.term(change.issue, change.after)
        table.add(words.issue(change.issue), before, after)
    console.print(table)


def issue_tables(effects: Mapping[str, Effect], words: Words, console: Console, *, most: int = 5) -> None:
    """Print for each party the issues that weigh most, largest first."""
    for party, effect in effects.items():
        parts = sorted(effect.by_issue.items(), key=lambda item: (-abs(item[1].point), item[0]))
        if not parts and not effect.by_interaction:
            continue
        heading(console, f"{words.party(party)}: through which issues")
        if not any(part.point for part in (*effect.by_issue.values(), *effect.by_interaction.values())):
            para(console, f"{len(parts)} issues changed, and nothing on record says which way: every part may be 0")
            continue
        table = grid("Issue", "Change", whole=("Change",))
        for issue, part in parts[:most]:
            table.add(words.issue(issue), ranged_change(part))
        for name, part in effect.by_interaction.items():
            table.add(f"together: {name}", ranged_change(part))
        console.print(table)
        if len(parts) > most:
            para(console, f"and {len(parts) - most} issues with a smaller part")
