"""Footnotes and endnotes of a redline, read by accepting and rejecting in the XML itself, and by pandoc."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from word_rules import W, broken

from onetext.documents import read_document
from onetext.drafts import RedlineFile, redline_file

Points = list[tuple[str, str]]
LEASE = "The lease of the harbour runs for a term of years."
RENT = "Rent is due on the first day of each month at the port."
PILOTS = "Pilots go free of charge on every ship of the town."


def word(points: Points, *, kind: str = "footnote", first: int = 1, picture: bool = False) -> bytes:
    """A Word file; each point is a paragraph and the text of the note that it calls at its end, "" for none."""
    document = docx.Document()
    notes = ""
    for number, (text, note) in enumerate(points, start=first):
        paragraph = document.add_paragraph(text)
        if note:
            paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{number}"/></w:r>'))
            mark = f"<w:r><w:{kind}Ref/></w:r>"
            said = "".join(
                f'<w:p>{"" if at else mark}<w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
                for at, line in enumerate(note.split("\n"))
            )
            notes += f'<w:{kind} w:id="{number}">{said}</w:{kind}>'
    if notes:
        data = f"<w:{kind}s {nsdecls('w')}>{notes}</w:{kind}s>".encode()
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
        part = Part(PackURI(f"/word/{kind}s.xml"), content, data, document.part.package)
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))
    if picture:
        seen = f"<w:r {nsdecls('w')}><w:pict/></w:r>"
        document.add_paragraph("A map of the harbour: ")._p.append(parse_xml(seen))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def redlined(old: bytes, new: bytes) -> RedlineFile:
    before, after = read_document(old, "old.docx"), read_document(new, "new.docx")
    found = redline_file(before, after, author="Us", date="2026-01-02", before_data=old, after_data=new)
    assert broken(found.data) == []
    with zipfile.ZipFile(io.BytesIO(found.data)) as package:  # no id twice in a part, every part well-formed
        for part in ("word/footnotes.xml", "word/endnotes.xml"):
            if part in package.namelist():
                root = etree.fromstring(package.read(part))
                ids = [item.get(W + "id") for item in root]
                assert len(ids) == len(set(ids))
    return found


def called(data: bytes, gone: tuple[str, ...], kind: str = "footnote") -> list[str]:
    """The words of the notes that a text calls, in order, when what stands within `gone` is taken away."""

    def stands(item: etree._Element) -> bool:
        return not any(above.tag in {W + name for name in gone} for above in item.iterancestors())

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        part = f"word/{kind}s.xml"
        notes = etree.fromstring(package.read(part)) if part in package.namelist() else ()
    words = {
        note.get(W + "id"): "".join(item.text or "" for item in note.iter(W + "t", W + "delText") if stands(item))
        for note in notes
    }
    return [words[call.get(W + "id")] for call in body.iter(f"{W}{kind}Reference") if stands(call)]


def accepted(data: bytes, kind: str = "footnote") -> list[str]:
    return called(data, ("del", "moveFrom"), kind)


def rejected(data: bytes, kind: str = "footnote") -> list[str]:
    return called(data, ("ins", "moveTo"), kind)


def by_pandoc(data: bytes, path: Path, changes: str) -> str:
    path.write_bytes(data)
    options = [f"--track-changes={changes}", "--wrap=none"]
    text = str(pypandoc.convert_file(str(path), "plain", format="docx", extra_args=options))
    return re.sub(r"\s+", " ", text).strip()


PAIRS: dict[str, tuple[Points, Points]] = {
    "changed": ([(LEASE, "The term is 30 days."), (RENT, "")], [(LEASE, "The term is 90 days."), (RENT, "")]),
    "removed, and the part with it": ([(LEASE, "The term is 30 days."), (RENT, "")], [(LEASE, ""), (RENT, "")]),
    "removed beside another": ([(LEASE, "For 30 days."), (RENT, "In pounds.")], [(LEASE, ""), (RENT, "In euros.")]),
    "added": ([(LEASE, ""), (RENT, "")], [(LEASE, "The term is 30 days."), (RENT, "")]),
    "moved and changed": (
        [(LEASE, "For 30 days."), (RENT, ""), (PILOTS, "")],
        [(RENT, ""), (PILOTS, ""), (LEASE, "For 90 days.")],
    ),
    "removed with its point": ([(LEASE, ""), (RENT, "In pounds."), (PILOTS, "")], [(LEASE, ""), (PILOTS, "")]),
    "of several paragraphs": ([(LEASE, "One.\nTwo."), (RENT, "")], [(LEASE, "One.\nThree.\nFour."), (RENT, "")]),
}


@pytest.mark.parametrize("name", PAIRS)
def test_accept_gives_the_new_notes_and_reject_the_old_ones(name: str, tmp_path: Path) -> None:
    old, new = PAIRS[name]
    before, after = word(old), word(new, first=4)
    data = redlined(before, after).data
    assert accepted(data) == [note.replace("\n", "") for _, note in new if note]
    assert rejected(data) == [note.replace("\n", "") for _, note in old if note]
    file = tmp_path / "redline.docx"
    assert by_pandoc(data, file, "accept") == by_pandoc(after, tmp_path / "new.docx", "all")
    assert by_pandoc(data, file, "reject") == by_pandoc(before, tmp_path / "old.docx", "all")


def test_endnotes_go_the_same_way() -> None:
    data = redlined(word([(LEASE, "For 30 days.")], kind="endnote"), word([(LEASE, "")])).data
    assert (accepted(data, "endnote"), rejected(data, "endnote")) == ([], ["For 30 days."])


def test_only_the_words_that_changed_are_tracked_within_a_note() -> None:
    data = redlined(word([(LEASE, "The term is 30 days.")]), word([(LEASE, "The term is 90 days.")])).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    assert ["".join(item.itertext()) for item in root.iter(W + "del", W + "ins")] == ["30", "90"]
    assert not list(body.iter(W + "del", W + "ins"))


def test_random_texts_with_notes_come_back_both_ways() -> None:
    chance = random.Random(7)
    words = [
        "port",
        "ship",
        "lease",
        "rent",
        "pilot",
        "tide",
        "mole",
        "quay",
        "days",
        "30",
        "90",
        "shall",
        "may",
        "not",
    ]

    def text(length: int) -> str:
        return " ".join(chance.choice(words) for _ in range(length)).capitalize() + "."

    for _ in range(15):
        old = [(text(9), text(5) if chance.random() < 0.5 else "") for _ in range(chance.randint(1, 6))]
        new = [
            (point if chance.random() < 0.7 else text(9), note if chance.random() < 0.5 else text(4))
            for point, note in old
            if chance.random() < 0.85
        ]
        chance.shuffle(new)
        new = new or [(text(9), "")]
        data = redlined(word(old), word(new, first=chance.randint(1, 5))).data
        assert accepted(data) == [note for _, note in new if note]
        assert rejected(data) == [note for _, note in old if note]


def test_what_reject_does_not_bring_back_is_said() -> None:
    old, new = word([(LEASE, "")], picture=True), word([(LEASE, "")])
    assert redlined(old, new).lost == ("rejecting all changes does not bring back, of old.docx: 1 picture",)
    assert redlined(new, old).lost == ()
    assert redlined(old, old).lost == ()


def test_notes_of_a_page_are_not_taken_along_and_that_is_said() -> None:
    page = (
        f'<p>{LEASE}<sup><a href="#a" role="doc-noteref">1</a></sup></p><p>{RENT}</p>'
        '<section role="doc-endnotes"><p id="a">For 30 days.</p></section>'
    )
    old, new = read_document(page.encode(), "old.html"), read_document(word([(LEASE, ""), (RENT, "")]), "new.docx")
    data = word([(LEASE, ""), (RENT, "")])
    (said,) = redline_file(old, new, author="Us", date="", after_data=data).lost
    assert said.endswith('of old.html: the footnote or endnote "For 30 days."')
    (said,) = redline_file(new, old, author="Us", date="", before_data=data).lost
    assert said == 'the Word file does not have, of old.html: the footnote or endnote "For 30 days."'


def test_the_command_warns_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from onetext.cli.entry import run

    (tmp_path / "old.docx").write_bytes(word([(LEASE, "For 30 days.")], picture=True))
    (tmp_path / "new.docx").write_bytes(word([(LEASE, "")]))
    files = [str(tmp_path / name) for name in ("old.docx", "new.docx", "redline.docx")]
    assert run(["compare", *files[:2], "--out", files[2]]) == 0
    out, err = capsys.readouterr()
    assert "rejecting all changes does not bring back, of old.docx: 1 picture" in " ".join(f"{out} {err}".split())
    assert rejected((tmp_path / "redline.docx").read_bytes()) == ["For 30 days."]
