"""What was filled into a workbook, held against what was asked: every fault at once, and then only what was changed."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onetext.casefile.sheet.book import ENDS, MARK, SheetBook, SheetColumn, SheetPlace, SheetRow, SheetTable, clean
from onetext.casefile.sheet.found import FilledSheet, OpenedSheet, OpenedWorkbook, SheetCell
from onetext.casefile.sheet.numbers import number_in, range_in
from onetext.errors import CaseError, Fault
from onetext.model import Range
from onetext.model.results import Dropped

__all__ = ["FACTS", "facts_of", "filled"]

Value = TypeVar("Value")

FACTS = "Read me"
"""Name of the first sheet."""


@dataclass
class _Found:
    """Faults, and what is left out, as they are met."""

    faults: list[Fault] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, what: str, place: SheetPlace, why: str) -> None:
        self.dropped.append(Dropped(what=what, where=str(place), why=why))


def facts_of(book: OpenedWorkbook, names: Sequence[str]) -> dict[str, SheetCell]:
    """The facts on the first sheet by name; those whose cell is empty are left out.

    Raises
    ------
    CaseError
        When there is no such sheet, or a name stands in it twice or not at all.
    """
    sheet = book.sheets.get(FACTS)
    if sheet is None:
        raise CaseError([_no_sheet(book, FACTS)])
    faults = list(sheet.faults)
    found: dict[str, SheetCell] = {}
    met: set[str] = set()
    for row in sheet.rows.values():
        name = row[1].text if 1 in row else ""
        if name not in names:
            continue
        if name in met:
            faults.append(row[1].place.fault("E413", f'stands for "{name}" a second time', "keep one of the two rows"))
        met.add(name)
        if 2 in row:
            found[name] = row[2]
    for name in names:
        if name not in met:
            near = _nearest(name, (row[1].text for row in sheet.rows.values() if 1 in row))
            hint = f'is "{near}" it? Names stay as they are' if near else "export the sheet anew"
            faults.append(sheet.place.fault("E413", f'has no row "{name}"', hint))
    if faults:
        raise CaseError(faults)
    return found


def filled(book: OpenedWorkbook, asked: SheetBook) -> FilledSheet:
    """What was filled into a workbook, where it differs from what the case says now.

    A row that is as it was exported is let be, whatever the case says by now. A row that was changed in the workbook
    and in the case is a fault: nobody can tell which of the two counts.

    Raises
    ------
    CaseError
        With every fault of every sheet.
    """
    met = _Found()
    edits = {}
    for table in asked.tables:
        sheet = book.sheets.get(table.name)
        if sheet is None:
            met.faults.append(_no_sheet(book, table.name, [FACTS, *(one.name for one in asked.tables)]))
        else:
            edits[table.name] = _Reader(sheet, table, met).edits()
    for name, sheet in book.sheets.items():
        if name not in (FACTS, *(table.name for table in asked.tables)):
            met.drop(f"the sheet {name}", sheet.place, "it is none of those that were exported")
    if met.faults:
        raise CaseError(met.faults)
    return FilledSheet(edits=edits, dropped=tuple(met.dropped))


def _no_sheet(book: OpenedWorkbook, name: str, known: Sequence[str] = ()) -> Fault:
    near = _nearest(name, (one for one in book.sheets if one not in known))
    hint = f'is "{near}" it? Names of sheets stay as they are' if near else "export the sheet anew"
    return Fault(file=book.name, line=0, column=0, code="E413", message=f'there is no sheet "{name}"', hint=hint)


def _nearest(name: str, known: Iterable[str]) -> str:
    """The nearest of what is known, however it is capitalised, or ""."""
    folded = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), folded, n=1)
    return folded[near[0]] if near else ""


class _Reader:
    """One sheet, held against one table."""

    def __init__(self, sheet: OpenedSheet, table: SheetTable, met: _Found) -> None:
        self.sheet, self.table, self.met = sheet, table, met
        self.asked = {row.key: row for row in table.rows}
        self.first = next(iter(sheet.rows), 1)
        self.columns: dict[str, int] = {}
        self.wrong = {(fault.line, fault.column) for fault in sheet.faults if fault.code == "E412"}

    def edits(self) -> tuple[SheetRow, ...]:
        """The rows that say something else than the case."""
        self.met.faults += self.sheet.faults
        self._headings()
        if any(column.heading not in self.columns for column in self.table.columns if column.kind == "key"):
            return ()
        edits, met = [], dict[tuple[str, ...], SheetPlace]()
        for number, cells in self.sheet.rows.items():
            if number == self.first:
                continue
            row = self._row(number, self._sound(cells), met)
            if row is not None and self._is_edit(row, cells):
                edits.append(row)
        for key, asked in self.asked.items():
            if key not in met:
                what = f"the {self.table.what} {asked.name}"
                self.met.drop(what, self.sheet.place, "it has no row; what the case says of it stays")
        return tuple(edits)

    # -- headings ---------------------------------------------------------------------------------------------------

    def _headings(self) -> None:
        row = self.sheet.rows.get(self.first, {})
        wanted = {column.heading.casefold(): column.heading for column in self.table.columns}
        others: list[SheetCell] = []
        for column, cell in row.items():
            heading = wanted.get(" ".join(cell.text.casefold().split()))
            if heading is None:
                others.append(cell)
            elif heading in self.columns:
                message = f'heads the column "{heading}" a second time'
                self.met.faults.append(cell.place.fault("E413", message, "keep one of the two columns"))
            else:
                self.columns[heading] = column
                if column in self.sheet.hidden_columns:
                    self.met.faults.append(cell.place.fault("E414", "heads a hidden column", "show the column"))
        missing = [column.heading for column in self.table.columns if column.heading not in self.columns]
        for heading in missing:
            self.met.faults.append(self._missing(heading, others))
        for cell in others:
            self.met.drop(f'the column "{cell.text[:60]}"', cell.place, "it is none of those that were exported")

    def _missing(self, heading: str, others: list[SheetCell]) -> Fault:
        """A column that is not there, at the heading that may be its new name."""
        near = _nearest(heading, (cell.text for cell in others))
        for cell in others:
            if near and cell.text == near:
                others.remove(cell)
                return cell.place.fault("E413", f'heads an unknown column "{near}"', f'did you mean "{heading}"?')
        return self.sheet.place.fault("E413", f'has no column "{heading}"', "export the sheet anew, or put it back")

    # -- rows -------------------------------------------------------------------------------------------------------

    def _sound(self, cells: Mapping[int, SheetCell]) -> dict[int, SheetCell]:
        """The cells of a row without those that are faults already: formulas and errors."""
        return {column: cell for column, cell in cells.items() if (cell.place.row, column) not in self.wrong}

    def _row(
        self, number: int, cells: Mapping[int, SheetCell], met: dict[tuple[str, ...], SheetPlace]
    ) -> SheetRow | None:
        keys = [column for column in self.table.columns if column.kind == "key"]
        key = tuple(self._text(cells, column.heading) for column in keys)
        if not any(key):
            for heading, column in self.columns.items():
                if column in cells:
                    why = f"the row has no {self.table.what}"
                    self.met.drop(f'"{cells[column].text[:60]}" below {heading}', cells[column].place, why)
            return None
        place = self._place(cells, number, key, keys)
        asked = self.asked.get(key)
        if asked is None:
            self.met.faults.append(place.fault("E415", *self._unknown(key, keys)))
            return None
        if key in met:
            message = f"stands for {asked.name} a second time; the first is {met[key]}"
            self.met.faults.append(place.fault("E415", message, "keep one of the two rows"))
            return None
        met[key] = place
        answers = {
            column.heading: self._answer(cells, column)
            for column in self.table.columns
            if column.kind in ("choice", "words")
        }
        places = {heading: self._at(cells, heading, number) for heading in self.columns}
        return replace(asked, shown={}, places=places, answers=answers, span=self._span(cells, asked, number))

    def _place(
        self, cells: Mapping[int, SheetCell], number: int, key: tuple[str, ...], keys: Sequence[SheetColumn]
    ) -> SheetPlace:
        """The last cell of the key that is filled in: the most particular part of it."""
        heading = [column.heading for column, part in zip(keys, key, strict=True) if part][-1]
        return self._at(cells, heading, number)

    def _at(self, cells: Mapping[int, SheetCell], heading: str, number: int) -> SheetPlace:
        column = self.columns[heading]
        if column in cells:
            return cells[column].place
        from openpyxl.utils import get_column_letter

        return replace(self.sheet.place, cell=f"{get_column_letter(column)}{number}", row=number, column=column)

    def _text(self, cells: Mapping[int, SheetCell], heading: str) -> str:
        cell = cells.get(self.columns.get(heading, 0))
        return cell.text.removesuffix(".0") if cell and isinstance(cell.value, float) else cell.text if cell else ""

    def _unknown(self, key: tuple[str, ...], keys: Sequence[SheetColumn]) -> tuple[str, str]:
        """What is wrong with the first part of a key that no row has, and what may be meant."""
        for place, part in enumerate(key):
            known = dict.fromkeys(one[place] for one in self.asked if one[:place] == key[:place])
            if part not in known:
                near = _nearest(part, known)
                hint = f'did you mean "{near}"?' if near else "ids stay as they were exported"
                return f'holds the unknown {keys[place].heading} "{part[:60]}"', hint
        return "stands for nothing in the case", "ids stay as they were exported"

    def _answer(self, cells: Mapping[int, SheetCell], column: SheetColumn) -> str:
        cell = cells.get(self.columns.get(column.heading, 0))
        text = clean(cell.text) if cell else ""
        if cell is None or column.kind == "words" or not text:
            return text
        known = {one.casefold(): one for one in column.choices}
        if text.casefold() not in known:
            near = _nearest(text, column.choices)
            hint = f'did you mean "{near}"?' if near else f"choose one of: {', '.join(column.choices)}"
            self.met.faults.append(cell.place.fault("E416", f'holds "{text[:60]}", which is no choice', hint))
            return ""
        return known[text.casefold()]

    # -- numbers ----------------------------------------------------------------------------------------------------

    def _span(self, cells: Mapping[int, SheetCell], asked: SheetRow, number: int) -> Range | None:
        missing = any(one.kind == "number" and one.heading not in self.columns for one in self.table.columns)
        if missing or any((number, self.columns.get(end, 0)) in self.wrong for end in ENDS):
            return asked.span
        found = {end: cells[self.columns[end]] for end in ENDS if end in self.columns and self.columns[end] in cells}
        if not found:
            return None
        try:
            span = self._joined(found)
        except _WrongCellError as error:
            self.met.faults.append(error.fault)
            return None
        for bound, wrong, said in ((asked.least, span.low, "at least"), (asked.most, span.high, "at most")):
            if bound is not None and (wrong < bound if said == "at least" else wrong > bound):
                cell = (
                    found.get("low" if said == "at least" else "high")
                    or found.get("likely")
                    or next(iter(found.values()))
                )
                hint = "write 0.4 for 40 in 100" if asked.most == 1 and wrong > 1 else ""
                message = f"holds {float(wrong):g}; the number must be {said} {bound}"
                self.met.faults.append(cell.place.fault("E416", message, hint))
                return None
        if asked.most != 1 and (percent := next((cell for cell in found.values() if cell.is_percent), None)):
            message = f"shows a percentage, and holds {percent.text}"
            self.met.faults.append(percent.place.fault("E416", message, "write the number itself, 40 rather than 40%"))
            return None
        return span

    def _joined(self, found: Mapping[str, SheetCell]) -> Range:
        """The range that up to three cells say."""
        likely = _tried(found["likely"], range_in) if "likely" in found else None
        ends = {end: _tried(found[end], number_in) for end in ("low", "high") if end in found}
        if not ends:
            assert likely is not None
            return likely
        if len(ends) == 1:
            here, other = ("low", "high") if "low" in ends else ("high", "low")
            message = f"holds the {here} end of a range, and the cell {other} beside it is empty"
            raise _WrongCellError(found[here].place.fault("E416", message, "fill in both, or likely alone"))
        low, high = ends["low"], ends["high"]
        if low > high:
            message = f"holds {float(low):g} for low, and high is {float(high):g}"
            raise _WrongCellError(found["low"].place.fault("E416", message, "swap the two"))
        if likely is not None and not (likely.is_exact and low <= likely.low <= high):
            message = f"holds {found['likely'].text[:60]}, which is no number from {float(low):g} to {float(high):g}"
            raise _WrongCellError(found["likely"].place.fault("E416", message, "mend it, or empty it"))
        return Range(low, high, None if likely is None or low == high else likely.low)

    # -- what was changed -------------------------------------------------------------------------------------------

    def _is_edit(self, row: SheetRow, cells: Mapping[int, SheetCell]) -> bool:
        """Whether a row says something else than the case; a row that both have changed is a fault."""
        asked, exported = self.asked[row.key], self._text(cells, MARK)
        if MARK not in self.columns or exported == row.mark or row.content == asked.content:
            return False
        if exported != asked.mark and not row.is_told_by(asked):
            place = row.places[MARK]
            message = f"belongs to {asked.name}, which was changed in the case since the sheet was exported"
            if not exported:
                message = f"is empty: it tells whether {asked.name} was changed in the case since the export"
            self.met.faults.append(place.fault("E417", message, "export the sheet anew, and fill this row in there"))
            return False
        return exported == asked.mark


class _WrongCellError(Exception):
    """A cell from which no range can be made."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def _tried(cell: SheetCell, read: Callable[[object], Value]) -> Value:
    try:
        return read(cell.value)
    except ValueError as error:
        raise _WrongCellError(cell.place.fault("E416", str(error))) from None
