"""Drafts as files: Word with tracked changes, pages, a table of all changes, Akoma Ntoso, Markdown."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from api_cases import case as small_case
from api_cases import draft

import onetext
from onetext.casefile import check_case
from onetext.documents import Document, read_document
from onetext.drafts import outline, write_plain
from onetext.errors import UnknownId, UsageError
from onetext.model import MEDIATOR, DraftFile, Point

HARBOUR = onetext.load_case("harbour-wages")
UKRAINE = onetext.load_case("ukraine-2025")


def texts(document: Document, *, original: bool = False) -> list[str]:
    return [point.text for point in outline(document.original if original else document.blocks).points]


def test_docx_is_the_newest_draft_clean_and_with_tracked_changes_against_its_parent(tmp_path: Path) -> None:
    result = onetext.export(HARBOUR, "docx", tmp_path / "out", author="Ann")
    assert (result.format, result.written) == ("docx", ("chair-text-to-rolling-text.docx", "rolling-text.docx"))
    files = {name: read_document((tmp_path / "out" / name).read_bytes(), name) for name in result.written}
    redline, clean = files["chair-text-to-rolling-text.docx"], files["rolling-text.docx"]
    assert {item.author for item in redline.revisions} == {"Ann"}
    assert {item.date[:10] for item in redline.revisions} == {"2024-02-26"}
    before, after = HARBOUR.draft("chair-text"), HARBOUR.draft("rolling-text")
    assert texts(redline) == [point.text for point in after.points]
    assert texts(redline, original=True) == [point.text for point in before.points]
    assert [text for text in texts(clean) if text != after.title] == [point.text for point in after.points]
    assert clean.revisions == ()
    assert any("settle" in item.what for item in result.dropped)


def test_docx_without_a_parent_is_the_clean_text_alone_and_that_is_said(tmp_path: Path) -> None:
    case = small_case(drafts=(draft("one", Point(label="1", text="Some words.")),))
    result = onetext.export(case, "docx", tmp_path / "out")
    assert result.written == ("one.docx",)
    assert [item.what for item in result.dropped] == ["tracked changes"]


def test_two_drafts_that_are_named_are_compared(tmp_path: Path) -> None:
    result = onetext.export(UKRAINE, "docx", tmp_path / "out", from_="us28", to="e3")
    assert result.written == ("us28-to-e3.docx", "e3.docx")


def test_the_table_has_every_change_of_every_step(tmp_path: Path) -> None:
    result = onetext.export(UKRAINE, "csv", tmp_path / "out")
    assert result.written == ("changes.csv",)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "changes.csv").read_text(encoding="utf-8"))))
    steps = [("us28", "e3"), ("us28", "ua20")]
    expected = [link for pair in steps for link in onetext.compare(UKRAINE, *pair).links]
    assert len(rows) == len(expected)
    assert {(row["draft before"], row["draft after"]) for row in rows} == set(steps)
    assert sorted(row["op"] for row in rows) == sorted(link.op for link in expected)


def test_the_table_has_points_of_any_length(tmp_path: Path) -> None:
    """Python's reader of tables stops at 131,072 characters unless told otherwise; what is written may be longer."""
    long = "The ships wait in the port. " * 6_000
    first = draft("one", Point(label="1", text=long))
    case = small_case(drafts=(first, draft("two", Point(label="1", text=long + "=Now."), grew_from=("one",))))
    onetext.export(case, "csv", tmp_path / "out")
    before = csv.field_size_limit(10**9)
    try:
        (row,) = csv.DictReader(io.StringIO((tmp_path / "out" / "changes.csv").read_text(encoding="utf-8")))
    finally:
        csv.field_size_limit(before)
    assert (row["draft before"], row["draft after"], row["before"]) == ("one", "two", long)


def test_pages_show_the_words_of_both(tmp_path: Path) -> None:
    result = onetext.export(HARBOUR, "html", tmp_path / "out")
    assert result.written == ("chair-text-to-rolling-text.html",)
    page = (tmp_path / "out" / result.written[0]).read_text(encoding="utf-8")
    assert HARBOUR.draft("rolling-text").points[-1].text in page
    assert "<script" not in page


