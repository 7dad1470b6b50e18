"""What all terminal reports are built from: headings, tables, notes, and cells that always carry their range (S23)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onetext.model import Case
from onetext.model.results import Envelope, Estimate, Holds, LineStatus, Probability
from onetext.report.numbers import day, number, percent, signed

__all__ = [
    "UNKNOWN",
    "basis_line",
    "grid",
    "heading",
    "holds",
    "lines_broken",
    "notes",
    "opening",
    "para",
    "plain",
    "ranged",
    "ranged_change",
    "row",
    "title",
]

UNKNOWN = "unknown"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(text: str) -> Text:
    """A text of the case as it is: no markup is read in it, and its control characters cannot steer the terminal."""
    return Text(_CONTROL.sub("?", text))


def title(console: Console, text: str) -> None:
    """The first line of a report."""
    heading_text = plain(text)
    heading_text.stylize("bold")
    console.print(heading_text)


def heading(console: Console, text: str) -> None:
    """The head of a section, with an empty line before it."""
    console.print()
    title(console, text)


def para(console: Console, text: str, *, indent: int = 2) -> None:
    """A paragraph, wrapped at the width of the terminal."""
    console.print(Padding(plain(text), (0, 0, 0, indent)))


def grid(*columns: str, right: Iterable[str] = (), grow: str = "") -> Table:
    """An empty table; columns named in `right` hold numbers, the one named in `grow` wraps first."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False, header_style="bold")
    for column in columns:
        justify = "right" if column in right else "left"
        table.add_column(Text(column), justify=justify, overflow="fold", ratio=1 if column == grow else None)  # type: ignore[arg-type]  # both are ways to justify
    return table


def row(table: Table, *cells: str) -> None:
    """Add a row of texts."""
    table.add_row(*map(plain, cells))


def opening(console: Console, case: Case, envelope: Envelope, what: str) -> None:
    """Title, day, audience, what was withheld, and the case's own notice: what a reader must know before numbers."""
    title(console, f"{case.title}: {what}")
    looked = f"As of {day(envelope.as_of)}" if envelope.as_of else "No day"
    withheld = f"; {envelope.withheld} items withheld" if envelope.withheld else ""
    para(console, f"{looked}, for {envelope.audience}{withheld}.", indent=0)
    if case.notice:
        para(console, case.notice, indent=0)
    for warning in envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)


def notes(console: Console, *lines: str) -> None:
    """Notes beneath a report."""
    console.print()
    for line in filter(None, lines):
        para(console, line, indent=0)


def basis_line(share: Mapping[str, float]) -> str:
    """The share of numbers by where they come from (S17)."""
    parts = [f"{basis} {percent(part)}" for basis, part in share.items() if part]
    return f"Where the numbers come from: {', '.join(parts)}." if parts else ""


def ranged(value: Estimate | None) -> str:
    """A number with its range: `48 [31–67]`; "unknown" where it is."""
    if value is None:
        return UNKNOWN
    return number(value.point) if value.is_exact else f"{number(value.point)} [{_ends(number, value)}]"


def ranged_change(value: Estimate | None) -> str:
    """A change with its sign and range: `+4 [−2–+9]`; "unknown" where it is."""
    if value is None:
        return UNKNOWN
    return signed(value.point) if value.is_exact else f"{signed(value.point)} [{_ends(signed, value)}]"


def _ends(write: Callable[[float], str], value: Estimate) -> str:
    """Both ends; `to` between them where a sign would run into the dash."""
    low, high = write(value.low), write(value.high)
    return f"{low} to {high}" if value.low < 0 or write is signed else f"{low}–{high}"


def holds(kind: Holds | None, chance: Probability | None) -> str:
    """For which values in the ranges something holds (S4): `all`, `none`, or the share of sampled values."""
    match kind:
        case None:
            return UNKNOWN
        case "all" | "none":
            return kind
    return f"some ({percent(chance.point)})" if chance else "some"


def lines_broken(narrow: tuple[LineStatus, ...], strict: tuple[LineStatus, ...], possible: int) -> str:
    """Red lines broken in the narrow reading, in the strict one where it differs, and those that may be."""
    text = str(len(narrow))
    extra = [f"{len(strict)} strictly"] if len(strict) != len(narrow) else []
    extra += [f"{possible} open"] if possible else []
    return f"{text} ({', '.join(extra)})" if extra else text
