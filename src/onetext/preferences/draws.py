"""Draws of scores and chances that keep what is known of them (S3, S4, S8).

Scores of a position: one of the possible peaks (a speaker, then one of that speaker's options), then a point drawn
uniformly from the order polytope. Around a peak the order is one chain on either side, over the refused options below
all others: as many uniform numbers as free options are sorted, the lowest go to the refused ones, and within either
group a random share goes to each chain, in order. Where some pairs have no rank the order is no longer made of chains:
a linear extension is drawn uniformly by counting the extensions of every up-set (up to 12 options; beyond that the
unranked pairs are drawn as if ranked, which stays inside the order but is not uniform).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onetext.model import Issue
from onetext.preferences.chances import Chances
from onetext.preferences.orders import Order, peaked_order
from onetext.preferences.scores import GivenScores, OrderScores, ScoreModel
from onetext.preferences.streams import Floats, Streams, from_uniform

__all__ = ["draw_chances", "draw_scores", "drawn_as_ranked"]

_COUNTED = 12
"""Most options for which linear extensions are counted."""


def drawn_as_ranked(issues: Sequence[Issue]) -> tuple[str, ...]:
    """A warning for each issue whose unranked pairs are drawn as if ranked, because it has too many options."""
    return tuple(
        f'issue "{issue.id}": with more than {_COUNTED} options its unranked pairs are sampled as if ranked; '
        "bounds are not touched by this"
        for issue in issues
        if issue.ordered and issue.unranked and len(issue.options) > _COUNTED
    )


def draw_scores(model: ScoreModel, streams: Streams, *ids: str) -> Floats:
    """Scores of all options, one row each, for every draw."""
    if isinstance(model, GivenScores):
        uniform = streams.uniforms(len(model.ranges), "score", *ids)
        for i, item in enumerate(model.ranges):
            uniform[i] = from_uniform(item, uniform[i])
        return uniform
    if not model.peaks:
        return 100 * _grouped(streams, ids, range(model.size), model.refused)
    each = [
        _around(model, peak, refused, order, streams, ids)
        for (peak, refused), order in zip(model.readings, model.orders, strict=True)
    ]
    if len(each) == 1:
        return each[0]
    chosen = _chosen_reading(model, streams.uniform("peak", *ids))
    found: Floats = np.stack(each)[chosen, :, np.arange(streams.draws)].T
    return found


def draw_chances(chances: Chances, streams: Streams, *ids: str) -> Floats:
    """Chances of all options, one row each: drawn in their ranges, then moved within them until they add to 1.

    What listed options leave over falls on the others in uniformly drawn shares.
    """
    open_ = [i for i, item in enumerate(chances.listed) if item is None]
    shares = np.zeros((len(chances.listed), streams.draws))
    if open_:
        # Exponential numbers over their sum are uniform over all shares.
        shares[open_] = -np.log1p(-streams.uniforms(len(open_), "rest", *ids))
        shares /= np.maximum(_total(shares), 1e-300)
    if chances.unknown:
        return shares
    drawn = np.zeros_like(shares)
    for i, item in enumerate(chances.listed):
        if item is not None:
            drawn[i] = streams.within(item, "chance", *ids, str(i))
    left = 1 - _total(drawn)
    drawn += np.maximum(left, 0) * shares
    lows, highs = (np.array([float(x) for x in ends])[:, None] for ends in (chances.lows, chances.highs))
    total = _total(drawn)
    ends = np.where(total > 1, lows, highs)
    room = _total(ends - drawn)
    share = np.divide(1 - total, room, out=np.zeros_like(total), where=np.abs(room) > 1e-12)
    return np.clip(drawn + share * (ends - drawn), lows, highs)


def _total(rows: Floats) -> Floats:
    """The sum over rows, row by row, so that the order of additions is fixed (S19)."""
    total = np.zeros(rows.shape[1])
    for row in rows:
        total = total + row
    return total


def _chosen_reading(model: OrderScores, uniform: Floats) -> npt.NDArray[np.intp]:
    steps = np.cumsum([float(share) for share in model.readings.values()])
    return np.minimum(np.searchsorted(steps, uniform, side="right"), len(steps) - 1)


def _around(
    model: OrderScores, peak: int, refused: frozenset[int], order: Order, streams: Streams, ids: Sequence[str]
) -> Floats:
    if model.ordered and model.size <= _COUNTED and _has_gaps(model, peak, refused, order):
        return 100 * _extension(streams, ids, order)
    sides = (range(peak - 1, -1, -1), range(peak + 1, model.size))
    scores = np.ones((model.size, streams.draws))
    free = [k for side in sides for k in side]
    scores[free] = _grouped(streams, (*ids, str(peak)), free, refused)
    for side in sides if model.ordered else ():
        _sort_falling(scores, [k for k in side if k in refused])
        _sort_falling(scores, [k for k in side if k not in refused])
    return 100 * scores


def _has_gaps(model: OrderScores, peak: int, refused: frozenset[int], order: Order) -> bool:
    """Whether unranked pairs leave some pair on one side of the peak without a relation."""
    if not model.unranked:
        return False
    full = peaked_order(model.size, peak, refused, (), ordered=True)
    return full.above != order.above


def _grouped(streams: Streams, ids: Sequence[str], options: Sequence[int], refused: frozenset[int]) -> Floats:
    """A uniform number per option, the refused ones below all others: drawn, sorted, and dealt out to each group."""
    drawn = streams.uniforms(len(options), "score", *ids)
    barred = [i for i, k in enumerate(options) if k in refused]
    if not barred:
        return drawn
    ranked, keys = np.sort(drawn, axis=0), streams.uniforms(len(options), "share", *ids)
    others = [i for i, k in enumerate(options) if k not in refused]
    cut = len(barred)
    drawn[barred] = np.take_along_axis(ranked[:cut], np.argsort(keys[:cut], axis=0), axis=0)
    drawn[others] = np.take_along_axis(ranked[cut:], np.argsort(keys[cut:], axis=0), axis=0)
    return drawn


def _sort_falling(rows: Floats, order: Sequence[int]) -> None:
    """Sort some rows so that they fall along `order`, draw by draw (odd-even transposition for short chains)."""
    if len(order) > 8:
        rows[list(order)] = -np.sort(-rows[list(order)], axis=0)
        return
    for turn in range(len(order)):
        for i in range(turn % 2, len(order) - 1, 2):
            one, two = rows[order[i]], rows[order[i + 1]]
            higher = np.maximum(one, two)
            np.minimum(one, two, out=rows[order[i + 1]])
            rows[order[i]] = higher


def _extension(streams: Streams, ids: Sequence[str], order: Order) -> Floats:
    """Uniform numbers along a linear extension drawn uniformly, best first; the peak takes 1."""
    size = len(order.above)
    steps = _extension_steps(order.above)
    uniform = streams.uniforms(size, "extension", *ids, str(order.peak))
    ranked = -np.sort(-streams.uniforms(size, "score", *ids, str(order.peak))[: size - 1], axis=0)
    taken = np.zeros(streams.draws, dtype=np.intp)
    found = np.zeros((size, streams.draws))
    for turn in range(size):
        chosen = np.minimum((steps[taken] <= uniform[turn][:, None]).sum(axis=1), size - 1)
        found[chosen, np.arange(streams.draws)] = ranked[turn - 1] if turn else 1.0
        taken |= 1 << chosen
    return found


@lru_cache(maxsize=256)
def _extension_steps(above: tuple[int, ...]) -> Floats:
    """Per up-set taken so far, the cumulated chances of each option to come next in a uniform linear extension."""
    size = len(above)
    ways = [0] * (1 << size)
    ways[-1] = 1
    steps = np.ones((1 << size, size))
    for taken in range((1 << size) - 2, -1, -1):
        free = [k for k in range(size) if not taken >> k & 1 and not above[k] & ~(1 << k) & ~taken]
        ways[taken] = sum(ways[taken | 1 << k] for k in free)
        if ways[taken]:
            parts = [ways[taken | 1 << k] / ways[taken] if k in free else 0.0 for k in range(size)]
            steps[taken, : free[-1]] = np.cumsum(parts)[: free[-1]]
    return steps
