"""The file of a draft: read, cut into points, and all of it that a draft has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onetext.api.importing.points import labelled
from onetext.api.textfile import TextFile, Where, read_text_file
from onetext.model import DraftFormat
from onetext.model.results import Dropped

if TYPE_CHECKING:
    from onetext.documents import Note

__all__ = ["dropped_from", "read_source"]

_IN_COPY = "a draft holds the words of its points and nothing else"

_OUTSIDE = "running heads, page numbers, navigation and marks of the format are no clauses"


def read_source(
    path: Where,
    format: DraftFormat | None,  # noqa: A002  # what everybody calls it
    *,
    encoding: str | None = None,
    layout: bool = False,
) -> TextFile:
    """Read the file of a draft, its points with keys that a case can have as labels; errors as of `read_text_file`."""
    name = Path(path).name.encode("utf-8", "replace").decode("utf-8")  # a broken name has no place in a text file
    found = read_text_file(path, name, format=format, encoding=encoding, layout=layout)
    return replace(found, points=labelled(found.points))


def dropped_from(source: TextFile) -> tuple[Dropped, ...]:
    """What of a file is not in the points that were cut from it, kind by kind."""
    found = [
        *_revisions(source),
        *_comments(source),
        *_notes(source.document.notes),
        *_left_out(source),
        *((notice.message.rstrip("."), _IN_COPY) for notice in source.document.notices if notice.code == "controls"),
        *_looks(source),
    ]
    return tuple(Dropped(what=what, where=source.name, why=why) for what, why in found)


def _revisions(source: TextFile) -> Iterator[tuple[str, str]]:
    made = source.document.revisions
    if made:
        why = "the text is taken as it stands, with every change accepted; onetext compare shows what they changed"
        yield f"{_many(len(made), 'tracked change')} by {_authors(item.author for item in made)}", why


def _comments(source: TextFile) -> Iterator[tuple[str, str]]:
    made = source.document.comments
    if made:
        yield f"{_many(len(made), 'comment')} by {_authors(item.author for item in made)}", _IN_COPY


def _notes(notes: Sequence[Note]) -> Iterator[tuple[str, str]]:
    for note in notes:
        if note.block is not None or not note.text.strip():
            continue  # it is a point
        yield f'the {note.kind} "{" ".join(note.text.split())}"', _IN_COPY


def _left_out(source: TextFile) -> Iterator[tuple[str, str]]:
    texts = list(dict.fromkeys(" ".join(text.split()) for text in source.document.left_out))
    for text in texts:
        yield f'text outside the draft itself: "{text}"', _OUTSIDE


def _looks(source: TextFile) -> Iterator[tuple[str, str]]:
    kinds = sorted({look for point in source.points for _, _, looks in point.looks for look in looks})
    if kinds:
        yield f"how words look: {', '.join(kinds)}", _IN_COPY


def _authors(names: Iterable[str]) -> str:
    counts = Counter(name or "unnamed" for name in names)
    return ", ".join(f"{name} ({counts[name]})" for name in sorted(counts, key=lambda one: (one.casefold(), one)))


def _many(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
