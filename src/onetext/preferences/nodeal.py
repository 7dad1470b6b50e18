"""What a party gets without a deal, in its own points (S8).

A value where one is given; otherwise it follows from the chances that the party expects over the options of each issue
after 6 and 12 months, under the same weights and scores as a draft, minus the cost of going on. An issue without
expectations may end at any option; a time for which no issue has any is left out. The headline's point is the mean of
both times, its bounds the hull of both. Drift counts from `date` to the `as_of`, in months of 30.4375 days, never
backwards. Interactions are between terms of one text, and do not enter. Chances that cannot add to 1 make the value
unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from onetext.model import DAYS_PER_MONTH, NoDeal, Range
from onetext.preferences.bounds import Bounds, Rows, hull, mean_bounds, point_means
from onetext.preferences.chances import Chances
from onetext.preferences.frame import Frame, PartyModel, one_basis
from onetext.preferences.scores import Span

__all__ = ["HORIZONS", "NoDealModel", "expected_point", "no_deal_bounds", "no_deal_model"]

HORIZONS = (6, 12)
"""The times, in months, for which expectations are given."""


@dataclass(frozen=True)
class NoDealModel:
    """A no-deal that can be worked out.

    Attributes
    ----------
    number, value
        The number given, without and with drift; None where it follows from expectations.
    horizons
        months -> chances per issue.
    added
        What is added to an expected value: drift less cost.
    basis
        The one basis of what is used, or `mixed`.
    """

    number: Range | None
    value: Range | None
    horizons: Mapping[int, tuple[Chances, ...]]
    added: Range
    cost: Range
    drifted: Range
    basis: str


def no_deal_model(frame: Frame, model: PartyModel) -> NoDealModel | None:
    """A party's no-deal as of the case's day; None where nothing is known or its chances cannot add to 1."""
    given = model.no_deal
    if given is None or (given.value is None and not model.values_anything):
        return None
    drifted = _times(given.drift, _months(given.date, frame.case.as_of))
    horizons = _horizons(frame, given)
    if given.value is None and (not horizons or not all(c.feasible for every in horizons.values() for c in every)):
        return None
    return NoDealModel(
        number=given.value,
        value=_plus(given.value, drifted) if given.value is not None else None,
        horizons=horizons,
        added=_plus(drifted, _times(given.cost, Fraction(-1))),
        cost=given.cost,
        drifted=drifted,
        basis=_basis(given, model),
    )


def no_deal_bounds(model: PartyModel, no_deal: NoDealModel, months: int | None = None) -> Bounds:
    """Point and exact bounds of the no-deal value: of one horizon, or of the headline (S8)."""
    if no_deal.value is not None and months is None:
        return Bounds(no_deal.value.point, no_deal.value.low, no_deal.value.high)
    times = [months] if months is not None else list(no_deal.horizons)
    parts = [_expected(model, no_deal, time) for time in times]
    low, high = hull([(part.low, part.high) for part in parts])
    return Bounds(sum((part.point for part in parts), Fraction(0)) / len(parts), low, high)


def expected_point(model: PartyModel, issue: int, chances: Chances) -> Fraction:
    """The expected score of an issue at the point."""
    scores = model.scores[issue].points
    return sum((p * s for p, s in zip(chances.point, scores, strict=True)), Fraction(0))


def _expected(model: PartyModel, no_deal: NoDealModel, months: int) -> Bounds:
    chances = no_deal.horizons[months]
    rows = Rows([[0] * len(chances)])
    span: Callable[[int, int], Span] = lambda k, _: model.scores[k].expected(chances[k])  # noqa: E731
    point = point_means(model, rows, lambda k, _: expected_point(model, k, chances[k]))[0]
    low, high = mean_bounds(model, rows, span)[0]
    added = no_deal.added
    return Bounds(point + added.point, low + added.low, high + added.high)


def _horizons(frame: Frame, given: NoDeal) -> dict[int, tuple[Chances, ...]]:
    found: dict[int, tuple[Chances, ...]] = {}
    for months in HORIZONS:
        maps = {item.issue: item.after_6 if months == 6 else item.after_12 for item in given.expectations}
        if any(maps.values()):
            found[months] = tuple(Chances.of(issue.option_ids, maps.get(issue.id, {})) for issue in frame.case.issues)
    return found


def _basis(given: NoDeal, model: PartyModel) -> str:
    if given.value is not None:
        return given.basis
    return one_basis([given.basis, model.basis, *(item.basis for item in given.expectations)])


def _months(start: dt.date | None, end: dt.date | None) -> Fraction:
    if start is None or end is None:
        return Fraction(0)
    return max(Fraction(0), Fraction((end - start).days) / Fraction(DAYS_PER_MONTH))


def _times(item: Range, factor: Fraction) -> Range:
    ends = sorted((item.low * factor, item.high * factor))
    return Range(ends[0], ends[1], None if item.mode is None else item.mode * factor)


def _plus(one: Range, other: Range) -> Range:
    """The sum of two independent ranges: its ends, and the sum of their points as its mode."""
    return Range(one.low + other.low, one.high + other.high, one.point + other.point)
