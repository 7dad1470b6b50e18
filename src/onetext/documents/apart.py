"""Work on a hostile file in a process of its own, which can be stopped in the middle of anything.

A PDF may keep a reader busy, or make it fill the memory, within a single page, where no check of ours is ever reached.
So such work runs in a second Python, with a limit on time and, where the system knows one, on memory. Where no second
Python can be started (a frozen program, a sandbox) the work is done here, with the checks between pages alone.
"""

from __future__ import annotations

import importlib
import json
import math
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

__all__ = ["FAILURES", "Broken", "OutOfMemory", "OutOfTime", "OwnFault", "function_of", "is_own", "run_apart", "serve"]

_CODE = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
    "from onetext.documents.apart import serve; sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))"
)
_MEMORY = 9
_OWN = 70
_OUT_OF_TIME = 24
"""The signal SIGXCPU, which not every system knows by name."""
_PATIENCE = 3
"""How much longer the clock on the wall may take than the processor: the machine may have other work."""
_SPARE = 256 * 2**20
"""What a process maps before it has read anything."""

_PROGRAMMED: tuple[type[Exception], ...] = (AssertionError, AttributeError, NameError, TypeError)
"""What a mistake in a program ends with; in a library, a spoiled file may bring it about as well."""

Json = Any


class OutOfTime(Exception):
    """The work took longer than it may."""


class OutOfMemory(Exception):
    """The work needed more memory than it may."""


class Broken(Exception):
    """The work ended in a failure of the library that did it."""


class OwnFault(Exception):
    """A mistake in this package, and none of the file: it is not to be taken for a damaged file."""


def is_own(error: Exception) -> bool:
    """Whether an error is a mistake in a line of this package; one that a library made of a spoiled file is not."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    module = str(at.tb_frame.f_globals.get("__name__", "")) if at is not None else ""
    return isinstance(error, _PROGRAMMED) and module.partition(".")[0] == __name__.partition(".")[0]


def run_apart(task: str, data: bytes, options: Mapping[str, Json], *, seconds: float, memory: int) -> Json:
    """Run a function of this package on some bytes.

    Parameters
    ----------
    task
        `module:function`; it takes the bytes and the options as keywords, and returns what JSON can hold.
    seconds, memory
        Most time on the processor, and most bytes. Where the system cannot hold a process to its time on the processor,
        and where other work leaves it little, the clock on the wall ends it after three times as long.

    Raises
    ------
    OutOfTime, OutOfMemory, Broken
    OwnFault
        When the function itself is at fault; what it said is the message.
    """
    if getattr(sys, "frozen", False) or not sys.executable or not Path(sys.executable).exists():
        return _here(task, data, options)
    told = {"task": task, "options": dict(options), "memory": memory, "seconds": seconds}
    head = json.dumps(told).encode() + b"\n"
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _CODE, json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=head + data, capture_output=True, timeout=_PATIENCE * seconds, check=False)
    except subprocess.TimeoutExpired:
        raise OutOfTime from None
    except OSError:
        return _here(task, data, options)
    if done.returncode == 0:
        return json.loads(done.stdout)
    if done.returncode == -_OUT_OF_TIME:
        raise OutOfTime
    if done.returncode == _MEMORY or done.returncode < 0:
        raise OutOfMemory
    if done.returncode == _OWN:
        raise OwnFault(done.stderr.decode("utf-8", "replace"))
    raise Broken


def _here(task: str, data: bytes, options: Mapping[str, Json]) -> Json:
    try:
        return function_of(task)(data, **options)
    except MemoryError:
        raise OutOfMemory from None
    except FAILURES as error:
        if is_own(error):
            raise OwnFault(f"{type(error).__name__}: {error}") from error
        raise Broken from None


def function_of(task: str) -> Callable[..., Json]:
    """The function that a task `module:function` names."""
    module, _, name = task.partition(":")
    found: Callable[..., Json] = getattr(importlib.import_module(module), name)
    return found


def serve(source: BinaryIO, sink: BinaryIO) -> int:
    """The other side: read a task and its bytes, write the answer; the exit status says how it went."""
    head = json.loads(source.readline())
    data = source.read()
    _limit(head["memory"], math.ceil(head["seconds"]))
    try:
        answer = json.dumps(function_of(head["task"])(data, **head["options"])).encode()
    except MemoryError:
        return _MEMORY
    except _PROGRAMMED as error:
        if not is_own(error):
            raise
        traceback.print_exception(error)
        return _OWN
    sink.write(answer)
    sink.flush()
    return 0


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory + _SPARE, memory + _SPARE))
    except (ValueError, OSError):  # a system that does not let it be set
        return


def _failures() -> tuple[type[Exception], ...]:
    import struct
    import zlib

    return (
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        NameError,
        OSError,
        RuntimeError,
        StopIteration,
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    )


FAILURES = _failures()
"""What a library may end with on a file that is not what it says."""
