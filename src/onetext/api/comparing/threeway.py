"""Three texts: a base, and two drafts grown from it. Only words that both changed, and differently, conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onetext.api.comparing.points import named
from onetext.api.comparing.sides import Side
from onetext.model.results import ConflictPiece, MergedPoint

if TYPE_CHECKING:
    from onetext.drafts import MergePiece

__all__ = ["merged_points"]


def merged_points(base: Side, a: Side, b: Side, *, in_case: bool) -> tuple[MergedPoint, ...]:
    """What two drafts made of each point of the text that both grew from, and what each added."""
    from onetext.drafts import merge_points

    names = [named(side.points, side.name if in_case else "") for side in (base, a, b)]
    return tuple(
        MergedPoint(
            base=tuple(names[0][key] for key in point.base),
            a=tuple(names[1][key] for key in point.a),
            b=tuple(names[2][key] for key in point.b),
            status=point.status,
            conflicts=point.conflicts,
            pieces=tuple(map(_piece, point.pieces)),
            remarks=point.remarks,
        )
        for point in merge_points(base.points, a.points, b.points)
    )


def _piece(piece: MergePiece) -> ConflictPiece:
    return ConflictPiece(by=piece.by, base=piece.base, a=piece.a, b=piece.b)
