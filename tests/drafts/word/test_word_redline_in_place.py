"""A redline on the package of a Word document: its look stays, and the hands of earlier rounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from word_rules import W, broken

from onetext.documents import read_document
from onetext.drafts import write_redline

Fill = Callable[[docx.document.Document], None]


def made(fill: Fill) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def redlined(old: bytes, new: bytes, *, author: str = "Us") -> bytes:
    before, after = read_document(old, "old.docx"), read_document(new, "new.docx")
    data = write_redline(before, after, author=author, date="2025-11-20", before_data=old, after_data=new)
    assert broken(data) == []
    again = read_document(data, "redline.docx")
    assert [block.text for block in again.original] == [block.text for block in before.original]
    assert [block.text for block in again.blocks] == [block.text for block in after.blocks]
    return data


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def body(data: bytes) -> etree._Element:
    return etree.fromstring(part(data))[0]


def signed(name: str, author: str, *inside: str, gone: bool = False) -> etree._Element:
    change = OxmlElement(f"w:{name}")
    for key, value in {"id": "77", "author": author, "date": "2025-01-02T00:00:00Z"}.items():
        change.set(qn(f"w:{key}"), value)
    for words in inside:
        run = OxmlElement("w:r")
        text = OxmlElement("w:delText" if gone else "w:t")
        text.text = words
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        change.append(run)
    return change


def by(data: bytes, name: str) -> list[tuple[str, str]]:
    return [
        (item.get(W + "author"), "".join(x.text for x in item.iter(W + "t", W + "delText")))
        for item in body(data).iter(W + name)
        if len(item)
    ]


def lines(*texts: str, style: str | None = None) -> Fill:
    def fill(document: docx.document.Document) -> None:
        for words in texts:
            document.add_paragraph(words, style=style)

    return fill


def test_a_kept_paragraph_is_not_touched_and_all_other_parts_stay() -> None:
    old, new = made(lines("Kept as it is.", "Thirty days.")), made(lines("Kept as it is.", "Sixty days."))
    data = redlined(old, new)
    assert etree.tostring(body(data)[0]) == etree.tostring(body(new)[0])
    with zipfile.ZipFile(io.BytesIO(new)) as package:
        names = package.namelist()
    assert all(part(data, name) == part(new, name) for name in names if name != "word/document.xml")


def test_styles_and_numbers_of_the_new_file_stay() -> None:
    old, new = (
        made(lines("One point.", "A second.", style="List Number")),
        made(lines("One point.", "The second.", "A third.", style="List Number")),
    )
    data = redlined(old, new)
    assert {item.get(W + "val") for item in body(data).iter(W + "pStyle")} == {"ListNumber"}
    assert [block.label for block in read_document(data, "r.docx").blocks] == ["1.", "2.", "3."]
    assert [block.label for block in read_document(data, "r.docx").original] == ["1.", "2."]


def test_a_struck_paragraph_keeps_its_automatic_number_where_the_list_is_the_same() -> None:
    old, new = (
        made(lines("One.", "Gone for good.", "Three.", style="List Number")),
        made(lines("One.", "Three.", style="List Number")),
    )
    assert [block.label for block in read_document(redlined(old, new), "r.docx").original] == ["1.", "2.", "3."]


def test_the_number_of_a_struck_paragraph_is_typed_where_the_list_is_unknown() -> None:
    old = made(lines("One.", "Gone for good.", style="List Number"))
    new = made(lines("Something else is written here."))
    before, after = read_document(old, "old.docx"), read_document(new, "new.docx")
    data = write_redline(before, after, author="Us", date="", after_data=new)
    assert broken(data) == []
    assert [block.text for block in read_document(data, "r.docx").original] == ["1.\tOne.", "2.\tGone for good."]


def test_what_waits_from_an_earlier_round_keeps_waiting_under_its_author() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Troops withdraw ")._p
        paragraph.append(signed("ins", "Alpha", "within thirty days "))
        paragraph.append(signed("del", "Beta", "at once ", gone=True))
        document.add_paragraph("A last line.")

    old = made(fill)
    new = made(lines("Troops withdraw within sixty days ", "A last line."))
    data = redlined(old, new)
    assert ("Alpha", "within ") in by(data, "ins")
    assert ("Beta", "at once ") in by(data, "del")
    nested = [item for item in body(data).iter(W + "del") if item.getparent().tag == W + "ins"]
    assert [(item.getparent().get(W + "author"), item.get(W + "author")) for item in nested] == [("Alpha", "Us")]
    assert ("Us", "sixty") in by(data, "ins")


def test_what_the_new_file_tracks_keeps_its_author_and_what_it_does_not_track_is_ours() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Troops withdraw within ")._p
        paragraph.append(signed("del", "Gamma", "thirty", gone=True))
        paragraph.append(signed("ins", "Gamma", "sixty"))
        paragraph.append(docx.Document().add_paragraph(" weeks.").runs[0]._r)

    old, new = made(lines("Troops withdraw within thirty days.")), made(fill)
    data = redlined(old, new)
    assert by(data, "del") == [("Gamma", "thirty"), ("Us", "days")]
    assert by(data, "ins") == [("Gamma", "sixty"), ("Us", "weeks")]


def table(*rows: tuple[str, ...]) -> Fill:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("Before the table.")
        grid = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(grid.rows, rows, strict=True):
            for cell, words in zip(row.cells, texts, strict=True):
                cell.text = words
        document.add_paragraph("After the table.")

    return fill


def test_rows_come_and_go_with_a_mark_of_their_own() -> None:
    old = made(table(("Grain", "100 tonnes"), ("Ports", "three of them"), ("Fuel", "none")))
    new = made(table(("Grain", "200 tonnes"), ("Fuel", "none"), ("Seeds", "a little")))
    data = redlined(old, new)
    found = [
        [name for name in ("ins", "del") if row.find(f"{W}trPr/{W}{name}") is not None]
        for row in body(data).iter(W + "tr")
    ]
    assert found == [[], ["del"], [], ["ins"]]
    assert ("Us", "100") in by(data, "del")


def test_a_table_that_went_is_struck_whole() -> None:
    data = redlined(made(table(("Grain", "100 tonnes"))), made(lines("Before the table.", "After the table.")))
    assert [row.find(f"{W}trPr/{W}del") is not None for row in body(data).iter(W + "tr")] == [True]


def test_a_change_of_look_alone_is_a_change_of_format() -> None:
    def bold(document: docx.document.Document) -> None:
        document.add_paragraph("The Commission ").add_run("shall").bold = True

    data = redlined(made(lines("The Commission shall")), made(bold))
    assert len(list(body(data).iter(W + "rPrChange"))) == 1
    assert by(data, "ins") == by(data, "del") == []


def test_a_change_of_style_alone_is_a_change_of_the_paragraph() -> None:
    old, new = made(lines("Scope")), made(lambda document: document.add_heading("Scope", 2))
    data = redlined(old, new)
    change = next(body(data).iter(W + "pPrChange"))
    assert change.find(f"{W}pPr/{W}pStyle") is None
    assert by(data, "ins") == []


def test_links_bookmarks_fields_and_pictures_of_a_changed_paragraph_stay() -> None:
    xml = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:bookmarkStart w:id="5" w:name="here"/><w:r><w:t xml:space="preserve">See </w:t></w:r>'
        '<w:hyperlink w:anchor="here"><w:r><w:t>Article {n}</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="5"/>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r></w:p>'
    )

    def fill(number: int) -> Fill:
        return lambda document: document.element.body.insert(0, etree.fromstring(xml.replace("{n}", str(number))))

    data = redlined(made(fill(5)), made(fill(7)))
    (link,) = body(data).iter(W + "hyperlink")
    assert [item.tag for item in link.iter(W + "ins", W + "del")] == [W + "del", W + "ins"]
    assert [len(list(body(data).iter(W + name))) for name in ("bookmarkStart", "bookmarkEnd", "fldChar", "sym")] == [
        1,
        1,
        2,
        1,
    ]


def test_a_tracked_move_of_the_new_file_stays_its_author_s_move() -> None:
    def fill(document: docx.document.Document) -> None:
        for words, kind in (
            ("A first line stands here.", ""),
            ("The council meets in Geneva.", "moveTo"),
            ("A second line.", ""),
            ("The council meets in Geneva.", "moveFrom"),
            ("The end.", ""),
        ):
            paragraph = document.add_paragraph("" if kind else words)._p
            if not kind:
                continue
            look = OxmlElement("w:rPr")
            look.append(signed(kind, "Gamma"))
            paragraph.get_or_add_pPr().append(look)
            start = signed(f"{kind}RangeStart", "Gamma")
            start.set(qn("w:name"), "theirs")
            paragraph.append(start)
            paragraph.append(signed(kind, "Gamma", words))
            end = OxmlElement(f"w:{kind}RangeEnd")
            end.set(qn("w:id"), "77")
            paragraph.addnext(end)

    old = made(lines("A first line stands here.", "A second line.", "The council meets in Geneva.", "The end."))
    data = redlined(old, made(fill))
    assert by(data, "moveFrom") == by(data, "moveTo") == [("Gamma", "The council meets in Geneva.")]
