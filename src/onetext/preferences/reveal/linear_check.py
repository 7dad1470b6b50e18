"""Checks in exact arithmetic that a row cannot fall below 0: plain Python, no solver (S20).

For multipliers λ ≥ 0 of the rows that the answers give, row − Σ λ·answer is nowhere above the row where the answers
hold (weak duality). Its least value over weights, scores and interactions is known in closed form, issue by issue:

- of the scores of an issue Σ g·s is least, between two neighbouring ends of their ranges, at an up-set of the order
  (the sum over levels; Stanley, "Two poset polytopes", 1986);
- what is left is Σ w·(m + κ) over a box of weights, each at the end that its sign names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from onetext.preferences.reveal.linear import Region, Row, ScoreSet
from onetext.preferences.scores import Number

__all__ = ["MOST_JOINED", "TooMany", "least", "least_scores", "proves"]

MOST_JOINED = 14
"""Most options joined by an order whose up-sets are tried."""


class TooMany(Exception):
    """The order joins too many options for all its up-sets to be tried."""


def proves(region: Region, row: Row, answers: Sequence[Row], multipliers: Sequence[Fraction]) -> bool:
    """Whether the multipliers prove that the row is nowhere below 0 in the region where the answers hold."""
    if any(times < 0 for times in multipliers):
        return False
    for answer, times in zip(answers, multipliers, strict=True):
        if times:
            row = row.plus(answer, -times)
    try:
        return least(region, row) >= 0
    except TooMany:
        return False


def least(region: Region, row: Row) -> Number:
    """The least value of a row over a region, answers aside.

    Raises
    ------
    TooMany
        When an order joins more than `MOST_JOINED` options that count.
    """
    everywhere: Number = row.whole
    for i, times in row.points.items():
        span = region.points[i]
        everywhere += min(times * span.low, times * span.high)
    by_issue: dict[int, dict[int, Number]] = {}
    for (k, option), times in row.cells.items():
        by_issue.setdefault(k, {})[option] = times
    total: Number = 0
    for k, weight in enumerate(region.weights):
        slope = everywhere + row.weights.get(k, 0)
        if k in by_issue:
            slope += least_scores(region.sets[k], by_issue[k])
        total += slope * (weight.low if slope > 0 else weight.high)
    return total


def least_scores(scores: ScoreSet, times: Mapping[int, Number]) -> Number:
    """The least Σ times·score over a set of scores."""
    total: Number = 0
    for group in _groups(scores, [i for i, number in times.items() if number]):
        if len(group) == 1:
            number = times[group[0]]
            total += number * (scores.lows[group[0]] if number > 0 else scores.highs[group[0]])
        else:
            total += _least_group(scores, group, times)
    return total


def _least_group(scores: ScoreSet, group: Sequence[int], times: Mapping[int, Number]) -> Number:
    """Level by level: an option is in the up-set of a level where its score reaches it."""
    if len(group) > MOST_JOINED:
        raise TooMany
    ends = sorted({scores.lows[i] for i in group} | {scores.highs[i] for i in group})
    total = ends[0] * sum(times[i] for i in group)
    for bottom, top in pairwise(ends):
        must = [i for i in group if scores.lows[i] >= top]
        barred = [i for i in group if scores.highs[i] <= bottom]
        total += (top - bottom) * _least_up_set(scores, group, times, must, barred)
    return total


def _least_up_set(
    scores: ScoreSet, group: Sequence[int], times: Mapping[int, Number], must: Sequence[int], barred: Sequence[int]
) -> Number:
    """The least sum over up-sets, decided option by option, from those with the fewest above them."""
    inside = sum(1 << i for i in group)
    order = sorted(group, key=lambda i: (scores.above[i] & inside).bit_count())
    sums: dict[int, Number] = {0: 0}
    for i in order:
        needed, following = scores.above[i] & inside & ~(1 << i), {}
        for taken, total in sums.items():
            if i not in must:
                following[taken] = total
            if i not in barred and needed & ~taken == 0:
                following[taken | 1 << i] = total + times[i]
        sums = following
    return min(sums.values())


def _groups(scores: ScoreSet, used: Sequence[int]) -> list[list[int]]:
    """The options that count, put together where the order joins them; those with a fixed score stand alone."""
    free = [i for i in used if scores.lows[i] < scores.highs[i]]
    groups: list[list[int]] = [[i] for i in used if scores.lows[i] == scores.highs[i]]
    joined: list[list[int]] = []
    for i in free:
        near = [g for g in joined if any(scores.above[i] >> j & 1 or scores.above[j] >> i & 1 for j in g)]
        joined = [g for g in joined if g not in near] + [[i, *(j for g in near for j in g)]]
    return groups + joined
