"""A sign of life on standard error while work lasts, and only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from onetext.cli.output import console

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Tell", "working"]

PATIENCE = 1.0
"""Seconds before the sign appears."""

Tell = Callable[[str, float | None], None]
"""Takes what is being done ("" for the same as before), and the share of it that is done where that is known."""


def _nobody(_work: str, _done: float | None) -> None:
    """Tell nobody."""


@contextmanager
def working(what: str) -> Iterator[Tell]:
    """Show `what` with a moving bar when the work lasts over a second and standard error is a terminal.

    Yields
    ------
    Tell
        May be told what is being done now and how much of it; without that the bar only moves.
    """
    if not sys.stderr.isatty():
        yield _nobody
        return
    sign = _Sign(what)
    timer = Timer(PATIENCE, sign.appear)
    timer.daemon = True
    timer.start()
    try:
        yield sign.tell
    finally:
        timer.cancel()
        timer.join()
        sign.vanish()


class _Sign:
    """The bar. It appears from another thread while the search goes on, hence the lock."""

    def __init__(self, what: str) -> None:
        self._what, self._work = what, ""
        self._done: float | None = None
        self._bar: Progress | None = None
        self._lock = Lock()

    def appear(self) -> None:
        """Show the bar with what was last told."""
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        with self._lock:
            self._bar = Progress(*columns, console=console(stderr=True), transient=True)
            self._bar.add_task("", total=None)
            self._show()
            self._bar.start()

    def tell(self, work: str, done: float | None) -> None:
        """Take what is being done, and the share of it that is done."""
        with self._lock:
            self._work, self._done = work or self._work, done
            self._show()

    def vanish(self) -> None:
        """Leave no trace of it."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()

    def _show(self) -> None:
        if self._bar is not None:
            text = f"{self._what}: {self._work}" if self._work else self._what
            known = None if self._done is None else 100 * min(1.0, max(0.0, self._done))
            self._bar.update(
                self._bar.task_ids[0], description=text, total=None if known is None else 100, completed=known or 0
            )
