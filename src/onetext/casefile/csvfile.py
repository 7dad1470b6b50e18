"""CSV files as the same plain values that YAML gives, with the place of each cell."""

from __future__ import annotations

import csv
import io

from onetext.casefile.nodes import Path
from onetext.casefile.textfile import Place, TextFile
from onetext.casefile.values import Number, Value, resolved
from onetext.errors import Fault

__all__ = ["CsvTable", "read_table"]

LISTS = frozenset({"compatible", "refused", "sources", "read_from", "audience"})
"""Columns that hold several ids, parted by spaces."""

NUMBERS = frozenset({"value"})
DATES = frozenset({"happened", "known", "date"})


class CsvTable:
    """The rows of a CSV file as mappings, empty cells left out."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.columns: list[str] = []
        self.rows: list[Value] = []
        self.lines: list[int] = []

    @property
    def value(self) -> Value:
        """All rows."""
        return self.rows

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where a cell stands: the path is a row's index and a column's name."""
        if not path or not isinstance(path[0], int) or path[0] >= len(self.lines):
            return 1, 1
        line = self.lines[path[0]]
        if len(path) < 2 or path[1] not in self.columns:
            return line, 1
        return line, _cell_start(self.file.line(line), self.columns.index(str(path[1])))


def read_table(file: TextFile, columns: frozenset[str]) -> tuple[CsvTable, list[Fault]]:
    """Read a table whose first row names its columns, which must be among `columns`."""
    table, faults = CsvTable(file), list[Fault]()
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=True)
    line = 0
    try:
        for cells in reader:
            line, start = reader.line_num, line + 1
            if not cells:
                continue
            if not table.columns:
                table.columns = [cell.strip() for cell in cells]
                faults += _header_faults(file, start, table.columns, columns)
            elif len(cells) != len(table.columns):
                message = f"a row of {len(cells)} cells under {len(table.columns)} columns"
                faults.append(file.fault("E119", (start, 1), message, "put text with commas in double quotes"))
            else:
                table.lines.append(start)
                table.rows.append(_row(dict(zip(table.columns, cells, strict=True)), columns))
    except csv.Error as error:
        faults.append(file.fault("E119", (max(reader.line_num, 1), 1), f"not valid CSV: {error}"))
    return table, faults


def _header_faults(file: TextFile, line: int, given: list[str], known: frozenset[str]) -> list[Fault]:
    faults = []
    for index, name in enumerate(given):
        place = line, _cell_start(file.line(line), index)
        if name not in known:
            hint = "the columns are " + ", ".join(sorted(known))
            faults.append(file.fault("E118", place, f'unknown column "{name}"', hint))
        elif name in given[:index]:
            faults.append(file.fault("E118", place, f'the column "{name}" stands twice', "keep one of them"))
    return faults


def _row(cells: dict[str, str], columns: frozenset[str]) -> Value:
    return {name: _cell(name, cell.strip()) for name, cell in cells.items() if cell.strip() and name in columns}


def _cell(name: str, text: str) -> Value:
    if name in LISTS:
        parts: list[Value] = [*text.split()]
        return parts[0] if len(parts) == 1 else parts
    if name in NUMBERS:
        number = resolved(text)
        return number if isinstance(number, Number) else text
    if name in DATES and "/" in text:
        earliest, _, latest = text.partition("/")
        return {"earliest": earliest, "latest": latest}
    return text


def _cell_start(line: str, index: int) -> int:
    """The column (from 1) in which a cell of a line starts; a quoted cell starts at its quotation mark."""
    quoted = False
    for position, sign in enumerate(line):
        if index == 0:
            return position + 1
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            index -= 1
    return len(line) + 1
