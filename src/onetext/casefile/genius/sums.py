"""A weighted sum as onetext has it: 100 × Σ w·e exactly, from weights that may add up to anything (S2).

S2 divides by the sum T of the weights, Genius does not. Where T is 1 both agree. Where it is less, every score is taken
times T, which makes up for the division. Where it is more no score can: then what is beyond 1 is taken off the heaviest
issues, so that the weights do add up to 1, and stands as interactions of one option each, which come after a division.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["WeightedSum", "largest_sum", "weighted_sum"]

Table = Mapping[str, Sequence[Fraction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedSum:
    """Weights and scores by issue, and the points that single options add."""

    weights: Mapping[str, Fraction]
    scores: Table
    points: Table


def largest_sum(weights: Mapping[str, Fraction], table: Table) -> Fraction:
    """The largest value of Σ w·e over all packages."""
    return sum((weights[name] * max(column, default=Fraction(0)) for name, column in table.items()), Fraction(0))


def weighted_sum(weights: Mapping[str, Fraction], table: Table) -> WeightedSum:
    """Weights, scores and points such that Σ w'·s / Σ w' + points = 100 × Σ w·e for every package.

    Parameters
    ----------
    weights
        Not negative, in any sum.
    table
        Evaluations from 0 to 1.
    """
    total = sum(weights.values(), Fraction(0))
    if total == 0:
        # All weights zero would mean that the value is unknown; here it is known to be 0.
        return WeightedSum(
            weights=dict.fromkeys(weights, Fraction(1)),
            scores={name: [Fraction(0)] * len(column) for name, column in table.items()},
            points={},
        )
    if total <= 1:
        scores = {name: [100 * total * value for value in column] for name, column in table.items()}
        return WeightedSum(weights=weights, scores=scores, points={})
    taken = _taken(weights, total - 1)
    return WeightedSum(
        weights={name: weight - taken.get(name, Fraction(0)) for name, weight in weights.items()},
        scores={name: [100 * value for value in column] for name, column in table.items()},
        points={name: [100 * part * value for value in table[name]] for name, part in taken.items()},
    )


def _taken(weights: Mapping[str, Fraction], excess: Fraction) -> dict[str, Fraction]:
    """What is taken off which weights, the heaviest first, until the excess is gone."""
    taken: dict[str, Fraction] = {}
    for name in sorted(weights, key=lambda name: -weights[name]):
        if excess <= 0:
            break
        taken[name] = min(weights[name], excess)
        excess -= taken[name]
    return taken
