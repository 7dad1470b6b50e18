"""Limits are the user's: time, nodes, and a hand raised (Ctrl-C). Whoever searches asks a `Watch` every 0.1 s or more
often, and gives the best so far when it has struck.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Limits", "Watch"]


def _never() -> bool:
    return False


def _silent(work: str, done: float | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long a search may go on.

    Attributes
    ----------
    seconds, nodes
        Wall-clock time and search nodes for the whole request; None for no limit.
    stop
        Asked often; True ends the search.
    progress
        Told what is being done, and the share of it that is done where that is known.
    """

    seconds: float | None = None
    nodes: int | None = None
    stop: Callable[[], bool] = _never
    progress: Callable[[str, float | None], None] = _silent


class Watch:
    """Limits of one request while it runs. Once struck it stays struck."""

    def __init__(self, limits: Limits | None = None, *, parent: Watch | None = None) -> None:
        self.limits = limits or Limits()
        self.started = time.monotonic()
        self.nodes = 0
        self.parent = parent
        self.why: str | None = None

    def spend(self, nodes: int) -> None:
        """Count search nodes."""
        self.nodes += nodes
        if self.parent is not None:
            self.parent.spend(nodes)

    @property
    def left(self) -> float:
        """Seconds left; infinite without a limit."""
        own = float("inf") if self.limits.seconds is None else self.limits.seconds - (time.monotonic() - self.started)
        return min(own, self.parent.left) if self.parent is not None else own

    def struck(self) -> bool:
        """Whether a limit has been reached; `why` then says which: time, nodes or stopped."""
        if self.why is None:
            if self.limits.stop():
                self.why = "stopped"
            elif self.left <= 0:
                self.why = "time"
            elif self.limits.nodes is not None and self.nodes >= self.limits.nodes:
                self.why = "nodes"
            elif self.parent is not None and self.parent.struck():
                self.why = self.parent.why
        return self.why is not None

    def part(self, *, seconds: float | None = None, nodes: int | None = None) -> Watch:
        """A watch over a part of the work, with tighter limits of its own; what it spends counts here too."""
        return Watch(Limits(seconds=seconds, nodes=nodes), parent=self)

    def tell(self, work: str, done: float | None = None) -> None:
        """Report progress."""
        owner = self
        while owner.parent is not None:
            owner = owner.parent
        owner.limits.progress(work, done)
