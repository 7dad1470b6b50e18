"""Made-up talks with every mechanism at work, in which most still talk at the end: a forecast at its dearest.

All parameters are drawn from their defaults, so that hardly any is the same in two trajectories.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np

from onetext.process.drawing import draw_parameters
from onetext.process.draws import BLOCK, Draws
from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.streams import Source
from onetext.process.values import perpetual
from onetext.process.world import Election, Front, OpenThreat, Patron, Text, World

__all__ = ["drawn", "played", "talks"]


def talks(*, signatories: int = 2, steps: int = 104, proposals: bool = True) -> World:
    """Two sides or more and two powers, sixteen texts, a front, a vote, an open threat."""
    n = signatories + 2
    return World(
        parties=tuple("abcdefghijklmnop"[:n]),
        signatories=signatories,
        texts=tuple(Text(id=f"t{k}", title=f"Text {k}", terms={}) for k in range(16)),
        start=dt.date(2030, 1, 1),
        steps=steps,
        on_table=0,
        front=Front(start=0.4, gains=0, loses=1),
        patrons=(
            Patron(party=signatories, client=1),
            Patron(party=signatories + 1, client=1, presses=False),
        ),
        elections=(Election(party=1, step=30),),
        threats=(OpenThreat(id="u", patron=0, due=5),),
        off=frozenset() if proposals else frozenset({"proposals"}),
    )


def drawn(world: World, blocks: int) -> Draws:
    """Texts a little worse than no deal, red lines that some break, a consent that some lack."""
    rng, size = np.random.default_rng(8), blocks * BLOCK
    n, s, k = len(world.parties), world.signatories, len(world.texts)
    value = rng.uniform(0.0, 0.3, (n, k, size))
    parameters = draw_parameters(world, (), seed=3, size=size)
    # Talks that end cost nothing more: here few do.
    parameters["walk_cost"] = parameters["walk_cost"] * 3
    for key in ("collapse_hazard", "decision_rate"):
        parameters[key] = parameters[key] / 4
    parameters["patron_exit"] = parameters["patron_exit"] / 4
    return Draws(
        value=value,
        no_deal=rng.uniform(0.5, 0.7, (n, size)),
        barred=rng.random((s, k, size)) < 0.05,
        shortfall=np.where(rng.random((s, k, size)) < 0.3, rng.uniform(0, 0.1, (s, k, size)), 0.0),
        consent=np.where(rng.random((k, size)) < 0.3, 0.5, 1.0),
        unconsented=value * 0.8,
        parameters=parameters,
    )


def played(world: World, draws: Draws) -> Trajectories:
    """One run of all of them."""
    blocks = draws.size // BLOCK
    return simulate(world, replace(draws), Source(1, *range(blocks)), policy=Logit(), continuation=perpetual)
