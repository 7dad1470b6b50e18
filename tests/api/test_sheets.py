"""Workbooks for experts: what stands in them, and what a case becomes by what was filled in."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from api_cases import DAY, twins
from api_cases import case as small_case
from hypothesis import given, settings
from hypothesis import strategies as st
from immutabledict import immutabledict

import onetext
from onetext.api.load import load_case
from onetext.api.sheets.book import sheet_book
from onetext.casefile import read_interviews, sheet_bytes
from onetext.errors import CaseError, OnetextError, UsageError
from onetext.model import MEDIATOR, Audience, Case, NoDeal, Range, Weight
from onetext.model.results import ImportResult

CATALOG = Path(onetext.__file__).parent / "catalog"


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    copied(CATALOG / "harbour-wages", folder)
    return folder


def copied(source: Path, folder: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            target = folder / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def place_of(sheet: Any, key: str, heading: str) -> str:
    """The cell of a row, by the last part of its id that is needed, and of a column: found by looking."""
    headings = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        key_cells = " ".join(str(cell.value) for cell in row[:4] if cell.value is not None)
        if f"{key_cells} ".startswith(f"{key} "):
            return str(row[headings.index(heading)].coordinate)
    raise AssertionError(f"no row {key}")


def worked_on(
    source: Path, edits: Mapping[tuple[str, str, str], object], facts: Mapping[str, str] | None = None
) -> Path:
    """A workbook after somebody filled in cells, by sheet, id and heading."""
    book = openpyxl.load_workbook(source)
    for (sheet, key, heading), value in edits.items():
        book[sheet][place_of(book[sheet], key, heading)] = value
    for row in book["Read me"].iter_rows(max_col=2):
        if facts and row[0].value in facts:
            row[1].value = facts[row[0].value]
    path = source.with_name("ana.xlsx")
    book.save(path)
    return path


ANA = {"Filled in by": "Ana Lind", "Filled in on": "2024-03-01"}


def filled(
    talks: Path, edits: Mapping[tuple[str, str, str], object], party: str = "union", audience: str = "mediator"
) -> ImportResult:
    sheet = talks.parent / "sheet.xlsx"
    if not sheet.exists():
        onetext.export(load_case(talks), "sheet", sheet, party=party, audience=audience)
    return onetext.import_(talks, "sheet", [worked_on(sheet, edits, ANA)])


def weight(talks: Path, issue: str, party: str = "union") -> Weight:
    return next(item for item in load_case(talks).weights if (item.party, item.issue) == (party, issue))


# -- what is written -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["harbour-wages", "ukraine-2025"])
def test_there_and_back_without_a_change_no_byte_changes(tmp_path: Path, name: str) -> None:
    copied(CATALOG / name, tmp_path / "talks")
    before = bytes_of(tmp_path / "talks")
    result = onetext.export(load_case(tmp_path / "talks"), "sheet", tmp_path / "all")
    assert len(result.written) == len(load_case(tmp_path / "talks").parties)
    for file in result.written[:2] if name == "ukraine-2025" else result.written:
        answer = onetext.import_(tmp_path / "talks", "sheet", [tmp_path / "all" / file])
        assert (answer.written, answer.dropped, answer.edits) == ((), (), 0)
    assert bytes_of(tmp_path / "talks") == before


def test_the_same_case_gives_the_same_bytes(talks: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        onetext.export(load_case(talks), "sheet", tmp_path / f"{name}.xlsx", party="union")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_holds_no_formula_no_macro_and_locked_ids(talks: Path, tmp_path: Path) -> None:
    onetext.export(load_case(talks), "sheet", tmp_path / "a.xlsx", party="union")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    sheets = [data for name, data in parts.items() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
    assert len(sheets) == 6
    assert all(b"<f>" not in data and b"<f " not in data and b"<sheetProtection" in data for data in sheets)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Read me", "Weights", "Scores", "No deal", "Red lines", "Drafts"]
    weights = book["Weights"]
    assert (weights["A2"].protection.locked, weights["E2"].protection.locked) == (True, False)
    lists = {rule.formula1 for sheet in book for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert lists >= {'"yes,no,depends"', '"0,25,50,75,100"'}
    assert any("constitutional" in one for one in lists)


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    nasty = "=HYPERLINK(1) \x07 <b> & _x0041_ " + "long " * 9_000
    made = Weight(party="ada", issue="land", weight=Range.of(1), reason=nasty)
    case = replace(small_case(), weights=(made,)).at(DAY)
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet_book(case, "ada"))))
    cell = book["Weights"][place_of(book["Weights"], "land", "reason")]
    assert (cell.data_type, cell.value[:13]) == ("s", "=HYPERLINK(1)")


# -- what is taken over --------------------------------------------------------------------------------------------


def test_numbers_and_reasons_go_into_the_files_and_comments_stay(talks: Path) -> None:
    before = bytes_of(talks)
    result = filled(
        talks,
        {
            ("Weights", "wage_rise", "likely"): "35-50",
            ("Weights", "wage_rise", "reason"): "Told so in May.",
            ("Weights", "duration", "low"): 5,
            ("Weights", "duration", "high"): 30,
            ("No deal", "value", "likely"): 38.5,
            ("Red lines", "UN_FORTY", "class"): "constitutional",
            ("Red lines", "UN_FORTY", "likely"): None,
            ("Red lines", "UN_FORTY", "low"): 0.9,
            ("Red lines", "UN_FORTY", "high"): 1,
        },
    )
    assert (result.written, result.dropped, result.edits) == (("nodeal.yaml", "redlines.yaml", "weights.yaml"), (), 4)
    wages, duration = weight(talks, "wage_rise"), weight(talks, "duration")
    assert (wages.weight, wages.reason, wages.basis) == (Range.of(35, 50), "Told so in May.", "analyst")
    assert str(wages.known_from) == "2024-03-01"
    assert duration.weight == Range(Fraction(5), Fraction(30), Fraction(10))
    assert duration.reason == "Named once. Changed by Ana Lind, in a sheet of 2024-03-01."
    case = load_case(talks)
    assert next(item.value for item in case.no_deals if item.party == "union") == Range.of("38.5")
    line = case.red_line("UN_FORTY")
    assert (line.firmness, line.evidence) == (Range.of("0.9", 1), "constitutional")
    after = bytes_of(talks)
    assert {name for name in after if after[name] != before.get(name)} == set(result.written)
    head = before["weights.yaml"].split(b"- {")[0]
    assert head.startswith(b"# ")
    assert after["weights.yaml"].startswith(head)
    assert weight(talks, "wage_rise", "company") == weight(CATALOG / "harbour-wages", "wage_rise", "company")


def test_a_crossed_line_changes_what_is_left_of_it(talks: Path) -> None:
    filled(talks, {("Red lines", "UN_CRANES", "high"): 0.2})
    line = load_case(talks).red_line("UN_CRANES")
    assert line.crossed is not None
    assert (line.crossed.firmness, line.firmness) == (Range.of(0, "0.2"), Range.of("0.1", "0.4"))


def test_all_scores_of_an_issue_or_none(talks: Path) -> None:
    before = bytes_of(talks)
    some = {("Scores", "night_shift voluntary", "likely"): 100, ("Scores", "night_shift one-in-four", "likely"): 40}
    with pytest.raises(CaseError, match=r"cell E5 of sheet Scores scores an option of night_shift, and one-in-two"):
        filled(talks, some)
    assert bytes_of(talks) == before
    filled(talks, {**some, ("Scores", "night_shift one-in-two", "likely"): 0})
    assert weight(talks, "night_shift").scores == {
        "voluntary": Range.of(100),
        "one-in-four": Range.of(40),
        "one-in-two": Range.of(0),
    }


def test_emptied_cells_change_nothing_and_are_listed(talks: Path) -> None:
    before = bytes_of(talks)
    result = filled(talks, {("Weights", "wage_rise", "likely"): None, ("No deal", "value", "likely"): None})
    assert result.written == ()
    assert [(item.what, item.where) for item in result.dropped] == [
        ("the weight of wage_rise", "ana.xlsx, cell F2 of sheet Weights"),
        ("the value of no deal", "ana.xlsx, cell G2 of sheet No deal"),
    ]
    assert bytes_of(talks) == before


def test_chances_without_a_deal(talks: Path) -> None:
    edits = {
        ("No deal", "chance duration one-year 12", "likely"): None,
        ("No deal", "chance duration one-year 12", "low"): 0.5,
        ("No deal", "chance duration one-year 12", "high"): 0.9,
        ("No deal", "cost", "likely"): 12,
    }
    filled(talks, edits, party="company")
    no_deal = next(item for item in load_case(talks).no_deals if item.party == "company")
    expected = {item.issue: item for item in no_deal.expectations}["duration"]
    assert expected.after_12 == {"one-year": Range.of("0.5", "0.9")}
    assert (no_deal.cost, str(no_deal.date)) == (Range(Fraction(10), Fraction(20), Fraction(12)), "2024-02-26")


def test_a_value_beside_chances_is_refused(talks: Path) -> None:
    with pytest.raises(CaseError, match="no deal follows from chances per issue"):
        filled(talks, {("No deal", "value", "likely"): 40}, party="company")


def test_chances_that_add_up_to_more_than_one_are_refused(talks: Path) -> None:
    edits = {("No deal", "chance duration two-years 12", "likely"): 0.1}
    with pytest.raises(CaseError, match=r"which add up to 1\.1"):
        filled(talks, edits, party="company")


def test_a_class_alone_stands_for_its_range(tmp_path: Path, talks: Path) -> None:
    text = (talks / "redlines.yaml").read_text(encoding="utf-8")
    bare = text.replace("  firmness: 0.8\n  evidence: leader-repeated\n", "", 1)
    assert bare != text
    (talks / "redlines.yaml").write_text(bare, encoding="utf-8")
    filled(talks, {("Red lines", "UN_FORTY", "class"): "opening-bid"})
    line = load_case(talks).red_line("UN_FORTY")
    assert (line.firmness, line.evidence) == (Range.of("0.1", "0.4"), "opening-bid")


@pytest.mark.parametrize(
    ("line", "given", "says"),
    [("UN_FORTY", "already-crossed", "and not when"), ("UN_CRANES", "official", "crossed already")],
)
def test_a_crossing_is_no_matter_of_a_choice(talks: Path, line: str, given: str, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        filled(talks, {("Red lines", line, "class"): given})


def test_what_has_no_place_is_listed(talks: Path) -> None:
    onetext.export(load_case(talks), "sheet", talks.parent / "sheet.xlsx", party="union")
    book = openpyxl.load_workbook(talks.parent / "sheet.xlsx")
    book["Weights"]["K1"], book["Weights"]["K2"] = "my notes", "ask again"
    book.create_sheet("Scratch")["A1"] = "=1+1"
    book["Drafts"].delete_rows(2)
    book.save(talks.parent / "more.xlsx")
    result = onetext.import_(talks, "sheet", [talks.parent / "more.xlsx"])
    assert (result.written, result.edits) == ((), 0)
    assert [item.what for item in result.dropped] == [
        'the column "my notes"',
        "the draft company-offer",
        "the sheet Scratch",
    ]


def test_rows_and_columns_may_be_moved(talks: Path) -> None:
    onetext.export(load_case(talks), "sheet", talks.parent / "sheet.xlsx", party="union")
    book = openpyxl.load_workbook(talks.parent / "sheet.xlsx")
    sheet = book["Weights"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    book.remove(sheet)
    moved = book.create_sheet("Weights")
    for row in (rows[0], *reversed(rows[1:])):
        moved.append(list(reversed(row)))
    book.save(talks.parent / "moved.xlsx")
    result = onetext.import_(talks, "sheet", [talks.parent / "moved.xlsx"])
    assert (result.written, result.dropped, result.edits) == ((), (), 0)


def test_any_fault_leaves_every_file_as_it_was(talks: Path) -> None:
    before = bytes_of(talks)
    with pytest.raises(CaseError) as caught:
        filled(talks, {("Weights", "wage_rise", "likely"): 5, ("Red lines", "UN_FORTY", "likely"): 2})
    assert [fault.code for fault in caught.value.faults] == ["E416"]
    assert bytes_of(talks) == before


def test_a_sheet_of_another_case_is_refused(talks: Path, tmp_path: Path) -> None:
    case = replace(load_case(talks), id="other")
    onetext.export(case, "sheet", tmp_path / "a.xlsx", party="union")
    with pytest.raises(CaseError, match=r'cell B4 of sheet Read me says Case "other", and this is harbour-wages'):
        onetext.import_(talks, "sheet", [tmp_path / "a.xlsx"])


def test_a_row_that_the_case_has_changed_too_is_refused(talks: Path) -> None:
    filled(talks, {("Weights", "wage_rise", "likely"): 45})
    with pytest.raises(CaseError, match="wage_rise, which was changed in the case since"):
        filled(talks, {("Weights", "wage_rise", "likely"): 46})
    assert filled(talks, {("Weights", "wage_rise", "likely"): 45, ("Weights", "duration", "likely"): 11}).edits == 1
    assert weight(talks, "wage_rise").weight == Range.of(45)


# -- drafts --------------------------------------------------------------------------------------------------------


def test_what_would_be_signed_becomes_an_interview(talks: Path) -> None:
    result = filled(
        talks,
        {
            ("Drafts", "company-offer", "would sign?"): "no",
            ("Drafts", "union-reply", "would sign?"): "yes",
            ("Drafts", "chair-text", "would sign?"): "Yes",
            ("Drafts", "rolling-text", "would sign?"): "depends",
        },
    )
    assert result.written == ("interviews/union-ana-lind.yaml",)
    (interview,) = read_interviews(talks, load_case(talks))
    assert (interview.party, interview.expert, str(interview.date)) == ("union", "ana-lind", "2024-03-01")
    values = {row.id: row.parties["union"].value for row in onetext.balance(load_case(talks)).drafts}
    assert values["chair-text"].point < values["union-reply"].point  # type: ignore[union-attr]  # both have values
    assert (interview.signs, interview.refuses) == ("chair-text", "company-offer")
    assert [item.what for item in result.dropped] == ['"yes" for union-reply', '"depends" for rolling-text']
    again = filled(talks, {("Drafts", "company-offer", "would sign?"): "no"})
    assert again.written == ()


# -- audiences -----------------------------------------------------------------------------------------------------


@settings(max_examples=max(settings.default.max_examples // 8, 1))
@given(twins())
def test_what_is_hidden_changes_no_byte_of_a_sheet(pair: tuple[Case, Case, str]) -> None:
    def told(case: Case, viewer: str, party: str) -> bytes | str:
        try:
            return sheet_bytes(sheet_book(case.seen_by(viewer).at(DAY), party))
        except OnetextError as error:
            return str(error)

    one, two, viewer = pair
    assert [party for party in ("ada", "ben", "cy") if told(one, viewer, party) != told(two, viewer, party)] == []


def test_a_hidden_number_is_kept_and_the_new_one_is_listed(talks: Path) -> None:
    case = load_case(talks)
    hidden = tuple(
        replace(item, audience=MEDIATOR) if (item.party, item.issue) == ("union", "duration") else item
        for item in case.weights
    )
    from onetext.casefile import write_case

    write_case(replace(case, weights=hidden), talks)
    edits = {("Weights", "duration", "likely"): 77, ("Weights", "night_shift", "likely"): 12}
    result = filled(talks, edits, audience="union")
    assert weight(talks, "duration").weight == Range.of(10)
    assert weight(talks, "night_shift").weight == Range.of(12)
    assert [item.what for item in result.dropped] == ["what was filled in for duration"]
    assert ["seen by everybody" in warning for warning in result.envelope.warnings] == [True]


def test_what_is_new_in_a_partys_sheet_is_for_that_party_and_the_mediator(talks: Path) -> None:
    from onetext.casefile import write_case

    case = load_case(talks)
    fewer = tuple(item for item in case.weights if (item.party, item.issue) != ("union", "duration"))
    write_case(replace(case, weights=fewer), talks)
    filled(talks, {("Weights", "duration", "likely"): 9}, audience="union")
    made = weight(talks, "duration")
    assert (made.weight, made.audience) == (Range.of(9), Audience("parties", ("union",)))
    assert made.reason == "Given by Ana Lind, in a sheet of 2024-03-01."


# -- any numbers ---------------------------------------------------------------------------------------------------

_ends = st.lists(st.fractions(0, 100, max_denominator=60), min_size=1, max_size=3).map(sorted)
spans = _ends.map(lambda ends: Range(ends[0], ends[-1], ends[1] if len(ends) == 3 and ends[0] < ends[2] else None))


@settings(max_examples=max(settings.default.max_examples // 3, 1))
@given(st.dictionaries(st.sampled_from(("land", "pay", "guard")), spans), st.none() | spans)
def test_any_numbers_are_what_the_workbook_says(given_weights: dict[str, Range], value: Range | None) -> None:
    """What another reader of the file finds in its cells is what the case has, exactly where decimals allow it."""
    weights = tuple(Weight(party="ada", issue=issue, weight=span) for issue, span in given_weights.items())
    no_deals = (NoDeal(party="ada", value=value),) if value is not None else ()
    case = replace(small_case(), weights=weights, no_deals=no_deals).at(DAY)
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet_book(case, "ada"))))
    for issue in ("land", "pay", "guard"):
        cells = [book["Weights"][place_of(book["Weights"], issue, end)].value for end in ("low", "likely", "high")]
        found = [None if cell is None else Fraction(str(cell)) for cell in cells]
        span = given_weights.get(issue)
        if span is None:
            assert found == [None, None, None]
        else:
            assert found == ([None, span.low, None] if span.is_exact else [span.low, span.mode, span.high])


# -- wrong usage ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"folder": "a.xlsx"}, "say which"),
        ({"folder": "a.csv", "party": "union"}, "does not end in .xlsx"),
        ({"folder": "a.xlsx", "party": "onion"}, 'did you mean "union"'),
        ({"folder": "there.xlsx", "party": "union"}, "is there already"),
        ({"folder": "a.xlsx", "party": "union", "to": "chair-text"}, "leave out --from and --to"),
        ({"folder": "a.xlsx", "party": "union", "audience": "nobody"}, "unknown audience"),
    ],
)
def test_wrong_exports(talks: Path, tmp_path: Path, monkeypatch: Any, arguments: dict[str, Any], says: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.xlsx").write_bytes(b"")
    with pytest.raises(UsageError, match=says):
        onetext.export(load_case(talks), "sheet", **arguments)
    assert not (tmp_path / "a.xlsx").exists()


def test_other_formats_have_no_party_and_need_a_folder(talks: Path) -> None:
    with pytest.raises(UsageError, match="leave out --party"):
        onetext.export(load_case(talks), "genius", "x", party="union")
    with pytest.raises(UsageError, match="say where to write"):
        onetext.export(load_case(talks), "genius")


def test_without_openpyxl_it_is_said_what_to_install(talks: Path, monkeypatch: Any) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r'pip install "onetext\[sheet\]"'):
        onetext.export(load_case(talks), "sheet", talks.parent / "a.xlsx", party="union")


def test_a_case_that_ships_is_not_written_into(talks: Path) -> None:
    onetext.export(load_case(talks), "sheet", talks.parent / "a.xlsx", party="union")
    with pytest.raises(UsageError, match="ships with onetext"):
        onetext.import_("harbour-wages", "sheet", [talks.parent / "a.xlsx"])


def test_the_answer_is_one_object(talks: Path) -> None:
    result = filled(talks, {("Weights", "duration", "likely"): 9})
    answer = json.loads(json.dumps(result.to_json()))
    assert (answer["command"], answer["edits"], answer["written"]) == ("import", 1, ["weights.yaml"])
    assert immutabledict(answer)["dropped"] == []
