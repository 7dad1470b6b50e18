"""A sign of life on standard error while work lasts, and only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from onetext.cli.output import console

__all__ = ["working"]

PATIENCE = 1.0
"""Seconds before the sign appears."""


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show `what` with a moving sign when the work lasts over a second and standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    status = console(stderr=True).status(what)
    timer = Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
