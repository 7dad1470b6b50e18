"""Two parties at a time: the values that no text beats, and where drafts and solutions stand among them (S12).

The axes are each party's own points; they share nothing, and a diagonal would mean nothing (S2), so none is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
    labels = _labels(spots, frontier, xs, ys)
    layers = [*_shades(xs, ys, floors), *_leaders(labels), _dots(frontier, xs, ys), *_spots(spots, xs, ys)]
    words = [*_heads(names), *(label.word for label in labels)]
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


def _labels(spots: Sequence[Spot], frontier: Sequence[tuple[float, float]], xs: Domain, ys: Domain) -> list[_Label]:
    """Words beside each spot, where they hide the least: no other words, no other spot, few dots."""
    places = [_place(spot.x, spot.y, xs, ys) for spot in spots]
    dots = [_place(x, y, xs, ys) for x, y in frontier]
    taken: list[_Box] = []
    found: list[_Label] = []
    # Solutions first: they are what the picture is for.
    for spot, place in sorted(
        zip(spots, places, strict=True), key=lambda one: (not one[0].solution, one[1], one[0].label)
    ):
        others = [other for other in places if other != place]
        choices = [_Choice.at(place, side, spot.label) for side in _SIDES]
        best = min(choices, key=lambda one: one.hides(taken, others, dots))
        taken.append(best.box)
        found.append(_Label(best, place, "bold" if spot.solution else "normal"))
    return found


def _leaders(labels: Sequence[_Label]) -> list[alt.Chart]:
    """A thin line to words that do not stand right beside their spot, so that they are not taken for another's."""
    import altair as alt

    values: list[Value] = []
    for label in labels:
        (x, y), (left, top, right, foot) = label.place, label.choice.box
        to = (min(max(x, left), right), min(max(y, top), foot))
        if abs(to[1] - y) > _APART:
            values.append({"x": rounded(x), "y": rounded(y), "x2": rounded(to[0]), "y2": rounded(to[1])})
    if not values:
        return []
    ends = {"x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")}
    marks = data(values).mark_rule(color=MUTED, strokeWidth=1)
    return [
        marks.encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None), **ends),
    ]


_Align = Literal["left", "right", "center"]
_Place = tuple[float, float]
_Box = tuple[float, float, float, float]
_ASIDE: tuple[tuple[_Align, float], ...] = (("left", 9.0), ("right", -9.0), ("center", 0.0))
_DOWN = (0, _APART, -_APART, 2 * _APART, -2 * _APART, 3 * _APART, -3 * _APART)
_SIDES = [(align, across, down) for down in _DOWN for align, across in _ASIDE if down or align != "center"]
"""Where words may stand beside a spot, in px: the side that they run to, and how far they are moved."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to put words beside a spot."""

    text: str
    align: _Align
    x: float
    y: float
    box: _Box
    cut: int
    away: float

    @classmethod
    def at(cls, place: _Place, side: tuple[_Align, float, float], label: str) -> _Choice:
        """The label on one side of its dot, shortened to the room there."""
        align, across, down = side
        x, y = place[0] + across, place[1] + down
        left, right = x, PLANE.plot + PLANE.right - 2 - x
        room = {"left": right, "right": left, "center": 2 * min(left, right)}[align]
        text = shortened(label, max(room, 0), _SMALL)
        width = len(text) * _SMALL * 0.6
        start = {"left": x, "right": x - width, "center": x - width / 2}[align]
        box = (start, y - _SMALL / 2 - 1, start + width, y + _SMALL / 2 + 1)
        return cls(text, align, x, y, box, len(label) - len(text), abs(down))

    def hides(self, taken: Sequence[_Box], spots: Sequence[_Place], dots: Sequence[_Place]) -> tuple[float, ...]:
        """How bad the place is: words run into each other or out of the picture, letters cut, marks hidden."""
        begin, top, end, foot = self.box
        clashes = sum(begin < right and left < end and top < low and high < foot for left, high, right, low in taken)
        out = top < 0 or foot > _HEIGHT
        return (
            clashes + out,
            self.cut,
            # So close to another mark, words would be taken for its own.
            sum(begin - 14 < x < end + 14 and top - 14 < y < foot + 14 for x, y in spots),
            sum(begin - 2 < x < end + 2 and top - 1 < y < foot + 1 for x, y in dots),
            self.away,
        )


@dataclass(frozen=True, slots=True)
class _Label:
    """Words where they were put, and the spot that they are of."""

    choice: _Choice
    place: _Place
    weight: Literal["bold", "normal"]

    @property
    def word(self) -> Word:
        one = self.choice
        return Word(text=one.text, x=one.x, y=one.y, align=one.align, size=_SMALL, weight=self.weight)


def _place(x: float, y: float, xs: Domain, ys: Domain) -> _Place:
    """Where values stand in the picture, in px from its upper left corner."""
    return (x - xs[0]) / (xs[1] - xs[0]) * PLANE.plot, (1 - (y - ys[0]) / (ys[1] - ys[0])) * _HEIGHT
