"""From bytes to a document: the format told from ending and content, and its reader called."""

from __future__ import annotations

from dataclasses import replace

from onetext.documents.limits import Limits
from onetext.documents.telling import tell
from onetext.documents.text import Document, Format
from onetext.errors import DocumentError

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
    if not data:
        raise DocumentError(name, "the file is empty", hint="check that this is the right file", code="E506")
    if len(data) > limits.file_bytes:
        raise DocumentError(
            name,
            f"the file has {limits.size_of(data)}; the limit is {limits.file_bytes / 2**20:,.0f} MB",
            hint="drafts are far smaller: leave out pictures, or read a part of it",
            code="E504",
        )
    told, notice = tell(data, name, format)
    document = _read(data, name, told, encoding, layout, limits)
    _check_lengths(document, name, limits.paragraph)
    return replace(document, notices=(notice, *document.notices)) if notice else document


def _check_lengths(document: Document, name: str, most: int) -> None:
    for number, block in enumerate(document.blocks, start=1):
        if len(block.text) > most:
            raise DocumentError(
                name,
                f"paragraph {number} has {len(block.text):,} characters; the limit is {most:,}",
                hint="no point of a draft is that long: part the text by line breaks, one paragraph a line",
                code="E504",
            )


def _read(data: bytes, name: str, told: Format, encoding: str | None, layout: bool, limits: Limits) -> Document:
    """Each reader is loaded where it is called."""
    if told == "docx":
        from onetext.documents.docx.reading import read_docx

        return read_docx(data, name, limits)
    if told == "pdf":
        from onetext.documents.pdf.reading import read_pdf

        return read_pdf(data, name, limits, layout)
    if told == "html":
        from onetext.documents.html.reading import read_html

        return read_html(data, name, encoding, limits)
    if told == "md":
        from onetext.documents.markdown import read_markdown

        return read_markdown(data, name, encoding, limits)
    from onetext.documents.plain import read_plain

    return read_plain(data, name, encoding, limits)
