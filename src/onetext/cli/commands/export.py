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
        help="docx (tracked changes), html (pages), csv (a table of changes), akn (Akoma Ntoso), md, genius, or sheet "
        "(a workbook to fill in).",
        autocompletion=complete.exports,
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="A folder that does not exist yet, or is empty. sheet with --party: a file, by default CASE-PARTY.xlsx.",
        show_default=False,
    ),
]
Whose = Annotated[
    str | None,
    typer.Option(
        "--party",
        metavar="PARTY",
        help="sheet: whose workbook. Default: one of each party.",
        autocompletion=complete.parties,
        show_default=False,
    ),
]

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DRAFT",
        help="The draft before. Default: each that the other grew from.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="DRAFT",
        help="The draft after. Default: the newest whose points are known.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="docx: whose the tracked changes are.")]


def export(
    case: CaseArgument,
    format: Format,  # noqa: A002
    out: Out = None,
    party: Whose = None,
    from_: From = None,
    to: To = None,
    author: Author = "onetext",
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """The case as files for another program, with all that was dropped on the way.

    docx, html and csv show what changed between drafts, akn and md hold drafts; genius holds the options and what they
    are worth, ranges at their most likely values. sheet is a workbook (XLSX) in which an expert fills in weights,
    scores, no deal and the firmness of red lines; onetext import takes it back. Nothing is overwritten.

    \b
    Examples:
      onetext export harbour-wages docx --out answer
      onetext export ukraine-2025 html --from us28 --to e3 --out pages
      onetext export harbour-wages genius --out wages
      onetext export harbour-wages sheet --party union
    """
    request = Request(command="export", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.export import export
        from onetext.api.load import located

        result = export(
            request.load(),
            format,
            out,
            party=party,
            from_=from_,
            to=to,
            author=author,
            place=located(case),
            as_of=as_of,
            audience=audience,
        )
        if not json:
            from onetext.report.terminal.exchange import show_export

            show_export(result, console())
        request.finish(result)
