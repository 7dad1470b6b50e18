"""Who computes what, and when, changes no byte: one process or two, few blocks at a time or many, a cluster."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from functools import cache
from importlib import metadata
from pathlib import Path
from socket import socket

import pytest

from onetext.casefile import read_case
from onetext.catalog import path as shipped
from onetext.errors import UsageError
from onetext.process import Study, Tally, Variant, quantities, run_study, world_of
from onetext.process.ensemble import run_blocks

BLOCKS = 6


@cache
def study() -> Study:
    """The shipped case as of a day; the last block is not whole."""
    case = read_case(shipped("ukraine-2025")).at(dt.date(2025, 11, 26))
    drafts = tuple(case.draft(name) for name in ("us28", "e3", "geneva19"))
    world = world_of(case, drafts)
    variant = Variant(world=world, quantities=quantities(case, world))
    return Study(case=case, drafts=drafts, variants=(variant,), seed=5, runs=BLOCKS * 1024 - 300)


def made(**settings: object) -> bytes:
    found = run_study(study(), **settings)  # type: ignore[arg-type]  # as `run_blocks` takes them
    assert found is not None
    (tally,) = found.tallies
    return pickle.dumps([getattr(tally, item.name) for item in fields(Tally)])


@cache
def here() -> bytes:
    return made(workers=1, together=1)


@pytest.mark.parametrize("together", [3, 8])
def test_blocks_that_go_together_change_no_byte(together: int) -> None:
    assert made(workers=1, together=together) == here()


def test_two_processes_change_no_byte() -> None:
    assert made(workers=2, together=2) == here()


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real scheduler, and workers in processes of their own that nobody starts again."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"}
    run = [sys.executable, "-m"]
    plain = ["--host", "127.0.0.1", "--no-dashboard"]
    told = [[*run, "distributed.cli.dask_scheduler", "--port", str(port), *plain]]
    told += [
        [*run, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", *plain] for _ in range(workers)
    ]
    started = []
    try:
        for number, words in enumerate(told):
            with (folder / f"log{number}").open("wb") as log:
                started.append(subprocess.Popen(words, cwd=folder, env=env, stdout=log, stderr=log))
        yield address, started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with cluster(tmp_path) as (address, workers):
        installed = metadata.version
        with monkeypatch.context() as patch:
            patch.setattr(metadata, "version", lambda name: "0.0" if name == "onetext" else installed(name))
            with pytest.raises(UsageError, match=r"has onetext .*; here is 0\.0"):
                made(engine="dask", scheduler=address)

        def killing(done: int, _blocks: int) -> None:
            # Once the first block is there, both workers have others in hand.
            if done == 1:
                workers[0].send_signal(signal.SIGKILL)

        assert made(engine="dask", scheduler=address, together=1, progress=killing) == here()
        workers[0].wait()
        assert workers[1].poll() is None
        workers[1].send_signal(signal.SIGKILL)
        monkeypatch.setattr("onetext.process.cluster._SECONDS", 2.0)
        with pytest.raises(UsageError, match=r"(has no workers|are gone)"):
            made(engine="dask", scheduler=address)


def test_what_is_wrong_with_a_cluster_is_said(tmp_path: Path) -> None:
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        began = time.monotonic()
        wrong = ((nobody, "no scheduler answers"), ("", "needs the address"), ("nonsense://x", "no s"), ("x", "no s"))
        for address, why in wrong:
            with pytest.raises(UsageError, match=why):
                made(engine="dask", scheduler=address)
        assert time.monotonic() - began < 10


def test_an_engine_that_there_is_none_of() -> None:
    with pytest.raises(UsageError, match='no engine "abacus"'):
        run_blocks(lambda blocks: list(blocks), 2, engine="abacus")
