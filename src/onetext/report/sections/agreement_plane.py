"""Pictures of the frontier, two parties at a time, and the table beneath each (S12, S23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from onetext.model.results import BriefSections, Estimate, FrontierPoint, FrontierResult, Solution
from onetext.report.agreement_words import short_names
from onetext.report.charts import PanelSpec, Spot, plane_spec
from onetext.report.numbers import count, estimate, number
from onetext.report.words import Words

__all__ = ["Plane", "planes"]

_MOST_PLANES = 6
_MOST_POINTS = 7


@dataclass(frozen=True, slots=True)
class Plane:
    """A picture of two parties' values; `rows`: what stands there, and its value for each of them with its range."""

    figure: str
    names: tuple[str, str]
    spec: PanelSpec
    rows: tuple[tuple[str, str, str], ...]


def planes(sections: BriefSections, solved: Sequence[Solution], words: Words) -> tuple[Plane, ...]:
    """A picture for every two who sign and have values, up to a limit."""
    frontier = sections.frontier
    if frontier is None or not frontier.points:
        return ()
    order = [party.id for party in words.case.parties_by_name if party.id in frontier.points[0].values]
    pairs = list(combinations(order, 2))[:_MOST_PLANES]
    return tuple(_plane(pair, frontier, sections, solved, words) for pair in pairs)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A draft or a solution with its two values."""

    label: str
    told: str
    values: tuple[Estimate, Estimate]
    solution: bool

    @property
    def spot(self) -> Spot:
        first, second = self.values
        return Spot(label=self.label, x=first.point, y=second.point, solution=self.solution)


def _plane(
    pair: tuple[str, str],
    frontier: FrontierResult,
    sections: BriefSections,
    solved: Sequence[Solution],
    words: Words,
) -> Plane:
    names = (words.party(pair[0]), words.party(pair[1]))
    marks = [*_solutions(pair, solved), *_drafts(pair, sections, words)]
    points = sorted({(point.values[pair[0]], point.values[pair[1]]) for point in frontier.points})
    floors = _floors(pair, sections, solved)
    spec = plane_spec(
        points,
        [mark.spot for mark in marks],
        (floors[0].point if floors[0] else None, floors[1].point if floors[1] else None),
        names=names,
        title=f"What a text can give {names[0]} and {names[1]}, each in its own points",
        description=_described(points, marks, names),
    )
    figure = f"frontier-{words.anchor('party', pair[0])}-{words.anchor('party', pair[1])}"
    return Plane(figure, names, spec, tuple(_rows(pair, frontier.points, marks, floors)))


def _described(points: Sequence[tuple[float, float]], marks: Sequence[_Mark], names: tuple[str, str]) -> str:
    (first, last), said = (points[0], points[-1]), []
    for mark in marks:
        said.append(f"{mark.label}: {names[0]} {number(mark.spot.x)}, {names[1]} {number(mark.spot.y)}")
    ends = f"{count(len(points), 'dot')} from {number(first[0])} and {number(first[1])}"
    to = f" to {number(last[0])} and {number(last[1])}" if len(points) > 1 else ""
    return f"{ends}{to}. {'; '.join(said)}. The table below has the same with ranges."


def _floors(
    pair: tuple[str, str], sections: BriefSections, solved: Sequence[Solution]
) -> tuple[Estimate | None, Estimate | None]:
    """No deal of both, with its range."""
    gives = [one.gives for one in solved] or [draft.parties for draft in sections.balance.drafts]
    first, second = (next((item[party].no_deal for item in gives if party in item), None) for party in pair)
    return first, second


def _solutions(pair: tuple[str, str], solved: Sequence[Solution]) -> list[_Mark]:
    """Solutions that stand at the same place share their words."""
    at: dict[tuple[float, float], list[str]] = {}
    values: dict[tuple[float, float], tuple[Estimate, Estimate]] = {}
    for item in solved:
        first, second = (given.value if (given := item.gives.get(party)) else None for party in pair)
        if first is not None and second is not None:
            place = (first.point, second.point)
            at.setdefault(place, []).append(short_names[item.concept])
            values[place] = (first, second)
    return [
        _Mark(" = ".join(names), f"Chosen by {' and by '.join(names)}", values[place], solution=True)
        for place, names in at.items()
    ]


def _drafts(pair: tuple[str, str], sections: BriefSections, words: Words) -> list[_Mark]:
    """Drafts of which half or more of the questions are settled: others would stand at a middle that means little."""
    found = []
    for draft in sections.balance.drafts:
        first, second = (given.value if (given := draft.parties.get(party)) else None for party in pair)
        settled = sum(term.state == "settled" for term in draft.terms.values())
        every = set(draft.terms) | set(draft.open_issues)
        if draft.known_terms and first is not None and second is not None and 2 * settled >= len(every):
            name = words.draft(draft.id)
            found.append(_Mark(name, f"Draft: {name}", (first, second), solution=False))
    return found


def _rows(
    pair: tuple[str, str],
    points: Sequence[FrontierPoint],
    marks: Sequence[_Mark],
    floors: tuple[Estimate | None, Estimate | None],
) -> list[tuple[str, str, str]]:
    rows = [(mark.told, estimate(mark.values[0]), estimate(mark.values[1])) for mark in marks]
    first_floor, second_floor = (estimate(floor) if floor else "unknown" for floor in floors)
    rows.append(("No deal", first_floor, second_floor))
    for point in _spread(sorted(points, key=lambda one: (one.values[pair[0]], -one.values[pair[1]]))):
        first, second = (point.ranges.get(party) for party in pair)
        if first is not None and second is not None:
            rows.append(("A dot", estimate(first), estimate(second)))
    return rows


def _spread(points: Sequence[FrontierPoint]) -> list[FrontierPoint]:
    """A few of the points, both ends among them, evenly by place."""
    if len(points) <= _MOST_POINTS:
        return list(points)
    step = (len(points) - 1) / (_MOST_POINTS - 1)
    return [points[round(place * step)] for place in range(_MOST_POINTS)]
