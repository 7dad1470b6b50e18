"""Patrons speak: threats are made, and taken back by another voice (step 4)."""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Bools, Ints
from onetext.process.run import Run

__all__ = ["count", "patron"]

_NEVER = 2.0**40
"""Steps until what is never due."""


def patron(run: Run) -> None:
    """Open new threats, and let a second voice withdraw open ones: which counts as not carried out."""
    world, draws, state = run.world, run.draws, run.state
    if not world.pressing or not run.on("ultimatums"):
        return
    there, uniforms = state.text >= 0, run.dice("ultimatum")
    for place, uniform in zip(world.pressing, uniforms, strict=True):
        # The same number serves both: what is open can be taken back, what is not can be opened.
        new = state.due[place] < 0
        if run.on("voices"):
            back = np.nonzero(~new & (uniform < run.risk("voices_hazard")[place]))[0]
            if back.size:
                count(run, place, back, np.zeros(back.size, dtype=np.bool_))
                state.due[place, back] = -1
        if not world.patrons[place].presses:
            continue
        new &= there
        new &= uniform < run.risk("ultimatum_hazard")[place]
        made = np.nonzero(new)[0]
        if made.size:
            lead = np.maximum(np.rint(draws["ultimatum_lead"][place, made] / world.weeks), 1)
            state.due[place, made] = run.step + np.minimum(lead, _NEVER).astype(np.int64)
            state.threat_text[place, made] = state.text[made]


def count(run: Run, place: int, columns: Ints, kept: Bools) -> None:
    """Add to the record of a patron's threats in some columns; older entries fade by the forgetting factor each time.

    `kept`: which of the columns saw it carried out; in the others it was not.
    """
    state, phi = run.state, run.draws["forgetting"][place, columns]
    state.kept[place, columns] = phi * state.kept[place, columns] + kept
    state.broken[place, columns] = phi * state.broken[place, columns] + ~kept
