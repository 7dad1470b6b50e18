"""One round of a reduced game: who proposes what, who accepts it, and what that is worth to each.

Everything is computed for all texts, states and scenarios at once; the scenario is the last axis of every array, so
that the innermost loops run over it. Agents choose with logit weights (agent quantal response, McKelvey and Palfrey,
1998) or, if infinitely decisive, the best there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from onetext.process.draws import Bools, Floats

__all__ = ["Round", "Terms", "play"]


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


def play(terms: Terms, refuse: Floats, alone: Floats, *, details: bool = False) -> Round:
    """Work out a round from what a refusal is worth, `refuse` (n, S, m), and going on without talks, `alone`."""
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        return _play(terms, refuse, alone, details)


def _play(terms: Terms, refuse: Floats, alone: Floats, details: bool) -> Round:
    accept = {i: _accepts(terms, i, refuse[i]) for i in terms.voters}
    leave = {} if terms.walk is None else {i: _walkers(terms, i, refuse[i]) for i in terms.voters}
    total = _Sum()
    all_alike = None if terms.bound else _answered(terms, terms.voters, terms.quota, accept, leave)
    weights: Floats | None = None
    for j in range(len(terms.value)):
        share = terms.recognition[j]
        if not share.any():
            total.proposals.append(None)
            continue
        others = [i for i in terms.voters if i != j]
        joint = _joint([accept[i] for i in others], terms.quota - (j in terms.voters))
        if terms.barred is not None and j in terms.voters:
            # What a proposer may not accept it cannot bring about: as if it proposed nothing.
            joint = np.where(terms.barred[j], joint.dtype.type(0), joint)
        answer = all_alike or _over(terms, joint, {i: (1 - accept[i]) * leave[i] for i in others if i in leave})
        fled = _fled(terms, answer.walkers, leave) if terms.passing else None
        left = _left(terms, j, alone) - refuse[j]
        gain = (answer.signed if terms.bound else joint) * (terms.trust[j] * (terms.value[j] - refuse[j]))
        if terms.bound and answer.walked is not None:
            gain = gain + answer.walked * left
        none: Floats | float = 0.0
        if terms.bound and fled is not None and fled.walked is not None:
            none = fled.walked * left
        chosen = _proposes(terms, j, gain, answer.signed, none)
        total.proposals.append(chosen if details else None)
        if all_alike is None:
            total.add(chosen * share, answer)
        else:
            weights = _added(weights, chosen * share)
        if fled is not None:
            total.flee(share * (1 - chosen.sum(axis=0)), fled)
    if all_alike is not None and weights is not None:
        total.add(weights, all_alike)
    return _added_up(terms, refuse, alone, total, accept if details else None)


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """Chances that a text is agreed, that anybody ends the talks over it, and that each does; None where none can."""

    signed: Floats
    walked: Floats | None
    walkers: dict[int, Floats]


def _answered(
    terms: Terms, who: Sequence[int], need: int, accept: dict[int, Floats], leave: dict[int, Floats]
) -> _Answer:
    joint = _joint([accept[i] for i in who], need)
    return _over(terms, joint, {i: (1 - accept[i]) * leave[i] for i in who if i in leave})


class _Sum:
    """What the proposers' choices add up to."""

    def __init__(self) -> None:
        self.signing: Floats | None = None
        self.leaving: Floats | None = None
        self.walkers: dict[int, Floats] = {}
        self.proposals: list[Floats | None] = []

    def add(self, weight: Floats, answer: _Answer) -> None:
        """Texts that are proposed with these weights, (K, S, m), and what comes of each."""
        self.signing = _added(self.signing, weight * answer.signed)
        if answer.walked is not None:
            self.leaving = _added(self.leaving, (weight * answer.walked).sum(axis=0))
            for i, chance in answer.walkers.items():
                self.walkers[i] = _added(self.walkers.get(i), (weight * chance).sum(axis=0))

    def flee(self, weight: Floats, fled: _Answer) -> None:
        """Nothing is proposed, with this weight, (S, m)."""
        if fled.walked is not None:
            self.leaving = _added(self.leaving, weight * fled.walked)
            for i, chance in fled.walkers.items():
                self.walkers[i] = _added(self.walkers.get(i), weight * chance)


def _added(before: Floats | None, more: Floats) -> Floats:
    return more if before is None else before + more


