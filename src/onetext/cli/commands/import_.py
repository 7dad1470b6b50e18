"""`onetext import`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, Json
from onetext.cli.output import console
from onetext.cli.request import Request
from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.api.importing.draft import DraftOptions

__all__ = ["import_"]

Folder = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="Of a draft or a sheet: the case it goes into. Else a folder that does not exist yet, or is empty.",
    ),
]
Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="docx, pdf, html, md or txt (a draft), sheet (a workbook that was filled in), genius (domain and profiles "
        "in XML) or geniusweb (profiles in JSON).",
        autocompletion=complete.imports,
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...", help="The draft, or the sheet. genius: the domain. geniusweb: profiles.", show_default=False
    ),
]
Id = Annotated[str, typer.Option("--id", metavar="ID", help="What the draft is called in the case.")]
Tabled = Annotated[
    str,
    typer.Option("--date", metavar="DATE", help="When the draft was tabled: a day, or a month. Its file does not say."),
]
Known = Annotated[str, typer.Option("--known", metavar="DATE", help="When the draft became public, if that was later.")]
Title = Annotated[str, typer.Option("--title", help="Title of the draft. Default: what the file says.")]
Kind = Annotated[
    str,
    typer.Option("--kind", help="proposal (default), counter-proposal, chair, rolling or agreed."),
]
Status = Annotated[
    str, typer.Option("--status", help="How it came out on that day: tabled, confidential, leaked, published ….")
]
GrewFrom = Annotated[
    list[str] | None,
    typer.Option(
        "--grew-from",
        metavar="ID",
        help="A draft from which it visibly grew; may be given several times.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
HandedOver = Annotated[str, typer.Option("--handed-over-by", metavar="WHO", help="Who handed the draft over.")]
Encoding = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="html, md, txt: encoding of a text that is not in UTF-8.")
]
Layout = Annotated[
    bool,
    typer.Option(
        "--layout", help='pdf: read by the places of the words, for columns; needs pip install "onetext[pdf]".'
    ),
]
Copy = Annotated[
    bool,
    typer.Option("--copy/--no-copy", help="Keep a copy of the file beside the draft, so that places can be found."),
]
Profiles = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="ID=FILE",
        help="genius: a party and the file of its profile; may be given several times.",
        show_default=False,
    ),
]
Raw = Annotated[
    bool,
    typer.Option("--raw", help="genius: take evaluations as stored, not divided by the largest of each issue."),
]


def import_(
    folder: Folder,
    format: Format,  # noqa: A002
    files: Files = None,
    id: Id = "",  # noqa: A002
    date: Tabled = "",
    title: Title = "",
    kind: Kind = "",
    status: Status = "",
    known: Known = "",
    grew_from: GrewFrom = None,
    handed_over_by: HandedOver = "",
    encoding: Encoding = "",
    layout: Layout = False,
    copy: Copy = True,
    profile: Profiles = None,
    raw: Raw = False,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """A draft or a sheet into a case, or a case from files of another program.

    A draft (docx, pdf, html, md, txt) is cut into its points, and what has no place in the case is listed. What it
    settles is not guessed: proposals wait in the inbox, and until somebody has gone through them, every issue is
    unknown in it.

    A sheet is a workbook that onetext export wrote and somebody filled in: what was changed in it goes into the files
    of the case, whose comments stay, and what has no place is listed. With any fault nothing changes.

    genius, geniusweb: values are exact, 100 times the utility. Such files hold no dates: --as-of says which day the
    case speaks of, and is asked for. Nothing is overwritten.

    \b
    Examples:
      onetext new talks --from harbour-wages
      onetext import talks docx offer.docx --id offer2 --date 2024-03-01
      onetext import talks pdf leak.pdf --id leak1 --date 2024-03-01 \\
        --known 2024-03-03 --status leaked --handed-over-by "Harbour Gazette"
      onetext inbox talks
      onetext export talks sheet --party union
      onetext import talks sheet harbour-wages-union.xlsx
      onetext export harbour-wages genius --out wages
      onetext import wage-case genius wages/domain.xml --as-of 2025-06-01 \\
        --profile union=wages/union.xml
    """
    request = Request(command="import", as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.import_ import import_

        if audience != "mediator":
            raise UsageError("an import is for whoever owns the files; leave out --for")
        texts = {"id": id, "date": date, "title": title, "kind": kind, "status": status, "known": known}
        texts |= {"handed_over_by": handed_over_by, "encoding": encoding}
        draft: DraftOptions = {key: text for key, text in texts.items() if text}  # type: ignore[assignment]  # its keys
        draft |= {"grew_from": tuple(grew_from)} if grew_from else {}
        draft |= {"layout": True} if layout else {}
        draft |= {} if copy else {"copy": False}
        choices = ("raw",) if raw else ()
        profiles = _profiles(profile or ())
        result = import_(folder, format, files or (), profiles=profiles, choices=choices, as_of=as_of, **draft)
        if not json:
            from onetext.report.terminal.exchange import show_import

            show_import(result, console())
        request.finish(result)


def _profiles(given: Sequence[str]) -> dict[str, str]:
    """`ID=FILE` texts as a mapping (UsageError for anything else)."""
    found: dict[str, str] = {}
    for text in given:
        party, equals, file = text.partition("=")
        if not (party.strip() and equals and file):
            raise UsageError(f'--profile "{text}" is not of the form ID=FILE')
        if found.setdefault(party.strip(), file) != file:
            raise UsageError(f'--profile names party "{party.strip()}" twice, as "{found[party.strip()]}" and "{file}"')
    return found
