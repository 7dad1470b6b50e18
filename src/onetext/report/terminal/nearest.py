"""The fewest changes to a draft that all could sign, on a terminal: each edit, and who gains and loses by it (S13)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from onetext.model.results import Edit, LeastChange
from onetext.report.agreement_words import capital
from onetext.report.numbers import and_list, count
from onetext.report.terminal.packages import in_scenarios
from onetext.report.terminal.parts import grid, heading, para, ranged_change
from onetext.report.words import Words

__all__ = ["change_sentence", "show_least_changes"]

_MOST_WHOLE = 2
_FEW_CHANGES = 6
"""Changes that a draft may need and still be told change by change, however many drafts there are."""
_MOST_FILLS = _MOST_NAMED = 8
_LIKELY = " likely"


def show_least_changes(found: Sequence[LeastChange], words: Words, console: Console) -> None:
    """Print for each draft the fewest changes that bring it to where all could sign.

    Of more than two drafts only those with few changes, and the two with the fewest, are told change by change.
    """
    if not any(item.status in ("found", "already", "limit") for item in found):
        return
    heading(console, "The fewest changes to a draft that all could sign")
    whole = _told_whole(found)
    for item in found:
        para(console, change_sentence(item, words))
        if item.from_ in whole:
            _details(item, words, console)
        elif item.status == "already" and item.fills:
            _fills(item.fills, words, console, most=_MOST_FILLS)
    if any(item.fills for item in found):
        para(
            console,
            "Open questions are filled so that the smallest share of what each side could gain is as large as can be "
            "(as under Kalai–Smorodinsky). What a side gains or loses is counted from the draft, and where that leaves "
            "a question open, from the middle of what it leaves open.",
        )
    if len(whole) < sum(bool(item.changes) for item in found):
        para(
            console,
            "The changes are told one by one for those drafts that need the fewest; onetext settle CASE --from DRAFT "
            "lists them for any.",
        )


def _told_whole(found: Sequence[LeastChange]) -> set[str]:
    """The drafts that are told change by change."""
    changed = sorted((item for item in found if item.changes), key=lambda item: len(item.changes))
    shown = found if len(found) <= _MOST_WHOLE else changed[:_MOST_WHOLE]
    return {item.from_ for item in (*shown, *(item for item in changed if len(item.changes) <= _FEW_CHANGES))}


def _details(item: LeastChange, words: Words, console: Console) -> None:
    if item.changes:
        _edits(item, words, console)
        _totals(item, words, console)
    if item.fills:
        # Asked for by name, a draft is told whole.
        _fills(item.fills, words, console, most=_MOST_FILLS if item.changes else len(item.fills))
    _ties(item, words, console)


def change_sentence(item: LeastChange, words: Words) -> str:
    """What is to be done to a draft, in a sentence."""
    name = f"{words.case.draft(item.from_).label} ({item.from_})"
    aim = f", moving towards {words.party(item.towards)}" if item.towards else ""
    match item.status:
        case "already":
            opened = f" once its {count(len(item.fills), 'open question')} are filled" if item.fills else ""
            return f"{name}: no settled question has to change{opened}{aim}.{_accepted(item)}"
        case "empty":
            return f"{name}: no change helps{aim}, since no text can be signed by all."
        case "unknown":
            return f"{name}: not known{aim}; what it settles, or what somebody would accept, is not known well enough."
        case "limit" if item.package is None:
            return f"{name}: not found before the limit was struck."
    known = "" if item.status == "limit" else f" ({_fewest(item)})"
    least = "at most " if item.status == "limit" else ""
    fills = f" and fill {count(len(item.fills), 'open question')}" if item.fills else ""
    changes = count(len(item.changes), "settled question")
    return f"{name}: change {least}{changes}{fills}{aim}{known}.{_accepted(item)}"


def _accepted(item: LeastChange) -> str:
    """In how many scenarios all accept what comes of it."""
    chance = in_scenarios(item.in_zone, "all accept the outcome")
    return f" {capital(chance)}." if chance else ""


def _fewest(item: LeastChange) -> str:
    """How it is known that no fewer do."""
    return {
        "certificate": "no fewer do, as an independent checker has confirmed",
        "exhaustive": "no fewer do: everything was tried or ruled out",
        "solver": "a numerical solver says that no fewer do, which is no proof",
    }.get(item.proof.kind, "whether fewer do is not known")


def _edits(item: LeastChange, words: Words, console: Console) -> None:
    """One row per change; a side gains or loses by it only where that is so for every value in the ranges (S4)."""
    rows = [(edit, [(party, _side(item, edit, party)) for party in edit.effects]) for edit in item.changes]
    untold = any(side == "either" for _, sides in rows for _, side in sides)
    table = grid("Question", "From", "To", "Gains by it", "Loses by it", *(["Not on record"] if untold else []))
    for edit, sides in rows:
        before = words.option(edit.issue, edit.before) if edit.before else "open"
        either = _named(sides, words, "either")
        nobody = "–" if either else "nobody"
        cells = [_named(sides, words, kind) or nobody for kind in ("gains", "loses")]
        table.add(
            words.issue(edit.issue),
            before,
            words.option(edit.issue, edit.after),
            *cells,
            *([either or "–"] if untold else []),
        )
    console.print(table)
    if any(side.endswith(_LIKELY) for _, sides in rows for _, side in sides):
        para(console, "Likely: at the most likely values; within the ranges it may be the other way round.", indent=4)
    if untold:
        para(console, "Not on record: nothing says whether that side gains or loses by it.", indent=4)


def _named(sides: Sequence[tuple[str, str]], words: Words, kind: str) -> str:
    """Those of whom something is so, and those of whom it is likely."""
    sure = words.parties([party for party, side in sides if side == kind])
    likely = words.parties([party for party, side in sides if side == kind + _LIKELY])
    return and_list([*sure, *(f"{name} (likely)" for name in likely)])


def _side(item: LeastChange, edit: Edit, party: str) -> str:
    """What a change does to a side: `gains` or `loses`, surely or likely, `either` as far as is known, or nothing."""
    effect = item.effects.get(party)
    part = effect.by_issue.get(edit.issue) if effect else None
    at_point = "gains" if party in edit.gains else "loses" if party in edit.loses else ""
    if effect is None or effect.by_interaction:
        # What options do together is not part of the range of one question.
        return at_point and at_point + _LIKELY
    if part is None or (part.low >= 0 and at_point == "gains") or (part.high <= 0 and at_point == "loses"):
        return at_point
    return at_point + _LIKELY if at_point else "either"


def _totals(item: LeastChange, words: Words, console: Console) -> None:
    """What all of it does to those who sign, with ranges."""
    parts = [
        f"{words.party(party.id)} {ranged_change(item.effects[party.id].total)}"
        for party in words.case.parties_by_name
        if party.id in item.effects and party.id in words.case.signatories
    ]
    if parts:
        para(console, f"All of it together, in each party's own points: {'; '.join(parts)}.", indent=4)


def _fills(fills: Sequence[Edit], words: Words, console: Console, *, most: int) -> None:
    if len(fills) > most:
        para(console, f"{len(fills)} open questions are filled; --json lists them.", indent=4)
        return
    named = "; ".join(f"{words.issue(edit.issue)}: {words.option(edit.issue, edit.after)}" for edit in fills)
    para(console, f"Filled: {named}.", indent=4)


def _ties(item: LeastChange, words: Words, console: Console) -> None:
    """Which other changes do as well, by their options: no way is told as if it were the only one."""
    if len(item.ties) < 2 or item.package is None:
        return
    open_ones = {edit.issue for edit in item.fills}
    taken = {issue: list(dict.fromkeys(package[issue] for package in item.ties)) for issue in item.package}
    differing = {issue: options for issue, options in taken.items() if len(options) > 1 and issue not in open_ones}
    shown = [
        f"{words.issue(issue)}: {words.options(issue, differing[issue])}" for issue in list(differing)[:_MOST_NAMED]
    ]
    rest = len(differing) - len(shown)
    named = "; ".join([*shown, f"and {count(rest, 'more question')}"] if rest else shown)
    many = f"{len(item.ties)} ways need as few changes"
    head = (
        many
        if item.ties_complete
        else f"The first {len(item.ties)} of more ways that need as few changes were compared"
    )
    para(console, f"{head}; the table shows one. They differ on: {named}.", indent=4)
