"""`onetext compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["compare"]

Before = Annotated[str, typer.Argument(metavar="A", help="The draft before.", autocompletion=complete.drafts)]
After = Annotated[str, typer.Argument(metavar="B", help="The draft after.", autocompletion=complete.drafts)]


def compare(
    case: CaseArgument,
    a: Before,
    b: After,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """What changed between two drafts, and who gained by which change.

    A and B are ids of drafts, as `onetext show` lists them. Which point answers which is told from the record.

    \b
    Examples:
      onetext compare ukraine-2025 us28 e3
      onetext compare ukraine-2025 us28 e3 --for public --json
    """
    request = Request(command="compare", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.compare import compare

        loaded = request.load()
        result = compare(loaded, a, b, as_of=as_of, audience=audience, seed=seed)
        if not json:
            from onetext.report.terminal.compare import show_compare

            show_compare(result, request.seen(loaded, result), console())
        request.finish(result)
