"""What a file says beside its text: comments in full, and whose tracked changes stand in which point."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onetext.api.comparing.sides import Side
from onetext.model.results import FileComment, Link, TrackedBy

if TYPE_CHECKING:
    from onetext.documents import Revision
    from onetext.drafts import TextPoint

__all__ = ["comments_of", "outside_warning", "picture_warning", "with_tracked"]

_MOST, _LONGEST = 6, 200
"""Texts of headers and the like that a warning quotes, and characters of each."""
_PAGE = re.compile(r"\t+[0-9]+$")
"""The number of a page behind a line of a table of contents, or beside a running head."""


def comments_of(side: Side) -> tuple[FileComment, ...]:
    """The comments of a file in its order, each with the point it stands at as the file stands."""
    if side.document is None:
        return ()
    at = _points_at(side)
    return tuple(
        FileComment(
            id=item.id,
            author=item.author,
            date=item.date,
            text=item.text,
            on=item.on,
            point="" if item.block is None else at.get(item.block, ""),
            answers=item.answers,
        )
        for item in side.document.comments
    )


def _points_at(side: Side) -> dict[int, str]:
    """Paragraph as marked -> key of the first point that stands in it."""
    out: dict[int, str] = {}
    for point in side.points:
        for paragraph in _paragraphs(point, side):
            out.setdefault(paragraph, point.key)
    return out


def _paragraphs(point: TextPoint, side: Side) -> Iterable[int]:
    assert side.document is not None
    return (paragraph for index in point.blocks for paragraph in side.document.blocks[index].paragraphs)


def with_tracked(
    links: Iterable[Link], before: Side, after: Side, first: str = "", second: str = ""
) -> tuple[Link, ...]:
    """The links, each with those who tracked changes in it in the file after.

    A removed point is found by its words among those that the file had before its tracked changes.

    Parameters
    ----------
    first, second
        What the ids of points begin with in a case, "" for files.
    """
    document = after.document
    changes = [item for item in document.revisions if item.kind != "formatted"] if document else []
    if not changes:
        return tuple(links)
    by_paragraph: dict[int, list[Revision]] = {}
    for item in changes:
        by_paragraph.setdefault(item.block, []).append(item)
    now = {_named(second, point.key): tuple(_paragraphs(point, after)) for point in after.points}
    gone = _original_places(before, after, first)
    return tuple(_with_tracked(link, now, gone, by_paragraph) for link in links)


def _named(draft: str, key: str) -> str:
    return f"{draft}/{key}" if draft else key


def _original_places(before: Side, after: Side, first: str) -> dict[str, tuple[int, ...]]:
    """Point before -> the paragraphs of the file after in which it stood in the same words before tracked changes."""
    from onetext.drafts import document_points

    assert after.document is not None
    places: dict[str, list[tuple[int, ...]]] = {}
    for point in document_points(after.document, "before").points:
        found = [at for index in point.blocks for at in after.document.original[index].paragraphs]
        places.setdefault(point.text, []).append(tuple(found))
    return {
        _named(first, point.key): places[point.text].pop(0)
        for point in before.points
        if point.text and places.get(point.text)
    }


def _with_tracked(
    link: Link,
    now: Mapping[str, tuple[int, ...]],
    gone: Mapping[str, tuple[int, ...]],
    changes: Mapping[int, list[Revision]],
) -> Link:
    places = [at for name in link.to for at in now.get(name, ())]
    places += [at for name in link.from_ for at in gone.get(name, ())]
    found = Counter((item.author, item.date[:10]) for at in dict.fromkeys(places) for item in changes.get(at, ()))
    tracked = tuple(TrackedBy(author=author, date=date, changes=number) for (author, date), number in found.items())
    return replace(link, tracked=tracked)


def picture_warning(before: Side, after: Side) -> tuple[str, ...]:
    """A sentence on pictures that one of two Word files has and the other lacks: a map may have changed."""
    from onetext.drafts import pictures_apart

    if before.word_file is None or after.word_file is None:
        return ()
    counts = pictures_apart(before.word_file, after.word_file, (before.name, after.name))
    said = [f"{number} in {side.name} only" for number, side in zip(counts, (before, after), strict=True) if number]
    return (f"pictures differ, and are not compared: {', '.join(said)}",) if said else ()


def outside_warning(before: Side, after: Side) -> tuple[str, ...]:
    """A sentence on headers, footers and tables of contents of two Word files that differ: they are no points."""
    files = (before.document, after.document)
    if any(file is None or file.format != "docx" for file in files):
        return ()
    old, new = ({_PAGE.sub("", text): text for text in file.left_out} for file in files if file is not None)
    gone = [_quoted(text) for key, text in old.items() if key not in new]
    come = [_quoted(text) for key, text in new.items() if key not in old]
    said = [
        f"{text} {where}"
        for texts, where in ((gone, f"in {before.name} only"), (come, f"in {after.name} only"))
        if (text := _listed(texts))
    ]
    if not said:
        return ()
    return (f"headers, footers or tables of contents differ, and are not compared point by point: {'; '.join(said)}",)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f'"{words if len(words) <= _LONGEST else words[:_LONGEST] + "…"}"'


def _listed(texts: list[str]) -> str:
    more = f" and {len(texts) - _MOST} more" if len(texts) > _MOST else ""
    return ", ".join(texts[:_MOST]) + more
