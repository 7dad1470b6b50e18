"""From bytes to a document: the format told from ending and content, and its reader called."""

from __future__ import annotations

from onetext.documents.limits import Limits
from onetext.documents.text import Document, Format

__all__ = ["read_document"]


def read_document(
    data: bytes,
    name: str,
    *,
    format: Format | None,  # noqa: A002  # what everybody calls it
    encoding: str | None,
    layout: bool,
    limits: Limits,
) -> Document:
    """As `onetext.documents.read_document`."""
    raise NotImplementedError
