"""The heaviest rising run, and where points are expected."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts.aligning.order import heaviest_rising, positions_between

Row = list[tuple[int, int]]

rows = st.integers(0, 9).flatmap(
    lambda size: st.tuples(st.permutations(range(size)), st.lists(st.integers(1, 50), min_size=size, max_size=size))
)


@given(rows)
def test_the_run_rises_and_no_other_weighs_more(row: tuple[list[int], list[int]]) -> None:
    places, weights = row
    found = heaviest_rising(places, weights)
    assert found == sorted(found)
    assert [places[at] for at in found] == sorted(places[at] for at in found)
    heaviest = max(
        sum(weights[at] for at in chosen)
        for size in range(len(places) + 1)
        for chosen in combinations(range(len(places)), size)
        if [places[at] for at in chosen] == sorted(places[at] for at in chosen)
    )
    assert sum(weights[at] for at in found) == heaviest


@pytest.mark.parametrize("size", [0, 1, 7])
def test_what_is_in_order_is_kept_whole(size: int) -> None:
    assert heaviest_rising([3 * at for at in range(size)], [1] * size) == list(range(size))


def test_places_are_read_off_the_links_around() -> None:
    assert positions_between([], 3, 7) == [1.0, 3.0, 5.0]
    assert positions_between([(1, 5)], 3, 7) == [2.0, 5.0, 6.0]
