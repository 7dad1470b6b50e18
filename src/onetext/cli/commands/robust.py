"""`onetext robust`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli.limits import Nodes, Seconds, limited
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, RevealedOption, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["robust"]

Draws = Annotated[
    int,
    typer.Option("--draws", metavar="N", min=1, max=100_000, help="Scenarios to search on, and as many fresh ones."),
]
ReadingOption = Annotated[
    str, typer.Option("--reading", metavar="READING", help="How red lines are read: narrow, or strict.")
]


def robust(
    case: CaseArgument,
    draws: Draws = 1000,
    reading: ReadingOption = "narrow",
    revealed: RevealedOption = False,
    seconds: Seconds = None,
    nodes: Nodes = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """The text that all accept in most of the sampled scenarios, and who would stop it.

    A scenario draws every weight, score and no deal from its range, and how firmly each party means its red lines.

    \b
    Examples:
      onetext robust harbour-wages
      onetext robust ukraine-2025 --as-of 2025-11-26 --draws 500
    """
    request = Request(command="robust", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.robust import robust

        with limited("looking for the text that most scenarios accept", seconds=seconds, nodes=nodes) as limits:
            loaded = request.load()
            result = robust(
                loaded,
                draws=draws,
                reading=reading,
                revealed=revealed,
                limits=limits,
                as_of=as_of,
                audience=audience,
                seed=seed,
            )
        if not json:
            from onetext.report.terminal.robust import show_robust

            show_robust(result, request.seen(loaded, result), console())
        request.finish(result)