def _added_up(terms: Terms, refuse: Floats, alone: Floats, total: _Sum, accept: dict[int, Floats] | None) -> Round:
    signing, leaving = total.signing, total.leaving
    assert signing is not None, "the chances to propose add up to 1"
    signed = signing.sum(axis=0)
    gain = np.stack(
        [terms.trust[i] * ((signing * value).sum(axis=0) - refuse[i] * signed) for i, value in enumerate(terms.value)]
    )
    if leaving is not None and terms.walk is not None:
        for i in range(len(gain)):
            left = _left(terms, i, alone)
            gain[i] += leaving * (left - refuse[i])
            if i in total.walkers:
                # Who cannot walk has -inf here, and no chance to.
                gain[i] += total.walkers[i] * np.where(np.isfinite(terms.walk[i]), terms.walk[i] - left, 0.0)
    walked = np.zeros_like(signed) if leaving is None else leaving
    if accept is None:
        return Round(gain=gain, signed=signed, walked=walked)
    nothing = np.zeros_like(signing)
    return Round(
        gain=gain,
        signed=signed,
        walked=walked,
        accept=np.stack([np.broadcast_to(accept.get(i, nothing), nothing.shape) for i in range(len(gain))]),
        propose=np.stack(
            [nothing if item is None else np.broadcast_to(item, nothing.shape) for item in total.proposals]
        ),
    )


def _left(terms: Terms, i: int, alone: Floats) -> Floats:
    return np.asarray(alone[i] if terms.left is None else terms.left[i])


def _accepts(terms: Terms, i: int, refuse: Floats) -> Floats:
    """Chance that a voter accepts each text, (K, S, m)."""
    sharp, trust, value = terms.decisiveness[i], terms.trust[i], terms.value[i]
    endless = np.isinf(sharp)
    out = None if terms.walk is None else terms.walk[i]
    found = None
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
            against = factor[0] * against
        against += 1.0
        found = np.reciprocal(against, out=against)
    if endless.any():
        best = refuse if out is None else np.maximum(refuse, refuse + (out - refuse) / trust)
        sure = (value >= best - terms.tie).astype(value.dtype)
        found = sure if found is None else np.where(endless, sure, found)
    assert found is not None
    return np.asarray(found if terms.barred is None else np.where(terms.barred[i], value.dtype.type(0), found))


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
        terms.factors[i] = (np.exp(power), middle) if fits else None
    return terms.factors[i]


def _walkers(terms: Terms, i: int, refuse: Floats) -> Floats:
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


def _joint(accept: Sequence[Floats], need: int) -> Floats:
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


def _over(terms: Terms, signed: Floats, walks: dict[int, Floats]) -> _Answer:
    """The chances of a whole round, in which the same choice comes up several times."""
    walked = None
    if walks:
        stays: Floats | None = None
        for chance in walks.values():
            stays = (1 - chance) if stays is None else stays * (1 - chance)
        assert stays is not None
        walked = 1 - stays
    if terms.decisions is None:
        return _Answer(signed, walked, walks)
    event = signed if walked is None else signed + walked
    if event.dtype == np.float64:
        total = -np.expm1(terms.decisions * np.log1p(-np.minimum(event, 1.0)))
    else:
        total = np.subtract(1.0, event)
        np.maximum(total, 0.0, out=total)
        np.log(total, out=total)
        total *= terms.decisions
        np.exp(total, out=total)
        np.subtract(1.0, total, out=total)
    if walked is None:
        return _Answer(total, None, walks)
    total /= np.maximum(event, np.finfo(event.dtype).tiny, out=event)
    return _Answer(signed * total, walked * total, {i: chance * total for i, chance in walks.items()})


def _fled(terms: Terms, walkers: dict[int, Floats], leave: dict[int, Floats]) -> _Answer | None:
    """How likely the talks are ended in a round in which nothing is proposed, by those who would answer."""
    if not walkers:
        return None
    some = {i: leave[i] for i in walkers}
    return _over(terms, np.zeros_like(next(iter(some.values()))), some)


def _proposes(terms: Terms, j: int, gain: Floats, signed: Floats, nothing: Floats | float) -> Floats:
    """Chance that the proposer puts each text on the table, (K, S, m); what lacks to 1 is that it puts none.

    `gain` and `nothing` are what a text and none bring it, over what a refusal is worth.
    """
    sharp = terms.decisiveness[j]
    endless = np.isinf(sharp)
    top = gain.max(axis=0)
    if terms.passing:
        top = np.maximum(top, nothing)
    found = None
    if not endless.all():
        slope = np.where(endless, 0.0, sharp).astype(gain.dtype, copy=False)
        found = gain - top
        found *= slope
        np.exp(found, out=found)
        total = found.sum(axis=0)
        if terms.passing:
            total += np.exp(slope * (nothing - top))
        found /= total
    if endless.any():
        sure = _best(gain, np.broadcast_to(signed, gain.shape), top, terms.tie)
        found = sure if found is None else np.where(endless, sure, found)
    assert found is not None
    return np.asarray(found)


def _best(gain: Floats, signed: Floats, top: Floats, tie: float) -> Floats:
    """All texts that are as good as any, alike; of those, the ones that are likeliest to be agreed."""
    good = gain >= top - tie
    likely = np.where(good, signed, -1.0)
    good &= likely >= likely.max(axis=0) - tie
    count = good.sum(axis=0)
    return np.asarray(good / np.maximum(count, 1), dtype=gain.dtype)
