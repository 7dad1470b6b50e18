"""`onetext log`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["log"]

PointOf = Annotated[
    str | None,
    typer.Option(
        "--point",
        metavar="VERSION/POINT",
        help="One point (us28/6) through the versions: what became of it, word by word.",
        autocompletion=complete.points,
        show_default=False,
    ),
]


def log(
    case: CaseArgument,
    point: PointOf = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """The drafts as versions of one text, newest first, with what each one changed.

    For each draft: who handed it over, its status, what it grew from, how many points and brackets it has, and how the
    balance moved for each party where the terms are known. With --point: one point, back to all that it came from and
    on to all that came of it, until it is struck.

    \b
    Examples:
      onetext log ukraine-2025
      onetext log ukraine-2025 --point us28/6
      onetext log harbour-wages --for public --json
    """
    request = Request(command="log", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        if point is None:
            _versions(request, seed)
        else:
            _point(request, point, seed)


def _versions(request: Request, seed: int) -> None:
    from onetext.api.log import log

    loaded = request.load()
    result = log(loaded, as_of=request.as_of, audience=request.audience, seed=seed)
    if not request.json:
        from onetext.report.terminal.log import show_log

        show_log(result, request.seen(loaded, result), console())
    request.finish(result)


def _point(request: Request, point: str, seed: int) -> None:
    from onetext.api.log_point import log_point

    loaded = request.load()
    result = log_point(loaded, point, as_of=request.as_of, audience=request.audience, seed=seed)
    if not request.json:
        from onetext.report.terminal.log_point import show_log_point

        show_log_point(result, request.seen(loaded, result), console())
    request.finish(result)
