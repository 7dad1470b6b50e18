"""`onetext brief`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.files import check_place, write_whole
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console, json_bytes
from onetext.cli.progress import working
from onetext.cli.request import Request
from onetext.errors import UsageError

__all__ = ["Format", "brief"]


class Format(StrEnum):
    """What the file holds."""

    html = "html"
    docx = "docx"
    json = "json"


def _known_format(text: str) -> Format:
    """The format of this name."""
    try:
        return Format(text)
    except ValueError:
        raise typer.BadParameter(f'"{text}" is none of html, docx, json') from None


def _formats(incomplete: str) -> list[str]:
    return [name for name in Format if name.startswith(incomplete)]


Out = Annotated[
    list[Path] | None,
    typer.Option("--out", metavar="FILE", help="Where to write the brief.", show_default=False),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="html|docx|json",
        parser=_known_format,
        autocompletion=_formats,
        help="What to write. Default: as FILE ends (.docx, .json), else html.",
        show_default=False,
    ),
]
Focus = Annotated[
    str | None,
    typer.Option(
        "--focus",
        metavar="DRAFT",
        help="The draft that the page is mainly about. Default: the one the case turns on.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
Forecast = Annotated[
    bool,
    typer.Option("--forecast", help="Play the talks out too, for the part on how they may unfold; takes longer."),
]
_RUNS = 2048
"""Two whole blocks: a share is known to a percentage point or so."""


def brief(
    case: CaseArgument,
    out: Out = None,
    format: FormatOption = None,  # noqa: A002
    focus: Focus = None,
    forecast: Forecast = False,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """The whole answer as one page, and a summary of it here.

    The page is one HTML file that asks nothing of the network; a FILE.docx is a note of two pages for Word, from the
    same numbers. Without --out only the summary is printed. With --forecast the page also tells how the talks may
    unfold, what drives that, and what one change would do.

    \b
    Examples:
      onetext brief ukraine-2025 --out brief.html
      onetext brief ukraine-2025 --as-of 2025-11-26 --focus us28 --out brief.html
      onetext brief ukraine-2025 --as-of 2025-11-26 --out note.docx
      onetext brief harbour-wages --forecast --out brief.html
      onetext brief harbour-wages --for public --out brief.json
    """
    request = Request(command="brief", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.brief import brief

        place = _place(out, format)
        with working("working out the brief"):
            loaded = request.load()
            path = None if place is None else str(place)
            runs = _RUNS if forecast else 0
            result = brief(loaded, focus=focus, as_of=as_of, audience=audience, seed=seed, path=path, runs=runs)
            seen = request.seen(loaded, result)
            if place is not None and (format or _format(place)) is Format.json:
                write_whole(place, json_bytes(result.to_json()))
            elif place is not None and (format or _format(place)) is Format.docx:
                from onetext.report import brief_docx

                write_whole(place, brief_docx(result, seen))
            elif place is not None:
                from onetext.report import brief_html

                write_whole(place, brief_html(result, seen).encode("utf-8", "backslashreplace"))
        if not json:
            from onetext.report.terminal.brief import show_brief

            show_brief(result, seen, console())
        request.finish(result)


def _place(out: list[Path] | None, form: Format | None) -> Path | None:
    """The one file to write, if any; of two the first would be lost without a word."""
    if len(out or ()) > 1:
        raise UsageError(f"--out is given {len(out or ())} times; a brief is written into one file: ask once for each")
    if not out and form is not None:
        raise UsageError(f"--format {form} says how to write a file; name it with --out FILE")
    for place in out or ():
        check_place(place)
    return out[0] if out else None


def _format(out: Path) -> Format:
    """What the name of a file asks for."""
    return {".json": Format.json, ".docx": Format.docx}.get(out.suffix.lower(), Format.html)
