"""Footnotes and endnotes are points: what changed in one is never told as kept."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from immutabledict import immutabledict

import onetext

BY = 'w:author="Ann" w:date="2026-01-02T00:00:00Z"'
FIRST = "1. The lease of the harbour runs for a term."
SECOND = "2. Rent is due on the first day of each month."


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(path: Path, *points: tuple[str, str], kind: str = "footnote", head: str = "") -> Path:
    """A Word file; each point is its text and the runs of the note that it calls at its end, "" for none."""
    document = docx.Document()
    notes = ""
    for number, (text, note) in enumerate(points, start=1):
        paragraph = document.add_paragraph(text)
        if note:
            call = f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{number}"/></w:r>'
            paragraph._p.append(parse_xml(call))
            notes += f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{note}</w:p></w:{kind}>'
    if notes:
        data = f"<w:{kind}s {nsdecls('w')}>{notes}</w:{kind}s>".encode()
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
        part = Part(PackURI(f"/word/{kind}s.xml"), content, data, document.part.package)
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))
    if head:
        document.sections[0].header.paragraphs[0].text = head
    document.save(str(path))
    return path


@pytest.mark.parametrize(("kind", "key"), [("footnote", "fn1"), ("endnote", "en1")])
def test_a_changed_note_is_a_changed_point(tmp_path: Path, kind: str, key: str) -> None:
    old = word(tmp_path / "old.docx", (FIRST, run("The term is 30 days.")), (SECOND, ""), kind=kind)
    new = word(tmp_path / "new.docx", (FIRST, run("The term is 90 days.")), (SECOND, ""), kind=kind)
    links = onetext.compare_files(old, new).links
    assert [(link.op, link.from_, link.to) for link in links] == [
        ("kept", ("1",), ("1",)),
        ("changed", (key,), (key,)),
        ("kept", ("2",), ("2",)),
    ]
    assert links[1].flags == ("number",)
    struck = [(piece.op, piece.text) for piece in links[1].redline if piece.op != "same"]
    assert struck == [("struck", "30"), ("new", "90")]


def test_a_note_that_is_gone_is_a_removed_point(tmp_path: Path) -> None:
    old = word(tmp_path / "old.docx", (FIRST, run("The term is 30 days.")), (SECOND, ""))
    new = word(tmp_path / "new.docx", (FIRST, ""), (SECOND, ""))
    assert [link.op for link in onetext.compare_files(old, new).links] == ["kept", "removed", "kept"]
    assert [link.op for link in onetext.compare_files(new, old).links] == ["kept", "added", "kept"]


def test_a_note_stands_where_its_span_says(tmp_path: Path) -> None:
    import zipfile

    file = word(tmp_path / "old.docx", (FIRST, run("The term is 30 days.")), (SECOND, ""))
    link = onetext.compare_files(file, file).links[1]
    place = link.before[0]
    with zipfile.ZipFile(file) as package:
        data = package.read(place.part)
    assert b"The term is 30 days." in data[place.start : place.end]
    assert place.label == "1"


def test_a_change_in_a_note_that_is_not_tracked_is_told_and_a_tracked_one_is_not(tmp_path: Path) -> None:
    old = word(tmp_path / "old.docx", (FIRST, run("The term is 30 days.")), (SECOND, run("In pounds.")))
    tracked = (
        f'{run("The term is ")}<w:del w:id="1" {BY}><w:r><w:delText>30</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {BY}>{run("90")}</w:ins>{run(" days.")}'
    )
    new = word(tmp_path / "new.docx", (FIRST, tracked), (SECOND, run("In euros.")))
    links = {link.to: link for link in onetext.compare_files(old, new).links}
    assert "untracked" not in links["fn1",].flags
    assert links["fn1",].flags == ("number",)
    assert "untracked" in links["fn2",].flags


def test_two_notes_of_one_point_come_in_the_order_of_their_calls(tmp_path: Path) -> None:
    page = (
        '<p>1. The lease<sup><a href="#b" role="doc-noteref">1</a></sup> runs'
        '<sup><a href="#a" role="doc-noteref">2</a></sup> for a term.</p><p>2. Rent is due monthly, in advance.</p>'
        '<section role="doc-endnotes"><p id="a">Of 30 days.</p><p id="b">Of the harbour.</p></section>'
    )
    (tmp_path / "old.html").write_text(page, encoding="utf-8")
    (tmp_path / "new.html").write_text(page.replace("30", "90"), encoding="utf-8")
    links = onetext.compare_files(tmp_path / "old.html", tmp_path / "new.html").links
    assert [(link.op, link.to, link.after[0].text) for link in links][1:3] == [
        ("kept", ("fn1",), "Of the harbour."),
        ("changed", ("fn2",), "Of 90 days."),
    ]


def test_headers_that_differ_are_quoted_in_a_warning(tmp_path: Path) -> None:
    points = ((FIRST, ""), (SECOND, ""))
    old = word(tmp_path / "old.docx", *points, head="Draft of 3 May, without prejudice")
    new = word(tmp_path / "new.docx", *points, head="Draft of 3 May")
    (said,) = onetext.compare_files(old, new).envelope.warnings
    assert '"Draft of 3 May, without prejudice" in old.docx only' in said
    assert '"Draft of 3 May" in new.docx only' in said
    assert onetext.compare_files(old, old).envelope.warnings == ()


def test_a_note_comes_into_a_case_and_touches_what_its_point_is_about(tmp_path: Path) -> None:
    file = word(tmp_path / "old.docx", (FIRST, run("The term is 30 days.")), (SECOND, ""))
    made = onetext.new(tmp_path / "case", from_=file, draft={"date": "2026-01-02"})
    assert made.issues == 2
    assert not any("30 days" in item.what for item in made.dropped)
    case = onetext.load_case(tmp_path / "case")
    (point,) = [point for point in case.drafts[0].points if point.label == "fn1"]
    assert (point.text, point.parent, point.printed_label) == ("The term is 30 days.", "1", "1")
    assert (point.settles, point.touches) == (immutabledict(), ("p1",))
