"""Blocks on a Dask cluster (extra `cluster`): the same bytes as here, wherever they are computed, whoever dies.

A worker that dies takes its blocks with it, and the scheduler has others make them again. All of a task is sent with
each of its parts: what lay with one worker alone would be lost with it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from onetext.errors import UsageError

__all__ = ["on_cluster"]

T = TypeVar("T")
G = TypeVar("G")
_SECONDS = 5.0
"""How long a cluster may take to answer."""
_ADDRESS = re.compile(r"(?:[a-z]+://)?[^\s/]+:\d+/?")


@contextmanager
def on_cluster(task: Callable[[G], T], groups: Sequence[G], scheduler: str) -> Iterator[Iterator[T]]:
    """The results of a task for groups of blocks or rows, in their order, computed on a cluster.

    Parameters
    ----------
    scheduler
        Address of a Dask scheduler, such as `tcp://host:8786`.

    Raises
    ------
    UsageError
        When the extra is not installed, no scheduler answers, it has no workers, they have another version of onetext
        or none, or they keep dying.
    """
    if not scheduler:
        raise UsageError("the dask engine needs the address of a scheduler, such as tcp://host:8786")
    with _quiet():
        client = _client(scheduler)
        try:
            _same_versions(client, scheduler)
            futures = [client.submit(task, group, pure=False) for group in groups]
            try:
                yield (_result(client, future) for future in futures)
            finally:
                # What nobody will read need not be computed.
                client.cancel(futures)
        finally:
            client.close(timeout=_SECONDS)


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            'the dask engine needs the package "distributed": install onetext with its extra "cluster"'
        ) from error
    try:
        # A client that cannot even read its address complains once more when it is taken away.
        if not _ADDRESS.fullmatch(scheduler):
            raise ValueError(scheduler)
        made: Any = Client
        return made(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        raise UsageError(
            f'no scheduler answers at "{scheduler}"; give the address that `dask scheduler` prints, '
            "such as tcp://host:8786"
        ) from error


def _same_versions(client: Any, scheduler: str) -> None:
    """Workers with another onetext would give other numbers."""
    here = _version()
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
        found = client.run(_version, on_error="return")
    except (OSError, TimeoutError) as error:
        raise UsageError(f'the scheduler at "{scheduler}" has no workers; start some with `dask worker`') from error
    for worker, version in sorted(found.items()):
        # Whoever does not answer is dying: the scheduler will find out, and give its work to others.
        if version != here and isinstance(version, str | ImportError):
            has = f"onetext {version}" if isinstance(version, str) else "no onetext"
            raise UsageError(f"the worker at {worker} has {has}; here is {here}: install the same everywhere")


def _version() -> str:
    from importlib import metadata

    return metadata.version("onetext")


def _result(client: Any, future: Any) -> Any:
    from distributed import CancelledError
    from distributed.comm.core import CommClosedError
    from distributed.scheduler import KilledWorker

    try:
        while True:
            try:
                return future.result(timeout=_SECONDS)
            except TimeoutError:
                if not future.done() and not client.scheduler_info()["workers"]:
                    raise UsageError("all workers of the cluster are gone; start some and try again") from None
    except KilledWorker as error:
        raise UsageError(
            "workers of the cluster keep dying over the same blocks, most likely for want of memory; "
            "give each more, or use fewer threads in each"
        ) from error
    except (CancelledError, CommClosedError) as error:
        raise UsageError("the scheduler of the cluster went away; nothing was kept, start again") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the library's own reports of connections that come and go."""
    log = logging.getLogger("distributed")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)
