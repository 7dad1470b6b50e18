"""What a decision policy is: an object with one method, which turns what a party weighs into chances a week.

Entry points of the group `onetext.policies` add a user's own (a class or function that, called without arguments,
gives such an object).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onetext.process.draws import Draws, Floats
from onetext.process.state import State
from onetext.process.world import World

__all__ = ["Choices", "Policy", "View"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """What the signatories have before them at a step (s signatories, m trajectories).

    Attributes
    ----------
    step, years
        The step, and the time since the start in years at its beginning.
    accept, reject, amend, walk
        Shape (s, m), util: what each action is worth to each signatory, as it sees it. `accept` is -inf where a real
        red line bars the text on the table or nothing lies there; `amend` is -inf where there is nothing to propose.
    """

    world: World
    draws: Draws
    state: State
    step: int
    years: float
    accept: Floats
    reject: Floats
    amend: Floats
    walk: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choices:
    """How likely each signatory is to choose each action in one week of standing before the choice.

    Shapes (s, m), each in [0, 1], summing to at most 1; the rest is to go on as before. `concede` is the hazard, per
    week, of signing the other side's standing text (`World.standing`): any number >= 0, and inf for at once.
    """

    accept: Floats
    amend: Floats
    walk: Floats
    concede: Floats | None = None


class Policy(Protocol):
    """How signatories choose."""

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        ...
