"""How long a person waits for `onetext settle ukraine-2025`: whole processes; the first finds nothing compiled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ONETEXT = Path(sys.executable).with_name("onetext")
COMMANDS = {
    "settle": ("settle", "ukraine-2025"),
    "settle, as of the seed article": ("settle", "ukraine-2025", "--as-of", "2025-11-26"),
    "frontier": ("frontier", "ukraine-2025"),
    "robust": ("robust", "ukraine-2025"),
}
FIRST, LATER = 4.0, 2.0
"""Seconds asked for `settle`."""


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("time", ["first time", "later"])
def test_cold(name: str, time: str, benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Seconds of wall time from the shell's prompt to the last line."""
    runs = iter(range(100))

    def run(cache: Path) -> None:
        told = [str(ONETEXT), *COMMANDS[name]]
        subprocess.run(told, stdout=subprocess.DEVNULL, check=True, env={**os.environ, "NUMBA_CACHE_DIR": str(cache)})

    def setup() -> tuple[tuple[Path], dict[str, object]]:
        return (tmp_path / (str(next(runs)) if time == "first time" else "kept"),), {}

    benchmark.pedantic(run, setup=setup, rounds=3, warmup_rounds=int(time == "later"))
    seconds = FIRST if time == "first time" else LATER
    asked = name.startswith("settle")
    benchmark.extra_info.update(
        work=f"{' '.join(('onetext', *COMMANDS[name]))}, {time}", asked=f"under {seconds:.0f} s" if asked else "-"
    )
    if asked:
        benchmark.extra_info["met"] = "yes" if benchmark.stats.stats.median < seconds else "no"
