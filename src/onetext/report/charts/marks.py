"""The few marks that every chart is made of, in one look: all positions are numbers, all colours follow the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onetext.report.charts.geometry import FONT_SIZE, GRID, MUTED, Panel, PanelSpec, Spec

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Value", "across", "data", "down", "finish", "grid", "rounded", "text"]

Value = Mapping[str, float | str]


def data(values: Sequence[Value]) -> alt.Chart:
    """Chart over values that the specification itself carries."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=[dict(value) for value in values]))


def across(field: str, domain: Sequence[float], axis: alt.Axis | None = None) -> alt.X:
    """Horizontal place of a mark by a number, on exactly this domain; without an axis nothing is drawn for it."""
    import altair as alt

    return alt.X(f"{field}:Q", scale=_scale(domain), axis=axis)


def down(field: str, domain: Sequence[float], axis: alt.Axis | None = None) -> alt.Y:
    """Vertical place of a mark by a number, on exactly this domain; without an axis nothing is drawn for it."""
    import altair as alt

    return alt.Y(f"{field}:Q", scale=_scale(domain), axis=axis)


def _scale(domain: Sequence[float]) -> alt.Scale:
    import altair as alt

    return alt.Scale(domain=list(domain), nice=False, zero=False)


def grid() -> alt.Axis:
    """Axis of faint lines with small numbers, without a title: the page says what it shows."""
    import altair as alt

    return alt.Axis(
        grid=True,
        gridColor=GRID,
        domain=False,
        ticks=False,
        labelColor=MUTED,
        labelFontSize=11,
        title=None,
        tickCount=5,
    )


def text(values: Sequence[Value], **style: float | str) -> alt.Chart:
    """Words at a place; `values` have a key `text`."""
    import altair as alt

    chosen: dict[str, Any] = {"baseline": "middle", "fontSize": FONT_SIZE, **style}
    chart: alt.Chart = data(values).mark_text(**chosen).encode(text=alt.Text("text:N"))
    return chart


def rounded(value: float | None) -> float:
    """Short numbers keep the page small and the same on every processor."""
    return round(value or 0.0, 3)


def finish(layers: Sequence[alt.Chart], panel: Panel, height: int, *, title: str, description: str) -> PanelSpec:
    """Lay marks over one another in a plot of the panel's width."""
    import altair as alt

    spec: Spec = alt.layer(*layers).properties(width=panel.plot, height=height).to_dict(validate=False)
    return PanelSpec(spec, panel, height, title, description)
