"""The shape that all panels of the page share, so that a drawing can be cut out of the sheet it was rendered on.

A panel is 340 px wide, the width of a phone; wide screens put several side by side. So text keeps its size
everywhere. Labels are drawn as marks in a column of fixed width, never as axis labels, so that the extent of a panel is
known without measuring text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onetext.model import JSON

__all__ = [
    "ABOVE",
    "ACCENT",
    "BAND",
    "BAR",
    "BESIDE",
    "FAINT",
    "FONT_SIZE",
    "GRID",
    "INK",
    "MUTED",
    "Panel",
    "PanelSpec",
    "Spec",
    "TWO_LINES",
    "Word",
]

Spec = dict[str, JSON]

# Custom properties follow the reader's light or dark scheme; the fallback serves a spec that is used elsewhere.
INK = "var(--ink, #1b1f24)"
MUTED = "var(--muted, #57606a)"
FAINT = "var(--faint, #8c959f)"
GRID = "var(--grid, #d8dee4)"
BAND = "var(--band, #e3e7ec)"
ACCENT = "var(--accent, #0b5cad)"
BAR = "var(--bar, #9ec5ea)"

FONT_SIZE = 12


@dataclass(frozen=True, slots=True)
class Panel:
    """Lengths of a panel in px, and where a row has its label and its mark (as shares of the row's height)."""

    left: int
    plot: int
    right: int
    row: int
    label_x: int
    label_align: Literal["left", "right"]
    label_at: float
    mark_at: float
    label_limit: int
    head: int = 18
    foot: int = 22

    @property
    def width(self) -> int:
        """Whole width."""
        return self.left + self.plot + self.right


BESIDE = Panel(
    left=138, plot=158, right=44, row=24, label_x=-8, label_align="right", label_at=0.5, mark_at=0.5, label_limit=130
)
"""Short labels, left of their row."""

TWO_LINES = Panel(
    left=150, plot=138, right=52, row=36, label_x=-8, label_align="right", label_at=0.5, mark_at=0.5, label_limit=142
)
"""Short labels with smaller words beneath, left of their row."""

ABOVE = Panel(
    left=10, plot=268, right=62, row=40, label_x=-8, label_align="left", label_at=0.28, mark_at=0.72, label_limit=330
)
"""Long labels, on a line of their own above the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Text at a place given in px from the upper left corner of the plot."""

    text: str
    x: float
    y: float
    align: Literal["left", "center", "right"] = "left"
    color: str = INK
    weight: Literal["normal", "bold"] = "normal"
    style: Literal["normal", "italic"] = "normal"
    size: int = FONT_SIZE
    angle: int = 0


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A Vega-Lite specification that stands alone, with what the page needs to show it.

    Attributes
    ----------
    spec
        The specification, ready for `vl_convert`, a notebook or vega-embed.
    panel, height
        The lengths it was drawn to; `height` is that of the plot.
    words
        The words of its last layer, at places already known.
    title, description
        The text alternative: what the chart shows, and what can be read from it.
    """

    spec: Spec
    panel: Panel
    height: int
    words: tuple[Word, ...]
    title: str
    description: str
