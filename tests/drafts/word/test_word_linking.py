"""The steps that lead through two texts: each paragraph once, in order, and as few moved as can be."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts.word.items import Cell, Item, Para, Row, Stretch, Table
from onetext.drafts.word.linking import Step, _Group, _parted, linked

TEXTS = (
    "The council meets in Geneva once a month.",
    "All prisoners are released within thirty days.",
    "Grain leaves the three ports without delay.",
    "",
    "The archive of the commission stays closed.",
)


def para(text: str) -> Para:
    return Para(stretches=(Stretch(text=text),) if text else ())


def table(*cells: str) -> Table:
    return Table(rows=[Row(cells=[Cell(items=[para(text)]) for text in cells])])


@given(st.lists(st.sampled_from(TEXTS), max_size=6), st.lists(st.sampled_from(TEXTS), max_size=6), st.booleans())
def test_every_item_is_in_one_step_and_the_sides_stay_in_order(old: list[str], new: list[str], simple: bool) -> None:
    steps = linked(list(map(para, old)), list(map(para, new)), simple=simple)
    before = [at for step in steps if step.kind != "to" for at in step.before]
    after = [at for step in steps if step.kind != "from" for at in step.after]
    assert (before, after) == (list(range(len(old))), list(range(len(new))))
    moves = [{step.after for step in steps if step.kind == kind} for kind in ("from", "to")]
    assert moves[0] == moves[1]
    assert not (simple and moves[0])


@given(st.permutations(range(6)), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_the_heaviest_chain_keeps_its_order(order: list[int], weights: list[int]) -> None:
    groups = [_Group((at,), (to,), weight) for at, (to, weight) in enumerate(zip(order, weights, strict=True))]
    kept, moved = _parted(groups)
    assert [group.after for group in kept] == sorted(group.after for group in kept)
    assert len(kept) + len(moved) == len(groups)
    best = max(
        sum(group.weight for group in some)
        for size in range(len(groups) + 1)
        for some in itertools.combinations(groups, size)
        if [group.after for group in some] == sorted(group.after for group in some)
    )
    assert sum(group.weight for group in kept) == best


def test_a_table_is_linked_with_a_table_and_never_moves() -> None:
    old: list[Item] = [table("Grain", "Ports"), para(TEXTS[0]), para(TEXTS[1] * 3)]
    new: list[Item] = [para(TEXTS[0]), para(TEXTS[1] * 3), table("Grain", "Ports")]
    steps = linked(old, new)
    assert Step("gone", (0,)) in steps
    assert Step("new", (), (2,)) in steps


def test_a_heading_is_not_merged_with_its_neighbour() -> None:
    whole = f"{TEXTS[0]} {TEXTS[1]}"
    old, new = [para(TEXTS[0]), para(TEXTS[1])], [para(whole)]
    assert linked([para("x"), *old], [para("y"), *new])[-1].before == (1, 2)
    assert all(len(step.before) < 2 for step in linked([para("x"), *old], [para("y"), *new], alone=lambda _: True))
