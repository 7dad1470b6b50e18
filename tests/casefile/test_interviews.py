"""The folder of interviews: what is written is read back, and what cannot be meant is named with its place."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from immutabledict import immutabledict

from onetext.casefile import check_case, interview_text, read_case, read_interview, read_interviews, write_interview
from onetext.catalog import path as shipped
from onetext.errors import CaseError
from onetext.model import Interview, Range, Swing, Trade

CASE = read_case(shipped("harbour-wages"))
WHOLE = Interview(
    party="union",
    expert="kim",
    date=dt.date(2024, 2, 26),
    first="wage_rise",
    relative=immutabledict(
        redundancies=Range.of(50, 75),
        automation=Range.of(30),
        duration=Range(Fraction(1), Fraction(9), Fraction(4)),
    ),
    trades=(
        Trade(
            gives=Swing(issue="night_shift", worse="one-in-two", better="voluntary"),
            gets=Swing(issue="wage_rise", worse="two-percent", better="four-percent"),
            reply="yes",
        ),
        Trade(
            gives=Swing(issue="duration", worse="one-year", better="two-years"),
            gets=Swing(issue="wage_rise", worse="two-percent", better="four-percent"),
        ),
    ),
    signs="chair-text",
    refuses="company-offer",
    without_deal=immutabledict(wage_rise=("two-percent", "two-percent", "four-percent")),
    firmness=immutabledict(UN_FORTY="official", UN_CRANES=Range.of("0.1", "0.25")),
    skipped=("relative.night_shift", "trades.2"),
)
PROVOKED = {"E314", "E315"}
"""The codes that this module provokes; `test_fault_places` counts on it."""


def faults(text: str, folder: Path, **whose: str) -> list[tuple[int, int, str, str]]:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as raised:
        read_interview(path, CASE, **whose)
    return [(fault.line, fault.column, fault.code, f"{fault.message}; {fault.hint}") for fault in raised.value.faults]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    assert write_interview(tmp_path, WHOLE) == ("interviews/union-kim.yaml",)
    assert read_interviews(tmp_path, CASE) == (WHOLE,)
    assert write_interview(tmp_path, WHOLE) == ()
    lee = replace(WHOLE, expert="", trades=())
    write_interview(tmp_path, lee)
    assert read_interviews(tmp_path, CASE) == (WHOLE, lee)


def test_comments_survive_where_nothing_changes(tmp_path: Path) -> None:
    write_interview(tmp_path, WHOLE)
    path = tmp_path / "interviews" / "union-kim.yaml"
    path.write_text("# by telephone\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert write_interview(tmp_path, WHOLE) == ()
    assert path.read_text(encoding="utf-8").startswith("# by telephone\n")


def test_a_case_with_interviews_is_the_same_case(tmp_path: Path) -> None:
    folder = tmp_path / "harbour-wages"
    shutil.copytree(shipped("harbour-wages"), folder)
    write_interview(folder, WHOLE)
    case, found = check_case(folder)
    assert case == CASE
    assert found == ()
    assert read_interviews(tmp_path, CASE) == ()


def test_what_is_left_empty_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("party: union\nanswers:\n  first:\n  relative:\n    automation:\n  trades:\n", encoding="utf-8")
    assert read_interview(path, CASE) == Interview(party="union")
    path.write_text("answers:\n", encoding="utf-8")
    assert read_interview(path, CASE, party="union", expert="lee") == Interview(party="union", expert="lee")


def test_a_single_outcome_stands_for_all_three_and_true_for_yes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = interview_text(WHOLE).replace("answer: yes", "answer: true")
    path.write_text(text.replace("[two-percent, two-percent, four-percent]", "four-percent"), encoding="utf-8")
    found = read_interview(path, CASE)
    assert found.without_deal["wage_rise"] == ("four-percent",) * 3
    assert found.trades[0].reply == "yes"


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("first: wage_ris", "E202", 'did you mean "wage_rise"?'),
        ("frist: wage_rise", "E104", 'did you mean "first"?'),
        ("relative: {weekends: 3}", "E202", "there are: wage_rise"),
        ("relative: {duration: 130}", "E112", "the swing of first is 100"),
        ("relative: {duration: [60, 40]}", "E111", "runs backwards"),
        ("relative: {duration: much}", "E110", "expected a number"),
        ("signs: chair-txt", "E204", 'did you mean "chair-text"?'),
        ("without_deal: {duration: [one-year, two-year, three-years]}", "E203", 'did you mean "two-years"?'),
        ("without_deal: {duration: [one-year, two-years]}", "E105", "write [worst, middle, best]"),
        ("firmness: {UN_FORTI: official}", "E314", 'did you mean "UN_FORTY"?'),
        ("firmness: {CO_SIX: official}", "E314", 'party "union" has no red line "CO_SIX"'),
        ("firmness: {UN_FORTY: offical}", "E106", "constitutional"),
        ("firmness: {UN_FORTY: 1.2}", "E112", "between 0 and 1"),
        ("trades: [{gives: {duration: [a, b]}, gets: {wage_rise: [x, y]}, answer: yes}]", "E203", "has no option"),
        ("trades: [{gives: {duration: [one-year, one-year]}, gets: {}, answer: maybe}]", "E106", "yes, no or same"),
    ],
)
def test_a_fault_names_its_place_and_how_to_mend_it(line: str, code: str, told: str, tmp_path: Path) -> None:
    found = faults(f"party: union\nanswers:\n  {line}\n", tmp_path)
    assert {item[0] for item in found} == {3}
    assert code in {item[2] for item in found}
    assert told in " ".join(item[3] for item in found)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("answers:\n  signs: chair-text\n  refuses: chair-text\n", (3, 12)),
        ("answers:\n  first: duration\n  relative: {duration: 40}\n", (3, 14)),
        (
            "answers:\n  trades:\n  - {gives: {duration: [one-year, two-years]},"
            " gets: {duration: [one-year, two-years]}}\n",
            (3, 5),
        ),
        (
            "answers:\n  trades:\n  - {gives: {duration: [one-year, one-year]},"
            " gets: {wage_rise: [two-percent, four-percent]}}\n",
            (3, 24),
        ),
        (
            "answers:\n  trades:\n  - {gives: {duration: [one-year, two-years],"
            " wage_rise: [two-percent, four-percent]}, gets: {}}\n",
            (0, 0),
        ),
    ],
)
def test_answers_that_say_nothing(text: str, place: tuple[int, int], tmp_path: Path) -> None:
    found = faults(text, tmp_path, party="union")
    if place != (0, 0):
        assert [(item[0], item[1], item[2]) for item in found] == [(*place, "E314")]
    assert found


def test_whose_answers_they_are(tmp_path: Path) -> None:
    assert faults("answers: {first: wage_rise}\n", tmp_path)[0][2] == "E103"
    assert faults("party: unoin\nanswers: {first: wage_rise}\n", tmp_path)[0][2] == "E201"
    assert [item[2] for item in faults("party: company\nanswers: {}\n", tmp_path, party="union")] == ["E315"]
    assert [item[2] for item in faults("expert: lee\nanswers: {}\n", tmp_path, party="union", expert="kim")] == ["E315"]
    write_interview(tmp_path, WHOLE)
    (tmp_path / "interviews" / "union-kim.yaml").rename(tmp_path / "interviews" / "union-lee.yaml")
    with pytest.raises(CaseError, match=r"E315 the answers are those of union-kim\.yaml"):
        read_interviews(tmp_path, CASE)


@pytest.mark.parametrize("text", ["", "- a\n", "answers: [1]\n", "answers: {first: [\n", "\x00"])
def test_what_is_no_answers_file(text: str, tmp_path: Path) -> None:
    assert faults(text, tmp_path, party="union")


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CaseError, match="E301"):
        read_interview("/nowhere/at-all.yaml", CASE)
