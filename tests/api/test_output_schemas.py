"""The published schemas: valid themselves, up to date, and kept by every result, whatever the case."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from api_cases import case as small_case
from api_cases import cases, draft
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

import onetext
from onetext.api.refusal import refused
from onetext.api.schema import COMMANDS, output_schema, schema_text
from onetext.cli.app import COMMANDS as ON_THE_COMMAND_LINE
from onetext.errors import CaseError, Fault, LimitReached, UnknownId, UsageError
from onetext.model import Case

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"


@cache
def validator(command: str) -> Draft202012Validator:
    return Draft202012Validator(output_schema(command), format_checker=FormatChecker())


def errors(command: str, answer: object) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator(command).iter_errors(answer)]


def as_read(result: object) -> object:
    """What a program gets that reads the printed JSON."""
    return json.loads(json.dumps(result.to_json(), allow_nan=False))  # type: ignore[attr-defined]  # any result


@pytest.mark.parametrize("command", COMMANDS)
def test_a_schema_is_valid_and_committed_as_it_is_generated(command: str) -> None:
    Draft202012Validator.check_schema(output_schema(command))
    assert (SCHEMAS / f"{command}.json").read_text(encoding="utf-8") == schema_text(command)


def test_every_command_has_a_schema_and_no_schema_lacks_a_command() -> None:
    assert set(COMMANDS) == set(ON_THE_COMMAND_LINE) == {path.stem for path in SCHEMAS.glob("*.json")}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_object_of_a_schema_is_closed(command: str) -> None:
    open_ones = [
        name
        for name, part in output_schema(command)["$defs"].items()  # type: ignore[union-attr,index]  # a mapping
        if part.get("additionalProperties") is not False
    ]
    assert open_ones == []


@pytest.mark.parametrize(
    "error",
    [
        UsageError("no"),
        UnknownId("draft", "x", ("y",)),
        LimitReached("too large"),
        CaseError([Fault(file="case.yaml", line=1, column=1, code="E101", message="no", hint="yes", excerpt="x")]),
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_refusal_of_any_command_keeps_its_schema(command: str, error: onetext.OnetextError) -> None:
    assert errors(command, as_read(refused(command, error))) == []


def test_a_schema_notices_a_missing_key_a_new_key_and_a_wrong_date() -> None:
    answer = as_read(onetext.show(small_case(drafts=(draft("d1"),))))
    assert isinstance(answer, dict)
    assert errors("show", answer) == []
    assert errors("show", {key: value for key, value in answer.items() if key != "title"})
    assert errors("show", {**answer, "more": 1})
    assert errors("show", {**answer, "as_of": "26 November"})
    assert errors("show", {**answer, "status": "usage"})


@given(cases)
@settings(max_examples=settings.default.max_examples // 2)
def test_every_result_of_a_random_case_keeps_its_schema(case: Case) -> None:
    results = {
        "balance": onetext.balance(case),
        "claims": onetext.claims(case),
        "compare": onetext.compare(case, "d1", "d2"),
        "concede": onetext.concede(case),
        "show": onetext.show(case),
        "try": onetext.try_(case, "d1", {"land": "all"}),
    }
    assert {name: errors(name, as_read(result)) for name, result in results.items()} == {name: [] for name in results}
    assert errors("show", as_read(onetext.show_evidence(case, "land"))) == []


@given(cases)
@settings(max_examples=settings.default.max_examples // 6)
def test_what_all_could_sign_of_a_random_case_keeps_its_schema(case: Case) -> None:
    assert errors("settle", as_read(onetext.settle(case, concepts=["all"], more=1, lifting=True))) == []
    assert errors("frontier", as_read(onetext.frontier(case))) == []
    assert errors("frontier", as_read(onetext.frontier(case, all_feasible=True))) == []
    assert errors("robust", as_read(onetext.robust(case, draws=50))) == []


@given(cases)
@settings(max_examples=settings.default.max_examples // 6)
def test_what_answers_reveal_of_a_random_case_keeps_its_schema(case: Case) -> None:
    assert errors("reveal", as_read(onetext.reveal(case, draws=200))) == []
    assert errors("balance", as_read(onetext.balance(case, revealed=True))) == []
    assert errors("settle", as_read(onetext.settle(case, revealed=True))) == []


@given(cases)
@settings(max_examples=settings.default.max_examples // 6)
def test_the_brief_of_a_random_case_keeps_its_schema(case: Case) -> None:
    assert errors("brief", as_read(onetext.brief(case))) == []
