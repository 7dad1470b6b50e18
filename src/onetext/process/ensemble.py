"""Many blocks, on one processor or many: the answer is the same bytes, whoever computed which block, and when (S19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from onetext.errors import UsageError

__all__ = ["Progress", "mapped", "run_blocks"]

T = TypeVar("T")
G = TypeVar("G")
Progress = Callable[[int, int], None]
"""Called with blocks done and blocks in all."""


def run_blocks(
    task: Callable[[Sequence[int]], Sequence[T]],
    blocks: int,
    *,
    together: int = 8,
    workers: int | None = None,
    engine: str = "local",
    scheduler: str = "",
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> list[T]:
    """Compute all blocks and return them in order.

    Parameters
    ----------
    task
        A picklable function from numbers of blocks to their results, one for each.
    together
        Blocks computed in one go: more is faster and takes more memory. It changes no result.
    workers
        Processes of the local engine; 1 computes here. None for as many as processors.
    engine, scheduler
        `local`, or `dask` with the address of a scheduler (`tcp://host:8786`).
    stop
        Asked now and then: once it says so, what has been computed so far is returned, the first blocks of all.

    Raises
    ------
    UsageError
        For an engine that there is none of, a cluster that cannot be reached, or one whose workers keep dying.
    """
    groups = [range(start, min(start + together, blocks)) for start in range(0, blocks, together)]
    found: list[T] = []
    with mapped(task, groups, engine=engine, workers=workers, scheduler=scheduler) as results:
        for part in results:
            found.extend(part)
            if progress is not None:
                progress(len(found), blocks)
            if stop is not None and stop():
                break
    return found


@contextmanager
def mapped(
    task: Callable[[G], T],
    groups: Sequence[G],
    *,
    engine: str = "local",
    workers: int | None = None,
    scheduler: str = "",
) -> Iterator[Iterator[T]]:
    """A picklable task done for each group, here or by others, its results in the order of the groups.

    See `run_blocks` for the parameters and what may be raised.
    """
    if engine == "dask":
        from onetext.process.cluster import on_cluster

        with on_cluster(task, groups, scheduler) as results:
            yield results
    elif engine != "local":
        raise UsageError(f'there is no engine "{engine}"; use local or dask')
    else:
        count = min(workers or _processors(), len(groups))
        if count <= 1:
            yield map(task, groups)
        else:
            with _pool(task, count) as pool:
                yield pool(groups)


def _processors() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_HELD: list[Callable[[Any], Any]] = []
"""In a worker: the one task that it was started for."""


def _hold(task: Callable[[Any], Any]) -> None:
    """Begin as a worker: take the task once for all groups."""
    import signal

    # Ctrl-C reaches workers too, and is the business of whoever asked.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _HELD[:] = [task]


def _work(group: Any) -> Any:
    """Do the task for a group, in a worker."""
    return _HELD[0](group)


@contextmanager
def _pool(task: Callable[[G], T], count: int) -> Iterator[Callable[[Sequence[G]], Iterator[T]]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    def results(groups: Sequence[G]) -> Iterator[T]:
        done = 0
        try:
            for part in pool.map(_work, groups):
                yield part
                done += 1
        except BrokenProcessPool:
            # A worker that died takes all others along. The same blocks made here are the same bytes.
            yield from map(task, groups[done:])

    # A fresh interpreter for each worker: forking a process that has threads may hang.
    context = get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_hold, initargs=(task,)) as pool:
        try:
            yield results
        finally:
            # Stopped, Ctrl-C and faults: what nobody will read need not be computed.
            pool.shutdown(wait=False, cancel_futures=True)
