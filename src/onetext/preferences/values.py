"""Exact values of drafts, and their gains over no deal (S2, S4, S8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from onetext.preferences.bounds import (
    Bounds,
    Rows,
    hull,
    interaction_span,
    mean_bounds,
    point_means,
)
from onetext.preferences.chances import Chances
from onetext.preferences.fillings import Domains
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.nodeal import NoDealModel, expected_point
from onetext.preferences.scores import Span
from onetext.preferences.situations import Situation, Worlds, one_draft_worlds

__all__ = ["DraftRows", "draft_rows", "draft_values", "gains"]

Domain = tuple[int, ...]


class DraftRows:
    """The rows that several drafts make for one party, ready for any functional of an issue's domain.

    Only drafts that have a value may enter. Drafts of which no issue is joined to another make one row each.
    """

    def __init__(self, frame: Frame, model: PartyModel, worlds: Sequence[Worlds], points: Rows[Domain]) -> None:
        self.frame, self.model, self.worlds, self.points = frame, model, worlds, points
        single = all(len(item.rows) == 1 for item in worlds)
        self.rows = points if single else Rows([row for item in worlds for row in item.rows])

    def bounds(self, span: Callable[[int, Domain], Span], point: Callable[[int, Domain], Fraction]) -> list[Bounds]:
        """Point and exact extremes of each draft, interactions included.

        The point of issues that a rule or an interaction joins is the mean over their allowed fillings.
        """
        extremes = mean_bounds(self.model, self.rows, span)
        points = point_means(self.model, self.rows, point)
        found, start = [], 0
        for item in self.worlds:
            stop = start + len(item.rows)
            shifts = [self._shift(row) for row in item.rows]
            low = min(ends[0] + shift.low for ends, shift in zip(extremes[start:stop], shifts, strict=True))
            high = max(ends[1] + shift.high for ends, shift in zip(extremes[start:stop], shifts, strict=True))
            middle_ = sum(points[start:stop], Fraction(0)) + sum((shift.point for shift in shifts), Fraction(0))
            found.append(Bounds(middle_ / len(shifts), low, high, item.exact))
            start = stop
        return found

    def _shift(self, row: Domains) -> Bounds:
        return interaction_span(self.frame, self.model, row)


def draft_rows(frame: Frame, model: PartyModel, situations: Sequence[Situation], points: Rows[Domain]) -> DraftRows:
    """Rows of drafts that have a value; `points` are the same drafts' domains, shared by all parties."""
    return DraftRows(frame, model, [one_draft_worlds(frame, item, model.interactions) for item in situations], points)


def draft_values(rows: DraftRows) -> list[Bounds]:
    """The value of each draft (S2)."""
    model = rows.model
    return rows.bounds(lambda k, cell: model.scores[k].span(cell), lambda k, cell: model.scores[k].middle(cell))


def gains(rows: DraftRows, values: Sequence[Bounds], no_deal: NoDealModel) -> list[Bounds]:
    """Value minus no deal under the same weights and scores, for each draft (S4, S8)."""
    if no_deal.value is not None:
        off = no_deal.value
        return [Bounds(v.point - off.point, v.low - off.high, v.high - off.low, v.exact) for v in values]
    each = [_against(rows, chances) for chances in no_deal.horizons.values()]
    added = no_deal.added
    found = []
    for parts in zip(*each, strict=True):
        low, high = hull([(part.low, part.high) for part in parts])
        point = sum((part.point for part in parts), Fraction(0)) / len(parts)
        found.append(Bounds(point - added.point, low - added.high, high - added.low, parts[0].exact))
    return found


def _against(rows: DraftRows, chances: Sequence[Chances]) -> list[Bounds]:
    model = rows.model
    known: dict[tuple[int, int], Span] = {}
    expected = [expected_point(model, k, item) for k, item in enumerate(chances)]

    def one(k: int, option: int) -> Span:
        """What an option gains or loses against the expectation, worked out once."""
        if (k, option) not in known:
            known[k, option] = model.scores[k].against(option, chances[k])
        return known[k, option]

    def span(k: int, domain: Domain) -> Span:
        spans = [one(k, option) for option in domain]
        return min(low for low, _ in spans), max(high for _, high in spans)

    return rows.bounds(span, lambda k, cell: model.scores[k].middle(cell) - expected[k])
