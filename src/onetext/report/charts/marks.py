"""The few marks that every chart is made of, in one look: all positions are numbers, all colours follow the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onetext.report.charts.geometry import FONT_SIZE, GRID, MUTED, Panel, PanelSpec, Spec, Word

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Value", "across", "data", "down", "finish", "grid", "rounded", "shortened", "unchecked"]

Value = Mapping[str, float | str]

_EM, _WIDE_EM = 0.55, 0.69
_EMS = {**dict.fromkeys("ijl'.,:;|! ", 0.27), **dict.fromkeys("frt-()/“”", 0.34), **dict.fromkeys("mwMW", 0.87)}
"""Widths of characters in ems: a rule of thumb that errs on the wide side."""


def data(values: Sequence[Value]) -> alt.Chart:
    """Chart over values that the specification itself carries."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=[dict(value) for value in values]))


@contextmanager
def unchecked() -> Iterator[None]:
    """Build specifications without checking each against the schema: tests do that, a reader need not wait."""
    from altair.utils import schemapi

    with schemapi.debug_mode(False):
        yield


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


def grid(ticks: Sequence[float] = ()) -> alt.Axis:
    """Axis of faint lines with small numbers, at round numbers unless given; the page says what it shows."""
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
        values=list(ticks) if ticks else alt.Undefined,
    )


def _text(words: Sequence[Word]) -> alt.Chart:
    """All words of a panel as one layer, the last one."""
    import altair as alt

    style: dict[str, Any] = {
        key: alt.ExprRef(f"datum.{field}")
        for key, field in (("align", "align"), ("fontWeight", "weight"), ("fontStyle", "style"), ("fontSize", "size"))
    }
    chart: alt.Chart = (
        data([asdict(word) for word in words])
        .mark_text(baseline="middle", angle=alt.ExprRef("datum.angle"), **style)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            color=alt.Color("color:N", scale=None, legend=None),
            text=alt.Text("text:N"),
        )
    )
    return chart


def shortened(words: str, width: float, size: int = FONT_SIZE) -> str:
    """Cut words that would not fit into a width in px, with an ellipsis; widths are those of a common sans serif."""
    room = width / size
    for place, character in enumerate(words):
        room -= _EMS.get(character, _WIDE_EM if character.isupper() else _EM)
        if room < 0:
            return words[: max(place - 2, 1)].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    return words


def rounded(value: float | None) -> float:
    """Short numbers keep the page small and the same on every processor."""
    return round(value or 0.0, 3)


def finish(
    layers: Sequence[alt.Chart], words: Sequence[Word], panel: Panel, height: int, *, title: str, description: str
) -> PanelSpec:
    """Lay marks over one another in a plot of the panel's width, the words on top."""
    import altair as alt

    chart = alt.layer(*layers, _text(words)).properties(width=panel.plot, height=height)
    spec: Spec = chart.to_dict(validate=False)
    return PanelSpec(spec, panel, height, tuple(words), title, description)
