"""The parties answer: sign, go on, amend, walk out (step 7).

They stand before the choice so many times a week (`decision_rate`); a chance for one such choice becomes a hazard, and
hazards compete within a step. A step of a week and seven steps of a day therefore give the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onetext.process.draws import Bools, Floats
from onetext.process.nets import view
from onetext.process.policy import Choices
from onetext.process.quorum import quorum_chance
from onetext.process.run import Run
from onetext.process.state import Outcome
from onetext.process.steps.learning import refusal
from onetext.process.steps.proposals import put_on_table

__all__ = ["compete", "response"]

_CERTAIN = 1e15
"""A hazard that cannot be told from an infinite one, and can be multiplied by nought."""


def response(run: Run) -> None:
    """Ask the policy for a week's chances, and let what they lead to happen."""
    state = run.state
    seen = view(run)
    if run.any("common_noise"):
        # One shock for all, such as a patron's mood that week: acceptances are then not independent.
        seen.accept[...] += run.draws["common_noise"] * run.normals("common", at=run.week)[0]
    choices = run.policy.choose(seen)
    run.accepted = choices.accept
    signs, leaves, changes = _hazards(run, choices)
    signed, walked, changed = compete((signs, leaves, changes), run.dice("response"))
    if choices.concede is not None:
        _concede(run, choices.concede)
    run.end(signed & (state.text >= 0), Outcome.SIGNED)
    run.end(walked, Outcome.WALKED)
    refusal(run, seen.accept - seen.reject)
    if changed.any():
        columns, uniform = np.nonzero(changed & run.live)[0], run.uniforms("amendment", 2)
        share = np.cumsum(choices.amend[:, columns], axis=0)
        who = (uniform[0, columns] * share[-1] >= share[:-1]).sum(axis=0)
        put_on_table(run, columns, state.best_text[who, columns], who)
        # An amendment comes in the midst of a step: the rest of the step is made up for in the next one. Without this,
        # two things that could happen in one week would take two.
        total = (signs + leaves + changes)[columns]
        state.carry = np.zeros(state.size)
        state.carry[columns] = _left(total, uniform[1, columns])
    elif state.carry.any():
        state.carry = np.zeros(state.size)


def _hazards(run: Run, choices: Choices) -> tuple[Floats, Floats, Floats]:
    """Shape (m,) each: hazards over the step of signing, walking out and amending."""
    often = run.draws["decision_rate"] * run.world.weeks
    if run.state.carry.any():
        often = often * (1 + run.state.carry)
    signs = quorum_chance(choices.accept, run.world.quorum)
    return _hazard(signs, often), _hazard(_anybody(choices.walk), often), _hazard(_anybody(choices.amend), often)


def _hazard(chance: Floats, often: Floats) -> Floats:
    """From the chance of one choice to the hazard over so many of them.

    What is certain has a huge hazard, not an infinite one: so that it has none where nobody ever stands before it.
    """
    with np.errstate(divide="ignore"):
        found = np.log1p(-np.minimum(chance, 1.0))
    np.maximum(found, -_CERTAIN, out=found)
    found *= -often
    return found


def _anybody(chances: Floats) -> Floats:
    """The chance that at least one of them, independent of the others, does it."""
    found = chances[0]
    for chance in chances[1:]:
        # Not 1 less a product of what is left: small chances would drown in rounding.
        found = found + chance - found * chance
    return np.asarray(found)


def _left(hazard: Floats, uniform: Floats) -> Floats:
    """What is left of a step, as a share of it, after something with this hazard over the step happened within it."""
    with np.errstate(invalid="ignore", divide="ignore"):
        when = -np.log1p(uniform * np.expm1(-hazard)) / hazard
    return np.where(np.isfinite(when), 1 - when, 1.0)


def compete(hazards: Sequence[Floats], uniform: Floats) -> Bools:
    """Which of several competing events happens, at most one: hazards over the step, and one uniform number.

    Shape (events, m). Infinite hazards happen at once, and share equally.
    """
    bounded = [np.minimum(hazard, _CERTAIN) for hazard in hazards]
    total = sum(bounded[1:], bounded[0])
    happens = -np.expm1(-total)
    hit = np.nonzero(uniform < happens)[0]
    at = uniform[hit] / happens[hit] * total[hit]
    found = np.zeros((len(hazards), uniform.size), dtype=np.bool_)
    low = np.zeros(hit.size)
    for place, hazard in enumerate(bounded):
        high = low + hazard[hit]
        found[place, hit] = (at >= low) & (at < high)
        low = high
    return found


def _concede(run: Run, hazards: Floats) -> None:
    """Let a side sign what the other one stands by (`World.standing`): wars of attrition, in two-sided talks."""
    weeks = run.world.weeks
    happened = compete(tuple(hazards * weeks), run.uniforms("concession")[0])
    for who, gave_in in enumerate(happened):
        taken = gave_in & run.live
        run.state.text = np.where(taken, run.world.standing[1 - who], run.state.text)
        run.state.tabled_by = np.where(taken, 1 - who, run.state.tabled_by)
        run.end(taken, Outcome.SIGNED)
