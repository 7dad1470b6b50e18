"""Domains and profiles as both formats have them: issues with values, and weighted sums over single issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from onetext.model.results import Dropped

__all__ = ["MOST_VALUES", "Domain", "Evaluation", "PartyTable", "Profile", "Scale", "SpaceIssue"]

MOST_VALUES = 256
"""Values of an issue that can be options (S1)."""

Scale = Literal["normalised", "raw"]
"""Whether evaluations of a discrete issue are divided by the largest of them, as Genius does, or taken as stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceIssue:
    """An issue of a domain.

    Attributes
    ----------
    kind
        `discrete`: named values. `integer`: numbers in steps, in order. `open`: numbers that are no list of options.
    values
        What it may be settled at, as the file spells it; empty for `open`.
    numbers
        The values of an `integer` issue as numbers.
    ends
        The lowest and highest number of an issue of numbers, where the file gives them.
    """

    name: str
    kind: Literal["discrete", "integer", "open"]
    values: tuple[str, ...] = ()
    numbers: tuple[Fraction, ...] = ()
    ends: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """What is negotiated: issues in the order of the file; `file` is its name without the folder."""

    name: str
    file: str
    issues: tuple[SpaceIssue, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a party makes of the values of an issue, in the order of the domain's values.

    `stored` is what the file says; the evaluation is `stored / divisor`, or 0 throughout where the divisor is 0.
    """

    stored: tuple[Fraction, ...]
    divisor: Fraction = Fraction(1)

    def on(self, scale: Scale) -> tuple[Fraction, ...]:
        """The evaluations that count."""
        if scale == "raw" or self.divisor == 1:
            return self.stored
        return tuple(value / self.divisor if self.divisor else Fraction(0) for value in self.stored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one party wants: weights and evaluations by the name of the issue.

    Attributes
    ----------
    reservation, reservation_reason
        What no agreement is worth, in the unit of the utilities, and where that comes from.
    discount
        What Genius multiplies utilities with as time passes; 1 for nothing.
    """

    party: str
    file: str
    weights: Mapping[str, Fraction]
    evaluations: Mapping[str, Evaluation]
    reservation: Fraction
    reservation_reason: str
    discount: Fraction = Fraction(1)
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTable:
    """One party's values at the point (S2), in the order of the case's issues and options.

    Attributes
    ----------
    weights, scores
        Weights, not all zero, and scores.
    points
        What single options add after the division.
    no_deal
        In points; None where unknown.
    """

    party: str
    weights: tuple[Fraction, ...]
    scores: tuple[tuple[Fraction, ...], ...]
    points: tuple[tuple[Fraction, ...], ...]
    no_deal: Fraction | None
