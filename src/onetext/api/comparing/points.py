"""The points of a case's draft as points of a text, and points of a text as results show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onetext.model import Draft
from onetext.model.results import PointText

if TYPE_CHECKING:
    from onetext.drafts import TextPoint

__all__ = ["by_name", "named", "point_text", "texts_of"]


def texts_of(draft: Draft) -> tuple[TextPoint, ...]:
    """The points of a draft in their order; a point's key is its label in the case."""
    from onetext.documents import Span
    from onetext.drafts import TextPoint, with_kinds

    above = {point.label: point.parent for point in draft.points}
    points = [
        TextPoint(
            key=point.label,
            text=point.text,
            label=point.printed_label,
            parent=point.parent,
            level=_level(point.label, above),
            spans=tuple(Span(start=at.start, end=at.end, part=at.part, page=at.page) for at in point.at),
        )
        for point in draft.points
    ]
    return with_kinds(points)


def _level(label: str, above: Mapping[str, str]) -> int:
    """How many points stand above a point."""
    level, seen = 0, {label}
    while (label := above.get(label, "")) in above and label not in seen:
        seen.add(label)
        level += 1
    return level


def named(points: Sequence[TextPoint], version: str) -> Mapping[str, str]:
    """Key of a point -> its id in results: `us28/21a` in a case, the key itself in a file (`version` is "")."""
    return {point.key: f"{version}/{point.key}" if version else point.key for point in points}


def by_name(points: Sequence[TextPoint], version: str) -> dict[str, TextPoint]:
    """Id in results -> point, in the order of the text."""
    names = named(points, version)
    return {names[point.key]: point for point in points}


def point_text(name: str, point: TextPoint) -> PointText:
    """A point as results show it, with the place of its first paragraph."""
    place = point.spans[0] if point.spans else None
    if place is None:
        return PointText(id=name, label=point.label, text=point.text)
    return PointText(
        id=name,
        label=point.label,
        text=point.text,
        part=place.part,
        page=place.page,
        start=place.start,
        end=place.end,
    )
