"""What holds in a round of a reduced game, and how likely each voter is to accept each text and to walk out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from onetext.process.draws import Bools, Floats

__all__ = ["Round", "Terms", "accepts", "joint_chance", "walkers"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terms:
    """What holds in a round (n parties, K texts, S states, m scenarios; S and m may be 1 where it makes no difference).

    The fields are those of `Game`, with the scenario last: `value` and `barred` (n, K, S, m), `recognition`, `walk` and
    `left` (n, S, m), `decisiveness` and `trust` (n, 1, m), `decisions` (m,) or None for a single one.
    """

    value: Floats
    recognition: Floats
    decisiveness: Floats
    trust: Floats
    voters: tuple[int, ...]
    quota: int
    barred: Bools | None = None
    walk: Floats | None = None
    left: Floats | None = None
    passing: bool = True
    bound: bool = True
    decisions: Floats | None = None
    factors: dict[int, tuple[Floats, Floats] | None] = field(default_factory=dict)
    offers: dict[int, tuple[Floats, Floats, Floats | None]] = field(default_factory=dict)

    @property
    def tie(self) -> float:
        """What counts as equal."""
        return 1e-9 if self.value.dtype == np.float64 else 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Round:
    """How a round goes.

    Attributes
    ----------
    gain
        Shape (n, S, m): what the round adds, in expectation, to what a refusal is worth.
    signed, walked
        Shape (S, m): chance that a text is agreed, and that somebody ends the talks.
    accept, propose
        Shape (n, K, S, m), only if asked for: chance that a party accepts a text, and that it proposes it.
    """

    gain: Floats
    signed: Floats
    walked: Floats
    accept: Floats | None = None
    propose: Floats | None = None


def accepts(terms: Terms, i: int, refuse: Floats) -> Floats:
    """Chance that a voter accepts each text, (K, S, m)."""
    sharp, trust, value = terms.decisiveness[i], terms.trust[i], terms.value[i]
    endless = np.isinf(sharp)
    out = None if terms.walk is None else terms.walk[i]
    found, barred = None, terms.barred
    if not endless.all():
        slope = np.where(endless, 0.0, sharp * trust).astype(value.dtype, copy=False)
        factor = _factor(terms, i, slope)
        if factor is None:
            against = np.exp(-slope * (value - refuse))
            if out is not None:
                against *= 1.0 + _lure(terms, i, refuse)
        else:
            against = np.exp(slope * (refuse - factor[1]))
            if out is not None:
                against = against * (1.0 + _lure(terms, i, refuse))
            # What is barred has an infinite factor, so that nothing is left to be done for it.
            against = factor[0] * np.maximum(against, np.finfo(value.dtype).tiny)
            barred = None
        against += 1.0
        found = np.reciprocal(against, out=against)
    if endless.any():
        barred = terms.barred
        best = refuse if out is None else np.maximum(refuse, refuse + (out - refuse) / trust)
        sure = (value >= best - terms.tie).astype(value.dtype)
        found = sure if found is None else np.where(endless, sure, found)
    assert found is not None
    return np.asarray(found if barred is None else np.where(barred[i], value.dtype.type(0), found))


def _factor(terms: Terms, i: int, slope: Floats) -> tuple[Floats, Floats] | None:
    """The part of exp(-slope * (value - refuse)) that no refusal changes, or None where it would leave the range.

    Texts and states thus need an exponential each, instead of one for each pair.
    """
    if i not in terms.factors:
        value = terms.value[i]
        middle = (value.max(axis=0) + value.min(axis=0)) / 2
        power = slope * (middle - value)
        most = 600.0 if value.dtype == np.float64 else 60.0
        fits = value.shape[1] == 1 and np.abs(power).max() < most
        factor = np.exp(power)
        if terms.barred is not None:
            factor = np.where(terms.barred[i], value.dtype.type(np.inf), factor)
        terms.factors[i] = (factor, middle) if fits else None
    return terms.factors[i]


def walkers(terms: Terms, i: int, refuse: Floats) -> Floats:
    """Chance that a voter who refuses ends the talks, (S, m)."""
    assert terms.walk is not None
    lure = _lure(terms, i, refuse)
    soft = np.where(np.isinf(lure), 1.0, lure / (1.0 + lure))
    return np.where(np.isinf(terms.decisiveness[i]), terms.walk[i] - refuse > terms.tie, soft)


def _lure(terms: Terms, i: int, refuse: Floats) -> Floats:
    """Weight of ending the talks where refusing alone weighs 1, (S, m); of no meaning where the best is chosen."""
    assert terms.walk is not None
    can = np.isfinite(terms.walk[i])
    more = np.where(can, terms.walk[i] - refuse, 0.0)
    return np.where(can, np.exp(np.where(np.isinf(terms.decisiveness[i]), 0.0, terms.decisiveness[i]) * more), 0.0)


def joint_chance(accept: Sequence[Floats], need: int) -> Floats:
    """Chance that at least `need` of some accept, each by itself (Poisson-binomial)."""
    if need <= 0 or not accept:
        return np.ones((1, 1, 1), dtype=np.float32)
    if need == len(accept):
        found = accept[0]
        for more in accept[1:]:
            found = found * more
        return found
    # counts[c]: chance of exactly c so far; the last one: of `need` or more.
    counts = [np.ones_like(accept[0])] + [np.zeros_like(accept[0]) for _ in range(need)]
    for chance in accept:
        fewer = counts[:-1]
        counts = [
            fewer[0] * (1 - chance),
            *(fewer[c] * (1 - chance) + fewer[c - 1] * chance for c in range(1, need)),
            counts[-1] + fewer[-1] * chance,
        ]
    return counts[-1]
