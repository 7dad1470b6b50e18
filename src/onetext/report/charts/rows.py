"""Charts made of rows: dots with ranges, and horizontal bars with ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onetext.report.charts.geometry import ACCENT, BAND, BAR, INK, MUTED, Panel, PanelSpec, Word
from onetext.report.charts.marks import Value, across, data, down, finish, grid, rounded, shortened

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Row", "bars_spec", "dots_spec"]

Domain = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a label, a number with its range, and what stands beside it.

    Attributes
    ----------
    point, low, high
        None when there is no number; `missing` then says why, in words.
    most
        Where most of the sampled values lie, within low and high.
    band
        A second range behind the first (what no deal gives), with its own point.
    text
        Written at the right end of the row.
    strong
        Whether the row is the one that the page is about.
    under_label, under_text
        Smaller words on a line of their own beneath the label, and beneath the text.
    """

    label: str
    point: float | None = None
    low: float | None = None
    high: float | None = None
    most: tuple[float, float] | None = None
    band: tuple[float, float, float] | None = None
    text: str = ""
    missing: str = ""
    strong: bool = False
    under_label: str = ""
    under_text: str = ""


def dots_spec(
    rows: Sequence[Row], panel: Panel, *, title: str, description: str, head: str = "", least: Domain = (0, 100)
) -> PanelSpec:
    """Dots with ranges, one row each (S4, S23): bands behind, words where there is no number.

    A thin line is the whole range, a thick one where most sampled values lie.
    """
    domain = _domain(rows, least)
    spans = [_ranges(rows, panel, domain, ACCENT, 1.25), _mosts(rows, panel, domain)]
    layers = [*_bands(rows, domain), *spans, _dots(rows, panel, domain)]
    words, height = _words(rows, panel, head), panel.row * len(rows)
    return finish(layers, words, panel, height, title=title, description=description)


def bars_spec(
    rows: Sequence[Row], panel: Panel, *, title: str, description: str, head: str = "", least: Domain = (0, 0)
) -> PanelSpec:
    """Horizontal bars from zero with their ranges, in the order given; the axis covers `least` at least."""
    domain = _domain(rows, least)
    layers = [_bars(rows, panel, domain), _zero(domain), _ranges(rows, panel, domain, INK, 1.5)]
    words, height = _words(rows, panel, head), panel.row * len(rows)
    return finish(layers, words, panel, height, title=title, description=description)


def _domain(rows: Sequence[Row], least: Domain) -> Domain:
    numbers = [
        value for row in rows for value in (row.point, row.low, row.high, *(row.band or ())) if value is not None
    ]
    low, high = min([least[0], *numbers]), max([least[1], *numbers])
    return (low, high) if high > low else (low - 1, high + 1)


def _x(field: str, domain: Domain) -> alt.X:
    # The scale of points has quarters, whatever else must fit; other numbers get round ones.
    quarters = (0.0, 25.0, 50.0, 75.0, 100.0) if domain[0] <= 0 and domain[1] >= 100 else ()
    return across(field, domain, grid(quarters))


def _y(field: str, rows: Sequence[Row]) -> alt.Y:
    return down(field, (len(rows), 0))


def _bands(rows: Sequence[Row], domain: Domain) -> list[alt.Chart]:
    import altair as alt

    values: list[Value] = [
        dict(zip(("low", "mid", "high"), map(rounded, row.band), strict=True)) | {"top": float(i), "end": float(i + 1)}
        for i, row in enumerate(rows)
        if row.band
    ]
    top, end = _y("top", rows), alt.Y2("end:Q")
    area = data(values).mark_rect(color=BAND).encode(x=_x("low", domain), x2=alt.X2("high:Q"), y=top, y2=end)
    line = data(values).mark_rule(color=MUTED, strokeWidth=1.5, strokeDash=[3, 2])
    return [area, line.encode(x=_x("mid", domain), y=top, y2=end)]


