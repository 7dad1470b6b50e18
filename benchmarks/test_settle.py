"""How long a person waits for `onetext settle ukraine-2025`: whole processes; the first finds nothing compiled."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from measuring import WAITED, shown

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
    runs, busy = iter(range(100)), list[float]()

    def run(cache: Path) -> None:
        told, before = [str(ONETEXT), *COMMANDS[name]], of_children()
        subprocess.run(told, stdout=subprocess.DEVNULL, check=True, env={**os.environ, "NUMBA_CACHE_DIR": str(cache)})
        busy.append(of_children() - before)

    def setup() -> tuple[tuple[Path], dict[str, object]]:
        return (tmp_path / (str(next(runs)) if time == "first time" else "kept"),), {}

    benchmark.pedantic(run, setup=setup, rounds=3, warmup_rounds=int(time == "later"))
    took, own = benchmark.stats.stats.median, median(busy)
    seconds = FIRST if time == "first time" else LATER
    reached = f"{shown(took)}{f', {shown(own)} of the processor' if took > WAITED * own else ''}"
    work = f"{' '.join(('onetext', *COMMANDS[name]))}, {time}"
    benchmark.extra_info.update(work=work, asked="-", reached=reached)
    if name.startswith("settle"):
        benchmark.extra_info.update(asked=f"under {seconds:.0f} s", met="yes" if took < seconds else "no")


def of_children() -> float:
    """Seconds of the processor that ended children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
