"""Run all benchmarks and print, for each, the figure asked for beside the one reached (`make bench`).

Code that is compiled on its first call is compiled anew, in an empty cache; what that took is in a column of its own,
with everything else that only a first call does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = ("benchmark", "asked", "reached", "met", "first call adds")


def main() -> None:
    """Print the table; the status is that of the benchmarks, which measure and do not judge."""
    with tempfile.TemporaryDirectory() as folder:
        kept, failed = Path(folder) / "figures.json", Path(folder) / "failed.jsonl"
        told = [sys.executable, "-m", "pytest", "--quiet", "--benchmark-quiet", f"--benchmark-json={kept}"]
        told += ["--continue-on-collection-errors", "--override-ini=filterwarnings=default"]
        given = sys.argv[1:] if any(Path(word).exists() for word in sys.argv[1:]) else [*sys.argv[1:], str(HERE)]
        places = {"NUMBA_CACHE_DIR": str(Path(folder) / "compiled"), "ONETEXT_BENCH_FAILED": str(failed)}
        run = subprocess.run([*told, *given], env={**os.environ, **places}, check=False)
        figures = json.loads(kept.read_text(encoding="utf-8"))["benchmarks"] if kept.exists() else []
        faults = (
            [json.loads(line) for line in failed.read_text(encoding="utf-8").splitlines()] if failed.exists() else []
        )
    rows = [
        HEAD,
        *map(row, figures),
        *((name.removeprefix("test_"), "", f"n/a: {why}", "", "") for name, why in faults),
    ]
    print("\n".join(laid_out(rows)))
    sys.exit(run.returncode)


def row(figure: Mapping[str, dict[str, str]]) -> tuple[str, ...]:
    """One benchmark's line: what its test told, or else the median."""
    told = figure["extra_info"]
    asked = f"under {float(told['target_seconds']):.1f} s" if "target_seconds" in told else "-"
    return (
        told.get("work", str(figure["name"]).removeprefix("test_")),
        told.get("asked", asked),
        told.get("reached", f"{float(figure['stats']['median']):.3f} s"),
        told.get("met", ""),
        told.get("first", ""),
    )


def laid_out(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """The rows in columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


if __name__ == "__main__":
    main()
