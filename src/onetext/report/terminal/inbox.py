"""`inbox` on a terminal: each proposal with the words it rests on, and how to decide."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console

from onetext.model.results import InboxItem, InboxResult
from onetext.report.numbers import count
from onetext.report.terminal.parts import heading, para, plain, title

__all__ = ["show_inbox", "show_item"]

_LONGEST = 400
"""Signs of a point's text that are shown; all of it stands in the draft."""


_LABELS = 12
"""Labels of points that are listed; --json has all."""


def show_inbox(result: InboxResult, console: Console, *, everything: bool = False) -> None:
    """Print what was decided and what is left of it; where nothing was decided, all that waits."""
    waiting = count(result.waiting, "candidate") if result.waiting else "no candidates"
    title(console, f"{result.path}: {waiting} in the inbox {'waits' if result.waiting == 1 else 'wait'} for a decision")
    done = _decided(result, console)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)
    if not done or everything:
        for document, items in groupby(result.items, key=lambda item: item.document):
            heading(console, document)
            _by_point(list(items), console)
    console.print()
    _next(result, console, listed=not done)


def _decided(result: InboxResult, console: Console) -> bool:
    """What this call changed; whether it changed anything."""
    told = (
        ("Taken back", result.undone),
        ("Accepted", result.accepted),
        ("Rejected", result.rejected),
        ("Reviewed", result.reviewed),
    )
    for what, names in told:
        if names:
            para(console, f"{what}: {', '.join(names)}.", indent=0)
    for name in result.written:
        console.print(plain(f"  {name}"), soft_wrap=True)
    for draft in result.reviewed:
        if points := result.unmatched.get(draft):
            para(
                console,
                f"Of {draft} these points settle and touch nothing, and count as about no issue: {_labels(points)}.",
                indent=0,
            )
    return bool(result.written or any(names for _, names in told))


def _by_point(items: list[InboxItem], console: Console) -> None:
    """The candidates about one document; those that rest on the same words stand below these, which are quoted once."""
    groups: dict[tuple[str, str], list[InboxItem]] = {}
    for item in items:
        groups.setdefault((item.fields.get("point", ""), item.text), []).append(item)
    for (point, text), group in groups.items():
        para(console, f"{f'point {point}: ' if point else ''}{_quoted(text)}")
        for item in group:
            _proposal(item, console)


def show_item(item: InboxItem, console: Console, place: str = "") -> None:
    """Print one candidate: the words it rests on, what it says, and why."""
    point = f"point {item.fields['point']}: " if "point" in item.fields else ""
    console.print()
    if place:
        para(console, place, indent=0)
    para(console, f"{point}{_quoted(item.text)}")
    _proposal(item, console)


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}”"


def _proposal(item: InboxItem, console: Console) -> None:
    score = "" if item.score is None else f", score {item.score:.2f}"
    decided = "" if item.status == "waiting" else f" ({item.status})"
    para(console, f"[{item.id}]{decided} {item.says}", indent=4)
    para(console, f"{_codes(item)}{item.rule or 'no reason given'}{score}", indent=8)
    if item.clashes:
        first, _, rest = item.clashes.partition("\n")
        para(console, f"Cannot be accepted as it is: {first}{'' if rest else '.'}", indent=8)
        for line in rest.splitlines():
            para(
                console, line.strip() + ("" if line.startswith(" ") else "."), indent=10 if line.startswith(" ") else 8
            )
    if item.reason:
        para(console, f"Decided: {item.reason}", indent=8)


def _codes(item: InboxItem) -> str:
    return f"{item.fields['issue']}={item.fields['option']}; " if {"issue", "option"} <= set(item.fields) else ""


def _labels(points: Sequence[str]) -> str:
    more = len(points) - _LABELS
    return ", ".join(points[:_LABELS]) + (f" and {more} more" if more > 0 else "")


def _next(result: InboxResult, console: Console, *, listed: bool) -> None:
    """What is left to do, draft by draft."""
    case = shlex.quote(result.path)
    waiting = [item.id for item in result.items if item.status == "waiting"]
    if waiting and listed:
        para(
            console,
            "Scores order proposals; they are no probabilities. Nothing here enters a result by itself.",
            indent=0,
        )
        decide = f"Decide: onetext inbox {case} --accept {waiting[0]}   or   --reject {waiting[0]}"
        console.print(plain(decide), soft_wrap=True)
    for draft in result.unreviewed:
        _left(result, draft, case, console)
    if waiting and not listed:
        console.print(plain(f"The list: onetext inbox {case}"), soft_wrap=True)
    if not result.waiting and not result.unreviewed:
        para(console, "Nothing waits.", indent=0)


def _left(result: InboxResult, draft: str, case: str, console: Console) -> None:
    """What is left of one draft: how many proposals, which points nobody has matched, and how it is declared read."""
    wait = result.waiting_by_draft.get(draft, 0)
    points = result.unmatched.get(draft, ())
    if wait:
        para(console, f"{draft}: {count(wait, 'proposal')} {'waits' if wait == 1 else 'wait'}.", indent=0)
    if points:
        para(
            console,
            f"{draft}: no proposal for {'point' if len(points) == 1 else 'points'} {_labels(points)}, which settle"
            f"{'s' if len(points) == 1 else ''} and touch{'es' if len(points) == 1 else ''} nothing: read"
            f" {'it' if len(points) == 1 else 'them'}.",
            indent=0,
        )
    para(console, f"Issues that draft {draft} does not list are unknown. Once you have read it through:", indent=0)
    console.print(plain(f"  onetext inbox {case} --reviewed {draft}"), soft_wrap=True)
