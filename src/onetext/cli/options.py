"""The arguments and options that commands share, declared once."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

import typer

from onetext.cli import complete

__all__ = ["AsOf", "Audience", "CaseArgument", "Json", "RevealedOption", "Seed", "day"]


def day(text: str | dt.date) -> dt.date:
    """A day, as records give it; a month is no day to look from."""
    if isinstance(text, dt.date):
        return text
    if re.fullmatch(r"\d{4}-\d{2}", text):
        raise typer.BadParameter(f'"{text}" is a month; give a day, such as {text}-28')
    try:
        # fromisoformat also takes 20251126 and 2025-W48-3, which a reader of the answer would stumble over.
        return dt.date.fromisoformat(text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else "")
    except ValueError:
        raise typer.BadParameter(f'"{text}" is not a day; write it as 2025-11-26') from None


def _seed(text: str | int) -> int:
    """A whole number that starts the sampling."""
    given = str(text)
    if not re.fullmatch(r"[0-9]{1,16}", given) or int(given) > 2**53:
        raise typer.BadParameter(f'"{given}" is not a whole number from 0 to {2**53}')
    return int(given)


CaseArgument = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="A folder, a .yaml file, or the name of a case that ships (a folder of that name comes first).",
        autocompletion=complete.cases,
        show_default=False,
    ),
]

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]

AsOf = Annotated[
    dt.date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day,
        help="Look from this day: only what was public by then counts. Default: the case's own day.",
        show_default=False,
    ),
]

Audience = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="AUDIENCE",
        help="Whom it is for: mediator, public, or a party. What they may not see changes nothing.",
        autocompletion=complete.audiences,
    ),
]

RevealedOption = Annotated[
    bool,
    typer.Option("--revealed", help="Use the ranges that the parties' answers to drafts leave (onetext reveal)."),
]

Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        metavar="N",
        parser=_seed,
        help="Where the sampling starts: the same number gives the same bytes.",
    ),
]
