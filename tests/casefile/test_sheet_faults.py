"""Workbooks that somebody spoiled: every fault at once, each by its cell, and nothing taken over."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from onetext.casefile import (
    SheetBook,
    SheetColumn,
    SheetFact,
    SheetRow,
    SheetTable,
    filled_sheet,
    open_sheet,
    sheet_bytes,
    sheet_facts,
)
from onetext.errors import CaseError, Fault
from onetext.model import Range

PROVOKED = {f"E{number}" for number in range(411, 418)}
"""The codes that this module provokes; `test_fault_places` counts on it."""

NUMBERS = tuple(SheetColumn(heading=end, kind="number") for end in ("low", "likely", "high"))
COLUMNS = (
    SheetColumn(heading="issue", kind="key"),
    SheetColumn(heading="title", kind="shown"),
    *NUMBERS,
    SheetColumn(heading="kind", kind="choice", choices=("hard", "soft")),
    SheetColumn(heading="reason", kind="words"),
    SheetColumn(heading="mark", kind="mark"),
)


def row(issue: str, span: Range | None = None, reason: str = "") -> SheetRow:
    from fractions import Fraction

    return SheetRow(
        key=(issue,),
        span=span,
        answers={"kind": "", "reason": reason},
        shown={"title": f"About {issue}"},
        least=Fraction(0),
        most=Fraction(100),
    )


ROWS = (row("wage_rise", Range.of(30, 50), "Said so."), row("night_shift", Range.of(20)), row("duration"))
BOOK = SheetBook(
    title="A book",
    lines=("Fill in.",),
    facts=(SheetFact(name="Case", value="c"), SheetFact(name="Filled in by", value="", is_open=True)),
    tables=(SheetTable(name="Weights", columns=COLUMNS, rows=ROWS),),
)


def spoiled(folder: Path, spoil: Callable[[Any], object]) -> Path:
    """The book after somebody worked on it with another program."""
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(BOOK)))
    spoil(book)
    path = folder / "ana.xlsx"
    book.save(path)
    return path


def faults_of(path: Path, asked: SheetBook = BOOK) -> tuple[Fault, ...]:
    with pytest.raises(CaseError) as caught:
        read(path, asked)
    return caught.value.faults


def read(path: Path, asked: SheetBook = BOOK) -> None:
    book = open_sheet(path)
    sheet_facts(book, ("Case", "Filled in by"))
    filled_sheet(book, asked)


def put(cell: str, value: object) -> Callable[[Any], None]:
    def work(book: Any) -> None:
        book["Weights"][cell] = value

    return work


def merged(book: Any) -> None:
    book["Weights"].merge_cells("C2:D2")


def hidden_row(book: Any) -> None:
    book["Weights"].row_dimensions[3].hidden = True


def hidden_column(book: Any) -> None:
    book["Weights"].column_dimensions["D"].hidden = True


def hidden_sheet(book: Any) -> None:
    book["Weights"].sheet_state = "hidden"


def renamed_sheet(book: Any) -> None:
    book["Weights"].title = "weight"


def no_sheet(book: Any) -> None:
    del book["Weights"]


def no_front(book: Any) -> None:
    book["Read me"].title = "Readme"


def no_column(book: Any) -> None:
    book["Weights"].delete_cols(5)


def twice_a_column(book: Any) -> None:
    book["Weights"]["I1"] = "low"


def no_fact(book: Any) -> None:
    book["Read me"]["A4"] = "Filled by"


def twice_a_fact(book: Any) -> None:
    book["Read me"]["A9"] = "Case"


def percent(book: Any) -> None:
    cell = book["Weights"]["D4"]
    cell.value, cell.number_format = 0.4, "0%"


SLIPS: list[tuple[str, Callable[[Any], None], str, str]] = [
    ("E412", put("D2", "=1+2"), "cell D2 of sheet Weights holds a formula", "write its value"),
    ("E412", put("G2", "=HYPERLINK(1)"), "cell G2 of sheet Weights holds a formula", "write its value"),
    ("E412", put("D2", ArrayFormula("D2:D3", "=SUM(1)")), "cell D2 of sheet Weights holds a formula", ""),
    ("E412", put("E3", "#REF!"), "cell E3 of sheet Weights holds the error #REF!", "write a value"),
    ("E412", put("E3", "#N/A"), "holds the error #N/A", "write a value"),
    ("E413", put("G1", "reasons"), 'cell G1 of sheet Weights heads an unknown column "reasons"', 'mean "reason"?'),
    ("E413", no_column, 'sheet Weights has no column "high"', "export the sheet anew"),
    ("E413", twice_a_column, 'cell I1 of sheet Weights heads the column "low" a second time', "keep one"),
    ("E413", renamed_sheet, 'there is no sheet "Weights"', 'is "weight" it?'),
    ("E413", no_sheet, 'there is no sheet "Weights"', "export the sheet anew"),
    ("E413", no_front, 'there is no sheet "Read me"', 'is "Readme" it?'),
    ("E413", no_fact, 'sheet Read me has no row "Filled in by"', 'is "Filled by" it?'),
    ("E413", twice_a_fact, 'cell A9 of sheet Read me stands for "Case" a second time', "keep one"),
    ("E414", merged, "cell C2 of sheet Weights is merged with others (C2:D2)", "unmerge"),
    ("E414", hidden_row, "cell A3 of sheet Weights stands in a hidden row (hidden: 3)", "show all rows"),
    ("E414", hidden_column, "cell D1 of sheet Weights heads a hidden column", "show the column"),
    ("E414", hidden_sheet, "sheet Weights is hidden", "show it"),
    ("E415", put("A3", "night_shifts"), 'A3 of sheet Weights holds the unknown issue "night_shifts"', '"night_shift"?'),
    ("E415", put("A3", "zebra"), 'holds the unknown issue "zebra"', "ids stay as they were"),
    ("E415", put("A3", "wage_rise"), "A3 of sheet Weights stands for wage_rise a second time", "keep one"),
    ("E416", put("D3", "about ten"), 'cell D3 of sheet Weights holds the text "about ten"', "write a number"),
    ("E416", put("D3", "0,5"), 'holds the text "0,5" where a number belongs', "such as 60 or 0.6"),
    ("E416", put("D3", True), "holds TRUE where a number belongs", ""),
    ("E416", put("D3", 101), "cell D3 of sheet Weights holds 101; the number must be at most 100", ""),
    ("E416", put("D3", -1), "cell D3 of sheet Weights holds -1; the number must be at least 0", ""),
    ("E416", put("D3", "80-60"), 'holds "80-60", which runs backwards', "smallest number first"),
    ("E416", put("D3", "60-180"), "holds 180; the number must be at most 100", ""),
    ("E416", put("C2", 60), "cell C2 of sheet Weights holds 60 for low, and high is 50", "swap the two"),
    ("E416", put("C4", 60), "cell C4 of sheet Weights holds the low end of a range", "likely alone"),
    ("E416", put("D2", 60), "cell D2 of sheet Weights holds 60, which is no number from 30 to 50", "mend it"),
    ("E416", put("D2", "35-40"), "holds 35-40, which is no number from 30 to 50", "mend it"),
    ("E416", put("C2", "30-40"), 'holds the text "30-40"', "write a number"),
    ("E416", put("F2", "hrad"), 'cell F2 of sheet Weights holds "hrad", which is no choice', 'did you mean "hard"?'),
    ("E416", percent, "cell D4 of sheet Weights shows a percentage", "40 rather than 40%"),
]


@pytest.mark.parametrize(("code", "spoil", "says", "hint"), SLIPS, ids=[f"{s[0]}-{n}" for n, s in enumerate(SLIPS)])
def test_a_slip_is_told_by_its_cell(
    tmp_path: Path, code: str, spoil: Callable[[Any], None], says: str, hint: str
) -> None:
    (fault,) = faults_of(spoiled(tmp_path, spoil))
    assert (fault.code, fault.file) == (code, str(tmp_path / "ana.xlsx"))
    assert says in fault.message
    assert hint in f"{fault.message}; {fault.hint}"


def test_a_range_that_became_a_date_is_told_so(tmp_path: Path) -> None:
    import datetime as dt

    (fault,) = faults_of(spoiled(tmp_path, put("C4", dt.datetime(2026, 8, 6))))
    assert (fault.code, "apostrophe" in fault.message) == ("E416", True)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def work(book: Any) -> None:
        for cell, value in {"D2": "=1", "G1": "why", "D3": "ten", "A4": "durations", "F2": "x"}.items():
            put(cell, value)(book)

    found = [fault.code for fault in faults_of(spoiled(tmp_path, work))]
    assert sorted(found) == ["E412", "E413", "E415", "E416", "E416"]


def test_a_row_that_both_have_changed_is_a_fault_and_one_that_the_case_alone_changed_is_none(tmp_path: Path) -> None:
    path = spoiled(tmp_path, put("D3", 25))
    both = SheetTable(name="Weights", columns=COLUMNS, rows=(ROWS[0], row("night_shift", Range.of(22)), ROWS[2]))
    (fault,) = faults_of(path, SheetBook(title="", lines=(), facts=(), tables=(both,)))
    assert (fault.code, "night_shift, which was changed in the case" in fault.message) == ("E417", True)
    other = SheetTable(name="Weights", columns=COLUMNS, rows=(row("wage_rise", Range.of(1)), *ROWS[1:]))
    edits = filled_sheet(open_sheet(path), SheetBook(title="", lines=(), facts=(), tables=(other,))).edits
    assert [(edit.key, edit.span) for edit in edits["Weights"]] == [(("night_shift",), Range.of(25))]


def test_the_same_change_on_both_sides_is_no_clash(tmp_path: Path) -> None:
    path = spoiled(tmp_path, put("D3", 25))
    same = SheetTable(name="Weights", columns=COLUMNS, rows=(ROWS[0], row("night_shift", Range.of(25)), ROWS[2]))
    assert filled_sheet(open_sheet(path), SheetBook(title="", lines=(), facts=(), tables=(same,))).edits == {
        "Weights": ()
    }


# -- what is no workbook -------------------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def repacked(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sheet_bytes(BOOK))) as file:
        return zipped(**{name: change(name, file.read(name)) for name in file.namelist()}, **more)


def in_sheet(old: bytes, new: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if name != "xl/worksheets/sheet2.xml":
            return data
        assert old in data
        return data.replace(old, new, 1)

    return repacked(change)


FILES = [
    ("E411", b"", "the file is empty"),
    ("E411", b"issue,low,high\npay,1,2\n", "a table in plain text (.csv)"),
    ("E411", b"\x00\x01\x02\x03" * 20, "no workbook"),
    ("E411", OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "an old workbook (.xls)"),
    ("E411", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
    ("E411", sheet_bytes(BOOK)[:3000], "damaged"),
    ("E411", zipped(**{"word/document.xml": b"<w/>"}), "a Word document"),
    ("E411", zipped(**{"content.xml": b"<w/>", "mimetype": b"application/ods"}), "OpenDocument"),
    ("E411", zipped(**{"xl/workbook.xml": b"<workbook/>"}), "damaged"),
    ("E411", repacked(lambda _name, data: data, **{"xl/vbaProject.bin": b"x"}), "holds macros"),
    ("E411", in_sheet(b"<sheetData>", b"<sheetData"), "damaged"),
    ("E402", in_sheet(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), "declares a document type"),
    ("E403", zipped(**{"xl/workbook.xml": b"<a/>", "xl/media/a.bin": b"\0" * (40 * 2**20)}), "unpacks to more"),
    ("E403", zipped(**{"xl/workbook.xml": b"<a/>", "xl/b.xml": b"<c />" * 100_001}), "rows and cells"),
    (
        "E403",
        in_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "merges or links",
    ),
    (
        "E403",
        in_sheet(b"</sheetData>", b"</sheetData><hyperlinks><hyperlink display='>' ref='A1:XFD9999'/></hyperlinks>"),
        "merges or links",
    ),
    ("E403", zipped(**{"xl/workbook.xml": b"<a/>", **{f"x{n}": b"" for n in range(600)}}), "parts"),
]


@pytest.mark.parametrize(("code", "data", "says"), FILES, ids=[f"{f[0]}-{f[2][:12]}" for f in FILES])
def test_what_is_no_workbook_is_refused(tmp_path: Path, code: str, data: bytes, says: str) -> None:
    path = tmp_path / "ana.xlsx"
    path.write_bytes(data)
    (fault,) = faults_of(path)
    assert (fault.code, says in fault.message) == (code, True), fault.message
    assert fault.hint


def test_fifty_megabytes_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "ana.xlsx"
    with path.open("wb") as stream:
        stream.truncate(50 * 2**20)
    assert [fault.code for fault in faults_of(path)] == ["E305"]
    assert [fault.code for fault in faults_of(tmp_path / "nobody.xlsx")] == ["E301"]
    assert [fault.code for fault in faults_of(tmp_path)] == ["E308"]


@pytest.mark.parametrize("seed", range(40))
def test_a_workbook_with_spoiled_bytes_is_read_or_refused_and_never_anything_worse(tmp_path: Path, seed: int) -> None:
    import random

    rng = random.Random(seed)

    def change(name: str, data: bytes) -> bytes:
        if rng.random() < 0.6 or not data:
            return data
        at = rng.randrange(len(data))
        return data[:at] + bytes(rng.choice(b"<>/\"'0aZ=&") for _ in range(rng.randrange(1, 4))) + data[at + 1 :]

    path = tmp_path / "ana.xlsx"
    path.write_bytes(repacked(change))
    with contextlib.suppress(CaseError):
        read(path)


def test_every_code_of_sheets_is_provoked_here() -> None:
    assert {slip[0] for slip in SLIPS} | {code for code, _, _ in FILES} | {"E417"} >= PROVOKED
