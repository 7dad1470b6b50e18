"""Sampled values of drafts and of no deal, for one party at a time (S4, S8, S19).

Weights and scores are drawn once per party and issue and serve all drafts and the time without a deal; sums run over
the issues in the order of the case, so that no machine adds them up in another order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from onetext.model import Interaction
from onetext.model.results import Spread
from onetext.preferences.bounds import Bounds
from onetext.preferences.chances import Chances
from onetext.preferences.draws import draw_chances, draw_scores
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.nodeal import NoDealModel
from onetext.preferences.picks import Picker, Picks
from onetext.preferences.situations import interaction_places
from onetext.preferences.streams import Floats, Streams

__all__ = ["interaction_points", "sampled_change", "sampled_gains", "sampled_points", "sampled_values", "spreads"]


class _Sums:
    """Weighted sums under way: one row per draft, one per time without a deal, and the sum of weights."""

    def __init__(self, picks: int, horizons: int, draws: int) -> None:
        self.drafts = np.zeros((picks, draws))
        self.horizons = np.zeros((horizons, draws))
        self.weight = np.zeros(draws)


def sampled_values(frame: Frame, model: PartyModel, picks: Sequence[Picks], picker: Picker) -> Floats:
    """The value of each draft in every draw, one row per draft."""
    sums = _summed(frame, model, None, picks, picker)
    return _with_interactions(frame, model, sums.drafts / sums.weight, picks, picker)


def sampled_gains(
    frame: Frame, model: PartyModel, no_deal: NoDealModel, picks: Sequence[Picks], picker: Picker
) -> tuple[Floats, Floats]:
    """The value of each draft in every draw, and its gain over no deal at one of the times without one (S8)."""
    sums = _summed(frame, model, no_deal, picks, picker)
    values = _with_interactions(frame, model, sums.drafts / sums.weight, picks, picker)
    return values, values - _without_deal(model, no_deal, sums, picker.streams)


def sampled_points(
    frame: Frame, model: PartyModel, no_deal: NoDealModel | None, streams: Streams
) -> tuple[list[Floats], Floats | None]:
    """What each option of each issue adds to the party's value in every draw, and its no deal, under one draw (S4).

    Per issue an array with one row per option, in the party's points; the sum over a package, plus interactions, is its
    value. The no deal is None where it is unknown.
    """
    horizons = no_deal.horizons if no_deal is not None and no_deal.value is None else {}
    sums, weighted = _Sums(0, len(horizons), streams.draws), list[Floats]()
    for k, issue in enumerate(frame.case.issues):
        weight = streams.within(model.weights[k], "weight", model.party, issue.id)
        sums.weight += weight
        weighted.append(draw_scores(model.scores[k], streams, model.party, issue.id) * weight)
        _add_expected(sums, weighted[-1], issue.id, model, [horizons[months][k] for months in horizons], streams)
    without = None if no_deal is None else _without_deal(model, no_deal, sums, streams)
    return [options / sums.weight for options in weighted], without


def interaction_points(model: PartyModel, item: Interaction, streams: Streams) -> Floats | float:
    """What an interaction adds in every draw where its options stand."""
    return streams.within(item.points, "interaction", model.party, *_names(item.options))


def spreads(sampled: Floats, bounds: Sequence[Bounds]) -> list[Spread]:
    """Where nine in ten sampled values lie, for each row: draws next to the 5 % and 95 % points, within the bounds."""
    draws = sampled.shape[1]
    low, high = (round(share * (draws - 1)) for share in (0.05, 0.95))
    ranked = np.partition(sampled, (low, high), axis=1)
    return [
        Spread(max(float(row[low]), float(own.low)), min(float(row[high]), float(own.high)), draws)
        for row, own in zip(ranked, bounds, strict=True)
    ]


def sampled_change(frame: Frame, model: PartyModel, before: Picks, after: Picks, picker: Picker) -> Floats:
    """Value of one draft minus value of another in every draw; issues that both fill alike drop out exactly (S4)."""
    streams, party = picker.streams, model.party
    change, total = np.zeros(streams.draws), np.zeros(streams.draws)
    columns = np.arange(streams.draws)
    for k, issue in enumerate(frame.case.issues):
        weight = streams.within(model.weights[k], "weight", party, issue.id)
        total += weight
        same = before.fillings.domains[k] == after.fillings.domains[k]
        if same and k not in before.joint and k not in after.joint:
            continue
        one, two = picker.of(before, k), picker.of(after, k)
        if not np.array_equal(one, two):
            scores = draw_scores(model.scores[k], streams, party, issue.id)
            change += weight * (scores[two, columns] - scores[one, columns])
    return change / total + (_interactions(frame, model, after, picker) - _interactions(frame, model, before, picker))


def _summed(
    frame: Frame, model: PartyModel, no_deal: NoDealModel | None, picks: Sequence[Picks], picker: Picker
) -> _Sums:
    streams, party = picker.streams, model.party
    horizons = no_deal.horizons if no_deal is not None and no_deal.value is None else {}
    sums = _Sums(len(picks), len(horizons), streams.draws)
    for k, issue in enumerate(frame.case.issues):
        weight = streams.within(model.weights[k], "weight", party, issue.id)
        sums.weight += weight
        weighted = draw_scores(model.scores[k], streams, party, issue.id) * weight
        _add_drafts(sums, weighted, k, picks, picker)
        if no_deal is not None:
            _add_expected(sums, weighted, issue.id, model, [horizons[months][k] for months in horizons], picker.streams)
    return sums


def _add_expected(
    sums: _Sums, weighted: Floats, issue: str, model: PartyModel, at: Sequence[Chances], streams: Streams
) -> None:
    """Add an issue's expected score at each time; a draw lives at one of them, so both may use the same numbers."""
    known: dict[Chances, Floats] = {}
    for row, chances in enumerate(at):
        if chances not in known:
            known[chances] = np.zeros(streams.draws)
            for chance, scores in zip(draw_chances(chances, streams, model.party, issue), weighted, strict=True):
                known[chances] += chance * scores
        sums.horizons[row] += known[chances]


