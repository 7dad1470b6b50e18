"""A write that is cut short leaves the old file whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onetext.casefile.writing.atomic import write_whole

OLD = "old " * 1000


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace", "open"])
def test_a_killed_write_leaves_the_old_file_whole(moment: str, tmp_path: Path) -> None:
    """The process is killed (SIGKILL) in the middle: while it writes, before it flushes, before it renames."""
    path = tmp_path / "case.yaml"
    path.write_text(OLD)
    kill = "os.kill(os.getpid(), signal.SIGKILL)"
    lines = {
        "os.fsync": f"os.fsync = lambda handle: {kill}",
        "os.replace": f"os.replace = lambda source, target: {kill}",
        "open": (
            "real = os.fdopen\n"
            "class Half:\n"
            "    def __init__(self, *a, **k): self.stream = real(*a, **k)\n"
            "    def __enter__(self): return self\n"
            "    def __exit__(self, *a): self.stream.close()\n"
            f"    def write(self, text): self.stream.write(text[:len(text) // 2]); self.stream.flush(); {kill}\n"
            "os.fdopen = Half"
        ),
    }
    script = (
        "import os, signal, sys, pathlib\n"
        "from onetext.casefile.writing.atomic import write_whole\n"
        f"{lines[moment]}\n"
        "write_whole(pathlib.Path(sys.argv[1]), 'new ' * 1000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == OLD
    assert all(other.name.startswith(".") for other in tmp_path.iterdir() if other != path)


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(OLD)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, "new")
    assert path.read_text() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_keeps_the_permissions_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(OLD)
    path.chmod(0o640)
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
