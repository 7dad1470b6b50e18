"""Sampled soft numbers as results show them."""

from __future__ import annotations

import numpy as np

from onetext.model import Case
from onetext.model.results import PartyRanges, Probability, Quantiles, RevealedLine
from onetext.preferences.acceptance import share
from onetext.preferences.reveal.revealing import Revealed, Sampled
from onetext.preferences.streams import Floats

__all__ = ["party_ranges", "quantiles"]


def party_ranges(case: Case, found: Revealed) -> tuple[PartyRanges, PartyRanges]:
    """A party's soft numbers before its answers, and after.

    Quantiles are of the scenarios kept; standard errors of shares go by the effective sample size.
    """
    before = _ranges(case, found.before, found.before.weights.shape[1], "mixed")
    if found.after is found.before:
        return before, before
    return before, _ranges(case, found.after, found.ess, "response")


def quantiles(numbers: Floats) -> Quantiles:
    """The 5 %, 50 % and 95 % points: sampled numbers next to them, so that equal draws give them exactly."""
    low, median, high = np.quantile(numbers, (0.05, 0.5, 0.95), method="closest_observation")
    return Quantiles(low=float(low), median=float(median), high=float(high))


def _ranges(case: Case, sampled: Sampled, size: float, basis: str) -> PartyRanges:
    def chance(hits: Floats) -> Probability:
        """A share of scenarios, with the standard error that so many independent ones would have."""
        plain = share(int(np.count_nonzero(hits)), len(hits), basis)
        error = plain.standard_error * (len(hits) / max(size, 1.0)) ** 0.5
        return Probability(plain.point, plain.low, plain.high, min(error, 0.5), plain.draws, basis=basis)

    ids = [issue.id for issue in case.issues]
    return PartyRanges(
        weights={issue: quantiles(row) for issue, row in zip(ids, sampled.weights, strict=True)},
        shares={issue: quantiles(row) for issue, row in zip(ids, sampled.shares, strict=True)},
        lines={
            line: RevealedLine(firmness=quantiles(row), real=chance(sampled.real[line].astype(float)))
            for line, row in sampled.firmness.items()
        },
        no_deal=None if sampled.no_deal is None else quantiles(sampled.no_deal),
        accepts={draft: None if row is None else chance(row) for draft, row in sampled.accepts.items()},
    )
