"""What all terminal reports are built from: headings, tables, notes, and cells that always carry their range (S23)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from onetext.model import Case
from onetext.model.results import Envelope, Estimate, Holds, LineStatus, Probability, Spread
from onetext.report.numbers import count, day, number, percent, signed

__all__ = [
    "Grid",
    "SHARES",
    "UNKNOWN",
    "basis_line",
    "drawn",
    "grid",
    "heading",
    "holds",
    "item_line",
    "lines_broken",
    "nine_in_ten",
    "notes",
    "opening",
    "para",
    "plain",
    "ranged",
    "ranged_change",
    "share",
    "title",
]

UNKNOWN = "unknown"
SHARES = "Shares of sampled draws, no forecast."
_WIDEST_WHOLE = 24
"""Columns: a longer id is broken, so that the rest of the table stays readable."""
_GAP = 2
_NARROWEST = 9
_NO_BREAK, _HELD = "\N{NO-BREAK SPACE}", "\ue001"
"""Columns that any other cell gets before ids are broken."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What could steer a terminal, or turn round the order of what stands after it in a row, numbers included."""


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
    for line in _wrapped(plain(text).plain, max(console.width - indent, _NARROWEST), console):
        console.print(Text(" " * indent + line), soft_wrap=True)


def item_line(console: Console, label: str, text: str, *, wide: int, indent: int = 2) -> None:
    """An entry of a list: its label in a column of its own, the text beside it, wrapped there."""
    lines = _wrapped(plain(text).plain, max(console.width - indent - wide - 1, _NARROWEST), console)
    for place, line in enumerate(lines):
        head = plain(label if place == 0 else "").plain
        console.print(Text(" " * indent + f"{head:<{wide}} {line}"), soft_wrap=True)


