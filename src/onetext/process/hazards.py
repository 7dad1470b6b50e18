"""From a hazard, a rate per week at which something may happen, to its chance within some time."""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats

__all__ = ["CERTAIN", "chance"]

CERTAIN = 50.0
"""Logarithm of a factor that makes any hazard a certainty; larger ones would overflow."""


def chance(hazard: Floats, weeks: float) -> Floats:
    """The chance that something with a hazard per week happens within so many weeks."""
    return np.asarray(-np.expm1(-hazard * weeks))
