"""The line of a point, against a walk over points: all that links reach back and on, and nothing else."""

from __future__ import annotations

from api_cases import draft
from hypothesis import given, settings
from hypothesis import strategies as st

from onetext.api.comparing.descent import descent
from onetext.model import Draft, Point
from onetext.model.results import Link


def some_of(one: Draft) -> st.SearchStrategy[tuple[str, ...]]:
    names = [f"{one.id}/{point.label}" for point in one.points]
    return st.lists(st.sampled_from(names), unique=True, max_size=2).map(tuple) if names else st.just(())


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Draft], dict[tuple[str, str], list[Link]], str]:
    """Versions newest first, links between any two, and a point of one of them."""
    names = [f"v{number}" for number in range(draw(st.integers(2, 5)))]
    drafts: list[Draft] = []
    for place, name in enumerate(names):
        size = draw(st.integers(0 if place else 1, 3))
        older = names[:place]
        parents = draw(st.lists(st.sampled_from(older), unique=True, max_size=2)) if older else []
        points = [Point(label=str(number), text="x") for number in range(size)]
        drafts.append(draft(name, *points, grew_from=tuple(parents)))
    links = {}
    for late, after in enumerate(drafts):
        for before in drafts[:late]:
            drawn = [(draw(some_of(before)), draw(some_of(after))) for _ in range(draw(st.integers(0, 2)))]
            links[before.id, after.id] = [
                Link(from_=froms, to=tos, op="merged") for froms, tos in drawn if froms or tos
            ]
    with_points = [one for one in drafts if one.points]
    asked = draw(st.sampled_from([f"{one.id}/{point.label}" for one in with_points for point in one.points]))
    return drafts[::-1], links, asked


@given(families())
@settings(max_examples=settings.default.max_examples * 2)
def test_the_line_is_all_that_links_reach_back_and_on(
    family: tuple[list[Draft], dict[tuple[str, str], list[Link]], str],
) -> None:
    drafts, links, asked = family
    line = descent(asked, drafts, lambda one, two: links[one.id, two.id], lambda _one, _two: {})
    edges = {
        (one, two)
        for late in drafts
        for early in grown_from(late, drafts)
        for link in links[early, late.id]
        for one in link.from_
        for two in link.to
        if late.points
    }
    reached = reach(asked, edges) | reach(asked, {(two, one) for one, two in edges})
    assert {name for names in line.carried.values() for name in names or ()} == reached
    for one in drafts:
        if one.id in line.carried:
            assert (line.carried[one.id] is None) == (not one.points)
    for late, steps in line.steps.items():
        for early, found in steps.items():
            assert all(reached & {*link.from_, *link.to} for link in found)
            assert all(link in links[early, late] for link in found)


def grown_from(one: Draft, drafts: list[Draft]) -> set[str]:
    """The versions with points that a version grew from, across those without."""
    known = {each.id: each for each in drafts}
    found: set[str] = set()
    for parent in one.grew_from:
        found |= {parent} if known[parent].points else grown_from(known[parent], drafts)
    return found


def reach(start: str, edges: set[tuple[str, str]]) -> set[str]:
    found = {start}
    while more := {two for one, two in edges if one in found} - found:
        found |= more
    return found
