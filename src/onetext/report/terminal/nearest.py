"""The fewest changes to a draft that all could sign, on a terminal: each edit, and who gains and loses by it (S13)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from onetext.model.results import Edit, LeastChange
from onetext.report.numbers import and_list, count
from onetext.report.terminal.packages import in_scenarios
from onetext.report.terminal.parts import grid, heading, para, ranged_change
from onetext.report.words import Words

__all__ = ["change_sentence", "show_least_changes"]

_MOST_WHOLE = 2
_MOST_FILLS = _MOST_NAMED = 8


def show_least_changes(found: Sequence[LeastChange], words: Words, console: Console) -> None:
    """Print for each draft the fewest changes that bring it to where all could sign.

    Of more than two drafts only those with the fewest changes are told change by change.
    """
    if not any(item.status in ("found", "already", "limit") for item in found):
        return
    heading(console, "The fewest changes to a draft that all could sign")
    whole = _told_whole(found)
    for item in found:
        para(console, change_sentence(item, words))
        if item.from_ in whole:
            _details(item, words, console)
    if len(whole) < sum(bool(item.changes) for item in found):
        para(console, "onetext settle CASE --from DRAFT shows the changes to any of them.")


def _told_whole(found: Sequence[LeastChange]) -> set[str]:
    """The drafts that are told change by change."""
    changed = sorted((item for item in found if item.changes), key=lambda item: len(item.changes))
    shown = found if len(found) <= _MOST_WHOLE else changed[:_MOST_WHOLE]
    return {item.from_ for item in shown}


def _details(item: LeastChange, words: Words, console: Console) -> None:
    if item.changes:
        _edits(item.changes, words, console)
        _totals(item, words, console)
    if item.fills:
        _fills(item.fills, words, console)
    _ties(item, words, console)


def change_sentence(item: LeastChange, words: Words) -> str:
    """What is to be done to a draft, in a sentence."""
    name = f"{words.draft(item.from_)} ({item.from_})"
    aim = f", moving towards {words.party(item.towards)}" if item.towards else ""
    match item.status:
        case "already":
            opened = f" once its {count(len(item.fills), 'open question')} are filled" if item.fills else ""
            return f"{name}: no settled question has to change{opened}{aim}."
        case "empty":
            return f"{name}: no change helps{aim}, since no text can be signed by all."
        case "unknown":
            return f"{name}: not known{aim}; what it settles, or what somebody would accept, is not known well enough."
        case "limit" if item.package is None:
            return f"{name}: not found before the limit was struck."
    known = "" if item.status == "limit" else f" ({_fewest(item)})"
    least = "at most " if item.status == "limit" else ""
    fills = f" and fill {count(len(item.fills), 'open question')}" if item.fills else ""
    chance = in_scenarios(item.in_zone, "all accept the outcome")
    then = f" {chance[0].upper()}{chance[1:]}." if chance else ""
    return f"{name}: change {least}{count(len(item.changes), 'settled question')}{fills}{aim}{known}.{then}"


def _fewest(item: LeastChange) -> str:
    """How it is known that no fewer do."""
    return {
        "certificate": "no fewer do, as an independent checker has confirmed",
        "exhaustive": "no fewer do: everything was tried or ruled out",
        "solver": "a numerical solver says that no fewer do, which is no proof",
    }.get(item.proof.kind, "whether fewer do is not known")


def _edits(edits: Sequence[Edit], words: Words, console: Console) -> None:
    table = grid("Question", "From", "To", "Gains by it", "Loses by it")
    for edit in edits:
        before = words.option(edit.issue, edit.before) if edit.before else "open"
        gains, loses = (and_list(words.parties(ids)) or "nobody" for ids in (edit.gains, edit.loses))
        table.add(words.issue(edit.issue), before, words.option(edit.issue, edit.after), gains, loses)
    console.print(table)


def _totals(item: LeastChange, words: Words, console: Console) -> None:
    """What all of it does to those who sign, with ranges."""
    parts = [
        f"{words.party(party.id)} {ranged_change(item.effects[party.id].total)}"
        for party in words.case.parties_by_name
        if party.id in item.effects and party.id in words.case.signatories
    ]
    if parts:
        para(console, f"All of it together, in each party's own points: {'; '.join(parts)}.", indent=4)


def _fills(fills: Sequence[Edit], words: Words, console: Console) -> None:
    if len(fills) > _MOST_FILLS:
        para(console, f"{len(fills)} open questions are filled; --json lists them.", indent=4)
        return
    named = "; ".join(f"{words.issue(edit.issue)}: {words.option(edit.issue, edit.after)}" for edit in fills)
    para(console, f"Filled: {named}.", indent=4)


def _ties(item: LeastChange, words: Words, console: Console) -> None:
    if len(item.ties) > 1 and item.package is not None:
        more = "" if item.ties_complete else "At least "
        differing = [issue for issue in item.package if len({package[issue] for package in item.ties}) > 1]
        shown = [words.issue(issue) for issue in differing[:_MOST_NAMED]]
        rest = len(differing) - len(shown)
        named = "; ".join([*shown, f"{rest} more"] if rest else shown)
        para(console, f"{more}{len(item.ties)} ways need as few changes. They differ on: {named}.", indent=4)
