"""`inbox` on a terminal: each proposal with the words it rests on, and how to decide."""

from __future__ import annotations

import shlex
from itertools import groupby

from rich.console import Console

from onetext.model.results import InboxItem, InboxResult
from onetext.report.numbers import count
from onetext.report.terminal.parts import heading, para, plain, title

__all__ = ["show_inbox", "show_item"]

_LONGEST = 400
"""Signs of a point's text that are shown; all of it stands in the draft."""


def show_inbox(result: InboxResult, console: Console) -> None:
    """Print what was decided, what waits, and what to do next."""
    waiting = count(result.waiting, "candidate")
    title(console, f"{result.path}: {waiting} in the inbox {'waits' if result.waiting == 1 else 'wait'} for a decision")
    for what, names in (("Accepted", result.accepted), ("Rejected", result.rejected), ("Reviewed", result.reviewed)):
        if names:
            para(console, f"{what}: {', '.join(names)}.", indent=0)
    for name in result.written:
        console.print(plain(f"  {name}"), soft_wrap=True)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)
    for document, items in groupby(result.items, key=lambda item: item.document):
        heading(console, document)
        for item in items:
            show_item(item, console)
    console.print()
    _next(result, console)


def show_item(item: InboxItem, console: Console) -> None:
    """Print one candidate: what it says, the words it rests on, and why."""
    score = "" if item.score is None else f", score {item.score:.2f}"
    point = f" point {item.fields['point']}" if "point" in item.fields else ""
    decided = "" if item.status == "waiting" else f" ({item.status})"
    para(console, f"[{item.id}]{point}{decided}: {item.says}")
    text = " ".join(item.text.split())
    para(console, f"“{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}”", indent=6)
    para(console, f"{_codes(item)}{item.rule or 'no reason given'}{score}", indent=6)
    if item.clashes:
        para(console, f"Cannot be accepted as it is: {item.clashes}.", indent=6)
    if item.reason:
        para(console, f"Decided: {item.reason}", indent=6)


def _codes(item: InboxItem) -> str:
    return f"{item.fields['issue']}={item.fields['option']}; " if {"issue", "option"} <= set(item.fields) else ""


def _next(result: InboxResult, console: Console) -> None:
    case = shlex.quote(result.path)
    if result.waiting:
        first = next(item.id for item in result.items if item.status == "waiting")
        para(
            console,
            "Scores order proposals; they are no probabilities. Nothing here enters a result by itself.",
            indent=0,
        )
        console.print(plain(f"Decide: onetext inbox {case} --accept {first}   or   --reject {first}"), soft_wrap=True)
    for draft in result.unreviewed:
        para(console, f"Issues that draft {draft} does not list are unknown. Once you have read it through:", indent=0)
        console.print(plain(f"  onetext inbox {case} --reviewed {draft}"), soft_wrap=True)
    if not result.waiting and not result.unreviewed:
        para(console, "Nothing waits.", indent=0)
