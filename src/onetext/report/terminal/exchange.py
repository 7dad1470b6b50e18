"""`import` and `export` on a terminal: the files that were written, and all that was dropped on the way."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console

from onetext.model.results import Dropped, ExportResult, ImportResult, NewResult
from onetext.report.numbers import count
from onetext.report.terminal.parts import heading, para, plain, title

__all__ = ["show_export", "show_import", "show_new"]

_ALIKE = 5
"""How many items of one kind are shown; --json has all of them."""
_LONGEST = 120
"""Signs of an item that are shown."""


def show_import(result: ImportResult, console: Console) -> None:
    """Print what was written, what was dropped, and how to go on."""
    if result.draft is not None:
        _show_draft(result, console)
        return
    if result.edits is not None:
        _show_sheet(result, console)
        return
    _written(f"{result.path}: a case, imported", result.written, console)
    _dropped(result.dropped, "The case has all that the files say.", console)
    console.print(plain(f"Next: onetext check {shlex.quote(result.path)}"), soft_wrap=True)


def show_new(result: NewResult, console: Console) -> None:
    """Print the case that was made of a draft, what of its file is not in it, and how to go on."""
    issues = count(result.issues or 0, "issue")
    _written(f"{result.path}: a case with {issues}, each a point of the draft, in or out", result.written, console)
    _dropped(result.dropped, "The points hold all that the file says.", console)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning.rstrip('.')}.", indent=0)
    para(
        console,
        "Next: enter what the parties want in positions.yaml, weights.yaml and redlines.yaml (each says how), then run",
        indent=0,
    )
    console.print(plain(f"  onetext check {shlex.quote(result.path)}"), soft_wrap=True)
    console.print(plain(f"  onetext balance {shlex.quote(result.path)}"), soft_wrap=True)


def _show_sheet(result: ImportResult, console: Console) -> None:
    rows = count(result.edits or 0, "row")
    said = f"a sheet with {rows} filled in or changed" if result.edits else "a sheet in which nothing was changed"
    _written(f"{result.path}: {said}", result.written, console)
    if not result.written:
        para(console, "No file was changed.", indent=0)
    _dropped(result.dropped, "The case has all that was filled in.", console)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning.rstrip('.')}.", indent=0)
    if result.written:
        console.print(plain(f"Next: onetext check {shlex.quote(result.path)}"), soft_wrap=True)


def _show_draft(result: ImportResult, console: Console) -> None:
    assert result.draft is not None
    points = count(result.points or 0, "point")
    _written(f"{result.path}: draft {result.draft}, imported with {points}", result.written, console)
    _dropped(result.dropped, "The points hold all that the file says.", console)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning.rstrip('.')}.", indent=0)
    para(
        console,
        "What it settles is not known yet: every issue is unknown in this draft until you have decided.",
        indent=0,
    )
    waiting = count(result.candidates, "proposal")
    para(
        console,
        f"{waiting[0].upper()}{waiting[1:]} in the inbox, from the wording of options and of earlier drafts.",
        indent=0,
    )
    console.print(plain(f"Next: onetext inbox {shlex.quote(result.path)}"), soft_wrap=True)


def show_export(result: ExportResult, console: Console) -> None:
    """Print what was written, and what of the case is not in it."""
    _written(f"{result.path}: exported from {result.envelope.case}", result.written, console)
    if result.envelope.withheld:
        para(console, f"{count(result.envelope.withheld, 'item')} withheld.", indent=0)
    if result.format != "genius":
        _dropped(result.dropped, "Nothing was left out.", console)
        return
    _dropped(result.dropped, "All values of packages are in the files.", console)
    para(
        console,
        "Of the words of the case the files have titles only, no texts, sources or dates; every issue is a list of "
        "named values.",
        indent=0,
    )


def _written(head: str, names: Iterable[str], console: Console) -> None:
    title(console, head)
    for name in names:
        console.print(plain(f"  {name}"), soft_wrap=True)


def _dropped(items: Sequence[Dropped], none: str, console: Console) -> None:
    if not items:
        para(console, none, indent=0)
        return
    heading(console, "Dropped or changed on the way")
    for (where, why), group in groupby(items, key=lambda item: (item.where, item.why)):
        alike = [item.what for item in group]
        for what in alike[:_ALIKE]:
            shown = what if len(what) <= _LONGEST else what[:_LONGEST].rstrip() + "…"
            para(console, f"{where}: {shown}: {why}.")
        if len(alike) > _ALIKE:
            para(console, f"{where}: {len(alike) - _ALIKE} more of this kind; --json lists all.")
    console.print()
