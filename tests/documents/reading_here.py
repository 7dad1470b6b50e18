"""What a second process would do, done in this one: a test of what is read costs no start of Python.

That the second process answers the same, and ends what takes too long or too much, is tested in test_apart.py.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import onetext
from onetext.documents.apart import Broken, OutOfMemory, OutOfTime, function_of

SECONDS = 10
READERS = ("onetext.documents.pdf.reading", "onetext.documents.html.maintext")
"""Who starts a second process."""


class TooLong(BaseException):
    """The alarm rang; nothing in the readers may swallow it."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Break off what takes longer on the processor; the machine may have other work. An alarm set before goes on."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, ring)
    left, _ = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)
        signal.signal(signal.SIGPROF, before)


def read_here(task: str, data: bytes, options: dict[str, object], *, seconds: float, memory: int) -> object:
    """As `run_apart`, in this process: a failure of the library is what it is there, the end of the process."""
    try:
        with at_most(SECONDS):
            return function_of(task)(data, **options)
    except MemoryError:
        raise OutOfMemory from None
    except TooLong:
        raise OutOfTime from None
    except Exception as error:
        if is_ours(error):
            raise
        raise Broken from None


def is_ours(error: Exception) -> bool:
    """Whether a failure, of whatever kind, arose in a line of onetext: a library may stumble, our own code may not."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and Path(onetext.__file__).parent in Path(trace.tb_frame.f_code.co_filename).parents
