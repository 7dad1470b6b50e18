"""Three texts: a base, and two drafts grown from it. Only words that both changed, and differently, conflict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onetext.api.comparing.drafts import grouped
from onetext.api.comparing.points import by_name, texts_of
from onetext.api.comparing.sides import Side
from onetext.model import Draft
from onetext.model.results import ConflictPiece, Link, MergedPoint

if TYPE_CHECKING:
    from onetext.drafts import MergePiece, PointLink, PointMerge

__all__ = ["merged_drafts", "merged_files"]


def merged_files(base: Side, a: Side, b: Side) -> tuple[MergedPoint, ...]:
    """What two files made of each point of the one that both grew from, and what each added."""
    from onetext.drafts import merge_points

    return _told(merge_points(base.points, a.points, b.points), (a.name, b.name))


def merged_drafts(base: Draft, a: Draft, b: Draft) -> tuple[MergedPoint, ...]:
    """The same for drafts of a case, whose record says which point became which."""
    from onetext.drafts import align, joined_points

    to_a, to_b = grouped(base, a), grouped(base, b)
    texts = tuple(by_name(texts_of(draft), draft.id) for draft in (base, a, b))
    added = align(
        [texts[1][link.to[0]] for link in to_a if not link.from_],
        [texts[2][link.to[0]] for link in to_b if not link.from_],
    )
    points = (texts_of(base), texts_of(a), texts_of(b))
    return _told(joined_points(points, _by_key(to_a), _by_key(to_b), added), (a.id, b.id), (base.id, a.id, b.id))


def _by_key(links: Iterable[Link]) -> list[PointLink]:
    """Links with the keys of points, which are their ids without the draft."""
    from onetext.drafts import PointLink

    return [
        PointLink(
            before=tuple(name.partition("/")[2] for name in link.from_),
            after=tuple(name.partition("/")[2] for name in link.to),
            op=link.op,
            score=link.similarity or 0.0,
            moved=link.moved,
            review=link.review,
        )
        for link in links
    ]


def _told(
    points: Iterable[PointMerge], names: tuple[str, str], drafts: Sequence[str] = ("", "", "")
) -> tuple[MergedPoint, ...]:
    base, a, b = drafts
    return tuple(
        MergedPoint(
            base=_named(point.base, base),
            a=_named(point.a, a),
            b=_named(point.b, b),
            status=point.status,
            conflicts=point.conflicts,
            pieces=tuple(map(_piece, point.pieces)),
            remarks=tuple(_by_name(remark, names) for remark in point.remarks),
        )
        for point in points
    )


def _named(keys: Iterable[str], draft: str) -> tuple[str, ...]:
    return tuple(f"{draft}/{key}" if draft else key for key in keys)


def _by_name(remark: str, names: tuple[str, str]) -> str:
    """A remark that says `in A` or `to B`, with the names of the two texts."""
    return re.sub(r"\b(in|to) ([AB])\b", lambda found: f"{found[1]} {names['AB'.index(found[2])]}", remark)


def _piece(piece: MergePiece) -> ConflictPiece:
    return ConflictPiece(by=piece.by, base=piece.base, a=piece.a, b=piece.b)
