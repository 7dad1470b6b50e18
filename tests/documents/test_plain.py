"""Plain text: which lines are paragraphs, and the bytes they stand at."""

from __future__ import annotations

import codecs
import encodings.aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.documents import Document, read_document
from onetext.documents.decoding import decode
from onetext.errors import DocumentError


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_document(text.encode(encoding), "draft.txt")


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined() -> None:
    draft = (
        "The Parties shall cease all hostilities within\nthirty days of the signature of this agreement\n"
        "and report.\n\n"
        "Monitors shall be admitted by both Parties to all\nplaces along the line of contact.\n"
    )
    assert texts(draft) == [
        "The Parties shall cease all hostilities within thirty days of the signature of this agreement and report.",
        "Monitors shall be admitted by both Parties to all places along the line of contact.",
    ]


def test_each_labelled_line_is_a_paragraph() -> None:
    assert texts("1. One point\n2. Another point\n(a) with a part\n§ 3 and more") == [
        "1. One point",
        "2. Another point",
        "(a) with a part",
        "§ 3 and more",
    ]


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    first, second = "First sentence, long. " * 9, "Second sentence, long. " * 9
    assert texts(first + "\n" + second) == [first.strip(), second.strip()]


def test_labelled_and_wrapped_lines_are_told_apart() -> None:
    draft = (
        "1. The Parties shall withdraw all heavy weapons from\n   the line of contact within the time named in Article"
        "\n   5. The\n2. Peace-\n   keeping forces of third States are\n   (a) invited;\n   (b) paid.\n"
    )
    assert texts(draft)[0].startswith("1. The Parties shall withdraw all heavy weapons from the line of contact within")
    assert texts(draft)[-3:] == ["2. Peacekeeping forces of third States are", "(a) invited;", "(b) paid."]


def test_indentation_gives_the_level() -> None:
    blocks = read("1. One\n   (a) two\n      (i) three\n   (b) two\n2. One\n").blocks
    assert [block.level for block in blocks] == [0, 1, 2, 1, 0]


def test_a_rule_under_a_line_makes_it_a_heading() -> None:
    document = read("AGREEMENT\n=========\n\nText.\n")
    assert [(block.text, block.kind) for block in document.blocks] == [("AGREEMENT", "heading"), ("Text.", "paragraph")]
    assert document.title == "AGREEMENT"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_are_the_bytes_of_the_file(encoding: str, end: str) -> None:
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    marks |= {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    data = marks.get(encoding, b"") + end.join(["Стаття 1 — «мир» 𝄞", "", "  שלום", "", "end"]).encode(encoding)
    document = read_document(data, "draft.txt")
    plain = encoding.removesuffix("-sig")
    assert [data[block.span.start : block.span.end].decode(plain) for block in document.blocks] == [
        "Стаття 1 — «мир» 𝄞",
        "שלום",
        "end",
    ]


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5000), st.data())
def test_the_byte_of_every_character_is_the_length_of_what_stands_before(text: str, data: st.DataObject) -> None:
    decoded = decode(text.encode("utf-16"), "x", None)
    at = data.draw(st.integers(0, len(text)))
    assert decoded.byte(at) == len(("\ufeff" + text[:at]).encode("utf-16-le"))


def test_other_encodings_are_read_when_named() -> None:
    data = "Статья 1. Мир.".encode("cp1251")
    assert read_document(data, "draft.txt", encoding="cp1251").blocks[0].text == "Статья 1. Мир."


@pytest.mark.parametrize(
    ("data", "encoding", "line", "column", "says"),
    [
        (b"good\nbad \xff byte", None, 2, 5, "byte 0xff in line 2, column 5 is not UTF-8"),
        ("é\n".encode() + b"\xe9", None, 2, 1, "byte 0xe9 in line 2, column 1"),
        (b"\xff\xfea\0\0", None, 1, 2, "is not UTF-16-LE"),
        (b"a\nb\0c", None, 2, 2, "line 2 holds a NUL character"),
        (b"abc", "utf8000", 0, 0, 'no encoding is called "utf8000"'),
        (b"abc", "base64", 0, 0, 'no encoding is called "base64"'),
        (b'\x1b$B$"\x1b(B\x1b$B$"\x1b(B', "iso2022_jp", 0, 0, "more than one way to write a character"),
    ],
)
def test_characters_that_cannot_be_told_are_named(
    data: bytes, encoding: str | None, line: int, column: int, says: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(data, "draft.txt", encoding=encoding)
    assert says in str(caught.value)
    assert (caught.value.fault.code, caught.value.fault.line, caught.value.fault.column) == ("E507", line, column)


def test_unseen_signs_go_and_typographic_ones_stay() -> None:
    assert texts("Peace\u00adkeeping “at once” – \u2019now\u2019\x01.") == ["Peacekeeping “at once” – ’now’."]


def test_signs_that_turn_the_direction_by_force_are_noted() -> None:
    assert [notice.code for notice in read("pay \u202e001\u202c euros").notices] == ["direction"]


def test_lines_of_han_signs_are_joined_without_a_blank() -> None:
    line = "双方应当在本协议签署之日起三十日内停止一切敌对行动并且撤出所有重型武器"
    assert texts(f"{line}，\n{line}\n{line}。") == [f"{line}，{line}{line}。"]


def test_rules_and_controls_that_are_taken_out_are_told_and_lines_to_sign_on_stay() -> None:
    document = read_document(b"Head\n====\nText\x07 of it.\n***\nMore\x0bof it.\n____\nName: John\n", "a.txt")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "Head"),
        ("paragraph", "Text of it."),
        ("paragraph", "More\nof it."),
        ("paragraph", "____"),
        ("paragraph", "Name: John"),
    ]
    assert document.left_out == ("====", "***")
    assert [notice.code for notice in document.notices] == ["left-out", "controls"]


@pytest.mark.parametrize("codec", sorted({*encodings.aliases.aliases.values(), "idna", "punycode", "undefined"}))
def test_every_codec_of_python_reads_or_refuses_in_one_line(codec: str) -> None:
    outcomes = {_outcome(data, codec) for data in (b"1. The Parties agree.\n", b"xn--\xff-a.b\\u0041.\n", b"+AGE-")}
    assert outcomes <= {"read", "E506", "E507"}


def _outcome(data: bytes, codec: str) -> str:
    try:
        read_document(data, "a.txt", encoding=codec)
    except DocumentError as error:
        return error.fault.code
    return "read"


@pytest.mark.parametrize("codec", ["idna", "punycode", "unicode_escape", "rot13", "zlib"])
def test_codecs_that_are_no_encodings_are_refused(codec: str) -> None:
    with pytest.raises(DocumentError, match="no encoding is called"):
        read_document(b"abc", "a.txt", encoding=codec)
