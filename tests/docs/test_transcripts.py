"""Every command and script in the documentation prints what the page says it prints."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

import transcripts

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHELL, SCRIPT, OUTPUT, END = "```console\n", "```python\n", "```text\n", "```\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_shows_what_is_printed(page: Path, tmp_path: Path) -> None:
    assert transcripts.run_page(page.read_text(encoding="utf-8"), tmp_path) == []


def test_another_output_is_noticed_and_written_anew(tmp_path: Path) -> None:
    page = SHELL + "$ onetext --version\nonetext 0.0.0\n" + END
    (mismatch,) = transcripts.run_page(page, tmp_path)
    assert mismatch.told == "onetext --version"
    assert mismatch.shown == "onetext 0.0.0\n"
    assert transcripts.run_page(transcripts.rerun(page, tmp_path), tmp_path) == []


def test_a_gap_stands_for_any_lines_but_for_no_part_of_one(tmp_path: Path) -> None:
    (tmp_path / "poem").write_text("one\ntwo\nthree\n", encoding="utf-8")
    assert transcripts.run_page(f"{SHELL}$ cat poem\none\n...\nthree\n{END}", tmp_path) == []
    assert transcripts.run_page(f"{SHELL}$ cat poem\n...\nthree\n{END}", tmp_path) == []
    assert len(transcripts.run_page(f"{SHELL}$ cat poem\no\n...\nthree\n{END}", tmp_path)) == 1
    assert len(transcripts.run_page(f"{SHELL}$ cat poem\none\n...\nfour\n{END}", tmp_path)) == 1


def test_written_anew_a_page_keeps_its_gaps(tmp_path: Path) -> None:
    (tmp_path / "poem").write_text("one\ntwo\nthree\nfour\nfive\n", encoding="utf-8")
    page = f"{SHELL}$ cat poem\none\n2\n...\nfour\n{END}"
    assert transcripts.rerun(page, tmp_path) == f"{SHELL}$ cat poem\none\ntwo\n...\nfour\n{END}"
    lost = f"{SHELL}$ cat poem\n1\n...\nfive\n{END}"
    assert transcripts.rerun(lost, tmp_path) == f"{SHELL}$ cat poem\none\ntwo\nthree\nfour\nfive\n{END}"


def test_a_failure_is_not_written_into_a_page(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        transcripts.rerun(f"{SCRIPT}1 / 0\n{END}\n{OUTPUT}1\n{END}", tmp_path)


def test_a_script_is_compared_with_the_text_below_it_and_must_not_fail(tmp_path: Path) -> None:
    assert transcripts.run_page(f"{SCRIPT}print(1)\n{END}\n{OUTPUT}1\n{END}", tmp_path) == []
    assert len(transcripts.run_page(f"{SCRIPT}print(1)\n{END}\n{OUTPUT}2\n{END}", tmp_path)) == 1
    assert len(transcripts.run_page(f"{SCRIPT}1 / 0\n{END}", tmp_path)) == 1


def test_a_file_block_is_there_for_what_follows(tmp_path: Path) -> None:
    page = f"```yaml file=a/b.yaml\nid: x\n{END}\n{SHELL}$ cat a/b.yaml\nid: x\n{END}"
    assert transcripts.run_page(page, tmp_path) == []


def test_a_pdf_block_is_a_pdf_that_another_reader_opens(tmp_path: Path) -> None:
    page = f"```text file=leak.pdf\nPlan (draft)\n\n1. One \\ two.\n* * *\n2. Three.\n{END}"
    assert transcripts.run_page(page, tmp_path) == []
    with pdfplumber.open(tmp_path / "leak.pdf") as document:
        assert [sheet.extract_text() for sheet in document.pages] == ["Plan (draft)\n1. One \\ two.", "2. Three."]


def test_nothing_else_may_be_run(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match='not "rm"'):
        transcripts.run_page(f"{SHELL}$ rm -r x\n{END}", tmp_path)
