"""What is made to happen, whatever the model says (`World.changes`): at the top of nature."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onetext.process.run import Run
from onetext.process.state import Publicity
from onetext.process.world import Change

__all__ = ["COURSE", "LOST", "held", "imposed"]

LOST, COURSE = "attrition until it changed", "front_drift that was expected"
"""Kept with the draws once a parameter changed from a day on: what attrition took before beyond what the new rate would
have taken, (n, m) util; and the drift that the parties expect, (m,) share a year."""


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
    before = run.draws[change.key]
    array = before.copy()
    array[... if change.place is None else change.place] = change.value
    parameters = {**run.draws.parameters, change.key: array}
    if change.key == "attrition":
        # What was lost until now stays what it was: only what follows is lost at the new rate.
        parameters[LOST] = parameters.get(LOST, np.zeros_like(before)) + (before - array) * run.years
    elif change.key == "front_drift":
        # Nobody expected it: the no-deal values hold the course that was to be seen before.
        parameters.setdefault(COURSE, before)
    run.draws = replace(run.draws, parameters=parameters)
