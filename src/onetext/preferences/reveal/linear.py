"""What is known of a party's weights and scores as linear rows, exactly (S2, S3, S22).

With y_ko = w_k·s_ko, W = Σ w and q_i = points_i·W everything that is asked here is linear and homogeneous in w, y, q
and W: the value of a draft times W is Σ y + Σ q, so "this draft is at least as good as that one", "… as no deal" and
"this issue counts for more than that one" are rows that are at least 0. The weights can be multiplied by one number
without changing any of them: only the box they lie in ends that, and where a row can be below 0 it is so in the box.

Scores of one issue lie in a box and keep a partial order. Where the record allows several best options, or an answer
says only that *some* other option is better, they lie in one of several such sets: a party then has several regions,
one for each choice. Beyond `MOST_REGIONS` the choices of an issue are replaced by what they have in common, so that
what holds for all still holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod
from typing import TypeVar

from onetext.model import Range
from onetext.preferences.scores import GivenScores, Number, ScoreModel

__all__ = ["MOST_REGIONS", "Region", "Row", "ScoreSet", "common", "regions_of", "score_sets"]

Key = TypeVar("Key")

MOST_REGIONS = 12
"""Most regions that a party's values are split into."""


@dataclass(frozen=True)
class Row:
    """A homogeneous linear form: coefficients of y by (issue, option), of w by issue, of q by interaction, and of W."""

    cells: Mapping[tuple[int, int], Number] = field(default_factory=dict)
    weights: Mapping[int, Number] = field(default_factory=dict)
    points: Mapping[int, Number] = field(default_factory=dict)
    whole: Number = 0

    def __neg__(self) -> Row:
        return self.plus(self, -2)

    def plus(self, other: Row, times: Number = 1) -> Row:
        """The sum of it and a multiple of another."""
        return Row(
            _sum(self.cells, other.cells, times),
            _sum(self.weights, other.weights, times),
            _sum(self.points, other.points, times),
            self.whole + times * other.whole,
        )


def _sum(one: Mapping[Key, Number], other: Mapping[Key, Number], times: Number) -> dict[Key, Number]:
    found = dict(one)
    for key, value in other.items():
        found[key] = found.get(key, 0) + times * value
    return {key: value for key, value in found.items() if value}


@dataclass(frozen=True)
class ScoreSet:
    """Scores of one issue: each in its own range, and in a partial order.

    Attributes
    ----------
    above
        Per option a bit mask of those that score at least as much, itself included; transitive.
    relations
        (answer, better, worse): what an answer adds to the order.
    """

    lows: tuple[Number, ...]
    highs: tuple[Number, ...]
    above: tuple[int, ...]
    relations: tuple[tuple[str, int, int], ...] = ()

    def with_relation(self, answer: str, better: int, worse: int) -> ScoreSet | None:
        """The same with one option at least as good as another; None where no scores are left."""
        above = [mask | (self.above[better] if mask >> worse & 1 else 0) for mask in self.above]
        lows, highs = _tightened(self.lows, self.highs, above)
        if any(low > high for low, high in zip(lows, highs, strict=True)):
            return None
        return ScoreSet(lows, highs, tuple(above), (*self.relations, (answer, better, worse)))

    def at_least(self, better: int, worse: int) -> bool:
        """Whether one option always scores at least as much as another."""
        return bool(self.above[worse] >> better & 1) or self.lows[better] >= self.highs[worse]

    def holds(self, scores: Sequence[Fraction]) -> bool:
        """Whether some scores lie in the set."""
        inside = all(a <= s <= b for a, s, b in zip(self.lows, scores, self.highs, strict=True))
        return inside and all(
            scores[i] <= scores[j] for i, mask in enumerate(self.above) for j in _bits(mask) if i != j
        )


@dataclass(frozen=True)
class Region:
    """A convex part of what is known of a party's values, before any draft is looked at."""

    weights: tuple[Range, ...]
    sets: tuple[ScoreSet, ...]
    points: tuple[Range, ...]

    @property
    def floor(self) -> Fraction:
        """A sum of weights that can be demanded without loss: grown until some weight meets the end of its range."""
        return min((item.high for item in self.weights if item.high > 0), default=Fraction(0))


def score_sets(model: ScoreModel) -> tuple[ScoreSet, ...]:
    """The sets that a score model allows: one per reading of the record."""
    if isinstance(model, GivenScores):
        return (ScoreSet(model.lows, model.highs, tuple(1 << i for i in range(len(model.lows)))),)
    found = []
    for order in model.orders:
        lows = tuple(100 if i == order.peak else 0 for i in range(model.size))
        found.append(ScoreSet(lows, (100,) * model.size, order.above))
    return tuple(dict.fromkeys(found))


def common(sets: Sequence[ScoreSet]) -> ScoreSet:
    """The smallest set of this kind that holds all of some sets."""
    size = len(sets[0].lows)
    everything = (1 << size) - 1
    above = []
    for i in range(size):
        mask = everything
        for item in sets:
            mask &= sum(1 << j for j in range(size) if i == j or item.at_least(j, i))
        above.append(mask)
    lows = tuple(min(item.lows[i] for item in sets) for i in range(size))
    highs = tuple(max(item.highs[i] for item in sets) for i in range(size))
    return ScoreSet(lows, highs, tuple(above))


def regions_of(
    weights: tuple[Range, ...], choices: Sequence[Sequence[ScoreSet]], points: tuple[Range, ...], first: Sequence[int]
) -> tuple[tuple[Region, ...], bool]:
    """One region per choice, and whether none was merged; issues in `first` are the last to be merged.

    An issue that has no choice left makes no region: no scores fit.
    """
    kept = [tuple(item) for item in choices]
    rank = {k: place for place, k in enumerate(first)}
    merging = sorted((k for k, item in enumerate(kept) if len(item) > 1), key=lambda k: rank.get(k, -1), reverse=True)
    exact = True
    while prod(map(len, kept)) > MOST_REGIONS:
        k = merging.pop()
        kept[k], exact = (common(kept[k]),), False
    return tuple(Region(weights, sets, points) for sets in product(*kept)), exact


def _tightened(
    lows: Sequence[Number], highs: Sequence[Number], above: Sequence[int]
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    size = len(lows)
    least = [max(lows[j] for j in range(size) if above[j] >> i & 1) for i in range(size)]
    return tuple(least), tuple(min(highs[j] for j in _bits(mask)) for mask in above)


def _bits(mask: int) -> list[int]:
    return [i for i in range(mask.bit_length()) if mask >> i & 1]
