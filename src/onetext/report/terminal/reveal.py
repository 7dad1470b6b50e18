"""`reveal` on a terminal: what each answer is taken to say, what it taught, and what moved."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import RevealResult
from onetext.report.numbers import count
from onetext.report.sections.revealing import PartyView, revealing_view
from onetext.report.terminal.parts import grid, heading, item_line, notes, opening, para
from onetext.report.words import Words

__all__ = ["MEANING", "show_reveal"]

MEANING = (
    "Before: the ranges of the case. After: the scenarios that fit the answers. 48 [31–67]: half of the scenarios lie "
    "below 48, nine in ten between 31 and 67. Of an issue: its part in all that counts for the party.",
    "Reliability: how likely an answer speaks of the text itself. What a party wants is taken to be the same on all "
    "days. Where a draft leaves issues open, what an answer says of how the party expected them to end is not kept, "
    "and does not count as taught.",
    "To value one issue above another: the way from worst to best on it counts for more.",
)
_LINES = "A line is meant: shares of scenarios, for the mediator's own view and for nobody else."


def show_reveal(result: RevealResult, case: Case, console: Console) -> None:
    """Print the whole in short, then party by party what its answers say and what moved."""
    words = Words(case)
    view = revealing_view(result, words)
    opening(console, case, result.envelope, "what the answers to drafts reveal")
    heading(console, "The answer")
    para(console, view.short)
    for party in view.parties:
        para(console, f"{party.name}: {party.short}")
    if view.clashes:
        heading(console, "What cannot all hold")
        for text in view.clashes:
            para(console, text)
    for party in view.parties:
        _party(party, console)
    if view.untouched:
        heading(console, "Nothing to learn from")
        para(console, view.untouched)
    if view.learned:
        heading(console, "How well answers foretell each other")
        para(console, view.scores)
        notes(console, *MEANING, _LINES if view.lined else "")


def _party(view: PartyView, console: Console) -> None:
    heading(console, view.name)
    wide = max((len(row.id) for row in view.answers), default=0)
    wide = max([wide, *(len(key) for key, _, _ in view.nothing)]) + 1
    if view.answers:
        para(console, "What its answers are taken to say" + (", the most telling first:" if view.answers[1:] else ":"))
    for row in view.answers:
        item_line(console, row.id, f"It {row.did}. {row.says} {row.reliability} {row.taught}", wide=wide, indent=4)
    if view.nothing:
        para(console, "Nothing is learned from:")
    for key, did, why in view.nothing:
        item_line(console, key, f"It {did}: {why}.", wide=wide, indent=4)
    _moved(view, console)
    for text in (*view.trades, *view.ranked):
        para(console, text)
    for text in filter(None, (view.how, view.scores)):
        para(console, text)


def _moved(view: PartyView, console: Console) -> None:
    if not view.moved:
        return
    console.print()
    table = grid("What moved", "Before", "After", "Mainly by", right=("Before", "After"), whole=("Before", "After"))
    for row in view.moved:
        table.add(row.head, row.before, row.after, ", ".join(row.by) or "–")
    console.print(table)
    if not all(row.by for row in view.moved):
        para(console, "Mainly by –: by no single answer.")
    if view.more or view.unmoved:
        more = f"{count(view.more, 'number')} more moved (--json has all); " if view.more else ""
        rest = f"{more}{count(view.unmoved, 'number')} did not move to speak of."
        para(console, rest[:1].upper() + rest[1:])
