"""`import` and `export` on the command line: arguments, exit status, one object with --json."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import onetext

from onetext.cli.complete import exports, imports


@pytest.fixture
def wages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a Genius domain in `wages`."""
    monkeypatch.chdir(tmp_path)
    assert onetext("export", "harbour-wages", "genius", "--out", "wages").status == 0
    return tmp_path


ON = ("--as-of", "2024-02-29")
BOTH = ("--profile", "union=wages/union.xml", "--profile", "company=wages/company.xml")


def test_there_and_back_and_on(wages: Path) -> None:
    run = onetext("import", "talks", "genius", "wages/domain.xml", *BOTH, *ON)
    assert (run.status, run.err) == (0, "")
    assert "Next: onetext check talks" in run.out
    assert onetext("check", "talks").status == 0
    again = onetext("export", "talks", "genius", "--out", "again", "--json").answer
    assert (again["status"], again["dropped"]) == ("ok", [])
    for name in again["written"]:
        assert (wages / "again" / name).read_bytes() == (wages / "wages" / name).read_bytes()


def test_the_case_speaks_of_the_day_asked_for(wages: Path) -> None:
    answer = onetext("import", "a", "genius", "wages/domain.xml", *BOTH, *ON, "--json").answer
    assert answer["as_of"] == "2024-02-29"
    assert answer["case"] == "a"
    assert onetext("show", "a", "--json").answer["as_of"] == "2024-02-29"


def test_without_a_day_nothing_is_written_and_the_day_of_the_import_is_not_taken_for_it(wages: Path) -> None:
    run = onetext("import", "a", "genius", "wages/domain.xml", *BOTH)
    assert (run.status, run.out) == (2, "")
    assert "which day" in run.err
    assert "--as-of" in run.err
    assert not (wages / "a").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a", "doc", "x"), "known are: genius, geniusweb, docx, pdf"),
        (("a", "genius"), "one domain file"),
        (("a", "genius", "wages/domain.xml"), "--profile ID=FILE"),
        (("a", "genius", "wages/domain.xml", "--profile", "union"), "not of the form ID=FILE"),
        (("a", "genius", "wages/domain.xml", "--profile", "=x"), "not of the form ID=FILE"),
        (("a", "genius", "wages/domain.xml", "--profile", "u=x", "--profile", "u=y"), "twice"),
        (("a", "geniusweb"), "nothing to import"),
        (("a", "geniusweb", "x.json", "--raw"), "leave out --raw"),
        (("wages", "genius", "wages/domain.xml", *BOTH), "not empty"),
        (("a", "genius", "wages/domain.xml", *BOTH, "--for", "public"), "leave out --for"),
    ],
)
def test_wrong_usage_is_said_and_writes_nothing(wages: Path, arguments: tuple[str, ...], says: str) -> None:
    run = onetext("import", *arguments)
    assert (run.status, run.out) == (2, "")
    assert says in run.err
    assert onetext("import", *arguments, "--json").answer["status"] == "usage"
    assert not (wages / "a").exists()


def test_a_fault_is_shown_with_its_line_and_a_caret(wages: Path) -> None:
    path = wages / "wages" / "union.xml"
    path.write_text(path.read_text(encoding="utf-8").replace('value="0.4"', 'value="0,4"', 1), encoding="utf-8")
    run = onetext("import", "a", "genius", "wages/domain.xml", *BOTH)
    assert run.status == 1
    assert run.err.startswith('wages/union.xml:4:5: E405 <weight>: "0,4" is no number')
    assert "\n        ^\n" in run.err
    answer = onetext("import", "a", "genius", "wages/domain.xml", *BOTH, "--json").answer
    assert (answer["status"], [problem["code"] for problem in answer["problems"]]) == ("faults", ["E405"])


def test_an_unknown_export_format_is_wrong_usage(wages: Path) -> None:
    run = onetext("export", "harbour-wages", "table", "--out", "x")
    assert (run.status, "known are: docx, html" in run.err) == (2, True)
    assert onetext("export", "harbour-wages", "genius").status == 2


def test_the_shell_completes_formats() -> None:
    assert imports("gen") == ["genius", "geniusweb"]
    assert exports("x") == []
