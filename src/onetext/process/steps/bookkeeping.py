"""What falls due is carried out or not, and the record keeps the count (step 8)."""

from __future__ import annotations

import numpy as np

from onetext.process.run import Run
from onetext.process.steps.patron import count

__all__ = ["bookkeeping"]


def bookkeeping(run: Run) -> None:
    """Decide the fate of the threats that fall due in this step where nothing was signed."""
    world, draws, state = run.world, run.draws, run.state
    if not world.patrons or not run.on("ultimatums"):
        return
    due = (state.due == run.step) & run.live
    if not due.any():
        return
    p = len(world.patrons)
    uniform = run.uniforms("fate", 2 * p)
    kept = due & (uniform[:p] < draws["execution"])
    for place, item in enumerate(world.patrons):
        state.suffered[item.client] += np.where(kept[place], draws["penalty"][place], 0.0)
        if item.backs:
            cut = kept[place] & (uniform[p + place] < draws["cut_chance"][place])
            state.support[place] = np.where(cut, 0.0, state.support[place])
    count(run, kept=kept, broken=due & ~kept)
    state.rejected[due] = 1.0
    state.due[due] = -1
