"""What a Word file holds besides plain paragraphs: tables, boxes, fields, controls, signs, hidden text, looks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx_texts import BY, docx, ins, para, run

from onetext.documents import Document
from onetext.documents.docx.reading import read_docx
from onetext.drafts import outline

BOX = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"


def read(body: str, **parts: str) -> Document:
    return read_docx(docx(body, **parts), "draft.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks]


def notices(document: Document, code: str) -> list[str]:
    return [item.message for item in document.notices if item.code == code]


def cell(inside: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_cells_know_their_table_row_and_column() -> None:
    wide, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = table(cell(para(run("inner"))))
    body = (
        table(
            cell(para(run("wide")), wide) + cell(para(run("r0c2"))),
            cell(para(run("tall")), start) + cell(para(run("r1c1"))) + cell(para(run("r1c2")) + para(run("twice"))),
            cell("<w:p/>", on) + cell(para(run("outer")) + inner + para(run("after inner"))) + cell("<w:p/>"),
            cell(para(run("still tall")), on) + cell("<w:p/>") + cell(para(run("r3c2"))),
        )
        + para(run("between"))
        + table(cell(para(run("second"))))
    )
    assert [(block.text, block.cell) for block in read(body).blocks] == [
        ("wide", (0, 0, 0)),
        ("r0c2", (0, 0, 2)),
        ("tall", (0, 1, 0)),
        ("r1c1", (0, 1, 1)),
        ("r1c2", (0, 1, 2)),
        ("twice", (0, 1, 2)),
        ("outer", (0, 2, 1)),
        ("inner", (1, 0, 0)),
        ("after inner", (0, 2, 1)),
        ("still tall", (0, 1, 0)),
        ("r3c2", (0, 3, 2)),
        ("between", None),
        ("second", (2, 0, 0)),
    ]
    assert {block.kind for block in read(body).blocks} == {"cell", "paragraph"}


def test_a_row_that_starts_late_and_controls_around_rows_and_cells() -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(para(run("late")))}</w:tr>'
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = f"<w:tbl>{late}{control.format('<w:tr>' + control.format(cell(para(run('held')))) + '</w:tr>')}</w:tbl>"
    assert [(block.text, block.cell) for block in read(body).blocks] == [("late", (0, 0, 1)), ("held", (0, 1, 0))]


def test_tables_as_python_docx_writes_them(tmp_path: Path) -> None:
    made = python_docx.Document()
    grid = made.add_table(3, 3)
    for place, item in enumerate(grid._cells):
        item.text = f"t{place}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "merged"
    path = tmp_path / "made.docx"
    made.save(str(path))
    found = {block.cell: block.text for block in read_docx(path.read_bytes(), "made.docx").blocks}
    theirs = {
        (0, row, column): grid.cell(row, column).text
        for row in range(3)
        for column in range(3)
        if (row, column) != (0, 1)
    }
    assert found == theirs


SIGNS = {
    "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>": "a\tb\nc\nd",
    "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>erate</w:t></w:r>": "co‑operate",
    '<w:r><w:t>x</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>3</w:t></w:r>': "x≥3",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> yes</w:t></w:r>': "☑ yes",
    "<w:r><w:t>“don’t”</w:t></w:r>": "“don’t”",
    "<w:r><w:t>split\n over lines</w:t></w:r>": "split  over lines",
    "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>": "link",
    "<w:smartTag><w:r><w:t>tag</w:t></w:r></w:smartTag>": "tag",
    "<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>": "control",
    "<w:customXml><w:r><w:t>custom</w:t></w:r></w:customXml>": "custom",
    '<w:fldSimple w:instr="DATE"><w:r><w:t>1 May</w:t></w:r></w:fldSimple>': "1 May",
    "<w:bdo w:val='rtl'><w:r><w:t>שלום</w:t></w:r></w:bdo>": "שלום",
    "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r>": "漢",
    "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>": "a+b",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Article 5</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r>': "Article 5.",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>77</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>': "shown",
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>new</w:t></w:r></mc:Choice>'
    "<mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>": "new",
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:r/></mc:Choice><mc:Fallback><w:r><w:t>old</w:t>'
    "</w:r></mc:Fallback></mc:AlternateContent>": "old",
    "<w:r><w:t>a<!-- not text -->b</w:t></w:r>": "ab",
}  # fmt: skip


@pytest.mark.parametrize("xml", SIGNS)
def test_what_stands_inside_a_paragraph(xml: str) -> None:
    assert texts(f"<w:p>{xml}</w:p>") == [SIGNS[xml]]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert texts(para(run("a"), broken) + para(run("b")) + para(run("c"))) == ["a", "b", "c"]


def test_a_result_may_reach_over_paragraphs() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(para(start, run("a")) + para(run("b")) + para(run("c"), end)) == ["a", "b", "c"]


def test_an_unknown_sign_is_shown_and_noticed() -> None:
    document = read(para('<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>', run("x")))
    assert document.blocks[0].text == "�x"
    assert notices(document, "encoding")


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    boxed = BOX.format(para(run("boxed")))
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{boxed}</w:drawing></mc:Choice><mc:Fallback>'
        f"<w:pict><v:textbox><w:txbxContent>{para(run('boxed'))}</w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(para(run("before "), both, run("after")) + para(run("next")))
    assert [block.text for block in document.blocks] == ["before after", "boxed", "next"]
    assert len(notices(document, "text-box")) == 1
    data = docx(para(run("before "), both, run("after")) + para(run("next")))
    assert "boxed" in cuts(data, document, 1)


def test_a_box_within_an_insertion_was_not_there_before() -> None:
    boxed = f"<w:r><w:drawing>{BOX.format(para(run('boxed')))}</w:drawing></w:r>"
    document = read(para(run("kept"), ins(boxed)))
    assert [block.text for block in document.blocks] == ["kept", "boxed"]
    assert [block.text for block in document.original] == ["kept"]


def test_pictures_and_parts_of_other_kinds_are_noticed() -> None:
    document = read(para(run("a"), "<w:r><w:drawing/></w:r>", '<w:subDoc r:id="r9"/>') + '<w:altChunk r:id="r8"/>')
    assert notices(document, "images") == ["The file has 1 picture, chart or object: not read."]
    assert notices(document, "left-out")
    assert notices(document, "external")


def test_hidden_text_is_read_and_quoted() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Sly"><w:name w:val="Sly"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Slyer"><w:name w:val="Slyer"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        para(run("open "), run("for ever", "<w:vanish/>"), run(" open", '<w:vanish w:val="0"/>'))
        + para(run("by style", '<w:rStyle w:val="Sly"/>'))
        + para(run("whole"), props='<w:pStyle w:val="Slyer"/>')
        + para(run("seen"))
    )
    document = read(body, styles=styles)
    assert [block.text for block in document.blocks] == ["open for ever open", "by style", "whole", "seen"]
    quoted = [message.split('"')[1] for message in notices(document, "hidden")]
    assert quoted == ["for ever", "by style", "whole"]


def test_looks_come_from_runs_and_their_styles() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="T"><w:name w:val="T"/><w:basedOn w:val="S"/>'
        "<w:rPr><w:i/></w:rPr></w:style>"
    )
    body = para(
        run("  "),
        run("bold", "<w:b/>"),
        run(" more", "<w:b/>"),
        run("none", '<w:b w:val="false"/><w:u w:val="none"/>'),
        run("both", '<w:rStyle w:val="T"/>'),
        run("less", '<w:rStyle w:val="T"/><w:b w:val="0"/>'),
        run("2", '<w:vertAlign w:val="superscript"/>'),
        run("us", '<w:u w:val="single"/><w:strike/>'),
    )
    (block,) = read(body, styles=styles).blocks
    found = [(block.text[start:end], set(which)) for start, end, which in block.looks]
    assert found == [
        ("bold more", {"bold"}),
        ("both", {"bold", "italic"}),
        ("less", {"italic"}),
        ("2", {"superscript"}),
        ("us", {"underline", "strike"}),
    ]


def test_headings_are_known_by_name_outline_and_basis() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Berschrift2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    body = (
        para(run("h"), props='<w:pStyle w:val="Berschrift2"/>')
        + para(run("mine"), props='<w:pStyle w:val="Mine"/>')
        + para(run("off"), props='<w:pStyle w:val="Mine"/><w:outlineLvl w:val="9"/>')
        + para(run("direct"), props='<w:outlineLvl w:val="0"/>')
        + para(run("round and round"), props='<w:pStyle w:val="A"/>')
        + para(run("missing style"), props='<w:pStyle w:val="Nowhere"/>')
    )
    assert [(block.kind, block.level, block.style) for block in read(body, styles=styles).blocks] == [
        ("heading", 1, "heading 2"),
        ("heading", 1, "Mine"),
        ("paragraph", 0, "Mine"),
        ("heading", 0, "Normal"),
        ("paragraph", 0, "A"),
        ("paragraph", 0, "Normal"),
    ]


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Verz1"><w:name w:val="toc 1"/></w:style>'
    document = read(
        para(run("Article 1 … 3"), props='<w:pStyle w:val="Verz1"/>') + para(run("Article 1")), styles=styles
    )
    assert [block.text for block in document.blocks] == ["Article 1"]
    assert document.left_out == ("Article 1 … 3",)
    assert notices(document, "left-out")


def test_running_heads_are_left_out() -> None:
    document = read(para(run("Text.")), header=para(run("DRAFT 3")), footer=para(run("page 1")))
    assert [block.text for block in document.blocks] == ["Text."]
    assert document.left_out == ("DRAFT 3", "page 1")


def test_title_and_language_are_read() -> None:
    made = python_docx.Document()
    made.core_properties.title = "Framework"
    made.core_properties.language = "fr"
    made.add_paragraph("Bonjour")
    out = io.BytesIO()
    made.save(out)
    document = read_docx(out.getvalue(), "a.docx")
    assert (document.title, document.language) == ("Framework", "fr")
    by_styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="uk-UA"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert read(para(run("a")), styles=by_styles).language == "uk-UA"
    assert read(para(run("a")), settings='<w:themeFontLang w:val="he"/>').language == "he"
    assert read(para(run("a"))).language == ""


def cuts(data: bytes, document: Document, index: int) -> str:
    span = document.blocks[index].span
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(span.part)[span.start : span.end].decode()


def test_every_block_can_be_cut_out_of_the_file() -> None:
    body = (
        para(run("first ü")) + "<w:p/>" + table(cell(para(run("in a cell"))))
        + f'<w:p w:rsidR="a>b">{run("third")}</w:p>' + ins(para(run("fourth")))
        + para(run("last"), props=f"<!-- {BY} -->")
    )  # fmt: skip
    data = docx(body)
    document = read_docx(data, "draft.docx")
    for index, block in enumerate(document.blocks):
        piece = cuts(data, document, index)
        assert piece.startswith("<w:p")
        assert piece.endswith("</w:p>")
        assert piece.count("<w:p>") + piece.count("<w:p ") == 1
        assert block.text in piece


def test_points_after_line_breaks_are_points_of_one_paragraph() -> None:
    lines = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{n}. Point {n}.</w:t></w:r>" for n in range(1, 6))
    document = read(f"<w:p>{lines}</w:p><w:p><w:r><w:t>End.</w:t></w:r></w:p>")
    assert [block.paragraphs for block in document.blocks] == [(0,), (1,)]
    points = outline(document.blocks).points
    assert [(point.label, point.text) for point in points[:5]] == [(f"{n}.", f"Point {n}.") for n in range(1, 6)]
    assert {(point.blocks, point.spans) for point in points[:5]} == {((0,), (document.blocks[0].span,))}
