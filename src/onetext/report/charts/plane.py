"""Two parties at a time: the values that no text beats, and where drafts and solutions stand among them (S12).

The axes are each party's own points; they share nothing, and a diagonal would mean nothing (S2), so none is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.report.charts.geometry import ACCENT, BAND, INK, MUTED, Panel, PanelSpec, Word
from onetext.report.charts.marks import Value, across, data, down, finish, grid, rounded, shortened

if TYPE_CHECKING:
    import altair as alt

__all__ = ["PLANE", "Spot", "plane_spec"]

PLANE = Panel(
    left=34, plot=276, right=30, row=0, label_x=0, label_align="left", label_at=0, mark_at=0, label_limit=0, foot=42
)
"""A square plot with room for the numbers of its left axis."""
_HEIGHT = 250
_SMALL = 11
_APART = 13
"""Lines of words closer than this, in px, would run into each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Something that stands at a place: a draft, or a solution where `solution` is set."""

    label: str
    x: float
    y: float
    solution: bool = False


def plane_spec(
    frontier: Sequence[tuple[float, float]],
    spots: Sequence[Spot],
    floors: tuple[float | None, float | None],
    *,
    names: tuple[str, str],
    title: str,
    description: str,
) -> PanelSpec:
    """Draw the frontier as dots, drafts as squares, solutions as diamonds, with words beside the last two.

    Parameters
    ----------
    frontier
        Values of both parties, one pair a point.
    floors
        No deal of both parties, where known: what lies left of or below it is shaded.
    names
        Of the parties on the horizontal and the vertical axis.
    """
    xs = _domain([x for x, _ in frontier], [spot.x for spot in spots], floors[0])
    ys = _domain([y for _, y in frontier], [spot.y for spot in spots], floors[1])
    layers = [*_shades(xs, ys, floors), _dots(frontier, xs, ys), *_spots(spots, xs, ys)]
    words = [*_heads(names), *_labels(spots, xs, ys)]
    return finish(layers, words, PLANE, _HEIGHT, title=title, description=description)


Domain = tuple[float, float]


def _domain(*parts: Sequence[float] | float | None) -> Domain:
    """Quarters of the scale of points that hold everything."""
    numbers: list[float] = []
    for part in parts:
        numbers += [] if part is None else [part] if isinstance(part, float | int) else list(part)
    low, high = min([*numbers, 25.0]), max([*numbers, 75.0])
    return 25.0 * (low // 25), 25.0 * -(-high // 25)


def _ticks(domain: Domain) -> list[float]:
    return [domain[0] + 25 * i for i in range(int((domain[1] - domain[0]) / 25) + 1)]


def _x(field: str, domain: Domain) -> alt.X:
    return across(field, domain, grid(_ticks(domain)))


def _y(field: str, domain: Domain) -> alt.Y:
    return down(field, domain, grid(_ticks(domain)))


def _shades(xs: Domain, ys: Domain, floors: tuple[float | None, float | None]) -> list[alt.Chart]:
    """What one party or the other would not take."""
    import altair as alt

    values: list[Value] = []
    if floors[0] is not None:
        values.append({"x": xs[0], "x2": rounded(floors[0]), "y": ys[0], "y2": ys[1]})
    if floors[1] is not None:
        values.append({"x": xs[0], "x2": xs[1], "y": ys[0], "y2": rounded(floors[1])})
    if not values:
        return []
    marks = data(values).mark_rect(color=BAND, opacity=0.6)
    return [marks.encode(x=_x("x", xs), x2=alt.X2("x2:Q"), y=_y("y", ys), y2=alt.Y2("y2:Q"))]


def _dots(points: Sequence[tuple[float, float]], xs: Domain, ys: Domain) -> alt.Chart:
    values: list[Value] = [{"x": rounded(x), "y": rounded(y)} for x, y in points]
    marks = data(values).mark_point(filled=True, opacity=1, size=14, color=ACCENT)
    chart: alt.Chart = marks.encode(x=_x("x", xs), y=_y("y", ys))
    return chart


def _spots(spots: Sequence[Spot], xs: Domain, ys: Domain) -> list[alt.Chart]:
    """Shapes tell drafts from solutions, not colours alone."""
    found = []
    for solution, shape, color in ((False, "square", MUTED), (True, "diamond", INK)):
        values: list[Value] = [{"x": rounded(s.x), "y": rounded(s.y)} for s in spots if s.solution == solution]
        if values:
            marks = data(values).mark_point(
                filled=True, opacity=1, size=80, shape=shape, color=color, stroke="var(--page, #fff)", strokeWidth=1
            )
            found.append(marks.encode(x=_x("x", xs), y=_y("y", ys)))
    return found


def _heads(names: tuple[str, str]) -> list[Word]:
    foot = _HEIGHT + 32
    return [
        Word(text=shortened(f"{names[1]} ↑", 150), x=0, y=-9, color=MUTED),
        Word(text=shortened(f"{names[0]} →", 200), x=PLANE.plot, y=foot, align="right", color=MUTED),
    ]


def _labels(spots: Sequence[Spot], xs: Domain, ys: Domain) -> list[Word]:
    """Words beside each spot, on the side where there is room, moved down where they would run into others."""
    found: list[Word] = []
    taken: list[tuple[float, float, float]] = []
    for spot in sorted(spots, key=lambda one: (-one.y, one.x, one.label)):
        x = (spot.x - xs[0]) / (xs[1] - xs[0]) * PLANE.plot
        y = (1 - (spot.y - ys[0]) / (ys[1] - ys[0])) * _HEIGHT
        left = x > PLANE.plot * 0.6
        room = (x if left else PLANE.plot + PLANE.right - x) - 10
        text = shortened(spot.label, room, _SMALL)
        width = min(room, len(text) * _SMALL * 0.56)
        start = x - 8 - width if left else x + 8
        while any(abs(y - other) < _APART and start < end and begin < start + width for begin, end, other in taken):
            y += _APART
        taken.append((start, start + width, y))
        found.append(
            Word(
                text=text,
                x=x - 8 if left else x + 8,
                y=y,
                align="right" if left else "left",
                size=_SMALL,
                weight="bold" if spot.solution else "normal",
            )
        )
    return found
