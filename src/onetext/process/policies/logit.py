"""The logit choice: the more an action is worth, the likelier, with a slope (McKelvey and Palfrey, 1995)."""

from __future__ import annotations

import numpy as np

from onetext.process.policy import Choices, View

__all__ = ["Logit"]


class Logit:
    """Chances in proportion to exp(decisiveness * worth); an infinite slope takes the best, and accepts when equal."""

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        s = view.accept.shape[0]
        slope = view.draws["decisiveness"][:s]
        actions = np.stack([view.accept, view.amend, view.walk, view.reject])
        best = actions.max(axis=0)
        sharp = np.isinf(slope)
        with np.errstate(invalid="ignore"):
            weight = np.exp(np.where(sharp, 0.0, slope) * (actions - best))
        if sharp.any():
            # S9: ties accept; and of other equals, the first in the order accept, amend, walk, reject would do, but
            # nobody walks out or amends for nothing.
            order = np.array([0, 3, 1, 2])
            first = order[np.argmax((actions == best)[order], axis=0)]
            weight = np.where(sharp, np.arange(4)[:, None, None] == first, weight)
        weight = weight / weight.sum(axis=0)
        return Choices(accept=weight[0], amend=weight[1], walk=weight[2])
