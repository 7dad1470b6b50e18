"""Packages: what is opened, what is refused and with which words, and that writing gives back what was read."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest
from docx_texts import STRICT, W, body_xml, docx, para, run, zipped
from hypothesis import given
from hypothesis import strategies as st

from onetext.documents import Limits, open_package, parse_xml
from onetext.documents.docx.reading import read_docx
from onetext.errors import DocumentError

GOOD = docx(para(run("The parties agree.")))
ZEROS = bytes(3 * 2**20)


def refused(data: bytes, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_docx(data, "draft.docx", *([limits] if limits else []))
    message = str(caught.value)
    assert message.startswith("draft.docx: ")
    assert "\n" not in message
    return caught.value


def with_flag(data: bytes) -> bytes:
    """The zip file with the flag of a password set on every entry."""
    out = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(signature)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(signature, at + 4)
    return bytes(out)


def with_lie(data: bytes) -> bytes:
    """The zip file with every unpacked size said to be 10 bytes."""
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        out[at + 24 : at + 28] = struct.pack("<I", 10)
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def twice(name: str) -> bytes:
    out = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as file:
        warnings.simplefilter("ignore")
        file.writestr(name, b"<a/>")
    return out.getvalue()


BAD: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "E506", "empty"),
    "other bytes": (b"What is this?", "E501", "no Word document"),
    "cut off": (GOOD[: len(GOOD) // 2], "E503", "ask for it again"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "E502", "password"),
    "old format": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument", "E501", "save it as .docx"),
    "rich text": (b"{\\rtf1 Hello}", "E501", "RTF"),
    "one XML file": (b'<?xml version="1.0"?><pkg:package/>', "E501", "one XML file"),
    "zip with a password": (with_flag(GOOD), "E502", "password"),
    "sizes that lie": (with_lie(GOOD), "E503", "damaged"),
    "way out": (docx(para(run("a")), extra={"word/../../evil.xml": b"<a/>"}), "E505", "evil.xml"),
    "absolute name": (docx(para(run("a")), extra={"/etc/passwd": b"a"}), "E505", "/etc/passwd"),
    "name with a drive": (docx(para(run("a")), extra={"C:/evil": b"a"}), "E505", "C:/evil"),
    "part twice": (twice("word/document.xml"), "E503", "twice"),
    "part twice, in capitals": (twice("WORD/document.xml"), "E503", "twice"),
    "tight packing": (docx(para(run("a")), extra={"word/media/a.bin": ZEROS}), "E504", "zip bomb"),
    "workbook": (zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), "E501", "Excel"),
    "plain zip": (zipped({"a.txt": b"hello"}), "E501", "no Word document"),
    "OpenDocument": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "E501", "OpenDocument"),
    "no body": (docx("", main=f'<w:document xmlns:w="{W}"/>'), "E503", "no body"),
    "no text": (docx(para(run("  "))), "E506", "no text"),
    "not well-formed": (docx("", main="<w:document>"), "E503", "word/document.xml is damaged"),
    "entities": (
        docx("", main=f'<!DOCTYPE a [<!ENTITY b "bb">]><w:document xmlns:w="{W}"/>'),
        "E505",
        "document type",
    ),
    "entities in numbering": (
        docx(para(run("a")), extra={"word/_rels/document.xml.rels": b'<!DOCTYPE a SYSTEM "http://example.org/x"><a/>'}),
        "E505",
        "document type",
    ),
    "deep": (docx("<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200), "E504", "deep"),
    "unknown encoding": (docx("", main='<?xml version="1.0" encoding="no-such"?><a/>'), "E503", "damaged"),
}


@pytest.mark.parametrize("which", BAD)
def test_a_file_that_cannot_be_read_is_refused_with_one_clear_line(which: str) -> None:
    data, code, word = BAD[which]
    error = refused(data)
    assert error.fault.code == code
    assert word in str(error)


@pytest.mark.parametrize(
    ("limits", "word"),
    [
        (Limits(file_bytes=100), "MB"),
        (Limits(unpacked_bytes=500), "unpacks to more than"),
        (Limits(parts=3), "parts"),
        (Limits(depth=3), "deep"),
        (Limits(blocks=2), "paragraphs"),
        (Limits(seconds=-1.0), "longer than"),
    ],
)
def test_every_limit_is_kept(limits: Limits, word: str) -> None:
    error = refused(docx(para(run("a")) * 3), limits)
    assert error.fault.code == "E504"
    assert word in str(error)


def test_a_missing_main_part_is_named() -> None:
    data = docx(para(run("a")))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != "word/document.xml"}
    error = refused(zipped(parts))
    assert error.fault.code == "E503"
    assert "word/document.xml" in str(error)


def test_the_main_part_is_where_the_relations_say() -> None:
    data = docx(para(run("Elsewhere.")))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["text/the%20text.xml"] = b""  # a decoy: names are unescaped
    parts["text/the text.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/text/the%20text.xml")
    package = open_package(zipped(parts), "draft.docx")
    assert package.main == "text/the text.xml"
    assert [block.text for block in read_docx(zipped(parts), "draft.docx").blocks] == ["Elsewhere."]


def strict(text: str) -> str:
    return (
        body_xml(text)
        .replace(W, STRICT + "wordprocessingml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            STRICT + "officeDocument/relationships",
        )
    )


def as_utf16(main: str) -> bytes:
    return main.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


@pytest.mark.parametrize("make", [str.encode, as_utf16], ids=["utf-8", "utf-16"])
@pytest.mark.parametrize("form", [body_xml, strict], ids=["transitional", "strict"])
def test_both_forms_of_the_standard_and_both_encodings_are_read(
    form: Callable[[str], str], make: Callable[[str], bytes]
) -> None:
    body = para(run("Größe ≥ 3 – “quoted”")) + "<w:p/>" + para(run("second"), props="<w:jc w:val='a>b'/>")
    main = make(form(body))
    document = read_docx(docx("", extra={"word/document.xml": main}), "draft.docx")
    assert [block.text for block in document.blocks] == ["Größe ≥ 3 – “quoted”", "second"]
    encoding = "utf-8" if make is str.encode else "utf-16-le"
    cuts = [main[item.span.start : item.span.end].decode(encoding) for item in document.marked]
    assert [text[:4] for text in cuts] == ["<w:p"] * 3
    assert cuts[1] == "<w:p/>"
    assert "Größe" in cuts[0]
    assert cuts[0].endswith("</w:p>")
    assert cuts[2].endswith("second</w:t></w:r></w:p>")


def test_writing_gives_back_the_parts_and_always_the_same_bytes() -> None:
    package = open_package(GOOD, "draft.docx")
    changed = {"word/document.xml": b"<new/>", "word/extra.xml": b"<more/>"}
    written = package.written(changed)
    assert written == package.written(changed)
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        assert file.namelist()[0] == "[Content_Types].xml"
        assert file.namelist()[-1] == "word/extra.xml"
        assert {name: file.read(name) for name in file.namelist()} == {**package.parts, **changed}


def test_relations_know_what_lies_outside() -> None:
    link = (
        '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://example.org/evil.dotm" TargetMode="External"/>'
    )
    data = docx(para(run("a")), relations=link, extra={"word/vbaProject.bin": b"\0"})
    found = [item for item in open_package(data, "a.docx").relations("word/document.xml") if item.external]
    assert [(item.kind, item.target) for item in found] == [("attachedTemplate", "http://example.org/evil.dotm")]
    notices = {notice.code: notice.message for notice in read_docx(data, "a.docx").notices}
    assert "http://example.org/evil.dotm" in notices["external"]
    assert "macros" in notices


def test_xml_is_parsed_without_entities() -> None:
    assert parse_xml(b"<a>&amp;<!-- no --></a>", "a.docx", "part").text == "&"
    with pytest.raises(DocumentError):
        parse_xml(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "a.docx", "part")


def outcome(data: bytes) -> str:
    """The code of the refusal, or how the reading went."""
    try:
        return "text" if read_docx(data, "draft.docx").blocks else "nothing"
    except DocumentError as error:
        return error.fault.code


@given(place=st.integers(0, len(GOOD) - 1), value=st.integers(0, 255), length=st.integers(0, 3))
def test_a_spoilt_file_is_read_or_refused(place: int, value: int, length: int) -> None:
    """Whatever a few wrong bytes do, there is a document with text or one clear message."""
    data = GOOD[:place] + bytes([value]) * length + GOOD[place + 1 :]
    assert outcome(data) in {"text", "E501", "E502", "E503", "E504", "E505", "E506"}


@given(place=st.integers(0, 2000), junk=st.sampled_from(["<", ">", "&", '"', "<w:p>", "</w:p>", "<w:del>", "\0", "w:"]))
def test_spoilt_xml_is_read_or_refused(place: int, junk: str) -> None:
    main = body_xml(para(run("one")) + para(run("two"), mark="del") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    place = place % len(main)
    data = docx("", main=main[:place] + junk + main[place:])
    assert outcome(data) in {"text", "E501", "E503", "E505", "E506"}
