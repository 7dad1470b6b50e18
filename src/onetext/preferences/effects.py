"""What going from one draft to another does to each party, issue by issue, under the same draw (S4, S15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

import numpy as np

from onetext.model import Case, Draft, Interaction
from onetext.model.results import Effect, Estimate, Holds, LineChange, Probability
from onetext.preferences.acceptance import SLACK, certainty, share
from onetext.preferences.balance import estimate
from onetext.preferences.bounds import Bounds, Rows, hull, mean_bounds, point_means
from onetext.preferences.draws import drawn_as_ranked
from onetext.preferences.fillings import MAX_FILLINGS, holds
from onetext.preferences.frame import Frame, PartyModel, one_basis
from onetext.preferences.lines import Lines
from onetext.preferences.picks import Picker, Picks
from onetext.preferences.sampling import sampled_change, spreads
from onetext.preferences.scores import Number, Span
from onetext.preferences.situations import Situation, interaction_places, situation, undecided_issues
from onetext.preferences.streams import Streams

__all__ = ["effects"]

Domain = tuple[int, ...]
Pair = tuple[Domain, Domain]
"""What an issue ranges over before and after."""


def effects(case: Case, before: Draft, after: Draft, *, seed: int = 0, draws: int = 4000) -> dict[str, Effect]:
    """What going from one draft to another does to each party, in alphabetical order of their names.

    The change of value is Σ w·d / Σ w with d the difference of scores on an issue, 0 where both drafts settle the same
    option or leave open the same options (S4). It splits into one part per issue and one per interaction: the parts add
    up at the point and under each draw, and their bounds are exact but do not add (S15).

    Parameters
    ----------
    case
        A case as of a day.
    before, after
        The drafts, which need not be among those of the case.
    seed, draws
        Of the sampling (S19).
    """
    frame = Frame(case)
    now = (situation(frame, before), situation(frame, after))
    picker = Picker(frame, Streams(seed, draws, case.held))
    valued = all(item.has_value for item in now)
    picks = picker.picks([item.fillings for item in now]) if valued else []
    lines = Lines(frame)
    found: dict[str, Effect] = {}
    for model in frame.models:
        changed = _line_changes(now, lines, model.party)
        if valued and model.values_anything:
            found[model.party] = _effect(frame, model, now, picks, picker, changed)
        else:
            found[model.party] = _unknown(now, changed)
    return found


def _unknown(now: Sequence[Situation], lines: tuple[LineChange, ...]) -> Effect:
    return Effect(
        total=None,
        holds=None,
        probability=None,
        loses=None,
        loses_probability=None,
        by_issue={},
        by_interaction={},
        lines=lines,
        warnings=tuple(text for item in now for text in item.warnings),
    )


def _effect(
    frame: Frame,
    model: PartyModel,
    now: Sequence[Situation],
    picks: Sequence[Picks],
    picker: Picker,
    lines: tuple[LineChange, ...],
) -> Effect:
    pairs = _pair_rows(frame, now, model.interactions)
    change = _Change(frame, model, pairs)
    total = change.total()
    gains, loses = _holds(total), _holds(Bounds(-total.point, -total.high, -total.low))
    sampled = sampled_change(frame, model, picks[0], picks[1], picker)
    draws = picker.streams.draws
    basis = one_basis([model.basis, *(item.basis for item in model.interactions)])
    return Effect(
        total=estimate(total, basis),
        holds=gains,
        probability=_chance(gains, int(np.count_nonzero(sampled > SLACK)), draws, basis),
        loses=loses,
        loses_probability=_chance(loses, int(np.count_nonzero(sampled < -SLACK)), draws, basis),
        by_issue=change.by_issue(),
        by_interaction=change.by_interaction(),
        lines=lines,
        warnings=(*pairs.warnings, *drawn_as_ranked(frame.case.issues)),
        total_spread=spreads(sampled[None, :], [total])[0],
    )


def _holds(change: Bounds) -> Holds:
    """Whether a change is above zero for all, some or no values in the ranges (S4)."""
    return "all" if change.low > 0 else "none" if change.high <= 0 else "some"


def _chance(found: Holds, count: int, draws: int, basis: str) -> Probability:
    return share(count, draws, basis) if found == "some" else certainty(1.0 if found == "all" else 0.0, draws, basis)


def _line_changes(now: Sequence[Situation], lines: Lines, party: str) -> tuple[LineChange, ...]:
    if not all(item.draft.terms_known for item in now):
        return ()
    one, two = (lines.statuses(item, party) for item in now)
    return tuple(
        LineChange(id=a.id, reading=a.reading, before=a.status, after=b.status)
        for a, b in zip(one, two, strict=True)
        if a.status != b.status
    )


@dataclass(frozen=True)
class _PairRows:
    """Rows that cover every way of filling both drafts; outer ones where `warnings` say so."""

    rows: tuple[tuple[Pair, ...], ...]
    warnings: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether no row takes in what the rules bar."""
        return not self.warnings


