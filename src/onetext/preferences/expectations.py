"""What the parties expect without a deal, and where their expectations cannot all be true (S8)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from onetext.model import Case, Expectation, Issue, NoDeal, Range
from onetext.model.results import Estimate, ExpectationClash, NoDealView
from onetext.preferences.balance import estimate
from onetext.preferences.chances import Chances
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.nodeal import HORIZONS, NoDealModel, no_deal_bounds, no_deal_model

__all__ = ["expectation_clashes", "no_deal_views"]


def no_deal_views(case: Case) -> tuple[NoDealView, ...]:
    """What each party gets without a deal, in alphabetical order of their names; None where that is unknown (S8)."""
    frame = Frame(case)
    return tuple(_view(frame, model) for model in frame.models)


def expectation_clashes(case: Case) -> tuple[ExpectationClash, ...]:
    """Pairs of parties whose expectations on an issue, after the same time, cannot both be true (S8).

    Exact: no chances over the options fit both parties' ranges and add to 1.
    """
    given = {
        (item.party, expectation.issue): expectation for item in case.no_deals for expectation in item.expectations
    }
    parties = [party.id for party in case.parties_by_name]
    found: list[ExpectationClash] = []
    for issue in case.issues:
        for months in HORIZONS:
            maps = {party: _map(given.get((party, issue.id)), months) for party in parties}
            known = [party for party in parties if maps[party]]
            found += [
                ExpectationClash(
                    issue=issue.id,
                    months=months,
                    parties=pair,
                    expects={party: _estimates(maps[party], given[party, issue.id].basis) for party in pair},
                )
                for pair in combinations(known, 2)
                if _clash(issue, maps[pair[0]], maps[pair[1]])
            ]
    return tuple(found)


def _clash(issue: Issue, one: Mapping[str, Range], two: Mapping[str, Range]) -> bool:
    first, second = (Chances.of(issue.option_ids, given) for given in (one, two))
    if not (first.feasible and second.feasible):
        return False
    lows = [max(pair) for pair in zip(first.lows, second.lows, strict=True)]
    highs = [min(pair) for pair in zip(first.highs, second.highs, strict=True)]
    apart = any(low > high for low, high in zip(lows, highs, strict=True))
    return apart or sum(lows) > 1 or sum(highs) < 1


def _map(expectation: Expectation | None, months: int) -> Mapping[str, Range]:
    if expectation is None:
        return {}
    return expectation.after_6 if months == 6 else expectation.after_12


def _estimates(given: Mapping[str, Range], basis: str) -> dict[str, Estimate]:
    return {
        option: Estimate(float(item.point), float(item.low), float(item.high), unit="probability", basis=basis)
        for option, item in given.items()
    }


def _view(frame: Frame, model: PartyModel) -> NoDealView:
    given, known = model.no_deal, no_deal_model(frame, model)
    return NoDealView(
        party=model.party,
        value=estimate(no_deal_bounds(model, known), known.basis) if known else None,
        after_6=_after(model, known, 6),
        after_12=_after(model, known, 12),
        cost=_cost(given),
        expectations=_expectations(given),
        reasons=_reasons(given),
        basis=known.basis if known else "default",
        hindsight=_late(frame.case, given),
    )


def _after(model: PartyModel, known: NoDealModel | None, months: int) -> Estimate | None:
    if known is None or months not in known.horizons:
        return None
    return estimate(no_deal_bounds(model, known, months), known.basis)


def _cost(given: NoDeal | None) -> Estimate | None:
    if given is None or given.value is not None:
        return None
    cost = given.cost
    return Estimate(float(cost.point), float(cost.low), float(cost.high), basis=given.basis)


def _expectations(given: NoDeal | None) -> dict[str, Mapping[str, Mapping[str, Estimate]]]:
    if given is None:
        return {}
    return {
        item.issue: {f"after_{months}": _estimates(_map(item, months), item.basis) for months in HORIZONS}
        for item in given.expectations
    }


def _reasons(given: NoDeal | None) -> dict[str, str]:
    """Why each number is what it is, by issue; "" stands for the no-deal as a whole."""
    if given is None:
        return {}
    whole = {"": given.reason} if given.reason else {}
    return whole | {item.issue: item.reason for item in given.expectations if item.reason}


def _late(case: Case, given: NoDeal | None) -> bool:
    if given is None or case.as_of is None:
        return False
    days = [item.known_from for item in (given, *given.expectations) if item.known_from is not None]
    return any(day > case.as_of for day in days)
