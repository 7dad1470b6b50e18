"""`onetext forecast`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli.forecasts import (
    DraftsOnly,
    Engine,
    Horizon,
    Modes,
    Policy,
    Runs,
    Scheduler,
    Seconds,
    Without,
    Workers,
)
from onetext.cli.limits import limited
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, RevealedOption, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["forecast"]

SealOption = Annotated[
    bool, typer.Option("--seal", help="Write it into forecasts/ of the case, to be scored once it is decided.")
]


def forecast(
    case: CaseArgument,
    runs: Runs = 20_000,
    horizon: Horizon = None,
    mode: Modes = None,
    without: Without = None,
    policy: Policy = None,
    drafts_only: DraftsOnly = False,
    revealed: RevealedOption = False,
    seal: SealOption = False,
    seconds: Seconds = None,
    engine: Engine = "local",
    scheduler: Scheduler = "",
    workers: Workers = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """How the talks may unfold: outcomes over time, terms, values, and what it rests on.

    The talks are played out many times, each time with other numbers from their ranges. Shares are given as bands over
    ways of looking ahead, with the error of sampling. Ctrl-C prints what has been computed so far. --seal writes the
    forecast down with the rules by which onetext resolve will decide it.

    \b
    Examples:
      onetext forecast harbour-wages --runs 2000
      onetext forecast ukraine-2025 --as-of 2025-11-26 --horizon 26 --runs 2000
      onetext forecast harbour-wages --drafts-only --without leaks --runs 1000
    """
    request = Request(command="forecast", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.forecast import MODES, forecast
        from onetext.api.forecasting.seals import seal_forecast

        with limited("forecasting", seconds=seconds, nodes=None) as limits:
            loaded = request.load()
            result = forecast(
                loaded,
                runs=runs,
                modes=mode or MODES,
                horizon=horizon,
                policy=policy,
                without=without or (),
                drafts_only=drafts_only,
                revealed=revealed,
                limits=limits,
                engine=engine,
                scheduler=scheduler,
                workers=workers,
                as_of=as_of,
                audience=audience,
                seed=seed,
            )
            result = seal_forecast(case, loaded, result) if seal else result
        if not json:
            from onetext.report.terminal.forecast import show_forecast

            show_forecast(result, request.seen(loaded, result), console())
        request.finish(result)
