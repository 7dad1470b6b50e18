"""`sensitivity` from the shell: an answer, one clear message, or a stop after which it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import onetext

QUICK = ("--samples", "4", "--runs", "32", "--horizon", "8", "--workers", "1")


def test_the_answer_as_text_and_as_an_object() -> None:
    run = onetext("sensitivity", "harbour-wages", *QUICK)
    assert run.status == 0, run.err
    assert "What explains that spread" in run.out
    made = onetext("sensitivity", "harbour-wages", *QUICK, "--json").answer
    assert (made["command"], made["samples"], made["runs"], made["mode"]) == ("sensitivity", 4, 32, "perpetual")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--samples", "48"), "power of two"),
        (("--samples", "0"), "samples is 0"),
        (("--runs", "0"), "--runs"),
        (("--horizon", "0"), "is no horizon"),
        (("--policy", "logitt"), 'did you mean "logit"'),
        (("--without", "leak"), 'did you mean "leaks"'),
        (("--engine", "spark"), "use local or dask"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_status_2(given: tuple[str, ...], said: str) -> None:
    run = onetext("sensitivity", "harbour-wages", *given)
    assert run.status == 2
    assert said in run.err
    assert not run.out


def test_after_ctrl_c_it_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    asked = ["harbour-wages", "--samples", "16", "--runs", "300", "--horizon", "13", "--json", "--workers", "1"]
    command = [sys.executable, "-m", "onetext", "sensitivity", *asked, "--resume", str(tmp_path / "kept")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ), text=True)
    for _ in range(600):
        if list(tmp_path.rglob("*.f8")):
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 3, err
    assert "goes on from there" in out
    assert "Traceback" not in err
    kept = len(list(tmp_path.rglob("*.f8")))
    assert 0 < kept < 23
    rest = onetext("sensitivity", *asked, "--resume", str(tmp_path / "kept"))
    assert rest.status == 0, rest.err
    assert rest.out == onetext("sensitivity", *asked).out
