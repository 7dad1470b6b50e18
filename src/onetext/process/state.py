"""What moves while they talk: one array per quantity, the last axis being the trajectory."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from onetext.process.draws import Bools, Floats, Ints
from onetext.process.world import World

__all__ = ["Outcome", "Publicity", "State", "empty_state"]


class Outcome(IntEnum):
    """How a trajectory ended; the order is that of reports."""

    TALKING = 0
    SIGNED = 1
    WALKED = 2
    FORCE = 3
    PATRON_LEFT = 4
    COLLAPSED = 5


class Publicity(IntEnum):
    """Who knows the text on the table."""

    SECRET = 0
    LEAKED = 1
    PUBLISHED = 2


@dataclass(slots=True, kw_only=True, eq=False)
class State:
    """The state of m trajectories (n parties, s of them signatories, p patrons).

    Attributes
    ----------
    where
        Shape (m,): places in the block, for draws and random numbers.
    front
        Shape (m,): share held by the side that gains.
    support
        Shape (p, m), 0 or 1: whether the patron backs its client.
    stock
        Shape (n, m): what a party has left to fight with, 1 at the start.
    domestic
        Shape (s, m), util: how much easier (above 0) or harder a signature is at home than usual.
    audience
        Shape (s, m), util lost per util conceded below the party's public floor.
    floor
        Shape (s, m), util: the highest "not below" said in public since the start; -inf for none.
    resolve
        Shape (s, m), util: what going on is worth to the signatory beyond what others know of it.
    belief_mean, belief_variance
        Shape (s, m): what others believe of each party's resolve.
    suffered
        Shape (n, m), util: penalties that were carried out against it.
    publicity
        Shape (m,): a `Publicity`.
    text
        Shape (m,): the text on the table; -1 for none.
    tabled_by
        Shape (m,): who put it there; -1 for a mediator or the start.
    amended
        Shape (m,): whether the text on the table came from an amendment since the start.
    rejected
        Shape (p, m), 0 or 1: whether the client let the patron's last threat fall due without signing.
    kept, broken
        Shape (p, m): counts of the patron's threats carried out and not, from the record on.
    due
        Shape (p, m): step in which each patron's open threat falls due; -1 for none.
    threat_text
        Shape (p, m): text it is about; -1 for any.
    carry
        Shape (m,): share of a step that is still to be made up for in deciding.
    best_gain, best_text
        Shape (s, m): expected gain of the amendment each would like best at its last review, and which.
    """

    where: Ints
    front: Floats
    support: Floats
    stock: Floats
    domestic: Floats
    audience: Floats
    floor: Floats
    resolve: Floats
    belief_mean: Floats
    belief_variance: Floats
    suffered: Floats
    publicity: Ints
    text: Ints
    tabled_by: Ints
    amended: Bools
    rejected: Floats
    kept: Floats
    broken: Floats
    due: Ints
    threat_text: Ints
    carry: Floats
    best_gain: Floats
    best_text: Ints

    @property
    def size(self) -> int:
        """Number of trajectories that still talk."""
        return int(self.where.size)

    def keep(self, places: Ints) -> None:
        """Drop the other trajectories, in place: what is over costs nothing more."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name)[..., places])


def empty_state(world: World, size: int) -> State:
    """All quantities at their plainest: nothing moved, nothing said, everybody backed."""
    n, s, p = len(world.parties), world.signatories, len(world.patrons)
    return State(
        where=np.arange(size, dtype=np.int64),
        front=np.full(size, world.front.start if world.front else 0.5),
        support=np.ones((p, size)),
        stock=np.ones((n, size)),
        domestic=np.zeros((s, size)),
        audience=np.zeros((s, size)),
        floor=np.full((s, size), -np.inf),
        resolve=np.zeros((s, size)),
        belief_mean=np.zeros((s, size)),
        belief_variance=np.zeros((s, size)),
        suffered=np.zeros((n, size)),
        publicity=np.full(size, Publicity[world.public.upper()], dtype=np.int64),
        text=np.full(size, world.on_table, dtype=np.int64),
        tabled_by=np.full(size, -1, dtype=np.int64),
        amended=np.zeros(size, dtype=np.bool_),
        rejected=np.zeros((p, size)),
        kept=np.zeros((p, size)),
        broken=np.zeros((p, size)),
        due=np.full((p, size), -1, dtype=np.int64),
        threat_text=np.full((p, size), -1, dtype=np.int64),
        carry=np.zeros(size),
        best_gain=np.zeros((s, size)),
        best_text=np.full((s, size), -1, dtype=np.int64),
    )
