"""`onetext import`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, Json
from onetext.cli.output import console
from onetext.cli.request import Request
from onetext.errors import UsageError

__all__ = ["import_"]

Folder = Annotated[str, typer.Argument(metavar="CASE", help="A folder that does not exist yet, or is empty.")]
Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="genius (domain and profiles in XML) or geniusweb (profiles in JSON).",
        autocompletion=complete.imports,
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help="genius: the domain. geniusweb: profiles.", show_default=False),
]
Profiles = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="ID=FILE",
        help="A party and the file of its profile; may be given several times.",
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
    profile: Profiles = None,
    raw: Raw = False,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """A case from files of another program, with all that was dropped on the way.

    Values are exact: 100 times the utility. Such files hold no dates: --as-of says which day the case speaks of, and
    is asked for. Nothing is overwritten.

    \b
    Examples:
      onetext export harbour-wages genius --out wages
      onetext import talks genius wages/domain.xml --as-of 2025-06-01 \\
        --profile union=wages/union.xml
    """
    request = Request(command="import", as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.import_ import import_

        if audience != "mediator":
            raise UsageError("an import is for whoever owns the files; leave out --for")
        choices = ("raw",) if raw else ()
        result = import_(folder, format, files or (), profiles=_profiles(profile or ()), choices=choices, as_of=as_of)
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
