"""The parts of terminal reports: cells that carry their range, tables that crop nothing, texts that steer nothing."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from onetext.model.results import Estimate, LineStatus, Probability, Problem, Spread
from onetext.report.numbers import number, signed
from onetext.report.terminal.check import show_problems, show_refusal
from onetext.report.terminal.parts import (
    basis_line,
    grid,
    holds,
    lines_broken,
    nine_in_ten,
    para,
    plain,
    ranged,
    ranged_change,
)


def printed(thing: object, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(thing)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "unknown"),
        (Estimate(40.0, 40.0, 40.0), "40"),
        (Estimate(48.2, 31.0, 67.4), "48 [31–67]"),
        (Estimate(5.0, -22.0, 98.0), "5 [−22 to 98]"),
        (Estimate(0.0, 0.0, 0.8), "0 [0–0.8]"),
    ],
)
def test_a_value_stands_with_its_range_or_as_unknown(value: Estimate | None, text: str) -> None:
    assert ranged(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "unknown"),
        (Estimate(4.0, -2.0, 9.0), "+4 [−2 to +9]"),
        (Estimate(-17.7, -86.7, 51.5), "−18 [−87 to +52]"),
        (Estimate(0.0, 0.0, 0.0), "0"),
    ],
)
def test_a_change_stands_with_its_sign_and_range(value: Estimate | None, text: str) -> None:
    assert ranged_change(value) == text


@pytest.mark.parametrize(
    ("spread", "write", "text"),
    [
        (None, number, "–"),
        (Spread(53.6, 70.2, 4000), number, "54–70"),
        (Spread(96.8, 97.2, 4000), number, "97"),
        (Spread(-3.0, 70.2, 4000), number, "−3 to 70"),
        (Spread(-21.0, -6.0, 4000), signed, "−21 to −6"),
    ],
)
def test_nine_in_ten_is_told_apart_from_the_bounds(
    spread: Spread | None, write: Callable[[float], str], text: str
) -> None:
    assert nine_in_ten(spread, write) == text


@pytest.mark.parametrize(
    ("kind", "chance", "text"),
    [
        (None, None, "unknown"),
        ("all", Probability(1.0, 1.0, 1.0, 0.0, 4000), "yes"),
        ("none", Probability(0.0, 0.0, 0.0, 0.0, 4000), "no"),
        ("some", Probability(0.63, 0.0, 1.0, 0.01, 4000), "yes in 63\N{NO-BREAK SPACE}% of draws"),
        ("some", Probability(1.0, 0.0, 1.0, 0.0, 4000), "open; yes in every draw"),
        ("some", Probability(0.0, 0.0, 1.0, 0.0, 4000), "open; yes in no draw"),
    ],
)
def test_all_some_and_none_are_told_apart(kind: str | None, chance: Probability | None, text: str) -> None:
    assert holds(kind, chance) == text  # type: ignore[arg-type]  # one of the three words


def line(name: str) -> LineStatus:
    return LineStatus(
        id=name, status="broken", reading="narrow", firmness=Estimate(0.9, 0.9, 0.9), real=True, evidence=None
    )


@pytest.mark.parametrize(
    ("narrow", "strict", "possible", "text"),
    [
        (0, 0, 0, "0"),
        (2, 2, 0, "2"),
        (2, 3, 0, "2 (3 strict)"),
        (0, 0, 4, "0 (4 open)"),
        (1, 3, 2, "1 (3 strict, 2 open)"),
    ],
)
def test_broken_lines_are_counted_in_both_readings(narrow: int, strict: int, possible: int, text: str) -> None:
    lines = tuple(line(str(number)) for number in range(3))
    assert lines_broken(lines[:narrow], lines[:strict], possible) == text


def test_shares_by_basis_are_said_and_none_is_said_where_there_is_none() -> None:
    assert basis_line({"source": 0.25, "analyst": 0.75, "default": 0.0}).endswith(
        "source 25 %, analyst 75 %.".replace(" %", "\N{NO-BREAK SPACE}%")
    )
    assert basis_line({}) == ""


cells = st.text(alphabet="ab cdé日א-", max_size=30)


@given(
    rows=st.lists(st.tuples(cells, cells, cells), max_size=6),
    width=st.integers(24, 100),
    whole=st.sets(st.sampled_from(["One", "Two", "Three"])),
)
def test_a_table_fits_the_terminal_and_crops_nothing(
    rows: list[tuple[str, str, str]], width: int, whole: set[str]
) -> None:
    table = grid("One", "Two", "Three", right=("Two",), whole=whole)
    for row in rows:
        table.add(*row)
    text = printed(table, width)
    assert all(cell_len(row.rstrip("\n")) <= width for row in text.splitlines())
    wanted = Counter("".join(["One", "Two", "Three", *(cell for row in rows for cell in row)]).replace(" ", ""))
    found = Counter(text.replace("─", "").replace("\n", "").replace(" ", ""))
    assert found == wanted


def test_markup_and_control_characters_of_a_case_stay_text() -> None:
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    para(console, "[bold]not bold[/] \x1b[31mnot red\x1b[0m \x07 \x9b31m")
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "[bold]not bold[/]" in text
    assert plain("a\tb\nc").plain == "a\tb\nc"


def fault(**changed: object) -> Problem:
    given = {
        "file": "parties.yaml",
        "line": 8,
        "column": 13,
        "code": "E104",
        "severity": "error",
        "message": 'unknown key "weigth"',
        "hint": 'did you mean "weight"?',
        "excerpt": "",
    }
    return Problem(**{**given, **changed})  # type: ignore[arg-type]  # as the class has them


def shown(show: object, *problems: Problem) -> list[str]:
    console = Console(file=io.StringIO(), width=40, highlight=False, markup=False)
    show(problems, console)  # type: ignore[operator]  # one of the two
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize(
    ("excerpt", "column"),
    [("  - {id: a, weigth: 40}", 13), ("\t\tweigth: 40", 3), ("日本: weigth", 5), ("x" * 5000 + "weigth", 5001)],
)
def test_the_caret_stands_under_the_place(excerpt: str, column: int) -> None:
    _, text, caret, *_ = shown(show_problems, fault(excerpt=excerpt, column=column))
    # The place is found by eye: the cells before the caret are those before the wrong word.
    assert cell_len(text[: text.index("weigth")]) == caret.index("^")
    assert len(text) <= 104


def test_a_fault_is_one_line_however_narrow_the_terminal() -> None:
    first, last, more = shown(show_problems, fault())
    assert first == 'parties.yaml:8:13: E104 unknown key "weigth"; did you mean "weight"?'
    assert last == "1 error, 0 warnings: the case cannot be used as it is"
    assert more == "more faults may appear once these are mended"


def test_a_fault_of_sense_alone_promises_no_more() -> None:
    assert len(shown(show_problems, fault(code="E201"))) == 2


def test_a_line_cut_on_both_sides_says_so() -> None:
    _, text, *_ = shown(show_problems, fault(excerpt="x" * 500 + "weigth" + "y" * 500, column=501))
    assert text.strip().startswith("…x")
    assert text.endswith("y…")


def test_a_refusal_lists_errors_and_counts_warnings() -> None:
    lines = shown(show_refusal, fault(), fault(code="W101", severity="warning", message="odd"))
    assert len(lines) == 3
    assert lines[1].endswith("(and 1 warning: onetext check lists them)")


def test_a_problem_without_a_place_is_its_message() -> None:
    assert shown(show_problems, fault(file="", line=0, column=0, hint="", message="too large"))[0] == "too large"


def test_no_text_of_a_case_can_steer_the_terminal_or_turn_a_row_round() -> None:
    shown = str(plain("a\x1b[31m \u202eb\u2066 \u0627\u200f"))
    assert not set(shown) & set("\x1b\u202e\u2066\u200f")
    assert "\u0627" in shown


def test_a_paragraph_is_not_broken_between_a_number_and_its_unit() -> None:
    out = io.StringIO()
    para(Console(file=out, width=20), "It is about nearly 80\N{NO-BREAK SPACE}% of it.")
    assert out.getvalue().splitlines() == ["  It is about nearly", "  80\N{NO-BREAK SPACE}% of it."]
