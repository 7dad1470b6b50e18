"""What each action is worth to each signatory, with the text on the table (step 7, S8 and S9).

Accepting: the text's value, what it lacks in consent and in trust that it will be kept, less what backing down costs,
plus how things stand at home. Refusing: V, less the threats that are believed. Amending: refusing, and what the best
amendment may bring. Walking out: V, less what it costs to break off.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Bools, Floats, Ints
from onetext.process.policy import View
from onetext.process.run import OnTable, Run
from onetext.process.trust import trust
from onetext.process.values import perpetual

__all__ = ["credibility", "effective", "on_table", "pressure", "view", "worth_of"]


def worth_of(run: Run) -> Floats:
    """Shape (n, K, m), util: what the texts are worth, given who consents where consent is at work."""
    return run.once("worth", run.draws.consented) if run.on("consent") else run.draws.value


def on_table(run: Run, text: Ints, columns: Ints) -> OnTable:
    """Look up texts, one per column; where there is none, nothing is to be had and all is barred."""
    there, at = text >= 0, text * run.draws.size + columns
    value, barred, shortfall = run.once("texts in rows", lambda: _in_rows(run))
    return OnTable(
        value=value.take(at, axis=1), barred=barred.take(at, axis=1) | ~there, shortfall=shortfall.take(at, axis=1)
    )


def _in_rows(run: Run) -> tuple[Floats, Bools, Floats]:
    """What is looked up of texts, each text's columns after those of the one before: much quicker than two indices."""
    draws = run.draws
    value, s = worth_of(run), run.world.signatories
    n = len(value)
    return value.reshape(n, -1), draws.barred.reshape(s, -1), draws.shortfall.reshape(s, -1)


def effective(run: Run, value: Floats) -> Floats:
    """The value of texts as it will be felt, for the first so many parties (rows of `value`).

    Parts may be taken back where no credible guarantor stands behind it.
    """
    if not run.on("commitment"):
        return value
    guarantor = run.world.guarantor
    trusted = credibility(run, place=guarantor) if guarantor is not None else 0.0
    eta = (1 - trusted) * run.draws["renege"]
    # (1 - eta) of the value, and eta of V.
    lost = run.value[: len(value)] - value
    lost *= eta
    return np.asarray(np.add(value, lost, out=lost))


def credibility(run: Run, columns: Ints | slice = slice(None), place: int | slice = slice(None)) -> Floats:
    """Shape (p, m), or (m,) for one patron: how likely its threat is taken to be carried out, from its counts."""
    draws, state = run.draws, run.state
    return trust(
        kept=state.kept[place, columns],
        broken=state.broken[place, columns],
        prior=draws["credibility_prior"][place, columns],
        types=draws["credibility_types"][place, columns],
    )


def pressure(run: Run) -> Floats:
    """Shape (n, m), util: what each party has to fear from open threats if it refuses the text on the table."""
    draws, state, world = run.draws, run.state, run.world
    fear = np.zeros_like(run.value)
    if not run.on("ultimatums"):
        return fear
    for place in world.pressing:
        patron, named = world.patrons[place], state.threat_text[place]
        about = np.nonzero((state.due[place] >= 0) & ((named < 0) | (named == state.text)))[0]
        if not about.size:
            continue
        left = np.maximum(state.due[place, about] - run.step, 0) * world.years
        lost = credibility(run, about, place) * draws["penalty"][place, about]
        fear[patron.client, about] += lost * np.exp(-draws["discount"][patron.client, about] * left)
    return fear


def view(run: Run) -> View:
    """All that the signatories weigh at this step."""
    world, draws, state, s = run.world, run.draws, run.state, run.world.signatories
    value, going_on = run.table.value[:s], run.value[:s]
    # What backing down costs, then what it leaves.
    accept = state.floor - value
    np.maximum(accept, 0.0, out=accept)
    accept += run.table.shortfall
    accept *= state.audience
    np.subtract(state.domestic, accept, out=accept)
    accept += effective(run, value)
    if run.table.barred.any():
        accept = np.where(run.table.barred, -np.inf, accept)
    reject = going_on - pressure(run)[:s]
    amend = np.full_like(going_on, -np.inf)
    if run.on("proposals"):
        there = reject - draws["amend_cost"][:s]
        there += state.best_gain
        amend = np.where(state.best_text >= 0, there, amend)
    walk = np.full_like(going_on, -np.inf)
    if run.on("walking"):
        # Whoever walks out gives up the hope of a text as well, where V holds any: only the present course is left.
        walk = (going_on if run.continuation is perpetual else perpetual(run)[:s]) - draws["walk_cost"][:s]
    return View(
        world=world,
        draws=draws,
        state=state,
        step=run.step,
        years=run.years,
        accept=accept,
        reject=reject,
        amend=amend,
        walk=walk,
    )
