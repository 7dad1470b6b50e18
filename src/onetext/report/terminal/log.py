"""`log` on a terminal: versions newest first, with the graph of what grew from what at the left."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from rich.console import Console

from onetext.model import Case
from onetext.model.results import LoggedDraft, LogResult
from onetext.report.lanes import Lanes, lanes
from onetext.report.numbers import count
from onetext.report.terminal.parts import UNKNOWN, notes, opening, para, plain, ranged_change
from onetext.report.words import Words

__all__ = ["graph", "show_log"]

_BOXES = " ╷╵│╶┌└├╴┐┘┤─┬┴┼"
"""The sign that a cell shows, by where lines leave it: below 1, above 2, right 4, left 8."""
_NODE = "●"
_WITHOUT_BOXES = str.maketrans(
    {**dict.fromkeys("╷╵│", "|"), **dict.fromkeys("╶╴─", "-"), _NODE: "*"} | dict.fromkeys("┌└├┐┘┤┬┴┼", "+")
)


def show_log(result: LogResult, case: Case, console: Console) -> None:
    """Print the versions of a text."""
    words = Words(case)
    opening(console, case, result.envelope, "versions, newest first")
    console.print()
    if not result.drafts:
        para(console, "no draft", indent=0)
        return
    rows = [draft.id for draft in result.drafts]
    laid = lanes(rows, {draft.id: draft.grew_from for draft in result.drafts})
    for row, draft in enumerate(result.drafts):
        _version(draft, words, graph(laid, row), console, last=row == len(rows) - 1)
    notes(
        console,
        "Changes of balance are in each party's own points, and cannot be compared or added across parties; behind "
        "them stands every value that the ranges allow. A bracket beside the points is a disputed stretch of the text.",
        "onetext compare CASE A B shows a step word by word.",
    )


def graph(laid: Lanes, row: int) -> tuple[str, str, str]:
    """The drawing beside a version: at its first line, at the second, where lines part, and at every further one."""
    own = laid.rows[row]
    through = {edge.lane for edge in laid.edges if edge.child < row < edge.parent}
    ending = {edge.lane for edge in laid.edges if edge.parent == row}
    leaving = {edge.lane for edge in laid.edges if edge.child == row}
    width = laid.width
    first = _drawn(own, ending - {own}, through | ending, through, width)
    second = _drawn(own, leaving - {own}, through | {own} if leaving else through, through | leaving, width)
    rest = _drawn(own, set(), through | leaving, through | leaving, width)
    at = own * 2
    return first[:at] + _NODE + first[at + 1 :], second, rest


def _drawn(own: int, sideways: set[int], above: set[int], below: set[int], width: int) -> str:
    """A row of lanes: lines from above, lines to below, and lines from a version's own lane to others."""
    first, last = min([own, *sideways]), max([own, *sideways])
    cells = ""
    for lane in range(width):
        right, left = first <= lane < last, first < lane <= last
        cells += _BOXES[(lane in below) + 2 * (lane in above) + 4 * right + 8 * left]
        cells += "─" if right else " "
    return cells


def _version(draft: LoggedDraft, words: Words, drawing: tuple[str, str, str], console: Console, *, last: bool) -> None:
    """A version: its id, date and title, and what is known of it, beside the graph."""
    first, second, rest = (part.translate(_WITHOUT_BOXES) if console.options.ascii_only else part for part in drawing)
    room = max(console.width - len(first) - 1, 20)
    lines = [line for text in _told(draft, words) for line in _wrapped(text, room)]
    for number, line in enumerate(lines if last else [*lines, ""]):
        left = first if number == 0 else second if number == 1 else rest
        text = plain(f"{left} {line}".rstrip())
        if number == 0:
            text.stylize("bold", len(left))
        console.print(text, soft_wrap=True)


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(text, room, subsequent_indent="  ", break_on_hyphens=False) or [""]


def _told(draft: LoggedDraft, words: Words) -> list[str]:
    """The lines of a version."""
    by = f", handed over by {draft.handed_over_by}" if draft.handed_over_by else ""
    known = "points not known"
    if draft.points is not None and draft.brackets is not None:
        known = f"{count(draft.points, 'point')}, {count(draft.brackets, 'bracket')}"
    lines = [f"{draft.id}  {draft.happened}  {draft.title}", f"{draft.kind}{by}; {known}"]
    lines += [", ".join(f"{step.status} {step.date}" for step in draft.status)]
    lines += [f"from {parent}: {_counted(found)}" for parent, found in draft.links.items()]
    silent = [parent for parent in draft.grew_from if parent not in draft.links]
    lines += [f"from {', '.join(silent)}: no links between points"] if silent else []
    lines += [_changes(draft, words)]
    return [line for line in lines if line]


def _counted(links: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {op}" for op, number in links.items())


def _changes(draft: LoggedDraft, words: Words) -> str:
    """What a version changed for each party, against the first that it grew from."""
    if not draft.change:
        return ""
    known = {party: change for party, change in draft.change.items() if change is not None}
    if not known:
        return f"balance against {draft.grew_from[0]}: {UNKNOWN}"
    parts = [f"{words.party(party)} {ranged_change(draft.change[party])}" for party in draft.change]
    return f"balance against {draft.grew_from[0]}: {'; '.join(parts)}"
