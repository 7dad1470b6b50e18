"""A file as one running text with its paragraphs: for reading what it says rather than how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.documents.decoding import decode
from onetext.documents.limits import DEFAULT_LIMITS, Limits
from onetext.documents.reading import read_document
from onetext.documents.text import Document, Format

__all__ = ["Prose", "prose"]

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A running text.

    Attributes
    ----------
    text
        Of a plain text file the whole file as decoded, without a byte order mark; of other formats the blocks with a
        blank line between them.
    paragraphs
        Start and end of each in `text`, in code points, end exclusive.
    is_file
        Whether offsets into `text` are offsets into the decoded file.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    is_file: bool
    document: Document


def prose(
    data: bytes,
    name: str,
    *,
    format: Format | None = None,  # noqa: A002  # as in read_document
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Prose:
    """Read a file's bytes as one running text; parameters and errors as of `read_document`."""
    document = read_document(data, name, format=format, encoding=encoding, layout=False, limits=limits)
    if document.format == "txt":
        decoded = decode(data, name, encoding)
        places = tuple((decoded.point(block.span.start), decoded.point(block.span.end)) for block in document.blocks)
        return Prose(text=decoded.text, paragraphs=places, is_file=True, document=document)
    places_of_blocks: list[tuple[int, int]] = []
    at = 0
    for block in document.blocks:
        places_of_blocks.append((at, at + len(block.text)))
        at += len(block.text) + len(_BETWEEN)
    text = _BETWEEN.join(block.text for block in document.blocks)
    return Prose(text=text, paragraphs=tuple(places_of_blocks), is_file=False, document=document)
