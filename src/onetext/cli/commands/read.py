"""`onetext read`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from onetext.cli.files import check_place, write_whole
from onetext.cli.options import AsOf, Audience, Json, day
from onetext.cli.output import console, say
from onetext.cli.request import Request
from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.api.read import DraftFormat, ReadOptions, ReadResult

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
        help="The day of publication: relative dates count from it, and what is read became known then. Default: as the"
        " case has it of the source, or an HTML page of itself.",
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
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE.html", help="Write what was found as a page too.", show_default=False),
]
Model = Annotated[
    str,
    typer.Option("--model", metavar="NAME", help="Have a language model read it too: its name at the address."),
]
Address = Annotated[
    str,
    typer.Option("--address", metavar="URL", help="The OpenAI-compatible service that the article is sent to."),
]
KeyFrom = Annotated[
    str, typer.Option("--key-from", metavar="NAME", help="Variable of the environment that holds the service's key.")
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
    out: Out = None,
    model: Model = "",
    address: Address = "",
    key_from: KeyFrom = "",
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What an article says: who said what, deadlines, demands, claims.

    Speech with its speakers, dates, deadlines and ultimatums, demands, red lines and offers, claims, and acts that
    speak, each with its place: offsets in code points, end exclusive, quotation marks left out. Hedges, denials and
    conditions stay with what they are about. Nothing of it is decided; where the article does not tell who speaks,
    nobody is named.

    Without a case nothing is written. With one, everything waits in its inbox until you accept it.

    Nothing leaves this machine unless you name a model and an address: then the article, and nothing else, is sent
    there, as with --model qwen3:8b --address http://localhost:11434/v1 for one on this machine. What the model finds
    is kept only where the article bears it out word for word.

    \b
    Examples:
      onetext read article.txt --published 2024-03-04
      onetext read article.html --json
      onetext read article.pdf --published 2024-03-04 --out read.html
      onetext read my-talks article.txt --published 2024-03-04 \\
        --source herald --outlet "Harbour Herald"
      onetext inbox my-talks
    """
    case, file = (None, first) if second is None else (first, second)
    request = Request(command="read", case=case or "", as_of=as_of, audience=audience, json=json)
    with request.answering():
        if audience != "mediator":
            raise UsageError("reading is for whoever owns the case; leave out --for")
        options: ReadOptions = {
            "case": case,
            "published": published,
            "source": source,
            "outlet": outlet,
            "document": document,
            "language": language,
            "format": _format(format),
            "encoding": encoding,
            "data": sys.stdin.buffer.read() if file == "-" else None,
            "model": model,
            "address": address,
            "key": _key(key_from),
        }
        result = _answer(file, out, options)
        if not json:
            from onetext.report.terminal.read import show_read

            show_read(result, console())
            if out is not None:
                say(f"Page: {out}")
        request.finish(result)


def _key(name: str) -> str:
    """The key that a variable of the environment holds; it is never given on the command line, where others see it."""
    if not name:
        return ""
    found = os.environ.get(name, "")
    if not found:
        raise UsageError(f'--key-from "{name}": the environment has no such variable, or it is empty')
    return found


def _answer(file: str, out: Path | None, options: ReadOptions) -> ReadResult:
    """What the article says; as a page too where one is wanted."""
    from onetext.api.read import read, read_with_page

    if out is None:
        return read(file, **options)
    _check_out(out, file)
    name = "the article" if file == "-" else Path(file).name
    result, page = read_with_page(file, f"What {name} says", **options)
    write_whole(out, page.encode("utf-8", "replace"))
    return result


def _format(given: str) -> DraftFormat | None:
    if given and given not in _FORMATS:
        raise UsageError(f'--format cannot be "{given}"; write one of {", ".join(_FORMATS)}')
    return cast("DraftFormat", given) if given else None


def _check_out(out: Path, file: str) -> None:
    """See to it that the page has a place of its own, before anything is read."""
    if out.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f'--out "{out}": the page is HTML; name a file that ends in .html')
    if file != "-" and out.resolve() == Path(file).resolve():
        raise UsageError(f'--out "{out}" is the article itself; name another file')
    check_place(out)
