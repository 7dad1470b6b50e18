"""A sealed forecast is the only one of its day and settings, and knows nothing of what came later."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import onetext
from onetext.api.forecasting.seals import seal_forecast
from onetext.model.results import ForecastResult

DAY = dt.date(2024, 2, 20)
"""Before the case's own day, so that some of its record is later."""
LATER = """
- id: E99
  kind: domestic shock
  happened: {day}
  actor: company
  text: A board member resigns.
  sources: [GAZETTE1]
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    return folder


def sealed(folder: Path, **given: Any) -> ForecastResult:
    case = onetext.load_case(folder)
    made = onetext.forecast(case, **{"runs": 256, "horizon": 13, "workers": 1, "as_of": DAY, **given})
    return seal_forecast(folder, case, made)


def content(folder: Path, result: ForecastResult) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((folder / result.written[0]).read_text(encoding="utf-8"))
    return found


def test_another_seed_is_no_other_forecast(talks: Path) -> None:
    first = sealed(talks)
    before = sorted(path.name for path in (talks / "forecasts").iterdir())
    with pytest.raises(onetext.UsageError, match="sealed already") as refused:
        sealed(talks, seed=1)
    assert first.written[0] in str(refused.value)
    assert sorted(path.name for path in (talks / "forecasts").iterdir()) == before


def test_another_horizon_or_day_is_another_forecast(talks: Path) -> None:
    made = [sealed(talks), sealed(talks, horizon=14), sealed(talks, as_of=dt.date(2024, 2, 19))]
    assert len({result.written for result in made}) == 3


def test_the_same_forecast_lies_there_already(talks: Path) -> None:
    first = sealed(talks)
    again = sealed(talks)
    assert (again.sealed, again.written) == (first.sealed, ())


def test_a_folder_that_cannot_be_written_is_left_as_it_was(talks: Path) -> None:
    (talks / "forecasts").write_text("a file", encoding="utf-8")
    with pytest.raises(onetext.OnetextError, match="forecasts"):
        sealed(talks)
    assert (talks / "forecasts").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize(("day", "same"), [("2024-03-04", True), ("2024-02-19", False)], ids=["later", "before"])
def test_what_came_later_changes_no_number_of_a_hindcast(talks: Path, day: str, same: bool) -> None:
    """A shock on record makes shocks likelier; one of a later day is nothing yet."""
    first = content(talks, sealed(talks))
    other = talks.with_name("other")
    onetext.new(other, from_="harbour-wages")
    path = other / "events.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + LATER.format(day=day), encoding="utf-8")
    second = content(other, sealed(other))
    parts = ("modes", "baselines", "question", "settings", "seed", "as_of", "case_sha256")
    assert all(json.dumps(second[key]) == json.dumps(first[key]) for key in parts) == same