def test_akoma_ntoso_has_a_file_for_each_draft_with_points(tmp_path: Path) -> None:
    from lxml import etree

    result = onetext.export(UKRAINE, "akn", tmp_path / "out")
    with_points = [one for one in UKRAINE.drafts_by_date if one.points]
    assert result.written == tuple(f"{one.id}.akn.xml" for one in with_points)
    for one in with_points:
        root = etree.parse(tmp_path / "out" / f"{one.id}.akn.xml").getroot()
        text = " ".join("".join(root.itertext()).split())
        assert all(" ".join(point.text.split()) in text for point in one.points)
    unknown = ", ".join(one.id for one in UKRAINE.drafts_by_date if not one.points)
    assert f"drafts {unknown}" in [item.what for item in result.dropped]


LAID_OUT = """Part I General matters

Article 1. Terms

(a) The fee is the amount paid for each ship.

(b) The port is the harbour with all its quays.

Article 2. Fees

The parties choose one of these:

Option 1: The fee stays as it is today.

Option 2: The fee is halved from next year.

• a bullet that belongs to nobody in particular
"""


def test_a_text_that_went_through_a_case_is_written_like_the_text_itself(tmp_path: Path) -> None:
    from onetext.drafts import write_akn

    (tmp_path / "text.txt").write_text(LAID_OUT, encoding="utf-8")
    onetext.new(tmp_path / "case", from_=tmp_path / "text.txt", draft={"date": "2024-03-01"})
    case = onetext.load_case(tmp_path / "case")
    onetext.export(case, "akn", tmp_path / "out")
    onetext.export(case, "docx", tmp_path / "word")
    (drafted,) = case.drafts
    points = outline(read_document(LAID_OUT.encode(), "text.txt").blocks).points
    assert {"part", "article", "letter", "option", "bullet"} <= {point.kind for point in points}
    said = {"work": case.id, "title": drafted.title, "version": drafted.id, "author": "unknown"}
    day = drafted.happened.latest.isoformat()
    assert (tmp_path / "out" / f"{drafted.id}.akn.xml").read_bytes() == write_akn(points, date=day, begun=day, **said)
    assert (tmp_path / "word" / f"{drafted.id}.docx").read_bytes() == write_plain(points, title=drafted.title)


def test_markdown_is_what_the_case_folder_has(tmp_path: Path) -> None:
    result = onetext.export(HARBOUR, "md", tmp_path / "out")
    assert set(result.written) == {f"drafts/{one.id}.md" for one in HARBOUR.drafts}
    whole = tmp_path / "case"
    onetext.export(HARBOUR, "md", whole)
    source = Path(onetext.__file__).parent / "catalog" / "harbour-wages"
    for name in source.glob("*.yaml"):
        (whole / name.name).write_bytes(name.read_bytes())
    read, faults = check_case(whole)
    assert [fault for fault in faults if fault.severity == "error"] == []
    assert read is not None
    assert {one.id: one.points for one in read.drafts} == {one.id: one.points for one in HARBOUR.drafts}


