"""Tab in the shell: commands, cases, drafts, audiences, issues and options."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("onetext")


def offered(line: str, **environment: str) -> list[str]:
    """What bash would offer at the end of a line."""
    words = line.split(" ")
    asked = {"_ONETEXT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    run = subprocess.run(
        [str(SCRIPT)], capture_output=True, text=True, env={**os.environ, **asked, **environment}, check=False
    )
    assert "Traceback" not in run.stderr
    return run.stdout.split()


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("onetext ba", {"balance"}),
        ("onetext balance uk", {"ukraine-2025"}),
        ("onetext compare harbour-wages ", {"chair-text", "rolling-text", "union-reply"}),
        ("onetext balance harbour-wages --for ", {"mediator", "public", "union", "company"}),
        ("onetext balance harbour-wages --s", {"--seed", "--sourced-only"}),
        ("onetext try harbour-wages chair-text --set wage", {"wage_rise="}),
        ("onetext show harbour-wages --evidence chair", {"chair-text"}),
        ("onetext brief harbour-wages --focus ro", {"rolling-text"}),
        ("onetext log harbour-wages --point rolling-text/2", {"rolling-text/2", "rolling-text/2a", "rolling-text/2b"}),
    ],
)
def test_the_shell_is_offered(line: str, some: set[str]) -> None:
    assert some <= set(offered(line))


def test_a_case_that_cannot_be_read_offers_nothing_and_says_nothing() -> None:
    assert offered("onetext compare no-such-case ") == []


def test_options_of_an_issue_follow_the_sign() -> None:
    from types import SimpleNamespace

    from onetext.cli import complete

    context = SimpleNamespace(params={"case": "harbour-wages"}, args=[])
    found = complete.settings(context, "wage_rise=")  # type: ignore[arg-type]  # only the parameters are read
    assert "wage_rise=six-percent" in found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_shown(shell: str) -> None:
    environment = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    command = [str(SCRIPT), "--show-completion", shell]
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert run.returncode == 0
    assert "_ONETEXT_COMPLETE" in run.stdout


def test_completion_is_installed_for_bash(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    run = subprocess.run([str(SCRIPT), "--install-completion", "bash"], capture_output=True, text=True, env=environment)
    assert run.returncode == 0
    assert any("onetext" in path.name for path in tmp_path.rglob("*"))