def _pair_rows(frame: Frame, now: Sequence[Situation], interactions: Sequence[Interaction]) -> _PairRows:
    """Split both drafts' open issues where a rule or an interaction joins them; issues open alike are filled alike."""
    domains = [item.fillings.domains for item in now]
    plain = tuple(zip(*domains, strict=True))
    joined = [set(item.fillings.joint) | undecided_issues(frame, interactions, item.fillings.domains) for item in now]
    if not joined[0] | joined[1]:
        return _PairRows((plain,))
    alike = {k for k in joined[0] | joined[1] if plain[k][0] == plain[k][1]}
    for coupled in (alike, set[int]()):
        places: list[tuple[int, tuple[int, ...]]] = [(k, (0, 1)) for k in sorted(coupled)]
        places += [(k, (side,)) for side in (0, 1) for k in sorted(joined[side] - coupled)]
        if prod(len(domains[sides[0]][k]) for k, sides in places) > MAX_FILLINGS:
            text = "too many joint fillings of open issues to try them all: bounds are outer ones"
            return _PairRows((plain,), (text,))
        rows = _filled_pairs(now, plain, places)
        if rows:
            return _PairRows(rows)
    return _PairRows((plain,), ("no joint filling of both drafts was found: bounds are outer ones",))


def _filled_pairs(
    now: Sequence[Situation], plain: Sequence[Pair], places: Sequence[tuple[int, tuple[int, ...]]]
) -> tuple[tuple[Pair, ...], ...]:
    rows = []
    for options in product(*(plain[k][sides[0]] for k, sides in places)):
        filled: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for (k, sides), option in zip(places, options, strict=True):
            for side in sides:
                filled[side][k] = option
        if any(holds(clause, filled[side]) for side in (0, 1) for clause in now[side].fillings.clauses):
            continue
        rows.append(
            tuple(
                ((filled[0][k],) if k in filled[0] else a, (filled[1][k],) if k in filled[1] else b)
                for k, (a, b) in enumerate(plain)
            )
        )
    return tuple(rows)


