"""The logit choice: the more an action is worth, the likelier, with a slope (McKelvey and Palfrey, 1995)."""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats
from onetext.process.policy import Choices, View

__all__ = ["Logit"]

_FLAT = 1e-300
"""As good as no slope, but -inf times this is still -inf."""


class Logit:
    """Chances in proportion to exp(decisiveness * worth); an infinite slope takes the best, and accepts when equal."""

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        slope = view.draws["decisiveness"][: view.accept.shape[0]]
        if np.isinf(slope).any():
            return _sharp(view, slope)
        # What nobody can do has a worth of -inf, and with a slope of nought too no chance: hence the smallest slope.
        return _soft(view, np.maximum(slope, _FLAT))


def _soft(view: View, slope: Floats) -> Choices:
    """Chances by slopes that are finite."""
    weights: list[Floats | None] = []
    best = np.maximum(view.accept, view.reject)
    open_ = [bool(np.isfinite(worth).any()) for worth in (view.amend, view.walk)]
    for worth, any_ in zip((view.amend, view.walk), open_, strict=True):
        if any_:
            np.maximum(best, worth, out=best)
    total = np.zeros_like(best)
    for worth, any_ in zip((view.accept, view.amend, view.walk, view.reject), (True, *open_, True), strict=True):
        weight = None
        if any_:
            weight = worth - best
            weight *= slope
            np.exp(weight, out=weight)
            total += weight
        weights.append(weight)
    chances = [np.zeros_like(best) if weight is None else np.divide(weight, total, out=weight) for weight in weights]
    return Choices(accept=chances[0], amend=chances[1], walk=chances[2])


def _sharp(view: View, slope: Floats) -> Choices:
    """Chances where some slopes are infinite: the best for sure."""
    actions = np.stack([view.accept, view.amend, view.walk, view.reject])
    best = actions.max(axis=0)
    sharp = np.isinf(slope)
    weight = np.exp(np.where(sharp, _FLAT, np.maximum(slope, _FLAT)) * (actions - best))
    # S9: ties accept; and of other equals, the first in the order accept, amend, walk, reject would do, but nobody
    # walks out or amends for nothing.
    order = np.array([0, 3, 1, 2])
    first = order[np.argmax((actions == best)[order], axis=0)]
    weight = np.where(sharp, np.arange(4)[:, None, None] == first, weight)
    weight = weight / weight.sum(axis=0)
    return Choices(accept=weight[0], amend=weight[1], walk=weight[2])
