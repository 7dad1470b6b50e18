"""How V is computed: four ways, each a structural choice of its own (S23)."""

from __future__ import annotations

from typing import assert_never

from onetext.process.draws import Draws
from onetext.process.run import Continuation
from onetext.process.values import fight, perpetual
from onetext.process.world import Mode, World

__all__ = ["continuation", "part_of"]


def continuation(mode: Mode, world: World, draws: Draws) -> Continuation:
    """What going on without a text is worth in this mode; plans are made for these draws."""
    if mode == "perpetual":
        return perpetual
    if mode == "fight":
        return fight
    if mode == "planned":
        from onetext.process.plan import reduced_plan

        return reduced_plan(world, draws)
    if mode == "rollout":
        from onetext.process.rollout import rolled_out

        return rolled_out(world, draws)
    assert_never(mode)


def part_of(whole: Continuation, places: slice) -> Continuation:
    """What going on is worth for some of the trajectories for which it was worked out."""
    from onetext.process.plan import Planned

    return whole.taken(places) if isinstance(whole, Planned) else whole
