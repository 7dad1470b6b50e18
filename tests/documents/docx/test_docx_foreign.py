"""Redlines that other programs wrote: LibreOffice, from its own format and from Word's, and Docxodus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx_texts import BY, BY2, cut, dele, docx, ins, letters, pandoc, para, run

from foreign_redlines import REDLINES, Redlined
from onetext.documents import Document
from onetext.documents.docx.reading import read_docx

Convert = Callable[[Mapping[str, bytes], str], dict[str, bytes]]

POINTS = [f"{place}. The parties shall meet within {place * 10} days of the signature." for place in range(1, 13)]


def moved(side: str, inside: str, name: str) -> str:
    start = f'<w:{side}RangeStart w:id="2{name[-1]}" w:name="{name}" {BY}/>'
    mark = f'<w:pPr><w:rPr><w:{side} w:id="31" {BY}/></w:rPr></w:pPr>'
    end = f'<w:{side}RangeEnd w:id="2{name[-1]}"/>'
    return f'<w:p>{mark}{start}<w:{side} w:id="32" {BY}>{inside}</w:{side}></w:p>{end}'


def redlined(number: str = "95 ") -> tuple[bytes, list[str], list[str]]:
    """Twelve points: two moved (one of them edited after the move), one new, one gone, one with new words."""
    edit = dele(cut("90 "), BY2) + (ins(run(number), BY2) if number else "")
    body = para(run(POINTS[0]))
    body += moved("moveFrom", run(POINTS[1]), "move1")
    body += para(
        run("3. The parties "), dele(cut("shall")), ins(run("may")), run(POINTS[2][len("3. The parties shall") :])
    )
    body += para(dele(cut(POINTS[3])), mark="del")
    body += "".join(para(run(point)) for point in POINTS[4:8])
    body += moved("moveTo", run(POINTS[1]), "move1")
    body += moved("moveFrom", run(POINTS[8]), "move2") + para(run(POINTS[9]))
    body += para(ins(run("10a. A council is set up."), BY2), mark="ins")
    body += moved("moveTo", run(POINTS[8][:33]) + edit + run(POINTS[8][36:]), "move2")
    body += "".join(para(run(point)) for point in POINTS[10:])
    now = [
        POINTS[0],
        POINTS[2].replace("shall", "may"),
        *POINTS[4:8],
        POINTS[1],
        POINTS[9],
        "10a. A council is set up.",
        POINTS[8].replace("90 ", number),
        *POINTS[10:],
    ]
    return docx(body), now, POINTS


def odt_paragraph(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def change(key: str, kind: str, inside: str = "") -> str:
    """A tracked change of LibreOffice's own format."""
    return (
        f'<text:changed-region xml:id="{key}" text:id="{key}"><text:{kind}><office:change-info><dc:creator>Cleo'
        f"</dc:creator><dc:date>2026-04-05T06:07:08</dc:date></office:change-info>{inside}</text:{kind}>"
        "</text:changed-region>"
    )


def around(key: str, inside: str) -> str:
    return f'<text:change-start text:change-id="{key}"/>{inside}<text:change-end text:change-id="{key}"/>'


def flat_odt() -> bytes:
    """A file of LibreOffice with a word struck, a word new, a point new and a point struck."""
    changes = (
        change("c1", "deletion", "<text:p>shall </text:p>")
        + change("c2", "insertion")
        + change("c3", "insertion")
        + change("c4", "deletion", "<text:p>4. Old point.</text:p><text:p/>")
    )
    text = (
        odt_paragraph("1. First point.")
        + odt_paragraph(f'2. They <text:change text:change-id="c1"/>{around("c2", "may ")}go.')
        + '<text:p><text:change-start text:change-id="c3"/>3. New point.</text:p>'
        + '<text:p><text:change-end text:change-id="c3"/><text:change text:change-id="c4"/>5. Last point.</text:p>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"<text:tracked-changes>{changes}</text:tracked-changes>{text}</office:text></office:body></office:document>"
    ).encode()


@pytest.fixture(scope="module")
def rewritten(office: Convert) -> dict[str, Document]:
    made = office({"redline.docx": redlined("")[0], "own.fodt": flat_odt()}, "docx")
    return {name: read_docx(data, name) for name, data in made.items()}


def both_views(document: Document) -> tuple[list[str], list[str]]:
    return [block.text for block in document.blocks], [block.text for block in document.original]


def test_a_redline_with_moves_is_read_in_both_views() -> None:
    data, now, before = redlined()
    assert both_views(read_docx(data, "redline.docx")) == (now, before)


def test_the_same_redline_written_by_libreoffice_is_read_in_both_views(rewritten: dict[str, Document]) -> None:
    """LibreOffice 7.4 itself loses the rest of a move after an insertion within it, so there is none here."""
    _, now, before = redlined("")
    document = rewritten["redline.docx"]
    assert both_views(document) == (now, before)
    assert {item.author for item in document.revisions} == {"Ana", "Ben"}
    names = {
        kind: {item.move for item in document.revisions if item.kind == kind} for kind in ("moved-from", "moved-to")
    }
    assert names["moved-from"] == names["moved-to"]
    assert len(names["moved-to"]) == 2


def test_libreoffice_s_own_changes_are_read_in_both_views(rewritten: dict[str, Document]) -> None:
    document = rewritten["own.fodt"]
    assert both_views(document) == (
        ["1. First point.", "2. They may go.", "3. New point.", "5. Last point."],
        ["1. First point.", "2. They shall go.", "4. Old point.", "5. Last point."],
    )
    assert {(item.author, item.date[:10]) for item in document.revisions} == {("Cleo", "2026-04-05")}


@pytest.mark.parametrize("redline", REDLINES, ids=lambda redline: redline.name)
def test_redlines_by_other_programs_are_read_in_both_views(redline: Redlined) -> None:
    document = read_docx(redline.data, "redline.docx")
    assert both_views(document) == (list(redline.after), list(redline.before))
    moves = {
        kind: [item.move for item in document.revisions if item.kind == kind] for kind in ("moved-from", "moved-to")
    }
    assert set(moves["moved-from"]) == set(moves["moved-to"])
    assert len(set(moves["moved-to"])) == redline.moves


@pytest.mark.parametrize("redline", REDLINES, ids=lambda redline: redline.name)
def test_pandoc_reads_them_so_too(redline: Redlined, tmp_path: Path) -> None:
    for view, points in (("accept", redline.after), ("reject", redline.before)):
        theirs = pandoc(redline.data, tmp_path, view).split("\n\n")
        assert [letters(text) for text in theirs if text.strip()] == [letters(point) for point in points]
