"""PDF: pages turned aside, forms filled in, columns read across, and pages with anything in the wrong place."""

from __future__ import annotations

import io

import pytest
from document_seeds import clauses, drawn, pdf_of
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from onetext.documents import Document, read_document
from onetext.errors import DocumentError

pytestmark = pytest.mark.usefixtures("here")


def read(data: bytes) -> Document:
    return read_document(data, "draft.pdf")


def turned(angle: int, lines: list[str]) -> bytes:
    """Pages whose text is drawn at an angle, with a running head and page numbers where a reader turns it upright."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    wide, high = (842, 595) if angle % 180 else (595, 842)
    for number in range(1, 5):
        canvas.saveState()
        canvas.translate(*{0: (0, 0), 90: (595, 0), 180: (595, 842), 270: (0, 842)}[angle])
        canvas.rotate(angle)
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, high - 30, "DRAFT 3 - CONFIDENTIAL")
        for place, line in enumerate(lines):
            canvas.drawString(72, high - 90 - 14 * place, line.format(page=number))
        canvas.drawString(wide / 2, 25, str(number))
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_pages_turned_aside_read_as_upright_ones(angle: int) -> None:
    lines = ["{page}. The Parties of page {page} shall cease all hostilities at once and", "shall withdraw."]
    lines += [f"({letter}) Sub-point {letter} of page {{page}}." for letter in "abc"]
    document = read(turned(angle, lines))
    assert [block.text for block in document.blocks] == [
        text
        for page in range(1, 5)
        for text in (
            f"{page}. The Parties of page {page} shall cease all hostilities at once and shall withdraw.",
            *(f"({letter}) Sub-point {letter} of page {page}." for letter in "abc"),
        )
    ]
    assert document.left_out == tuple(text for page in "1234" for text in ("DRAFT 3 - CONFIDENTIAL", page))


def test_what_was_filled_in_into_a_form_is_told() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, "1. The line of contact is drawn by:")
    canvas.acroForm.textfield(name="who", value="the Commission", x=72, y=600, width=200, height=20)
    canvas.acroForm.textfield(name="when", value="", x=72, y=500, width=200, height=20)
    canvas.save()
    document = read(buffer.getvalue())
    assert document.left_out == ("the Commission",)
    (message,) = [notice.message for notice in document.notices if notice.code == "left-out"]
    assert message == 'Filled in into a form on the pages, and left out: "the Commission".'


@pytest.mark.parametrize(("rows", "told"), [(12, True), (3, False)])
def test_columns_read_across_are_told(rows: int, told: bool) -> None:
    places = [(60.0, 700.0 - 14 * row, f"left {row}") for row in range(rows)]
    places += [(320.0, 700.0 - 14 * row, f"right {row}") for row in range(rows)]
    data = drawn(sorted(places, key=lambda place: -place[1]))
    assert [notice.code for notice in read(data).notices] == ["layout"] * told


def test_hanging_numbers_are_no_columns() -> None:
    data = drawn(
        [(x, 700.0 - 14 * row, text) for row in range(12) for x, text in ((72.0, f"{row}."), (108.0, "Text."))]
    )
    assert read(data).notices == ()


@pytest.mark.parametrize(
    "wrong", [NameObject("/X"), NumberObject(3), TextStringObject(""), ArrayObject([NumberObject(1)])]
)
@pytest.mark.parametrize("key", ["/Resources", "/Annots", "/XObject", "/Annots/0"])
def test_a_wrong_thing_in_its_place_is_no_fault_of_ours(key: str, wrong: PdfObject) -> None:
    writer = PdfWriter()
    for _ in range(2):
        writer.append(PdfReader(io.BytesIO(pdf_of(clauses(2)))))
    page = writer.pages[1]
    if key == "/XObject":
        page[NameObject("/Resources")] = DictionaryObject({NameObject(key): wrong})
    else:
        page[NameObject(key.removesuffix("/0"))] = ArrayObject([wrong]) if key.endswith("/0") else wrong
    buffer = io.BytesIO()
    writer.write(buffer)
    assert set(clauses(2)) <= {block.text for block in read(buffer.getvalue()).blocks}


@pytest.mark.parametrize(("lost", "read_at_all"), [(30, True), (31, False)])
def test_letters_that_no_font_explains_are_told_or_refused(
    lost: int, read_at_all: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How a library marks such letters: as replacement characters, here at the end of thirty that are known."""
    text = "1. The Parties shall withdraw." + "\ufffd" * lost
    page = {"text": text, "chunks": [[0, len(text), 72, 700, 11, False]], "height": 842, "pictures": False}
    answer = {"pages": [{**page, "comments": [], "filled": []}], "unlocked": False, "flawed": False}
    answer |= {"title": "", "language": ""}
    monkeypatch.setattr("onetext.documents.pdf.reading.run_apart", lambda *_, **__: answer)
    if not read_at_all:
        with pytest.raises(DocumentError, match="which letters its fonts show") as caught:
            read(b"%PDF-1.4 %%EOF")
        assert caught.value.fault.code == "E506"
        return
    document = read(b"%PDF-1.4 %%EOF")
    assert [block.text for block in document.blocks] == [text]
    assert [notice.message for notice in document.notices] == [
        "The PDF does not say what 30 characters of its fonts are; they are shown as \ufffd."
    ]
