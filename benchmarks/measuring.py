"""How a row of the table is measured: the first call apart, since it compiles; then the median of several runs.

Instances are made, and tables prepared, before the clock starts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic, TypeVar

from pytest_benchmark.fixture import BenchmarkFixture

from onetext.compromise import Limits, Watch

__all__ = ["Measured", "measure", "watch"]

T = TypeVar("T")
R = TypeVar("R")
SECONDS = 60.0
SLOW = 15.0
"""Seconds of a first call after which each instance is run once only."""
WAITED = 1.3
"""Wall clock over processor's clock beyond which the latter is told too."""


@dataclass(frozen=True)
class Measured(Generic[R]):
    """What was found per instance, and the seconds: the median of the runs of each instance.

    `busy` are the same by the processor's clock: less than `seconds` where the machine had other work.
    """

    answers: tuple[R, ...]
    seconds: tuple[float, ...]
    busy: tuple[float, ...]

    @property
    def typical(self) -> float:
        """The median instance."""
        return median(self.seconds)


def watch(seconds: float = SECONDS) -> Watch:
    """No run may take longer; one that does answers with its best so far."""
    return Watch(Limits(seconds=seconds))


def measure(
    benchmark: BenchmarkFixture,
    work: str,
    asked: str,
    call: Callable[[T], R],
    instances: Sequence[T],
    *,
    rounds: int = 3,
) -> Measured[R]:
    """Run `call` on each instance, and note for the table what was asked and how long it took.

    Parameters
    ----------
    work, asked
        The row's name, and the figure asked for, in words; a time to beat is `reach`'s business.
    """
    started = time.perf_counter()
    call(instances[0])
    first = time.perf_counter() - started
    rounds = rounds if first < SLOW else 1
    answers: dict[int, R] = {}
    busy: dict[int, list[float]] = {place: [] for place in range(len(instances))}
    turn = iter(range(len(instances) * rounds))

    def run(place: int) -> None:
        began = time.process_time()
        answers[place] = call(instances[place])
        busy[place].append(time.process_time() - began)

    def setup() -> tuple[tuple[int], dict[str, object]]:
        return (next(turn) % len(instances),), {}

    benchmark.pedantic(run, setup=setup, rounds=len(instances) * rounds)
    took: list[float] = benchmark.stats.stats.data
    seconds = tuple(median(took[place :: len(instances)]) for place in range(len(instances)))
    found = Measured(tuple(answers[place] for place in busy), seconds, tuple(map(median, busy.values())))
    waited = f", {shown(median(found.busy))} of the processor" if found.typical > WAITED * median(found.busy) else ""
    added = shown(max(0.0, first - seconds[0]))
    benchmark.extra_info.update(work=work, asked=asked, reached=f"{spread(seconds)}{waited}", first=added)
    return found


def reach(benchmark: BenchmarkFixture, seconds: float | None, found: Measured[R], *, told: str, good: bool) -> None:
    """Note what the answers are, and whether they are as good as asked and the median instance took less than asked."""
    benchmark.extra_info["reached"] += f", {told}"
    if seconds is not None:
        benchmark.extra_info["met"] = "yes" if good and found.typical < seconds else "no"


def shown(seconds: float) -> str:
    """Seconds in words, to two or three digits."""
    return f"{seconds * 1000:.2g} ms" if seconds < 0.0995 else f"{seconds:.3g} s"


def spread(seconds: Sequence[float]) -> str:
    """The median instance, and the slowest where there are several."""
    worst = f" (slowest of {len(seconds)}: {shown(max(seconds))})" if len(seconds) > 1 else ""
    return f"{shown(median(seconds))}{worst}"
