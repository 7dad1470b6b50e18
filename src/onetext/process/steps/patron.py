"""Patrons speak: threats are made, and taken back by another voice (step 4)."""

from __future__ import annotations

import numpy as np

from onetext.process.run import Run
from onetext.process.steps.nature import chance

__all__ = ["patron"]


def patron(run: Run) -> None:
    """Open new threats, and let a second voice withdraw open ones: which counts as not carried out."""
    world, draws, state = run.world, run.draws, run.state
    if not world.patrons or not run.on("ultimatums"):
        return
    open_ = state.due >= 0
    # The same number serves both: what is open can be taken back, what is not can be opened.
    uniform = run.uniforms("ultimatum", len(world.patrons))
    new = ~open_
    if run.on("voices"):
        back = open_ & (uniform < chance(draws["voices_hazard"], world.weeks))
        if back.any():
            count(run, kept=np.zeros_like(back), broken=back)
            state.due[back] = -1
    presses = np.array([item.presses for item in world.patrons])[:, None]
    made = (uniform < chance(draws["ultimatum_hazard"], world.weeks)) & presses & new & (state.text >= 0)
    if made.any():
        lead = np.maximum(np.rint(draws["ultimatum_lead"] / world.weeks), 1).astype(np.int64)
        state.due = np.where(made, run.step + lead, state.due)
        state.threat_text = np.where(made, state.text, state.threat_text)


def count(run: Run, kept: np.ndarray, broken: np.ndarray) -> None:
    """Add to the record of threats; older entries fade by the forgetting factor at each new one."""
    state, phi = run.state, run.draws["forgetting"]
    fresh = kept | broken
    state.kept = np.where(fresh, phi * state.kept + kept, state.kept)
    state.broken = np.where(fresh, phi * state.broken + broken, state.broken)
