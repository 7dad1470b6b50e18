"""Patrons speak: threats are made, and taken back by another voice (step 4)."""

from __future__ import annotations

import numpy as np

from onetext.process.run import Run

__all__ = ["count", "patron"]

_NEVER = 2.0**40
"""Steps until what is never due."""


def patron(run: Run) -> None:
    """Open new threats, and let a second voice withdraw open ones: which counts as not carried out."""
    world, draws, state = run.world, run.draws, run.state
    if not world.patrons or not run.on("ultimatums"):
        return
    open_ = state.due >= 0
    # The same number serves both: what is open can be taken back, what is not can be opened.
    uniform = run.dice("ultimatum")
    new = ~open_
    if run.on("voices") and open_.any():
        back = open_ & (uniform < run.risk("voices_hazard"))
        if back.any():
            count(run, kept=np.zeros_like(back), broken=back)
            state.due[np.nonzero(back)] = -1
    presses = np.array([item.presses for item in world.patrons])[:, None]
    made = np.nonzero((uniform < run.risk("ultimatum_hazard")) & presses & new & (state.text >= 0))
    if made[0].size:
        lead = np.maximum(np.rint(draws["ultimatum_lead"][made] / world.weeks), 1)
        state.due[made] = run.step + np.minimum(lead, _NEVER).astype(np.int64)
        state.threat_text[made] = state.text[made[1]]


def count(run: Run, kept: np.ndarray, broken: np.ndarray) -> None:
    """Add to the record of threats; older entries fade by the forgetting factor at each new one."""
    state, who = run.state, np.nonzero(kept | broken)
    phi = run.draws["forgetting"][who]
    state.kept[who] = phi * state.kept[who] + kept[who]
    state.broken[who] = phi * state.broken[who] + broken[who]
