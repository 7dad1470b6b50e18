"""Files to text: DOCX, PDF, HTML, Markdown, plain text. Knows nothing of negotiation.

The files are loaded at first use: a plain text needs nothing of what Word documents need.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from onetext.documents.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from onetext.documents.docx import Package, open_package, parse_xml
    from onetext.documents.label_words import ALONE_WORDS, HAN_UNITS, LABEL_WORDS
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
        Publication,
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
    "Publication",
    "Revision",
    "Span",
    "open_package",
    "parse_xml",
    "prose",
    "read_document",
    "roman_number",
    "roman_text",
]

_IN = {
    "docx": "Package open_package parse_xml",
    "label_words": "ALONE_WORDS HAN_UNITS LABEL_WORDS",
    "numerals": "LATER NUMBER_WORDS roman_number roman_text",
    "running": "Prose prose",
    "text": "Block BlockKind Comment Document Format Look Mark MarkedParagraph Note Notice Piece "
    "Publication Revision Span",
}
"""File -> the names that it declares."""
_HOMES = {name: file for file, names in _IN.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


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
