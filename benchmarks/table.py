"""Run all benchmarks and print, for each, the figure asked for beside the one reached (`make bench`)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Print the table; the status is that of the benchmarks, which measure and do not judge."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures.json"
        told = [sys.executable, "-m", "pytest", "--quiet", "--benchmark-quiet", f"--benchmark-json={kept}", str(HERE)]
        run = subprocess.run([*told, "--override-ini=filterwarnings=default", *sys.argv[1:]], check=False)
        figures = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"benchmarks": []}
    rows = [("benchmark", "asked", "reached")]
    for figure in figures["benchmarks"]:
        told_by_test = figure["extra_info"]
        asked = f"under {told_by_test['target_seconds']:.1f} s" if "target_seconds" in told_by_test else "-"
        reached = told_by_test.get("reached", f"{figure['stats']['median']:.3f} s")
        rows.append((figure["name"].removeprefix("test_"), told_by_test.get("asked", asked), reached))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    sys.exit(run.returncode)


if __name__ == "__main__":
    main()
