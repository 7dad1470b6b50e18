"""`forecast` and `whatif` on a terminal: everything at eighty columns, and nothing that no reader may be told (S23)."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pytest
from rich.console import Console

import onetext
from onetext.model import Case
from onetext.model.results import Band
from onetext.report.forecast_words import band_of, figure, share_band
from onetext.report.terminal.forecast import show_forecast
from onetext.report.terminal.whatif import show_whatif


@cache
def case() -> Case:
    made = onetext.load_case("harbour-wages")
    day = made.as_of or made.newest
    assert day is not None
    return made.at(day)


@cache
def printed(width: int = 80, **given: Any) -> str:
    out = io.StringIO()
    result = onetext.forecast(case(), runs=1024, horizon=30, workers=1, **given)
    show_forecast(result, case(), Console(file=out, width=width, highlight=False, markup=False))
    return out.getvalue()


@cache
def changed(change: str) -> str:
    out = io.StringIO()
    result = onetext.whatif(case(), sets=(change,), runs=1024, horizon=30, workers=1)
    show_whatif(result, case(), Console(file=out, width=80, highlight=False, markup=False))
    return out.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "text", [printed, lambda: printed(modes=("fight",)), lambda: changed("leak_hazard=0.3")], ids=["two", "one", "if"]
)
def test_no_line_is_wider_than_the_terminal(text: Any) -> None:
    assert max(map(len, text().splitlines())) <= 80


def test_outcomes_stand_in_one_order_with_band_and_error() -> None:
    table = printed().split("How the talks stand on")[1].split("By when")[0]
    rows = [line.split("  ")[0].strip() for line in table.splitlines()[3:7]]
    assert rows == ["A text is signed", "A side walks out", "A side falls apart", "Still talking"]
    assert len(re.findall(r"±\d+\.\d$", table, flags=re.MULTILINE)) == 4
    assert "In no run: decided by force and a backer leaves." in words(table)


def test_the_drafts_alone_stand_beside_all_texts() -> None:
    assert "If nothing but the drafts on record can come to the table" in words(printed())


def test_by_when_has_a_row_for_each_quarter_and_the_horizon() -> None:
    table = printed().split("By when")[1].split("Of the runs")[0]
    assert len(re.findall(r"^\d{4}-\d{2}-\d{2} ", table, flags=re.MULTILINE)) == 3


def test_the_choice_says_what_each_answer_leads_to_and_why_it_is_this_party() -> None:
    text = words(printed(width=100))
    for answer in ("Sign it", "Ask for a change", "Refuse it"):
        assert answer in text
    assert "Chosen because" in text


def test_what_rests_on_guesses_is_said() -> None:
    assert "What rests on guesses" in printed()
    assert "default" in printed().split("What rests on guesses")[1]
    assert "not the chance of an agreement" in words(printed())


def test_nothing_is_said_of_bluff_or_of_one_chance_of_peace() -> None:
    for text in (printed(), changed("leak_hazard=0.3")):
        assert not re.search(r"bluff|probability of peace|chance of peace|winner", text, flags=re.IGNORECASE)


def test_a_change_that_is_not_at_work_is_told_so() -> None:
    assert "what is changed is not at work in these talks" in words(changed("leak_hazard=0.3@2024-09-20"))


def test_a_change_that_matters_is_told_with_its_size() -> None:
    assert re.search(r"A signature becomes likelier, by [\d.]+ (to [\d.]+ )?points", words(changed("decision_rate=5")))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.47, 0.52, "47–52\xa0%"),
        (0.123, 0.118, "12\xa0%"),
        (0.0, 0.0, "0\xa0%"),
        (0.0004, 0.02, "0–2\xa0%"),
        (0.0004, 0.0005, "<0.1\xa0%"),
        (0.9995, 0.9999, ">99.9\xa0%"),
        (0.93, 0.9995, "93–100\xa0%"),
        (0.89, 0.926, "89–93\xa0%"),
        (0.031, 0.926, "3.1–92.6\xa0%"),
        (None, None, "–"),
    ],
)
def test_bands_are_written_shortly(low: float | None, high: float | None, said: str) -> None:
    assert band_of(low, high) == said
    assert share_band(Band(modes={}, low=low, high=high)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0000617, "<0.001"), (-0.0002, "\N{MINUS SIGN}<0.001"), (0.0, "0"), (0.1234, "0.123"), (12345.6, "12,346")],
)
def test_a_parameter_is_written_without_an_exponent(value: float, said: str) -> None:
    assert figure(value) == said


def test_how_unsure_others_are_of_a_side_stands_below_its_resolve() -> None:
    table = printed(200).split("What moves meanwhile")[1].splitlines()
    rows = [line.split("  ")[0] for line in table if line.startswith(("Resolve", "…"))]
    assert rows[::2] == [row.replace("… give or take", "Resolve as others see it") for row in rows[1::2]]
    assert len(rows) == 4


def test_a_number_that_is_known_as_it_is_has_no_range() -> None:
    assert re.search(r"^broken .* 1 +fixed  source$", printed(), flags=re.MULTILINE)


def test_a_way_of_looking_ahead_is_told_as_it_is_asked_for() -> None:
    assert "As now (--mode perpetual): whoever" in words(printed())


def test_drafts_alone_are_not_called_what_a_machine_found() -> None:
    assert "options that a machine found" in words(printed())
    assert "options that a machine found" not in words(printed(drafts_only=True))
