"""One signatory gives a fixed answer to one text, and otherwise everybody chooses as ever: what would follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from onetext.process.policy import Choices, Policy, View

__all__ = ["Answer", "Answering"]

Answer = Literal["sign", "amend", "refuse"]


@dataclass(frozen=True, slots=True)
class Answering:
    """Whenever this text lies on the table, `party` signs it, asks for its best amendment, or refuses it.

    Where it is to amend and has nothing to propose, it refuses. It signs even what breaks a red line of its own.
    """

    policy: Policy
    party: int
    text: int
    answer: Answer

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        given = self.policy.choose(view)
        accept, amend, walk = given.accept.copy(), given.amend.copy(), given.walk.copy()
        there, who = view.state.text == self.text, self.party
        asks = there & (view.state.best_text[who] >= 0) & (self.answer == "amend")
        accept[who] = np.where(there, float(self.answer == "sign"), accept[who])
        amend[who] = np.where(there, asks, amend[who])
        if self.answer != "refuse":
            walk[who] = np.where(there, 0.0, walk[who])
        return Choices(accept=accept, amend=amend, walk=walk, concede=given.concede)
