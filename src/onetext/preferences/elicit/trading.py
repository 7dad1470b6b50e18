"""Trades: which to ask about next, and which a party would make though nobody asked.

A trade gives up a swing on one issue for a swing on another. The next one asked is the one whose answer is expected
to take away most of the spread of the values of the drafts, weighted by how near its chance is to one half: what the
answer tells is the variance between the two groups of scenarios that it parts (the law of total variance). Sums run
over whole thousandths of a point, so that no machine adds them up to another choice (S19).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from onetext.model import Swing, Trade
from onetext.model.results import ImpliedTrade
from onetext.preferences.elicit.fitting import Fit
from onetext.preferences.streams import Floats

__all__ = ["implied_trades", "next_trade"]

_SURE = 0.95
_NEAR = (0.1, 0.9)
_FINE = 1000
_MOST_SWINGS = 60
"""Swings that are paired; of a case with more, those of the weightiest issues."""


def next_trade(fit: Fit, asked: Collection[Trade]) -> tuple[Trade, float] | None:
    """The trade to ask about next, and the share of the scenarios in which the answer is yes; None where none tells."""
    if fit.size < 2:
        return None
    swings = _swings(fit)
    gains = np.stack([fit.gain(swing) for swing in swings]) if swings else np.zeros((0, fit.size))
    spread = _targets(fit)
    known = {_key(trade.gives, trade.gets) for trade in asked}
    best: tuple[float, int, int, float] | None = None
    for one, gives in enumerate(swings):  # the other way round is the same question with yes and no changed
        share, score = _scores(gains[one + 1 :] >= gains[one], spread)
        for place in np.argsort(-score, kind="stable"):
            gets = swings[one + 1 + place]
            if score[place] <= 0 or (best is not None and score[place] <= best[0]):
                break
            if gets.issue != gives.issue and _key(gives, gets) not in known:
                best = (float(score[place]), one, one + 1 + int(place), float(share[place]))
                break
    if best is None:
        return None
    return Trade(gives=swings[best[1]], gets=swings[best[2]]), best[3]


def implied_trades(fits: Sequence[Fit], asked: Collection[Trade], most: int = 3) -> tuple[ImpliedTrade, ...]:
    """Trades that the party would make in nearly all scenarios of every expert, no two about the same issues.

    The closest come first: those in which it gives up most of what it gains.
    """
    if not fits:
        return ()
    swings = _swings(fits[0])
    each = [np.stack([fit.gain(swing) for swing in swings]) for fit in fits] if swings else []
    means = each[0].mean(axis=1) if each else np.zeros(0)
    known = {_key(trade.gives, trade.gets) for trade in asked}
    found = []
    for one, gives in enumerate(swings):
        share = np.min([(gains >= gains[one]).mean(axis=1) for gains in each], axis=0)
        for other, gets in enumerate(swings):
            if gets.issue != gives.issue and share[other] >= _SURE and _key(gives, gets) not in known:
                found.append((-round(float(means[one] / means[other]), 6), one, other, float(share[other])))
    chosen, pairs = list[ImpliedTrade](), set[frozenset[str]]()
    for _, one, other, chance in sorted(found):
        pair = frozenset((swings[one].issue, swings[other].issue))
        if pair not in pairs and len(chosen) < most:
            pairs.add(pair)
            chosen.append(ImpliedTrade(gives=swings[one], gets=swings[other], chance=chance))
    return tuple(chosen)


def _key(gives: Swing, gets: Swing) -> frozenset[Swing]:
    return frozenset((gives, gets))


def _swings(fit: Fit) -> list[Swing]:
    """Swings that nearly all scenarios agree on: whole ones, and those to and from the second-best option.

    Options that a red line of the party bars are no part of a trade.
    """
    order = np.argsort(-fit.weights.mean(axis=1), kind="stable")
    found = [swing for k in order for swing in _swings_on(fit, int(k))]
    return found[:_MOST_SWINGS]


def _swings_on(fit: Fit, issue: int) -> Iterator[Swing]:
    cells, names = fit.cells[issue], fit.options[issue]
    ranked = [int(i) for i in np.argsort(-cells.mean(axis=1), kind="stable") if i in fit.free[issue]]
    for better, worse in _pairs(ranked):
        difference = cells[better] - cells[worse]
        if difference.mean() > 0 and (difference >= 0).mean() >= _SURE:
            yield Swing(issue=fit.issues[issue], worse=names[worse], better=names[better])


def _pairs(ranked: Sequence[int]) -> list[tuple[int, int]]:
    if len(ranked) < 2:
        return []
    best, second, worst = ranked[0], ranked[1], ranked[-1]
    return list(dict.fromkeys([(best, worst), (best, second), (second, worst)]))[: 3 if second != worst else 1]


def _targets(fit: Fit) -> Floats:
    """What is to be told apart: values of drafts, or where there are none the shares of the weights; whole numbers."""
    values = fit.values if len(fit.drafts) > 0 else 100 * fit.weights / np.maximum(fit.weights.sum(axis=0), 1e-300)
    return np.asarray(np.rint((values - np.rint(values.mean(axis=1, keepdims=True))) * _FINE))


def _scores(yes: np.ndarray[tuple[int, int], np.dtype[np.bool_]], targets: Floats) -> tuple[Floats, Floats]:
    """Per candidate the share of yes, and how much the answer is expected to tell; zero where it hardly parts them."""
    size = yes.shape[1]
    count = np.count_nonzero(yes, axis=1).astype(np.float64)
    share, score = count / size, np.zeros(len(count))
    parted = (share >= _NEAR[0]) & (share <= _NEAR[1])
    some = count[parted]
    inside = yes[parted].astype(np.float64) @ targets.T
    between = (((size * inside - some[:, None] * targets.sum(axis=1)) / size) ** 2).sum(axis=1) / (some * (size - some))
    score[parted] = between * 4 * share[parted] * (1 - share[parted])
    return share, score
