"""Specifications to static SVG: one conversion for the whole page, cut into its panels."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onetext.model import JSON
from onetext.report.charts.geometry import INK, PanelSpec, Spec, Word

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
_NOISE = (
    "class",
    "font-family",
    "pointer-events",
    "aria-hidden",
    "role",
    "aria-roledescription",
    "stroke-miterlimit",
    "display",
)
_FALLBACK = re.compile(r", #[0-9a-f]+\)")


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
        "vconcat": [_wordless(child) for child in children],
        "datasets": datasets,
        "bounds": "flush",
        "spacing": _SPACING,
        "config": _CONFIG,
    }


def _wordless(child: Spec) -> Spec:
    """Drop the layer of words: the converter measures every text, which takes longer than all the rest together."""
    layers = child["layer"]
    own = {key: value for key, value in child.items() if key not in _OF_THE_SHEET}
    return own | {"layer": layers[:-1] if isinstance(layers, list) else layers}


def _word(word: Word) -> ET.Element:
    """Write a word as the converter would: the same attributes at the same place."""
    turn = f" rotate({word.angle})" if word.angle else ""
    # Browsers do not agree on dominant-baseline; a third of the size below the middle is where Vega puts the baseline.
    attributes = {
        "transform": f"translate({word.x:g},{word.y:g}){turn}",
        "dy": f"{0.3 * word.size:g}",
        "font-size": str(word.size),
        "fill": word.color,
        "text-anchor": {"left": "start", "center": "middle", "right": "end"}[word.align],
    }
    if word.weight != "normal":
        attributes["font-weight"] = word.weight
    if word.style != "normal":
        attributes["font-style"] = word.style
    element = ET.Element("text", attributes)
    element.text = word.text
    return element


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
    group.extend(_word(word) for word in panel.words)
    for element in group.iter():
        _tidy(element)
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
            "font-family": "sans-serif",
        },
    )
    ET.SubElement(svg, "title", {"id": f"chart-{name}-title"}).text = panel.title
    ET.SubElement(svg, "desc", {"id": f"chart-{name}-desc"}).text = panel.description
    svg.append(group)
    for element in svg.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    # Safe as markup: ElementTree wrote it, and escapes all text.
    return Markup(ET.tostring(svg, encoding="unicode"))


def _tidy(element: ET.Element) -> None:
    """Drop what says nothing here; the page defines the colours, so their fallbacks may go."""
    for noise in _NOISE:
        element.attrib.pop(noise, None)
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    for paint in ("fill", "stroke"):
        if paint in element.attrib:
            element.attrib[paint] = _FALLBACK.sub(")", element.attrib[paint])
