"""`onetext settle`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.limits import Nodes, Seconds, limited
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, RevealedOption, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["settle"]

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DRAFT",
        help="The draft to change as little as possible. Default: the six that settle the most questions.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
Towards = Annotated[
    str | None,
    typer.Option(
        "--towards",
        metavar="PARTY",
        help="The fewest changes that also give this signatory more than the draft does.",
        autocompletion=complete.signatories,
        show_default=False,
    ),
]
Solutions = Annotated[
    str,
    typer.Option(
        "--solutions",
        metavar="NAMES",
        help="Which: nash, ks, and, where points of parties may be compared, egalitarian, utilitarian; or all.",
    ),
]
ReadingOption = Annotated[
    str, typer.Option("--reading", metavar="READING", help="How red lines are read: narrow, or strict.")
]
More = Annotated[
    int, typer.Option("--more", metavar="N", min=0, max=100, help="For each solution so many next best ones too.")
]
Apart = Annotated[
    int, typer.Option("--apart", metavar="N", min=1, help="They differ on at least so many questions from all before.")
]
Ties = Annotated[
    int, typer.Option("--ties", metavar="N", min=1, max=10_000, help="How many equally good ones to list.")
]

LiftingOption = Annotated[
    bool,
    typer.Option("--lifting", help="Say what lifting each single red line would do, also where nothing is in the way."),
]


def settle(
    case: CaseArgument,
    from_: From = None,
    towards: Towards = None,
    solutions: Solutions = "nash,ks",
    reading: ReadingOption = "narrow",
    more: More = 0,
    apart: Apart = 1,
    ties: Ties = 20,
    lifting: LiftingOption = False,
    revealed: RevealedOption = False,
    seconds: Seconds = None,
    nodes: Nodes = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """The texts that all could sign; if there is none, which red lines clash.

    Ctrl-C stops the search and prints the best found so far; a second one ends at once.

    \b
    Examples:
      onetext settle harbour-wages
      onetext settle harbour-wages --from chair-text --towards union
      onetext settle ukraine-2025 --as-of 2025-11-26 --time 20
    """
    request = Request(command="settle", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.settle import settle

        with limited("looking for texts that all could sign", seconds=seconds, nodes=nodes) as limits:
            loaded = request.load()
            result = settle(
                loaded,
                draft=from_,
                towards=towards,
                concepts=[name.strip() for name in solutions.split(",") if name.strip()],
                reading=reading,
                more=more,
                apart=apart,
                ties=ties,
                lifting=lifting,
                revealed=revealed,
                limits=limits,
                as_of=as_of,
                audience=audience,
                seed=seed,
            )
        if not json:
            from onetext.report.terminal.settle import show_settle

            show_settle(result, request.seen(loaded, result), console())
        request.finish(result)
