"""The links on record of random drafts, against the definition: groups by looking at every pair again and again."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest
from api_cases import draft
from recorded import recorded_links

from onetext.api import links
from onetext.model import Draft, Point, Struck
from onetext.model.results import Link


def slow_groups(pairs: Sequence[links._Pair]) -> list[list[links._Pair]]:
    groups: list[list[links._Pair]] = []
    for pair in pairs:
        touching = [g for g in groups if any(p.before == pair.before or p.after == pair.after for p in g)]
        if not touching:
            groups.append([pair])
            continue
        first, *others = touching
        for other in others:
            first.extend(other)
            groups.remove(other)
        first.append(pair)
    return groups


def slow_group_links(group: Sequence[links._Pair], places: Mapping[str, int]) -> list[Link]:
    froms = tuple(name for name in places if any(pair.before == name for pair in group))
    tos = tuple(name for name in places if any(pair.after == name for pair in group))
    if len(froms) == len(tos) == 1:
        return [links._single(group[0])]
    said = tuple(f"{pair.after}: recorded as {pair.change}" for pair in group if pair.change)
    if len(froms) == 1:
        return [Link(from_=froms, to=tos, op="split", remarks=said)]
    if len(tos) == 1:
        return [Link(from_=froms, to=tos, op="merged", remarks=tuple(dict.fromkeys(said)))]
    return [slow_entangled(name, group, froms) for name in tos]


def slow_entangled(name: str, group: Sequence[links._Pair], froms: Sequence[str]) -> Link:
    own = [pair for pair in group if pair.after == name]
    answered = {pair.before for pair in own}
    shared = sorted({pair.after for pair in group if pair.before in answered and pair.after != name})
    remarks = (f"answers what {', '.join(shared)} answers too",)
    if len(answered) > 1:
        whole = tuple(one for one in froms if one in answered)
        return Link(from_=whole, to=(name,), op="merged", review=True, remarks=remarks)
    link = links._single(own[0])
    return replace(link, review=True, remarks=(*link.remarks, *remarks))


def slow_with_sub_points(found: Iterable[Link], covered: Mapping[str, str]) -> list[Link]:
    out: list[Link] = []
    for link in found:
        below = [name for name, holder in covered.items() if holder in (*link.from_, *link.to)]
        remarks = (f"sub-points not linked one by one: {', '.join(below)}",) if below else ()
        out.append(replace(link, remarks=(*link.remarks, *remarks)))
    return out


def random_draft(rng: random.Random, name: str, other: str, *, answering: bool) -> Draft:
    count, points = rng.randint(1, 9), list[Point]()
    for number in range(1, count + 1):
        asked = range(rng.choice([0, 0, 1, 1, 2]) if answering else 0)
        points.append(
            Point(
                label=str(number),
                text=rng.choice("xy"),
                parent=rng.choice([*(point.label for point in points), "", "", ""]),
                answers=tuple(dict.fromkeys(f"{other}/{rng.randint(1, count)}" for _ in asked)),
                change=rng.choice(["kept", "changed", "added", ""]),
            )
        )
    struck = tuple(Struck(point=f"{other}/{rng.randint(1, count)}") for _ in range(rng.choice([0, 0, 1, 2])))
    return draft(name, *points, struck=struck)


@pytest.mark.parametrize("seed", range(4))
def test_links_are_those_of_the_definition(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    pairs = [
        (
            random_draft(rng, "a", "b", answering=rng.random() < 0.4),
            random_draft(rng, "b", "a", answering=rng.random() < 0.9),
        )
        for _ in range(250)
    ]
    found = [(links.record_of(*pair), recorded_links(*pair)) for pair in pairs]
    assert {link.op for record, _ in found for link in record.links} >= {"kept", "changed", "split", "merged"}
    monkeypatch.setattr(links, "_groups", slow_groups)
    monkeypatch.setattr(links, "_group_links", slow_group_links)
    monkeypatch.setattr(links, "with_sub_points", slow_with_sub_points)
    assert [(links.record_of(*pair), recorded_links(*pair)) for pair in pairs] == found
