"""Files to text: DOCX, PDF, HTML, Markdown, plain text. Knows nothing of negotiation."""

from __future__ import annotations

from onetext.documents.docx import Package, open_package, parse_xml
from onetext.documents.label_words import ALONE_WORDS, HAN_UNITS, LABEL_WORDS
from onetext.documents.limits import DEFAULT_LIMITS, Limits
from onetext.documents.numerals import LATER, NUMBER_WORDS, roman_number, roman_text
from onetext.documents.running import Prose, prose
from onetext.documents.text import (
    Block,
    BlockKind,
    Comment,
    Document,
    Format,
    Look,
    Mark,
    MarkedParagraph,
    Note,
    Notice,
    Piece,
    Revision,
    Span,
)

__all__ = [
    "ALONE_WORDS",
    "DEFAULT_LIMITS",
    "HAN_UNITS",
    "LABEL_WORDS",
    "LATER",
    "NUMBER_WORDS",
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Format",
    "Limits",
    "Look",
    "Mark",
    "MarkedParagraph",
    "Note",
    "Notice",
    "Package",
    "Piece",
    "Prose",
    "Revision",
    "Span",
    "open_package",
    "parse_xml",
    "prose",
    "read_document",
    "roman_number",
    "roman_text",
]


def read_document(
    data: bytes,
    name: str,
    *,
    format: Format | None = None,  # noqa: A002  # what everybody calls it
    encoding: str | None = None,
    layout: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read a file's bytes.

    Parameters
    ----------
    name
        What messages call the file; its ending tells the format where none is given.
    encoding
        Of plain text, Markdown and HTML that is not UTF-8.
    layout
        Read a PDF by the places of its words (needs the extra `pdf`), for columns and tables.

    Raises
    ------
    DocumentError
        When the file cannot be read: unknown format, encrypted, damaged, no text, beyond a limit. Never an empty
        document.
    """
    from onetext.documents.reading import read_document as read  # loads the reader of the format and no other

    return read(data, name, format=format, encoding=encoding, layout=layout, limits=limits)
