"""What a workbook for one party holds: tables of rows, each with an id, what is shown, and what may be filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from onetext.errors import Fault
from onetext.model import Range

__all__ = ["ENDS", "MARK", "SheetBook", "SheetColumn", "SheetFact", "SheetPlace", "SheetRow", "SheetTable", "clean"]

ENDS = ("low", "likely", "high")
"""Headings of the three cells of a number."""
MARK = "mark"
"""Heading of the column that tells an edited row from one that is as it was exported."""
_MARK_LENGTH = 12

ColumnKind = Literal["key", "shown", "number", "choice", "words", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a table.

    Attributes
    ----------
    kind
        `key`: part of the row's id. `shown`: for the reader alone. `number`: an end of a range. `choice`: one of
        `choices`. `words`: free text. `mark`: see `SheetRow.mark`. Only numbers, choices and words are filled in.
    choices
        What the drop-down offers; a number may be another one too.
    """

    heading: str
    kind: ColumnKind
    hint: str = ""
    width: int = 14
    choices: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the column is filled in."""
        return self.kind in ("number", "choice", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlace:
    """A cell of a file, by the names that its reader knows: `SheetPlace(file="a.xlsx", sheet="Weights", cell="F7")`."""

    file: str
    sheet: str
    cell: str = ""
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"cell {self.cell} of sheet {self.sheet}" if self.cell else f"sheet {self.sheet}"

    def fault(self, code: str, message: str, hint: str = "") -> Fault:
        """A fault here; the message goes on after the name of the place."""
        return Fault(
            file=self.file, line=self.row, column=self.column, code=code, message=f"{self} {message}", hint=hint
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row, as it is to be written, or as it was read.

    Attributes
    ----------
    key
        The cells of the key columns.
    span
        What the three number cells say; None when they are empty.
    answers
        Heading of a choice or of words -> text.
    shown
        Heading of a shown column -> text; empty in a row that was read.
    least, most
        Bounds of the number.
    places
        Heading -> cell; empty in a row that is to be written.
    """

    key: tuple[str, ...]
    span: Range | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    least: Fraction | None = None
    most: Fraction | None = None
    places: Mapping[str, SheetPlace] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The key in one text."""
        return " ".join(filter(None, self.key))

    @property
    def content(self) -> tuple[object, ...]:
        """What was filled in: two rows with the same content say the same."""
        words = sorted((heading, clean(text)) for heading, text in self.answers.items() if clean(text))
        span = self.span
        # A mode in a plain number says nothing more.
        numbers = None if span is None else (span.low, None if span.is_exact else span.mode, span.high)
        return self.key, numbers, tuple(words)

    def is_told_by(self, other: SheetRow) -> bool:
        """Whether another row says all of this and perhaps more words: so it is once this row was taken over."""
        words = {heading: clean(text) for heading, text in other.answers.items()}
        started = all(words.get(heading, "").startswith(clean(text)) for heading, text in self.answers.items())
        return started and self.content[:2] == other.content[:2]

    @property
    def mark(self) -> str:
        """A digest of the content. It stands in the row, so that what was changed since can be told."""
        return hashlib.sha256(repr(self.content).encode("utf-8", "backslashreplace")).hexdigest()[:_MARK_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A sheet of rows: the headings stand in the first line."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]

    @property
    def what(self) -> str:
        """What a row stands for: the heading of the first key column."""
        return self.columns[0].heading


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A line of the first sheet with a value that is read back: `is_open` when it is to be filled in."""

    name: str
    value: str
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBook:
    """A workbook: the first sheet says what to do, then come the tables."""

    title: str
    lines: tuple[str, ...]
    facts: tuple[SheetFact, ...]
    tables: tuple[SheetTable, ...]


def clean(text: str) -> str:
    """A text as a cell can hold it: without control characters, at most 32,000 signs, white space made even."""
    shown = "".join(sign if sign.isprintable() or sign.isspace() else "�" for sign in text)
    return " ".join(shown.split())[:32_000].rstrip()