@pytest.mark.parametrize("format", ["docx", "html", "csv", "akn", "md"])
def test_what_is_hidden_is_in_no_file(format: str, tmp_path: Path) -> None:  # noqa: A002
    secret = draft("secret", Point(label="1", text="The zanzibar words of a draft."), audience=MEDIATOR)
    first = draft("first", Point(label="1", text="The open words of a first draft."))
    second = draft("second", Point(label="1", text="The open words of a second draft."), grew_from=("secret", "first"))
    case = small_case(drafts=(secret, first, second))
    onetext.export(case, format, tmp_path / "out", audience="public")
    for path in filter(Path.is_file, (tmp_path / "out").rglob("*")):
        data = path.read_bytes()
        data = data if path.suffix != ".docx" else "\n".join(texts(read_document(data, path.name))).encode()
        assert b"zanzibar" not in data
        assert b"secret" not in data
        assert "secret" not in path.name
    with pytest.raises(UnknownId):
        onetext.export(case, format, tmp_path / "two", from_="secret", to="second", audience="public")
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"format": "rtf"}, "known are: docx, html, csv, akn, md, genius"),
        ({"format": "genius", "from_": "chair-text"}, "holds no drafts"),
        ({"format": "docx", "from_": "chair-text", "to": "chair-text"}, "twice"),
        ({"format": "docx", "to": "chare-text"}, 'did you mean "chair-text"'),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(asked: dict[str, str], says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=says):
        onetext.export(HARBOUR, folder=tmp_path / "out", **asked)  # type: ignore[arg-type]  # all of them texts
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", ["docx", "html", "csv", "akn"])
def test_a_case_without_points_is_told_so(format: str, tmp_path: Path) -> None:  # noqa: A002
    case = small_case(drafts=(draft("one", kind="described"),))
    with pytest.raises(UsageError, match="points"):
        onetext.export(case, format, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def full(old: Path, new: Path) -> None:
        if new.name == "rolling-text.docx":
            raise OSError(28, os.strerror(28))
        replace(old, new)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match="No space left"):
        onetext.export(HARBOUR, "docx", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


# -- the Word files that drafts were imported from ---------------------------------------------------------------------


def imported(folder: Path) -> onetext.Case:
    """Two drafts, the second from a Word file whose copy lies in the case folder, with a note in its margin."""
    import docx

    (folder / "drafts").mkdir(parents=True)
    document = docx.Document(io.BytesIO(write_plain(outline(_blocks("1. Herring is free.")).points, title="")))
    document.core_properties.title = "The look of the house"
    document.save(str(folder / "drafts" / "two.docx"))
    data = (folder / "drafts" / "two.docx").read_bytes()
    file = DraftFile(name="two.docx", format="docx", sha256=hashlib.sha256(data).hexdigest(), copy="two.docx")
    first = draft("one", Point(label="1", text="Herring is dear."))
    second = draft("two", Point(label="1", text="Herring is free."), grew_from=("one",), file=file)
    return small_case(drafts=(first, second))


def _blocks(text: str) -> object:
    return read_document(text.encode(), "x.txt").blocks


def title_of(path: Path) -> str:
    return read_document(path.read_bytes(), path.name).title


def test_a_redline_keeps_the_look_of_the_file_that_a_draft_was_imported_from(tmp_path: Path) -> None:
    case = imported(tmp_path / "case")
    onetext.export(case, "docx", tmp_path / "a", place=tmp_path / "case")
    assert title_of(tmp_path / "a" / "one-to-two.docx") == "The look of the house"
    redline = read_document((tmp_path / "a" / "one-to-two.docx").read_bytes(), "x.docx")
    assert texts(redline) == ["Herring is free."]
    assert texts(redline, original=True) == ["Herring is dear."]


def test_nobody_else_gets_anything_out_of_that_file_and_a_changed_file_is_not_taken(tmp_path: Path) -> None:
    case = imported(tmp_path / "case")
    onetext.export(case, "docx", tmp_path / "a", place=tmp_path / "case", audience="public")
    assert title_of(tmp_path / "a" / "one-to-two.docx") != "The look of the house"
    other = replace(case.draft("two"), file=replace(case.draft("two").file, sha256="0" * 64))
    onetext.export(replace(case, drafts=(case.drafts[0], other)), "docx", tmp_path / "b", place=tmp_path / "case")
    assert title_of(tmp_path / "b" / "one-to-two.docx") != "The look of the house"


def test_what_was_not_tracked_in_an_imported_file_is_flagged_for_the_owner_of_the_case(tmp_path: Path) -> None:
    from onetext.drafts import write_redline

    def written(text: str) -> tuple[Document, bytes]:
        data = write_plain(outline(_blocks(text)).points, title="")
        return read_document(data, "x.docx"), data

    told, told_data = written("1. Herring is cheap for all.\n\n2. Disputes end within 90 days.")
    new, new_data = written("1. Herring is dear for all.\n\n2. Disputes end within 90 days.")
    data = write_redline(told, new, author="Ann", date="", before_data=told_data, after_data=new_data)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "two.docx").write_bytes(data)
    file = DraftFile(name="two.docx", format="docx", sha256=hashlib.sha256(data).hexdigest(), copy="two.docx")
    first = draft(
        "one", Point(label="1", text="Herring is cheap for all."), Point(label="2", text="Disputes end within 30 days.")
    )
    second = draft(
        "two",
        Point(label="1", text="Herring is dear for all."),
        Point(label="2", text="Disputes end within 90 days."),
        file=file,
    )
    case = small_case(drafts=(first, second))
    result = onetext.compare(case, "one", "two", place=tmp_path)
    assert [link.flags for link in result.links] == [(), ("number", "untracked")]
    assert any("without a tracked change: two/2" in warning for warning in result.envelope.warnings)
    for other in (
        onetext.compare(case, "one", "two"),
        onetext.compare(case, "one", "two", place=tmp_path, audience="public"),
    ):
        assert [link.flags for link in other.links] == [(), ("number",)]
