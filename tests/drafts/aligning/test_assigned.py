"""The best set of links in which each point is used at most once, against every set there is."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts.aligning.assignment import assigned

LEAST = 0.45
tables = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 130)), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)
"""For each row, what its link with each column is worth, in hundredths; None for a pair that is not looked at."""


@given(tables)
def test_no_other_set_of_links_is_worth_more(table: list[list[int | None]]) -> None:
    pairs = [(a, b, cell / 100) for a, row in enumerate(table) for b, cell in enumerate(row) if cell is not None]
    rows, columns = (np.asarray([pair[at] for pair in pairs], dtype=np.int64) for at in (0, 1))
    scores = np.asarray([score for _, _, score in pairs], dtype=np.float64)
    found = assigned(rows, columns, scores, LEAST, len(table), len(table[0]))
    worth = {(a, b): score - LEAST for a, b, score in pairs}
    chosen = [(a, int(b)) for a, b in enumerate(found) if b >= 0]
    assert len({b for _, b in chosen}) == len(chosen)
    places = [*range(len(table[0])), *[-1] * len(table)]
    best = max(
        sum(max(0.0, worth.get((a, b), 0.0)) for a, b in enumerate(order)) for order in permutations(places, len(table))
    )
    assert abs(sum(worth[link] for link in chosen) - best) < 1e-9
