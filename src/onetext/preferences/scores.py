"""How satisfied a party is with each option of an issue, 0 to 100 (S2, S3, S6).

Three kinds of knowledge, weakest last:

`given`     a box: one range per option, from the case's files;
`position`  the record names a best option b, or a set of them: score(b) = 100, and the rest keeps the order of S3;
`unknown`   nothing names a best option: [0, 100] each, refused options at or below all others.

Extremes are exact: boxes by their ends, orders by the up-sets of `orders.py` (for any number of options, so that no
size needs an outer bound). Point scores of a position are the linear convention of S3, per possible peak, with refused
options capped at the least of the others, then the mean over the possible peaks: capping before taking the mean keeps
the point inside the exact bounds. Point scores of an unknown are the mean of the uniform distribution over the order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from onetext.model import Range
from onetext.preferences.chances import Chances
from onetext.preferences.orders import Order, peaked_order, refusal_order

__all__ = ["GivenScores", "Number", "OrderScores", "ScoreModel", "Span", "order_scores"]

Number = int | Fraction
Span = tuple[Number, Number]
"""Lowest and highest value, both reached."""


@dataclass(frozen=True)
class GivenScores:
    """Scores that the case gives: each anywhere in its own range."""

    ranges: tuple[Range, ...]
    basis: str = "analyst"

    @cached_property
    def lows(self) -> tuple[Number, ...]:
        """The lowest score of each option."""
        return tuple(item.low for item in self.ranges)

    @cached_property
    def highs(self) -> tuple[Number, ...]:
        """The highest score of each option."""
        return tuple(item.high for item in self.ranges)

    @cached_property
    def points(self) -> tuple[Fraction, ...]:
        """The most likely score of each option (S4)."""
        return tuple(item.point for item in self.ranges)

    def span(self, domain: Sequence[int]) -> Span:
        """Extremes of the score over the options in a domain."""
        return min(self.lows[i] for i in domain), max(self.highs[i] for i in domain)

    def middle(self, domain: tuple[int, ...]) -> Fraction:
        """The middle of the range of point scores over a domain: for a single option its own."""
        points = [self.points[i] for i in domain]
        return (min(points) + max(points)) / 2 if len(points) > 1 else points[0]

    def difference(self, one: int, other: int) -> Span:
        """Extremes of score(one) − score(other) under the same scores."""
        if one == other:
            return 0, 0
        return self.lows[one] - self.highs[other], self.highs[one] - self.lows[other]

    def expected(self, chances: Chances) -> Span:
        """Extremes of the expected score."""
        lows, highs = map(Fraction, self.lows), map(Fraction, self.highs)
        return chances.smallest_mean(list(lows)), chances.largest_mean(list(highs))

    def against(self, option: int, chances: Chances) -> Span:
        """Extremes of score(option) − expected score under the same scores."""
        highest, lowest = list(map(Fraction, self.lows)), list(map(Fraction, self.highs))
        highest[option], lowest[option] = Fraction(self.highs[option]), Fraction(self.lows[option])
        return (
            self.lows[option] - chances.largest_mean(lowest),
            self.highs[option] - chances.smallest_mean(highest),
        )


@dataclass(frozen=True)
class OrderScores:
    """Scores of which only an order is known.

    Attributes
    ----------
    size
        Number of options.
    speakers
        Per authorised speaker the options that may be its best one; empty when nothing names a best option.
    refused
        Options refused by authorised speakers who name no best option: they bind every reading.
    own
        Per speaker the options that he refuses himself: they bind his own reading only, since several speakers'
        positions are a set (S3). Empty when nobody who names a best option refuses any.
    ordered, unranked
        Whether the scale ranks options, and the pairs (both ways round) that it does not.
    """

    size: int
    speakers: tuple[tuple[int, ...], ...] = ()
    refused: frozenset[int] = frozenset()
    ordered: bool = True
    unranked: frozenset[tuple[int, int]] = frozenset()
    own: tuple[frozenset[int], ...] = ()

    @property
    def basis(self) -> str:
        """`position` where a best option is on record, else `default` (S17)."""
        return "position" if self.speakers else "default"

    @cached_property
    def peaks(self) -> tuple[int, ...]:
        """Every option that may be the best one."""
        return tuple(sorted({peak for peaks in self.speakers for peak in peaks}))

    @cached_property
    def readings(self) -> Mapping[tuple[int, frozenset[int]], Fraction]:
        """(peak, options refused beside it) -> share: each speaker counts alike, and so does each of his options."""
        shares: dict[tuple[int, frozenset[int]], Fraction] = {}
        for speaker, options in enumerate(self.speakers):
            refused = self.refused | (self.own[speaker] if self.own else frozenset())
            for peak in options:
                reading = (peak, refused - {peak})
                shares[reading] = shares.get(reading, Fraction(0)) + Fraction(1, len(self.speakers) * len(options))
        return dict(sorted(shares.items(), key=lambda item: (item[0][0], sorted(item[0][1]))))

    @cached_property
    def lows(self) -> tuple[Number, ...]:
        """The lowest score of each option: 100 for the only possible peak, else 0."""
        return tuple(100 if self.peaks == (i,) else 0 for i in range(self.size))

    @cached_property
    def highs(self) -> tuple[Number, ...]:
        """The highest score of each option: always 100, since an order allows all to be equal."""
        return (100,) * self.size

    @cached_property
    def points(self) -> tuple[Fraction, ...]:
        """The point score of each option."""
        if not self.peaks:
            return self._unknown_points()
        each = [(self._peak_points(peak, refused), share) for (peak, refused), share in self.readings.items()]
        return tuple(sum((scores[k] * share for scores, share in each), Fraction(0)) for k in range(self.size))

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """One order per reading of the record, or the single one that refusals give."""
        if not self.peaks:
            return (refusal_order(self.size, self.refused),)
        return tuple(
            peaked_order(self.size, peak, refused, self.unranked, self.ordered) for peak, refused in self.readings
        )

    def span(self, domain: Sequence[int]) -> Span:
        """Extremes of the score over the options in a domain: 100 for sure only at the only possible peak."""
        return self.lows[domain[0]] if len(domain) == 1 else 0, 100

    def middle(self, domain: tuple[int, ...]) -> Fraction:
        """The middle of the range of point scores over a domain: for a single option its own."""
        if domain not in self._middles:
            points = [self.points[i] for i in domain]
            self._middles[domain] = (min(points) + max(points)) / 2
        return self._middles[domain]

    @cached_property
    def _middles(self) -> dict[tuple[int, ...], Fraction]:
        return {}

    def difference(self, one: int, other: int) -> Span:
        """Extremes of score(one) − score(other) under the same scores."""
        if one == other:
            return 0, 0
        low = 0 if all(order.always_at_least(one, other) for order in self.orders) else -100
        high = 0 if all(order.always_at_least(other, one) for order in self.orders) else 100
        return low, high

    def expected(self, chances: Chances) -> Span:
        """Extremes of the expected score: only the peak is sure of its 100."""
        return 100 * min((chances.least(1 << peak) for peak in self.peaks), default=Fraction(0)), 100

    def against(self, option: int, chances: Chances) -> Span:
        """Extremes of score(option) − expected score under the same scores."""
        lows, highs = zip(*(_against(order, option, chances) for order in self.orders), strict=True)
        return min(lows), max(highs)

    def _peak_points(self, peak: int, refused: frozenset[int]) -> list[Fraction]:
        reach = max(peak, self.size - 1 - peak)
        scores = [
            100 * (1 - Fraction(abs(k - peak), reach)) if self.ordered and reach else Fraction(50)
            for k in range(self.size)
        ]
        scores[peak] = Fraction(100)
        ceiling = min(score for k, score in enumerate(scores) if k not in refused)
        return [min(score, ceiling) if k in refused else score for k, score in enumerate(scores)]

    def _unknown_points(self) -> tuple[Fraction, ...]:
        size, barred = self.size, len(self.refused)
        low = Fraction(100 * (barred + 1), 2 * (size + 1))
        high = 100 * (barred + Fraction(size - barred + 1, 2)) / (size + 1) if barred else Fraction(50)
        return tuple(low if k in self.refused else high for k in range(size))


@lru_cache(maxsize=4096)
def order_scores(
    size: int,
    speakers: tuple[tuple[int, ...], ...],
    refused: frozenset[int],
    ordered: bool,
    unranked: frozenset[tuple[int, int]],
    own: tuple[frozenset[int], ...] = (),
) -> OrderScores:
    """The scores of an order; parties and issues of which the same is known share them, and so what is worked out."""
    return OrderScores(size, speakers, refused, ordered, unranked, own)


def _against(order: Order, option: int, chances: Chances) -> tuple[Fraction, Fraction]:
    outside = order.largest_without(option)
    low = Fraction(0) if outside is None else -100 * chances.most(outside)
    return low, 100 * (1 - chances.least(order.smallest_with(option)))


ScoreModel = GivenScores | OrderScores
