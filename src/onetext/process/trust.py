"""How far a patron's threats are believed, from the record of those before (step 4).

Counts: a beta distribution over how often threats are carried out. Or two types, as in Backus and Driffill (1985): a
patron that hardly ever goes back on its word and one that often does; a single reversal then nearly settles which it
is. Which of the two readings is right is a structural question; a parameter says how much of the second to take.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats

__all__ = ["trust"]

_COMMITTED, _OPPORTUNIST = 0.98, 0.4
_FIRST = 0.7
"""How often each type carries a threat out, and how likely the first is before any record."""
_FAR = 700.0


def trust(*, kept: Floats, broken: Floats, prior: Floats, types: Floats) -> Floats:
    """The chance, as others see it, that an open threat is carried out; arrays of one shape.

    Parameters
    ----------
    prior
        So many threats kept and as many broken that the first guess is worth.
    types
        Share of the reading by two types, in [0, 1]; 0 for counts alone.
    """
    total = 2 * prior + kept + broken
    counted = prior + kept
    # Nothing known and nothing guessed is an even chance.
    nothing = total <= 0
    if nothing.any():
        counted, total = np.where(nothing, 0.5, counted), np.where(nothing, 1.0, total)
    counted /= total
    if not types.any():
        return counted
    odds = np.log(_FIRST / (1 - _FIRST)) + kept * np.log(_COMMITTED / _OPPORTUNIST)
    odds += broken * np.log((1 - _COMMITTED) / (1 - _OPPORTUNIST))
    committed = 1 / (1 + np.exp(np.clip(-odds, -_FAR, _FAR)))
    by_type = _OPPORTUNIST + (_COMMITTED - _OPPORTUNIST) * committed
    return np.asarray(counted + types * (by_type - counted))
