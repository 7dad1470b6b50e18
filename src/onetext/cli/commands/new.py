"""`onetext new`."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from onetext.cli.options import AsOf, Audience, Json
from onetext.cli.output import say
from onetext.cli.request import Request

__all__ = ["new"]

Folder = Annotated[str, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")]


def new(dir: Folder, as_of: AsOf = None, audience: Audience = "mediator", json: Json = False) -> None:  # noqa: A002
    """Write a commented starter case to fill in.

    Nothing is overwritten. The day and the audience change nothing here.

    \b
    Examples:
      onetext new my-talks
    """
    request = Request(command="new", as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.new import new

        result = new(dir)
        if not json:
            say(f"{result.path}: a starter case, ready to be filled in")
            for name in result.written:
                say(f"  {name}")
            say(f"Next: edit these files, then run  onetext check {shlex.quote(result.path)}")
        request.finish(result)
