"""Specifications to static SVG: one conversion for the whole page, cut into its panels."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onetext.model import JSON
from onetext.report.charts.geometry import INK, PanelSpec, Spec

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["render_panels"]

_SVG = "http://www.w3.org/2000/svg"
_VEGA_LITE = "5.20"
_SPACING = 40
_CONFIG: Spec = {
    "aria": False,
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "text": {"color": INK},
}
_OF_THE_SHEET = ("$schema", "config", "datasets")
_NOISE = ("class", "pointer-events", "aria-hidden", "role", "aria-roledescription", "stroke-miterlimit", "display")
_SHIFT = re.compile(r"translate\(\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\)")


def render_panels(panels: Mapping[str, PanelSpec]) -> dict[str, Markup]:
    """Draw all panels in one run of the converter, which costs far more per run than per panel.

    Returns
    -------
    dict
        The same names -> inline SVG with text as text, `role="img"`, and a title and description for screen readers
        whose ids follow from the name.
    """
    if not panels:
        return {}
    import vl_convert

    sheet = _sheet([panel.spec for panel in panels.values()])
    root = ET.fromstring(vl_convert.vegalite_to_svg(sheet, vl_version=_VEGA_LITE, allowed_base_urls=[]))
    groups = [_group(root, index) for index in range(len(panels))]
    return {name: _cut(name, panel, group) for (name, panel), group in zip(panels.items(), groups, strict=True)}


def _sheet(children: Sequence[Spec]) -> Spec:
    """All panels under one another; what the specifications share moves to the sheet."""
    datasets: dict[str, JSON] = {}
    for child in children:
        own = child.get("datasets")
        datasets |= own if isinstance(own, dict) else {}
    return {
        "vconcat": [{key: value for key, value in child.items() if key not in _OF_THE_SHEET} for child in children],
        "datasets": datasets,
        "bounds": "flush",
        "spacing": _SPACING,
        "config": _CONFIG,
    }


def _group(root: ET.Element, index: int) -> ET.Element:
    wanted = f"concat_{index}_group"
    for group in root.iter(f"{{{_SVG}}}g"):
        if wanted in group.get("class", "").split():
            return group[0]
    raise ValueError(f"the drawing has no panel {index}")


def _cut(name: str, panel: PanelSpec, group: ET.Element) -> Markup:
    """Make one panel a drawing of its own, seen through a window of the panel's known size."""
    from markupsafe import Markup

    shape = panel.panel
    width, height = shape.width, shape.head + panel.height + shape.foot
    group.attrib.pop("transform", None)
    for element in group.iter():
        for noise in _NOISE:
            element.attrib.pop(noise, None)
    svg = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "viewBox": f"{-shape.left} {-shape.head} {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": f"chart-{name}-title chart-{name}-desc",
            "fill": "none",
        },
    )
    ET.SubElement(svg, "title", {"id": f"chart-{name}-title"}).text = panel.title
    ET.SubElement(svg, "desc", {"id": f"chart-{name}-desc"}).text = panel.description
    svg.append(group)
    for element in svg.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    # Safe as markup: ElementTree wrote it, and escapes all text.
    return Markup(ET.tostring(svg, encoding="unicode"))
