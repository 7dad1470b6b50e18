"""A case made of a draft has issues of what can be agreed on: no heading, no title, no single cell of a table."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import onetext
from onetext.casefile import check_case, read_case
from onetext.model import Case


def written(
    path: Path, zones: tuple[tuple[str, ...], ...] = (("Zone", "Depth"), ("North", "10 km"), ("South", "20 km"))
) -> Path:
    """A treaty as offices write it: a title in a style, articles as headings, an annex with a table."""
    made = docx.Document()
    made.add_heading("Agreement on the Ceasefire and on the Withdrawal of all Forces from both Banks of the River", 0)
    made.add_paragraph("The Parties, wishing to end the fighting, have agreed as follows:")
    made.add_heading("Article 1", 1)
    made.add_paragraph("Ceasefire")
    made.add_paragraph("1. The Parties shall cease fire at noon.")
    made.add_paragraph("2. Within ten days of signature the Parties withdraw:")
    made.add_paragraph("(a) tanks;")
    made.add_paragraph("(b) guns.")
    made.add_heading("Article 2. Prisoners", 1)
    made.add_paragraph("All prisoners are exchanged.")
    made.add_paragraph("Article 3. A joint commission watches over this agreement.")
    made.add_heading("Annex A. Withdrawal zones", 1)
    table = made.add_table(len(zones), len(zones[0]))
    for row, cells in enumerate(zones):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    made.save(str(path))
    return path


def case_of(file: Path, folder: Path, **draft: str) -> Case:
    onetext.new(folder, from_=file, parties=["a", "b"], draft={"date": "2025-05-03", **draft})  # type: ignore[typeddict-item]  # its keys
    assert {fault.code for fault in check_case(folder)[1]} <= {"W106"}
    return read_case(folder)


def test_headings_and_cells_are_no_issues_and_stay_in_the_draft(tmp_path: Path) -> None:
    case = case_of(written(tmp_path / "new.docx"), tmp_path / "talks")
    assert [issue.title for issue in case.issues] == [
        "¶2. The Parties, wishing to end the fighting, have …",
        "art1.1. The Parties shall cease fire at noon.",
        "art1.2. Within ten days of signature the Parties withdraw:",
        "art1.2a. tanks;",
        "art1.2b. guns.",
        "art2¶1. All prisoners are exchanged.",
        "art3. A joint commission watches over this agreement.",
        "t1r2. North · 10 km",
        "t1r3. South · 20 km",
    ]
    draft = case.draft("first")
    assert {"Ceasefire", "Prisoners", "Withdrawal zones", "Zone", "Depth", "North", "10 km"} <= {
        point.text for point in draft.points
    }
    assert all(draft.term(issue.id).option == "in" for issue in case.issues)
    concerned = {point.text: (dict(point.settles), point.touches) for point in draft.points}
    assert concerned["10 km"] == ({"t1r2": "in"}, ())
    assert concerned["North"] == ({}, ("t1r2",))
    assert concerned["Zone"] == concerned["Ceasefire"] == ({}, ())


def test_what_was_taken_for_a_heading_is_told(tmp_path: Path) -> None:
    result = onetext.new(tmp_path / "talks", from_=written(tmp_path / "new.docx"), draft={"date": "2025-05-03"})
    assert "headings carry no issue: art1, art2, annexA, t1r1" in result.envelope.warnings


def test_a_table_without_a_head_has_an_issue_in_each_row(tmp_path: Path) -> None:
    case = case_of(written(tmp_path / "new.docx", (("North", "10 km"), ("South", "20 km"))), tmp_path / "talks")
    assert [issue.title for issue in case.issues][-2:] == ["t1r1. North · 10 km", "t1r2. South · 20 km"]


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("1. Pay.\n   (a) Wages rise.\n   (b) Bonuses end.\n", ["p1a", "p1b"]),
        ("1. Pay rises by six per cent.\n   (a) From May.\n", ["p1", "p1a"]),
        ("1. Elections within 100 days\n   (a) Under observation.\n", ["p1", "p1a"]),
        ("1. Ceasefire\n2. Prisoners\n3. Elections\n", ["p1", "p2", "p3"]),
        (
            "Article 1. Final provisions\nArticle 2. Entry into force\nIt enters into force in May.\n",
            ["art1", "art2p1"],
        ),
    ],
)
def test_a_point_above_others_is_an_issue_where_it_says_something(text: str, issues: list[str], tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    assert [issue.id for issue in case_of(tmp_path / "plan.txt", tmp_path / "talks").issues] == issues


def test_the_case_is_called_as_the_text_is(tmp_path: Path) -> None:
    file = written(tmp_path / "new.docx")
    own = "Agreement on the Ceasefire and on the Withdrawal of all Forces from both Banks of the River"
    assert case_of(file, tmp_path / "own").title == own
    assert case_of(file, tmp_path / "asked", title="River talks").title == "River talks"
    made = docx.Document(str(file))
    made.core_properties.title = "The River Agreement"
    made.save(str(file))
    assert case_of(file, tmp_path / "said").title == "The River Agreement"
    made.core_properties.title = "Microsoft Word - new_v3_FINAL.docx"
    made.save(str(file))
    assert case_of(file, tmp_path / "machine").title == own
    (tmp_path / "plan.txt").write_text("1. Wages rise.\n2. Nights end.\n", encoding="utf-8")
    assert case_of(tmp_path / "plan.txt", tmp_path / "none").title == "plan"


def test_nothing_is_proposed_for_headings_of_a_second_draft(tmp_path: Path) -> None:
    """The headings stay, and what stood below them is gone or says something else."""
    case_of(written(tmp_path / "new.docx"), tmp_path / "talks")
    made = docx.Document()
    for line in ("Agreement on the Ceasefire", "Article 1. Ceasefire", "Fire ceases at noon.", "Article 2. Prisoners"):
        made.add_heading(line, 1) if "." not in line[-1:] else made.add_paragraph(line)
    made.add_paragraph("The Parties exchange all prisoners.")
    made.save(str(tmp_path / "second.docx"))
    onetext.import_(tmp_path / "talks", "docx", [tmp_path / "second.docx"], id="second", date="2025-06-01")
    case = read_case(tmp_path / "talks")
    texts = {item.text for item in case.candidates}
    assert texts <= {"Fire ceases at noon.", "The Parties exchange all prisoners."}
    assert texts
