"""The scenarios that a party's answers leave (S22): prior draws weighed, or moved where too few of them count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from onetext.model import Case
from onetext.preferences.reveal.acts import Act, acts_of
from onetext.preferences.reveal.likelihood import Answers, accepts
from onetext.preferences.reveal.moving import moved
from onetext.preferences.reveal.particles import Key, Particles
from onetext.preferences.reveal.sight import Bools
from onetext.preferences.reveal.weighting import TARGET, Weighed, weigh
from onetext.preferences.streams import Floats

__all__ = ["DRAWS", "Method", "Revealed", "Sampled", "revealed", "revealed_party"]

DRAWS = 4096
"""Scenarios that are kept for each party."""
Method = Literal["prior", "weighted", "moved", "clash"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Sampled:
    """A party's soft numbers in some scenarios; the last axis runs over the scenarios.

    Attributes
    ----------
    weights
        Shape (issues, n), in the order of the case.
    no_deal
        On the day of the case; None where it is unknown.
    firmness, real
        Id of a red line -> its firmness, and where it is real.
    accepts
        Draft with a value -> 1 where the party accepts it, else 0; None where no deal is unknown.
    values
        Draft with a value -> its value.
    """

    weights: Floats
    no_deal: Floats | None
    firmness: Mapping[str, Floats]
    real: Mapping[str, Bools]
    accepts: Mapping[str, Floats | None]
    values: Mapping[str, Floats]

    @property
    def shares(self) -> Floats:
        """The weights over their sum."""
        found: Floats = self.weights / self.weights.sum(axis=0)
        return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Revealed:
    """What a party's answers leave.

    Attributes
    ----------
    acts
        Every answer of the party; `teaching` are those with a meaning, one row each of `likelihood`.
    method
        `prior`: no answer teaches anything; `weighted`; `moved`; `clash`: no scenario fits, and `after` is `before`.
    ess
        For `weighted` Kish's effective sample size k of the prior draws, and what keeping m of them costs:
        1 / (1/k + 1/m). For `moved` what the spread of the means of independent batches
        says (`moving.py`); for `prior` the number of draws; for `clash` 0.
    kept
        The uniform numbers of the scenarios kept, by key; empty for `prior` and `clash`. How a party thought that the
        open issues of a draft would be filled is not kept: `after` fills them as `before` does.
    likelihood
        Shape (teaching answers, kept scenarios).
    prior
        Shape (teaching answers,): the chance of each answer before any is taken into account.
    constant
        Per teaching answer: `always` or `never` where every prior scenario that was drawn fits it or none, else "".
        One that rules scenarios out is not `never`: scenarios that no draw hits may yet be found.
    weighed
        The prior draws and their likelihoods.
    left_out
        What `learning.py` has worked out so far: id of an answer -> its bits, and its chance by the others.
    """

    party: str
    acts: tuple[Act, ...]
    method: Method
    ess: float
    before: Sampled
    after: Sampled
    kept: Mapping[Key, Floats] = field(default_factory=dict)
    likelihood: Floats
    prior: Floats
    constant: tuple[str, ...] = ()
    weighed: Weighed | None = None
    seed: int = 0
    left_out: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def teaching(self) -> tuple[Act, ...]:
        """The answers that may teach something."""
        return tuple(act for act in self.acts if act.meaning != "nothing")


def revealed(case: Case, *, seed: int = 0, draws: int = DRAWS) -> Mapping[str, Revealed]:
    """What the answers on record leave of the soft numbers of each party that values anything.

    Parameters
    ----------
    case
        A case as of a day, filtered for an audience; draws that it holds are not used.
    seed, draws
        Same case, seed and number of draws: same result (S19). Nothing of a party depends on another party.
    """
    return {
        party.id: found
        for party in case.parties_by_name
        if (found := revealed_party(case, party.id, seed=seed, draws=draws)) is not None
    }


def revealed_party(case: Case, party: str, *, seed: int = 0, draws: int = DRAWS) -> Revealed | None:
    """The same for one party; None for one that values nothing."""
    acts = acts_of(case, party)
    known = [draft.id for draft in case.drafts_by_date if draft.terms_known]
    everything = Answers(case, party, acts, known)
    if not everything.model.values_anything or not case.issues:
        return None
    before = sampled(everything, Particles(seed, draws))
    nothing = np.zeros((0, draws))
    if not everything.acts:
        return Revealed(
            party=party,
            acts=acts,
            method="prior",
            ess=float(draws),
            before=before,
            after=before,
            likelihood=nothing,
            prior=np.zeros(0),
            seed=seed,
        )
    return _learned_from(everything, acts, before, seed, draws)


def _learned_from(everything: Answers, acts: tuple[Act, ...], before: Sampled, seed: int, draws: int) -> Revealed:
    answers = everything.with_drafts(())
    weighed = weigh(answers, seed=seed)
    constant = tuple(_constant(answers, weighed))
    particles, method, ess = _scenarios(answers, weighed, constant, seed, draws)
    judged = answers.judged(answers.sight.look(particles)).likelihood if particles else None
    return Revealed(
        party=everything.party,
        acts=acts,
        method=method,
        ess=ess,
        before=before,
        after=sampled(everything, particles.refilled(seed)) if particles else before,
        kept=particles.held(everything.party) if particles else {},
        likelihood=np.zeros((len(answers.acts), 0)) if judged is None else judged,
        prior=weighed.likelihood.mean(axis=1),
        constant=constant,
        weighed=weighed,
        seed=seed,
    )


def _scenarios(
    answers: Answers, weighed: Weighed, constant: Sequence[str], seed: int, draws: int
) -> tuple[Particles | None, Method, float]:
    """Scenarios that fit, how they were found, and how many independent ones they are worth."""
    if all(constant) and weighed.size > 0:
        return None, "prior", float(draws)
    # Drawing the kept ones from the weighed adds a variance of its own.
    worth = 1 / (1 / weighed.size + 1 / draws) if weighed.size > 0 else 0.0
    if worth >= min(TARGET, draws / 2):
        return weighed.kept(draws), "weighted", worth
    found = moved(answers, seed=seed, draws=draws)
    return (found.particles, "moved", found.ess) if found else (None, "clash", 0.0)


def sampled(answers: Answers, particles: Particles) -> Sampled:
    """A party's soft numbers in some scenarios."""
    view, sight = answers.sight.look(particles), answers.sight
    return Sampled(
        weights=view.parts.weights,
        no_deal=view.no_deal(None) if sight.no_deal else None,
        firmness={line.id: row for line, row in zip(sight.lines, view.rest.firmness, strict=True)},
        real={line.id: row > 0 for line, row in zip(sight.lines, view.excess, strict=True)},
        accepts=accepts(answers, view),
        values={draft: view.values[row] for row, draft in enumerate(answers.drafts)},
    )


def _constant(answers: Answers, weighed: Weighed) -> list[str]:
    found = []
    for act, row, hard in zip(answers.acts, weighed.likelihood, answers.hard, strict=True):
        fits = row == answers.chances(act)[0]
        found.append("always" if fits.all() else "never" if not fits.any() and not hard else "")
    return found
