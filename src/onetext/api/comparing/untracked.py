"""What was changed without a tracked change, in a file that tracks some: what a reader was not meant to see.

The file after, with every tracked change rejected, should be the file before. Where it is not, somebody changed the
text and did not track it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onetext.api.comparing.sides import Side
from onetext.model.results import SUBSTANTIVE, Link, LinkFlag

if TYPE_CHECKING:
    from onetext.documents import Block, Document, Span
    from onetext.drafts import PointLink, TextPoint

__all__ = ["Untracked", "untracked", "untracked_warning", "with_untracked"]

_MOST, _LONGEST = 4, 60
"""Differences that a remark names, and characters of each."""


@dataclass(frozen=True, slots=True)
class Untracked:
    """Keys of points, before and after, that differ without a tracked change -> how, in words."""

    before: Mapping[str, str]
    after: Mapping[str, str]

    def named(self, first: str, second: str) -> Untracked:
        """The same with the ids that points have in a case."""
        return Untracked(
            {f"{first}/{key}": said for key, said in self.before.items()},
            {f"{second}/{key}": said for key, said in self.after.items()},
        )


def untracked(before: Side, after: Side) -> Untracked | None:
    """Which points were changed without a tracked change; None where the file after tracks no change of its text."""
    from onetext.drafts import align, document_points

    document = after.document
    if document is None or all(item.kind == "formatted" for item in document.revisions):
        return None
    original = document_points(document, "before").points if document.original else ()
    old = {point.key: point for point in before.points}
    was = {point.key: point for point in original}
    now = _standing(original, after.points, document)
    gone: dict[str, str] = {}
    come: dict[str, str] = {}
    for link in align(before.points, original):
        if said := _difference(link, old, was):
            gone |= dict.fromkeys(link.before, said)
            come |= dict.fromkeys((key for name in link.after for key in now.get(name, ())), said)
    return Untracked(gone, come)


def _difference(link: PointLink, old: Mapping[str, TextPoint], was: Mapping[str, TextPoint]) -> str:
    """How a link's words, or their place, differ; "" where they do not."""
    from onetext.drafts import redline

    if link.op in ("added", "removed"):
        return link.op
    found = redline("\n".join(old[key].text for key in link.before), "\n".join(was[key].text for key in link.after))
    edits = [edit for edit in found.edits if edit.op != "same"]
    if found.layout_only or not edits:
        return "moved" if link.moved else ""
    said = [_told(edit.op, edit.text) for edit in edits[:_MOST]]
    return ", ".join([*said, *(["and more"] if len(edits) > _MOST else [])])


def _told(op: str, text: str) -> str:
    words = " ".join(text.split())
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"{'struck' if op == 'struck' else 'new'} “{shown}”"


def _standing(
    original: Sequence[TextPoint], points: Sequence[TextPoint], document: Document
) -> dict[str, tuple[str, ...]]:
    """Key of a point as the file was -> keys of the points that stand in the same paragraphs, or the same note, now."""
    here: dict[int, list[str]] = {}
    notes: dict[Sequence[Span], list[str]] = {}
    for point in points:
        if point.kind == "note":
            notes.setdefault(point.spans, []).append(point.key)
        for paragraph in _paragraphs(point, document.blocks):
            here.setdefault(paragraph, []).append(point.key)
    return {
        point.key: tuple(notes.get(point.spans, ()))
        if point.kind == "note"
        else tuple(key for number in _paragraphs(point, document.original) for key in here.get(number, ()))
        for point in original
    }


def _paragraphs(point: TextPoint, blocks: Sequence[Block]) -> Iterable[int]:
    return (paragraph for index in point.blocks for paragraph in blocks[index].paragraphs)


def untracked_warning(links: Sequence[Link], name: str) -> tuple[str, ...]:
    """A sentence on the changes that are not tracked, if there are any."""
    secret = [link for link in links if "untracked" in link.flags]
    if not secret:
        return ()
    named = ", ".join(", ".join(link.to or link.from_) for link in secret[:12]) + (", …" if len(secret) > 12 else "")
    number = f"{len(secret)} of the changes are" if len(secret) > 1 else "1 of the changes is"
    return (f"{name} tracks changes, but {number} in it without a tracked change: {named}",)


def with_untracked(links: Iterable[Link], found: Untracked | None) -> tuple[Link, ...]:
    """The links, those changed without a tracked change flagged."""
    if found is None:
        return tuple(links)
    return tuple(_flagged(link, found) for link in links)


def _flagged(link: Link, found: Untracked) -> Link:
    """Behind the flags of substance, before those of form; a link that shows no difference has none to be tracked."""
    said = dict.fromkeys(
        [found.before[key] for key in link.from_ if key in found.before]
        + [found.after[key] for key in link.to if key in found.after]
    )
    if not said or (link.op == "kept" and not any(piece.op != "same" for piece in link.redline)):
        return link
    remark = f"without a tracked change: {'; '.join(said)}"
    first: list[LinkFlag] = [flag for flag in link.flags if flag in SUBSTANTIVE]
    rest = [flag for flag in link.flags if flag not in SUBSTANTIVE]
    return replace(link, flags=(*first, "untracked", *rest), remarks=(remark, *link.remarks))
