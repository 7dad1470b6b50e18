"""A round as the plans of a forecast play it: everybody errs, and whoever proposes puts some text on the table.

The same as `rounds` finds for such terms, in half of its time: hardly any number is written down that is not needed.
"""

from __future__ import annotations

import numpy as np

from onetext.process.draws import Floats
from onetext.process.plan.answers import Round, Terms, accepts, joint_chance, walkers

__all__ = ["is_plain", "plain_round"]

_SAFE = 60.0
"""Powers up to which sums of exponentials stay in range, in single precision too."""


def is_plain(terms: Terms) -> bool:
    """Whether nobody stands by its own text, somebody always proposes, and nobody is sure to choose the best."""
    lasting = terms.walk is None or terms.left is None
    return not terms.bound and not terms.passing and lasting and bool(np.isfinite(terms.decisiveness).all())


def plain_round(terms: Terms, refuse: Floats, alone: Floats) -> Round:
    """As `rounds.play`, for terms that are plain."""
    accept = {i: accepts(terms, i, refuse[i]) for i in terms.voters}
    together = joint_chance(list(accept.values()), terms.quota)
    weight = _proposed(terms, refuse, accept, together)
    leave = {} if terms.walk is None else {i: walkers(terms, i, refuse[i]) for i in terms.voters}
    walks = {i: np.subtract(1, accept[i]) for i in leave}
    for i, chances in walks.items():
        chances *= leave[i]
    weight, walked = _comes_of_it(terms, weight, together, list(walks.values()))
    signing = weight * together
    signed = signing.sum(axis=0)
    gain = np.empty_like(refuse)
    for i, value in enumerate(terms.value):
        gain[i] = (signing * value).sum(axis=0)
        gain[i] -= refuse[i] * signed
        gain[i] *= terms.trust[i]
    if walked is None or terms.walk is None:
        return Round(gain=gain, signed=signed, walked=np.zeros_like(signed))
    leaving = _both(weight, walked)
    gain += leaving * (alone - refuse)
    for i, chances in walks.items():
        # Who cannot walk has -inf here, and no chance to.
        gain[i] += _both(weight, chances) * np.where(np.isfinite(terms.walk[i]), terms.walk[i] - alone[i], 0.0)
    return Round(gain=gain, signed=signed, walked=leaving)


def _both(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.einsum("ksm,ksm->sm", one, other))


def _proposed(terms: Terms, refuse: Floats, accept: dict[int, Floats], together: Floats) -> Floats:
    """Chance that each text is on the table, (K, S, m)."""
    weight: Floats | None = None
    for j in range(len(terms.value)):
        share, chances = terms.recognition[j], together
        if not share.any():
            continue
        if j in accept:
            chances = joint_chance([accept[i] for i in accept if i != j], terms.quota - 1)
        found = _promise(terms, j, refuse[j], chances)
        np.exp(found, out=found)
        found *= share / found.sum(axis=0)
        if weight is None:
            weight = found
        else:
            weight += found
    assert weight is not None, "the chances to propose add up to 1"
    return weight


def _promise(terms: Terms, j: int, refuse: Floats, chances: Floats) -> Floats:
    """Logarithms of the weights with which a party proposes each text, (K, S, m), up to a number that all share."""
    if j not in terms.offers:
        slope = terms.decisiveness[j] * terms.trust[j]
        own = terms.barred is not None and j in terms.voters
        # What a proposer may not accept it cannot bring about: as if it proposed nothing.
        allowed = (~terms.barred[j]).astype(slope.dtype) if own and terms.barred is not None else None
        terms.offers[j] = slope, slope * terms.value[j], allowed
    slope, worth, allowed = terms.offers[j]
    least = slope * refuse
    found = worth - least
    found *= chances
    if allowed is not None:
        found *= allowed
    if max(worth.max() - least.min(), least.max() - worth.min()) > _SAFE:
        found -= found.max(axis=0)
    return found


def _comes_of_it(terms: Terms, weight: Floats, together: Floats, walks: list[Floats]) -> tuple[Floats, Floats | None]:
    """Over a whole round, in which the same choice comes up several times.

    The weights of the texts, each times the chance that anything comes of it for each chance of a single choice; and
    the chance that anybody walks out in a single choice.
    """
    walked: Floats | None = None
    if walks:
        stays = np.subtract(1, walks[0])
        for chances in walks[1:]:
            stays *= 1 - chances
        walked = np.subtract(1, stays, out=stays)
    if terms.decisions is None:
        return weight, walked
    event = together.copy() if walked is None else together + walked
    total = np.subtract(1, event)
    np.maximum(total, 0, out=total)
    np.log(total, out=total)
    total *= terms.decisions
    np.exp(total, out=total)
    np.subtract(1, total, out=total)
    # Nothing comes of what has no chance in a single choice.
    total /= np.maximum(event, np.finfo(event.dtype).tiny, out=event)
    total *= weight
    return total, walked
