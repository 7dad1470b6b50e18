"""The browser that the tests need is there, is installed, or is asked for in one line: never skipped silently."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHELL = shutil.which("sh")
USED = ("rm", "mktemp", "tail")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs that holds what the script uses, and neither a browser nor a package manager."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in USED:
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def put(folder: Path, name: str, *lines: str) -> None:
    program = folder / name
    program.write_text("\n".join((f"#!{SHELL}", *lines)) + "\n", encoding="utf-8")
    program.chmod(0o755)


def run(programs: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(SHELL), str(ROOT / "tools" / "chromium.sh")]
    return subprocess.run(
        command, env={"PATH": str(programs), **environment}, capture_output=True, text=True, check=False
    )


def test_a_browser_that_is_there_is_enough(programs: Path) -> None:
    put(programs, "chromium")
    assert run(programs).returncode == 0


def test_a_browser_named_by_the_environment_is_enough(programs: Path) -> None:
    put(programs, "mine")
    assert run(programs, ONETEXT_CHROMIUM=str(programs / "mine")).returncode == 0


def test_whoever_is_not_root_is_told_in_one_line_what_to_install(programs: Path) -> None:
    put(programs, "id", "echo 1000")
    put(programs, "apt-get", "exit 0")
    done = run(programs)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "the browser tests need Chromium; install it with: sudo apt-get install chromium"
    ]


def test_root_gets_it_through_apt(programs: Path, tmp_path: Path) -> None:
    put(programs, "id", "echo 0")
    put(programs, "apt-get", f'echo "$@" >> {tmp_path}/asked')
    assert run(programs).returncode == 0
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines() == [
        "update",
        "install --yes --no-install-recommends chromium",
    ]


def test_root_is_told_when_apt_fails(programs: Path) -> None:
    put(programs, "id", "echo 0")
    put(programs, "apt-get", "echo no network", "exit 100")
    done = run(programs)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "no network"
    assert "sudo apt-get install chromium" in done.stderr


def test_every_target_is_explained_by_make_help() -> None:
    """`make help` reads the comments behind the targets, so each target that a person may call needs one."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z-]+):.*## .+$", text, re.MULTILINE))
