"""What was changed without a tracked change, in a file that tracks some: what a reader was not meant to see.

The file after, with every tracked change rejected, should be the file before. Where it is not, somebody changed the
text and did not track it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onetext.api.comparing.sides import Side
from onetext.model.results import Link, LinkFlag

if TYPE_CHECKING:
    from onetext.documents import Block, Document
    from onetext.drafts import PointLink, TextPoint

__all__ = ["Untracked", "untracked", "with_untracked"]

_SUBSTANTIVE = ("number", "date", "negation", "modal", "party", "term")


@dataclass(frozen=True, slots=True)
class Untracked:
    """Keys of points, before and after, that differ without a tracked change; None where nothing is tracked."""

    before: frozenset[str]
    after: frozenset[str]


def untracked(before: Side, after: Side) -> Untracked | None:
    """Which points were changed without a tracked change; None where the file after tracks no change of its text."""
    from onetext.drafts import align, outline

    document = after.document
    if document is None or all(item.kind == "formatted" for item in document.revisions):
        return None
    original = outline(document.original).points if document.original else ()
    old = {point.key: point for point in before.points}
    was = {point.key: point for point in original}
    now = _standing(original, after.points, document)
    gone: set[str] = set()
    come: set[str] = set()
    for link in align(before.points, original):
        if _differs(link, old, was):
            gone |= set(link.before)
            come |= {key for name in link.after for key in now.get(name, ())}
    return Untracked(frozenset(gone), frozenset(come))


def _differs(link: PointLink, old: Mapping[str, TextPoint], was: Mapping[str, TextPoint]) -> bool:
    """Whether a link stands for a change of words, or of their place."""
    if link.op == "kept":
        return False
    if link.moved or link.op in ("moved", "moved+changed"):
        return True
    before = "\n".join(old[key].text for key in link.before)
    after = "\n".join(was[key].text for key in link.after)
    return before.split() != after.split()


def _standing(
    original: Sequence[TextPoint], points: Sequence[TextPoint], document: Document
) -> dict[str, tuple[str, ...]]:
    """Key of a point as the file was -> keys of the points that stand in the same paragraphs now."""
    here: dict[int, list[str]] = {}
    for point in points:
        for paragraph in _paragraphs(point, document.blocks):
            here.setdefault(paragraph, []).append(point.key)
    return {
        point.key: tuple(key for number in _paragraphs(point, document.original) for key in here.get(number, ()))
        for point in original
    }


def _paragraphs(point: TextPoint, blocks: Sequence[Block]) -> Iterable[int]:
    return (paragraph for index in point.blocks for paragraph in blocks[index].paragraphs)


def with_untracked(links: Iterable[Link], found: Untracked | None) -> tuple[Link, ...]:
    """The links, those changed without a tracked change flagged."""
    if found is None:
        return tuple(links)
    return tuple(_flagged(link) if _touched(link, found) else link for link in links)


def _touched(link: Link, found: Untracked) -> bool:
    differs = link.op != "kept" or any(piece.op != "same" for piece in link.redline)
    return differs and not (found.before.isdisjoint(link.from_) and found.after.isdisjoint(link.to))


def _flagged(link: Link) -> Link:
    """Behind the flags of substance, before those of form."""
    first: list[LinkFlag] = [flag for flag in link.flags if flag in _SUBSTANTIVE]
    rest = [flag for flag in link.flags if flag not in _SUBSTANTIVE]
    return replace(link, flags=(*first, "untracked", *rest))
