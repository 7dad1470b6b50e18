"""Points of a text as points of a case's draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onetext.model import Point, PointPlace

if TYPE_CHECKING:
    from onetext.drafts import TextPoint

__all__ = ["case_points"]


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
