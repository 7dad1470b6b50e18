"""Word files: fields whose text is not in the file, changes within formulas, and changes in headers."""

from __future__ import annotations

import pytest
from docx_texts import BY, cut, dele, docx, ins, para, run

from onetext.documents import Document
from onetext.documents.docx.reading import read_docx


def field(code: str, data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def said(document: Document, code: str) -> list[str]:
    return [notice.message for notice in document.notices if notice.code == code]


def test_numbers_that_word_counts_in_fields_are_told() -> None:
    simple = '<w:fldSimple w:instr=" AUTONUM "/>'
    body = para(field("AUTONUMLGL"), run("One")) + para(field("ListNum x"), field('XE "a"'), run("Two"), simple)
    (message,) = said(read_docx(docx(body), "draft.docx"), "numbering")
    assert message.startswith("The file has 3 numbers that Word counts in fields")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ("<w:checkBox/>", "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="shall"/><w:listEntry w:val="may"/></w:ddList>', "may"),
        ('<w:ddList><w:default w:val="1"/><w:listEntry w:val="shall"/><w:listEntry w:val="may"/></w:ddList>', "may"),
        ('<w:ddList><w:listEntry w:val="shall"/><w:listEntry w:val="may"/></w:ddList>', "shall"),
    ],
)
def test_what_a_form_shows_is_told(data: str, shown: str) -> None:
    body = para(run("First.")) + para(run("They "), field("FORM", f"<w:ffData>{data}</w:ffData>"), run(" pay"))
    document = read_docx(docx(body), "draft.docx")
    assert said(document, "left-out") == [f'Filled in into a form, and not read as text: "{shown}".']
    assert document.notices[0].span == document.blocks[1].span


@pytest.mark.parametrize(
    "data", ['<w:ddList><w:result w:val="7"/><w:listEntry w:val="a"/></w:ddList>', "<w:textInput/>"]
)
def test_a_form_that_shows_nothing_is_not_told(data: str) -> None:
    body = para(run("They"), field("FORM", f"<w:ffData>{data}</w:ffData>"))
    assert said(read_docx(docx(body), "draft.docx"), "left-out") == []


def test_changes_within_a_formula_have_their_views() -> None:
    def sign(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    inside = f'<m:f><m:num>{sign("a")}<w:ins w:id="1" {BY}>{sign("b")}</w:ins></m:num></m:f>'
    body = para(f'<m:oMath>{inside}<w:del w:id="2" {BY}>{sign("c")}</w:del></m:oMath>', run(" end"))
    document = read_docx(docx(body), "draft.docx")
    assert [block.text for block in document.blocks] == ["ab end"]
    assert [block.text for block in document.original] == ["ac end"]
    assert [(item.kind, item.text) for item in document.revisions] == [("inserted", "b"), ("deleted", "c")]


def test_changes_in_a_header_are_told() -> None:
    head = para(run("Draft "), ins(run("3")), dele(cut("2")))
    document = read_docx(docx(para(run("Text")), header=head, footer=para(run("Foot"))), "draft.docx")
    assert document.left_out == ("Draft 3", "Foot")
    assert said(document, "revisions") == ['The header has tracked changes: it read "Draft 2", and reads "Draft 3".']


def test_a_merged_cell_ends_where_a_cell_of_its_own_begins() -> None:
    def row(text: str, merge: str) -> str:
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{para(run(text))}</w:tc></w:tr>"

    begin, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = f"<w:tbl>{row('a', begin)}{row('b', on)}{row('c', '')}{row('d', on)}</w:tbl>"
    document = read_docx(docx(table + para(run("end"))), "draft.docx")
    assert [block.cell for block in document.blocks] == [(0, 0, 0), (0, 0, 0), (0, 2, 0), (0, 3, 0), None]
