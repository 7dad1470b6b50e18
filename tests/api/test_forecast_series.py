"""What is shown over time: nothing of whoever it says nothing about."""

from __future__ import annotations

from dataclasses import replace

import onetext
from onetext.model import PatronSetting, ProcessSettings
from onetext.model.results import ForecastResult


def rows(result: ForecastResult, name: str) -> set[tuple[str, str]]:
    return {(item.party, item.towards) for item in result.series if item.name == name}


def test_support_is_that_of_backers_and_credibility_that_of_whoever_must_be_believed() -> None:
    case = onetext.load_case("ukraine-2025")
    settings = case.process or ProcessSettings()
    patrons = (
        PatronSetting(party="united_states", client="ukraine", backs=False, presses=True),
        PatronSetting(party="eu", client="ukraine", backs=True, presses=False),
    )
    given = replace(case, process=replace(settings, patrons=patrons), ultimatums=())
    found = onetext.forecast(given, runs=256, horizon=8, modes=["perpetual"], workers=1)
    assert rows(found, "support") == {("eu", "ukraine")}
    assert rows(found, "credibility") == {("united_states", "ukraine")}
