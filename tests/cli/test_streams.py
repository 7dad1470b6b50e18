"""Pipes, terminals, signals: what a shell sees of `onetext`."""

from __future__ import annotations

import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time

import pytest
from command_line import onetext

ONETEXT = [sys.executable, "-m", "onetext"]


def shell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    keep = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return subprocess.run(
        [*ONETEXT, *arguments], capture_output=True, text=True, encoding="utf-8", env={**keep, **environment}
    )


def terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Status and text of `onetext` on a terminal of 80 columns."""
    return on_a_terminal([*ONETEXT, *arguments], **environment)


def on_a_terminal(command: list[str], **environment: str) -> tuple[int, str]:
    """Status and text of a command whose three streams are a terminal."""
    keep = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    ours, theirs = pty.openpty()
    env = {**keep, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    text = b""
    while True:
        ready, _, _ = select.select([ours], [], [], 0.1)
        if ready:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # the other side has closed
                break
            if not chunk:
                break
            text += chunk
        elif process.poll() is not None:
            break
    os.close(ours)
    return process.wait(), text.decode()


def test_text_in_a_pipe_is_plain_and_has_no_blanks_at_line_ends() -> None:
    run = shell("balance", "harbour-wages")
    assert (run.returncode, run.stderr) == (0, "")
    assert "\x1b" not in run.stdout
    assert [line for line in run.stdout.splitlines() if line != line.rstrip()] == []


def test_a_terminal_gets_bold_heads_and_no_color_takes_colour_away() -> None:
    status, text = terminal("balance", "harbour-wages")
    assert status == 0
    assert "\x1b[1m" in text
    status, text = terminal("balance", "harbour-wages", NO_COLOR="1")
    assert status == 0
    assert "\x1b[3" not in text


def test_nothing_but_json_on_standard_output_even_on_a_terminal() -> None:
    status, text = terminal("balance", "harbour-wages", "--json")
    assert status == 0
    assert text.startswith("{")
    assert text.rstrip().endswith("}")
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("command", ["balance", "concede", "show", "claims", "brief"])
def test_no_line_is_wider_than_the_terminal(command: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    run = onetext(command, "harbour-wages")
    assert run.status == 0
    assert max(map(len, run.out.splitlines())) <= width


def test_a_reader_that_goes_away_ends_the_program_quietly() -> None:
    process = subprocess.Popen(
        [*ONETEXT, "show", "ukraine-2025", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() != 0


def test_control_c_ends_the_program_quietly_with_130() -> None:
    code = "import sys, time; from onetext.cli import main; import onetext.api.load as load; "
    code += "load.read_case = lambda path: print('reading', flush=True) or time.sleep(60); sys.exit(main())"
    command = [sys.executable, "-c", code, "balance", "harbour-wages"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=20)
    assert (process.returncode, complaint) == (130, b"")


def test_an_encoding_without_the_signs_needed_ends_nothing() -> None:
    run = shell("balance", "harbour-wages", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 0
    assert run.stdout.isascii()
    assert "Union" in run.stdout


def test_json_is_utf8_whatever_the_terminal_speaks() -> None:
    command = [*ONETEXT, "show", "ukraine-2025", "--json"]
    one = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    two = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout


def test_a_fault_of_onetext_itself_is_owned_up_to_with_status_70() -> None:
    code = "import sys; import onetext.api.load as load; load.read_case = lambda path: 1 / 0; "
    code += "from onetext.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "balance", "harbour-wages"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 70
    assert run.stdout == ""
    assert "fault of onetext itself" in run.stderr
    assert "Traceback" not in run.stderr
    told = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "ONETEXT_DEBUG": "1"})
    assert told.returncode == 70
    assert "ZeroDivisionError" in told.stderr


@pytest.mark.parametrize("arguments", ["balance harbour-wages", "balance harbour-wages --json", "version", "--help"])
def test_a_full_disk_behind_standard_output_is_named_in_a_line(arguments: str) -> None:
    run = subprocess.run(f"{shlex.join(ONETEXT)} {arguments} > /dev/full", shell=True, capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.startswith("error: cannot ")
    assert run.stderr.count("\n") == 1
    assert "No space left on device" in run.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_fault(closed: str) -> None:
    run = subprocess.run(f"{shlex.join(ONETEXT)} version {closed}", shell=True, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


WORK = "import sys, time; from onetext.cli.progress import working\nwith working('working out'): time.sleep(%s)"


def test_work_that_lasts_shows_a_sign_on_a_terminal() -> None:
    status, text = on_a_terminal([sys.executable, "-c", WORK % 1.4])
    assert status == 0
    assert "working out" in text


def test_work_that_is_soon_done_shows_no_sign() -> None:
    assert on_a_terminal([sys.executable, "-c", WORK % 0.1]) == (0, "")


def test_work_shows_no_sign_where_nobody_looks() -> None:
    quiet = subprocess.run([sys.executable, "-c", WORK % 1.4], capture_output=True, text=True)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
