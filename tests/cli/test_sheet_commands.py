"""`export CASE sheet` and `import CASE sheet FILE` on the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from command_line import onetext


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of a case in `talks`."""
    monkeypatch.chdir(tmp_path)
    assert onetext("new", "talks", "--from", "harbour-wages").status == 0
    return tmp_path


def edited(path: Path, **cells: object) -> None:
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Weights"][cell] = value
    book.save(path)


def test_there_and_back(here: Path) -> None:
    run = onetext("export", "talks", "sheet", "--party", "union")
    assert (run.status, run.err) == (0, "")
    assert "harbour-wages-union.xlsx" in run.out
    run = onetext("import", "talks", "sheet", "harbour-wages-union.xlsx")
    assert (run.status, "in which nothing was changed" in run.out, "No file was changed." in run.out) == (0, True, True)
    edited(here / "harbour-wages-union.xlsx", F2=44)
    run = onetext("import", "talks", "sheet", "harbour-wages-union.xlsx")
    assert (run.status, "row filled in or changed" in run.out, "  weights.yaml" in run.out) == (0, True, True)
    assert onetext("check", "talks").status == 0


def test_one_of_each_party(here: Path) -> None:
    assert onetext("export", "talks", "sheet", "--json").answer["written"] == ["union.xlsx", "company.xlsx"]
    assert sorted(file.name for file in (here / "harbour-wages-sheets").iterdir()) == ["company.xlsx", "union.xlsx"]


def test_a_fault_names_the_file_the_sheet_and_the_cell(here: Path) -> None:
    onetext("export", "talks", "sheet", "--party", "union", "--out", "ana.xlsx")
    edited(here / "ana.xlsx", F3="=1", H1="reasons")
    run = onetext("import", "talks", "sheet", "ana.xlsx")
    assert run.status == 1
    assert "ana.xlsx:3:6: E412 cell F3 of sheet Weights holds a formula; write its value" in run.err
    assert 'ana.xlsx:1:8: E413 cell H1 of sheet Weights heads an unknown column "reasons"' in run.err
    problems = onetext("import", "talks", "sheet", "ana.xlsx", "--json").answer["problems"]
    assert [problem["code"] for problem in problems] == ["E412", "E413"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("talks", "sheet"), "a sheet is one workbook, and 0 are given"),
        (("talks", "sheet", "a.xlsx", "b.xlsx"), "and 2 are given"),
        (("talks", "sheet", "a.xlsx", "--as-of", "2024-02-01"), "leave out --as-of"),
        (("talks", "sheet", "a.xlsx", "--id", "x"), "leave out id"),
        (("talks", "sheet", "a.xlsx", "--raw"), "leave out raw"),
        (("talks", "sheet", "a.xlsx", "--profile", "a=b"), "leave out --profile"),
        (("talks", "sheet", "a.xlsx", "--for", "union"), "leave out --for"),
    ],
)
def test_wrong_usage(here: Path, arguments: tuple[str, ...], says: str) -> None:
    run = onetext("import", *arguments)
    assert (run.status, says in run.err) == (2, True), run.err
