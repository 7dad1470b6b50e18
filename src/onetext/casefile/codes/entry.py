"""What the documentation says of one code."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FaultCode"]


@dataclass(frozen=True, slots=True)
class FaultCode:
    """A code of a fault: what it is called, why it matters, and how it is mended.

    `before` and `after` show a few lines of a file with the fault and without it.
    """

    title: str
    explanation: str
    before: str
    after: str
