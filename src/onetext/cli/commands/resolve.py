"""`onetext resolve`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from onetext.cli.options import AsOf, Audience, CaseArgument, Json, day
from onetext.cli.output import console
from onetext.cli.request import Request
from onetext.errors import UsageError

__all__ = ["resolve"]

Forecast = Annotated[
    str,
    typer.Argument(metavar="ID", help="A sealed forecast; alone, its rules are shown too.", show_default=False),
]
Outcome = Annotated[
    str, typer.Option("--outcome", metavar="OUTCOME", help="What happened: an outcome of its question, such as signed.")
]
On = Annotated[
    dt.date | None,
    typer.Option(
        "--on",
        metavar="DATE",
        parser=day,
        help="When; for talking, a day from the horizon on.",
        show_default=False,
    ),
]
SourceId = Annotated[str, typer.Option("--source", metavar="ID", help="The source in the case that says so.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What else to know.")]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="CASE",
        help="Count the decided forecasts of another case too; may be repeated.",
        show_default=False,
    ),
]


def resolve(
    case: CaseArgument,
    forecast: Forecast = "",
    outcome: Outcome = "",
    on: On = None,
    source: SourceId = "",
    note: Note = "",
    with_: With = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What became of sealed forecasts, and how they did beside those who know nothing.

    Alone it lists the forecasts that `onetext forecast --seal` wrote, open and decided. With an ID, --outcome, --on and
    --source it writes down what happened, once (as in --outcome signed --on 2026-03-02 --source s7). Scores stand
    beside those of a constant rate and of no change, with the number of cases and the smallest difference that so many
    could show. It is for whoever owns the case; the day changes nothing here.

    \b
    Examples:
      onetext resolve harbour-wages
      onetext resolve my-talks --with harbour-wages --json
    """
    request = Request(command="resolve", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.resolve import resolve

        if audience != "mediator":
            raise UsageError("sealed forecasts are for whoever owns the case; leave out --for")
        result = resolve(case, forecast, outcome=outcome, on=on, source=source, note=note, beside=tuple(with_ or ()))
        if not json:
            from onetext.report.terminal.resolve import show_resolve

            show_resolve(result, console())
        request.finish(result)
