"""What a workbook holds that was opened, and what of it was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onetext.casefile.sheet.book import SheetPlace, SheetRow
from onetext.errors import Fault
from onetext.model.results import Dropped

__all__ = ["FilledSheet", "OpenedSheet", "OpenedWorkbook", "SheetCell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """A cell that holds something, and where. `is_percent`: it is shown as a percentage of what it holds."""

    value: object
    place: SheetPlace
    is_percent: bool = False

    @property
    def text(self) -> str:
        """What it holds, as text."""
        return str(self.value).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSheet:
    """A sheet: row -> column -> cell, both from 1; faults are of formulas, errors, and what is hidden or merged."""

    name: str
    place: SheetPlace
    rows: Mapping[int, Mapping[int, SheetCell]]
    hidden_columns: frozenset[int]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedWorkbook:
    """A file that was opened, and its sheets by name."""

    name: str
    sheets: Mapping[str, OpenedSheet]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSheet:
    """What was filled in.

    Attributes
    ----------
    edits
        Table -> rows that say something else than the case.
    dropped
        What else stands in the file.
    """

    edits: Mapping[str, tuple[SheetRow, ...]]
    dropped: tuple[Dropped, ...]
