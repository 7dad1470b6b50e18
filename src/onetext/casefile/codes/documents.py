"""Codes for drafts that cannot be read as files of their format."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.casefile.codes.entry import FaultCode

__all__ = ["DOCUMENTS"]

DOCUMENTS: Mapping[str, FaultCode] = {
    "E501": FaultCode(
        "A file has a format that cannot be read",
        "DOCX, PDF, HTML, Markdown and plain text can be read. A program that reads another format can save it as DOCX."
        " Reading a PDF by its layout needs the extra `pdf`.",
        "draft.doc",
        "draft.docx   (saved as Word document from the program that wrote it)",
    ),
    "E502": FaultCode(
        "A file is protected by a password",
        "Nothing is tried against it. Whoever knows the password can save a copy without one.",
        "draft.pdf   (asks for a password when it is opened)",
        "draft.pdf   (printed to a new PDF, without a password)",
    ),
    "E503": FaultCode(
        "A file is damaged",
        "It breaks off, or its inside is not what its format says. A part of a draft is not taken for the whole.",
        "draft.docx   (a download that broke off)",
        "draft.docx   (fetched again)",
    ),
    "E504": FaultCode(
        "A file is beyond a limit",
        "Limits on size, pages, paragraphs, nesting, time and memory stop files that would keep the computer busy for"
        " ever, or fill it. The message names the limit.",
        "archive.pdf   (3,000 pages)",
        "agreement.pdf   (the pages that hold the agreement, printed to a new PDF)",
    ),
    "E505": FaultCode(
        "A file is refused for safety",
        "Its XML declares entities or a document type, or reaches for other files. No word processor writes such a"
        " document.",
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>   (in word/document.xml)',
        "draft.docx   (opened in a word processor and saved again)",
    ),
    "E506": FaultCode(
        "A file has no text",
        "It is empty, or its pages are pictures of text. An empty draft would look as if every point had been struck.",
        "scan.pdf   (photographs of pages)",
        "scan.pdf   (after text recognition, OCR)",
    ),
    "E507": FaultCode(
        "The characters of a text file cannot be told",
        "Files are read as UTF-8 unless they say otherwise. The message names the first byte that does not fit. A guess"
        " could change letters unseen.",
        "onetext compare old.txt new.txt   (old.txt was saved by an old program)",
        "onetext compare old.txt new.txt --encoding cp1251",
    ),
}
"""E5xx."""
