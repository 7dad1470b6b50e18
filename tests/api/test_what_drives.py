"""`sensitivity`: the same bytes whoever computes them and however often it is interrupted; refusals; what must hold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.compromise import Limits
from onetext.model import Case
from onetext.model.results import SensitivityResult


@cache
def harbour() -> Case:
    return onetext.load_case("harbour-wages")


def found(**given: Any) -> SensitivityResult:
    asked = {"samples": 8, "runs": 64, "horizon": 8, "workers": 1, **given}
    return onetext.sensitivity(harbour(), **asked)


def text(result: SensitivityResult) -> str:
    return json.dumps(result.to_json(), allow_nan=False)


@cache
def plain() -> SensitivityResult:
    return found()


def test_the_object_keeps_its_schema() -> None:
    errors = Draft202012Validator(output_schema("sensitivity")).iter_errors(json.loads(text(plain())))
    assert [error.message for error in errors] == []


def test_drivers_are_ranked_and_stand_beside_what_they_rest_on() -> None:
    result = plain()
    totals = [item.total for item in result.drivers]
    assert totals == sorted(totals, reverse=True)
    assert result.inputs == 8 * (len(result.drivers) + 2)
    assert 0 <= result.low <= result.median <= result.high <= 1
    assert sum(result.driving_basis_share.values()) == pytest.approx(1.0)
    values = next(item for item in result.drivers if item.key == "values")
    assert values.quantities == ()
    assert sum(values.basis_share.values()) == pytest.approx(1.0)
    for item in result.drivers:
        assert item.first_low <= item.first_high
        assert item.total_low <= item.total_high
        assert {one.key for one in item.quantities} <= {item.key}
        assert all(one.low < one.high for one in item.quantities)


def test_many_numbers_of_one_name_are_changed_together_unless_asked() -> None:
    result, each = plain(), found(each=True, samples=2)
    assert (result.together, each.together) == (True, False)
    assert len({item.key for item in result.drivers}) == len(result.drivers)
    own = [(one.key, one.party, one.towards) for item in each.drivers for one in item.quantities]
    together = [(one.key, one.party, one.towards) for item in result.drivers for one in item.quantities]
    assert sorted(own) == sorted(together)
    assert len(own) == len(each.drivers) - 1


def test_what_is_left_out_is_no_driver() -> None:
    keys = {item.key for item in found(without=("leaks",), samples=2).drivers}
    assert "decision_rate" in keys
    assert not keys & {"leak_hazard", "leak_discount", "publish_hazard"}


def test_two_workers_give_the_same_bytes() -> None:
    assert text(found(workers=2)) == text(plain())


def test_an_interrupted_call_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    asked = 0

    def raised() -> bool:
        nonlocal asked
        asked += 1
        return asked > 4

    with pytest.raises(onetext.LimitReached, match="goes on from there") as stopped:
        found(resume=tmp_path, limits=Limits(stop=raised))
    assert "of 184 inputs" in str(stopped.value)
    kept = len(list(tmp_path.rglob("*.f8")))
    assert 0 < kept < 12
    assert text(found(resume=tmp_path)) == text(plain())
    told: list[float | None] = []
    again = found(resume=tmp_path, limits=Limits(progress=lambda _, done: told.append(done)))
    assert text(again) == text(plain())
    assert told.count(1.0) == 1
    assert len(list(tmp_path.rglob("*.f8"))) == 12


def test_what_was_kept_for_other_settings_is_not_used(tmp_path: Path) -> None:
    found(resume=tmp_path, samples=2)
    for other in ({"runs": 65}, {"seed": 1}, {"horizon": 9}, {"without": ("leaks",)}):
        found(resume=tmp_path, samples=2, **other)
    assert len(list(tmp_path.iterdir())) == 5


def test_without_a_folder_a_cut_keeps_nothing() -> None:
    with pytest.raises(onetext.LimitReached, match="nothing was kept"):
        found(limits=Limits(seconds=0.0))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"samples": 48}, "power of two"),
        ({"samples": 1}, "samples is 1"),
        ({"runs": 0}, "runs is 0"),
        ({"without": ("leak",)}, "leaks"),
        ({"engine": "dask"}, "scheduler"),
    ],
)
def test_what_cannot_be_asked_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(onetext.OnetextError, match=said):
        found(**given)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(onetext.UsageError, match="cannot write"):
        found(resume=tmp_path / "file", samples=2)
