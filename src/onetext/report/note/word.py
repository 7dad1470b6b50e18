"""The note as a Word document: A4, small margins, plain styles, real headings and lists."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from onetext.report.note.parts import Note, NotePart, NoteRun, Told

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["note_bytes"]

_BODY, _SMALL, _HEAD, _TITLE = 9.0, 7.5, 10.5, 14.0
_MARGIN_CM = 1.7
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and what turns round the order of the words after it."""


def note_bytes(note: Note) -> bytes:
    """Write the note. The same note gives the same bytes, whenever it is written."""
    import docx

    document = docx.Document()
    _page(document)
    _properties(document, note)
    _heading(document, note.title, 0)
    _told(document.add_paragraph(), (NoteRun(note.under, "bold"),))
    if note.notice:
        _told(document.add_paragraph(), (NoteRun(note.notice, "small"),))
    for part in note.parts:
        _part(document, part)
    if note.sources:
        _heading(document, "Sources", 1)
        paragraph = document.add_paragraph()
        for source in note.sources:
            address = f", {source.url}" if source.url else ""
            _told(paragraph, (NoteRun(f"[{source.number}] {source.text}{address}. ", "small"),))
    return _same_bytes(document)


def _page(document: WordDocument) -> None:
    from docx.shared import Cm, Pt

    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(_MARGIN_CM)
        section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    for name in ("Normal", "List Bullet"):
        style = document.styles[name]
        style.font.size = Pt(_BODY)
        style.font.name = "Calibri"
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.0


def _properties(document: WordDocument, note: Note) -> None:
    kept = document.core_properties
    kept.title, kept.author, kept.comments, kept.language = _clean(note.title)[:255], "onetext", "", note.language
    # A fixed day, so that the same case gives the same bytes (S19): the day that matters stands in the note.
    kept.created = kept.modified = dt.datetime(2000, 1, 1)  # python-docx takes it as UTC


def _heading(document: WordDocument, text: str, level: int) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = document.add_heading(level=level)
    run = paragraph.add_run(_clean(text))
    run.font.size, run.font.name = Pt(_HEAD if level else _TITLE), "Calibri"
    run.font.color.rgb = RGBColor(0, 0, 0)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(6 if level else 0), Pt(2)
    paragraph.paragraph_format.keep_with_next = True


def _part(document: WordDocument, part: NotePart) -> None:
    _heading(document, part.heading, 1)
    for told in part.paragraphs:
        _told(document.add_paragraph(), told)
    if part.rows:
        _table(document, part)
    for told in part.bullets:
        _told(document.add_paragraph(style="List Bullet"), told)
    if part.more:
        _told(document.add_paragraph(), (NoteRun(part.more, "small"),))


def _table(document: WordDocument, part: NotePart) -> None:
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(part.head), style="Table Grid")
    table.autofit = False
    _widths(table, len(part.head))
    for cell, text in zip(table.rows[0].cells, part.head, strict=True):
        _told(cell.paragraphs[0], (NoteRun(text, "bold"),))
    _repeat_head(table.rows[0])
    for row in part.rows:
        cells = table.add_row().cells
        for cell, told in zip(cells, row, strict=True):
            _told(cell.paragraphs[0], told)
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _widths(table: Any, columns: int) -> None:
    """The words get what the numbers leave; widths stand on every cell, as Word and LibreOffice differ on columns."""
    from docx.shared import Cm

    whole = 21 - 2 * _MARGIN_CM
    number = min(2.4, (whole - 8.0) / max(columns - 2, 1))
    issue = 3.2
    sizes = [issue, whole - issue - number * (columns - 2), *[number] * (columns - 2)]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = Cm(size)
        for cell in column.cells:
            cell.width = Cm(size)


def _repeat_head(row: Any) -> None:
    """The head again on the next page, and read out as a head."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _told(paragraph: Any, told: Told) -> None:
    from docx.shared import Pt

    for one in told:
        if not one.text:
            continue
        run = paragraph.add_run(_clean(one.text))
        match one.kind:
            case "bold":
                run.bold = True
            case "small":
                run.font.size = Pt(_SMALL)
            case "struck":
                run.font.strike, run.font.size = True, Pt(_SMALL)
            case "new":
                run.font.underline, run.font.size = True, Pt(_SMALL)


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _same_bytes(document: WordDocument) -> bytes:
    """The package with fixed times in its directory, which python-docx takes from the clock."""
    import zipfile

    first = io.BytesIO()
    document.save(first)
    out = io.BytesIO()
    with zipfile.ZipFile(first) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
