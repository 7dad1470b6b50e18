"""V by rollout: what sampled futures bring a party if everybody goes on deciding by the present course alone.

The parties of a plan look through each other to the end of the talks. Here they are more short-sighted: whoever
proposes or answers takes refusing to mean the present course for ever (`values.perpetual`), and V is what that
behaviour leads to on average (one step of policy improvement: Tesauro and Galperin, "On-line policy improvement using
Monte-Carlo search", 1997). From each node of the plan's grid, with its monthly rounds and all its texts, 64 futures
are sampled for a month, and each goes on from the node that it reaches, so that futures share their continuations (a
stochastic mesh: Broadie and Glasserman, 2004). The draws are spread evenly (systematic sampling), hence without a
seed, and the same in every run.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Draws, Floats
from onetext.process.plan.grid import Grid
from onetext.process.plan.reduced import Planned, left_of, off_table, signed_or_left, worked_back
from onetext.process.plan.rounds import Terms, play
from onetext.process.world import World

__all__ = ["FUTURES", "rolled_out", "sampled"]

FUTURES = 64
"""Futures that are sampled from each node."""
_GOLDEN = 0.6180339887498949
"""Multiples of the golden section, less their whole part, are spread evenly; they shift the samples of the nodes."""


def rolled_out(world: World, draws: Draws, *, months: int | None = None, nodes: int = 7) -> Planned:
    """V by rollout for each trajectory, in the same form as a plan.

    Parameters
    ----------
    months
        How many months ahead futures reach, from the start; None for all until the horizon. What lies beyond is the
        present course for ever.
    nodes
        Nodes of the front.
    """
    return worked_back(world, draws, months, nodes, _rolled)


def _rolled(terms: Terms, grid: Grid, at: int, following: Floats) -> Floats:
    """Hope before a round: what it brings if all decide by the present course, and what its failure leaves."""
    alone = grid.without(at)
    hope, odds = left_of(grid, at, sampled(grid, at, following))
    played = play(off_table(terms, alone), alone, alone)
    fails = np.maximum(1 - played.signed - played.walked, 0)
    return signed_or_left(terms, grid, at, played.gain + fails * hope, odds, played)


def sampled(grid: Grid, at: int, following: Floats) -> Floats:
    """`Grid.ahead` with the shares of 64 sampled futures in place of the chances: shape (n, B * F, m)."""
    n, _, m = following.shape
    backed, nodes = len(grid.up), grid.nodes
    there = following.reshape(n, backed, nodes, m) * grid.talks[at + 1]
    padded = np.concatenate([there[:, :, :1], there, there[:, :, -1:]], axis=2)
    found = np.zeros_like(there)
    for now in range(backed):
        up, down = grid.up[now], grid.down[now]
        moves = (down, 1 - up - down, up) if nodes > 1 else (np.zeros_like(up), np.ones_like(up), np.zeros_like(up))
        before, upto = np.float32(0), np.zeros(m, dtype=there.dtype)
        place = at * backed * nodes + now * nodes + np.arange(nodes)
        shift = ((place * _GOLDEN) % 1).astype(there.dtype)[:, None]
        for then in range(backed):
            for move, chance in enumerate(moves):
                upto = upto + chance * grid.support[now, then]
                # Samples stand at (i + shift) / 64: as many lie below a chance as this.
                below = np.clip(np.ceil(upto * FUTURES - shift), 0, FUTURES)
                if then == backed - 1 and move == 2:
                    below = np.full_like(below, FUTURES)
                found[:, now] += (below - before) / FUTURES * padded[:, then, move : move + nodes]
                before = below
    return np.asarray(found.reshape(n, backed * nodes, m))
