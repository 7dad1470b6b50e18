"""Files made to break a reader: deep, wide, long, circular. Each is read as far as it makes sense, or refused."""

from __future__ import annotations

import pytest
from docx_texts import BY, abstract, docx, level, num, numbered, para, run

from onetext.documents import parse_xml
from onetext.documents.docx.reading import read_docx
from onetext.errors import DocumentError

X = run("x")
DEEP = {
    "insertions": ("<w:p>" + "<w:ins>" * 200, X, "</w:ins>" * 200 + "</w:p>"),
    "controls": ("<w:sdt><w:sdtContent>" * 100, para(X), "</w:sdtContent></w:sdt>" * 100),
    "tables": ("<w:tbl><w:tr><w:tc>" * 80, para(X), "</w:tc></w:tr></w:tbl>" * 80),
    "boxes": ("<w:p><w:r><w:pict><w:txbxContent>" * 60, para(X), "</w:txbxContent></w:pict></w:r></w:p>" * 60),
    "drawings": (
        "<w:p><w:r>" + "<w:pict>" * 200 + "<w:txbxContent>",
        para(X),
        "</w:txbxContent>" + "</w:pict>" * 200 + "</w:r></w:p>",
    ),
    "links": ("<w:p>" + "<w:hyperlink>" * 240, X, "</w:hyperlink>" * 240 + "</w:p>"),
}


@pytest.mark.parametrize("which", DEEP)
def test_deep_nesting_is_followed_to_the_limit(which: str) -> None:
    assert [block.text for block in read_docx(docx("".join(DEEP[which])), "deep.docx").blocks] == ["x"]


def test_changes_within_changes_are_told_to_a_depth() -> None:
    inside = run("x")
    for place in range(50):
        inside = f'<w:ins w:id="{place}" w:author="A{place}">{inside}</w:ins>'
    document = read_docx(docx(para(inside)), "deep.docx")
    assert 1 <= len(document.revisions) <= 10
    assert document.marked[0].pieces[0].inserted is not None


def test_many_changes_by_many_hands_in_one_paragraph() -> None:
    inside = "".join(f'<w:ins w:id="{i}" w:author="A{i}">{run(f"w{i} ")}</w:ins>' for i in range(20_000))
    document = read_docx(docx(para(inside)), "wide.docx")
    assert len(document.revisions) == 20_000
    assert [item.text for item in document.revisions[:2]] == ["w0 ", "w1 "]


def test_many_comments_that_overlap() -> None:
    starts = "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in range(500))
    comments = "".join(f'<w:comment w:id="{i}"><w:p/></w:comment>' for i in range(500))
    document = read_docx(docx(para(starts) + para(run("many words ")) * 3_000, comments=comments), "many.docx")
    assert len(document.comments) == 500
    assert all(item.on.startswith("many words") and len(item.on) < 25_000 for item in document.comments)


ROUND = '<w:style w:type="paragraph" w:styleId="S{}"><w:name w:val="S"/><w:basedOn w:val="S{}"/></w:style>'
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_styles_in_a_circle() -> None:
    body = "".join(para(run("x"), props=f'<w:pStyle w:val="S{i}"/>') for i in range(300))
    styles = "".join(ROUND.format(i, (i + 1) % 3_000) for i in range(3_000))
    assert len(read_docx(docx(body, styles=styles), "round.docx").blocks) == 300


def test_list_styles_in_a_circle() -> None:
    numbering = abstract(1, more='<w:numStyleLink w:val="L"/>') + num(1, 1)
    document = read_docx(docx(numbered("x", 1), styles=LIST_STYLE, numbering=numbering), "round.docx")
    assert document.blocks[0].label == ""


NUMBERS = ["9" * 5_000, "-3", "99999999999", "1.5", "٣", "²", "", "0x10"]


@pytest.mark.parametrize("value", NUMBERS)
def test_numbers_that_are_none(value: str) -> None:
    """Starts, levels, widths and ranks that no word processor writes."""
    levels = level(0, "decimal", "%1.").replace('w:start w:val="1"', f'w:start w:val="{value}"')
    odd = level(0, "lowerRoman", "%1.").replace('w:ilvl="0"', f'w:ilvl="{value}"')
    override = f'<w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
    body = (
        numbered("a", 1)
        + para(run("b"), props=f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>')
        + para(run("c"), props=f'<w:outlineLvl w:val="{value}"/>')
        + para(run("d"), props='<w:pStyle w:val="H"/>')
        + f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{value}"/></w:trPr>'
        f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>'
        f"{para(run('e'))}</w:tc></w:tr></w:tbl>"
        + para(f'<w:r><w:sym w:font="Symbol" w:char="{value}"/></w:r>', run("f"))
    )
    styles = f'<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading {value}"/></w:style>'
    document = read_docx(
        docx(body, styles=styles, numbering=abstract(1, levels, odd) + num(1, 1, override)), "odd.docx"
    )
    assert [block.text[-1] for block in document.blocks] == list("abcdef")


def test_labels_have_an_end() -> None:
    long = level(0, "lowerLetter", "%1" * 5_000, start=32_000)
    document = read_docx(docx(numbered("a", 1), numbering=abstract(1, long) + num(1, 1)), "long.docx")
    assert len(document.blocks[0].label) < 10_000


def test_a_file_of_nothing_but_elements_is_refused() -> None:
    """Its tree would take a hundred times the bytes of the file."""
    with pytest.raises(DocumentError) as caught:
        parse_xml(b"<a>" + b"<b/>" * 2_000_000 + b"</a>", "wide.docx", "word/document.xml")
    assert caught.value.fault.code == "E504"
    assert "elements" in str(caught.value)
    with pytest.raises(DocumentError) as caught:
        parse_xml(b"<a>" + b" " * 64 * 2**20 + b"</a>", "long.docx", "word/document.xml")
    assert caught.value.fault.code == "E504"


def test_an_author_or_text_with_odd_letters_stays_as_it_is() -> None:
    strange = "\u202eevil\u202c &lt;script&gt;"
    document = read_docx(docx(para(f"<w:ins {BY}><w:r><w:t>{strange}</w:t></w:r></w:ins>")), "odd.docx")
    assert [item.code for item in document.notices if item.code == "direction"] == ["direction"]
    assert document.blocks[0].text == "\u202eevil\u202c <script>"
