"""One round of a reduced game: who proposes what, who accepts it, and what that is worth to each.

Everything is computed for all texts, states and scenarios at once; the scenario is the last axis of every array, so
that the innermost loops run over it. Agents choose with logit weights (agent quantal response, McKelvey and Palfrey,
1998) or, if infinitely decisive, the best there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onetext.process.draws import Floats
from onetext.process.plan.answers import Round, Terms, accepts, joint_chance, walkers
from onetext.process.plan.plain import is_plain, plain_round

__all__ = ["Round", "Terms", "play"]


def play(terms: Terms, refuse: Floats, alone: Floats, *, details: bool = False) -> Round:
    """Work out a round from what a refusal is worth, `refuse` (n, S, m), and going on without talks, `alone`."""
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        if is_plain(terms) and not details:
            return plain_round(terms, refuse, alone)
        return _play(terms, refuse, alone, details)


def _play(terms: Terms, refuse: Floats, alone: Floats, details: bool) -> Round:
    accept = {i: accepts(terms, i, refuse[i]) for i in terms.voters}
    leave = {} if terms.walk is None else {i: walkers(terms, i, refuse[i]) for i in terms.voters}
    total = _Sum()
    all_alike = None if terms.bound else _answered(terms, terms.voters, terms.quota, accept, leave)
    weights: Floats | None = None
    for j in range(len(terms.value)):
        share = terms.recognition[j]
        if not share.any():
            total.proposals.append(None)
            continue
        others = [i for i in terms.voters if i != j]
        joint = joint_chance([accept[i] for i in others], terms.quota - (j in terms.voters))
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
    joint = joint_chance([accept[i] for i in who], need)
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
