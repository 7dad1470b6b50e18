"""How long a person waits at the prompt: whole processes, started cold, one after the other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

ONETEXT = Path(sys.executable).with_name("onetext")

ASKED = {
    "help": (("--help",), 0.3),
    "balance": (("balance", "ukraine-2025"), 1.0),
    "balance as of the seed article": (("balance", "ukraine-2025", "--as-of", "2025-11-26", "--json"), None),
    "check": (("check", "ukraine-2025"), None),
    "compare": (("compare", "ukraine-2025", "us28", "e3"), None),
    "concede": (("concede", "ukraine-2025"), None),
    "show": (("show", "ukraine-2025"), None),
}
"""What is measured: the arguments, and the seconds asked for, where a figure is."""


def process(arguments: tuple[str, ...]) -> Callable[[], None]:
    """A whole run of the program, its output read and thrown away."""

    def run() -> None:
        subprocess.run([str(ONETEXT), *arguments], stdout=subprocess.DEVNULL, check=True)

    return run


@pytest.mark.parametrize("name", ASKED)
def test_cold_start(name: str, benchmark: BenchmarkFixture) -> None:
    """Seconds of wall time from the shell's prompt to the last line."""
    arguments, asked = ASKED[name]
    benchmark.extra_info["asked"] = "-" if asked is None else f"under {asked:.1f} s"
    benchmark.pedantic(process(arguments), rounds=7, warmup_rounds=1)
