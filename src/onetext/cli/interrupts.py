"""Ctrl-C for commands that search: the first one raises a flag, the second one ends the program at once.

Nothing but the standard library is loaded here, so that the flag stands before anything slow is: whoever presses Ctrl-C
while modules or the case are being read, or while the answer is printed, gets a whole answer too.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["SEARCHING", "first_interrupt_raises_flag", "heeding"]

SEARCHING = ("settle", "frontier", "robust", "forecast", "whatif", "sensitivity")
"""Commands that give the best so far when they are interrupted."""

_raised: list[Event] = []
"""The flag that stands, while one does."""


def heeding(arguments: Sequence[str]) -> AbstractContextManager[object]:
    """Raise the flag from here on, where the command that is asked for searches."""
    command = next((word for word in arguments if not word.startswith("-")), "")
    return first_interrupt_raises_flag() if command in SEARCHING else nullcontext()


@contextmanager
def first_interrupt_raises_flag() -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C into a flag; inside of another such block, into the flag of that one.

    Signals reach the main thread only; elsewhere nothing is changed.

    Yields
    ------
    Callable
        Whether the flag has been raised.
    """
    if _raised or current_thread() is not main_thread():
        yield _raised[0].is_set if _raised else Event().is_set
        return
    flag, before = Event(), signal.getsignal(signal.SIGINT)

    def raise_flag(_number: int, _frame: FrameType | None) -> None:
        flag.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    _raised.append(flag)
    signal.signal(signal.SIGINT, raise_flag)
    try:
        yield flag.is_set
    finally:
        _raised.clear()
        signal.signal(signal.SIGINT, before)
