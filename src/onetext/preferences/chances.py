"""Chances over the options of an issue that are only known within ranges (S8).

A listed option has its chance in its range, an option that is not listed anywhere in [0, 1], and all add to 1. Where
every option is listed and even the highest chances do not reach 1, the rest may fall on any of them: each ceiling is
lifted by it. The set is a box cut by the plane of sum 1, whose linear extremes a greedy filling reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from onetext.model import Range

__all__ = ["Chances"]

ONE = Fraction(1)


@dataclass(frozen=True)
class Chances:
    """Ranges of chances, one per option; None stands for an option that is not listed."""

    listed: tuple[Range | None, ...]

    @classmethod
    def of(cls, options: Sequence[str], given: Mapping[str, Range]) -> Chances:
        """From an expectation's map; an empty one leaves everything open."""
        return cls(tuple(given.get(option) for option in options))

    @cached_property
    def lows(self) -> tuple[Fraction, ...]:
        """The floor of each chance."""
        return tuple(item.low if item else Fraction(0) for item in self.listed)

    @cached_property
    def highs(self) -> tuple[Fraction, ...]:
        """The ceiling of each chance, with what is left over where all are listed."""
        if None in self.listed:
            return tuple(item.high if item else ONE for item in self.listed)
        highs = [item.high for item in self.listed if item]
        left = max(Fraction(0), ONE - sum(highs))
        return tuple(high + left for high in highs)

    @property
    def unknown(self) -> bool:
        """Whether no option is listed, so that any may come about."""
        return not any(self.listed)

    @property
    def feasible(self) -> bool:
        """Whether any chances fit the ranges and add to 1."""
        return self.unknown or sum(self.lows) <= 1 <= sum(self.highs)

    @cached_property
    def point(self) -> tuple[Fraction, ...]:
        """The most likely chances, moved evenly within their ranges until they add to 1.

        What the listed ones leave over is spread evenly over the options that are not listed.
        """
        if self.unknown:
            return (Fraction(1, len(self.listed)),) * len(self.listed)
        known = [item.point if item else None for item in self.listed]
        rest = ONE - sum(value for value in known if value is not None)
        open_ = known.count(None)
        middle = [max(Fraction(0), rest) / open_ if value is None else value for value in known]
        return _moved(middle, self.lows, self.highs)

    def most(self, mask: int) -> Fraction:
        """The largest chance that one of the options in a bit mask comes about."""
        return self._extremes(mask)[1]

    def least(self, mask: int) -> Fraction:
        """The smallest chance that one of the options in a bit mask comes about."""
        return self._extremes(mask)[0]

    def largest_mean(self, values: Sequence[Fraction]) -> Fraction:
        """The largest expectation of a value per option."""
        chances, left = list(self.lows), ONE - sum(self.lows)
        for i in sorted(range(len(values)), key=lambda i: values[i], reverse=True):
            step = min(left, self.highs[i] - chances[i])
            chances[i] += step
            left -= step
        return sum((chance * value for chance, value in zip(chances, values, strict=True)), Fraction(0))

    def smallest_mean(self, values: Sequence[Fraction]) -> Fraction:
        """The smallest expectation of a value per option."""
        return -self.largest_mean([-value for value in values])

    @cached_property
    def _known(self) -> dict[int, tuple[Fraction, Fraction]]:
        return {}

    def _extremes(self, mask: int) -> tuple[Fraction, Fraction]:
        if self.unknown:
            return Fraction(mask == (1 << len(self.listed)) - 1), Fraction(mask != 0)
        if mask not in self._known:
            inside = [i for i in range(len(self.listed)) if mask >> i & 1]
            outside = [i for i in range(len(self.listed)) if not mask >> i & 1]
            self._known[mask] = (
                max(sum((self.lows[i] for i in inside), Fraction(0)), ONE - sum(self.highs[i] for i in outside)),
                min(sum((self.highs[i] for i in inside), Fraction(0)), ONE - sum(self.lows[i] for i in outside)),
            )
        return self._known[mask]


def _moved(middle: Sequence[Fraction], lows: Sequence[Fraction], highs: Sequence[Fraction]) -> tuple[Fraction, ...]:
    total = sum(middle)
    if total == 1:
        return tuple(middle)
    ends = lows if total > 1 else highs
    share = (ONE - total) / (sum(ends) - total)
    return tuple(value + share * (end - value) for value, end in zip(middle, ends, strict=True))
