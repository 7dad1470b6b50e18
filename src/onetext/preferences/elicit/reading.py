"""What the answers imply about the drafts: which come first, and which pairs are ranked for all values (S2, S4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

import numpy as np

from onetext.model import Case, Draft, Interview
from onetext.model.results import DraftPreference, Estimate, ImpliedDraft, Quantiles
from onetext.preferences.acceptance import share
from onetext.preferences.elicit.fitting import Fit, fitted
from onetext.preferences.elicit.implied import Implied
from onetext.preferences.elicit.programs import Program
from onetext.preferences.elicit.rows import AnswerRows
from onetext.preferences.streams import Floats

__all__ = ["no_deal_of", "pairs_ranked", "ranking"]

Verdict = Literal["necessarily", "possibly", "never", "equal", "undecided"]
_TIE = 1e-6
_QUANTILES = (0.05, 0.5, 0.95)
_BEFORE = 1000
"""Scenarios of the case as it stands: they are looked at for a counter-example only."""


def ranking(experts: Sequence[Implied], values: Mapping[str, Estimate]) -> tuple[ImpliedDraft, ...]:
    """All drafts, best first by the middle of all scenarios that fit; `values` are those of the case with the answers.

    A spread reaches from the lowest of the experts' 5 % points to the highest of their 95 % points.
    """
    fits = [item.fit for item in experts if item.fit.size]
    if not fits:
        return ()
    found = []
    for row, draft in enumerate(fits[0].drafts):
        if draft not in values:
            continue
        pooled = np.concatenate([fit.values[row] for fit in fits])
        known = [fit.accepts[row] for fit in fits if fit.accepts is not None]
        signed = np.concatenate(known) if len(known) == len(fits) else None
        found.append(
            ImpliedDraft(
                draft=draft,
                value=values[draft],
                spread=_spread([fit.values[row] for fit in fits], pooled),
                accepts=None if signed is None else share(int(np.count_nonzero(signed)), len(signed), "mixed"),
            )
        )
    return tuple(sorted(found, key=lambda item: -item.spread.median))


def no_deal_of(experts: Sequence[Implied]) -> Quantiles | None:
    """What the party gets without agreement, by those who were asked and answered; None where nobody did."""
    known = [
        item.fit.without
        for item in experts
        if item.interview.without_deal and item.fit.size and item.fit.without is not None
    ]
    return _spread(known, np.concatenate(known)) if known else None


def _spread(each: Sequence[Floats], pooled: Floats) -> Quantiles:
    ends = [np.quantile(values, _QUANTILES) for values in each]
    return Quantiles(
        low=float(min(item[0] for item in ends)),
        median=float(np.quantile(pooled, 0.5)),
        high=float(max(item[2] for item in ends)),
    )


def pairs_ranked(case: Case, experts: Sequence[Implied]) -> tuple[DraftPreference, ...]:
    """Pairs of drafts of which one is at least as good for all values that fit, by the answers of every expert."""
    drafts = {draft.id: draft for draft in case.drafts}
    fits = [item.fit for item in experts]
    if not fits or any(fit.size == 0 for fit in fits):
        return ()
    party = Interview(party=experts[0].interview.party)
    own = fitted(case, party, wanted=_BEFORE)
    before = Program(AnswerRows(case, party, as_given=True))
    found = []
    for one, other in combinations(fits[0].drafts, 2):
        better, worse = (drafts[name] for name in _ordered(fits, one, other))
        verdicts = {_verdict(item.program, item.fit, better, worse) for item in experts}
        if len(verdicts) == 1 and (verdict := verdicts.pop()) in ("necessarily", "equal"):
            found.append(
                DraftPreference(
                    better=better.id,
                    worse=worse.id,
                    verdict=verdict,
                    before=_verdict(before, own, better, worse),
                    proof="solver",
                )
            )
    return tuple(found)


def _ordered(fits: Sequence[Fit], one: str, other: str) -> tuple[str, str]:
    first, second = (np.concatenate([fit.values[fit.drafts.index(name)] for fit in fits]) for name in (one, other))
    return (one, other) if np.median(first - second) >= 0 else (other, one)


def _verdict(program: Program, fit: Fit, better: Draft, worse: Draft) -> Verdict:
    """By scenarios where two of them contradict each other, else by the least and the largest difference."""
    difference = fit.values[fit.drafts.index(better.id)] - fit.values[fit.drafts.index(worse.id)]
    above, below = bool((difference > _TIE).any()), bool((difference < -_TIE).any())
    if above and below:
        return "possibly"
    names = program.rows.names
    if not below and _never_below(program, better, worse, names):
        return "necessarily" if above else "equal" if _never_below(program, worse, better, names) else "undecided"
    if not above and _never_below(program, worse, better, names):
        return "never"
    return "undecided"


def _never_below(program: Program, one: Draft, other: Draft, names: Sequence[str]) -> bool:
    least = program.least(program.rows.least_difference(one, other), names)
    return least is not None and least >= -_TIE