def _ranges(rows: Sequence[Row], panel: Panel, domain: Domain, color: str, width: float) -> alt.Chart:
    import altair as alt

    values: list[Value] = [
        {"low": rounded(row.low), "high": rounded(row.high), "at": i + panel.mark_at}
        for i, row in enumerate(rows)
        if row.low is not None
    ]
    marks = data(values).mark_rule(color=color, strokeWidth=width, strokeCap="round")
    chart: alt.Chart = marks.encode(x=_x("low", domain), x2=alt.X2("high:Q"), y=_y("at", rows))
    return chart


def _mosts(rows: Sequence[Row], panel: Panel, domain: Domain) -> alt.Chart:
    import altair as alt

    values: list[Value] = [
        {"low": rounded(row.most[0]), "high": rounded(row.most[1]), "at": i + panel.mark_at}
        for i, row in enumerate(rows)
        if row.most is not None
    ]
    marks = data(values).mark_rule(color=BAR, strokeWidth=9)
    chart: alt.Chart = marks.encode(x=_x("low", domain), x2=alt.X2("high:Q"), y=_y("at", rows))
    return chart


def _points(rows: Sequence[Row], panel: Panel) -> list[Value]:
    return [
        {"from": 0.0, "point": rounded(row.point), "at": i + panel.mark_at}
        for i, row in enumerate(rows)
        if row.point is not None
    ]


def _dots(rows: Sequence[Row], panel: Panel, domain: Domain) -> alt.Chart:
    marks = data(_points(rows, panel)).mark_point(
        filled=True, opacity=1, size=70, color=ACCENT, stroke="var(--page, #fff)", strokeWidth=1
    )
    chart: alt.Chart = marks.encode(x=_x("point", domain), y=_y("at", rows))
    return chart


def _bars(rows: Sequence[Row], panel: Panel, domain: Domain) -> alt.Chart:
    import altair as alt

    marks = data(_points(rows, panel)).mark_rule(color=BAR, strokeWidth=11)
    chart: alt.Chart = marks.encode(x=_x("from", domain), x2=alt.X2("point:Q"), y=_y("at", rows))
    return chart


def _zero(domain: Domain) -> alt.Chart:
    chart: alt.Chart = data([{"zero": 0.0}]).mark_rule(color=INK, strokeWidth=1).encode(x=_x("zero", domain))
    return chart


def _words(rows: Sequence[Row], panel: Panel, head: str) -> list[Word]:
    """Labels, numbers and remarks, all as text marks at fixed places."""
    end = panel.plot + panel.right
    words = [Word(text=head, x=end, y=-9, align="right", color=MUTED)] if head else []
    for place, row in enumerate(rows):
        label_y, mark_y = (place + panel.label_at) * panel.row, (place + panel.mark_at) * panel.row
        weight: Literal["bold", "normal"] = "bold" if row.strong else "normal"
        label = shortened(row.label, panel.label_limit)
        top = label_y - _HALF_LINE if row.under_label else label_y
        words.append(Word(text=label, x=panel.label_x, y=top, align=panel.label_align, weight=weight))
        if row.text:
            text_y = mark_y - _HALF_LINE if row.under_text else mark_y
            words.append(Word(text=row.text, x=end, y=text_y, align="right"))
        if row.missing:
            words.append(Word(text=shortened(row.missing, end - 4), x=2, y=mark_y, color=MUTED, style="italic"))
    return words + _unders(rows, panel)


_HALF_LINE, _SMALL = 7, 11


def _unders(rows: Sequence[Row], panel: Panel) -> list[Word]:
    """Smaller words beneath the labels and beneath the texts."""
    end, words = panel.plot + panel.right, []
    for place, row in enumerate(rows):
        label_y, mark_y = (place + panel.label_at) * panel.row, (place + panel.mark_at) * panel.row
        if row.under_label:
            words.append(
                Word(
                    text=shortened(row.under_label, panel.label_limit, _SMALL),
                    x=panel.label_x,
                    y=label_y + _HALF_LINE,
                    align=panel.label_align,
                    color=MUTED,
                    size=_SMALL,
                )
            )
        if row.under_text:
            words.append(
                Word(text=row.under_text, x=end, y=mark_y + _HALF_LINE, align="right", color=MUTED, size=_SMALL)
            )
    return words
