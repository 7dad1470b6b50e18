"""`onetext sensitivity`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onetext.cli.forecasts import DraftsOnly, Engine, Horizon, Policy, Scheduler, Seconds, Without, Workers
from onetext.cli.limits import limited
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["sensitivity"]

Runs = Annotated[
    int,
    typer.Option("--runs", metavar="N", min=1, max=1_000_000, help="How often the talks are played out for each."),
]
Samples = Annotated[
    int,
    typer.Option("--samples", metavar="N", help="Size of the sample, a power of two; 512 for figures to rely on."),
]
EachOption = Annotated[
    bool,
    typer.Option("--each", help="Every party's number for itself, where over 30 numbers vary."),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="DIR",
        help="Keep what is done in this folder, and go on from what lies there.",
        show_default=False,
    ),
]


def sensitivity(
    case: CaseArgument,
    samples: Samples = 64,
    runs: Runs = 2000,
    each: EachOption = False,
    resume: Resume = None,
    horizon: Horizon = None,
    without: Without = None,
    policy: Policy = None,
    drafts_only: DraftsOnly = False,
    seconds: Seconds = None,
    engine: Engine = "local",
    scheduler: Scheduler = "",
    workers: Workers = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """What drives the share of runs that end with a signature, and where it is large.

    Each input is ranked by how much of the spread it explains, alone and with others, and stands beside what it rests
    on. It takes minutes. After Ctrl-C the same command goes on where it stopped, if --resume is given.

    \b
    Examples:
      onetext sensitivity harbour-wages --samples 16 --runs 100 --horizon 8
      onetext sensitivity harbour-wages --samples 8 --runs 50 --resume kept
    """
    request = Request(command="sensitivity", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.sensitivity import sensitivity

        with limited("trying inputs", seconds=seconds, nodes=None) as limits:
            loaded = request.load()
            result = sensitivity(
                loaded,
                samples=samples,
                runs=runs,
                each=each,
                resume=resume,
                horizon=horizon,
                policy=policy,
                without=without or (),
                drafts_only=drafts_only,
                limits=limits,
                engine=engine,
                scheduler=scheduler,
                workers=workers,
                as_of=as_of,
                audience=audience,
                seed=seed,
            )
        if not json:
            from onetext.report.terminal.sensitivity import show_sensitivity

            show_sensitivity(result, request.seen(loaded, result), console())
        request.finish(result)
