"""`forecast` and `whatif` from the shell: an answer, or one clear message and its status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import onetext
from jsonschema import Draft202012Validator, FormatChecker

import onetext as package
from onetext.api.schema import output_schema

QUICK = ("--runs", "512", "--horizon", "13", "--workers", "1")


@pytest.mark.parametrize("command", [("forecast",), ("whatif", "--without", "leaks")], ids=["forecast", "whatif"])
def test_the_object_keeps_its_schema(command: tuple[str, ...]) -> None:
    run = onetext(*command, "harbour-wages", *QUICK, "--json")
    assert run.status == 0, run.err
    assert run.answer["runs"] == 512
    validator = Draft202012Validator(output_schema(command[0]), format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(run.answer)] == []


def test_modes_and_mechanisms_may_be_repeated() -> None:
    modes = ("--mode", "fight", "--mode", "rollout", "--without", "leaks", "--without", "shocks")
    run = onetext("forecast", "harbour-wages", *QUICK, *modes, "--json")
    assert (run.answer["modes"], run.answer["without"]) == (["fight", "rollout"], ["leaks", "shocks"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--horizon", "0"), "is no horizon"),
        (("--horizon", "-3"), "is no horizon"),
        (("--horizon", "soon"), "is not a day"),
        (("--horizon", "2020-01-01"), "is not after"),
        (("--runs", "0"), "--runs"),
        (("--workers", "0"), "--workers"),
        (("--mode", "planed"), 'did you mean "planned"'),
        (("--policy", "logitt"), 'did you mean "logit"'),
        (("--without", "leak"), 'did you mean "leaks"'),
        (("--engine", "spark"), "use local or dask"),
        (("--engine", "dask"), "--scheduler"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_status_2(given: tuple[str, ...], said: str) -> None:
    run = onetext("forecast", "harbour-wages", *given)
    assert run.status == 2
    assert said in run.err
    assert not run.out
    refusal = onetext("forecast", "harbour-wages", *given, "--json")
    assert refusal.status == 2
    assert refusal.answer["status"] == "usage"


def test_a_sealed_forecast_can_be_resolved(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    package.new(folder, from_="harbour-wages")
    run = onetext("forecast", str(folder), *QUICK, "--seal", "--json")
    assert run.status == 0, run.err
    made = run.answer["sealed"]
    assert [Path(name).parts[0] for name in run.answer["written"]] == ["forecasts"]
    again = onetext("forecast", str(folder), *QUICK, "--seal", "--json").answer
    assert (again["sealed"], again["written"]) == (made, [])
    listed = onetext("resolve", str(folder), "--json").answer["forecasts"]
    assert [item["id"] for item in listed] == [made]
    for mode, chances in listed[0]["modes"].items():
        assert chances["outcomes"] == {name: item["point"] for name, item in run.answer["outcomes"][mode].items()}


def test_what_cannot_be_sealed_is_refused() -> None:
    assert "leave out --for" in onetext("forecast", "harbour-wages", *QUICK, "--seal", "--for", "public").err
    assert onetext("forecast", "harbour-wages", *QUICK, "--seal").status == 2


def test_without_a_change_there_is_no_what_if() -> None:
    run = onetext("whatif", "harbour-wages")
    assert run.status == 2
    assert "nothing is changed" in run.err


def test_ctrl_c_prints_what_has_been_computed() -> None:
    arguments = ["forecast", "harbour-wages", "--runs", "2000000", "--horizon", "8", "--json", "--mode", "perpetual"]
    process = subprocess.Popen(
        [sys.executable, "-m", "onetext", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(os.environ),
        text=True,
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 3, err
    assert '"status": "limit"' in out
    assert "Traceback" not in err
