"""`compare` and `log` on the command line: a case or two files, files to write, and what is said of misuse."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import onetext

from onetext.documents import read_document

OLD = "1. Each party may take 60,000 tonnes of herring.\n2. The port of call is free to all vessels.\n"
NEW = "1. Each party may take 80,000 tonnes of herring.\n2. The port of call is free to all vessels.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts, where the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


def test_two_files_are_compared_without_a_case(files: Path) -> None:
    run = onetext("compare", "old.txt", "new.txt")
    assert (run.status, run.err) == (0, "")
    assert "number  60,000  80,000" in run.out
    answer = onetext("compare", "old.txt", "new.txt", "--json").answer
    assert (answer["case"], answer["effects"], answer["a"], answer["b"]) == (None, None, "old.txt", "new.txt")
    assert (answer["as_of"], answer["seed"], answer["status"]) == (None, None, "ok")


def test_it_is_written_as_a_page_a_word_file_a_table_and_json(files: Path) -> None:
    places = [f"out.{ending}" for ending in ("html", "docx", "csv", "json")]
    run = onetext("compare", "old.txt", "new.txt", *(word for place in places for word in ("--out", place)))
    assert (run.status, run.err) == (0, "")
    assert f"Written to {', '.join(places)}." in " ".join(run.out.split())
    assert "80,000" in (files / "out.html").read_text(encoding="utf-8")
    (row, _) = csv.DictReader(io.StringIO((files / "out.csv").read_text(encoding="utf-8")))
    assert row["op"] == "changed"
    assert json.loads((files / "out.json").read_text(encoding="utf-8"))["written"] == places
    redline = read_document((files / "out.docx").read_bytes(), "out.docx")
    assert {(item.author, item.date) for item in redline.revisions} == {("onetext", "")}
    assert "80,000" in redline.blocks[0].text
    assert "60,000" in redline.original[0].text


def test_tracked_changes_carry_the_name_and_day_that_are_given(files: Path) -> None:
    run = onetext("compare", "old.txt", "new.txt", "--out", "o.docx", "--author", "Ann", "--date", "2026-01-05")
    assert run.status == 0
    found = read_document((files / "o.docx").read_bytes(), "o.docx").revisions
    assert {(item.author, item.date[:10]) for item in found} == {("Ann", "2026-01-05")}
    assert onetext("compare", "harbour-wages", "chair-text", "rolling-text", "--out", "h.docx").status == 0
    found = read_document((files / "h.docx").read_bytes(), "h.docx").revisions
    assert {item.date[:10] for item in found} == {"2024-02-26"}


def test_the_same_files_give_the_same_bytes(files: Path) -> None:
    for place in ("a.docx", "b.docx"):
        assert onetext("compare", "old.txt", "new.txt", "--out", place).status == 0
    assert (files / "a.docx").read_bytes() == (files / "b.docx").read_bytes()


def test_an_older_answer_is_replaced_as_a_whole_but_never_an_input(files: Path) -> None:
    (files / "o.csv").write_text("old", encoding="utf-8")
    assert onetext("compare", "old.txt", "new.txt", "--out", "o.csv").status == 0
    assert (files / "o.csv").read_text(encoding="utf-8") != "old"
    (files / "page.html").write_text("<p>1. All herring is free to all.</p>", encoding="utf-8")
    run = onetext("compare", "old.txt", "page.html", "--out", "page.html")
    assert (run.status, "is one of the files that are compared" in run.err) == (2, True)
    assert (files / "page.html").read_text(encoding="utf-8").startswith("<p>")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("old.txt",), "alone cannot be compared"),
        (("harbour-wages",), "onetext compare CASE A B"),
        (("harbour-wages", "chair-text"), "onetext compare harbour-wages A B"),
        (("old.txt", "missing.txt"), "no such file: missing.txt"),
        (("missing.docx", "old.txt"), "no such file: missing.docx"),
        (("missing.docx", "gone.docx"), '"missing.docx" is no file here'),
        (("old.txt", "folder"), '"folder" is a folder'),
        (("old.txt", "new.txt", "old.txt"), "--base FILE"),
        (("old.txt", "new.txt", "old.txt", "new.txt"), "new.txt"),
        (("old.txt", "new.txt", "--base", "missing.txt"), "no such file: missing.txt"),
        (("old.txt", "new.txt", "--for", "public"), "--as-of and --for are for a case"),
        (("old.txt", "new.txt", "--as-of", "2026-01-01"), "--as-of and --for are for a case"),
        (("old.txt", "new.txt", "--out", "x.rtf"), ".html, .docx, .csv, .json"),
        (("old.txt", "new.txt", "--out", "nowhere/x.csv"), "nowhere"),
        (("harbour-wages", "chair-text", "rolling-text", "--layout"), "are for files"),
        (("harbour-wages", "chair-text", "rolling-text", "--base", "chair-text"), "twice"),
    ],
)
def test_misuse_is_said_in_a_line_and_writes_nothing(files: Path, arguments: tuple[str, ...], says: str) -> None:
    before = sorted(files.iterdir())
    run = onetext("compare", *arguments)
    assert (run.status, run.out) == (2, "")
    assert says in run.err
    assert onetext("compare", *arguments, "--json").answer["status"] == "usage"
    assert sorted(files.iterdir()) == before


def test_an_unknown_ending_is_told_without_an_option_that_compare_lacks(files: Path) -> None:
    (files / "a.xyz").write_bytes(bytes(range(1, 9)) * 40)
    run = onetext("compare", "old.txt", "a.xyz")
    assert (run.status, run.out) == (1, "")
    assert 'the ending ".xyz" tells no format' in run.err
    assert "--from" not in run.err


def test_a_file_that_cannot_be_read_is_a_fault_with_its_name_and_its_code(files: Path) -> None:
    (files / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    run = onetext("compare", "old.txt", "broken.docx", "--out", "o.html")
    assert (run.status, run.out) == (1, "")
    assert "broken.docx" in run.err
    assert "Traceback" not in run.err
    answer = onetext("compare", "old.txt", "broken.docx", "--json").answer
    assert answer["status"] == "faults"
    assert [(problem["file"], problem["code"][:2]) for problem in answer["problems"]] == [("broken.docx", "E5")]
    assert not (files / "o.html").exists()


def test_three_ways_show_conflicts_first(files: Path) -> None:
    (files / "third.txt").write_text(OLD.replace("60,000", "70,000"), encoding="utf-8")
    run = onetext("compare", "new.txt", "third.txt", "--base", "old.txt")
    assert run.status == 0
    assert run.out.index("in conflict") < run.out.index("Look at these first")
    answer = onetext("compare", "harbour-wages", "chair-text", "rolling-text", "--base", "union-reply", "--json").answer
    assert answer["base"] == "union-reply"
    assert answer["merged"]


def test_the_log_lists_every_draft_on_the_day(files: Path) -> None:
    answer = onetext("log", "harbour-wages", "--as-of", "2024-02-13", "--json").answer
    assert [draft["id"] for draft in answer["drafts"]] == ["chair-text", "union-reply", "company-offer"]
    assert "from company-offer" in onetext("log", "harbour-wages").out


def test_drafts_are_exported_and_named(files: Path) -> None:
    run = onetext(
        "export", "harbour-wages", "docx", "--out", "answer", "--from", "company-offer", "--to", "rolling-text"
    )
    assert (run.status, run.err) == (0, "")
    assert (files / "answer" / "company-offer-to-rolling-text.docx").is_file()
    assert "All values of packages" not in run.out
