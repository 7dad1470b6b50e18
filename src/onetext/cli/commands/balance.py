"""`onetext balance`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli.options import AsOf, Audience, CaseArgument, Json, RevealedOption, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["balance"]


def balance(
    case: CaseArgument,
    sourced_only: Annotated[
        bool, typer.Option("--sourced-only", help="Treat as unknown what no source carries.")
    ] = False,
    revealed: RevealedOption = False,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """What each draft gives each party, and whose red lines it breaks.

    Values are in each party's own points, 0 the worst and 100 the best for it; those of different parties cannot be
    compared. Every value stands with its range.

    \b
    Examples:
      onetext balance ukraine-2025 --as-of 2025-11-26
      onetext balance harbour-wages --sourced-only
      onetext balance harbour-wages --revealed
      onetext balance harbour-wages --for public --json
    """
    request = Request(command="balance", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.balance import balance

        loaded = request.load()
        result = balance(
            loaded, sourced_only=sourced_only, revealed=revealed, as_of=as_of, audience=audience, seed=seed
        )
        if not json:
            from onetext.report.terminal.balance import show_balance

            show_balance(result, request.seen(loaded, result), console())
        request.finish(result)
