"""What is made to happen, whatever the model says (`World.changes`): at the top of nature."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onetext.process.run import Run
from onetext.process.state import Publicity
from onetext.process.world import Change

__all__ = ["held", "imposed"]


def imposed(run: Run) -> None:
    """Make the changes that are due in this step."""
    for change in run.world.changes:
        if change.step != run.step:
            continue
        if change.kind == "publicity":
            there = run.state.text >= 0
            known = np.maximum(run.state.publicity, Publicity(int(change.value)))
            run.state.publicity = np.where(there, known, run.state.publicity)
        elif change.kind == "parameter":
            _set(run, change)
    held(run)


def held(run: Run) -> None:
    """Hold support where a change says it stands, against what would move it."""
    for change in run.world.changes:
        if change.kind == "support" and change.step <= run.step:
            run.state.support[slice(None) if change.place is None else change.place] = change.value


def _set(run: Run, change: Change) -> None:
    """Give a parameter its new value. The draws are shared with others, hence a new array."""
    array = run.draws[change.key].copy()
    array[... if change.place is None else change.place] = change.value
    run.draws = replace(run.draws, parameters={**run.draws.parameters, change.key: array})
