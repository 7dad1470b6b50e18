"""How long `check` takes on a large case, read from cold files by a fresh process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from generate import write_case


def test_check_of_1000_issues_20_parties_50_drafts(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Asked: under 3 s, interpreter start included."""
    write_case(tmp_path / "large")
    benchmark.extra_info["asked"] = "under 3 s"

    def check() -> int:
        command = [sys.executable, "-m", "onetext", "check", str(tmp_path / "large")]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert benchmark.pedantic(check, rounds=3) == 0
