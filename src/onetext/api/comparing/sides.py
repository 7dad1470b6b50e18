"""A text to be compared: read from a file, or taken from a case."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onetext.api.textfile import Where, read_text_file
from onetext.model.results import FileView

if TYPE_CHECKING:
    from onetext.documents import Document
    from onetext.drafts import TextPoint

__all__ = ["Side", "brackets_in", "file_view", "read_sides"]

_COUNTED = re.compile(r"The file has [\d,]+ (?:tracked change|comment)s? ")
"""Notices that repeat what `revisions` and `comments` count."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the texts.

    Attributes
    ----------
    name
        Id of the draft, or name of the file.
    notices
        What a reader of the points should know, in sentences.
    document, data
        The file that was read, and its bytes; None for a draft whose points were typed into the case.
    """

    name: str
    points: tuple[TextPoint, ...]
    notices: tuple[str, ...] = ()
    document: Document | None = None
    data: bytes | None = None

    @property
    def word_file(self) -> bytes | None:
        """The bytes, where they are those of a Word file."""
        return self.data if self.document is not None and self.document.format == "docx" else None


def read_sides(paths: Iterable[Where], *, encoding: str | None = None, layout: bool = False) -> list[Side]:
    """Read files. Two files of one name go by their paths.

    Raises
    ------
    DocumentError
        When a file is not one of the formats, is encrypted, damaged or empty, or goes beyond a limit.
    UsageError
        When a file cannot be opened.
    """
    given = [os.fspath(path) for path in paths]
    short = Counter(Path(path).name for path in given)
    names = [Path(path).name if short[Path(path).name] == 1 else path for path in given]
    return [_read_side(path, name, encoding, layout) for path, name in zip(given, names, strict=True)]


def _read_side(path: str, name: str, encoding: str | None, layout: bool) -> Side:
    found = read_text_file(path, name, encoding=encoding, layout=layout)
    return Side(name=name, points=found.points, notices=found.notices, document=found.document, data=found.data)


def brackets_in(points: Iterable[TextPoint]) -> int:
    """How many stretches of a text are disputed, offered as alternatives or left open."""
    from onetext.drafts import bracket_counts

    return bracket_counts(points)["open"]


def file_view(side: Side) -> FileView:
    """What a file is, and what a reader may not have seen in it."""
    assert side.document is not None
    document = side.document
    return FileView(
        name=side.name,
        format=document.format,
        sha256=document.sha256,
        points=len(side.points),
        brackets=brackets_in(side.points),
        revisions=_by_author(item.author for item in document.revisions),
        comments=_by_author(item.author for item in document.comments),
        notices=tuple(said for said in side.notices if not _COUNTED.match(said)),
    )


def _by_author(authors: Iterable[str]) -> dict[str, int]:
    counts = Counter(author or "unnamed" for author in authors)
    return {author: counts[author] for author in sorted(counts, key=lambda one: (one.casefold(), one))}
