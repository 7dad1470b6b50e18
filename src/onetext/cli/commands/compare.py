"""`onetext compare`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli import complete
from onetext.cli.files import check_place, write_whole
from onetext.cli.options import AsOf, Audience, Json, Seed, day
from onetext.cli.output import console, json_bytes
from onetext.cli.progress import working
from onetext.cli.request import Request
from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.api.comparing.comparison import Comparison

__all__ = ["compare"]

First = Annotated[
    str,
    typer.Argument(
        metavar="CASE|OLD",
        help="A case (a folder, a .yaml file, or the name of one that ships), or the file before.",
        autocompletion=complete.cases,
        show_default=False,
    ),
]
Second = Annotated[
    str | None,
    typer.Argument(
        metavar="A|NEW",
        help="The draft before, or the file after.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
Third = Annotated[
    str | None,
    typer.Argument(
        metavar="B",
        help="The draft after, in a case.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="C",
        help="The draft or file that both grew from: shows what both changed, and where they conflict.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
Out = Annotated[
    list[Path] | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write it to FILE.html (a page), .docx (tracked changes), .csv or .json; may be given several times.",
        show_default=False,
    ),
]
Author = Annotated[
    str,
    typer.Option("--author", metavar="NAME", help="Whose the tracked changes are, in a .docx."),
]
Dated = Annotated[
    dt.date | None,
    typer.Option(
        "--date",
        metavar="DATE",
        parser=day,
        help="Their date. Default: the day looked from in a case, none for files.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Files: of text that is not UTF-8.", show_default=False),
]
Layout = Annotated[bool, typer.Option("--layout", help="Files: read PDFs by the places of their words.")]

ENDINGS = (".html", ".docx", ".csv", ".json")


def compare(
    case: First,
    a: Second = None,
    b: Third = None,
    base: Base = None,
    out: Out = None,
    author: Author = "onetext",
    date: Dated = None,
    encoding: Encoding = None,
    layout: Layout = False,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """What changed between two drafts, word by word, and who gained by which change.

    With three arguments A and B are drafts of a case, as `onetext show` lists them; points are linked by the record,
    and by their words where it is silent. With two arguments they are files, and no case is needed: DOCX, PDF, HTML,
    Markdown or plain text; --for, --as-of and --seed are for a case. Where NEW tracks changes, what was changed without
    tracking it is shown first.

    \b
    Examples:
      onetext compare ukraine-2025 us28 e3
      onetext compare old.docx new.docx
      onetext compare old.docx new.docx --out changes.html --out redline.docx
      onetext compare theirs.docx ours.docx --base agreed.docx
    """
    files = b is None
    known = {"as_of": as_of, "audience": audience, "seed": None if files else seed}
    request = Request(command="compare", case=case, json=json, **known)  # type: ignore[arg-type]  # as declared there
    with request.answering():
        places = _places(out or (), [case, a, base] if files else [])
        asked = _Asked(request, case, a, b, base, encoding, layout)
        with working("comparing"):
            comparison = asked.files() if files else asked.drafts(seed)
            shown = replace(comparison, result=replace(comparison.result, written=tuple(map(str, places))))
            on = date or comparison.result.envelope.as_of
            shown, made = _all_made(shown, places, author, on.isoformat() if on else "")
            for place, data in made:
                write_whole(place, data)
        if not json:
            from onetext.report.terminal.compare import show_compare

            show_compare(shown.result, shown.seen, console())
        request.finish(shown.result)


class _Asked:
    """What was asked for, and the answer in either of the two forms of the command."""

    def __init__(
        self,
        request: Request,
        first: str,
        second: str | None,
        third: str | None,
        base: str | None,
        encoding: str | None,
        layout: bool,
    ) -> None:
        self.request, self.first, self.second, self.third, self.base = request, first, second, third, base
        self.encoding, self.layout = encoding, layout

    def drafts(self, seed: int) -> Comparison:
        """Two drafts of a case."""
        from onetext.api.compare import compared
        from onetext.api.load import located

        if self.encoding is not None or self.layout:
            raise UsageError("--encoding and --layout are for files; the drafts of a case have been read already")
        assert self.second is not None
        assert self.third is not None
        if all(_is_file(path) for path in (self.second, self.third)) and _is_file(self.first):
            raise UsageError("three files are given; compare two, and name what both grew from with --base FILE")
        case, as_of, audience = self.request.load(), self.request.as_of, self.request.audience
        place = located(self.first)
        return compared(
            case, self.second, self.third, base=self.base, place=place, as_of=as_of, audience=audience, seed=seed
        )

    def files(self) -> Comparison:
        """Two files."""
        from onetext.api.comparing.files import files_compared

        if self.second is None:
            raise UsageError(
                f'"{self.first}" alone cannot be compared; give two files (onetext compare OLD NEW), or a case and two '
                "of its drafts (onetext compare CASE A B)"
            )
        for path in filter(None, (self.first, self.second, self.base)):
            self._must_be_a_file(path)
        if self.request.as_of is not None or self.request.audience != "mediator":
            raise UsageError("--as-of and --for are for a case; two files hold no record to look at from a day")
        return files_compared(self.first, self.second, base=self.base, encoding=self.encoding, layout=self.layout)

    def _must_be_a_file(self, path: str) -> None:
        if _is_file(path):
            return
        others = [one for one in (self.first, self.second, self.base) if one is not None and one != path]
        if not Path(path).is_dir() and any(_is_file(one) for one in others):
            raise UsageError(f"no such file: {path}")
        what = "a folder" if Path(path).is_dir() else "no file here"
        raise UsageError(
            f'two arguments are two files, and "{path}" is {what}; to compare drafts of a case give the case and two '
            f"drafts: onetext compare {self.first if self.first != path else path} A B"
        )


def _is_file(path: str) -> bool:
    """Whether there is something to read: a file, or a pipe."""
    try:
        return Path(path).exists() and not Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _places(out: Sequence[Path], inputs: Sequence[str | None]) -> list[Path]:
    """Where to write, each place checked before any work is done."""
    for place in out:
        if place.suffix.lower() not in ENDINGS:
            raise UsageError(f'--out "{place}": the ending says what to write; known are: {", ".join(ENDINGS)}')
        if any(given is not None and _is_file(given) and _same(place, given) for given in inputs):
            raise UsageError(f'--out "{place}" is one of the files that are compared; name another')
        check_place(place)
    return list(out)


def _same(place: Path, given: str) -> bool:
    return place.exists() and place.samefile(given)


def _all_made(
    comparison: Comparison, places: Sequence[Path], author: str, date: str
) -> tuple[Comparison, list[tuple[Path, bytes]]]:
    """What each file holds; and the comparison, warning of what a Word file among them does not hold."""
    from onetext.api.looking import warned

    word = b""
    if any(place.suffix.lower() == ".docx" for place in places):
        found = comparison.redlined(author=author, date=date)
        word, result = found.data, comparison.result
        comparison = replace(comparison, result=replace(result, envelope=warned(result.envelope, *found.lost)))
    return comparison, [(place, _made(comparison, place, word)) for place in places]


def _made(comparison: Comparison, place: Path, word: bytes) -> bytes:
    """What a file holds, by its ending."""
    match place.suffix.lower():
        case ".html":
            return comparison.page().encode("utf-8", "backslashreplace")
        case ".csv":
            return comparison.table().encode("utf-8", "backslashreplace")
        case ".docx":
            return word
        case _:
            return json_bytes(comparison.result.to_json())
