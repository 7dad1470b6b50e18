"""Drafts as linear rows: their value, and the difference of two, times the sum of weights (S2, S4, S5).

What a draft leaves open is filled in a way that nobody knows. A row that must not be too high takes, on each open
issue, a score that no filling falls below; one that must not be too low takes one that no filling exceeds. Where the
order of the scores says which filling that is, nothing is lost by it. Issues that two drafts leave open over the same
options are filled alike and drop out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from onetext.model import Draft, Interaction
from onetext.preferences.fillings import Clause
from onetext.preferences.frame import Frame
from onetext.preferences.reveal.linear import Region, Row, ScoreSet
from onetext.preferences.scores import Number
from onetext.preferences.situations import Situation, interaction_places, situation, undecided_issues

__all__ = ["Text", "Texts", "bounding"]

Domain = tuple[int, ...]


@dataclass(frozen=True)
class Text:
    """A draft under the rules.

    Attributes
    ----------
    fixed
        On open issues that a rule or an interaction joins: options that can stand together. None where too many could.
    joined
        What joins them: two drafts of which it differs need not be filled alike there.
    """

    now: Situation
    fixed: Mapping[int, int] | None
    joined: tuple[frozenset[tuple[int, frozenset[int]]], ...]

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Per issue the options that may stand."""
        return self.now.fillings.domains


class Texts:
    """Drafts of a case as rows for one party with its interactions."""

    def __init__(self, frame: Frame, interactions: Sequence[Interaction]) -> None:
        self.frame, self.interactions = frame, interactions
        self.places = [interaction_places(frame, item) for item in interactions]
        self._known: dict[str, Text] = {}

    def of(self, draft: Draft) -> Text:
        """A draft, read once."""
        if draft.id not in self._known:
            now = situation(self.frame, draft)
            undecided = undecided_issues(self.frame, self.interactions, now.fillings.domains)
            every = now.fillings.every(undecided) if now.fillings.joint or undecided else [{}]
            fixed = every[0] if every else None
            self._known[draft.id] = Text(now, fixed, tuple(map(_frozen, now.fillings.clauses)))
        return self._known[draft.id]

    @cached_property
    def valued(self) -> tuple[Draft, ...]:
        """The drafts of the case that have a value, in its order."""
        return tuple(draft for draft in self.frame.case.drafts if self.of(draft).now.has_value)

    def alike(self, one: Text, other: Text, issue: int) -> bool:
        """Whether two drafts settle an issue alike, or are sure to be filled alike there (S4, S5)."""
        if one.domains[issue] != other.domains[issue]:
            return False
        joint = issue in one.now.fillings.joint or issue in other.now.fillings.joint
        return len(one.domains[issue]) == 1 or not joint or one.joined == other.joined

    def least_difference(self, region: Region, one: Text, other: Text) -> Row:
        """One draft minus another: a row that no filling falls below."""
        cells: dict[tuple[int, int], Number] = {}
        weights: dict[int, Number] = {}
        for k, scores in enumerate(region.sets):
            if self.alike(one, other, k):
                continue
            up, down = one.domains[k], other.domains[k]
            _add(cells, weights, k, _lower(scores, up, down), 1)
            _add(cells, weights, k, _upper(scores, down, up), -1)
        points, whole = self.between(region, one, other)
        return Row({key: n for key, n in cells.items() if n}, weights, points, whole)

    def most_value(self, region: Region, text: Text) -> Row:
        """The value of a draft: a row that no filling exceeds."""
        cells: dict[tuple[int, int], Number] = {}
        weights: dict[int, Number] = {}
        for k, scores in enumerate(region.sets):
            _add(cells, weights, k, _upper(scores, text.domains[k], ()), 1)
        points: dict[int, Number] = {}
        whole: Number = 0
        for i, places in enumerate(self.places):
            holds = _may_hold(places, text.domains)
            if holds == (1,):
                points[i] = 1
            elif 1 in holds:
                whole += max(Fraction(0), region.points[i].high)
        return Row(cells, weights, points, whole)

    def between(self, region: Region, one: Text, other: Text) -> tuple[dict[int, Number], Number]:
        """What interactions add to the difference at least: coefficients of those that are sure, and a number."""
        points: dict[int, Number] = {}
        whole: Number = 0
        for i, places in enumerate(self.places):
            if all(self.alike(one, other, k) for k in places):
                continue
            held = _may_hold(places, one.domains), _may_hold(places, other.domains)
            signs = {a - b for a in held[0] for b in held[1]}
            if len(signs) == 1:
                points[i] = min(signs)
            else:
                whole += min(min(sign * region.points[i].low, sign * region.points[i].high) for sign in signs)
        return points, whole


def _add(
    cells: dict[tuple[int, int], Number], weights: dict[int, Number], k: int, found: tuple[int, Number], times: int
) -> None:
    """Add an option's score, or a number where no option bounds the filling."""
    option, number = found
    if option >= 0:
        cells[k, option] = cells.get((k, option), 0) + times
    elif number:
        weights[k] = weights.get(k, 0) + times * number


def bounding(scores: ScoreSet, domain: Domain, *, highest: bool) -> tuple[int, Number]:
    """An option that no filling exceeds, or none falls below; else -1 and a number of which that is so."""
    return (_upper if highest else _lower)(scores, domain, ())


def _lower(scores: ScoreSet, domain: Domain, beside: Domain) -> tuple[int, Number]:
    """An option that no option of a domain falls below, else -1 and a number; those beside it are taken gladly."""
    for option in (*domain, *beside):
        if all(scores.at_least(other, option) for other in domain if other != option):
            return option, 0
    return -1, min(scores.lows[i] for i in domain)


def _upper(scores: ScoreSet, domain: Domain, beside: Domain) -> tuple[int, Number]:
    """An option that no option of a domain exceeds, else -1 and a number."""
    for option in (*domain, *beside):
        if all(scores.at_least(option, other) for other in domain if other != option):
            return option, 0
    return -1, max(scores.highs[i] for i in domain)


def _may_hold(places: Mapping[int, int], domains: Sequence[Domain]) -> tuple[int, ...]:
    """(0,), (1,) or both: whether an interaction holds."""
    if any(option not in domains[k] for k, option in places.items()):
        return (0,)
    return (1,) if all(len(domains[k]) == 1 for k in places) else (0, 1)


def _frozen(clause: Clause) -> frozenset[tuple[int, frozenset[int]]]:
    return frozenset(clause.items())
