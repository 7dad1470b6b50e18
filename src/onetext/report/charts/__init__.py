"""Charts: Vega-Lite specifications as plain values, and their static drawing."""

from __future__ import annotations

from onetext.report.charts.dated import (
    LANES,
    LANES_WIDE,
    Moment,
    Node,
    Reading,
    Stretch,
    fan_spec,
    series_spec,
    slopes_spec,
    timeline_spec,
)
from onetext.report.charts.geometry import ABOVE, BESIDE, TWO_LINES, Panel, PanelSpec, Spec
from onetext.report.charts.marks import unchecked
from onetext.report.charts.plane import PLANE, Spot, plane_spec
from onetext.report.charts.render import render_panels
from onetext.report.charts.rows import Row, bars_spec, dots_spec

__all__ = [
    "ABOVE",
    "BESIDE",
    "TWO_LINES",
    "LANES",
    "LANES_WIDE",
    "PLANE",
    "Moment",
    "Node",
    "Panel",
    "PanelSpec",
    "Reading",
    "Row",
    "Spec",
    "Spot",
    "Stretch",
    "bars_spec",
    "dots_spec",
    "fan_spec",
    "plane_spec",
    "render_panels",
    "series_spec",
    "slopes_spec",
    "timeline_spec",
    "unchecked",
]