def _add_drafts(sums: _Sums, weighted: Floats, issue: int, picks: Sequence[Picks], picker: Picker) -> None:
    columns = np.arange(picker.streams.draws)
    shared: dict[tuple[int, ...], Floats] = {}
    for row, item in enumerate(picks):
        domain = item.fillings.domains[issue]
        if issue in item.joint:
            sums.drafts[row] += weighted[item.joint[issue], columns]
            continue
        if domain not in shared:
            one = len(domain) == 1
            shared[domain] = weighted[domain[0]] if one else weighted[picker.shared(issue, domain), columns]
        sums.drafts[row] += shared[domain]


def _with_interactions(
    frame: Frame, model: PartyModel, values: Floats, picks: Sequence[Picks], picker: Picker
) -> Floats:
    if not model.interactions:
        return values
    return values + np.stack([_interactions(frame, model, item, picker) for item in picks])


def _interactions(frame: Frame, model: PartyModel, picks: Picks, picker: Picker) -> Floats:
    added = np.zeros(picker.streams.draws)
    for item in model.interactions:
        places = interaction_places(frame, item)
        points = interaction_points(model, item, picker.streams)
        holds = np.ones(picker.streams.draws, dtype=np.bool_)
        for k, option in places.items():
            holds &= picker.of(picks, k) == option
        added += np.where(holds, points, 0.0)
    return added


def _names(options: Mapping[str, str]) -> list[str]:
    return [f"{issue}={option}" for issue, option in sorted(options.items())]


def _without_deal(model: PartyModel, no_deal: NoDealModel, sums: _Sums, streams: Streams) -> Floats:
    drift = streams.within(no_deal.drifted, "drift", model.party)
    if no_deal.number is not None:
        return np.zeros(streams.draws) + streams.within(no_deal.number, "no-deal", model.party) + drift
    chosen: Floats = sums.horizons[0]
    if len(sums.horizons) > 1:
        chosen = np.where(streams.common("horizon", model.party) < 0.5, chosen, sums.horizons[1])
    return chosen / sums.weight - streams.within(no_deal.cost, "cost", model.party) + drift
