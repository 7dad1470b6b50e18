"""What a party would make of some texts in each scenario: values, no deal, red lines (S2, S7, S8).

The numbers are those that `balance` would find under the same draws. They are kept issue by issue, so that a scenario
in which a few issues are drawn anew is worked out from these issues alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onetext.model import Range
from onetext.preferences.draws import draw_chances, draw_scores
from onetext.preferences.fillings import Clause, Fillings
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.lines import Lines
from onetext.preferences.nodeal import no_deal_model
from onetext.preferences.picks import Picker, Picks
from onetext.preferences.reveal.particles import Key, Particles
from onetext.preferences.sampling import interaction_points
from onetext.preferences.situations import interaction_places
from onetext.preferences.streams import Floats, Streams

__all__ = ["Bools", "Compared", "IssueParts", "Rest", "Sight", "Sums", "View"]

Bools = npt.NDArray[np.bool_]
Compared = tuple[int, int, tuple[int, ...]]
"""An issue, the option at which a text settles it, and the others that could stand there."""


@dataclass(frozen=True, slots=True)
class IssueParts:
    """What some issues bring in: weights (issues, n), weighted scores of texts and of times without a deal.

    `margins` has one row per comparison of options: the best of the others less the one settled, times the weight.
    """

    weights: Floats
    rows: Floats
    horizons: Floats
    margins: Mapping[int, Floats]


@dataclass(frozen=True, slots=True)
class Rest:
    """What does not belong to one issue: lines, interactions, and what no deal needs besides."""

    toughness: Floats
    firmness: Floats
    added: Floats
    number: Floats | None
    cost: Floats
    drifts: Mapping[dt.date | None, Floats]
    first: Bools


@dataclass(frozen=True, slots=True)
class Sums:
    """Parts added up over the issues: of weights (n,), of texts (texts, n), of times without a deal (times, n)."""

    weight: Floats
    rows: Floats
    horizons: Floats

    @classmethod
    def of(cls, parts: IssueParts) -> Sums:
        """Add up, issue by issue in the order of the case (S19)."""
        return cls(parts.weights.sum(axis=0), parts.rows.sum(axis=0), parts.horizons.sum(axis=0))

    def exchanged(self, old: Sums, new: Sums) -> Sums:
        """With some parts taken out and others put in."""
        return Sums(
            self.weight - old.weight + new.weight,
            self.rows - old.rows + new.rows,
            self.horizons - old.horizons + new.horizons,
        )


@dataclass(frozen=True)
class View:
    """All that is known of some scenarios.

    Attributes
    ----------
    parts
        One row per issue; `sums` are these, added up.
    broken
        Shape (texts, lines, n): whether a text breaks a line, real or not.
    """

    parts: IssueParts
    rest: Rest
    picks: tuple[Picks, ...]
    broken: Bools
    sums: Sums

    @property
    def weight(self) -> Floats:
        """The sum of weights."""
        return self.sums.weight

    @cached_property
    def values(self) -> Floats:
        """The value of each text, shape (texts, n)."""
        found: Floats = self.sums.rows / self.weight + self.rest.added
        return found

    def no_deal(self, day: dt.date | None) -> Floats:
        """No deal on one of the days that were asked for."""
        drift = self.rest.drifts[day]
        if self.rest.number is not None:
            return self.rest.number + drift
        sums = self.sums.horizons
        chosen = sums[0] if len(sums) == 1 else np.where(self.rest.first, sums[0], sums[1])
        found: Floats = chosen / self.weight - self.rest.cost + drift
        return found

    @cached_property
    def excess(self) -> Floats:
        """By how much the firmness of each line exceeds the toughness; above 0 the line is real."""
        found: Floats = self.rest.firmness - self.rest.toughness
        return found

    @cached_property
    def breaks(self) -> Bools:
        """Shape (texts, n): whether a text breaks a line that is real."""
        found: Bools = np.any(self.broken & (self.excess > 0), axis=1)
        return found

    @cached_property
    def over(self) -> Floats:
        """Shape (texts, n): how far the lines that a text breaks are from not being real, in hundredths."""
        found: Floats = 100 * np.where(self.broken, np.maximum(self.excess, 0.0), 0.0).sum(axis=1)
        return found


class Sight:
    """How one party sees some texts.

    Parameters
    ----------
    groups
        Texts, one by one or in pairs that are compared and so filled together (S4, S5).
    days
        Days for which no deal is wanted.
    compared
        Options to compare.
    """

    def __init__(
        self,
        frame: Frame,
        model: PartyModel,
        groups: Sequence[Sequence[Fillings]],
        days: Sequence[dt.date | None],
        compared: Sequence[Compared] = (),
    ) -> None:
        self.frame, self.model, self.groups = frame, model, [list(group) for group in groups]
        self.compared, self.size = tuple(compared), sum(map(len, groups))
        lines = Lines(frame)
        self.lines = [line for line in lines.of(model.party) if line.firmness_now.high > 0]
        self.clauses: list[Sequence[Clause]] = [lines.clauses(line, "narrow") for line in self.lines]
        self.no_deal = no_deal_model(frame, model)
        self.drifted = {day: _drift(frame, model, day) for day in days} if self.no_deal else {}
        self.horizons = self.no_deal.horizons if self.no_deal and self.no_deal.value is None else {}
        self.owned: dict[int, tuple[Key, ...]] = {}
        self.loose: tuple[Key, ...] = ()

    def look(self, particles: Particles) -> View:
        """Work out everything; which keys belong to which issue is noted."""
        streams = particles.streams
        picker = Picker(self.frame, streams)
        picks = tuple(item for group in self.groups for item in picker.picks(group))
        broken = np.zeros((self.size, len(self.lines), particles.size), dtype=np.bool_)
        for row, item in enumerate(picks):
            for place, clauses in enumerate(self.clauses):
                broken[row, place] = picker.meets(item, clauses)
        parts = []
        for k in range(len(self.frame.case.issues)):
            start = len(particles.asked)
            parts.append(self.parts([k], streams, picks, picker))
            self.owned[k] = tuple(key for key in particles.keys_since(start) if key[0] != "open")
        start = len(particles.asked)
        rest = self.rest(streams, picks, picker)
        self.loose = tuple(key for key in particles.keys_since(start) if key[0] != "open")
        whole = _stacked(parts)
        return View(whole, rest, picks, broken, Sums.of(whole))

    def again(self, view: View, particles: Particles, issues: Sequence[int]) -> tuple[View, IssueParts]:
        """A view of scenarios that differ in some issues only, and the parts of these; its other parts are the old."""
        streams = particles.streams
        new = self.parts(issues, streams, view.picks, Picker(self.frame, streams))
        whole, here = view.parts, list(issues)
        old = IssueParts(whole.weights[here], whole.rows[here], whole.horizons[here], {})
        sums = view.sums.exchanged(Sums.of(old), Sums.of(new))
        parts = replace(view.parts, margins={**view.parts.margins, **new.margins})
        return View(parts, view.rest, view.picks, view.broken, sums), new

    def rest_again(self, view: View, particles: Particles) -> View:
        """A view of scenarios that differ in nothing that belongs to an issue."""
        streams = particles.streams
        rest = self.rest(streams, view.picks, Picker(self.frame, streams))
        return View(view.parts, rest, view.picks, view.broken, view.sums)

    def parts(self, issues: Sequence[int], streams: Streams, picks: Sequence[Picks], picker: Picker) -> IssueParts:
        """What some issues bring in."""
        n = streams.draws
        weights = np.zeros((len(issues), n))
        rows, horizons = np.zeros((len(issues), self.size, n)), np.zeros((len(issues), len(self.horizons), n))
        margins: dict[int, Floats] = {}
        for place, k in enumerate(issues):
            issue = self.frame.case.issues[k]
            weights[place] = streams.within(self.model.weights[k], "weight", self.model.party, issue.id)
            scores = draw_scores(self.model.scores[k], streams, self.model.party, issue.id)
            weighted = scores * weights[place]
            _fill(rows[place], weighted, k, picks, picker)
            self._expect(horizons[place], weighted, k, streams)
            for number, (about, here, others) in enumerate(self.compared):
                if about == k:
                    best = weighted[list(others)].max(axis=0) if others else np.full(n, -np.inf)
                    margins[number] = best - weighted[here]
        return IssueParts(weights, rows, horizons, margins)

    def rest(self, streams: Streams, picks: Sequence[Picks], picker: Picker) -> Rest:
        """What does not belong to one issue."""
        party, nothing, no_deal = self.model.party, np.zeros(streams.draws), self.no_deal
        firmness = [streams.within(line.firmness_now, "firmness", line.id) + nothing for line in self.lines]
        several = len(self.horizons) > 1
        return Rest(
            toughness=streams.uniform("toughness", party),
            firmness=np.stack(firmness) if firmness else np.zeros((0, streams.draws)),
            added=self._interactions(streams, picks, picker),
            number=nothing + streams.within(no_deal.number, "no-deal", party) if no_deal and no_deal.number else None,
            cost=nothing + (streams.within(no_deal.cost, "cost", party) if self.horizons and no_deal else 0.0),
            drifts={day: nothing + streams.within(item, "drift", party) for day, item in self.drifted.items()},
            first=streams.uniform("horizon") < 0.5 if several else np.ones(streams.draws, dtype=np.bool_),
        )

    def _interactions(self, streams: Streams, picks: Sequence[Picks], picker: Picker) -> Floats:
        added = np.zeros((len(picks), streams.draws))
        for item in self.model.interactions:
            points = interaction_points(self.model, item, streams)
            places = interaction_places(self.frame, item)
            for row, own in enumerate(picks):
                holds = np.ones(streams.draws, dtype=np.bool_)
                for k, option in places.items():
                    holds &= picker.of(own, k) == option
                added[row] += np.where(holds, points, 0.0)
        return added

    def _expect(self, into: Floats, weighted: Floats, issue: int, streams: Streams) -> None:
        known: dict[object, Floats] = {}
        for row, months in enumerate(self.horizons):
            chances = self.horizons[months][issue]
            if chances not in known:
                drawn = draw_chances(chances, streams, self.model.party, self.frame.case.issues[issue].id)
                known[chances] = (drawn * weighted).sum(axis=0)
            into[row] = known[chances]


def _fill(into: Floats, weighted: Floats, issue: int, picks: Sequence[Picks], picker: Picker) -> None:
    columns = np.arange(weighted.shape[1])
    for row, item in enumerate(picks):
        domain = item.fillings.domains[issue]
        if len(domain) == 1 and issue not in item.joint:
            into[row] = weighted[domain[0]]
        else:
            into[row] = weighted[picker.of(item, issue), columns]


def _stacked(parts: Sequence[IssueParts]) -> IssueParts:
    return IssueParts(
        np.concatenate([item.weights for item in parts]),
        np.concatenate([item.rows for item in parts]),
        np.concatenate([item.horizons for item in parts]),
        {number: row for item in parts for number, row in item.margins.items()},
    )


def _drift(frame: Frame, model: PartyModel, day: dt.date | None) -> Range:
    """The drift that no deal has taken by a day; without one, by the day of the case."""
    dated = frame if day is None else Frame(replace(frame.case, as_of=day))
    no_deal = no_deal_model(dated, model)
    assert no_deal is not None
    return no_deal.drifted