class _Change:
    """One party's change of value and its parts."""

    def __init__(self, frame: Frame, model: PartyModel, pairs: _PairRows) -> None:
        self.frame, self.model, self.pairs = frame, model, pairs
        self.rows: Rows[Pair] = Rows(pairs.rows)
        self.weight_sums = (
            sum((item.low for item in model.weights), Fraction(0)),
            sum((item.high for item in model.weights), Fraction(0)),
        )

    def total(self) -> Bounds:
        """The change of value: exact bounds, and a point that is the sum of the parts' points."""
        extremes = mean_bounds(self.model, self.rows, self._span)
        points = point_means(self.model, self.rows, self._point)
        added = [self._added(row) for row in self.pairs.rows]
        low, high = hull(
            [(ends[0] + part.low, ends[1] + part.high) for ends, part in zip(extremes, added, strict=True)]
        )
        point = sum(points, Fraction(0)) + sum((part.point for part in added), Fraction(0))
        return Bounds(point / len(added), low, high, self.pairs.exact)

    def by_issue(self) -> dict[str, Estimate]:
        """The part of each issue whose part can differ from 0."""
        found: dict[str, Estimate] = {}
        weights, total = self.model.point_weights, sum(self.model.point_weights)
        for k, issue in enumerate(self.frame.case.issues):
            cells, counts = self.rows.cells[k], np.bincount(self.rows.index[:, k]).tolist()
            spans = [self._span(k, cell) for cell in cells]
            if self.model.weights[k].high == 0 or all(span == (0, 0) for span in spans):
                continue
            mean = sum((count * self._point(k, cell) for cell, count in zip(cells, counts, strict=True)), Fraction(0))
            low, high = hull([self._part(k, span) for span in spans])
            part = Bounds(weights[k] * mean / (sum(counts) * total), low, high)
            found[issue.id] = estimate(part, one_basis([self.model.weight_basis[k], self.model.scores[k].basis]))
        return found

    def by_interaction(self) -> dict[str, Estimate]:
        """The part of each interaction that may hold in one draft and not in the other."""
        found: dict[str, Estimate] = {}
        for item in self.model.interactions:
            parts = [self._one_added(item, row) for row in self.pairs.rows]
            low, high = hull([(part.low, part.high) for part in parts])
            if low or high:
                point = sum((part.point for part in parts), Fraction(0)) / len(parts)
                name = " + ".join(f"{issue}={option}" for issue, option in item.options.items())
                found[name] = estimate(Bounds(point, low, high), item.basis)
        return found

    def _span(self, issue: int, cell: Pair) -> Span:
        before, after = cell
        if before == after:
            return 0, 0
        scores = self.model.scores[issue]
        spans = [scores.difference(new, old) for new in after for old in before]
        return min(low for low, _ in spans), max(high for _, high in spans)

    def _point(self, issue: int, cell: Pair) -> Fraction:
        before, after = cell
        scores = self.model.scores[issue]
        return Fraction(0) if before == after else scores.middle(after) - scores.middle(before)

    def _part(self, issue: int, span: Span) -> tuple[Fraction, Fraction]:
        """Extremes of w·d / (w + the other weights): the ends of the box, chosen by the sign of d."""
        low, high = span
        return -self._largest_part(issue, -low), self._largest_part(issue, high)

    def _largest_part(self, issue: int, difference: Number) -> Fraction:
        own = self.model.weights[issue]
        others_low, others_high = self.weight_sums[0] - own.low, self.weight_sums[1] - own.high
        weight, others = (own.high, others_low) if difference > 0 else (own.low, others_high)
        return Fraction(difference) if others_high == 0 else weight * difference / (weight + others)

    def _added(self, row: Sequence[Pair]) -> Bounds:
        parts = [self._one_added(item, row) for item in self.model.interactions]
        return Bounds(
            sum((part.point for part in parts), Fraction(0)),
            sum((part.low for part in parts), Fraction(0)),
            sum((part.high for part in parts), Fraction(0)),
        )

    def _one_added(self, item: Interaction, row: Sequence[Pair]) -> Bounds:
        places = interaction_places(self.frame, item)
        if all(row[k][0] == row[k][1] for k in places):
            return Bounds(Fraction(0), Fraction(0), Fraction(0))
        before, after = (_may_hold(places, row, side) for side in (0, 1))
        signs = {new - old for new in after for old in before}
        ends = [sign * end for sign in signs for end in (item.points.low, item.points.high)]
        middle_sign = Fraction(sum(after), len(after)) - Fraction(sum(before), len(before))
        return Bounds(middle_sign * item.points.point, min(ends), max(ends))


def _may_hold(places: Mapping[int, int], row: Sequence[Pair], side: int) -> tuple[int, ...]:
    """(0,), (1,) or both: whether an interaction holds in one of the drafts."""
    if any(option not in row[k][side] for k, option in places.items()):
        return (0,)
    return (1,) if all(len(row[k][side]) == 1 for k in places) else (0, 1)
