"""A fault of shape does not hide what the same item names; papers beside a case are let be."""

from __future__ import annotations

from pathlib import Path

import pytest

from onetext.casefile import check_case, write_starter


def faults_of(folder: Path) -> list[tuple[str, str]]:
    return [(fault.code, fault.message) for fault in check_case(folder)[1]]


def starter(folder: Path, file: str, old: str, new: str) -> Path:
    write_starter(folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_bad_word_does_not_hide_an_unknown_party(tmp_path: Path) -> None:
    old, new = "{party: union, issue: pay, kind: demand", "{party: unoin, issue: payy, kind: demaand"
    found = faults_of(starter(tmp_path / "case", "positions.yaml", old, new))
    assert ("E106", 'kind cannot be "demaand"') in found
    assert ("E201", 'unknown party "unoin"') in found
    assert ("E202", 'unknown issue "payy"') in found


def test_a_broken_header_does_not_hide_an_unknown_signatory(tmp_path: Path) -> None:
    found = faults_of(starter(tmp_path / "case", "case.yaml", "signatories: [owners", "titel: x\nsignatories: [ownerz"))
    assert [code for code, _ in found] == ["E104", "E201"]


def test_a_broken_item_whose_references_stand_draws_one_fault(tmp_path: Path) -> None:
    found = faults_of(starter(tmp_path / "case", "positions.yaml", "kind: demand", "kind: demaand"))
    assert [code for code, _ in found] == ["E106"]


@pytest.mark.parametrize("name", ["brief.html", "brief.JSON", "treaty.pdf", "treaty.docx"])
def test_papers_beside_a_case_are_let_be(name: str, tmp_path: Path) -> None:
    write_starter(tmp_path / "case")
    (tmp_path / "case" / name).write_text("<p>", encoding="utf-8")
    assert faults_of(tmp_path / "case") == []


def test_a_section_in_the_wrong_format_is_still_named(tmp_path: Path) -> None:
    write_starter(tmp_path / "case")
    (tmp_path / "case" / "claims.json").write_text("[]", encoding="utf-8")
    assert [code for code, _ in faults_of(tmp_path / "case")] == ["W101"]


@pytest.mark.parametrize(
    ("folder", "case_id"), [("peace", "peace"), ("mein Fall", "mein-Fall"), ("true", "true"), ("2025", "2025")]
)
def test_a_starter_is_named_after_its_folder(folder: str, case_id: str, tmp_path: Path) -> None:
    write_starter(tmp_path / folder)
    case, faults = check_case(tmp_path / folder)
    assert faults == ()
    assert case is not None
    assert case.id == case_id


def test_attributes_that_do_not_close_name_the_line_in_which_they_open(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    write_starter(folder)
    front = "---\nid: third\ntitle: T\nhappened: 2025-03-25\n---\n"
    (folder / "drafts" / "third.md").write_text(front + "1. Pay.\n   {settles: {pay: five}\n", encoding="utf-8")
    (message,) = [message for code, message in faults_of(folder) if code == "E117"]
    assert "open on line 7" in message
