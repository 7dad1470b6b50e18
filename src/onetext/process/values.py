"""What going on without a text is worth: the continuation V, in two of its four modes (the others are planned).

Perpetual: the no deal of the case, less what time takes, plus what the front's surprises bring. Only surprises count,
since the case's no deal already holds the course that its analyst expects. Fight to the finish: the chance to win by
force and the time it takes (Smith and Stam, 2004, for battles over forts; the exit of a Brownian motion for a line).
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats
from onetext.process.run import Run
from onetext.process.steps.imposed import COURSE, LOST
from onetext.process.steps.nature import front_shift
from onetext.process.world import Front

__all__ = ["WATCHED", "exit_odds", "fight", "perpetual", "ruin_odds"]

_DEAREST = 1e6
"""However little is left to fight with, a year costs no more than this many times the first."""
WATCHED = 0.5826
"""A line watched at steps only is crossed as one lying this many standard deviations of a step farther off
(-zeta(1/2)/sqrt(2 pi): Broadie, Glasserman and Kou, 1997)."""


def perpetual(run: Run) -> Floats:
    """V if nothing but the present course went on for ever: shape (n, m), util."""
    draws, state, world = run.draws, run.state, run.world
    lasted = draws["attrition"] * run.years
    if LOST in draws.parameters:
        lasted += draws[LOST]
    if run.on("stock") and run.any("stock_loss"):
        with np.errstate(over="ignore"):
            dearer = np.maximum(state.stock, 1e-3) ** -draws["attrition_power"]
        lasted *= np.minimum(dearer, _DEAREST)
    value = draws.no_deal - lasted
    if world.front is not None and run.on("front"):
        front = world.front
        drift = draws[COURSE if COURSE in draws.parameters else "front_drift"]
        expected = front.start + draws["front_expected"] * drift * run.years
        surprise = state.front - expected
        value[front.gains] += draws["front_value"][front.gains] * surprise
        value[front.loses] -= draws["front_value"][front.loses] * surprise
    value[: world.signatories] += state.resolve
    value -= state.suffered
    return np.asarray(value)


def fight(run: Run) -> Floats:
    """V if it were fought to the finish: shape (n, m), util; parties that do not fight have their perpetual one."""
    value, front = perpetual(run), run.world.front
    if front is None or not run.on("front"):
        return value
    win, years = _odds(run, front)
    draws, state = run.draws, run.state
    # A line that cannot move decides nothing: there is no finish, and the present course is all there is.
    ever = np.isfinite(years)
    years = np.where(ever, years, 0.0)
    for party, chance in ((front.gains, win), (front.loses, 1 - win)):
        at_stake = draws["win_value"][party] - draws["lose_value"][party]
        ends = draws["lose_value"][party] + chance * at_stake
        fought = ends - draws["attrition"][party] * years - state.suffered[party]
        if party < run.world.signatories:
            fought += state.resolve[party]
        value[party] = np.where(ever, fought, value[party])
    return value


def _odds(run: Run, front: Front) -> tuple[Floats, Floats]:
    if front.lattice is None:
        spread = run.draws["front_volatility"]
        slack = WATCHED * spread * np.sqrt(run.world.years)
        return exit_odds(run.state.front, front.low - slack, front.high + slack, front_shift(run, front), spread)
    held = (run.state.front - front.low) * front.lattice
    forts = (front.high - front.low) * front.lattice
    win, battles = ruin_odds(held, np.full_like(held, forts), run.draws["front_win"])
    return win, battles * run.world.years


def exit_odds(at: Floats, low: Floats, high: Floats, drift: Floats, spread: Floats) -> tuple[Floats, Floats]:
    """Chance that a Brownian motion leaves (low, high) at the top, and the expected time until it leaves.

    `drift` per year and `spread` per square root of a year; without spread the drift alone decides, and without both
    nothing is ever decided: an even chance after infinite time is 0.5 and inf.
    """
    width, above = high - low, at - low
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        steep = 2 * drift / spread**2
        small = np.abs(steep * width) < 1e-6
        win = np.where(small, above / width, np.expm1(-steep * above) / np.expm1(-steep * width))
        years = np.where(small, above * (high - at) / spread**2, (width * win - above) / drift)
        still = spread == 0
        win = np.where(still, np.where(drift > 0, 1.0, np.where(drift < 0, 0.0, 0.5)), win)
        alone = np.where(drift > 0, (high - at) / drift, np.where(drift < 0, -above / drift, np.inf))
        years = np.where(still, alone, years)
        # A steep fall overflows both exponentials: the line then goes where the drift takes it.
        win = np.where(np.isnan(win), (drift > 0).astype(float), win)
    return np.clip(win, 0.0, 1.0), np.maximum(np.where(np.isnan(years), np.inf, years), 0.0)


def ruin_odds(held: Floats, forts: Floats, win: Floats) -> tuple[Floats, Floats]:
    """Chance to take all forts, and the expected number of battles, when each battle moves one (gambler's ruin)."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        odds = (1 - win) / win
        even = np.abs(win - 0.5) < 1e-9
        sure = np.where(even, held / forts, (1 - odds**held) / (1 - odds**forts))
        sure = np.where(np.isnan(sure), (win > 0.5).astype(float), sure)
        battles = np.where(even, held * (forts - held), (held - forts * sure) / (1 - 2 * win))
    return sure, battles
