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

    What the text prints is kept beside it, so that nothing is lost but a handsome name.
    """
    taken = {point.key for point in points}
    names: dict[str, str] = {}
    for number, point in enumerate(points, start=1):
        name = point.key
        if not is_label(name):
            name = next(spare for step in range(len(points) + 1) if (spare := f"¶{number + step}") not in taken)
            taken.add(name)
        names[point.key] = name
    return tuple(replace(point, key=names[point.key], parent=names.get(point.parent, "")) for point in points)


def case_points(points: Sequence[TextPoint]) -> tuple[Point, ...]:
    """The same points with their keys as labels, the labels that the text prints, and where they stand in the file."""
    return tuple(
        Point(
            label=point.key,
            text=point.text,
            parent=point.parent,
            printed=_printed(point),
            at=tuple(
                PointPlace(part=span.part, page=span.page, start=span.start, end=span.end) for span in point.spans
            ),
        )
        for point in points
    )


def _printed(point: TextPoint) -> str:
    """The printed label where the key does not tell it: `21.` is told by `21`, `(a)` is not by `21a`."""
    own = point.key.removeprefix(point.parent).removeprefix(".") if point.parent else point.key
    return "" if point.label == f"{own}." else point.label
