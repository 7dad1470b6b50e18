"""Several issues of a chain taken together, as tables: what sampling walks along.

A link holds every combination of options of a few neighbouring issues, with its sums, and for each state before it the
state after it, or that a clause is met.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from onetext.compromise.chain import Chain, Step
from onetext.compromise.problem import Ints

__all__ = ["Link", "linked"]

WIDEST = 256
"""Most combinations in a link of more than one issue."""
LARGEST = 2**19
"""Most entries of a link's table."""


@dataclass(frozen=True, eq=False)
class Link:
    """A few neighbouring issues.

    Attributes
    ----------
    issues
        Their places in the problem.
    options
        Shape (combinations, issues): the options of each combination.
    sums
        Shape (combinations, rows).
    after
        Shape (states before, combinations): the state after, -1 where a clause is met.
    states_after
        Number of states after it.
    """

    issues: npt.NDArray[np.intp]
    options: npt.NDArray[np.intp]
    sums: Ints
    after: npt.NDArray[np.intp]
    states_after: int


def linked(chain: Chain) -> tuple[Link, ...] | None:
    """The chain in links; None when an issue has no option left, or a table would be too large."""
    found, place, states = list[Link](), 0, np.zeros(1, dtype=np.int64)
    while place < len(chain.steps):
        taken = _taken(chain.steps[place:], len(states))
        if not taken or not len(taken[0].options):
            return None
        link, states = _link(taken, states)
        if not len(states) or link.after.size > LARGEST:
            return None
        found.append(link)
        place += len(taken)
    return tuple(found)


def _taken(steps: tuple[Step, ...], states: int) -> tuple[Step, ...]:
    """As many issues as make a table of reasonable size: at least one."""
    width, number = 1, 0
    for step in steps:
        wider = width * len(step.options)
        if number and (wider > WIDEST or wider * states > LARGEST // 8):
            break
        width, number = wider, number + 1
    return steps[:number]


def _link(steps: tuple[Step, ...], states: Ints) -> tuple[Link, Ints]:
    choices = np.array(list(product(*(range(len(step.options)) for step in steps))), dtype=np.intp)
    alive = np.repeat(states[:, None], len(choices), axis=1)
    good = np.ones(alive.shape, dtype=np.bool_)
    sums = np.zeros((len(choices), steps[0].sums.shape[1]), dtype=np.int64)
    for column, step in enumerate(steps):
        alive = (alive | step.opened) & step.kept[choices[:, column]]
        good &= (alive & step.closed) == 0
        sums += step.sums[choices[:, column]]
    reached, index = np.unique(alive[good], return_inverse=True)
    after = np.full(alive.shape, -1, dtype=np.intp)
    after[good] = index.reshape(-1)
    options = np.stack([step.options[choices[:, column]] for column, step in enumerate(steps)], axis=1)
    issues = np.array([step.issue for step in steps], dtype=np.intp)
    return Link(issues, options, sums, after, len(reached)), reached
