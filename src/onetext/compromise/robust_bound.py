"""An upper bound on the number of scenarios that one package can satisfy.

No package is accepted in a scenario whose own zone is empty: those are left out. What remains is a bound that nobody
can miss, and often far from what can be reached.
"""

from __future__ import annotations

from dataclasses import dataclass

from onetext.compromise.limits import Watch
from onetext.compromise.worlds import Bools, Worlds
from onetext.model.results import ProofKind

__all__ = ["Bound", "most_possible"]


@dataclass(frozen=True)
class Bound:
    """At most so many of the scenarios are accepted together, and how that is known."""

    most: int
    proof: ProofKind


def most_possible(worlds: Worlds, empty: Bools, accepted: int, watch: Watch) -> Bound:
    """The bound.

    Parameters
    ----------
    empty
        Scenarios whose zone is proved to be empty.
    accepted
        What some package reaches.
    """
    return Bound(max(accepted, worlds.scenarios - int(empty.sum())), "exhaustive")
