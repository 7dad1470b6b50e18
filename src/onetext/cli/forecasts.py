"""The options that `forecast` and `whatif` share."""

from __future__ import annotations

import datetime as dt
import math
from typing import Annotated

import typer

from onetext.cli.limits import Seconds
from onetext.cli.options import day

__all__ = ["DraftsOnly", "Engine", "Horizon", "Modes", "Policy", "Runs", "Scheduler", "Seconds", "Without", "Workers"]


def _horizon(text: str | dt.date | float) -> dt.date | float:
    """A day, or a number of weeks."""
    if isinstance(text, dt.date | float):
        return text
    try:
        weeks = float(text)
    except ValueError:
        return day(text)
    if not 0 < weeks < math.inf:
        raise typer.BadParameter(f'"{text}" weeks is no horizon; give a number above 0, or a day such as 2026-11-26')
    return weeks


Runs = Annotated[
    int,
    typer.Option(
        "--runs", metavar="N", min=1, max=10_000_000, help="How often the talks are played out for each mode."
    ),
]
# Typer takes no union; what `_horizon` gives may be a number of weeks too.
Horizon = Annotated[
    dt.date | None,
    typer.Option(
        "--horizon",
        metavar="DATE|WEEKS",
        parser=_horizon,
        help="The last day, or so many weeks. Default: the case's own.",
        show_default=False,
    ),
]
Modes = Annotated[
    list[str] | None,
    typer.Option(
        "--mode",
        metavar="MODE",
        help="They look ahead: perpetual, fight, planned, rollout; may be repeated. Default: perpetual, planned.",
        show_default=False,
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="MECHANISM",
        help="Leave a mechanism out, such as leaks or ultimatums; may be repeated.",
        show_default=False,
    ),
]
Policy = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="POLICY",
        help="How they choose: logit, always, fearon94, abreu-gul, or your own. Default: the case's own, else logit.",
        show_default=False,
    ),
]
DraftsOnly = Annotated[
    bool, typer.Option("--drafts-only", help="Only drafts of the case can be signed, nothing that nobody has drafted.")
]
Engine = Annotated[
    str, typer.Option("--engine", metavar="ENGINE", help="Where it runs: local, or dask (needs --scheduler).")
]
Scheduler = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask cluster, such as tcp://host:8786.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=1024,
        help="Processes on this machine. Default: as many as processors.",
        show_default=False,
    ),
]
