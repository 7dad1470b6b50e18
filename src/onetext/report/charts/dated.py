"""Charts over time: slopes between versions, a timeline in lanes, dots of a dated series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onetext.report.charts.geometry import ACCENT, BAR, BESIDE, FAINT, GRID, MUTED, Panel, PanelSpec, Word
from onetext.report.charts.marks import Value, across, data, down, finish, grid, rounded, shortened

__all__ = [
    "LANES",
    "LANES_WIDE",
    "Moment",
    "Node",
    "Reading",
    "Stretch",
    "fan_spec",
    "series_spec",
    "slopes_spec",
    "timeline_spec",
]

_PLOT_HEIGHT = 190
_SLOPES = replace(BESIDE, left=34, plot=296, right=10, head=10, foot=92)
_SERIES = replace(BESIDE, left=48, plot=276, right=16, head=10, foot=30)
_FAN = replace(BESIDE, left=30, plot=230, right=80, head=8, foot=24)
_FAN_HEIGHT = 84
LANES = replace(BESIDE, left=116, plot=212, right=12, label_limit=108)
"""A timeline on a phone."""
LANES_WIDE = replace(BESIDE, left=132, plot=872, right=16, label_limit=124)
"""A timeline across the page."""


@dataclass(frozen=True, slots=True)
class Node:
    """A version of the text in a slope chart, with its value for one party."""

    label: str
    point: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated in a lane of a timeline; a span when the day is not known."""

    lane: int
    earliest: dt.date
    latest: dt.date


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a dated series."""

    day: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A share on a day: the least and the largest of several ways to work it out."""

    day: dt.date
    low: float
    high: float


