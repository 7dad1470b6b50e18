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
    kept = due & (run.uniforms("fate", len(world.patrons)) < draws["execution"])
    for place, item in enumerate(world.patrons):
        struck = np.nonzero(kept[place])[0]
        state.suffered[item.client, struck] += draws["penalty"][place, struck]
        if item.backs and struck.size:
            cut = run.uniforms(f"cut-{place}")[0, struck] < draws["cut_chance"][place, struck]
            state.support[place, struck[cut]] = 0.0
    count(run, kept=kept, broken=due & ~kept)
    passed = np.nonzero(due)
    state.rejected[passed] = 1.0
    state.due[passed] = -1
