"""Points of a text as points of a case's draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onetext.casefile import is_label
from onetext.model import Point, PointPlace

if TYPE_CHECKING:
    from onetext.drafts import TextPoint

__all__ = ["case_points", "labelled"]


def labelled(points: Sequence[TextPoint]) -> tuple[TextPoint, ...]:
    """The same points with keys that a case can have as labels; a key that none can be becomes `¶` and a number.

    What the text prints is kept beside it, so that nothing is lost but a handsome name. A point that prints no label
    does not get one whose dot would pass for print.
    """
    taken = {point.key for point in points}
    names: dict[str, str] = {}
    for number, point in enumerate(points, start=1):
        name = point.key
        if not is_label(name) or (not point.label and Point(label=name, parent=point.parent, text="").printed_label):
            name = next(spare for step in range(len(points) + 1) if (spare := f"¶{number + step}") not in taken)
            taken.add(name)
        names[point.key] = name
    return tuple(replace(point, key=names[point.key], parent=names.get(point.parent, "")) for point in points)


def case_points(points: Sequence[TextPoint]) -> tuple[Point, ...]:
    """The same points with their keys as labels, the labels that the text prints, and where they stand in the file."""
    return tuple(_case_point(point) for point in points)


def _case_point(point: TextPoint) -> Point:
    places = tuple(PointPlace(part=span.part, page=span.page, start=span.start, end=span.end) for span in point.spans)
    bare = Point(label=point.key, text=point.text, parent=point.parent, at=places)
    return bare if bare.printed_label == point.label else replace(bare, printed=point.label)
