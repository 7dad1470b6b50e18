"""What became of an ultimatum, as far as it is visible (S16)."""

from __future__ import annotations

from onetext.model import Fate, Ultimatum

__all__ = ["OPEN", "current_fate"]

OPEN = "open"
"""The fate of an ultimatum of which nothing further is on record."""


def current_fate(ultimatum: Ultimatum) -> Fate | None:
    """The newest visible fate; None while the ultimatum is open. Of two on one day the later entry holds."""
    newest: Fate | None = None
    for fate in ultimatum.fates:
        if newest is None or not fate.date < newest.date:
            newest = fate
    return newest
