"""What could not be measured is told to the table too, with the reason."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A benchmark that failed."""
    tell(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A file of benchmarks that could not be loaded."""
    tell(report)


def tell(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Write down what failed, and why, for `table.py`, if it has said where."""
    place = os.environ.get("ONETEXT_BENCH_FAILED")
    if place and report.failed:
        crash = getattr(report.longrepr, "reprcrash", None)
        reason = (
            str(crash.message if crash else report.longrepr)
            .strip()
            .splitlines()[0 if crash else -1]
            .removeprefix("E")
            .strip()
        )
        name = report.nodeid.partition("::")[2] or report.nodeid
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, reason]) + "\n")
