"""A file as one running text with its paragraphs: for reading what it says rather than how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onetext.documents.decoding import decode
from onetext.documents.limits import DEFAULT_LIMITS, Limits
from onetext.documents.reading import read_document
from onetext.documents.telling import tell
from onetext.documents.text import Document, Format
from onetext.errors import DocumentError

__all__ = ["Prose", "prose"]

_BETWEEN = "\n\n"
_LONGEST = 2_000_000
"""Characters of the longest text that is read for what it says: a book of a thousand pages."""
_WIDEST = 4
"""Most bytes of a character."""


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
    """Read a file's bytes as one running text; parameters and errors as of `read_document`.

    A paragraph may be as long as the text: an article without line breaks is one all the same. A text of over two
    million characters is refused (E504).
    """
    limits = replace(limits, paragraph=limits.file_bytes)
    if tell(data, name, format)[0] == "txt" and _WIDEST * _LONGEST < len(data) <= limits.file_bytes:
        raise _too_long(name, f"{limits.size_of(data)} of text")
    document = read_document(data, name, format=format, encoding=encoding, layout=False, limits=limits)
    _check_length(document, name)
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


def _check_length(document: Document, name: str) -> None:
    """Refuse what is no article."""
    length = sum(len(block.text) for block in document.blocks)
    if length > _LONGEST:
        raise _too_long(name, f"{length:,} characters")


def _too_long(name: str, size: str) -> DocumentError:
    return DocumentError(
        name,
        f"the file has {size}; the limit for an article is {_LONGEST:,} characters",
        hint="read it in parts, one article a file",
        code="E504",
    )
