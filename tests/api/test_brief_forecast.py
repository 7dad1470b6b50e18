"""The forecast of the page: the same as the commands give, and no trace of it where it is not asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import BriefResult, BriefSections

RUNS = 1024


@cache
def harbour() -> Case:
    return onetext.load_case("harbour-wages")


@cache
def brief() -> BriefResult:
    return onetext.brief(harbour(), runs=RUNS)


def sections() -> BriefSections:
    return brief().sections


def test_it_is_the_forecast_of_the_command() -> None:
    assert sections().forecast == onetext.forecast(harbour(), runs=RUNS, workers=1)
    assert sections().forecast_refused == ""


def test_what_is_changed_is_the_whatif_of_the_command() -> None:
    told = [*sections().forecast_without, *sections().forecast_changes]
    assert [item.change.asked for item in sections().forecast_changes] == ["publish@2024-02-26"]
    asked = {item.change.asked: item for item in told}
    for text, given in (("proposals", {"without": ("proposals",)}), ("publish@2024-02-26", {"events": None})):
        events = (text,) if given.get("events", 0) is None else ()
        without = given.get("without") or ()
        alone = onetext.whatif(harbour(), events=events, without=without, runs=RUNS, workers=1)
        assert asked[text].difference == alone.difference
        assert asked[text].difference_error == alone.difference_error
        assert (asked[text].change,) == alone.changes


def test_only_what_is_at_work_is_left_out() -> None:
    names = [item.change.key for item in sections().forecast_without]
    assert "ultimatums" in names
    assert "front" not in names
    assert "support" not in names
    assert len(set(names)) == len(names)


def test_without_it_the_brief_is_the_same_but_for_it() -> None:
    plain = onetext.brief(harbour()).sections
    assert plain.forecast is None
    assert (plain.forecast_without, plain.forecast_changes) == ((), ())
    bare = replace(sections(), forecast=None, forecast_without=(), forecast_changes=())
    assert bare == plain


def test_a_case_without_a_text_says_why_there_is_no_forecast() -> None:
    empty = replace(harbour(), drafts=(), responses=(), ultimatums=(), claims=(), process=None)
    told = onetext.brief(empty, runs=RUNS).sections
    assert told.forecast is None
    assert told.forecast_refused.startswith("there is no text to forecast about")
    assert told.forecast_without == ()


def test_a_number_of_runs_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(UsageError):
        onetext.brief(harbour(), runs=-1)


def test_what_is_printed_is_what_the_schema_says() -> None:
    printed = json.loads(json.dumps(brief().to_json(), allow_nan=False))
    Draft202012Validator(output_schema("brief")).validate(printed)
