"""The parties answer: sign, go on, amend, walk out (step 7).

They stand before the choice so many times a week (`decision_rate`); a chance for one such choice becomes a hazard, and
hazards compete within a step. A step of a week and seven steps of a day therefore give the same answer.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats
from onetext.process.nets import view
from onetext.process.policy import Choices
from onetext.process.run import Run
from onetext.process.state import Outcome
from onetext.process.steps.learning import refusal
from onetext.process.steps.proposals import put_on_table

__all__ = ["quorum_chance", "response"]


def response(run: Run) -> None:
    """Ask the policy for a week's chances, and let what they lead to happen."""
    state = run.state
    seen = view(run)
    noise = run.draws["common_noise"]
    if noise.any():
        # One shock for all, such as a patron's mood that day: acceptances are then not independent.
        seen.accept[...] += noise * run.normals("common")[0]
    choices = run.policy.choose(seen)
    run.accepted = choices.accept
    signs, leaves, changes = _hazards(run, choices)
    uniform = run.uniforms("response", 3)
    signed, walked, changed = compete((signs, leaves, changes), uniform[0])
    if choices.concede is not None:
        _concede(run, choices.concede)
    run.end(signed & (state.text >= 0), Outcome.SIGNED)
    run.end(walked, Outcome.WALKED)
    refusal(run, seen.accept - seen.reject)
    if changed.any():
        share = np.cumsum(choices.amend, axis=0)
        who = (uniform[1] * share[-1] >= share[:-1]).sum(axis=0)
        text = np.take_along_axis(state.best_text, who[None], axis=0)[0]
        put_on_table(run, changed & run.live, text, who)
    # An amendment comes in the midst of a step: the rest of the step is made up for in the next one. Without this, two
    # things that could happen in one week would take two.
    state.carry = np.where(changed, _left(signs + leaves + changes, uniform[2]), 0.0)


def _hazards(run: Run, choices: Choices) -> tuple[Floats, Floats, Floats]:
    """Shape (m,) each: hazards over the step of signing, walking out and amending."""
    often = run.draws["decision_rate"] * run.world.weeks * (1 + run.state.carry)
    with np.errstate(divide="ignore", invalid="ignore"):
        signs = -np.log1p(-quorum_chance(choices.accept, run.world.quorum)) * often
        leaves = -np.log1p(-np.minimum(choices.walk, 1.0)).sum(axis=0) * often
        changes = -np.log1p(-np.minimum(choices.amend, 1.0)).sum(axis=0) * often
    if often.all():
        return signs, leaves, changes
    # Who never stands before the choice does nothing, however sure it is.
    never = often <= 0
    return np.where(never, 0.0, signs), np.where(never, 0.0, leaves), np.where(never, 0.0, changes)


def _left(hazard: Floats, uniform: Floats) -> Floats:
    """What is left of a step, as a share of it, after something with this hazard over the step happened within it."""
    with np.errstate(invalid="ignore", divide="ignore"):
        when = -np.log1p(uniform * np.expm1(-hazard)) / hazard
    return np.where(np.isfinite(when), 1 - when, 1.0)


def compete(hazards: tuple[Floats, ...], uniform: Floats) -> tuple[np.ndarray, ...]:
    """Which of several competing events happens, at most one: hazards over the step, and one uniform number.

    Infinite hazards happen at once, and share equally.
    """
    stack = np.stack(hazards)
    endless = np.isinf(stack)
    any_endless = endless.any(axis=0)
    weight = np.where(any_endless, endless.astype(float), np.where(endless, 0.0, stack))
    total = weight.sum(axis=0)
    happens = np.where(any_endless, 1.0, -np.expm1(-total))
    with np.errstate(invalid="ignore", divide="ignore"):
        upto = np.cumsum(np.where(total > 0, weight / total, 0.0), axis=0) * happens
    # Summing may leave the last share a little short of the whole.
    upto[-1] = happens
    before = np.concatenate([np.zeros((1, upto.shape[1])), upto[:-1]])
    return tuple((uniform >= low) & (uniform < high) for low, high in zip(before, upto, strict=True))


def quorum_chance(accept: Floats, quorum: int) -> Floats:
    """The chance that at least so many of independent acceptances (s, m) come (Poisson binomial)."""
    s = accept.shape[0]
    if quorum == s:
        return np.asarray(np.prod(accept, axis=0))
    counts = np.zeros((s + 1, accept.shape[1]))
    counts[0] = 1.0
    for chance in accept:
        counts[1:] = counts[1:] * (1 - chance) + counts[:-1] * chance
        counts[0] *= 1 - chance
    return np.asarray(np.minimum(counts[quorum:].sum(axis=0), 1.0))


def _concede(run: Run, hazards: Floats) -> None:
    """Let a side sign what the other one stands by (`World.standing`): wars of attrition, in two-sided talks."""
    weeks = run.world.weeks
    happened = compete(tuple(hazards * weeks), run.uniforms("concession")[0])
    for who, gave_in in enumerate(happened):
        taken = gave_in & run.live
        run.state.text = np.where(taken, run.world.standing[1 - who], run.state.text)
        run.state.tabled_by = np.where(taken, 1 - who, run.state.tabled_by)
        run.end(taken, Outcome.SIGNED)
