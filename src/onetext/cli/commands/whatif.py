"""`onetext whatif`."""

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

__all__ = ["whatif"]

Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="A parameter: KEY[.PARTY]=NUMBER or LOW..HIGH, from a day on with @DATE; support[.PATRON]=off[@DATE]."
        " docs/reference/parameters.md lists all keys.",
        show_default=False,
    ),
]
Events = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        metavar="KIND@DATE",
        help="Something that happens: election:PARTY@DATE, publish@DATE or leak@DATE.",
        show_default=False,
    ),
]


def whatif(
    case: CaseArgument,
    set_: Sets = None,
    event: Events = None,
    without: Without = None,
    runs: Runs = 20_000,
    horizon: Horizon = None,
    mode: Modes = None,
    policy: Policy = None,
    drafts_only: DraftsOnly = False,
    revealed: RevealedOption = False,
    seconds: Seconds = None,
    engine: Engine = "local",
    scheduler: Scheduler = "",
    workers: Workers = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """What one change would do to a forecast, run by run under the same chance.

    --set, --event and --without may be repeated; all that is given is changed at once. What happens from a day on comes
    as a surprise to the parties.

    \b
    Examples:
      onetext whatif harbour-wages --without leaks --runs 2000
      onetext whatif harbour-wages --set decision_rate=0.5..1 --runs 1000
      onetext whatif ukraine-2025 --set support=off@2026-10 --runs 4000
    """
    request = Request(command="whatif", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.whatif import MODES, whatif

        with limited("playing both out", seconds=seconds, nodes=None) as limits:
            loaded = request.load()
            result = whatif(
                loaded,
                sets=set_ or (),
                events=event or (),
                without=without or (),
                runs=runs,
                modes=mode or MODES,
                horizon=horizon,
                policy=policy,
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
        if not json:
            from onetext.report.terminal.whatif import show_whatif

            show_whatif(result, request.seen(loaded, result), console())
        request.finish(result)
