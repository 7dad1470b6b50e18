"""The runs of a forecast: on one machine or on a cluster, with a sign of life, and to be stopped at any time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.api.forecasting.preparing import Prepared
from onetext.api.settling.asking import check_counts
from onetext.compromise import Watch
from onetext.errors import UsageError
from onetext.process import Studied, Study, Variant, run_study

__all__ = ["Machine", "machine", "made"]

ENGINES = ("local", "dask")
_TOGETHER = 4
"""Blocks that a worker makes in one go: few enough to stay near the processor, and to share the work out evenly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where the runs are made; it changes no result (S19)."""

    engine: str
    workers: int | None
    scheduler: str


def machine(engine: str, workers: int | None, scheduler: str) -> Machine:
    """Check where the runs are to be made.

    Raises
    ------
    UsageError
        For an engine that there is not, a cluster without an address or an address without a cluster.
    """
    if engine not in ENGINES:
        raise UsageError(f'there is no engine "{engine}"; use {" or ".join(ENGINES)}')
    if engine == "dask" and not scheduler:
        raise UsageError("the engine dask needs the address of a scheduler (--scheduler tcp://HOST:8786)")
    if scheduler and engine != "dask":
        raise UsageError(f'the scheduler "{scheduler}" goes with the engine dask (--engine dask)')
    if workers is not None:
        check_counts(workers=(workers, 1, 1024))
    return Machine(engine=engine, workers=workers, scheduler=scheduler)


def made(
    ready: Prepared,
    variants: Sequence[Variant],
    pairs: Sequence[tuple[int, int]],
    *,
    seed: int,
    runs: int,
    watch: Watch,
    where: Machine,
) -> Studied:
    """Make the runs, or as many whole blocks as a limit leaves time for: a few at least."""
    study = Study(
        case=ready.seen,
        drafts=ready.drafts,
        variants=tuple(variants),
        pairs=tuple(pairs),
        seed=seed,
        runs=runs,
    )
    watch.tell("playing the talks out", 0.0)
    return run_study(
        study,
        together=_TOGETHER,
        workers=where.workers,
        engine=where.engine,
        scheduler=where.scheduler,
        progress=lambda done, total: watch.tell("", done / total),
        stop=watch.struck,
    )
