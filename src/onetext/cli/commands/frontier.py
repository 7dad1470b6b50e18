"""`onetext frontier`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli.limits import Nodes, Seconds, limited
from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["frontier"]

AllFeasible = Annotated[
    bool,
    typer.Option("--all-feasible", help="Over every text that obeys the rules, whether or not all would sign it."),
]
ReadingOption = Annotated[
    str, typer.Option("--reading", metavar="READING", help="How red lines are read: narrow, or strict.")
]
AtMost = Annotated[
    int,
    typer.Option("--at-most", metavar="N", min=1, max=10_000, help="List so many outcomes at most."),
]
Each = Annotated[int, typer.Option("--each", metavar="N", min=1, max=1000, help="Combinations to list for each point.")]


def frontier(
    case: CaseArgument,
    all_feasible: AllFeasible = False,
    reading: ReadingOption = "narrow",
    at_most: AtMost = 200,
    each: Each = 1,
    seconds: Seconds = None,
    nodes: Nodes = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """The texts at which nobody can get more without somebody getting less.

    Exact for two and three signatories. For more, a few texts stand for all, and it is said how far off they can be.

    \b
    Examples:
      onetext frontier harbour-wages
      onetext frontier ukraine-2025 --all-feasible
    """
    request = Request(command="frontier", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.frontier import frontier

        with limited("working out what can only be traded", seconds=seconds, nodes=nodes) as limits:
            loaded = request.load()
            result = frontier(
                loaded,
                all_feasible=all_feasible,
                reading=reading,
                at_most=at_most,
                each=each,
                limits=limits,
                as_of=as_of,
                audience=audience,
            )
        if not json:
            from onetext.report.terminal.frontier import show_frontier

            show_frontier(result, request.seen(loaded, result), console())
        request.finish(result)
