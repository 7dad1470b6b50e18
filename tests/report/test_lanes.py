"""The drawing of how versions grew: every line once, and none through a version that is not its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onetext.report.lanes import Edge, lanes


def test_a_chain_is_one_lane() -> None:
    found = lanes(["c", "b", "a"], {"c": ["b"], "b": ["a"]})
    assert found.rows == (0, 0, 0)
    assert found.edges == (Edge(0, 1, 0), Edge(1, 2, 0))


def test_two_that_grew_from_one_stand_beside_each_other_and_a_merge_joins_them() -> None:
    found = lanes(
        ["merged", "left", "right", "base"], {"merged": ["left", "right"], "left": ["base"], "right": ["base"]}
    )
    assert found.rows == (0, 0, 1, 0)
    assert found.width == 2


def test_versions_without_relation_share_a_lane_and_no_line() -> None:
    assert lanes(["b", "a"], {}).rows == (0, 0)
    assert lanes(["b", "a"], {"a": ["b"], "b": ["gone"]}).edges == ()


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], dict[str, list[str]]]:
    order = [str(k) for k in range(draw(st.integers(0, 9)))]
    parents = {v: draw(st.lists(st.sampled_from(order[k + 1 :]), max_size=3)) for k, v in enumerate(order[:-1])}
    return order, parents


@given(graphs())
def test_every_line_once_and_none_through_a_stranger(graph: tuple[list[str], dict[str, list[str]]]) -> None:
    order, parents = graph
    found = lanes(order, parents)
    wanted = {(k, order.index(p)) for k, v in enumerate(order) for p in parents.get(v, ())}
    assert sorted((edge.child, edge.parent) for edge in found.edges) == sorted(wanted)
    for edge in found.edges:
        for row in range(edge.child + 1, edge.parent):
            assert found.rows[row] != edge.lane, "a line would run through a version"
