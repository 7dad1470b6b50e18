"""How long a file may take to read."""

from __future__ import annotations

import time

from onetext.documents.limits import Limits
from onetext.errors import DocumentError

__all__ = ["Clock"]


class Clock:
    """Starts when it is made, and stops the reading of a file that takes longer than its limits allow."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        self._until = time.monotonic() + limits.seconds

    def check(self) -> None:
        """Raise DocumentError (E504) when the time is over."""
        if time.monotonic() > self._until:
            why = f"the file takes longer than {self.limits.seconds:g} s to read"
            raise DocumentError(self.name, why, hint="split it, and read its parts one by one", code="E504")
