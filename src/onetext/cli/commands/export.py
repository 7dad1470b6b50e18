"""`onetext export`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["export"]

Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="genius: a domain and one profile for each signatory, in XML.",
        autocompletion=complete.exports,
    ),
]
Out = Annotated[
    str,
    typer.Option("--out", metavar="FOLDER", help="A folder that does not exist yet, or is empty.", show_default=False),
]


def export(
    case: CaseArgument,
    format: Format,  # noqa: A002
    out: Out,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """The case as files for another program, with all that was dropped on the way.

    Ranges are written at their most likely values. Nothing is overwritten.

    \b
    Examples:
      onetext export harbour-wages genius --out wages
    """
    request = Request(command="export", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.export import export

        result = export(request.load(), format, out, as_of=as_of, audience=audience)
        if not json:
            from onetext.report.terminal.exchange import show_export

            show_export(result, console())
        request.finish(result)
