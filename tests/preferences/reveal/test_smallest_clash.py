"""The smallest clash of named rows, against every subset by another solver."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from onetext.preferences.reveal.linear_clash import NamedRow, refutes, smallest_clash, smallest_clashes


def row(names: str, low: int, **terms: int) -> NamedRow:
    return NamedRow(frozenset(names.split()), terms, low)


def holds(rows: list[NamedRow], names: frozenset[str]) -> bool:
    keys = sorted({str(key) for item in rows for key in item.terms})
    used = [item for item in rows if item.rests_on <= names]
    if not used or not keys:
        return not any(item.low > 0 for item in used)
    table = [[-float(item.terms.get(key, 0)) for key in keys] for item in used]
    found = linprog([0.0] * len(keys), A_ub=table, b_ub=[-float(item.low) for item in used], bounds=(None, None))
    return bool(found.status == 0)


def smallest(systems: list[list[NamedRow]]) -> int | None:
    names = sorted({name for rows in systems for item in rows for name in item.rests_on})
    for size in range(len(names) + 1):
        for some in combinations(names, size):
            if not any(holds(rows, frozenset(some)) for rows in systems):
                return size
    return None


ROWS = st.builds(
    lambda names, low, x, y, z: NamedRow(frozenset(names), {"x": x, "y": y, "z": z}, low),
    st.sets(st.sampled_from("abcde"), max_size=2),
    st.integers(-2, 3),
    *[st.integers(-2, 2)] * 3,
)


@given(st.lists(st.lists(ROWS, min_size=2, max_size=9), min_size=1, max_size=2))
def test_no_smaller_set_clashes(systems: list[list[NamedRow]]) -> None:
    found, size = smallest_clash(*systems), smallest(systems)
    if found is None:
        assert size is None
        return
    assert found.smallest
    assert len(found.names) == size
    names = frozenset(found.names)
    assert not any(holds(rows, names) for rows in systems)
    assert all(any(holds(rows, names - {name}) for rows in systems) for name in names)


def test_a_pair_is_found_beside_a_longer_clash() -> None:
    chain = [row(f"c{i}", 1, **{f"x{i + 1}": 1, f"x{i}": -1}) for i in range(4)]
    rows = [*chain, row("top", -2, x4=-1), row("bottom", 0, x0=1), row("one", 5, y=1), row("two", -4, y=-1)]
    found = smallest_clash(rows)
    assert found is not None
    assert (found.names, found.smallest, found.proof) == (("one", "two"), True, "certificate")


def test_rows_that_always_hold_may_clash_by_themselves() -> None:
    found = smallest_clash([row("", 1, x=1), row("", 0, x=-1), row("a", 0, x=1)])
    assert found is not None
    assert (found.names, found.proof) == ((), "certificate")


@pytest.mark.parametrize(
    ("multipliers", "proved"), [((1, 1), True), ((1, 2), False), ((-1, -1), False), ((0, 0), False)]
)
def test_a_refutation_is_checked_exactly(multipliers: tuple[int, int], proved: bool) -> None:
    rows = [row("a", 1, x=3), row("b", 0, x=-3)]
    assert refutes(rows, [Fraction(n) for n in multipliers]) is proved


@given(st.lists(ROWS, min_size=2, max_size=10))
def test_every_small_clash_is_found_once_the_smallest_first(rows: list[NamedRow]) -> None:
    names = sorted({name for item in rows for name in item.rests_on})
    bad = [set(some) for size in range(4) for some in combinations(names, size) if not holds(rows, frozenset(some))]
    minimal = {frozenset(some) for some in bad if not any(other < some for other in bad)}
    found = smallest_clashes(rows, size=3)
    sizes = [len(item.names) for item in found]
    assert sizes == sorted(sizes)
    if minimal:
        assert sorted(sorted(item.names) for item in found) == sorted(sorted(some) for some in minimal)
    else:
        assert [len(item.names) for item in found] == ([] if holds(rows, frozenset(names)) else [smallest([rows])])
