"""`sensitivity` on a terminal: eighty columns, the drivers that matter, and what it must not say (S23)."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pytest
from rich.console import Console

import onetext
from onetext.model import Case
from onetext.model.results import LikelyRegion, SensitivityDriver, SensitivityResult
from onetext.report.terminal.sensitivity import show_sensitivity


@cache
def case() -> Case:
    made = onetext.load_case("harbour-wages")
    day = made.as_of or made.newest
    assert day is not None
    return made.at(day)


@cache
def result() -> SensitivityResult:
    return onetext.sensitivity(case(), samples=8, runs=64, horizon=8, workers=1)


def printed(made: SensitivityResult, width: int = 80) -> str:
    out = io.StringIO()
    show_sensitivity(made, case(), Console(file=out, width=width, highlight=False, markup=False))
    return out.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


def driver(key: str, total: float) -> SensitivityDriver:
    one = next(item for item in result().drivers if item.key == key)
    return replace(one, first=total / 2, total=total, total_low=total - 0.1, total_high=total + 0.1)


@pytest.mark.parametrize("width", [80, 120])
def test_every_line_fits(width: int) -> None:
    region = LikelyRegion(
        sentence="Where decision_rate is at least 0.14, 70 % lead to it.",
        limits=(),
        support=0.5,
        density=0.7,
        base=0.5,
        coverage=0.9,
        points=100,
    )
    for made in (result(), replace(result(), regions=(region,))):
        assert max(map(len, printed(made, width).splitlines())) <= width


def test_drivers_stand_with_their_confidence_and_meaning_and_small_ones_together() -> None:
    drivers = (driver("decision_rate", 0.6), driver("values", 0.25), driver("penalty", 0.004), driver("renege", -0.02))
    text = printed(replace(result(), drivers=drivers))
    row = next(line for line in text.splitlines() if line.startswith("decision_rate"))
    assert row.replace("\N{NO-BREAK SPACE}", " ").split("  ")[-1].strip() == "default"
    assert "60 %" in row.replace("\N{NO-BREAK SPACE}", " ")
    assert "50 % to 70 %" in row.replace("\N{NO-BREAK SPACE}", " ")
    assert not any(line.startswith("penalty") for line in text.splitlines())
    assert "2 more inputs, at most 0.4 % each." in words(text)
    assert "decision_rate: How often a week" in words(text)
    assert "values: What each party gains and loses" in words(text)


def test_where_nothing_drives_it_says_so() -> None:
    drivers = tuple(driver(item.key, 0.0) for item in result().drivers)
    text = words(printed(replace(result(), drivers=drivers, driving_basis_share={})))
    assert "Nothing that varies makes a difference" in text
    assert "What drives it, by weight" not in text


def test_no_region_is_told_as_none() -> None:
    text = words(printed(replace(result(), regions=())))
    assert "No region of the inputs was found" in text
    assert "what anybody can bring about" not in text


def test_it_never_speaks_of_the_probability_of_peace() -> None:
    text = words(printed(result())).lower()
    for word in ("peace", "probability of", "bluff", "chance of an agreement"):
        assert word not in text
    assert "not how right the model" in text
