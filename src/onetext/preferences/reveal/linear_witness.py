"""Exact points at which a party's answers hold, made from a solver's floats (S20).

A float lies close to a point of the region. Weights are rounded into their ranges and scores into their order; the
answers hold at the result because the float was first moved a little towards a point where they hold with room to
spare. Whether they do is then checked with Fractions, from the case's own quantities: if not, there is no witness.
Open issues of drafts are filled with options that the rules allow: an answer holds when it does for some filling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from onetext.model import Range
from onetext.preferences.reveal.linear import Region, ScoreSet
from onetext.preferences.reveal.linear_acts import Answer, Polytope, added_at_least
from onetext.preferences.reveal.linear_solver import Optimum
from onetext.preferences.reveal.linear_texts import Text

__all__ = ["Witness", "witness"]

_GRID = 2**24
_NEAR = 1e-6


@dataclass(frozen=True)
class Witness:
    """Weights, scores of all options and points of interactions that the case and the answers allow."""

    weights: tuple[Fraction, ...]
    scores: tuple[tuple[Fraction, ...], ...]
    points: tuple[Fraction, ...]

    def gain(self, polytope: Polytope, one: Text, other: Text) -> Fraction | None:
        """The largest value of one draft minus another, times the sum of weights; None where no filling is known."""
        if one.fixed is None or other.fixed is None:
            return None
        total, joint = 0, bool(one.fixed and other.fixed and one.joined != other.joined)
        here, there = (zip(item.domains, self._ends(item), strict=True) for item in (one, other))
        for k, ((domain, (_, best)), (beside, (worst, _))) in enumerate(zip(here, there, strict=True)):
            if domain != beside:
                total += best - worst
            elif joint and _apart(one, other, k):
                return None
        gain, (_, scale) = Fraction(total), self._table
        if self.points:
            whole = sum(self.weights, Fraction(0))
            gain += scale * whole * (self._added(polytope, one) - self._added(polytope, other))
        return gain / scale

    @cached_property
    def _table(self) -> tuple[list[list[int]], int]:
        """Weighted scores per issue and option as integers, and what they were multiplied by."""
        rows = [[weight * score for score in own] for weight, own in zip(self.weights, self.scores, strict=True)]
        scale = lcm(*{number.denominator for row in rows for number in row})
        return [[int(number * scale) for number in row] for row in rows], scale

    @cached_property
    def _kept(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    def _ends(self, text: Text) -> list[tuple[int, int]]:
        """Per issue the least and the most that a filling of a draft adds to its weighted sum, as integers."""
        assert text.fixed is not None
        name = text.now.draft.id
        if name not in self._kept:
            found = []
            for k, row in enumerate(self._table[0]):
                own = [row[option] for option in ((text.fixed[k],) if k in text.fixed else text.domains[k])]
                found.append((min(own), max(own)))
            self._kept[name] = found
        return self._kept[name]

    def fits(self, polytope: Polytope) -> bool:
        """Whether the record and all answers hold."""
        if not sum(self.weights):
            return False
        if not all(
            any(item.holds(own) for item in sets) for sets, own in zip(polytope.choices, self.scores, strict=True)
        ):
            return False
        return all(self._holds(polytope, answer) for answer in polytope.answers)

    def _holds(self, polytope: Polytope, answer: Answer) -> bool:
        if answer.worse is not None:
            gain = self.gain(polytope, answer.better, answer.worse)
            return gain is not None and gain >= 0
        if answer.better.fixed is None or polytope.no_deal is None:
            return False
        whole = sum(self.weights, Fraction(0))
        value = Fraction(sum(most for _, most in self._ends(answer.better)), self._table[1])
        value += whole * (self._added(polytope, answer.better) - self._without(polytope, answer))
        return value >= 0

    def _without(self, polytope: Polytope, answer: Answer) -> Fraction:
        """The lowest no deal under these weights and scores."""
        no_deal = polytope.no_deal
        assert no_deal is not None
        added = added_at_least(polytope.model, no_deal, answer.act.day)
        if no_deal.number is not None:
            return no_deal.number.low + added
        whole = sum(self.weights, Fraction(0))
        expected = (
            sum((w * chances[k].smallest_mean(self.scores[k]) for k, w in enumerate(self.weights)), Fraction(0))
            for chances in no_deal.horizons.values()
        )
        return min(expected) / whole + added

    def _added(self, polytope: Polytope, text: Text) -> Fraction:
        assert text.fixed is not None
        total = Fraction(0)
        for points, places in zip(self.points, polytope.texts.places, strict=True):
            stands = {k: (text.fixed[k],) if k in text.fixed else text.domains[k] for k in places}
            if all(stands[k] == (option,) for k, option in places.items()):
                total += points
        return total


def witness(polytope: Polytope, region: Region, at: Optimum, inner: Optimum) -> Witness | None:
    """An exact point close to a float one; None where rounding leads out of what the answers allow."""
    room = -inner.value if polytope.answers else 100.0
    for near in dict.fromkeys((min(0.5, _NEAR * max(1.0, 10 / max(room, 1e-12))), 0.02, 0.0)):
        made = _rounded(polytope, region, at, inner, near)
        if made.fits(polytope):
            return made
    return None


def _rounded(polytope: Polytope, region: Region, at: Optimum, inner: Optimum, near: float) -> Witness:
    weights = tuple(
        _within(span, (1 - near) * a + near * b)
        for span, a, b in zip(region.weights, at.weights, inner.weights, strict=True)
    )
    mixed: list[dict[int, float]] = [{} for _ in weights]
    for (k, option), score in at.scores.items():
        parts = (1 - near) * at.weights[k], near * inner.weights[k]
        whole = sum(parts)
        other = inner.scores[k, option]
        mixed[k][option] = (parts[0] * score + parts[1] * other) / whole if whole > 0 else score
    scores = tuple(
        _nearest(polytope.choices[k] if not polytope.exact else (region.sets[k],), mixed[k]) for k in range(len(mixed))
    )
    sums = (1 - near) * sum(at.weights), near * sum(inner.weights)
    points = tuple(
        _within(span, (sums[0] * a + sums[1] * b) / (sum(sums) or 1.0))
        for span, a, b in zip(region.points, at.points, inner.points, strict=True)
    )
    return Witness(weights, scores, points)


def _within(span: Range, number: float) -> Fraction:
    return min(max(Fraction(round(number * _GRID), _GRID), span.low), span.high)


def _nearest(sets: Sequence[ScoreSet], given: dict[int, float]) -> tuple[Fraction, ...]:
    """Scores of the set that comes closest."""
    made = [_ordered(item, given) for item in sets]
    return min(made, key=lambda scores: sum(abs(float(scores[o]) - number) for o, number in given.items()))


def _ordered(scores: ScoreSet, given: dict[int, float]) -> tuple[Fraction, ...]:
    """Rounded into ranges and order, from the top; scores that nobody asked about are as high as they can be."""
    found: dict[int, Fraction] = {}
    for option in sorted(range(len(scores.lows)), key=lambda o: (scores.above[o].bit_count(), o)):
        wish = Fraction(round(given[option] * _GRID), _GRID) if option in given else Fraction(scores.highs[option])
        ceiling = min(
            (found[o] for o in found if scores.above[option] >> o & 1), default=Fraction(scores.highs[option])
        )
        found[option] = min(max(wish, Fraction(scores.lows[option])), Fraction(scores.highs[option]), ceiling)
    return tuple(found[option] for option in range(len(scores.lows)))


def _apart(one: Text, other: Text, issue: int) -> bool:
    """Whether two drafts fix different options on an issue that both leave open alike."""
    assert one.fixed is not None
    assert other.fixed is not None
    both = (one.fixed.get(issue, -1), other.fixed.get(issue, -1))
    return -1 not in both and both[0] != both[1]
