"""A workbook as a file: ids locked, drop-downs where there is a choice, no formula and no macro."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from onetext.casefile.sheet.book import ENDS, MARK, SheetBook, SheetColumn, SheetRow, SheetTable, clean
from onetext.casefile.sheet.numbers import cell_number
from onetext.casefile.sheet.opening import needs_openpyxl
from onetext.casefile.sheet.reading import FACTS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["sheet_bytes"]

_OPEN, _HEAD = "FFF8DC", "DDE3EA"
_WIDE = 100


def sheet_bytes(book: SheetBook) -> bytes:
    """See `onetext.casefile.sheet_bytes`."""
    needs_openpyxl()
    from openpyxl import Workbook

    workbook = Workbook()
    _front(workbook.active, book)
    for table in book.tables:
        _table(workbook.create_sheet(table.name), table)
    return _dateless(workbook, book.title)


def _dateless(workbook: Workbook, title: str) -> bytes:
    """The file without the day and hour of its making: the same book gives the same bytes (S19)."""
    workbook.properties.title, workbook.properties.creator = clean(title), "onetext"
    made, out = io.BytesIO(), io.BytesIO()
    workbook.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, _core(title) if name == "docProps/core.xml" else old.read(name))
    return out.getvalue()


def _core(title: str) -> bytes:
    from xml.sax.saxutils import escape

    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title))}</dc:title><dc:creator>onetext</dc:creator></cp:coreProperties>"
    ).encode("utf-8", "replace")


def _put(sheet: Worksheet, row: int, column: int, value: str | int | float, *, is_open: bool = False) -> None:
    """A value, never a formula: a text that starts with = stays a text, for the program too that edits it."""
    from openpyxl.styles import Alignment, PatternFill, Protection

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        text = clean(value)
        if text:
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = text[0] in "=+-@"
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_open:
        cell.protection = Protection(locked=False)
        cell.fill = PatternFill("solid", start_color=_OPEN, end_color=_OPEN)


def _protected(sheet: Worksheet) -> None:
    """Locked but for the open cells, without a password: against slips, not against people."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _front(sheet: Worksheet, book: SheetBook) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = FACTS
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, _WIDE
    _put(sheet, 1, 1, book.title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.cell(1, 1).alignment = Alignment(wrap_text=False)
    for number, fact in enumerate(book.facts, start=3):
        _put(sheet, number, 1, fact.name)
        _put(sheet, number, 2, fact.value, is_open=fact.is_open)
        sheet.cell(number, 2).number_format = "@"
    for number, line in enumerate(book.lines, start=len(book.facts) + 4):
        _put(sheet, number, 2, line)
    _protected(sheet)


def _table(sheet: Worksheet, table: SheetTable) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(table.columns, start=1):
        _put(sheet, 1, number, column.heading)
        head = sheet.cell(1, number)
        head.font, head.fill = Font(bold=True), PatternFill("solid", start_color=_HEAD, end_color=_HEAD)
        if column.hint:
            head.comment = Comment(column.hint, "onetext", width=320, height=90)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for number, row in enumerate(table.rows, start=2):
        for place, column in enumerate(table.columns, start=1):
            _put(sheet, number, place, _value(row, column, table), is_open=column.is_open)
            if column.heading == "likely":
                # As text, so that a range such as 6-8 is not taken for a day in June.
                sheet.cell(number, place).number_format = "@"
    keys = sum(column.kind == "key" for column in table.columns)
    sheet.freeze_panes = f"{get_column_letter(keys + 1)}2"
    _validations(sheet, table)
    _protected(sheet)


def _value(row: SheetRow, column: SheetColumn, table: SheetTable) -> str | int | float:
    if column.kind == "key":
        keys = [one.heading for one in table.columns if one.kind == "key"]
        return row.key[keys.index(column.heading)]
    if column.kind == "number":
        return _end(row, column.heading)
    return row.mark if column.heading == MARK else {**row.shown, **row.answers}.get(column.heading, "")


def _end(row: SheetRow, end: str) -> str | int | float:
    """One end of the row's range; a plain number stands in the middle alone."""
    span = row.span
    if span is None:
        return ""
    if span.is_exact:
        ends: Sequence[Fraction | None] = (None, span.low, None)
    else:
        ends = (span.low, span.mode, span.high)
    found = ends[ENDS.index(end)]
    return "" if found is None else cell_number(found)


def _validations(sheet: Worksheet, table: SheetTable) -> None:
    """Drop-downs for choices; bounds for the ends of ranges. `likely` takes a range as text, so it has none."""
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(table.columns, start=1):
        letter = get_column_letter(number)
        if column.choices and table.rows:
            sheet.add_data_validation(_drop_down(column, f"{letter}2:{letter}{len(table.rows) + 1}"))
        elif column.kind == "number" and column.heading != "likely":
            for bounds, areas in _by_bounds(table, letter):
                sheet.add_data_validation(_bounded(bounds, areas))


def _drop_down(column: SheetColumn, area: str) -> object:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, sqref=area)
    # A number may be another one than those that are offered.
    rule.showErrorMessage = column.kind == "choice"
    rule.errorTitle, rule.error = column.heading, "Choose one of the list, or empty the cell."
    return rule


def _by_bounds(table: SheetTable, letter: str) -> Iterator[tuple[tuple[Fraction | None, Fraction | None], str]]:
    """Bounds, and the cells of a column that they hold for."""
    found: dict[tuple[Fraction | None, Fraction | None], list[int]] = {}
    for number, row in enumerate(table.rows, start=2):
        found.setdefault((row.least, row.most), []).append(number)
    for bounds, numbers in found.items():
        stretches: list[list[int]] = []
        for number in numbers:
            if stretches and stretches[-1][1] == number - 1:
                stretches[-1][1] = number
            else:
                stretches.append([number, number])
        yield bounds, " ".join(f"{letter}{first}:{letter}{last}" for first, last in stretches)


def _bounded(bounds: tuple[Fraction | None, Fraction | None], areas: str) -> object:
    from openpyxl.worksheet.datavalidation import DataValidation

    least, most = (None if bound is None else str(cell_number(bound)) for bound in bounds)
    far = "1000000000"
    rule = DataValidation(
        type="decimal", operator="between", formula1=least or f"-{far}", formula2=most or far, allow_blank=True
    )
    rule.sqref = type(rule.sqref)(areas)
    rule.showErrorMessage = True
    said = " and ".join(filter(None, (least and f"at least {least}", most and f"at most {most}")))
    rule.errorTitle, rule.error = "A number", f"Write a number{said and f', {said}'}."
    return rule