def slopes_spec(nodes: Sequence[Node], edges: Sequence[tuple[int, int]], *, title: str, description: str) -> PanelSpec:
    """Values of versions in time order, joined where one grew from another, from 0 to 100 (S15)."""
    import altair as alt

    ends = [0.0, 100.0, *(node.low for node in nodes), *(node.high for node in nodes)]
    sides, span = (-0.5, len(nodes) - 0.5), (min(ends), max(ends))
    places: list[Value] = [
        {"x": float(i), "point": rounded(n.point), "low": rounded(n.low), "high": rounded(n.high)}
        for i, n in enumerate(nodes)
    ]
    steps: list[Value] = [
        {"x": float(a), "x2": float(b), "y": rounded(nodes[a].point), "y2": rounded(nodes[b].point)} for a, b in edges
    ]
    ranges = data(places).mark_rule(color=FAINT, strokeWidth=3, strokeCap="round")
    lines = data(steps).mark_rule(color=ACCENT, strokeWidth=2)
    dots = data(places).mark_point(filled=True, opacity=1, size=60, color=ACCENT)
    step = _SLOPES.plot / len(nodes)
    names = [
        Word(text=shortened(n.label, 108), x=(i + 0.5) * step, y=_PLOT_HEIGHT + 12, align="right", angle=315)
        for i, n in enumerate(nodes)
    ]
    layers = [
        ranges.encode(across("x", sides), down("low", span, grid()), y2=alt.Y2("high:Q")),
        lines.encode(across("x", sides), down("y", span, grid()), x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q")),
        dots.encode(across("x", sides), down("point", span, grid())),
    ]
    return finish(layers, names, _SLOPES, _PLOT_HEIGHT, title=title, description=description)


def timeline_spec(
    lanes: Sequence[str], moments: Sequence[Moment], panel: Panel, *, title: str, description: str
) -> PanelSpec:
    """One dot a record, in lanes by kind; a line where only a span of days is known (S16)."""
    import altair as alt

    days = [day.toordinal() for moment in moments for day in (moment.earliest, moment.latest)]
    first, last = min(days, default=1), max(days, default=1)
    time, height = (first - 2, last + 2), panel.row * len(lanes)
    values: list[Value] = [
        {"from": float(m.earliest.toordinal()), "to": float(m.latest.toordinal()), "at": m.lane + 0.5} for m in moments
    ]
    names = [
        Word(text=shortened(lane, panel.label_limit), x=-8, y=(i + 0.5) * panel.row, align="right")
        for i, lane in enumerate(lanes)
    ]
    ticks = _ticks(first, last, panel.plot // 80)
    y = down("at", (len(lanes), 0))
    spans = data([value for value in values if value["from"] != value["to"]])
    lines = spans.mark_rule(color=FAINT, strokeWidth=3, strokeCap="round")
    dots = data(values).mark_point(filled=True, opacity=0.55, size=45, color=ACCENT)
    layers = [
        data(ticks).mark_rule(color=GRID).encode(across("x", time)),
        lines.encode(across("from", time), y, x2=alt.X2("to:Q")),
        dots.encode(across("to", time), y),
    ]
    names += _dates(ticks, time, panel, height)
    return finish(layers, names, panel, height, title=title, description=description)


def series_spec(readings: Sequence[Reading], *, title: str, description: str) -> PanelSpec:
    """Dots of one dated series in one unit; nothing is drawn between them, because nothing is known there."""
    days = [reading.day.toordinal() for reading in readings]
    numbers = [reading.value for reading in readings]
    time = (min(days) - 3, max(days) + 3)
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    room = 0.06 * ((high - low) or 1)
    values: list[Value] = [{"x": float(r.day.toordinal()), "y": rounded(r.value)} for r in readings]
    ticks = _ticks(min(days), max(days), 4)
    dots = data(values).mark_point(filled=True, opacity=1, size=45, color=ACCENT)
    layers = [
        dots.encode(across("x", time), down("y", (low - room if low else low, high + room), grid())),
    ]
    dates = _dates(ticks, time, _SERIES, _PLOT_HEIGHT)
    return finish(layers, dates, _SERIES, _PLOT_HEIGHT, title=title, description=description)


def fan_spec(stretches: Sequence[Stretch], end: str, *, title: str, description: str) -> PanelSpec:
    """A share over time from 0 to 100 %, as a band between its least and its largest; the last one stands beside it."""
    import altair as alt

    days = [item.day.toordinal() for item in stretches]
    time, span = (min(days), max(max(days), min(days) + 1)), (0.0, 100.0)
    values: list[Value] = [
        {"x": float(item.day.toordinal()), "low": rounded(100 * item.low), "high": rounded(100 * item.high)}
        for item in stretches
    ]
    ticks = _ticks(time[0], time[1], 4)
    chart, axis = data(values), grid((0, 50, 100))
    layers = [
        data(ticks).mark_rule(color=GRID).encode(across("x", time)),
        chart.mark_area(color=BAR, opacity=1).encode(across("x", time), down("low", span, axis), y2=alt.Y2("high:Q")),
        *(
            chart.mark_line(color=ACCENT, strokeWidth=1.5).encode(across("x", time), down(edge, span, axis))
            for edge in ("low", "high")
        ),
    ]
    last = stretches[-1]
    level = _FAN_HEIGHT * (1 - (last.low + last.high) / 2)
    words = [Word(text=end, x=_FAN.plot + 6, y=rounded(min(max(level, 6), _FAN_HEIGHT - 6)), weight="bold")]
    words += _dates(ticks, time, _FAN, _FAN_HEIGHT)
    return finish(layers, words, _FAN, _FAN_HEIGHT, title=title, description=description)


def _dates(ticks: Sequence[Value], time: tuple[float, float], panel: Panel, height: int) -> list[Word]:
    """Dates under the axis, at the places of the ticks."""
    scale = panel.plot / (time[1] - time[0])
    return [
        Word(
            text=str(tick["text"]),
            x=rounded((float(tick["x"]) - time[0]) * scale),
            y=height + 13,
            align="center",
            color=MUTED,
            size=11,
        )
        for tick in ticks
    ]


def _ticks(first: int, last: int, most: int) -> list[Value]:
    """Firsts of months, thinned until at most `most` are left; the days at both ends for a short time."""
    start, end = dt.date.fromordinal(max(first, 1)), dt.date.fromordinal(max(last, 1))
    months = [divmod(i, 12) for i in range(12 * start.year + start.month - 1, 12 * end.year + end.month)]
    firsts = [dt.date(year, month + 1, 1) for year, month in months]
    inside = [day for day in firsts if start <= day <= end]
    if len(inside) < 2:
        return [{"x": float(day.toordinal()), "text": f"{day.day} {day:%b %Y}"} for day in dict.fromkeys((start, end))]
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        kept = [day for day in inside if (12 * day.year + day.month - 1) % step == 0]
        if len(kept) <= most:
            break
    return [{"x": float(day.toordinal()), "text": f"{day:%b %Y}" if step < 12 else str(day.year)} for day in kept]
