"""What falls due is carried out or not, and the record keeps the count (step 8)."""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats, Ints
from onetext.process.run import Run
from onetext.process.steps.patron import count

__all__ = ["bookkeeping"]


def bookkeeping(run: Run) -> None:
    """Decide the fate of the threats that fall due in this step where nothing was signed."""
    world, draws, state = run.world, run.draws, run.state
    if not world.pressing or not run.on("ultimatums"):
        return
    for row, place in enumerate(world.pressing):
        due = np.nonzero((state.due[place] == run.step) & run.live)[0]
        if not due.size:
            continue
        uniform = _unused(run, row, place, due)
        chance, item = draws["execution"][place, due], world.patrons[place]
        kept = uniform < chance
        struck = due[kept]
        state.suffered[item.client, struck] += draws["penalty"][place, struck]
        if item.backs and run.on("support"):
            # What is left of the number once it is known to lie below the chance.
            cut = uniform[kept] < chance[kept] * draws["cut_chance"][place, struck]
            state.support[place, struck[cut]] = 0.0
        count(run, place, due, kept)
        state.rejected[place, due] = 1.0
        state.due[place, due] = -1


def _unused(run: Run, row: int, place: int, columns: Ints) -> Floats:
    """Uniform numbers for threats that are still open: what the step's number did not say when none took them back."""
    uniform: Floats = run.dice("ultimatum")[row, columns]
    if not run.on("voices"):
        return uniform
    back = run.risk("voices_hazard")[place, columns]
    return np.asarray((uniform - back) / (1 - back))
