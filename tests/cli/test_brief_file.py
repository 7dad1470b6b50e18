"""`brief --out`: the whole page or nothing, and never half a file in place of a good one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from command_line import onetext

from onetext.cli.files import write_whole

FULL = Path("/dev/full")


def test_the_page_is_written_and_summed_up(tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    run = onetext("brief", "harbour-wages", "--out", str(page))
    assert (run.status, run.err) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert text.lstrip().lower().startswith("<!doctype html")
    assert f"Writtento{page}." in "".join(run.out.split())
    assert "The answer" in run.out
    assert list(tmp_path.iterdir()) == [page]


def test_without_a_file_only_the_summary_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = onetext("brief", "harbour-wages")
    assert run.status == 0
    assert "--out" in run.out
    assert list(tmp_path.iterdir()) == []


def test_two_files_are_refused_rather_than_the_first_forgotten(tmp_path: Path) -> None:
    places = [str(tmp_path / name) for name in ("note.docx", "brief.html")]
    run = onetext("brief", "harbour-wages", "--out", places[0], "--out", places[1])
    assert (run.status, run.out) == (2, "")
    assert "--out is given 2 times" in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "options"), [("b.json", ()), ("b.txt", ("--format", "json"))])
def test_the_json_file_holds_what_json_prints(name: str, options: tuple[str, ...], tmp_path: Path) -> None:
    target = tmp_path / name
    run = onetext("brief", "harbour-wages", "--out", str(target), *options, "--json")
    assert run.status == 0
    assert json.loads(target.read_text(encoding="utf-8")) == run.answer
    assert run.answer["path"] == str(target)


def test_an_old_page_is_replaced_whole(tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    page.write_text("old", encoding="utf-8")
    assert onetext("brief", "harbour-wages", "--out", str(page)).status == 0
    assert page.read_text(encoding="utf-8") != "old"
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.parametrize("make", ["missing/brief.html", "folder", "file/brief.html"])
def test_a_place_that_cannot_be_written_is_named_in_a_line(make: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    run = onetext("brief", "harbour-wages", "--out", str(tmp_path / make))
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("error: cannot read or write")
    assert make in run.err
    answer = onetext("brief", "harbour-wages", "--out", str(tmp_path / make), "--json").answer
    assert answer["status"] == "usage"


def test_a_full_disk_is_named_in_a_line_and_devices_are_not_replaced() -> None:
    run = onetext("brief", "harbour-wages", "--out", str(FULL), "--format", "json")
    assert run.status == 2
    assert "No space left on device" in run.err
    assert not FULL.is_file()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    link = tmp_path / "link.html"
    link.symlink_to("real.html")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_that_is_killed_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """A process that writes without end is killed again and again: the file is always one of those written whole."""
    target = tmp_path / "page.html"
    write_whole(target, b"0" * 3_000_000)
    code = f"""
        from pathlib import Path
        from onetext.cli.files import write_whole
        print("ready", flush=True)
        while True:
            for mark in b"12345":
                write_whole(Path({str(target)!r}), bytes([mark]) * 3_000_000)
    """
    for turn in range(5):
        command = [sys.executable, "-c", textwrap.dedent(code)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.02 + 0.013 * turn)
            process.send_signal(signal.SIGKILL)
        data = target.read_bytes()
        assert len(data) == 3_000_000
        assert len(set(data)) == 1
