"""Accept whatever is not barred: the plainest policy, which leaves only nature and red lines."""

from __future__ import annotations

import numpy as np

from onetext.process.policy import Choices, View

__all__ = ["Always"]


class Always:
    """Sign at the first occasion."""

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        none = np.zeros_like(view.accept)
        return Choices(accept=(view.accept > -np.inf).astype(float), amend=none, walk=none)
