"""Files that cannot be read: each is one clear line with a code, whatever the file is called."""

from __future__ import annotations

import pytest
from document_seeds import HTML, MARKDOWN, PLAIN, clauses, drawn, locked, pdf_of, seeds

from onetext.casefile import FAULT_CODES
from onetext.documents import Limits, read_document
from onetext.errors import DocumentError

pytestmark = pytest.mark.usefixtures("here")
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


REFUSED: dict[str, tuple[str, bytes, str, str]] = {
    "no ending": ("draft", b"text", "E501", "DOCX, PDF, HTML, Markdown and plain text can be read"),
    "unknown ending": ("draft.xyz", b"text", "E501", 'the ending ".xyz" tells no format'),
    "old Word": ("draft.doc", OLE + bytes(100), "E501", "an old Word file cannot be read; save it as DOCX"),
    "old Word called DOCX": ("draft.docx", OLE + bytes(100), "E501", "an old Word file cannot be read"),
    "RTF": ("draft.rtf", b"{\\rtf1 text}", "E501", "an RTF file cannot be read"),
    "RTF called text": ("draft.txt", b"{\\rtf1 text}", "E501", "an RTF file cannot be read"),
    "Pages": ("draft.pages", b"anything", "E501", "a Pages file cannot be read"),
    "ODT": ("x.odt", b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis", "E501", "an OpenDocument file"),
    "locked Word": (
        "draft.docx",
        OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le"),
        "E502",
        "protected by a password",
    ),
    "locked PDF": ("draft.pdf", locked(pdf_of(clauses(1)), "x", "AES-128"), "E502", "protected by a password"),
    "broken PDF": ("draft.pdf", b"%PDF-1.4 nothing more\n%%EOF", "E503", "the PDF is damaged"),
    "broken DOCX": ("draft.docx", seeds("docx")[0][:5000], "E503", ""),
    "part without a name": (
        "draft.docx",
        seeds("docx")[0].replace(b"docProps/core.xml", b"\0ocProps/core.xml"),
        "E503",
        "it holds a part without a name",
    ),
    "too large": ("draft.txt", b"a" * 2_000_000, "E504", "the file has 2 MB; the limit is 1 MB"),
    "just too large": ("draft.txt", b"a" * (10**6 + 1), "E504", "the file has over 1 MB; the limit is 1 MB"),
    "empty": ("draft.txt", b"", "E506", "the file is empty"),
    "blank": ("draft.txt", b" \n\t\r\n", "E506", "the text file has no text"),
    "picture": ("draft.pdf", b"\x89PNG\r\n", "E506", "it is a picture; run text recognition"),
    "scan": ("draft.pdf", drawn([], picture_on=(0,)), "E506", "its pages are pictures"),
    "blank PDF": (
        "draft.pdf",
        drawn([]),
        "E506",
        "the PDF has no text; check that this is the right file; if its pages show text, run text recognition (OCR)",
    ),
    "not UTF-8": ("draft.md", b"caf\xe9", "E507", "byte 0xe9 in line 1, column 4 is not UTF-8"),
}
PROVOKED = {code for _, _, code, _ in REFUSED.values()} | {"E505"}
"""The codes that this module provokes; E505 is provoked in docx/test_docx_hostile.py."""


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_one_line(case: str) -> None:
    name, data, code, says = REFUSED[case]
    with pytest.raises(DocumentError) as caught:
        read_document(data, name, limits=Limits(file_bytes=10**6))
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert says in message
    assert "\n" not in message
    assert caught.value.fault.code == code


def test_every_code_of_documents_is_provoked() -> None:
    assert {code for code in FAULT_CODES if code.startswith("E5")} == PROVOKED


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("draft.docx", drawn([(72, 700, "1. Text")]), "pdf"),
        ("draft.txt", seeds("docx")[0], "docx"),
        ("draft.pdf", HTML.encode(), "html"),
    ],
)
def test_a_file_is_read_as_what_it_is(name: str, data: bytes, form: str) -> None:
    document = read_document(data, name)
    assert document.format == form
    assert document.notices[0].code == "format"
    assert "was read as what it is" in document.notices[0].message


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("DRAFT.DOCX", seeds("docx")[0], "docx"),
        ("a.b.HTM", HTML.encode(), "html"),
        ("notes", HTML.encode(), "html"),
        ("notes", drawn([(72, 700, "1. Text")]), "pdf"),
        ("draft.markdown", MARKDOWN.encode(), "md"),
        ("draft.text", PLAIN.encode(), "txt"),
        ("draft.md", HTML.encode(), "md"),
    ],
)
def test_the_format_is_told(name: str, data: bytes, form: str) -> None:
    document = read_document(data, name)
    assert document.format == form
    assert "format" not in {notice.code for notice in document.notices}


def test_a_format_that_was_given_wins_over_the_ending() -> None:
    assert read_document(b"# Title", "draft.dat", format="md").blocks[0].kind == "heading"
    assert read_document(b"# Title", "draft.md", format="txt").blocks[0].text == "# Title"
