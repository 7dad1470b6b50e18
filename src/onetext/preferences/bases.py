"""Where the numbers come from, and what is left when only sourced ones count (S16, S17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from onetext.model import BASES, Case, Judged, NoDeal, Range, Record, RedLine
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.positions import read_positions
from onetext.preferences.scores import GivenScores

__all__ = ["basis_share", "hindsight", "only_sourced", "sourced_share", "unknown_issues"]

Numbers = TypeVar("Numbers", bound=Judged)
Dated = TypeVar("Dated", bound=Record)


def only_sourced(case: Case) -> Case:
    """The case without what no source carries (S17).

    Weights, scores, interactions and no-deals stay when their basis is `source` or `response` and they name a source;
    positions and red lines stay when they name a source that is more than recall. The firmness of a line stays by the
    same test as a weight; otherwise it is unknown, anything in [0, 1] by default. A no-deal that follows from
    expectations stays with its sourced ones, if its cost and drift are sourced or zero.
    """
    recall = {source.id for source in case.sources if source.kind == "recall"}
    return replace(
        case,
        weights=tuple(_sourced(case.weights)),
        interactions=tuple(_sourced(case.interactions)),
        no_deals=tuple(item for given in case.no_deals if (item := _no_deal(given)) is not None),
        positions=tuple(_carried(case.positions, recall)),
        red_lines=tuple(_sourced_firmness(line) for line in _carried(case.red_lines, recall)),
        held=None,  # held draws are of the ranges that go
    )


def basis_share(case: Case) -> dict[str, float]:
    """Shares of the numbers behind values and acceptance by basis, adding to 1 (S17).

    Counted are, per party and issue, a weight and the scores; per red line its firmness; per party its no-deal value,
    or each expectation behind it. What is missing counts as `default`. All shares are 0 for a case without numbers.
    """
    counts: Counter[str] = Counter()
    for model in Frame(case).models:
        counts.update(model.weight_basis)
        counts.update(scores.basis for scores in model.scores)
        counts.update(_no_deal_bases(model.no_deal))
    counts.update(line.basis_now for line in case.red_lines)
    total = max(1, counts.total())
    return {basis: counts[basis] / total for basis in BASES}


def sourced_share(frame: Frame, model: PartyModel) -> float | None:
    """Share of a party's weight on issues where a sourced record of its own fixes what it wants; None without weight.

    That is a position that names a best option, or given scores, carried by a source that is more than recall.
    """
    total = sum(model.point_weights)
    if not total:
        return None
    recall = {source.id for source in frame.case.sources if source.kind == "recall"}
    party = frame.case.party(model.party)
    judged = {item.issue: item for item in frame.case.weights if item.party == party.id and item.scores}
    found = 0 * total
    for k, issue in enumerate(frame.case.issues):
        if issue.id in judged:
            fixed = any(_sourced([judged[issue.id]]))
        else:
            records = list(_carried(frame.positions.get((party.id, issue.id), ()), recall))
            fixed = bool(read_positions(party, issue, records).peaks) if records else False
        found += model.point_weights[k] if fixed else 0
    return float(found / total)


def unknown_issues(frame: Frame, model: PartyModel) -> tuple[str, ...]:
    """Issues on which no best option and no score is known (S6)."""
    pairs = zip(frame.case.issues, model.scores, strict=True)
    return tuple(issue.id for issue, scores in pairs if not isinstance(scores, GivenScores) and not scores.peaks)


def hindsight(case: Case, party: str) -> bool:
    """Whether a number about a party was given only after the day that the case speaks of (S16)."""
    if case.as_of is None:
        return False
    own: list[Judged] = [item for item in case.weights if item.party == party]
    own += [item for item in case.interactions if item.party == party]
    for given in case.no_deals:
        if given.party == party:
            own += [given, *given.expectations]
    days = [item.known_from for item in own]
    days += [line.known_from_now for line in case.red_lines if line.party == party and line.firmness_known]
    return any(day is not None and day > case.as_of for day in days)


def _sourced(items: Iterable[Numbers]) -> Iterable[Numbers]:
    return (item for item in items if item.basis in ("source", "response") and item.sources)


def _carried(items: Iterable[Dated], recall: Collection[str]) -> Iterable[Dated]:
    return (item for item in items if any(source not in recall for source in item.sources))


def _no_deal(given: NoDeal) -> NoDeal | None:
    own = any(_sourced([given]))
    if given.value is not None:
        return given if own else None
    zero = Range.of(0)
    kept = tuple(_sourced(given.expectations))
    return replace(given, expectations=kept) if kept and (own or given.cost == given.drift == zero) else None


def _sourced_firmness(line: RedLine) -> RedLine:
    if line.basis in ("source", "response"):
        return line
    anything = Range.of(0, 1)
    crossed = replace(line.crossed, firmness=anything, reason="", known_from=None) if line.crossed else None
    return replace(line, firmness=anything, basis="default", reason="", known_from=None, crossed=crossed)


def _no_deal_bases(given: NoDeal | None) -> list[str]:
    if given is None:
        return ["default"]
    return [given.basis] if given.value is not None else [item.basis for item in given.expectations] or [given.basis]
