"""A case made of a draft: read, stances entered, balanced, within the hour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.casefile import check_case, read_case
from onetext.errors import DocumentError, UsageError

TEXT = """\
Plan for the harbour

1. Wages rise by six per cent from the first of March of the next year onwards.
   (a) So do bonuses.

2. [Nights are voluntary.]

3. The agreement runs for [two] [three] years.

Annex A
1. Maps: {yes}, --- no.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_point_with_words_is_an_issue_that_the_draft_has_in(file: Path, tmp_path: Path) -> None:
    result = onetext.new(tmp_path / "talks", from_=file, parties=["Union", "The company"], draft={"date": "2024-03-01"})
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert not list(Draft202012Validator(output_schema("new")).iter_errors(answer))
    case = read_case(tmp_path / "talks")
    assert [issue.id for issue in case.issues] == ["p1", "p1a", "p2", "p3", "annexA.1"]
    assert case.issues[0].title == "1. Wages rise by six per cent from the …"
    assert all(issue.option_ids == ("out", "in") and issue.if_silent == "out" for issue in case.issues)
    assert case.signatories == ("the_company", "union")
    draft = case.draft("first")
    assert {issue.id: draft.term(issue.id).state for issue in case.issues} == {
        "p1": "settled",
        "p1a": "settled",
        "p2": "bracketed",
        "p3": "settled",
        "annexA.1": "settled",
    }
    assert draft.terms_reviewed
    assert (tmp_path / "talks" / "drafts" / "first.txt").read_bytes() == file.read_bytes()
    assert (result.draft, result.issues) == ("first", 5)
    assert any("stand in 3" in warning for warning in result.envelope.warnings)
    assert {fault.code for fault in check_case(tmp_path / "talks")[1]} <= {"W106"}


def test_stances_and_a_red_line_entered_as_the_comments_say_are_balanced(file: Path, tmp_path: Path) -> None:
    """Uncommented, the examples in the files hold for this very case."""
    folder = tmp_path / "talks"
    onetext.new(folder, from_=file, parties=["union", "company"], draft={"date": "2024-03-01"})
    before = onetext.balance(read_case(folder)).draft("first").parties
    assert {party: (part.value.low, part.value.high) for party, part in before.items() if part.value} == {
        "company": (0, 100),
        "union": (0, 100),
    }
    for name in ("positions", "weights", "redlines"):
        path = folder / f"{name}.yaml"
        lines = [line.removeprefix("# ") for line in path.read_text().splitlines()]
        start = next(number for number, line in enumerate(lines) if line.startswith("- "))
        stop = next((n for n in range(start + 1, len(lines)) if lines[n][:1] not in (" ", "-")), len(lines))
        path.write_text("\n".join(lines[start:stop]) + "\n")
    more = "- {party: union, issue: p1, happened: 2024-03-01, kind: demand, option: in, sources: [notes]}\n"
    (folder / "positions.yaml").write_text((folder / "positions.yaml").read_text() + more)
    assert [str(fault) for fault in check_case(folder)[1]] == []
    after = onetext.balance(read_case(folder)).draft("first").parties
    company, union = after["company"], after["union"]
    assert company.value is not None
    assert union.value is not None
    # Four issues of which nothing is known stand at 50. Company: p1, which it wants out, weighs 20 to 40 (say 30) and
    # the others up to 40 each (say 20): (30·0 + 4·20·50) / 110. Union: all alike: (100 + 50 + 50 + 50 + 50) / 5.
    assert company.value.point == pytest.approx(4000 / 110)
    assert union.value.point == pytest.approx(60)
    assert [line.id for line in company.broken("narrow")] == ["company-p1"]
    assert union.broken("narrow") == ()


def test_without_names_two_placeholders_stand_in_the_case_marked_as_such(file: Path, tmp_path: Path) -> None:
    onetext.new(tmp_path / "talks", from_=file, draft={"date": "2024-03"})
    case = read_case(tmp_path / "talks")
    assert all("put its name here" in party.name for party in case.parties)
    assert "PLACEHOLDERS" in (tmp_path / "talks" / "parties.yaml").read_text()
    assert onetext.balance(case).draft("first").parties


@pytest.mark.parametrize(
    ("parties", "draft", "says"),
    [
        ((), {}, "does not say when it was tabled"),
        (("one",), {"date": "2024-03-01"}, "two parties at least"),
        (("one", "One"), {"date": "2024-03-01"}, "cannot be the id"),
        (("public", "one"), {"date": "2024-03-01"}, "cannot be the id"),
        ((), {"date": "soon"}, "--date"),
        ((), {"date": "2024-03-01", "id": "no id"}, "cannot be an id"),
    ],
)
def test_wrong_facts_leave_nothing_behind(
    parties: tuple[str, ...], draft: dict[str, str], says: str, file: Path, tmp_path: Path
) -> None:
    with pytest.raises((UsageError, onetext.CaseError), match=says):
        onetext.new(tmp_path / "talks", from_=file, parties=parties, draft=draft)  # type: ignore[arg-type]  # its keys
    assert not (tmp_path / "talks").exists()


def test_a_file_without_a_text_and_a_folder_with_something_are_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b"")
    with pytest.raises(DocumentError):
        onetext.new(tmp_path / "talks", from_=tmp_path / "none.txt", draft={"date": "2024-03-01"})
    with pytest.raises(UsageError, match="cannot read"):
        onetext.new(tmp_path / "talks", from_=tmp_path / "nothing.docx", draft={"date": "2024-03-01"})
    with pytest.raises(UsageError, match="not empty"):
        onetext.new(tmp_path, from_=file, draft={"date": "2024-03-01"})
    with pytest.raises(UsageError, match="no case folder"):
        (tmp_path / "empty").mkdir() or onetext.new(tmp_path / "talks", from_=tmp_path / "empty")
    with pytest.raises(UsageError, match="go with a draft"):
        onetext.new(tmp_path / "talks", parties=["a", "b"])
    assert not (tmp_path / "talks").exists()


def test_a_copy_of_a_case_is_the_case(tmp_path: Path) -> None:
    result = onetext.new(tmp_path / "harbour-wages", from_="harbour-wages")
    assert read_case(tmp_path / "harbour-wages") == onetext.load_case("harbour-wages")
    again = onetext.new(tmp_path / "again", from_=tmp_path / "harbour-wages")
    assert result.written == again.written


def test_marks_and_remarks_in_square_brackets_dispute_nothing(tmp_path: Path) -> None:
    words = "1. The fee [sic] is 30.\n\n2. [emphasis added]\n\n3. [The port opens.]\n\n4. Ships [shall] wait.\n"
    (tmp_path / "text.txt").write_text(words, encoding="utf-8")
    result = onetext.new(tmp_path / "case", from_=tmp_path / "text.txt", draft={"date": "2024-03-01"})
    case = onetext.load_case(tmp_path / "case")
    disputed = [issue for issue, term in case.drafts[0].terms.items() if term.state == "bracketed"]
    assert (len(case.issues), disputed) == (4, ["p3"])
    (warning,) = [line for line in result.envelope.warnings if "brackets" in line]
    assert "stand in 4:" in warning