class Grid:
    """A table that fits the terminal: columns in `right` hold numbers, those in `whole` are narrowed last.

    Rich's own table would crop what does not fit, and a cropped number is a wrong one; and it takes ten times as long.
    """

    def __init__(self, columns: Sequence[str], right: Iterable[str], whole: Iterable[str]) -> None:
        self._columns = tuple(plain(column).plain for column in columns)
        self._right, self._whole = set(right), set(whole)
        self._rows: list[tuple[str, ...]] = []

    def add(self, *cells: str) -> None:
        """Add a row."""
        self._rows.append(tuple(plain(cell).plain for cell in cells))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        widths = self._widths(options.max_width)
        head = [_wrapped(name, width, console) for name, width in zip(self._columns, widths, strict=True)]
        tallest = max(map(len, head))
        # Heads stand on the rule, whatever their height.
        lines = self._lines([[""] * (tallest - len(cell)) + cell for cell in head], widths)
        block = Text("\n".join(lines), style="bold", no_wrap=True, overflow="ignore")
        yield block
        rule = ("-" if options.ascii_only else "─") * (sum(widths) + _GAP * (len(widths) - 1))
        body = [rule]
        for row in self._rows:
            body += self._lines(
                [_wrapped(cell, width, console) for cell, width in zip(row, widths, strict=True)], widths
            )
        yield Text("\n".join(body), no_wrap=True, overflow="ignore")

    def _lines(self, cells: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
        """A row of wrapped cells as the lines of the terminal."""
        lines = []
        for parts in zip_longest(*cells, fillvalue=""):
            padded = []
            for name, part, width in zip(self._columns, parts, widths, strict=True):
                blank = " " * (width - cell_len(part))
                padded.append(blank + part if name in self._right else part + blank)
            lines.append((" " * _GAP).join(padded).rstrip())
        return lines

    def _widths(self, available: int) -> list[int]:
        """Natural widths where they fit; else whole columns keep theirs, and the others share what is left."""
        natural = [
            max(cell_len(name), *(cell_len(row[place]) for row in self._rows), 1)
            for place, name in enumerate(self._columns)
        ]
        left = available - _GAP * (len(natural) - 1)
        if sum(natural) <= left:
            return natural
        kept = {place for place, name in enumerate(self._columns) if name in self._whole}
        rest = [place for place in range(len(natural)) if place not in kept]
        if sum(min(natural[place], _WIDEST_WHOLE) for place in kept) + _NARROWEST * len(rest) > left:
            return self._by_words(range(len(natural)), natural, left)
        widths = [min(width, _WIDEST_WHOLE) for width in natural]
        shares = self._by_words(rest, natural, left - sum(widths[place] for place in kept))
        for place, width in zip(rest, shares, strict=True):
            widths[place] = width
        return widths

    def _by_words(self, places: Sequence[int], natural: Sequence[int], left: int) -> list[int]:
        """Columns that share what there is; each takes its longest word whole, where all can."""
        wanted = [natural[place] for place in places]
        words = [_longest_word([self._columns[place], *(row[place] for row in self._rows)]) for place in places]
        alike = _shared(wanted, left)
        if sum(words) + len(words) > left or all(share >= word for share, word in zip(alike, words, strict=True)):
            return alike
        more = _shared([size - word for size, word in zip(wanted, words, strict=True)], left - sum(words))
        return [min(size, word + part) for size, word, part in zip(wanted, words, more, strict=True)]


def _longest_word(cells: Iterable[str]) -> int:
    return max((cell_len(word) for cell in cells for line in cell.splitlines() for word in line.split(" ")), default=1)


def _wrapped(cell: str, width: int, console: Console) -> list[str]:
    """The lines of a cell: broken between words, and inside a word only where it is wider than the column."""
    if cell_len(cell) <= width and "\n" not in cell:
        return [cell]
    # Rich would break a line at a no-break space too.
    lines = Text(cell.replace(_NO_BREAK, _HELD)).wrap(console, width, overflow="fold")
    return [line.plain.rstrip().replace(_HELD, _NO_BREAK) for line in lines]


def _shared(wanted: Sequence[int], available: int) -> list[int]:
    """Widths that add up to what is available: the narrow ones as wanted, the wide ones alike."""
    widths = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for turn, place in enumerate(order):
        widths[place] = max(1, min(wanted[place], available // (len(order) - turn)))
        available -= widths[place]
    return widths


def grid(*columns: str, right: Iterable[str] = (), whole: Iterable[str] = ()) -> Grid:
    """An empty table with these columns."""
    return Grid(columns, right, whole)


def opening(console: Console, case: Case, envelope: Envelope, what: str) -> None:
    """Title, day, audience, what was withheld, and the case's own notice: what a reader must know before numbers."""
    title(console, f"{case.title}: {what}")
    looked = f"As of {day(envelope.as_of)}" if envelope.as_of else "No day"
    known = {party.id: party.name for party in case.parties}
    audience = f"for {known[envelope.audience]}" if envelope.audience in known else f"for the {envelope.audience}"
    if envelope.audience == "mediator" and _all_public(case):
        audience = "nothing confidential"
    withheld = f"; {count(envelope.withheld, 'item')} withheld" if envelope.withheld else ""
    para(console, f"{looked}, {audience}{withheld}.", indent=0)
    if case.notice:
        para(console, case.notice, indent=0)
    for warning in envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)


def _all_public(case: Case) -> bool:
    """Whether the public would see all that the mediator sees (S24)."""
    return case.default_audience.admits("public") and case.seen_by("public").withheld == case.withheld


def notes(console: Console, *lines: str) -> None:
    """Notes beneath a report."""
    console.print()
    for line in filter(None, lines):
        para(console, line, indent=0)


def basis_line(shares: Mapping[str, float]) -> str:
    """The share of numbers by where they come from (S17)."""
    parts = [f"{basis} {percent(part)}" for basis, part in shares.items() if part]
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


def nine_in_ten(spread: Spread | None, write: Callable[[float], str] = number) -> str:
    """Where nine in ten of the sampled values lie: `54–70`; a dash where nothing was sampled."""
    if spread is None:
        return "–"
    low, high = write(spread.low), write(spread.high)
    if low == high:
        return low
    return f"{low} to {high}" if spread.low < 0 or write is signed else f"{low}–{high}"


def holds(kind: Holds | None, chance: Probability | None) -> str:
    """Whether something holds for the values in the ranges (S4): for all, for none, or in a share of the draws."""
    match kind:
        case None:
            return UNKNOWN
        case "all":
            return "yes"
        case "none":
            return "no"
    return drawn(chance) if chance else "open"


def drawn(chance: Probability) -> str:
    """In how many sampled values something holds; what no or every draw gave is still open, not certain (S4)."""
    if chance.point in (0, 1):
        return "open; yes in no draw" if chance.point == 0 else "open; yes in every draw"
    return f"yes in {share(chance)} of draws"


def share(chance: Probability) -> str:
    """A share of sampled values in short."""
    return percent(chance.point).replace("over ", ">").replace("under ", "<")


def lines_broken(narrow: tuple[LineStatus, ...], strict: tuple[LineStatus, ...], possible: int) -> str:
    """Red lines broken in the narrow reading, in the strict one where it differs, and those that may be."""
    text = str(len(narrow))
    extra = [f"{len(strict)} strict"] if len(strict) != len(narrow) else []
    extra += [f"{possible} open"] if possible else []
    return f"{text} ({', '.join(extra)})" if extra else text
