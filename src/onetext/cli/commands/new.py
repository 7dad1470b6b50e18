"""`onetext new`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli.options import AsOf, Audience, Json
from onetext.cli.output import console, say
from onetext.cli.request import Request

if TYPE_CHECKING:
    from onetext.api.importing.draft import DraftOptions

__all__ = ["new"]

Folder = Annotated[str, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="SOURCE",
        help="A draft (.docx, .pdf, .html, .md, .txt): each point is an issue, in or out. Or a case to copy.",
    ),
]
Tabled = Annotated[
    str,
    typer.Option("--date", metavar="DATE", help="When the draft was tabled: a day, or a month. Its file does not say."),
]
Parties = Annotated[
    str, typer.Option("--parties", metavar="NAME[,NAME]", help="Who must sign. Default: two placeholders.")
]
Id = Annotated[str, typer.Option("--id", metavar="ID", help="What the draft is called in the case. Default: first.")]
Title = Annotated[
    str, typer.Option("--title", help="Title of the draft and of the case. Default: the text's own title.")
]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="Encoding of a text that is not in UTF-8.")]
Layout = Annotated[bool, typer.Option("--layout", help="Read a PDF by the places of its words, for columns.")]
Copy = Annotated[bool, typer.Option("--copy/--no-copy", help="Keep a copy of the draft's file in the case.")]


def new(
    dir: Folder,  # noqa: A002
    from_: From = "",
    date: Tabled = "",
    parties: Parties = "",
    id: Id = "",  # noqa: A002
    title: Title = "",
    encoding: Encoding = "",
    layout: Layout = False,
    copy: Copy = True,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """A new case: a commented starter, a copy of another one, or made of a draft.

    Of a draft each point with a sentence of its own is an issue, and each row of a table; headings are none. Nothing is
    overwritten. --as-of and --for change nothing here.

    \b
    Examples:
      onetext new my-talks
      onetext new wages --from harbour-wages
      onetext new talks --from draft.docx --date 2025-05-03 --parties North,South
    """
    request = Request(command="new", as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.new import new

        texts = {"date": date, "id": id, "title": title, "encoding": encoding}
        draft: DraftOptions = {key: text for key, text in texts.items() if text}  # type: ignore[assignment]  # its keys
        draft |= {"layout": True} if layout else {}
        draft |= {} if copy else {"copy": False}
        names = [name for name in parties.split(",") if name.strip()]
        result = new(dir, from_=from_ or None, parties=names, draft=draft)
        if not json and result.draft is not None:
            from onetext.report.terminal.exchange import show_new

            show_new(result, console())
        elif not json:
            say(f"{result.path}: a {'copy of the case' if from_ else 'starter case, ready to be filled in'}")
            for name in result.written:
                say(f"  {name}")
            say(f"Next: edit these files, then run  onetext check {shlex.quote(result.path)}")
        request.finish(result)
