"""The file of a text: its bytes, and the points that were cut from it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onetext.errors import UsageError
from onetext.model import DraftFormat

if TYPE_CHECKING:
    from onetext.documents import Document
    from onetext.drafts import TextPoint

__all__ = ["TextFile", "Where", "read_text_file"]

Where = str | os.PathLike[str]


@dataclass(frozen=True, kw_only=True)
class TextFile:
    """A file that was read: its bytes, its points, and what a reader should know of how they were found.

    Attributes
    ----------
    name
        What the file is called in results.
    notices
        In sentences, each once.
    """

    name: str
    data: bytes
    document: Document
    points: tuple[TextPoint, ...]
    notices: tuple[str, ...]


def read_text_file(
    path: Where,
    name: str,
    *,
    format: DraftFormat | None = None,  # noqa: A002  # what everybody calls it
    encoding: str | None = None,
    layout: bool = False,
) -> TextFile:
    """Read a file and cut the text, as it stands, into points.

    Raises
    ------
    DocumentError
        When the file cannot be read as a text of this format, or goes beyond a limit.
    UsageError
        When it cannot be opened.
    """
    from onetext.documents import read_document
    from onetext.drafts import document_points

    data = _bytes_of(path)
    document = read_document(data, name, format=format, encoding=encoding, layout=layout)
    cut = document_points(document)
    said = tuple(dict.fromkeys(notice.message for notice in (*document.notices, *cut.notices)))
    return TextFile(name=name, data=data, document=document, points=cut.points, notices=said)


def _bytes_of(path: Where) -> bytes:
    """The bytes of a file, and one more than any reader takes of a larger one."""
    from onetext.documents import DEFAULT_LIMITS

    try:
        with Path(path).open("rb") as file:
            return file.read(DEFAULT_LIMITS.file_bytes + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f'cannot read "{os.fspath(path)[:200]}": {why}') from error
