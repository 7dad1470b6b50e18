"""A workbook as plain cells. Only what was typed is looked at: formulas and errors are faults, never values."""

from __future__ import annotations

import io
import os
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from onetext.casefile.files import read_bytes
from onetext.casefile.sheet.book import SheetPlace
from onetext.casefile.sheet.found import OpenedSheet, OpenedWorkbook, SheetCell
from onetext.casefile.sheet.package import checked_package
from onetext.casefile.textfile import TextFile
from onetext.errors import CaseError, Fault, UsageError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as StoredCell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["needs_openpyxl", "opened"]

_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises for a damaged workbook: it checks little, and falls where something is not as it expects."""


def needs_openpyxl() -> None:
    """Stop where openpyxl is not installed (UsageError)."""
    import importlib.util

    if importlib.util.find_spec("openpyxl") is None:
        raise UsageError('sheets need openpyxl, which is not installed; run: pip install "onetext[sheet]"')


def opened(path: str | os.PathLike[str]) -> OpenedWorkbook:
    """Open a workbook.

    Raises
    ------
    CaseError
        When there is no such file, it is no workbook, or it holds too much.
    UsageError
        When openpyxl is not installed.
    """
    needs_openpyxl()
    name = os.fspath(path)
    data, faults = read_bytes(Path(name), name)
    if data is None:
        raise CaseError(faults)
    checked_package(data, name)
    try:
        sheets = _sheets(data, name)
    except _BROKEN as error:
        hint = "open it in a spreadsheet program and save it as .xlsx"
        why = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise CaseError([TextFile(name, "").whole_fault("E411", f"the file is damaged ({why})", hint)]) from None
    return OpenedWorkbook(name=name, sheets=sheets)


def _sheets(data: bytes, name: str) -> dict[str, OpenedSheet]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What openpyxl leaves out (drop-downs of newer kinds, styles) is nothing that is read here.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
        return {sheet.title: _sheet(sheet, name) for sheet in book.worksheets}


def _sheet(sheet: Worksheet, file: str) -> OpenedSheet:
    place = SheetPlace(file=file, sheet=sheet.title)
    rows: dict[int, dict[int, SheetCell]] = {}
    faults: list[Fault] = []
    for cell in _held(sheet):
        at = SheetPlace(file=file, sheet=sheet.title, cell=cell.coordinate, row=cell.row, column=cell.column)
        faults += _cell_faults(cell.data_type, cell.value, at)
        percent = "%" in str(cell.number_format)
        rows.setdefault(cell.row, {})[cell.column] = SheetCell(value=cell.value, place=at, is_percent=percent)
    return OpenedSheet(
        name=sheet.title,
        place=place,
        rows=dict(sorted(rows.items())),
        hidden_columns=_hidden_columns(sheet),
        faults=(*_layout_faults(sheet, rows, file), *faults),
    )


def _held(sheet: Worksheet) -> Iterator[StoredCell]:
    """The cells that hold something: walked over as they are stored, since a sheet may claim a million rows."""
    cells = sheet._cells  # no public name gives them without making all that lie between
    return (cell for _, cell in sorted(cells.items()) if cell.value is not None and str(cell.value).strip())


def _cell_faults(kind: str, value: object, place: SheetPlace) -> Iterator[Fault]:
    if kind == "f" or (not isinstance(value, str | int | float | bool) and type(value).__name__.endswith("Formula")):
        yield place.fault("E412", "holds a formula", "write its value")
    elif kind == "e" or (isinstance(value, str) and value.strip().upper() in _ERRORS):
        yield place.fault("E412", f"holds the error {str(value).strip()}", "write a value, or empty the cell")


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """Hidden columns among those that could hold something of ours."""
    found: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            found.update(range(dimension.min, min(dimension.max or dimension.min, 64) + 1))
    return frozenset(found)


def _layout_faults(sheet: Worksheet, rows: Mapping[int, object], file: str) -> Iterator[Fault]:
    if sheet.sheet_state != "visible":
        place = SheetPlace(file=file, sheet=sheet.title)
        yield place.fault("E414", "is hidden", "show it, so that everybody sees what is taken over")
    for merged in sheet.merged_cells.ranges:
        corner = str(merged.coord).split(":")[0]
        place = SheetPlace(file=file, sheet=sheet.title, cell=corner, row=merged.min_row, column=merged.min_col)
        yield place.fault("E414", f"is merged with others ({merged.coord})", "unmerge them")
    hidden = [number for number in rows if sheet.row_dimensions[number].hidden]
    if hidden:
        place = SheetPlace(file=file, sheet=sheet.title, cell=f"A{hidden[0]}", row=hidden[0], column=1)
        shown = ", ".join(map(str, hidden[:8])) + (", …" if len(hidden) > 8 else "")
        message = f"stands in a hidden row (hidden: {shown})"
        yield place.fault("E414", message, "show all rows: take filters off, and unhide what is hidden")
