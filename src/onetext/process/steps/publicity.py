"""Who knows the text, what backing down would cost, and what is said in public (step 2).

A text that is known builds audience costs (Fearon, 1994, in a form that grows with time): what a signatory loses for
each point that it concedes below its own words. Secret texts build none, leaked ones a share of it.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats, Ints
from onetext.process.hazards import CERTAIN, chance
from onetext.process.run import Run
from onetext.process.state import Publicity
from onetext.process.steps.learning import words

__all__ = ["exposure", "publicity"]


def publicity(run: Run) -> None:
    """Let texts leak or be published, costs grow, and counter-demands be made."""
    if run.on("leaks"):
        _come_out(run)
    if run.on("audience"):
        _build_up(run)
        if run.on("statements"):
            _demand(run)


def _come_out(run: Run) -> None:
    world, draws, state = run.world, run.draws, run.state
    leak = run.risk("leak_hazard")
    if run.any("leak_weakness"):
        fallen = (draws.no_deal - run.value)[: world.signatories].max(axis=0)
        more = np.exp(np.minimum(draws["leak_weakness"] * np.maximum(fallen, 0.0), CERTAIN))
        leak = chance(draws["leak_hazard"] * more, world.weeks)
    there = state.text >= 0
    leaks = there & (state.publicity == Publicity.SECRET) & (run.dice("leak") < leak)
    state.publicity[np.nonzero(leaks)[0]] = Publicity.LEAKED
    out = there & (run.dice("publish") < run.risk("publish_hazard"))
    state.publicity[np.nonzero(out)[0]] = Publicity.PUBLISHED


def exposure(run: Run, columns: Ints | slice = slice(None)) -> Floats:
    """Shape (m,), in [0, 1]: 0 for a secret text, the leak discount for a leaked one, 1 for a published one."""
    known = run.state.publicity[columns]
    found = run.draws["leak_discount"][columns] * (known == Publicity.LEAKED)
    found += known == Publicity.PUBLISHED
    return np.asarray(found)


def _build_up(run: Run) -> None:
    state, draws, years, s = run.state, run.draws, run.world.years, run.world.signatories
    fade = draws["audience_fade"]
    if run.any("audience_fade"):
        with np.errstate(invalid="ignore", divide="ignore"):
            length = np.where(fade > 0, -np.expm1(-fade * years) / fade, years)
        state.audience *= np.exp(-fade * years)
        state.audience += draws["audience_growth"][:s] * exposure(run) * length
    elif run.any("audience_growth"):
        state.audience += draws["audience_growth"][:s] * (exposure(run) * years)


def _demand(run: Run) -> None:
    """Once a text is known, parties may say that they will not go so low: a floor a little above it."""
    world, draws, state = run.world, run.draws, run.state
    if not run.any("statement_hazard"):
        return
    known = (state.publicity != Publicity.SECRET) & (state.text >= 0)
    if not known.any():
        return
    s = world.signatories
    uniform, chances = run.dice("statement"), run.risk("statement_hazard")[:s]
    says = uniform < chances
    says &= known
    who, where = np.nonzero(says)
    if who.size:
        worth = draws.value[who, state.text[where], where] + draws["statement_height"][who, where]
        state.floor[who, where] = np.maximum(state.floor[who, where], worth)
        # Known to lie below the chance, the number is as good as a fresh one as a share of it.
        words(run, who, where, uniform[who, where] / chances[who, where])
