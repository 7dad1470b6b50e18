"""`show --draft` on a terminal: the text with its brackets numbered, who wants which, and the text under a choice."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from onetext.model import Case, Point
from onetext.model.results import BracketRow, DraftedPoint, DraftTextResult
from onetext.report.numbers import count
from onetext.report.terminal.parts import grid, heading, notes, opening, para

__all__ = ["show_draft_text"]

_MOST = 200
"""Brackets that the table lists on a terminal; all of them are in the JSON."""


def show_draft_text(result: DraftTextResult, case: Case, console: Console) -> None:
    """Print the points of a draft, the table of its brackets, and the clean text where a choice was given."""
    opening(console, case, result.envelope, result.title)
    _points(result, console)
    if result.brackets:
        _brackets(result, case, console)
    if any(point.clean is not None for point in result.points):
        _clean(result, case, console)
    _below(result, console)


def _points(result: DraftTextResult, console: Console) -> None:
    heading(console, f"Text ({count(len(result.points), 'point')}), each bracket with its number")
    rows = {row.number: row for row in result.brackets}
    depths = _depths(result.points)
    for point in result.points:
        text = _numbered(point.text, [rows[number] for number in point.brackets])
        _lines(console, f"{_label(point)} {text}", depths[point.label])


def _depths(points: Sequence[DraftedPoint]) -> dict[str, int]:
    depths = {"": -1}
    for point in points:
        depths[point.label] = min(depths.get(point.parent, -1) + 1, 6)
    return depths


def _label(point: DraftedPoint) -> str:
    """The label as the text prints it; where it prints none, the key in round brackets, which is no part of it."""
    if point.printed:
        return point.printed
    printed = Point(label=point.label, parent=point.parent, text="").printed_label
    return f"{point.label}." if printed else f"({point.label})"


def _lines(console: Console, text: str, depth: int) -> None:
    first, *rest = text.split("\n")
    para(console, first, indent=2 + 3 * depth)
    for line in rest:
        para(console, line, indent=5 + 3 * depth)


def _numbered(text: str, rows: Sequence[BracketRow]) -> str:
    """The text with the number of each bracket behind the sign that opens it."""
    out, at = [], 0
    for row in rows:
        out += [text[at : row.start + 1], f"#{row.number} "]
        at = row.start + 1
    return "".join([*out, text[at:]])


def _brackets(result: DraftTextResult, case: Case, console: Console) -> None:
    shown = result.brackets
    heading(console, f"Brackets ({len(shown)})")
    if len(shown) > _MOST:
        para(console, f"the first {_MOST}; --json has {len(shown) - _MOST} more")
    names = {party.id: party.label for party in case.parties}
    table = grid("No.", "Point", "Kind", "Wording", "Wanted by", "Opposed by", right=("No.",), whole=("No.", "Point"))
    for row in shown[:_MOST]:
        table.add(
            str(row.number), row.point, row.kind, _wordings(row), _wanted(row, names), _named(row.opposes, names) or "–"
        )
    console.print(table)


def _wordings(row: BracketRow) -> str:
    said = [wording.text or wording.stance or "(blank)" for wording in row.wordings]
    if len(said) == 1:
        return said[0]
    return " | ".join(f"({number}) {text}" for number, text in enumerate(said, start=1))


def _wanted(row: BracketRow, names: dict[str, str]) -> str:
    """Who wants each wording; names that no party has stand in quotation marks."""
    several = len(row.wordings) > 1
    said = []
    for wording in row.wordings:
        who = ", ".join(filter(None, (_named(wording.wanted_by, names), *(f'"{name}"' for name in wording.others))))
        if who:
            said.append(f"({wording.number}) {who}" if several else who)
    return " | ".join(dict.fromkeys(said)) or "–"


def _named(parties: Sequence[str], names: dict[str, str]) -> str:
    return ", ".join(sorted(names.get(party, party) for party in parties))


def _clean(result: DraftTextResult, case: Case, console: Console) -> None:
    names = {party.id: party.name for party in case.parties}
    if result.wanted_by is not None:
        heading(console, f"The text with the wordings that {names.get(result.wanted_by, result.wanted_by)} wants")
    else:
        told = ", ".join(f"{number} = {what or '(nothing)'}" for number, what in result.chosen.items())
        heading(console, f"The text with brackets {told}")
    depths = _depths(result.points)
    for point in result.points:
        _lines(console, f"{_label(point)} {point.clean or ''}".rstrip(), depths[point.label])
    para(console, "Brackets that are not decided stay as they are.", indent=0)


def _below(result: DraftTextResult, console: Console) -> None:
    said = [
        f"{number} {kind}" for kind, number in result.counts.items() if number and kind not in {"open", "unbalanced"}
    ]
    lone = [sign for sign in result.signs if sign.what != "lookalike"]
    alike = [sign for sign in result.signs if sign.what == "lookalike"]
    places = ", ".join(dict.fromkeys(f"point {sign.point}" for sign in lone))
    others = ", ".join(dict.fromkeys(f"point {sign.point}" for sign in alike))
    groups = "; ".join(", ".join(group) for group in result.options)
    notes(
        console,
        f"Brackets by kind: {', '.join(said)}."
        if said
        else "No square brackets: nothing in this text is marked as open.",
        f"{count(len(lone), 'bracket sign')} without a partner, read as text: {places}." if lone else "",
        f"{count(len(alike), 'bracket sign')} of another kind than square, read as text: {others}." if alike else "",
        f"Points that are options of one another: {groups}." if groups else "",
        "The names before a colon are those that the text prints: who wants what is the claim of the draft."
        if any(wording.wanted_by or wording.others for row in result.brackets for wording in row.wordings)
        else "",
    )
