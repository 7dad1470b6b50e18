"""`onetext read`."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, cast

import typer

from onetext.cli.options import Audience, Json, day
from onetext.cli.output import console
from onetext.cli.request import Request
from onetext.errors import UsageError

__all__ = ["read"]

First = Annotated[
    str,
    typer.Argument(
        metavar="[CASE] FILE",
        help="The article: plain text, HTML, PDF, DOCX or Markdown; - reads standard input. With a case before it,"
        " what was found waits in the inbox of the case.",
        show_default=False,
    ),
]
Second = Annotated[str | None, typer.Argument(metavar="", help="", show_default=False, hidden=True)]
Published = Annotated[
    dt.date | None,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=day,
        help="The day of publication: relative dates count from it, and what is read became known then.",
        show_default=False,
    ),
]
Source = Annotated[
    str, typer.Option("--source", metavar="ID", help="With a case: its source in sources.yaml; a new one is added.")
]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="With a case: the outlet of a new source.")]
Document = Annotated[
    str,
    typer.Option(
        "--document", metavar="ID", help="With a case: what the article is called there. Default: its file's name."
    ),
]
Language = Annotated[str | None, typer.Option("--language", help="en or fr. Default: guessed from the text.")]
Format = Annotated[
    str, typer.Option("--format", help="docx, pdf, html, md or txt. Default: by the ending of the file's name.")
]
Encoding = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="html, md, txt: encoding of a text that is not in UTF-8.")
]
_FORMATS = ("docx", "pdf", "html", "md", "txt")


def read(
    first: First,
    second: Second = None,
    published: Published = None,
    source: Source = "",
    outlet: Outlet = "",
    document: Document = "",
    language: Language = None,
    format: Format = "",  # noqa: A002  # what everybody calls it
    encoding: Encoding = "",
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What an article says: who said what, deadlines, demands, claims.

    Speech with its speakers, dates, deadlines and ultimatums, demands, red lines and offers, claims, and acts that
    speak, each with its place: offsets in code points, end exclusive, quotation marks left out. Hedges, denials and
    conditions stay with what they are about. Nothing of it is decided; where the article does not tell who speaks,
    nobody is named.

    Without a case nothing is written. With one, everything waits in its inbox until you accept it.

    \b
    Examples:
      onetext read article.txt --published 2024-03-04
      onetext read article.html --json
      onetext read my-talks article.txt --published 2024-03-04 \\
        --source herald --outlet "Harbour Herald"
      onetext inbox my-talks
    """
    case, file = (None, first) if second is None else (first, second)
    request = Request(command="read", case=case or "", audience=audience, json=json)
    with request.answering():
        from onetext.api.read import DraftFormat, read

        if audience != "mediator":
            raise UsageError("reading is for whoever owns the case; leave out --for")
        if format and format not in _FORMATS:
            raise UsageError(f'--format cannot be "{format}"; write one of {", ".join(_FORMATS)}')
        result = read(
            file,
            case=case,
            published=published,
            source=source,
            outlet=outlet,
            document=document,
            language=language,
            format=cast("DraftFormat", format) if format else None,
            encoding=encoding,
            data=sys.stdin.buffer.read() if file == "-" else None,
        )
        if not json:
            from onetext.report.terminal.read import show_read

            show_read(result, console())
        request.finish(result)
