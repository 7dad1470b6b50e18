"""How long the brief of the Ukraine case takes, and how much memory, in a fresh process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command as the only child, and prints the most memory that it held, in KiB (Linux)."""


def command(page: Path) -> list[str]:
    """The command line that writes the brief."""
    return [sys.executable, "-m", "onetext", "brief", "ukraine-2025", "--out", str(page)]


def test_brief_of_ukraine_time(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Asked: under 6 s, interpreter start included."""
    benchmark.extra_info["asked"] = "under 6 s"
    page = tmp_path / "page.html"
    benchmark.pedantic(subprocess.run, (command(page),), {"check": True, "capture_output": True}, rounds=3)
    assert page.stat().st_size > 0


def test_brief_of_ukraine_memory(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Asked: under 600 MB at the peak."""
    benchmark.extra_info["asked"] = "under 600 MB"
    told = [sys.executable, "-c", PEAK, *command(tmp_path / "page.html")]
    run = benchmark.pedantic(subprocess.run, (told,), {"check": True, "capture_output": True, "text": True}, rounds=1)
    benchmark.extra_info["reached"] = f"{int(run.stdout) * 1024 / 1e6:.0f} MB"
