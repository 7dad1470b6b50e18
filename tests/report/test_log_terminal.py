"""`log` on a terminal: the graph at the left says what grew from what, and every number stands with its draft."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import onetext
from onetext.report.lanes import lanes
from onetext.report.terminal.log import graph, show_log

HARBOUR = onetext.load_case("harbour-wages")
UKRAINE = onetext.load_case("ukraine-2025")


def drawing(parents: dict[str, tuple[str, ...]]) -> list[str]:
    """All rows of the graph, with the name of each version behind its first."""
    order = list(parents)
    laid = lanes(order, parents)
    lines = []
    for row, version in enumerate(order):
        first, second, rest = graph(laid, row)
        lines += [f"{first}{version}", second, rest]
    return [line.rstrip() for line in lines]


def printed(case: onetext.Case, width: int = 80, encoding: str = "utf-8") -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    result = onetext.log(case)
    show_log(result, case.at(result.envelope.as_of), console)  # type: ignore[arg-type]  # a case with dates
    file.flush()
    assert isinstance(file.buffer, io.BytesIO)
    return file.buffer.getvalue().decode(encoding)


def test_a_line_of_versions_is_one_lane() -> None:
    assert drawing({"c": ("b",), "b": ("a",), "a": ()}) == ["● c", "│", "│", "● b", "│", "│", "● a", "", ""]


def test_a_version_of_two_parents_parts_into_two_lanes_that_join_again() -> None:
    assert drawing({"d": ("b", "c"), "c": ("a",), "b": ("a",), "a": ()}) == [
        "●   d",
        "├─┐",
        "│ │",
        "│ ● c",
        "│ │",
        "│ │",
        "● │ b",
        "└─┤",
        "  │",
        "  ● a",
        "",
        "",
    ]


def test_children_of_one_parent_share_its_lane() -> None:
    assert drawing({"c": ("a",), "b": ("a",), "a": ()}) == [
        "●   c",
        "│",
        "│",
        "│ ● b",
        "├─┘",
        "│",
        "●   a",
        "",
        "",
    ]


def test_versions_that_have_nothing_to_do_with_each_other_stand_below_each_other() -> None:
    assert drawing({"b": (), "a": ()}) == ["● b", "", "", "● a", "", ""]


@st.composite
def families(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Version -> parents, each version before its parents."""
    names = [f"v{number}" for number in range(draw(st.integers(1, 7)))]
    return {
        name: tuple(
            sorted(draw(st.sets(st.sampled_from(names[place + 1 :]), max_size=3))) if names[place + 1 :] else ()
        )
        for place, name in enumerate(names)
    }


@given(families())
def test_whoever_follows_the_lines_down_from_a_version_finds_its_parents(family: dict[str, tuple[str, ...]]) -> None:
    order = list(family)
    laid = lanes(order, family)
    rows = [line.ljust(laid.width * 2) for row in range(len(order)) for line in graph(laid, row)]
    places = {name: (row * 3, laid.rows[row] * 2) for row, name in enumerate(order)}
    for name, parents in family.items():
        found = reached(rows, places[name], set(places.values()))
        assert found >= {places[parent] for parent in parents}
        assert bool(found) == bool(parents)


DOWN, SIDE = set("│├┐┤┼╷┌┬●"), set("─├┤┼└┘┐┌┴┬")


def reached(rows: list[str], start: tuple[int, int], nodes: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The nodes that lines lead to from a node, never upwards."""
    found: set[tuple[int, int]] = set()
    seen: set[tuple[int, int]] = set()
    waiting = [(start[0] + 1, start[1])] if start[0] + 1 < len(rows) else []
    while waiting:
        row, column = waiting.pop()
        if (row, column) in seen or not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            continue
        seen.add((row, column))
        sign = rows[row][column]
        if (row, column) in nodes:
            found.add((row, column))
            continue
        if sign == " ":
            continue
        if sign in DOWN:
            waiting.append((row + 1, column))
        if sign in SIDE:
            waiting += [(row, column - 1), (row, column + 1)]
    return found


def test_every_draft_stands_with_its_title_its_day_and_its_numbers() -> None:
    text = " ".join(printed(HARBOUR, width=120).replace("│", " ").split())
    for draft in HARBOUR.drafts:
        assert f"{draft.id} {draft.happened} {draft.title}" in text
    assert "6 points, 2 brackets" in text.replace("\xa0", " ")
    assert "from chair-text: 1 added, 1 changed, 4 kept, 1 removed" in text
    assert "balance against chair-text: Dockers' Union" in text


def test_it_fits_the_terminal_and_one_that_knows_ascii_only() -> None:
    assert max(map(len, printed(UKRAINE).splitlines())) <= 80
    text = printed(UKRAINE, encoding="ascii")
    assert "* " in text
    assert "| *" in text
    assert "+-+" in text
